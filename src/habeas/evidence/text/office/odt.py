"""The reader of OpenDocument texts (ODT: OASIS OpenDocument 1.3)."""

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.evidence.text.office.flow import Flow, Parts, Unseen, reading_of_parts
from habeas.evidence.text.office.markup import Mark, MarkupError, marks_of
from habeas.evidence.text.office.package import MACROS, cut_short, damaged, package_of
from habeas.evidence.text.reading import Reading

READER = "odt/1"
"""Name and version: the same bytes always give the same text under it."""

_PARAGRAPHS = frozenset({"text:p", "text:h"})
_ASIDE = frozenset({"text:note-body", "office:annotation", "draw:text-box"})
_SKIPPED = frozenset(
    {
        "text:tracked-changes",
        "text:note-citation",
        "text:sequence-decls",
        "text:variable-decls",
        "text:user-field-decls",
        "text:ruby-text",
        "office:font-face-decls",
        "office:scripts",
    }
)
_HEADS = frozenset({"style:header", "style:header-left", "style:header-first"})
_FEET = frozenset({"style:footer", "style:footer-left", "style:footer-first"})
_MOST_SPACES = 1_000


def read_odt(data: bytes, copy: Digest) -> Reading | tuple[Finding, ...]:
    """The words of a document as they stand now: a paragraph a line, cells of a table parted by tabs.

    First the heads of its pages, then the body with its boxes, notes, the feet of its pages, comments;
    body and notes are the main text. Tracked deletions are not in it (`tracked-changes` counts), nor are
    hidden stretches (`hidden-text`). One locked with a password gives `locked`.
    """
    package = package_of(data)
    content = None if package is None else package.part("content.xml")
    if package is None or content is None:
        return damaged()
    manifest = package.part("META-INF/manifest.xml") or b""
    if b"encryption-data" in manifest:
        message = "The document is locked with a password. Save a copy without it and add that too."
        return (Finding("locked", "file", Severity.ERROR, message),)
    findings: list[Finding] = []
    walk = _Walk()
    styles = package.part("styles.xml")
    if styles is not None:
        _go(walk, styles, "styles.xml", findings)
        walk.restart()
    _go(walk, content, "content.xml", findings)
    walk.parts.body = walk.text
    if any(name.startswith(("Basic/", "Scripts/")) for name in package.names):
        findings.append(MACROS)
    return reading_of_parts(copy, READER, walk.parts, [*walk.unseen.findings(), *findings])


def _go(walk: "_Walk", data: bytes, place: str, findings: list[Finding]) -> None:
    try:
        for mark in marks_of(data):
            walk.take(mark)
    except MarkupError:
        findings.append(cut_short(place))


class _Walk:
    """Goes through the marks of the styles, where heads and feet of pages stand, and then of the body."""

    def __init__(self) -> None:
        self.parts = Parts()
        self.unseen = Unseen()
        self._flows = [Flow()]
        self._skipping: list[str] = []
        self._depth: list[bool] = []
        self._author: list[str] | None = None
        self._style = ""
        self._hiding: set[str] = set()

    def take(self, mark: Mark) -> None:
        """Take one mark."""
        if self._skipping:
            self._skip(mark)
        elif mark.what == "words":
            self._words(mark.name)
        elif mark.what == "start":
            self._start(mark)
        else:
            self._end(mark.name)

    def restart(self) -> None:
        """The styles are through: what comes now is the document."""
        self._flows, self._depth, self._skipping = [Flow()], [], []

    @property
    def text(self) -> str:
        """The body as far as it was read."""
        return self._flows[0].text

    def _words(self, words: str) -> None:
        if self._author is not None:
            self._author.append(words)
        elif self._depth and self._depth[-1]:
            self._flows[-1].add(words)

    def _skip(self, mark: Mark) -> None:
        if mark.what == "start":
            self.unseen.deleted += mark.name == "text:deletion"
            self._skipping.append(mark.name)
        elif mark.what == "end":
            self._skipping.pop()

    def _start(self, mark: Mark) -> None:
        name, attributes = mark.name, mark.attributes
        if name in _SKIPPED or name.startswith("meta:"):
            self._skipping.append(name)
        elif name == "style:style":
            self._style = attributes.get("style:name", "")
        elif name == "style:text-properties":
            if attributes.get("text:display") == "none":
                self._hiding.add(self._style)
        elif self._is_hidden(mark):
            self.unseen.hidden += 1
            self._skipping.append(name)
        elif name in _PARAGRAPHS:
            self._flows[-1].begin()
            self._depth.append(True)
        elif name in _ASIDE or name in _HEADS or name in _FEET:
            self._flows.append(Flow())
            self._depth.append(False)
        else:
            self._sign(mark)

    def _sign(self, mark: Mark) -> None:
        name, attributes = mark.name, mark.attributes
        if name == "text:s":
            count = attributes.get("text:c", "1")
            self._words(" " * min(int(count) if count.isascii() and count.isdigit() else 1, _MOST_SPACES))
        elif name == "text:tab":
            self._words("\t")
        elif name == "text:line-break":
            self._words("\n")
        elif name == "text:change-start":
            self.unseen.inserted += 1
        elif name in ("dc:creator", "dc:date", "meta:date-string"):
            self._author = []

    def _is_hidden(self, mark: Mark) -> bool:
        return (
            mark.name in ("text:hidden-text", "text:hidden-paragraph")
            or mark.attributes.get("text:display") == "none"
            or mark.attributes.get("text:style-name") in self._hiding
        )

    def _end(self, name: str) -> None:
        if name in _PARAGRAPHS:
            self._flows[-1].end()
            self._depth.pop()
        elif name == "table:table-cell":
            self._flows[-1].end("\t")
        elif name == "table:table-row":
            self._flows[-1].end()
        elif name == "dc:creator" and self._author is not None:
            if len(self._flows) > 1:
                self._flows[-1].add(f"{''.join(self._author)}: ")
            self._author = None
        elif name in ("dc:date", "meta:date-string"):
            self._author = None
        elif (name in _ASIDE or name in _HEADS or name in _FEET) and len(self._flows) > 1:
            self._depth.pop()
            self._close(name, self._flows.pop().text)

    def _close(self, name: str, text: str) -> None:
        if name == "text:note-body":
            self.parts.notes.append(text)
        elif name == "office:annotation":
            self.parts.comments.append(text)
        elif name in _HEADS:
            self.parts.headers.append(text)
        elif name in _FEET:
            self.parts.footers.append(text)
        else:
            self._flows[-1].put_aside(text)
