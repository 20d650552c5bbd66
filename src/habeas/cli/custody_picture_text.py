"""A picture of a custody drawn with letters, for a terminal: the same rows as the SVG, beside their labels."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from math import floor

from habeas.cli.words import Words
from habeas.cli.wrapping import NARROWEST, wrapped
from habeas.disclosure.picture import Mark, Sign, Stretch, Timeline
from habeas.disclosure.scale import Scale, scale_of_picture

WIDEST = 120
"""Columns that a picture fills at most."""

DATED = ("hearings",)
"""Lanes whose dates stand with them; those of the others are told below the picture."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What a terminal draws with: block signs, or letters that every terminal has.

    `gap` is for days that no order covers, `bare` for days of which that is not certain.
    """

    sure: str
    unsure: str
    point: str
    gap: str
    bare: str
    limit: str
    between: str
    today: str
    onward: str
    axis: str
    tick: str
    fold: str


BLOCKS = Signs("█", "▒", "●", "╳", "×", "┃", "░", "┊", "▶", "─", "┬", "≈")
ASCII = Signs("#", "~", "o", "X", "x", "|", "-", ":", ">", "-", "+", "/")


def signs_for(environ: Mapping[str, str], encoding: str | None) -> Signs:
    """The signs that a terminal can draw: ASCII where its locale or its stream names no Unicode, or it is dumb."""
    locale = environ.get("LC_ALL") or environ.get("LC_CTYPE") or environ.get("LANG") or ""
    unicode = not locale or "utf" in locale.lower()
    if environ.get("TERM") == "dumb" or not unicode or (encoding or "utf-8").lower().replace("-", "") != "utf8":
        return ASCII
    return BLOCKS


def picture_text(timeline: Timeline, columns: int, signs: Signs, words: Words, dated: tuple[str, ...] = DATED) -> str:
    """The picture in lines no wider than the terminal, with its legend; empty where nothing of it has a day."""
    scale = scale_of_picture(timeline)
    if scale is None:
        return ""
    width = max(NARROWEST, min(WIDEST, columns - 1))
    return "\n".join(_Drawing(timeline, scale, width, signs, words, dated).lines())


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One picture at one width: labels in a column on the left, the plot beside it."""

    timeline: Timeline
    scale: Scale
    width: int
    signs: Signs
    words: Words
    dated: tuple[str, ...]

    @property
    def _column(self) -> int:
        """How many columns the labels take."""
        return min(40, self.width * 2 // 5)

    @property
    def _plot(self) -> int:
        """How many cells the axis has; one more is kept for an arrow."""
        return self.width - self._column - 2

    def lines(self) -> Iterator[str]:
        """Title, axis, lanes, legend."""
        yield from wrapped(self.timeline.title, self.width)
        yield from self._axis()
        for lane in self.timeline.lanes:
            yield from self._beside([lane.heading], self._background())
            for mark in lane.marks:
                dates = mark.dates if lane.id in self.dated else ""
                told = [part for part in (mark.label, dates, mark.warning) if part]
                yield from self._beside(told, self._row(mark), "  ")
        if self.timeline.undated:
            yield from wrapped(self.timeline.undated, self.width)
        yield ""
        yield from wrapped("   ".join(self._legend()), self.width)

    def _cell(self, share: float) -> int:
        return min(self._plot - 1, floor(share * self._plot))

    def _axis(self) -> Iterator[str]:
        """The months above a line with a sign for each; the day of the picture above them."""
        line = [self.signs.axis] * self._plot
        names = [" "] * self._plot
        longest = max(len(month) for month in self.timeline.months) + 5
        for tick in self.scale.ticks((longest + 1) / self._plot):
            cell = self._cell(tick.at)
            line[cell] = self.signs.tick
            name = f"{self.timeline.months[tick.day.month - 1]} {tick.day.year}"
            start = max(0, min(cell - len(name) // 2, self._plot - len(name)))
            if all(sign == " " for sign in names[max(0, start - 1) : start + len(name) + 1]):
                names[start : start + len(name)] = name
        for leg in self.scale.legs:
            if leg.folded:
                line[self._cell((leg.left + leg.right) / 2)] = self.signs.fold
        edge = " " * (self._column + 1)
        yield (edge + "".join(names)).rstrip()
        yield edge + "".join(line)

    def _background(self) -> list[str]:
        """An empty row: only the line of the day that the picture is for."""
        row = [" "] * (self._plot + 1)
        if self.timeline.today:
            row[self._cell(self.scale.place(self.timeline.as_of))] = self.signs.today
        return row

    def _row(self, mark: Mark) -> list[str]:
        row = self._background()
        for stretch in mark.stretches:
            self._draw(row, mark.sign, stretch)
        return row

    def _draw(self, row: list[str], sign: Sign, stretch: Stretch) -> None:
        first, last = self._cells(stretch.earliest, stretch.latest)
        if sign is Sign.LIMIT:
            self._fill(row, first, last, self.signs.between)
            row[first] = row[last] = self.signs.limit
        elif sign is Sign.GAP:
            self._fill(row, first, last, self.signs.gap if stretch.sure_from is not None else self.signs.bare)
        elif not stretch.is_bar and first == last and stretch.earliest == stretch.latest and not stretch.soft:
            row[first] = self.signs.point
        else:
            self._fill(row, first, last, self.signs.unsure)
            if stretch.is_bar and stretch.sure_from is not None and stretch.sure_until is not None:
                self._fill(row, *self._cells(stretch.sure_from, stretch.sure_until), self.signs.sure)
            if stretch.ongoing:
                row[last + 1] = self.signs.onward

    def _cells(self, first: date, last: date) -> tuple[int, int]:
        return self._cell(self.scale.place(first)), self._cell(self.scale.place(last))

    def _fill(self, row: list[str], first: int, last: int, sign: str) -> None:
        row[first : last + 1] = sign * (last + 1 - first)

    def _beside(self, told: list[str], row: list[str], before: str = "") -> Iterator[str]:
        """Words in their column, with the row beside their first line and only the day beside the others."""
        lines = [line for part in told for line in wrapped(part, self._column, before)]
        for number, line in enumerate(lines):
            plot = row if number == 0 else self._background()
            yield f"{line:<{self._column + 1}}{''.join(plot)}".rstrip()

    def _legend(self) -> Iterator[str]:
        """The signs that the picture shows, each with its meaning."""
        shown = {sign for lane in self.timeline.lanes for mark in lane.marks for sign in self._row(mark)}
        if any(leg.folded for leg in self.scale.legs):
            shown.add(self.signs.fold)
        for name in ("sure", "unsure", "point", "gap", "bare", "limit", "between", "onward", "fold"):
            if getattr(self.signs, name) in shown:
                yield f"{getattr(self.signs, name)} {self.words(f'clock.picture.{name}')}"
        if self.timeline.today:
            yield f"{self.signs.today} {self.timeline.today}"
