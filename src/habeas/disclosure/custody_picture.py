"""A custody on one line of time: how it was spent, the orders, the days without one, limits, hearings.

Where a date is not known to the day, or sources give several, a bar is sure only where every one of
them puts it. No day is made up: what has no date is counted and said.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.disclosure.chronology import short_months
from habeas.disclosure.custody_bars import Bar, DayTeller, several
from habeas.disclosure.custody_ends import side_by_side, span_of
from habeas.disclosure.custody_limits import briefly_drawn, by_text_of, drawn_limits, due_in_words, ends_of
from habeas.disclosure.dates import count_in_words, day_in_words
from habeas.disclosure.picture import Lane, Mark, Sign, Stretch, Timeline
from habeas.disclosure.reckoned import Reckoned
from habeas.disclosure.sentences import capital
from habeas.disclosure.wording import Wording
from habeas.law.clock.judging import known_by
from habeas.law.clock.row import Order, Row, Uncovered
from habeas.law.clock.saying import Speaker, speakers
from habeas.law.clock.stretches import Placed, place, stretches
from habeas.law.pack.rule import Status

HEARINGS = ("hearing", "trial_start", "verdict", "appeal_decision")
"""Events of a court that have a lane of their own."""

ROWS = 8
"""Orders beyond which those of one kind share a row."""

type Notes = Callable[[str | None], tuple[int, ...]]
"""Gives the footnotes of an event by its id; none for None."""


def no_notes(_event: str | None) -> tuple[int, ...]:
    """The footnotes of an event where there is no paper to put them on."""
    return ()


def custody_picture(
    case: Reckoned, words: Wording, allowed: Callable[[str], bool], notes: Notes = no_notes, *, brief: bool = False
) -> Timeline | None:
    """The picture; None where nothing of it has a day.

    `allowed` says of an event's type whether it may be shown: what stands on one that may not is left out.
    A brief picture, for a paper, has no lane of hearings and only the limits of `briefly_drawn`.
    """
    days = DayTeller(case.zone, words, case.reckoning.summary.as_of)
    by_pack = speakers(case.packs, words.lang, case.zone)
    painter = _Painter(case, words, days, by_pack, _events(case, allowed), notes, brief)
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
    days: DayTeller
    speakers: Mapping[str, Speaker]
    events: Mapping[str, Placed]
    notes: Notes
    brief: bool

    def lanes(self) -> Iterator[tuple[str, tuple[Mark, ...]]]:
        """The marks of each lane, from top to bottom."""
        yield "liberty", tuple(self._liberty())
        yield "gaps", tuple(self._gaps())
        yield "orders", _shared(list(self._orders_drawn()))
        yield "limits", tuple(self._limits())
        if not self.brief:
            yield "hearings", tuple(self._hearings())

    def limits(self) -> list[Row]:
        """The limits that the picture shows."""
        found = briefly_drawn(self.case) if self.brief else drawn_limits(self.case)
        return [row for row in found if self._may(row)]

    def text(self, row: Row) -> str:
        """The day of the law's text that a row was reckoned by, in words."""
        day = by_text_of(row)
        return "" if day is None else self.speakers[row.pack].day(day)

    def undated(self) -> int:
        """How many events belong into the picture and have no day."""
        hearings = [] if self.brief else self._of(HEARINGS)
        events = [p for p in hearings if self.days.bounds(p.extent) is None]
        return len(events) + sum(1 for versions in self._orders() if versions[0].first is None)

    def _liberty(self) -> Iterator[Mark]:
        """A row for each state in which the person was, with every run of days in it."""
        stays = [stay for stay in self.case.reckoning.summary.stays if stay.by in self.events]
        held = stretches(list(self.events.values()))
        for state in dict.fromkeys(stay.state for stay in stays):
            bars = [self.days.stay(stay, stays, held) for stay in stays if stay.state == state]
            yield self._mark(f"kind_{state}", bars)

    def _mark(self, label: str, bars: Sequence[Bar]) -> Mark:
        """A row of bars, each different one once, on the footnotes of all."""
        notes = tuple(sorted({note for bar in bars for event in bar.events for note in self.notes(event)}))
        dates = several(list(dict.fromkeys(bar.dates for bar in bars)))
        shown = tuple(dict.fromkeys(bar.stretch for bar in bars))
        return Mark(capital(self.words.word("custody", label)), dates, notes, shown)

    def _gaps(self) -> Iterator[Mark]:
        """The days without a recorded order; told only where every order that there is may be told."""
        bare = self.case.reckoning.summary.uncovered
        hidden = any(order.event not in self.events for order in self.case.reckoning.summary.orders)
        if not bare or hidden or not any(stay.by in self.events for stay in self.case.reckoning.summary.stays):
            return
        spans = [self._bare(run) for run in bare]
        shown = [
            Stretch(run.first, run.last, True, *((run.first, run.last) if run.sure else (None, None))) for run in bare
        ]
        label = capital(self.words.word("custody", "gap"))
        yield Mark(label, several(spans), (), tuple(shown), Sign.GAP)

    def _bare(self, run: Uncovered) -> str:
        """The days of a run without an order, how many, and whether that is not certain."""
        days = count_in_words(run.days, "days", self.words.dates)
        unsure = "" if run.sure else f", {self.words.word('custody', 'unsure')}"
        return f"{self.days.span(run.first, run.last)} ({days}{unsure})"

    def _orders(self) -> list[tuple[Order, ...]]:
        """Each order that may be shown; several of one event where its end hangs on a contradicted date."""
        events: dict[str, list[Order]] = {}
        for order in self.case.reckoning.summary.orders:
            if order.event in self.events:
                events.setdefault(order.event, []).append(order)
        return [tuple(versions) for versions in events.values()]

    def _orders_drawn(self) -> Iterator[Mark]:
        for versions in self._orders():
            bar = self.days.order(versions, self.events[versions[0].event])
            if bar is not None:
                label = f"{'extends' if versions[0].extends else 'order'}_{versions[0].measure}"
                yield self._mark(label, [bar])

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
                dates=self._ends(rows, speaker),
                notes=tuple(sorted({note for row in rows for note in self.notes(row.trigger)})),
                stretches=tuple(dict.fromkeys(ends)),
                sign=Sign.LIMIT,
                cites=speaker.citation(rows[0]) + ("†" if by_text else ""),
                warning=self.words.word("custody", "draft_short") if said.status is Status.DRAFT else "",
            )

    def _ends(self, rows: Sequence[Row], speaker: Speaker) -> str:
        """The ends of a rule in words; on paper side by side where footnotes tell them apart."""
        if not self.brief or any(row.version is not None and not self.notes(row.trigger) for row in rows):
            return "; ".join(dict.fromkeys(self._end(row, speaker) for row in rows))
        states: dict[str, list[Row]] = {}
        for row in rows:
            states.setdefault(speaker.state(row.state), []).append(row)
        told = []
        for state, same in states.items():
            triggers = {row.trigger for row in same if row.version is None}
            spans = [span_of(row.due, self.case.zone) for row in same if row.due is not None]
            joined = (
                [side_by_side([one], self.words) for one in spans] if triggers else [side_by_side(spans, self.words)]
            )
            told.append(f"{'; '.join(dict.fromkeys(joined))}: {state}")
        return "; ".join(told)

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
            found = [(p, bounds) for p in self._of((kind,)) if (bounds := self.days.bounds(p.extent)) is not None]
            if not found:
                continue
            speaker = next(iter(self.speakers.values()))
            shown = tuple(dict.fromkeys(Stretch(*bounds, soft=_soft(p)) for p, bounds in found))
            dates = several(list(dict.fromkeys(self.days.either([p], "plain") for p, _ in found)))
            notes = tuple(sorted({note for p, _ in found for note in self.notes(p.event.id)}))
            yield Mark(capital(speaker.event_label(kind)), dates, notes, shown)


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
