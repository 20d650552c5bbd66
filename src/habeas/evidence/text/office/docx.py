"""The reader of Word documents (DOCX: Office Open XML, ECMA-376; transitional and strict).

Read here from the marks and not by python-docx, whose paragraphs leave out what was inserted as a tracked
change, boxes, content controls and notes, and say nothing of what was deleted or hidden.
"""

import re

from habeas.base.digest import Digest
from habeas.base.finding import Finding
from habeas.evidence.text.office.flow import Flow, Parts, Unseen, reading_of_parts
from habeas.evidence.text.office.markup import Mark, MarkupError, marks_of
from habeas.evidence.text.office.numbering import Counting, Numbering
from habeas.evidence.text.office.numbering_marks import ParagraphNumber, numbering_of
from habeas.evidence.text.office.package import MACROS, Package, cut_short, damaged, package_of
from habeas.evidence.text.reading import Reading

READER = "docx/1"
"""Name and version: the same bytes always give the same text under it."""

_SIGNS = {
    "w:tab": "\t",
    "w:br": "\n",
    "w:cr": "\n",
    "w:noBreakHyphen": "\N{NON-BREAKING HYPHEN}",
    "w:softHyphen": "\N{SOFT HYPHEN}",
}
_GONE = frozenset({"w:del", "w:moveFrom"})
_SKIPPED = frozenset(
    {"w:pPrChange", "w:rPrChange", "w:sectPr", "w:tblPr", "w:tblGrid", "w:trPr", "w:tcPr", "w:sdtPr", "w:instrText"}
)
_PART = re.compile(r"word/(header|footer|footnotes|endnotes|comments)\d*\.xml")
_NOTES = frozenset({"w:footnote", "w:endnote", "w:comment"})
_OFF = frozenset({"0", "false", "off", "none"})


def read_docx(data: bytes, copy: Digest) -> Reading | tuple[Finding, ...]:
    """The words of a document as they stand now: a paragraph a line, cells of a table parted by tabs.

    First the heads of its pages, then the body with its boxes, foot- and endnotes, the feet of its pages,
    and comments with their authors; body and notes are the main text. Tracked insertions are in it and
    deletions are not (`tracked-changes` counts both); hidden text is not (`hidden-text`). Numbers and bullets that
    Word itself sets before a paragraph are computed and stand before its words. Macros are never run (`macros`).
    """
    package = package_of(data)
    body = None if package is None else package.part("word/document.xml") or _main_part(package)
    if package is None or body is None:
        return damaged()
    unseen, parts = Unseen(), Parts()
    findings: list[Finding] = []
    numbering = numbering_of(package.part("word/numbering.xml"), package.part("word/styles.xml"))
    parts.body = "".join(_texts(body, "body", unseen, findings, numbering))
    into = {"header": parts.headers, "footer": parts.footers, "comments": parts.comments}
    for name in sorted(package.names):
        stem = _PART.fullmatch(name)
        if stem is None:
            continue
        contents = package.part(name)
        if contents is None:
            findings.append(cut_short(name))
        else:
            into.get(stem[1], parts.notes).extend(_texts(contents, name, unseen, findings, numbering))
    if any(name.lower().endswith("vbaproject.bin") for name in package.names):
        findings.append(MACROS)
    return reading_of_parts(copy, READER, parts, [*unseen.findings(), *numbering.findings(), *findings])


def _main_part(package: Package) -> bytes | None:
    """The body where it stands under another name, as some programs write it: `word/document2.xml`."""
    for name in package.names:
        if name.startswith("word/document") and name.endswith(".xml"):
            return package.part(name)
    return None


def _texts(data: bytes, place: str, unseen: Unseen, findings: list[Finding], numbering: Numbering) -> list[str]:
    """The text of a part; of notes and comments one for each. Its lists are counted from its beginning."""
    walk = _Walk(unseen, Counting(numbering))
    try:
        for mark in marks_of(data):
            walk.take(mark)
    except MarkupError:
        findings.append(cut_short(place))
    return walk.texts()


