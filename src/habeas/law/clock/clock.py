"""From the facts of a person to what the law required: every rule of the packs, and the custody as a whole."""

from collections.abc import Sequence
from dataclasses import replace

from habeas.law.clock.answering import Case
from habeas.law.clock.applying import Applying
from habeas.law.clock.climbing import Climb, undated_rows
from habeas.law.clock.custody import Custody, custodies
from habeas.law.clock.facts import Facts
from habeas.law.clock.instants import Extent, Zone
from habeas.law.clock.judging import known_by
from habeas.law.clock.liberty import Timeline, Turn
from habeas.law.clock.row import Reckoning, Row, State
from habeas.law.clock.sentence import sentence_rows
from habeas.law.clock.stretches import place, stretches
from habeas.law.clock.summing import Climbed, summary
from habeas.law.pack.pack import Pack
from habeas.law.pack.rule import Ladder


def reckon(facts: Facts, as_of: Extent, packs: Sequence[Pack]) -> Reckoning:
    """What every rule of these packs says on a day.

    The first pack is that of the jurisdiction: its zone is that of events written without an offset
    (unless the facts name one), and the summary is by its ladders. `as_of` is a minute or a whole day;
    what is dated surely after it is not known yet. The order of the events makes no difference.
    Raises ValueError where the facts or the pack name a time zone that does not exist.
    """
    zone = Zone(facts.zone or next((pack.zone for pack in packs if pack.zone is not None), "UTC"))
    known = [placed for placed in place(facts.events, zone) if known_by(placed.extent, as_of)]
    found = stretches(known)
    rows: list[Row] = []
    climbed: list[Climbed] = []
    own: tuple[Custody, ...] = ()
    for number, pack in enumerate(packs):
        applying = Applying(Case(facts, pack, zone), found, as_of, {rule.id: rule for rule in pack.rules})
        held = custodies(found, as_of, zone, pack.country)
        rungs, climbs = _ladders(applying, pack, held)
        rows += rungs
        for rule in pack.rules:
            rows += [row for stretch in range(len(found)) for row in applying.rows(rule, stretch)]
        rows += sentence_rows(applying)
        if number == 0:
            climbed, own = climbs, held
    return Reckoning(tuple(_numbered(rows)), summary(own, climbed, as_of, zone))


def _ladders(applying: Applying, pack: Pack, held: Sequence[Custody]) -> tuple[list[Row], list[Climbed]]:
    rows: list[Row] = []
    climbed: list[Climbed] = []
    for custody in held:
        for ladder in pack.ladders:
            climb = _climb(applying, ladder, custody, held)
            if climb is None:
                rows += undated_rows(applying, ladder, custody)
                continue
            found = climb.rows()
            rows += found
            if found:
                climbed.append(Climbed(climb, tuple(found)))
    return rows, climbed


def _climb(applying: Applying, ladder: Ladder, custody: Custody, held: Sequence[Custody]) -> Climb | None:
    """The ladder on one version of a stretch; None where nothing of it counts."""
    changes = _stopped(custody, ladder, applying.as_of)
    own = replace(custody, changes=tuple(changes))
    strictly = (*ladder.counted, *ladder.counted_strictly)
    begun = next((turn for turn in changes if turn.state in strictly), None)
    if begun is None or begun.extent.hi is None or not any(turn.state in ladder.counted for turn in changes):
        return None
    strict, lenient = _with_earlier(
        ladder, custody, held, own.days(strictly, strict=True), own.days(ladder.counted, strict=False)
    )
    return Climb(
        applying,
        ladder,
        custody,
        custody.placed(begun.event),
        strict,
        lenient,
        _stop(changes, strictly),
        changes[-1].state,
        _overdue(applying, ladder, custody.number),
    )


def _with_earlier(
    ladder: Ladder, custody: Custody, held: Sequence[Custody], strict: Timeline, lenient: Timeline
) -> tuple[Timeline, Timeline]:
    """The days with those of earlier stretches, which count where both are of one case (KZ CPC 152(9)).

    `same_case` of the later arrest says whether they are; where it does not, the strict reading counts
    them and the lenient does not.
    """
    starts = custody.stretch.starts
    same = starts[0].event.fields.get("same_case") if starts and custody.number else "no"
    if same == "no":
        return strict, lenient
    earlier: dict[int, Custody] = {}
    for one in held:
        if one.number < custody.number:
            earlier.setdefault(one.number, one)
    strictly = (*ladder.counted, *ladder.counted_strictly)
    before = [one.days(strictly, strict=True) for one in earlier.values()]
    all_strict = Timeline((*(run for one in before for run in one.runs), *strict.runs))
    if same != "yes":
        return all_strict, lenient
    before = [one.days(ladder.counted, strict=False) for one in earlier.values()]
    return all_strict, Timeline((*(run for one in before for run in one.runs), *lenient.runs))


def _stopped(custody: Custody, ladder: Ladder, as_of: Extent) -> list[Turn]:
    """The changes up to the event that ends the ladder, where they don't name it: house arrest goes on at trial."""
    changes, stretch = list(custody.changes), custody.stretch
    found = [p for p, _ in stretch.matching(ladder.stops_at) if known_by(p.extent, as_of) and p.extent.lo is not None]
    if not found or "case_returned" in stretch.by_type or any(turn.event == found[0].event.id for turn in changes):
        return changes
    before = [turn for turn in changes if not found[0].extent.surely_before(turn.extent)]
    if not before or before[-1].state not in (*ladder.counted, *ladder.counted_strictly):
        return changes
    return [*before, Turn(found[0].extent, "trial", found[0].event.id)]


def _stop(changes: Sequence[Turn], counted: Sequence[str]) -> Turn | None:
    """The change that ended the counted time for good; None while it runs."""
    last = max((n for n, turn in enumerate(changes) if turn.state in counted), default=-1)
    return changes[last + 1] if last + 1 < len(changes) else None


def _overdue(applying: Applying, ladder: Ladder, number: int) -> bool:
    rule = applying.rules.get(ladder.first_order) if ladder.first_order is not None else None
    if rule is None:
        return True
    passed = (State.NO_RECORD, State.MISSED)
    return any(row.state in passed for row in applying.rows(rule, number))


def _numbered(rows: Sequence[Row]) -> list[Row]:
    """The rows, those that say the same of one rule once: where all versions agree none is named."""
    seen: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        seen.setdefault((row.said.id, row.trigger, row.act, row.state, row.due), []).append(row)
    every: dict[str, set[str | None]] = {}
    for row in rows:
        every.setdefault(row.said.id, set()).add(row.version)
    found = []
    for same in seen.values():
        versions = dict.fromkeys(row.version for row in same)
        agreed = len(same) > 1 and versions.keys() == every[same[0].said.id]
        found += (
            [replace(same[0], version=None)] if agreed else [next(r for r in same if r.version == v) for v in versions]
        )
    return found
