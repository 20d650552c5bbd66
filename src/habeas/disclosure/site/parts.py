"""The parts of a page that go by time and by kind: what happened, and what else the sources say."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from habeas.base.ids import StatementId
from habeas.disclosure.sections import in_order, is_personal, parted
from habeas.disclosure.site.accusation import TOLD_HERE
from habeas.disclosure.site.asking import ASKED
from habeas.disclosure.site.page import Told
from habeas.disclosure.site.telling import PublicTeller
from habeas.disclosure.view import Group, Section
from habeas.record.casefile import CaseFile, Fact

BARE = frozenset({"person", "alias", "organ", "days_held", "norm_cited"})
"""Properties that name or count something which other sentences of the page say better."""


def chronology(casefile: CaseFile, teller: PublicTeller) -> tuple[Told, ...]:
    """Every event with a year, earliest first."""
    return tuple(teller.tell(fact) for fact in in_order(_events(casefile, teller)))


def _events(casefile: CaseFile, teller: PublicTeller) -> list[Fact]:
    terms = teller.teller.vocabulary.properties
    return [
        fact
        for fact in casefile.facts
        if terms[fact.prop].event and fact.when is not None and fact.when.local_bounds()[0] is not None
    ]


def parts(casefile: CaseFile, told: AbstractSet[StatementId], teller: PublicTeller) -> tuple[Section[Told], ...]:
    """What the other parts of the page do not tell, by kind. `told` are statements that were told already."""
    events = {id(fact) for fact in _events(casefile, teller)}
    left = [
        fact
        for fact in casefile.facts
        if id(fact) not in events
        and fact.prop not in (*TOLD_HERE, *ASKED, *BARE)
        and not is_personal(fact, casefile.detainees)
        and told.isdisjoint(each.id for each in fact.statements)
    ]
    made = parted(left, teller.teller.words, teller.tell, lambda mine: _by_side(mine, teller))
    return tuple(replace(part, lead="") if part.id == "ledger" else part for part in made)


def _by_side(facts: Sequence[Fact], teller: PublicTeller) -> tuple[Group[Told], ...]:
    """Grouped by who says so, as printed in the source."""
    groups: dict[str | None, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(fact.attributed_to, []).append(fact)
    return tuple(
        Group(
            () if who is None else teller.teller.speaker(said[0]) or (),
            tuple(teller.tell(fact, speaker_said=who is not None) for fact in said),
        )
        for who, said in groups.items()
    )
