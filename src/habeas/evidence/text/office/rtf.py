"""The reader of RTF documents (Rich Text Format 1.9.1).

Read here and not by striprtf: it puts text that was deleted or hidden among the rest, leaves out notes and
heads of pages, and writes signs between cells that the document has not.
"""

import re
from dataclasses import dataclass, replace

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.evidence.text.office.flow import Flow, Parts, Unseen, reading_of_parts
from habeas.evidence.text.office.rtf_letters import Letters
from habeas.evidence.text.office.rtf_tokens import Token, tokens_of
from habeas.evidence.text.reading import Reading

READER = "rtf/1"
"""Name and version: the same bytes always give the same text under it."""

_SIGNS = {
    "line": "\n",
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "zwj": "\u200d",
    "zwnj": "\u200c",
}
_MARKS = {"~": "\xa0", "_": "\N{NON-BREAKING HYPHEN}", "-": "\N{SOFT HYPHEN}", "\\": "\\", "{": "{", "}": "}"}
_ROWS = frozenset({"row", "nestrow"})
_ENDS = {**dict.fromkeys(("par", "sect", "page", "column", *_ROWS), "\n"), "cell": "\t", "nestcell": "\t"}
_ASIDE = {
    **dict.fromkeys(("header", "headerl", "headerr", "headerf"), "headers"),
    **dict.fromkeys(("footer", "footerl", "footerr", "footerf"), "footers"),
    "footnote": "notes",
    "annotation": "comments",
    "shptxt": "box",
    "fonttbl": "fonts",
    "title": "title",
    "author": "author",
}
"""Destinations that are text of their own, or say something of the document."""

_ENTERED = frozenset({"shpinst", "annotation", "shptxt"})
"""Destinations marked as unknown to old programs that hold text all the same."""

_SKIPPED = frozenset(
    re.findall(
        r"\w+",
        "colortbl stylesheet pict nonshppict shprslt sp filetbl revtbl listtable listoverridetable rsidtbl xmlnstbl "
        "bkmkstart bkmkend fldinst objdata objclass objname themedata colorschememapping latentstyles datastore "
        "generator atnid atnauthor atntime atndate atnicn atnref atnparent atrfstart atrfend pn pnseclvl mmathpr "
        "template operator company manager category keywords subject comment doccomm hlinkbase userprops "
        "xe tc tcn rxe txe",
    )
)
"""Destinations that hold no text of the document."""

_INFO = frozenset({"title", "author"})


@dataclass(frozen=True, slots=True)
class _State:
    """What a group hands on to those inside it."""

    skipped: bool = False
    into: str = "body"
    font: int | None = None
    fallback: int = 1
    hidden: bool = False
    deleted: bool = False
    inserted: bool = False


def read_rtf(data: bytes, copy: Digest) -> Reading:
    """The words of a document as they stand now: a paragraph a line, cells of a table parted by tabs.

    First the heads of its pages, then the body with its boxes, notes, the feet of its pages, comments;
    body and notes are the main text. Deleted and hidden text is not in it (`tracked-changes`,
    `hidden-text`). Bytes are read in the encoding of their font; where the file states none it is guessed
    (`encoding-guessed`).
    """
    walk = _walked(data)
    findings = walk.unseen.findings()
    if walk.letters.guessed and walk.guessed_used:
        message = (
            f"The character encoding is not stated; {walk.letters.default} was taken because it reads best. "
            "Look at the text."
        )
        findings.append(Finding("encoding-guessed", "file", Severity.WARNING, message))
    return reading_of_parts(copy, READER, walk.parts, findings, walk.letters.default)


def rtf_properties(data: bytes) -> tuple[str | None, str | None]:
    """Title and author as the document's own information gives them; None for what it does not give."""
    said = _walked(data).said
    title, author = (" ".join(said.get(name, "").split()) or None for name in ("title", "author"))
    return title, author


def _walked(data: bytes) -> "_Walk":
    walk = _Walk(Letters(data))
    for token in tokens_of(data):
        walk.take(token)
    walk.close()
    return walk


