"""From the facts of a person to what the law required: every rule of the packs, and the custody as a whole."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from habeas.law.clock.answering import Case
from habeas.law.clock.applying import Applying
from habeas.law.clock.climbing import Climb
from habeas.law.clock.facts import Facts
from habeas.law.clock.instants import Extent, Zone
from habeas.law.clock.judging import known_by
from habeas.law.clock.liberty import Timeline, Turn, orders, timeline, turns
from habeas.law.clock.row import Reckoning, Row, State
from habeas.law.clock.sentence import sentence_rows
from habeas.law.clock.stretches import Placed, Stretch, place, stretches
from habeas.law.clock.summing import Climbed, summary
from habeas.law.pack.pack import Pack
from habeas.law.pack.rule import Ladder

_ONE = timedelta(days=1)


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
    for number, pack in enumerate(packs):
        applying = Applying(Case(facts, pack, zone), found, as_of, {rule.id: rule for rule in pack.rules})
        rungs, climbs = _ladders(applying, pack)
        rows += rungs
        for rule in pack.rules:
            rows += [row for stretch in range(len(found)) for row in applying.rows(rule, stretch)]
        rows += sentence_rows(applying)
        if number == 0:
            climbed = climbs
    return Reckoning(tuple(_numbered(rows)), summary(found, climbed, as_of, zone, packs[0] if packs else None))


def _ladders(applying: Applying, pack: Pack) -> tuple[list[Row], list[Climbed]]:
    rows: list[Row] = []
    climbed: list[Climbed] = []
    for number, stretch in enumerate(applying.stretches):
        if not stretch.starts and not stretch.events:
            continue
        for ladder in pack.ladders:
            for climb in _climbs(applying, pack, ladder, number):
                found = climb.rows()
                rows += found
                if found:
                    climbed.append(Climbed(climb, tuple(found)))
    return rows, climbed


def _climbs(applying: Applying, pack: Pack, ladder: Ladder, number: int) -> list[Climb]:
    """One climb for each version of the beginning of a stretch; none where nothing of it counts."""
    stretch, zone, as_of = applying.stretches[number], applying.case.zone, applying.as_of
    changes = _stopped(turns(stretch, as_of, pack.country), stretch, ladder, as_of)
    starts: list[Placed] = stretch.beginnings()
    if not changes:
        return []
    first = next(p for p in stretch.events if p.event.id == changes[0].event)
    climbs = []
    overdue = _overdue(applying, ladder, number)
    for start in starts or [first]:
        own = [_moved(changes[0], start), *changes[1:]] if start.event.type == first.event.type else changes
        strictly = (*ladder.counted, *ladder.counted_strictly)
        last = _until(applying.stretches, number, zone)
        strict = timeline(own, zone, strictly, last, strict=True)
        lenient = timeline(own, zone, ladder.counted, _lenient_until(own, last, zone), strict=False)
        begun = next((turn for turn in own if turn.state in strictly), None)
        if begun is None:
            continue
        by = start if begun is own[0] else next(p for p in stretch.events if p.event.id == begun.event)
        strict, lenient = _with_earlier(applying, ladder, number, pack, strict, lenient)
        given = orders(stretch, as_of, zone, _first_day(by, zone))
        version = start.event.source if len(starts) > 1 else None
        climbs.append(
            Climb(
                applying,
                ladder,
                number,
                by,
                strict,
                lenient,
                given,
                _stop(own, strictly),
                own[-1].state,
                version,
                overdue,
            )
        )
    return climbs


def _with_earlier(
    applying: Applying, ladder: Ladder, number: int, pack: Pack, strict: Timeline, lenient: Timeline
) -> tuple[Timeline, Timeline]:
    """The days with those of earlier stretches, which count where both are of one case (KZ CPC 152(9)).

    `same_case` of the later arrest says whether they are; where it does not, the strict reading counts
    them and the lenient does not.
    """
    starts = applying.stretches[number].starts
    same = starts[0].event.fields.get("same_case") if starts and number else "no"
    if same == "no":
        return strict, lenient
    before: list[tuple[Timeline, Timeline]] = []
    for earlier in range(number):
        changes = turns(applying.stretches[earlier], applying.as_of, pack.country)
        last = _until(applying.stretches, earlier, applying.case.zone)
        strictly = (*ladder.counted, *ladder.counted_strictly)
        before.append(
            (
                timeline(changes, applying.case.zone, strictly, last, strict=True),
                timeline(
                    changes,
                    applying.case.zone,
                    ladder.counted,
                    _lenient_until(changes, last, applying.case.zone),
                    strict=False,
                ),
            )
        )
    all_strict = Timeline((*(run for one, _ in before for run in one.runs), *strict.runs))
    if same != "yes":
        return all_strict, lenient
    return all_strict, Timeline((*(run for _, one in before for run in one.runs), *lenient.runs))


def _moved(turn: Turn, start: Placed) -> Turn:
    return replace(turn, extent=start.extent, event=start.event.id)


def _stopped(changes: list[Turn], stretch: Stretch, ladder: Ladder, as_of: Extent) -> list[Turn]:
    """The changes up to the event that ends the ladder, where they don't name it: house arrest goes on at trial."""
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


def _until(found: Sequence[Stretch], number: int, zone: Zone) -> date | None:
    """The last day before the next stretch, where nothing records how this one ended."""
    if not found[number].ends_unknown or number + 1 >= len(found):
        return None
    following = found[number + 1].starts[0].extent.lo
    return None if following is None else zone.day_of(following) - _ONE


def _lenient_until(changes: Sequence[Turn], last: date | None, zone: Zone) -> date | None:
    """Where the end is not recorded, only the last known day of it is sure."""
    if last is None or not changes or changes[-1].extent.hi is None:
        return last
    return min(last, zone.day_of(changes[-1].extent.hi))


def _first_day(by: Placed, zone: Zone) -> date | None:
    return None if by.extent.lo is None else zone.day_of(by.extent.lo)


def _overdue(applying: Applying, ladder: Ladder, number: int) -> bool:
    rule = applying.rules.get(ladder.first_order) if ladder.first_order is not None else None
    if rule is None:
        return True
    return any(row.state is State.NO_RECORD for row in applying.rows(rule, number))


def _numbered(rows: Sequence[Row]) -> list[Row]:
    """The rows, those that say the same of one rule once."""
    seen: dict[tuple[object, ...], Row] = {}
    for row in rows:
        seen.setdefault((row.said.id, row.trigger, row.act, row.version, row.state, row.due), row)
    return list(seen.values())
