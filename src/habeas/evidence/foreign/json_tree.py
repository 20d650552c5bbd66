"""JSON as a tree in which every value knows its place; what harms is refused: depth, doubles, half letters.

The standard library's reader tells no places. It reads the strings, so that escapes are read as it reads them; numbers
stay the figures that are written, however many there are.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.evidence.archives.platforms.table_rows import Cell

_DEEPEST = 32
"""Levels that a value may be nested; formats that are read here need six."""

_DECODER = json.JSONDecoder(strict=False)
_SPACE = re.compile(r"[ \t\n\r]*")
_BARE = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null")
_NO_LETTER = re.compile("[\x00\ud800-\udfff]")
_SHOWN_FOR_IT = "\ufffd"


class NotJson(ValueError):
    """What stands at a place is no JSON, or is nested beyond all sense; `why` is a word of a record."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Members:
    """An object. Of a name that comes twice the last value is there, as in every reader, and `double` is set."""

    of: dict[str, "Tree"]
    double: bool = False


type Tree = Cell | Members | list[Tree] | None
"""A value: its words with their place (figures, `true` and `false` as written), an object, a list, or null."""


def tree_at(text: str, at: int, base: int = 0) -> tuple[Tree, int]:
    """The value that begins at or behind a place, and where it ends; raises NotJson.

    `base` is what stands before the text where it is a piece of a longer one: places of cells count from there.
    """
    return _Reader(text, base).value(at, 0)


def behind_space(text: str, at: int) -> int:
    """The first place at or behind this one that is no white space."""
    found = _SPACE.match(text, at)
    return at if found is None else found.end()


class _Reader:
    def __init__(self, text: str, base: int) -> None:
        self._text, self._base = text, base

    def value(self, at: int, depth: int) -> tuple[Tree, int]:
        text = self._text
        at = behind_space(text, at)
        sign = text[at : at + 1]
        if sign == '"':
            return self._words(at)
        if sign in ("{", "["):
            if depth >= _DEEPEST:
                raise NotJson("nested-too-deep")
            return self._members(at + 1, depth + 1) if sign == "{" else self._items(at + 1, depth + 1)
        bare = _BARE.match(text, at)
        if bare is None:
            raise NotJson("not-json")
        return (None if bare[0] == "null" else self._cell(bare[0], at, bare.end())), bare.end()

    def _cell(self, words: str, start: int, end: int) -> Cell:
        return Cell(words, self._base + start, self._base + end)

    def _words(self, at: int) -> tuple[Cell, int]:
        try:
            words, end = _DECODER.raw_decode(self._text, at)
        except ValueError:
            raise NotJson("not-json") from None
        if not isinstance(words, str):  # never: a quotation mark stands there
            raise NotJson("not-json")
        return self._cell(_NO_LETTER.sub(_SHOWN_FOR_IT, words), at + 1, end - 1), end

    def _members(self, at: int, depth: int) -> tuple[Members, int]:
        found: dict[str, Tree] = {}
        double, at = False, self._skip(at)
        if self._text[at : at + 1] == "}":
            return Members(found), at + 1
        while True:
            name, at = self._words(self._sign(at, '"') - 1)
            value, at = self.value(self._sign(at, ":"), depth)
            double = double or name.words in found
            found[name.words] = value
            at = self._skip(at)
            if self._text[at : at + 1] == "}":
                return Members(found, double), at + 1
            at = self._sign(at, ",")

    def _items(self, at: int, depth: int) -> tuple[list[Tree], int]:
        found: list[Tree] = []
        at = self._skip(at)
        if self._text[at : at + 1] == "]":
            return found, at + 1
        while True:
            value, at = self.value(at, depth)
            found.append(value)
            at = self._skip(at)
            if self._text[at : at + 1] == "]":
                return found, at + 1
            at = self._sign(at, ",")

    def _skip(self, at: int) -> int:
        return behind_space(self._text, at)

    def _sign(self, at: int, wanted: str) -> int:
        """The place behind a sign that has to stand here."""
        at = self._skip(at)
        if self._text[at : at + 1] != wanted:
            raise NotJson("not-json")
        return at + 1


def cells_of(tree: Tree) -> Iterator[Cell]:
    """The words of a value, or of each value of a list; nothing of objects and of nulls."""
    if isinstance(tree, Cell):
        yield tree
    elif isinstance(tree, list):
        for each in tree:
            if isinstance(each, Cell):
                yield each
