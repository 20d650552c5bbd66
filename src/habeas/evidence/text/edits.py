"""A changed text with a map back to the text it was made from."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas.base.span import Span


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """`text[start:end]` becomes `new`; `start == end` inserts. Code points of the text that is edited.

    `why` names the damage it undoes, empty where nobody asks.
    """

    start: int
    end: int
    new: str
    why: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Change:
    """One edit as a person is shown it: where in the original, what was read there, what it is read as, and why.

    `start` and `end` are code points of the original, equal where something was put in. `was` is what
    stood there when the edit was made, which other edits may have changed before.
    """

    start: int
    end: int
    was: str
    became: str
    why: str


@dataclass(frozen=True, slots=True)
class Layer:
    """Edits in order, not overlapping, with the place each has in the text it makes."""

    edits: tuple[Edit, ...]
    made: tuple[tuple[int, int], ...]
    """`[start, end)` of each edit's `new` in the changed text."""

    def before(self, start: int, end: int) -> tuple[int, int]:
        """The smallest piece of the text before that made `[start, end)` of the text after."""
        return self._start_before(start), self._end_before(end)

    def after(self, start: int, end: int) -> tuple[int, int]:
        """The piece of the text after that came of `[start, end)` of the text before; may be empty."""
        return self._start_after(start), self._end_after(end)

    def _start_before(self, at: int) -> int:
        index = bisect_right(self.made, (at, 1 << 62)) - 1
        if index < 0:
            return at
        edit, (_, last) = self.edits[index], self.made[index]
        return edit.start if at < last else edit.end + (at - last)

    def _end_before(self, at: int) -> int:
        index = bisect_left(self.made, (at, -1)) - 1
        if index < 0:
            return at
        edit, (first, last) = self.edits[index], self.made[index]
        if at <= last and last > first:
            return edit.end
        return edit.end + (at - last)

    def _start_after(self, at: int) -> int:
        index = bisect_right(self.edits, at, key=_begins) - 1
        if index < 0:
            return at
        edit, (first, last) = self.edits[index], self.made[index]
        return first if at < edit.end else last + (at - edit.end)

    def _end_after(self, at: int) -> int:
        index = bisect_left(self.edits, at, key=_begins) - 1
        if index < 0:
            return at
        edit, (_, last) = self.edits[index], self.made[index]
        return last + max(0, at - edit.end)


def _begins(edit: Edit) -> int:
    return edit.start


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text made readable, with the way back to the original, which stays the authority.

    `text` is for machines to read. A place found in it is quoted from `original` at
    :meth:`to_original`. The map is monotone: a span that begins later never maps to an earlier
    beginning, nor one that ends later to an earlier end.
    """

    original: str
    text: str
    layers: tuple[Layer, ...] = ()

    def to_original(self, span: Span) -> Span:
        """The span of the original that these repaired words stand for.

        A span of inserted space only maps to the code points at both sides of it. Raises ValueError
        when the span reaches past the end of the repaired text.
        """
        if span.end > len(self.text):
            raise ValueError(f"the span ends at {span.end}, the repaired text at {len(self.text)}")
        start, end = span.start, span.end
        for layer in reversed(self.layers):
            start, end = layer.before(start, end)
        if end <= start:
            start, end = max(0, min(start, end) - 1), min(len(self.original), max(start, end) + 1)
        return Span(start, end)

    def from_original(self, span: Span) -> Span | None:
        """The span of the repaired text that came of this span of the original; None when nothing is left of it.

        Raises ValueError when the span reaches past the end of the original.
        """
        if span.end > len(self.original):
            raise ValueError(f"the span ends at {span.end}, the original at {len(self.original)}")
        start, end = span.start, span.end
        for layer in self.layers:
            start, end = layer.after(start, end)
        return Span(start, end) if start < end else None

    def changes(self) -> tuple[Change, ...]:
        """Every edit with its place in the original, in the order of places; empty where nothing was repaired."""
        found: list[tuple[int, int, Change]] = []
        text = self.original
        for depth, layer in enumerate(self.layers):
            pieces: list[str] = []
            done = 0
            for edit in layer.edits:
                start, end = edit.start, edit.end
                for below in reversed(self.layers[:depth]):
                    start, end = below.before(start, end)
                end = max(start, end) if edit.end > edit.start else start
                found.append((start, depth, Change(start, end, text[edit.start : edit.end], edit.new, edit.why)))
                pieces += (text[done : edit.start], edit.new)
                done = edit.end
            text = "".join((*pieces, text[done:]))
        return tuple(change for _, _, change in sorted(found, key=lambda each: each[:2]))

    def edited(self, edits: Iterable[Edit]) -> "Repaired":
        """This text with further edits, whose places are in `self.text`; raises ValueError when they overlap."""
        ordered = tuple(sorted(edits))
        if not ordered:
            return self
        pieces: list[str] = []
        made: list[tuple[int, int]] = []
        done = length = 0
        for edit in ordered:
            if not done <= edit.start <= edit.end <= len(self.text):
                raise ValueError(f"edits overlap or leave the text at {edit.start}")
            kept = self.text[done : edit.start]
            pieces += (kept, edit.new)
            length += len(kept)
            made.append((length, length + len(edit.new)))
            length += len(edit.new)
            done = edit.end
        pieces.append(self.text[done:])
        return Repaired(self.original, "".join(pieces), (*self.layers, Layer(ordered, tuple(made))))
