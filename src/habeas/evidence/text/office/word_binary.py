"""The reader of old Word documents (DOC, Word 97 to 2003: [MS-DOC] in [MS-CFB], opened by olefile)."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import accumulate, pairwise

import olefile

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.evidence.text.decoding import normal_text
from habeas.evidence.text.office.flow import Flow, Parts, Unseen, reading_of_parts
from habeas.evidence.text.office.package import MACROS, damaged
from habeas.evidence.text.office.word_pieces import DELETED, HIDDEN, INSERTED, ROW_END, Locked, NotWord97, WordFile
from habeas.evidence.text.reading import Reading

READER = "doc/1"
"""Name and version: the same bytes always give the same text under it."""

_DAMAGE = (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, struct.error, OverflowError)
"""What olefile and the reading of numbers out of bytes raise for files that are damaged or made to harm."""

_LARGEST = 256 << 20
_SIGNS = {"\t": "\t", "\x0b": "\n", "\x1e": "\N{NON-BREAKING HYPHEN}", "\x1f": "\N{SOFT HYPHEN}"}
_CELL = "\x07"
_PARAGRAPH = frozenset("\r\x0c")
_FIELD, _RESULT, _FIELD_END = "\x13", "\x14", "\x15"
_ORDER = ("body", "footnotes", "headers", "macros", "comments", "endnotes", "boxes")
"""The parts of the text in the order in which they stand; those of headers and of macros are not read so."""

_UTF8 = 65001
_STORIES = 6
_FEET = frozenset({2, 3, 5})
"""Of the six stories of a section: heads of even, odd and first pages are 0, 1, 4, feet 2, 3, 5."""


@dataclass(frozen=True, slots=True)
class _Streams:
    main: bytes
    tables: dict[str, bytes]
    macros: bool
    locked: bool


def read_doc(data: bytes, copy: Digest) -> Reading | tuple[Finding, ...]:
    """The words of a document as they stand now: a paragraph a line, cells of a table parted by tabs.

    First the heads of its pages, then the body and its boxes, foot- and endnotes, the feet of its pages,
    comments; body and notes are the main text. Deleted and hidden text is not in it (`tracked-changes`,
    `hidden-text`). Word 95 and older gives `no-reader`, a document with a password `locked`.
    """
    try:
        streams = _streams(data)
        if streams.locked:
            raise Locked
        word = WordFile(streams.main, streams.tables)
        parts, unseen = _parts(word)
    except Locked:
        message = "The document is locked with a password. Save a copy without it and add that too."
        return (Finding("locked", "file", Severity.ERROR, message),)
    except NotWord97:
        if not streams.main:
            message = (
                "It is a compound file of another program. It is kept as it is; its text has to be typed or converted."
            )
            return (Finding("no-reader", "file", Severity.ERROR, message),)
        message = (
            "It is of Word 95 or older, which is not read, or it is damaged. Save it as DOCX too, and add that; "
            "this file is kept."
        )
        return (Finding("no-reader", "file", Severity.ERROR, message),)
    except _DAMAGE:
        return damaged()
    findings = unseen.findings()
    if streams.macros:
        findings.append(MACROS)
    return reading_of_parts(copy, READER, parts, findings)


def doc_properties(data: bytes) -> tuple[str | None, str | None]:
    """Title and author as the document's summary gives them; None for what it does not give."""
    try:
        with olefile.OleFileIO(BytesIO(data)) as file:
            told = file.get_metadata()
            page = (told.codepage or _UTF8) & 0xFFFF  # the page is written as a signed number
            encoding = "utf-8" if page == _UTF8 else f"cp{page}"
            return _words(told.title, encoding), _words(told.author, encoding)
    except (*_DAMAGE, LookupError):
        return None, None


def _words(value: object, encoding: str) -> str | None:
    text = value.decode(encoding, "replace") if isinstance(value, bytes) else str(value or "")
    return " ".join(normal_text(text.strip("\0")).split()) or None


def _streams(data: bytes) -> _Streams:
    with olefile.OleFileIO(BytesIO(data)) as file:
        names = {"/".join(path) for path in file.listdir(streams=True, storages=True)}

        def stream(name: str) -> bytes:
            return file.openstream(name).read(_LARGEST) if name in names else b""

        return _Streams(
            stream("WordDocument"),
            {name: stream(name) for name in ("0Table", "1Table")},
            bool(names & {"Macros", "_VBA_PROJECT_CUR"}),
            "EncryptedPackage" in names,
        )


def _parts(word: WordFile) -> tuple[Parts, Unseen]:
    units, counts = word.units(), word.counts
    deleted, hidden, inserted = (word.marked(code) for code in (DELETED, HIDDEN, INSERTED))
    rows = word.marked(ROW_END)
    unseen = Unseen(_stretches(deleted), _stretches(inserted), _stretches(hidden))
    ends = list(accumulate(getattr(counts, name) for name in _ORDER))
    texts = {
        name: _text(units, range(min(start, len(units)), min(end, len(units))), (deleted, hidden), rows)
        for name, start, end in zip(_ORDER, (0, *ends), ends, strict=False)
        if name not in ("headers", "macros")
    }
    heads, feet = _stories(word, units, ends[1], min(ends[2], len(units)))
    body, boxes = texts["body"], texts["boxes"]
    parts = Parts(
        body if not boxes.strip() else f"{body}\n{boxes}",
        heads,
        [texts["footnotes"], texts["endnotes"]],
        feet,
        [texts["comments"]],
    )
    return parts, unseen


def _stories(word: WordFile, units: Sequence[str], start: int, end: int) -> tuple[list[str], list[str]]:
    """The heads and the feet of pages, out of the part of the text that holds both."""
    heads: list[str] = []
    feet: list[str] = []
    bounds = word.header_stories()
    nothing = bytearray(len(units))
    for number, (first, last) in enumerate(pairwise(bounds)):
        if number < _STORIES or not 0 <= first <= last <= end - start:
            continue
        text = _text(units, range(start + first, start + last), (nothing, nothing), nothing)
        (feet if number % _STORIES in _FEET else heads).append(text)
    return heads, feet


def _text(units: Sequence[str], places: range, left_out: tuple[bytearray, bytearray], rows: bytearray) -> str:
    flow = Flow()
    begun = False
    fields: list[bool] = []
    for at in places:
        unit = units[at]
        if any(marks[at] for marks in left_out):
            continue
        if unit == _FIELD:
            fields.append(True)
        elif unit == _RESULT and fields:
            fields[-1] = False
        elif unit == _FIELD_END and fields:
            fields.pop()
        elif any(fields):
            continue
        elif unit in _PARAGRAPH or unit == _CELL:
            if not begun and not rows[at]:
                flow.begin()
            begun = False
            flow.end("\t" if unit == _CELL and not rows[at] else "\n")
        elif unit >= " " or unit in _SIGNS:
            if not begun:
                flow.begin()
                begun = True
            flow.add(_SIGNS.get(unit, unit))
    return flow.text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _stretches(marks: bytearray) -> int:
    """How many stretches of neighbouring code units are marked."""
    return marks.count(b"\0\1") + marks.startswith(b"\1")
