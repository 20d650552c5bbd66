"""Where the text of an old Word document lies in its file ([MS-DOC]): the FIB, the pieces, the runs.

Word 97 to 2003. The text is a row of UTF-16 code units (character positions, CP) cut into pieces, each
of which lies somewhere in the file as UTF-16 or as Windows-1252; properties hang on places in the file.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_MAGIC = 0xA5EC
_WORD_97 = 0xC1
_ENCRYPTED = 0x0100 | 0x8000
_SECOND_TABLE = 0x0200
_COUNTS = 0x4C
_PAGE = 512
_MOST_UNITS = 64 << 20

DELETED = 0x0800
INSERTED = 0x0801
HIDDEN = 0x083C
ROW_END = 0x2417
"""Property codes (sprm): sprmCFRMarkDel, sprmCFRMark, sprmCFVanish, sprmPFTtp."""

_PIECES = 0x1A2
_HEADERS = 0xF2
_RUNS = 0xFA
_PARAGRAPHS = 0x102
"""Where the FIB says in which place of the table stream these stand."""


class NotWord97(ValueError):
    """These streams are no Word 97 to 2003 document."""


class Locked(ValueError):
    """The document is encrypted."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text: its first and last CP (exclusive), where it lies, and whether in single bytes."""

    start: int
    end: int
    at: int
    narrow: bool

    @property
    def width(self) -> int:
        """Bytes a code unit takes."""
        return 1 if self.narrow else 2


@dataclass(frozen=True, slots=True)
class Counts:
    """How many code units each part of the text has, in the order in which they stand."""

    body: int
    footnotes: int
    headers: int
    macros: int
    comments: int
    endnotes: int
    boxes: int
    header_boxes: int


