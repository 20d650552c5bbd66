"""A clock as plain text for a terminal: what is broken first, then what has no record, then what comes next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.cli.clock_law_text import deciders, law_lines
from habeas.cli.words import Words
from habeas.cli.wrapping import width_of, wrapped
from habeas.desk.clock_showing import ShownClock, ShownRow, ShownStretch
from habeas.disclosure.dates import count_in_words
from habeas.disclosure.wording import wording

MARKS = {"broken": "✗", "no_record": "?", "next": "→", "ladder": "·", "met": "✓", "cannot_tell": "~"}
"""The sign before each row of a group."""

FOLDED = ("unbegun", "out")
"""Groups that are a count unless all is asked for."""


@dataclass(frozen=True, slots=True)
class ClockText:
    """Writes clocks in lines no wider than the terminal; `everything` unfolds, `steps` tells each calculation."""

    words: Words
    columns: int
    everything: bool
    steps: bool

    def text(self, clock: ShownClock, picture: str = "") -> str:
        """One person's clock; `picture` is the drawing of the custody, empty where there is none."""
        return "\n".join(self._lines(clock, picture))

    def _lines(self, clock: ShownClock, picture: str) -> Iterator[str]:
        yield from self._head(clock, picture)
        for group, rows in clock.groups.items():
            if group in FOLDED and not self.everything:
                continue
            heading = self.words(f"clock.group.{group}", count=len(rows))
            yield from ("", *self._text(heading), "─" * min(self._width, len(heading)))
            lead = f"clock.lead.{group}"
            marked = {"ladder": any(row.current for row in rows), "next": any(row.conditional for row in rows)}
            if self.words.has(lead) and marked.get(group, True):
                yield from self._text(self.words(lead))
            for row in rows:
                yield from self._row(row, MARKS.get(group, "·"), group)
        yield from self._foot(clock)

    def _head(self, clock: ShownClock, picture: str) -> Iterator[str]:
        words = self.words
        whose = ", ".join(part for part in (clock.person, clock.case) if part)
        title = words("clock.title", day=clock.as_of)
        yield from self._text(f"{whose}: {title}" if whose else title[0].upper() + title[1:])
        yield from self._text(words("clock.law", law=", ".join(clock.law), zone=clock.zone))
        for alert in clock.alerts:
            yield from self._text(alert, " ! ")
        if picture:
            yield from ("", *picture.split("\n"), "")
        yield from self._text(self._held(clock))
        if clock.used is not None and clock.longest is not None and clock.longest.least:
            share = round(100 * (clock.used.most or 0) / clock.longest.least)
            used, longest = self._days(clock.used.least, clock.used.most), clock.longest
            told = words("clock.used", used=used, longest=self._days(longest.least, longest.most), share=share)
            yield from self._text(told)
        for heading, stretches in (("stays", clock.stays), ("orders", clock.orders), ("uncovered", clock.uncovered)):
            if stretches:
                yield from self._text(words(f"clock.{heading}"))
                for stretch in stretches:
                    yield from self._text(self._stretch(stretch), "  · ")

    def _held(self, clock: ShownClock) -> str:
        if clock.held.least is None and clock.held.most is None:
            return self.words("clock.held_unknown")
        return self.words("clock.held", days=self._days(clock.held.least, clock.held.most))

    def _stretch(self, stretch: ShownStretch) -> str:
        words = self.words
        key = "clock.going_on" if stretch.last is None else "clock.stretch"
        dates = words(key, first=stretch.first, last=stretch.last or "")
        told = f"{dates} ({count_in_words(stretch.days, 'days', wording(words.lang).dates)})" if stretch.days else dates
        kind = f"clock.kind.{stretch.kind}"
        name = words(kind) if words.has(kind) else stretch.kind
        note = f" · {words(f'clock.{stretch.note}')}" if stretch.note else ""
        return f"{name}: {told}{note}" if name else f"{told}{note}"

    def _row(self, row: ShownRow, mark: str, group: str) -> Iterator[str]:
        words, stated = self.words, group not in ("no_record", *FOLDED)
        sign = "▶" if row.current else mark
        own = f"{words('clock.own')} " if row.right else ""
        yield from self._text(f"{own}{row.label}", f" {sign} ")
        state = f"{row.state_word}: {row.reason}" if row.reason else row.state_word
        signs = ("†" if row.text_of is not None else "") + ("‡" if row.conditional else "")
        due = self._due(row)
        placed = [row.citation, f"{due}{signs}"] if due else [f"{row.citation}{signs}"]
        parts = [*placed, state if stated or row.reason else ""]
        yield from self._text(" · ".join(part for part in parts if part), "   ")
        if row.version is not None:
            yield from self._text(words("clock.version", source=row.version), "   ")
        if row.draft:
            yield from self._text(words("clock.draft"), "   ! ")
        if self.steps:
            for step in row.steps:
                yield from self._text(step, "     - ")
            yield from law_lines(row, words, self._width)
        elif group in ("broken", "no_record") or row.current or row.upcoming:
            decided = deciders(row, words)
            yield from self._text(decided, "   ") if decided else ()

    def _due(self, row: ShownRow) -> str:
        if row.due is None:
            return ""
        earliest, latest = row.due
        key = ("clock.opens" if row.opens else "clock.due") + ("" if earliest == latest else "_between")
        return self.words(key, earliest=earliest, latest=latest)

    def _foot(self, clock: ShownClock) -> Iterator[str]:
        words = self.words
        rows = [
            row for group, inside in clock.groups.items() for row in inside if self.everything or group not in FOLDED
        ]
        texts = list(dict.fromkeys(row.text_of for row in rows if row.text_of is not None))
        notes = [words("clock.text_of", day="; ".join(texts))] if texts else []
        notes += [words("clock.conditional")] if any(row.conditional for row in rows) else []
        if not self.everything:
            notes += [
                words(f"clock.folded.{group}", count=len(clock.groups[group]))
                for group in FOLDED
                if group in clock.groups
            ]
        if notes:
            yield ""
        for note in notes:
            yield from self._text(note)

    def _days(self, least: int | None, most: int | None) -> str:
        """A number of days in words; two numbers where the record allows both."""
        dates = wording(self.words.lang).dates
        if least is None or most is None:
            one = most if least is None else least
            return "?" if one is None else self.words("clock.at_least_or_most", days=count_in_words(one, "days", dates))
        if least == most:
            return count_in_words(least, "days", dates)
        return f"{least}–{count_in_words(most, 'days', dates)}"

    def _text(self, text: str, first: str = "") -> Iterable[str]:
        return wrapped(text, self._width, first)

    @property
    def _width(self) -> int:
        return width_of(self.columns)
