"""Questions that events leave open: an arrest without hour or record, a search, a questioning, an order without end."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from habeas.base.ids import EntityId
from habeas.base.moment import Precision
from habeas.base.when import When, on_day
from habeas.findings.contradictions.pair import may_be_one_time, surely_before
from habeas.findings.questions.asking import Proposed
from habeas.findings.questions.proposing import proposed
from habeas.law.clock.row import Uncovered
from habeas.record.casefile import Detainee, Fact, Spell
from habeas.record.fact_fields import asserted, text_of


def questions_of_events(detainee: Detainee) -> Iterator[Proposed]:
    """What the recorded events of one person leave open; events of one kind and day are asked about together."""
    person, facts = detainee.entity.id, detainee.facts
    for place, spell in enumerate(detainee.spells):
        yield from _of_arrest(spell, _beside(detainee, place), person)
    lawyers = _seen_lawyers(facts)
    for group in _by_time(_of(facts, "questioning")):
        if not any(may_be_one_time(fact, lawyer, None) for fact in group for lawyer in lawyers):
            yield proposed("counsel-at-questioning", group, group[0].when, person=person)
    for group in _by_time(_of(facts, "search")):
        yield proposed("decision-of-search", group, group[0].when)
    if not _ends(facts):
        for group in _by_time(_of(facts, "custody_order")):
            yield proposed("end-of-order", group, group[0].when)


def _by_time(facts: Sequence[Fact]) -> list[tuple[Fact, ...]]:
    """Facts of one recorded time together; those without a time are one group."""
    found: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[str(fact.when)].append(fact)
    return [tuple(group) for _, group in sorted(found.items())]


def _beside(detainee: Detainee, place: int) -> list[Fact]:
    """The facts that may belong to one stretch of custody: not those of surely another one."""
    spells = detainee.spells
    before = [fact for spell in spells[:place] for fact in spell.release]
    after = [fact for spell in spells[place + 1 :] for fact in spell.apprehension]
    return [
        fact
        for fact in detainee.facts
        if not (before and all(surely_before(fact, end, None) for end in before))
        and not (after and all(surely_before(start, fact, None) for start in after))
    ]


def _seen_lawyers(facts: Sequence[Fact]) -> list[Fact]:
    """Meetings with counsel, and what is said of somebody's presence at a questioning."""
    told = [fact for fact in _of(facts, "presence") if text_of(fact, "act") in (None, "questioning")]
    return [*_of(facts, "access_to_counsel"), *told]


def questions_of_days(detainee: Detainee, uncovered: Iterable[Uncovered]) -> Iterator[Proposed]:
    """By which order somebody was held on days that no recorded order surely covers."""
    starts = tuple(one for spell in detainee.spells for one in spell.apprehension)
    for run in uncovered:
        if run.sure:
            first, last = (on_day(day.year, day.month, day.day) for day in (run.first, run.last))
            yield proposed("days-without-order", starts, first, person=detainee.entity.id, first=first, last=last)


def _of_arrest(spell: Spell, facts: Sequence[Fact], person: EntityId) -> Iterator[Proposed]:
    """One question for all versions of an arrest; its day is named only where there is one version."""
    starts = spell.apprehension
    if not starts:
        return
    when = starts[0].when if len(starts) == 1 else None
    if not any(_hour(fact) for fact in starts):
        yield proposed("hour-of-apprehension", starts, when, person=person)
    if not _any(facts, "protocol"):
        yield proposed("record-of-apprehension", starts, when, person=person)
    if not _any(facts, "family_notified"):
        yield proposed("family-told", starts, when, person=person)


def _of(facts: Sequence[Fact], prop: str) -> list[Fact]:
    return [fact for fact in facts if fact.prop == prop and asserted(fact)]


def _any(facts: Sequence[Fact], prop: str) -> bool:
    """Whether the record says anything of it, a denial or an absence too: then it is not open."""
    return any(fact.prop == prop for fact in facts)


def _ends(facts: Sequence[Fact]) -> bool:
    return any(text_of(fact, name) is not None for fact in _of(facts, "custody_order") for name in ("term", "until"))


def _hour(fact: Fact) -> bool:
    when: When | None = fact.when
    return when is not None and when.precision >= Precision.MINUTE
