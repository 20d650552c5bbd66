"""The numbers that Word sets before paragraphs by itself (ECMA-376 part 1, 17.9): which list has which, and counting.

They stand nowhere in the text of the file, and yet a court's order is cited by them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from habeas.base.finding import Finding, Severity
from habeas.evidence.text.office.list_numbers import KNOWN, written

LEVELS = 9
"""Levels of a list; whatever lies deeper has no number."""

LONGEST_LABEL = 64
"""Characters of a number with what stands around it; more is cut off, no list of a paper has so many."""

_MOST_LINKS = 20
_BULLET = "\N{BULLET}"
_PRIVATE = range(0xE000, 0xF900)


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is written: `pattern` has `%1` to `%9` for the numbers of levels; `after` follows it.

    `restart` is the level, from 1, whose next number makes this one begin again: 0 never, None any above it.
    """

    start: int = 0
    form: str = "decimal"
    pattern: str = ""
    after: str = " "
    style: str | None = None
    restart: int | None = None
    figures: bool = False


@dataclass(slots=True)
class AbstractList:
    """What lists are made of (w:abstractNum); `style` is the one through which it is another's, by its id."""

    levels: dict[int, Level] = field(default_factory=dict)
    style: str | None = None


@dataclass(slots=True)
class NumberedList:
    """A list (w:num): what it is made of, at what its levels begin, and which are written otherwise."""

    abstract: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)


@dataclass(slots=True)
class ListStyle:
    """What a style tells of lists: the style it is based on, its list, its level."""

    above: str | None = None
    num: str | None = None
    level: int | None = None


@dataclass(frozen=True, slots=True)
class Numbering:
    """The lists of a document. A broken part gives what stands before the broken place."""

    abstracts: Mapping[str, AbstractList]
    nums: Mapping[str, NumberedList]
    styles: Mapping[str, ListStyle]

    def of(self, style: str | None, num: str | None, level: int | None) -> tuple[str, int] | None:
        """The list and level of a paragraph with this style and these numbers of its own; None where it has none."""
        named = style
        for _ in range(_MOST_LINKS):
            told = self.styles.get(style) if style is not None else None
            if num is not None or told is None:
                break
            num, level = told.num, told.level if level is None else level
            style = told.above
        if num is None or num not in self.nums:
            return None
        if level is None:
            level = next((at for at, each in self.levels(num).items() if named and each.style == named), 0)
        return num, level

    def levels(self, num: str) -> Mapping[int, Level]:
        """The levels of a list, with what it has otherwise than the list it was made of."""
        own = self.nums[num]
        return {**self.abstracts[self.root(num)].levels, **own.levels}

    def root(self, num: str) -> str:
        """The abstract list whose count this one goes on with, through what is linked by a style."""
        for _ in range(_MOST_LINKS):
            abstract = self.abstracts.get(self.nums[num].abstract)
            if abstract is None:
                return ""
            linked = self.styles.get(abstract.style) if abstract.style is not None else None
            if linked is None or linked.num is None or linked.num not in self.nums:
                break
            num = linked.num
        return self.nums[num].abstract

    def findings(self) -> tuple[Finding, ...]:
        """What is said of forms that are not written as the paper has them; nothing where there are none."""
        levels = [level for each in self.abstracts.values() for level in each.levels.values()]
        levels += [level for each in self.nums.values() for level in each.levels.values()]
        strange = sorted({level.form[:LONGEST_LABEL] for level in levels} - KNOWN)
        if not strange:
            return ()
        message = (
            f"Lists may be numbered in a form that is not known here ({', '.join(strange[:3])}); "
            "their numbers are written in figures. Look at the original before you quote one."
        )
        return (Finding("list-form-unknown", "file", Severity.NOTE, message),)


class Counting:
    """Counts the paragraphs of one text, from its first to its last."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._used: set[str] = set()

    def label(self, style: str | None, num: str | None, level: int | None) -> str:
        """What stands before the next paragraph, with the space after it; empty where it has no number."""
        found = self._numbering.of(style, num, level)
        if found is None or not 0 <= found[1] < LEVELS:
            return ""
        num, at = found
        levels = self._numbering.levels(num) if self._numbering.root(num) in self._numbering.abstracts else {}
        if at not in levels:
            return ""
        counts = self._counts.setdefault(self._numbering.root(num), [None] * LEVELS)
        starts = self._numbering.nums[num].starts
        if num not in self._used:
            self._used.add(num)
            for each in starts:
                counts[each] = None
        before = counts[at]
        counts[at] = starts.get(at, levels[at].start) if before is None else before + 1
        for deeper in range(at + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or at < restart:
                counts[deeper] = None
        return _written(levels, at, [_count(counts, levels, starts, each) for each in range(LEVELS)])


def _count(counts: list[int | None], levels: Mapping[int, Level], starts: Mapping[int, int], at: int) -> int:
    count = counts[at]
    return starts.get(at, levels[at].start if at in levels else 0) if count is None else count


def _written(levels: Mapping[int, Level], at: int, counts: list[int]) -> str:
    level = levels[at]
    if level.form == "bullet":
        sign = level.pattern[:LONGEST_LABEL]
        text = _BULLET if any(ord(char) in _PRIVATE for char in sign) else sign
    else:
        text = ""
        pieces = level.pattern[:LONGEST_LABEL].split("%")
        for place, piece in enumerate(pieces):
            named = "123456789".find(piece[0]) if place and piece else -1
            if named < 0:
                text += f"%{piece}" if place else piece
                continue
            form = levels[named].form if named in levels else "decimal"
            text += written(counts[named], "decimal" if level.figures else form) + piece[1:]
    text = text[:LONGEST_LABEL]
    return text + level.after if text.strip() else ""
