"""A custody on one line of time: how it was spent, the orders, the days without one, limits, hearings.

Where a date is not known to the day, or sources give several, a bar is sure only where every one of
them puts it. No day is made up: what has no date is counted and said.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.disclosure.chronology import short_months
from habeas.disclosure.custody_limits import by_text_of, drawn_limits, due_in_words, ends_of
from habeas.disclosure.dates import count_in_words, day_in_words, when_in_words
from habeas.disclosure.picture import Lane, Mark, Sign, Stretch, Timeline
from habeas.disclosure.reckoned import Reckoned
from habeas.disclosure.sentences import capital
from habeas.disclosure.wording import Wording
from habeas.law.clock.instants import Extent
from habeas.law.clock.judging import known_by
from habeas.law.clock.row import Order, Row, Stay, Uncovered
from habeas.law.clock.saying import Speaker, speakers
from habeas.law.clock.stretches import Placed, place, stretches
from habeas.law.clock.stretches import Stretch as Held
from habeas.law.pack.rule import Status

HEARINGS = ("hearing", "trial_start", "verdict", "appeal_decision")
"""Events of a court that have a lane of their own."""

_FREEING = ("custody_order", "measure")
"""Orders that can end a deprivation of liberty without a release."""

ROWS = 8
"""Orders beyond which those of one kind share a row, and dates beyond which only the first and last are told."""

type Notes = Callable[[str | None], tuple[int, ...]]
"""Gives the footnotes of an event by its id; none for None."""


def no_notes(_event: str | None) -> tuple[int, ...]:
    """The footnotes of an event where there is no paper to put them on."""
    return ()


def custody_picture(
    case: Reckoned, words: Wording, allowed: Callable[[str], bool], notes: Notes = no_notes
) -> Timeline | None:
    """The picture; None where nothing of it has a day.

    `allowed` says of an event's type whether it may be shown: what stands on one that may not is left out.
    """
    painter = _Painter(case, words, speakers(case.packs, words.lang, case.zone), _events(case, allowed), notes)
    lanes = tuple(Lane(key, words.word("custody", f"lane_{key}"), marks) for key, marks in painter.lanes() if marks)
    if not lanes:
        return None
    undated = painter.undated()
    note = ""
    if undated:
        note = words.word("sheet", "undated").format(facts=count_in_words(undated, "facts", words.dates))
    today = case.reckoning.summary.as_of
    told = day_in_words(today, "plain", words.dates)
    key = [words.word("custody", "key").format(as_of=told)]
    if texts := dict.fromkeys(painter.text(row) for row in painter.limits() if by_text_of(row) is not None):
        key.append(words.word("custody", "text_of").format(day="; ".join(texts)))
    return Timeline(
        title=words.word("custody", "picture"),
        key=" ".join(key),
        lanes=lanes,
        as_of=today,
        undated=note,
        months=short_months(words.lang),
        today=told,
        whole=True,
    )


def _events(case: Reckoned, allowed: Callable[[str], bool]) -> dict[str, Placed]:
    """The events that may be shown and are known on the day, by their ids, earliest first."""
    placed = place(case.facts.events, case.zone)
    return {p.event.id: p for p in placed if allowed(p.event.type) and known_by(p.extent, case.as_of)}


@dataclass(frozen=True, slots=True)
class _Painter:
    """Makes the lanes of one person's picture; `events` are those that may be shown."""

    case: Reckoned
    words: Wording
    speakers: Mapping[str, Speaker]
    events: Mapping[str, Placed]
    notes: Notes

    def lanes(self) -> Iterator[tuple[str, tuple[Mark, ...]]]:
        """The marks of each lane, from top to bottom."""
        yield "liberty", tuple(self._liberty())
        yield "gaps", tuple(self._gaps())
        yield "orders", _shared([self._order(versions) for versions in self._orders() if versions[0].first is not None])
        yield "limits", tuple(self._limits())
        yield "hearings", tuple(self._hearings())

    def limits(self) -> list[Row]:
        """The limits that the picture shows."""
        return [row for row in drawn_limits(self.case) if self._may(row)]

    def text(self, row: Row) -> str:
        """The day of the law's text that a row was reckoned by, in words."""
        day = by_text_of(row)
        return "" if day is None else self.speakers[row.pack].day(day)

    def undated(self) -> int:
        """How many events belong into the picture and have no day."""
        events = [p for p in self._of(HEARINGS) if self._bounds(p.extent) is None]
        return len(events) + sum(1 for versions in self._orders() if versions[0].first is None)

    def _liberty(self) -> Iterator[Mark]:
        """A row for each state in which the person was, with every run of days in it."""
        stays = [stay for stay in self.case.reckoning.summary.stays if stay.by in self.events]
        held = stretches(list(self.events.values()))
        for state in dict.fromkeys(stay.state for stay in stays):
            runs = [self._stay(stay, stays, held) for stay in stays if stay.state == state]
            by = [stay.by for stay in stays if stay.state == state]
            notes = tuple(sorted({note for event in by for note in self.notes(event)}))
            dates = self._several(list(dict.fromkeys(dates for _, dates in runs)))
            shown = tuple(dict.fromkeys(stretch for stretch, _ in runs))
            yield Mark(self._capital(f"kind_{state}"), dates, notes, shown)

    def _stay(self, stay: Stay, stays: Sequence[Stay], held: Sequence[Held]) -> tuple[Stretch, str]:
        """One run of days: sure from where every version has begun, to where none has ended."""
        by = self.events[str(stay.by)]
        own = next((one for one in held if any(placed is by for placed in one.events)), None)
        begins = own.beginnings() if own is not None and any(one is by for one in own.starts) else [by]
        ends = self._ends(stay, stays, own)
        first = min((b[0] for p in begins if (b := self._bounds(p.extent))), default=stay.first)
        sure_from: date | None = max((b[1] for p in begins if (b := self._bounds(p.extent))), default=stay.first)
        today = self.case.reckoning.summary.as_of
        latest = max((b[1] for p in ends if (b := self._bounds(p.extent))), default=stay.last or today)
        sure_until: date | None = min((b[0] for p in ends if (b := self._bounds(p.extent))), default=today)
        if stay.last is not None and not ends:
            # A later arrest proves an end that nothing records: only the beginning is sure.
            sure_until = sure_from
        first, latest = min(first, stay.first), max(latest, first, stay.first)
        if sure_from is None or sure_until is None or not first <= sure_from <= sure_until <= latest:
            sure_from = sure_until = None
        stretch = Stretch(first, latest, True, sure_from, sure_until, ongoing=stay.last is None)
        if stay.last is None:
            return stretch, self._either(begins, "since")
        end = self._either(ends, "plain") if ends else self._day(stay.last)
        return stretch, f"{self._either(begins, 'plain')} – {end}"

    def _ends(self, stay: Stay, stays: Sequence[Stay], own: Held | None) -> list[Placed]:
        """The events of its last day that ended a run: what began the next state, a release, a milder measure."""
        if stay.last is None or own is None:
            return []
        turning = {other.by for other in stays}
        begins = {placed.event.id for placed in own.starts}
        that_day = [p for p in own.events if (b := self._bounds(p.extent)) and b[0] == stay.last]
        next_state = [p for p in that_day if p.event.id in turning - {stay.by} - begins]
        if next_state:
            return next_state
        if any(placed in own.ends for placed in that_day):
            return list(own.ends)
        return [p for p in that_day if p.event.type in _FREEING]

    def _gaps(self) -> Iterator[Mark]:
        """The days without a recorded order; told only where every order that there is may be told."""
        bare = self.case.reckoning.summary.uncovered
        hidden = any(order.event not in self.events for order in self.case.reckoning.summary.orders)
        if not bare or hidden or not any(stay.by in self.events for stay in self.case.reckoning.summary.stays):
            return
        label = self._capital("gap")
        spans = [self._bare(run) for run in bare]
        shown = [
            Stretch(run.first, run.last, True, *((run.first, run.last) if run.sure else (None, None))) for run in bare
        ]
        yield Mark(label, self._several(spans), (), tuple(shown), Sign.GAP)

    def _bare(self, run: Uncovered) -> str:
        """The days of a run without an order, how many, and whether that is not certain."""
        days = count_in_words(run.days, "days", self.words.dates)
        unsure = "" if run.sure else f", {self.words.word('custody', 'unsure')}"
        return f"{self._span(run.first, run.last)} ({days}{unsure})"

    def _orders(self) -> list[tuple[Order, ...]]:
        """Each order that may be shown; several of one event where its end hangs on a contradicted date."""
        events: dict[str, list[Order]] = {}
        for order in self.case.reckoning.summary.orders:
            if order.event in self.events:
                events.setdefault(order.event, []).append(order)
        return [tuple(versions) for versions in events.values()]

    def _order(self, versions: Sequence[Order]) -> Mark:
        """One order: sure from the last day on which it may have been made to the first on which it may end."""
        order = versions[0]
        label = self._capital(f"{'extends' if order.extends else 'order'}_{order.measure}")
        placed = self.events[order.event]
        first, given = self._bounds(placed.extent) or (order.first, order.first)
        assert first is not None, "an order without a day is not drawn"
        assert given is not None, "an order without a day is not drawn"
        ends = sorted({version.until for version in versions if version.until is not None})
        if not ends:
            dates = self.words.dates.rest["unknown_end"].format(**{"from": self._either([placed], "from")})
            today = self.case.reckoning.summary.as_of
            sure = (given, given) if first == given else (None, None)
            return Mark(label, dates, self.notes(order.event), (Stretch(first, max(given, today), True, *sure),))
        until = self.words.word("spells", "or").join(map(self._day, ends))
        dates = f"{self._either([placed], 'plain')} – {until}"
        if any(version.computed for version in versions):
            dates += f" ({self.words.word('custody', 'computed')})"
        stretch = Stretch(first, given)
        if ends[-1] >= first:
            sure = (given, ends[0]) if given <= ends[0] else (None, None)
            stretch = Stretch(first, max(ends[-1], given), True, *sure)
        return Mark(label, dates, self.notes(order.event), (stretch,))

    def _may(self, row: Row) -> bool:
        return all(event is None or event in self.events for event in (row.trigger, row.act))

    def _limits(self) -> Iterator[Mark]:
        """A row for each rule, with an end for each stretch of custody and each version of a date."""
        rules: dict[str, list[Row]] = {}
        for row in self.limits():
            rules.setdefault(row.said.id, []).append(row)
        for rows in rules.values():
            speaker, said = self.speakers[rows[0].pack], rows[0].said
            bounds = [ends_of(row, self.case.zone) for row in rows]
            ends = [Stretch(min(both), max(both)) for both in bounds]
            by_text = any(by_text_of(row) is not None for row in rows)
            yield Mark(
                label=speaker.label(rows[0]),
                dates="; ".join(dict.fromkeys(self._end(row, speaker) for row in rows)),
                notes=tuple(sorted({note for row in rows for note in self.notes(row.trigger)})),
                stretches=tuple(dict.fromkeys(ends)),
                sign=Sign.LIMIT,
                cites=speaker.citation(rows[0]) + ("†" if by_text else ""),
                warning=self.words.word("custody", "draft_short") if said.status is Status.DRAFT else "",
            )

    def _end(self, row: Row, speaker: Speaker) -> str:
        """One end of a limit in words, how it stands, and whose date it stands on where no footnote says so."""
        parts = [due_in_words(row, speaker), speaker.state(row.state)]
        if row.version is not None and not self.notes(row.trigger):
            parts.append(self.words.word("custody", "version").format(source=row.version))
        return ", ".join(parts)

    def _of(self, types: Sequence[str]) -> list[Placed]:
        return [p for p in self.events.values() if p.event.type in types and not p.event.denied]

    def _hearings(self) -> Iterator[Mark]:
        """A row for each kind of decision or sitting."""
        for kind in HEARINGS:
            found = [(p, bounds) for p in self._of((kind,)) if (bounds := self._bounds(p.extent)) is not None]
            if not found:
                continue
            speaker = next(iter(self.speakers.values()))
            shown = tuple(dict.fromkeys(Stretch(*bounds, soft=_soft(p)) for p, bounds in found))
            dates = self._several(list(dict.fromkeys(self._either([p], "plain") for p, _ in found)))
            notes = tuple(sorted({note for p, _ in found for note in self.notes(p.event.id)}))
            yield Mark(capital(speaker.event_label(kind)), dates, notes, shown)

    def _bounds(self, extent: Extent) -> tuple[date, date] | None:
        if extent.lo is None or extent.hi is None:
            return None
        return self.case.zone.day_of(extent.lo), self.case.zone.day_of(extent.hi)

    def _either(self, versions: Sequence[Placed], form: str) -> str:
        """The day of each version in words, the imprecise one as imprecise as it is known."""
        told = []
        for placed in versions:
            bounds = self._bounds(placed.extent)
            if bounds is not None and bounds[0] == bounds[1]:
                told.append(day_in_words(bounds[0], form, self.words.dates))
            elif placed.event.when is not None:
                told.append(when_in_words(placed.event.when, form, self.words.dates))
        return self.words.word("spells", "or").join(dict.fromkeys(told))

    def _several(self, told: Sequence[str]) -> str:
        return "; ".join(told) if len(told) <= ROWS else f"{told[0]} … {told[-1]} ({len(told)})"

    def _span(self, first: date, last: date) -> str:
        return self._day(first) if first == last else f"{self._day(first)} – {self._day(last)}"

    def _day(self, day: date) -> str:
        return day_in_words(day, "plain", self.words.dates)

    def _capital(self, key: str) -> str:
        return capital(self.words.word("custody", key))


def _soft(placed: Placed) -> bool:
    when = placed.event.when
    return when is not None and (
        when.approximate or any(getattr(side, "uncertain", False) for side in (when.first, when.last))
    )


def _shared(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """The marks as they are, or one row for each kind of order when there are too many."""
    if len(marks) <= ROWS:
        return tuple(marks)
    rows: dict[str, list[Mark]] = {}
    for mark in marks:
        rows.setdefault(mark.label, []).append(mark)
    return tuple(
        Mark(
            f"{label} ×{len(same)}" if len(same) > 1 else label,
            same[0].dates if len(same) == 1 else f"{same[0].dates} … {same[-1].dates}",
            tuple(sorted({note for mark in same for note in mark.notes})),
            tuple(stretch for mark in same for stretch in mark.stretches),
        )
        for label, same in rows.items()
    )