class WordFile:
    """The two streams of a document, and what the FIB says of them. Raises NotWord97 and Locked."""

    def __init__(self, main: bytes, tables: dict[str, bytes]) -> None:
        if len(main) < _COUNTS + 32 or _u16(main, 0) != _MAGIC or _u16(main, 2) < _WORD_97:
            raise NotWord97
        flags = _u16(main, 0x0A)
        if flags & _ENCRYPTED:
            raise Locked
        self._main = main
        self._table = tables.get("1Table" if flags & _SECOND_TABLE else "0Table", b"")
        self.counts = Counts(*(max(0, count) for count in struct.unpack_from("<8i", main, _COUNTS)))
        self.pieces = tuple(self._read_pieces())
        if not self.pieces:
            raise NotWord97

    def units(self) -> list[str]:
        """The code units of the whole text, each as one character; a unit beyond the file is U+FFFD."""
        found: list[str] = []
        for piece in self.pieces:
            size = (piece.end - piece.start) * piece.width
            raw = self._main[piece.at : piece.at + size]
            units = list(raw.decode("cp1252", "replace")) if piece.narrow else _wide(raw)
            found += units + ["\N{REPLACEMENT CHARACTER}"] * (piece.end - piece.start - len(units))
        return found

    def marked(self, code: int) -> bytearray:
        """A byte for each code unit: 1 where this property is set directly, 0 elsewhere."""
        marks = bytearray(self.pieces[-1].end)
        spans = list(self._properties(code))
        for piece in self.pieces:
            last = piece.at + (piece.end - piece.start) * piece.width
            first = bisect_right(spans, (piece.at, 0)) - 1
            for start, end in spans[max(0, first) :]:
                if start >= last:
                    break
                low, high = max(start, piece.at), min(end, last)
                if low < high:
                    at = piece.start + (low - piece.at) // piece.width
                    until = piece.start + (high - piece.at) // piece.width
                    marks[at:until] = b"\1" * (until - at)
        return marks

    def header_stories(self) -> tuple[int, ...]:
        """Where the stories of heads and feet of pages begin, in code units of their part."""
        at, size = self._place(_HEADERS)
        return struct.unpack_from(f"<{size // 4}i", self._table, at) if at + size <= len(self._table) else ()

    def _place(self, entry: int) -> tuple[int, int]:
        if entry + 8 > len(self._main):
            return 0, 0
        at, size = struct.unpack_from("<II", self._main, entry)
        return at, max(0, min(size, len(self._table) - at))

    def _read_pieces(self) -> Iterator[Piece]:
        at, size = self._place(_PIECES)
        end = at + size
        while at + 3 <= end and self._table[at] == 1:
            at += 3 + _u16(self._table, at + 1)
        if at + 5 > end or self._table[at] != 2:
            return
        count = (min(struct.unpack_from("<I", self._table, at + 1)[0], end - at - 5) - 4) // 12
        if count < 1:
            return
        at += 5
        bounds = struct.unpack_from(f"<{count + 1}I", self._table, at)
        for number in range(count):
            (place,) = struct.unpack_from("<I", self._table, at + 4 * (count + 1) + 8 * number + 2)
            narrow = bool(place & 0x40000000)
            start = (place & 0x3FFFFFFF) // (2 if narrow else 1)
            first, last = bounds[number], bounds[number + 1]
            if not first <= last <= _MOST_UNITS or (number and first != bounds[number - 1 + 1]):
                raise NotWord97
            # A piece that claims more than the file has would make text out of nothing.
            if last - first > len(self._main):
                raise NotWord97
            yield Piece(first, last, start, narrow)

    def _properties(self, code: int) -> Iterator[tuple[int, int]]:
        """Places in the file, in order, where the property is set."""
        paragraphs = code == ROW_END
        at, size = self._place(_PARAGRAPHS if paragraphs else _RUNS)
        count = (size - 4) // 8
        spans: list[tuple[int, int]] = []
        for number in range(max(0, count)):
            (page,) = struct.unpack_from("<I", self._table, at + 4 * (count + 1) + 4 * number)
            spans += self._on_page((page & 0x3FFFFF) * _PAGE, code, paragraphs)
        return iter(sorted(spans))

    def _on_page(self, at: int, code: int, paragraphs: bool) -> Iterator[tuple[int, int]]:
        page = self._main[at : at + _PAGE]
        if len(page) < _PAGE:
            return
        count = page[-1]
        step = 13 if paragraphs else 1
        if 4 * (count + 1) + step * count > _PAGE - 1:
            return
        bounds = struct.unpack_from(f"<{count + 1}I", page, 0)
        for number in range(count):
            offset = 2 * page[4 * (count + 1) + step * number]
            if offset and _is_set(_grpprl(page, offset, paragraphs), code):
                yield bounds[number], bounds[number + 1]


def _grpprl(page: bytes, offset: int, paragraphs: bool) -> bytes:
    """The list of properties that stands at this place of a page."""
    size = page[offset]
    if not paragraphs:
        return page[offset + 1 : offset + 1 + size]
    if size == 0:
        return page[offset + 4 : offset + 2 + 2 * page[offset + 1]] if offset + 1 < len(page) else b""
    return page[offset + 3 : offset + 2 * size]


def _is_set(grpprl: bytes, code: int) -> bool:
    """Whether a list of properties sets this one; the last word on it counts."""
    at, found = 0, False
    while at + 3 <= len(grpprl):
        sprm = _u16(grpprl, at)
        if sprm == code:
            found = grpprl[at + 2] == 1
        at += 2 + _operand(grpprl, at, sprm)
    return found


def _operand(grpprl: bytes, at: int, sprm: int) -> int:
    kind = sprm >> 13
    if kind != 6:
        return (1, 1, 2, 4, 2, 2, 0, 3)[kind]
    if sprm == 0xD608 and at + 4 <= len(grpprl):
        return 1 + _u16(grpprl, at + 2)
    return 1 + grpprl[at + 2]


def _wide(raw: bytes) -> list[str]:
    return [chr(unit) for (unit,) in struct.iter_unpack("<H", raw[: len(raw) // 2 * 2])]


def _u16(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")