class _Walk:
    """Goes through the tokens of a file."""

    def __init__(self, letters: Letters) -> None:
        self.letters = letters
        self.parts = Parts()
        self.unseen = Unseen()
        self.said: dict[str, str] = {}
        self.guessed_used = False
        self._state = _State()
        self._above: list[_State] = []
        self._flows: list[tuple[int, Flow]] = [(0, Flow())]
        self._open = [False]
        self._bytes = bytearray()
        self._starred = False
        self._ignored = 0
        self._seen: str | None = None
        self._font: tuple[int, int | None] = (0, None)

    def take(self, token: Token) -> None:
        """Take one token."""
        if token.what in ("byte", "bytes"):
            self._take_bytes(token.raw)
            return
        if token.what == "sign" and self._ignored and token.text in _MARKS:
            self._ignored -= 1
            return
        self._flush()
        match token.what:
            case "open":
                self._above.append(self._state)
                self._ignored = 0
            case "close":
                self._close_group()
            case "sign":
                self._sign(token.text)
            case "word":
                self._word(token.text, token.number)

    def close(self) -> None:
        """The file is at its end, whatever groups it left open."""
        self._flush()
        while self._above:
            self._close_group()
        self.parts.body = _paired(self._flows[0][1].text)

    def _take_bytes(self, raw: bytes) -> None:
        if self._ignored:
            skipped = min(self._ignored, len(raw))
            self._ignored -= skipped
            raw = raw[skipped:]
        self._bytes += raw
        self._starred = False

    def _flush(self) -> None:
        if self._bytes:
            raw = bytes(self._bytes)
            self._bytes.clear()
            state = self._state
            bare = self.letters.of_font(state.font) is None and not raw.isascii()
            self.guessed_used |= bare and not state.skipped and state.into != "fonts"
            self._put(raw.decode(self.letters.of(self._state.font), errors="replace"))

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif sign in "\r\n":
            self._end("\n")
        elif sign in _MARKS:
            self._put(_MARKS[sign])

    def _word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if word == "u" and number is not None:
            self._put(chr(number & 0xFFFF))
            self._ignored = self._state.fallback
        elif self._ignored and word in _SIGNS:
            self._ignored -= 1
        elif word in _ASIDE or (starred and word not in _ENTERED) or word in _SKIPPED:
            self._destination(word, starred)
        elif word in _ENDS:
            self._end(_ENDS[word], row=word in _ROWS)
        elif word in _SIGNS:
            self._put(_SIGNS[word])
        else:
            self._property(word, number)

    def _destination(self, word: str, starred: bool) -> None:
        known = word in _ASIDE and not (starred and word not in _ENTERED)
        if not known or self._state.skipped:
            self._state = replace(self._state, skipped=True)
            return
        self._state = replace(self._state, into=_ASIDE[word])
        self._flows.append((len(self._above), Flow()))
        self._open.append(False)

    def _property(self, word: str, number: int | None) -> None:
        state = self._state
        on = number != 0
        if word == "f":
            self._font = (number or 0, None)
            self._state = replace(state, font=number)
        elif word == "fcharset":
            self._font = (self._font[0], number)
        elif word == "uc":
            self._state = replace(state, fallback=max(0, min(number if number is not None else 1, 8)))
        elif word == "v":
            self._state = replace(state, hidden=on)
        elif word == "deleted":
            self._state = replace(state, deleted=on)
        elif word == "revised":
            self.unseen.inserted += on and not state.inserted
            self._state = replace(state, inserted=on)
        elif word == "plain":
            self._state = replace(state, hidden=False, deleted=False, inserted=False)
        elif word == "deff" and state.font is None:
            self._state = replace(state, font=number)

    def _put(self, words: str) -> None:
        state = self._state
        if state.skipped:
            return
        if state.into == "fonts":
            self._name_font(words)
            return
        gone = "deleted" if state.deleted else "hidden" if state.hidden else None
        if gone is not None:
            if self._seen != gone and words.strip():
                setattr(self.unseen, gone, getattr(self.unseen, gone) + 1)
                self._seen = gone
            return
        self._seen = None
        if not self._open[-1]:
            self._flows[-1][1].begin()
            self._open[-1] = True
        self._flows[-1][1].add(words)

    def _end(self, sign: str, *, row: bool = False) -> None:
        if self._state.skipped or self._state.into == "fonts":
            return
        if self._state.deleted:
            return
        if not self._open[-1] and not row:
            self._flows[-1][1].begin()
        self._open[-1] = False
        self._flows[-1][1].end(sign)

    def _name_font(self, words: str) -> None:
        number, charset = self._font
        self.letters.font(number, charset, words.partition(";")[0])

    def _close_group(self) -> None:
        if not self._above:
            return
        if len(self._flows) > 1 and self._flows[-1][0] == len(self._above):
            text = self._flows.pop()[1].text
            self._open.pop()
            self._file(self._state.into, text)
        self._state = self._above.pop()
        self._ignored = 0

    def _file(self, into: str, text: str) -> None:
        text = _paired(text)
        if into == "box":
            self._flows[-1][1].put_aside(text)
        elif into in _INFO:
            self.said.setdefault(into, text)
        elif into != "fonts":
            getattr(self.parts, into).append(text)


def _paired(text: str) -> str:
    """The text with halves of characters beyond the basic plane put together."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
