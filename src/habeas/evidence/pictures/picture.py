"""The reader of pictures of papers: PNG, JPEG, TIFF, WebP, BMP, GIF, by recognition (OCR)."""

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.base.span import Span
from habeas.evidence.pictures.opening import Frame, frames
from habeas.evidence.pictures.recognising import Recognised, recognise
from habeas.evidence.pictures.tesseract import LANGUAGES, Installed, RecogniserFailed, installed
from habeas.evidence.pictures.wanted import LOW
from habeas.evidence.text.language import language_of
from habeas.evidence.text.main_text import main_of_lines
from habeas.evidence.text.reading import Box, Page, Reading

READER = "picture/1"
"""Name and version of the reader; `+ocr`, the recogniser, its version and languages follow in a reading's own."""

MOST_RECOGNISED = 250
"""Pages of one file that are recognised; each takes some seconds."""

_ILLEGIBLE = 45
_DOUBTFUL_SHARE = 0.25


def read_picture(data: bytes, copy: Digest) -> Reading | tuple[Finding, ...]:
    """The words on a picture of a paper, or on each page of a TIFF; each word with its place and confidence.

    Pages are numbered from 1. A page on which nothing was recognised has no entry and gives `no-words`;
    words the recogniser is not sure of give `words-doubtful`, most of a page `illegible`. Without the
    recogniser there is one finding, `no-recogniser`, which says what to install.
    """
    found = recogniser()
    if isinstance(found, Finding):
        return (found,)
    findings = list(lacking(found))
    pages: list[tuple[int, Recognised]] = []
    for frame in frames(data):
        if isinstance(frame, Finding):
            findings.append(frame)
            continue
        if frame.number > MOST_RECOGNISED:
            findings.append(too_many(frame.number))
            break
        recognised, told = page_of(frame, found)
        findings += told
        if recognised is not None:
            pages.append((frame.number, recognised))
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if not pages and errors:
        return (*errors, *(finding for finding in findings if finding not in errors))
    sheets = joined([Sheet(number, page.text, page.boxes) for number, page in pages])
    main = main_of_lines(sheets.text)
    lang = language_of("\n".join(span.slice(sheets.text) for span in main))
    return Reading(
        copy, reader_name(READER, found), sheets.text, main, sheets.pages, lang, None, tuple(findings), sheets.boxes
    )


def recogniser() -> Installed | Finding:
    """The recogniser of this machine, or a Finding that says what to install."""
    found = installed()
    if found is None or set(LANGUAGES) <= set(found.lacking):
        message = (
            "Words on pictures are recognised by Tesseract, which is not on this machine. The file is kept. "
            "On Debian and Ubuntu: apt-get install tesseract-ocr tesseract-ocr-eng tesseract-ocr-rus "
            "tesseract-ocr-kaz; then add the file again."
        )
        return Finding("no-recogniser", "file", Severity.ERROR, message)
    return found


def lacking(found: Installed) -> tuple[Finding, ...]:
    """What the recogniser lacks, as a finding; empty when it has all."""
    if not found.lacking:
        return ()
    packages = " ".join(f"tesseract-ocr-{lang}" for lang in found.lacking)
    message = f"The recogniser lacks {', '.join(found.lacking)}; what is written so is misread. Install {packages}."
    return (Finding("recogniser-incomplete", "file", Severity.WARNING, message),)


def reader_name(reader: str, found: Installed) -> str:
    """The name of a reading that was recognised: reader, recogniser, version, languages it had."""
    return f"{reader}+ocr-tesseract-{found.version}-{'+'.join(languages_of(found))}"


def languages_of(found: Installed) -> tuple[str, ...]:
    """Our languages that this recogniser has, in their order."""
    return tuple(lang for lang in LANGUAGES if lang not in found.lacking)


def page_of(frame: Frame, found: Installed) -> tuple[Recognised | None, tuple[Finding, ...]]:
    """What stands on one picture (None when nothing does), and what is doubtful about it."""
    place = f"page {frame.number}"
    try:
        page = recognise(frame, languages_of(found))
    except RecogniserFailed as failure:
        message = f"The recogniser {failure} on this page; its words have to be typed."
        return None, (Finding("not-recognised", place, Severity.ERROR, message),)
    if not page.boxes:
        message = "No word was recognised: it shows none, or it is too dark, too blurred or too small."
        return None, (Finding("no-words", place, Severity.WARNING, message),)
    return page, tuple(_doubts(page, place))


def too_many(number: int) -> Finding:
    """Said of the first page that is over :data:`MOST_RECOGNISED`."""
    message = f"The first {MOST_RECOGNISED} pictures of a file are recognised. Split it, and add the rest by itself."
    return Finding("too-many-pictures", f"page {number}", Severity.ERROR, message)


def _doubts(page: Recognised, place: str) -> list[Finding]:
    low = sum(box.confidence < LOW for box in page.boxes)
    share = f"{low} of {len(page.boxes)} words"
    if page.confidence < _ILLEGIBLE or low > len(page.boxes) // 2:
        message = f"The page can hardly be read: {share} are doubtful. Photograph it again in better light, or type it."
        return [Finding("illegible", place, Severity.WARNING, message)]
    if low:
        severity = Severity.WARNING if low > _DOUBTFUL_SHARE * len(page.boxes) else Severity.NOTE
        message = f"The recogniser is not sure of {share}. Compare what you quote with the page."
        return [Finding("words-doubtful", place, severity, message)]
    return []


@dataclass(frozen=True, slots=True)
class Sheet:
    """The text of one page, and the boxes of its recognised words, whose spans count in this text."""

    number: int
    text: str
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Joined:
    """The text of several pages as one, pages parted by a line end, with the places in it."""

    text: str
    pages: tuple[Page, ...]
    boxes: tuple[Box, ...]


def joined(sheets: Sequence[Sheet]) -> Joined:
    """Pages put after one another; pages without text are left out."""
    parts, pages, boxes, start = [], [], [], 0
    for sheet in sheets:
        if not sheet.text:
            continue
        parts.append(sheet.text)
        pages.append(Page(sheet.number, Span(start, start + len(sheet.text))))
        boxes += [
            Box(box.span.shifted(start), sheet.number, box.left, box.top, box.right, box.bottom, box.confidence)
            for box in sheet.boxes
        ]
        start += len(sheet.text) + 1
    return Joined("\n".join(parts), tuple(pages), tuple(boxes))
