"""Contradictions as one audience may see them: each pair with both sentences and both quotes, neither preferred."""

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.base.language import Lang
from habeas.disclosure.audience import Audience, require_self
from habeas.disclosure.gate.audiences import rules_of
from habeas.disclosure.sentences import Teller
from habeas.disclosure.sides import SideView, side_of, teller_of
from habeas.evidence.sources.independence import Independence
from habeas.evidence.sources.source import Source
from habeas.findings.contradictions.pair import Contradiction
from habeas.findings.contradictions.rules import rules
from habeas.record.casefile import CaseFile
from habeas.record.marks import UNMARKED, Marks
from habeas.record.vocabulary.loading import vocabulary


@dataclass(frozen=True, slots=True)
class PairView:
    """One pair. `rule` is stable; `label`, `why` and `unsure` are in the language of the view.

    `about` is the label of the field they differ in, None where it is no single field; `unsure` is
    None where the two surely speak of one thing.
    """

    rule: str
    label: str
    why: str
    about: str | None
    unsure: str | None
    sides: tuple[SideView, SideView]


@dataclass(frozen=True, slots=True)
class ContradictionsView:
    """All pairs that this audience may see; `withheld` is how many it may not."""

    lang: Lang
    audience: Audience
    pairs: tuple[PairView, ...]
    withheld: int


def view_contradictions(
    found: Sequence[Contradiction],
    casefile: CaseFile,
    sources: Sequence[Source],
    audience: Audience,
    lang: Lang,
    independence: Independence | None = None,
    marks: Marks = UNMARKED,
) -> ContradictionsView:
    """The pairs of which this audience may see both sides, in their order.

    A pair with a side whose property the audience's list does not name is withheld and counted.
    `independence` says which sources count as one, None where they were not compared; `marks` which quotes
    were recognised on a picture or heard by a program.
    Raises WrongCall for every other audience.
    """
    require_self(audience)
    allowed = rules_of(audience).told & vocabulary().properties.keys()
    shown = [one for one in found if {one.one.prop, one.other.prop} <= allowed]
    teller = teller_of(casefile, allowed, sources, lang, independence, marks)
    pairs = tuple(_pair(one, teller) for one in shown)
    return ContradictionsView(lang, audience, pairs, len(found) - len(shown))


def _pair(one: Contradiction, teller: Teller) -> PairView:
    lang = teller.words.lang
    rule = rules().rules[one.rule]
    fields = teller.vocabulary.properties[one.one.prop].fields
    return PairView(
        rule=one.rule,
        label=rule.label[lang],
        why=rule.why[lang],
        about=None if one.about is None or one.about not in fields else fields[one.about].labels[lang],
        unsure=None if one.sure else rule.unsure[lang],
        sides=(side_of(one.one, teller), side_of(one.other, teller)),
    )