class _Walk:
    """Goes through the marks of one part."""

    def __init__(self, unseen: Unseen, counting: Counting) -> None:
        self._unseen = unseen
        self._counting = counting
        self._number: ParagraphNumber | None = None
        self._in_properties = 0
        self._flows = [Flow()]
        self._notes: list[str] = []
        self._skipping = 0
        self._gone = 0
        self._chosen: list[bool] = []
        self._hidden = False
        self._said_hidden = False
        self._run: list[str] = []
        self._writing = False
        self._in_run_properties = 0

    def take(self, mark: Mark) -> None:
        """Take one mark; the words are in it where it is `words`."""
        if mark.what == "words":
            if self._writing:
                self._run.append(mark.name)
        elif self._skipping:
            self._skipping += 1 if mark.what == "start" else -1
        elif self._in_properties and mark.name not in _SKIPPED:
            self._in_properties += 1 if mark.what == "start" else -1
            if mark.what == "start" and self._number is not None:
                self._number.take(mark.name, mark.attributes.get("w:val", ""))
        elif mark.what == "start":
            self._start(mark)
        else:
            self._end(mark.name)

    def texts(self) -> list[str]:
        """The notes, or the one text where the part has none."""
        return self._notes or [self._flows[0].text]

    def _start(self, mark: Mark) -> None:
        name = mark.name
        if name in _SKIPPED or (name == "mc:Fallback" and self._chosen and self._chosen[-1]):
            self._skipping = 1
        elif self._in_run_properties or name == "w:rPr":
            self._start_of_property(mark)
        elif name == "w:p":
            self._flows[-1].begin()
            self._number = ParagraphNumber()
        elif name == "w:pPr":
            self._in_properties = 1
        elif name in _GONE:
            self._gone += 1
            self._unseen.deleted += self._gone == 1
        elif name in ("w:ins", "w:moveTo"):
            self._unseen.inserted += 1
        elif name == "mc:AlternateContent":
            self._chosen.append(False)
        elif name == "mc:Choice" and self._chosen:
            self._chosen[-1] = True
        elif name == "w:txbxContent":
            self._put(self._run)
            self._flows.append(Flow())
        elif name in _NOTES:
            self._begin_note(mark)
        else:
            self._start_in_run(mark)

    def _start_of_property(self, mark: Mark) -> None:
        self._in_run_properties += mark.name == "w:rPr"
        if mark.name == "w:vanish":
            self._hidden = mark.attributes.get("w:val", "1") not in _OFF

    def _start_in_run(self, mark: Mark) -> None:
        name = mark.name
        if name == "w:r":
            self._set_number()
            self._hidden, self._run = False, []
        elif name in ("w:t", "w:delText"):
            self._writing = True
        elif name in _SIGNS:
            self._run.append(_SIGNS[name])
        elif name == "w:sym":
            self._run.append(_symbol(mark.attributes.get("w:char", "")))

    def _end(self, name: str) -> None:
        if name == "w:p":
            self._set_number()
            self._flows[-1].end()
        elif name == "w:tc":
            self._flows[-1].end("\t")
        elif name == "w:tr":
            self._flows[-1].end()
        elif name in ("w:t", "w:delText"):
            self._writing = False
        elif name == "w:rPr":
            self._in_run_properties -= 1
        elif name == "w:r":
            self._put(self._run)
        elif name in _GONE:
            self._gone -= 1
        elif name == "mc:AlternateContent" and self._chosen:
            self._chosen.pop()
        elif name == "w:txbxContent" and len(self._flows) > 1:
            boxed = self._flows.pop().text
            self._flows[-1].put_aside(boxed)
        elif name in _NOTES and len(self._flows) > 1:
            self._notes.append(self._flows.pop().text)

    def _set_number(self) -> None:
        """The number of the paragraph that was begun last, before its first words, or alone where it has none."""
        number, self._number = self._number, None
        if number is not None and not number.gone:
            self._flows[-1].add(self._counting.label(number.style, number.num, number.level))

    def _put(self, run: list[str]) -> None:
        words = "".join(run)
        run.clear()
        if not words or self._gone:
            return
        if self._hidden:
            self._unseen.hidden += not self._said_hidden
            self._said_hidden = True
            return
        self._said_hidden = False
        self._flows[-1].add(words)

    def _begin_note(self, mark: Mark) -> None:
        if mark.attributes.get("w:type") in ("separator", "continuationSeparator", "continuationNotice"):
            self._skipping = 1
            return
        self._flows.append(Flow())
        author = mark.attributes.get("w:author")
        if mark.name == "w:comment" and author:
            self._flows[-1].add(f"{author}: ")


def _symbol(code: str) -> str:
    try:
        return chr(int(code, 16))
    except (ValueError, OverflowError):
        return "\N{REPLACEMENT CHARACTER}"
