"""Text as it grows out of a document: paragraphs are lines, cells are parted by tabs.

And what every such reader has to say of text that is there but does not show.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.base.span import Span
from habeas.evidence.text.decoding import normal_text
from habeas.evidence.text.language import language_of
from habeas.evidence.text.main_text import main_of_lines
from habeas.evidence.text.reading import Reading


class Flow:
    """One run of paragraphs. The sign between two of them is that of what ended last: a line end, or a tab."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._between = ""
        self._aside: list[str] = []

    def begin(self) -> None:
        """A paragraph begins."""
        self._pieces.append(self._between)
        self._between = ""

    def add(self, words: str) -> None:
        """Words of the paragraph that was begun last."""
        self._pieces.append(words)

    def end(self, sign: str = "\n") -> None:
        """A paragraph ended (a line end follows), or a cell (a tab)."""
        if self._aside and sign == "\n":
            self._pieces += [f"\n{text}" for text in self._aside]
            self._aside.clear()
        self._between = sign

    def put_aside(self, text: str) -> None:
        """Words of a box that hangs on this paragraph: they stand below it, as lines of their own."""
        if text.strip():
            self._aside.append(text)

    @property
    def text(self) -> str:
        """All words so far."""
        return "".join([*self._pieces, *(f"\n{text}" for text in self._aside)])


@dataclass(slots=True)
class Unseen:
    """What stands in a document and does not show in its text as it is now, counted while it is read."""

    deleted: int = 0
    inserted: int = 0
    hidden: int = 0

    def findings(self) -> list[Finding]:
        """A finding for each kind that was met."""
        found: list[Finding] = []
        if self.deleted or self.inserted:
            message = (
                f"The document records changes: {self.deleted} deletions, which are not in the reading, and "
                f"{self.inserted} insertions, which are. Look at the original before you quote it."
            )
            found.append(Finding("tracked-changes", "file", Severity.WARNING, message))
        if self.hidden:
            message = (
                f"The document holds hidden text in {self.hidden} places. It is not in the reading; "
                "look at the original in an office program, offline."
            )
            found.append(Finding("hidden-text", "file", Severity.WARNING, message))
        return found


@dataclass(slots=True)
class Parts:
    """The parts of a document by their kind; each is text in reading order."""

    body: str = ""
    headers: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    footers: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


def reading_of_parts(
    copy: Digest, reader: str, parts: Parts, findings: Sequence[Finding], encoding: str | None = None
) -> Reading:
    """Heads of pages, body, notes, feet of pages, comments, parted by blank lines; body and notes are main text."""
    before = _joined(dict.fromkeys(parts.headers))
    body = normal_text(parts.body).strip("\n")
    notes = _joined(parts.notes)
    after = _joined([*dict.fromkeys(parts.footers), *parts.comments])
    sections = [section for section in (before, body, notes, after) if section]
    text = normal_text("\n\n".join(sections))
    main: list[Span] = []
    if body:
        start = len(before) + 2 if before else 0
        main += [Span(span.start + start, span.end + start) for span in main_of_lines(body)]
    if notes:
        end = len(text) - (len(after) + 2 if after else 0)
        main.append(Span(end - len(notes), end))
    told = list(findings)
    if not any(char.isalnum() for char in text):
        told.append(Finding("no-text", "file", Severity.WARNING, "The document holds no words."))
    lang = language_of("\n".join(span.slice(text) for span in main))
    return Reading(copy, reader, text, tuple(main), lang=lang, encoding=encoding, findings=tuple(dict.fromkeys(told)))


def _joined(texts: Sequence[str] | dict[str, None]) -> str:
    stripped = [normal_text(text).strip() for text in texts]
    return "\n".join(text for text in stripped if text.strip())
