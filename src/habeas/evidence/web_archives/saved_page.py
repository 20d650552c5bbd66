"""The reader of saved pages and web archives: the page that was saved, with its address and time."""

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.base.span import Span
from habeas.evidence.text.compound_kinds import WACZ
from habeas.evidence.text.decoding import Decoded, decode, normal_text
from habeas.evidence.text.kinds import HTML, media_type
from habeas.evidence.text.reading import Reading
from habeas.evidence.text.web_page import declared_encoding, read_html
from habeas.evidence.web_archives.captures import Capture, captures_of, first_page_of_wacz

READER = "saved-page/1"
"""Name and version: the same bytes always give the same text under it."""


def read_saved_page(data: bytes, copy: Digest) -> Reading | tuple[Finding, ...]:
    """The lines `URL: …` and `Captured: …` as the file has them, a blank line, and the words of the page.

    The page is the one that the archive lists first, else the first page in it; its main text is the main
    text. Other pages, pictures and documents are sources of their own. Without any page the finding is
    `no-page-inside`. A page whose bytes do not fit the digest given for them says `capture-doubtful`.
    """
    page = page_of(data)
    if page is None:
        message = "There is no whole web page in it. The file is kept as it is; what else it holds was taken out."
        return (Finding("no-page-inside", "file", Severity.ERROR, message),)
    decoded = source_of(page)
    inner = read_html(decoded.text.encode(), copy)
    if not isinstance(inner, Reading):
        return inner
    lines = [f"{name}: {words}" for name, words in (("URL", page.address), ("Captured", page.when)) if words]
    head = "".join(f"{' '.join(normal_text(line).split())}\n" for line in lines)
    head += "\n" if head else ""
    findings = [*decoded.findings, *(each for each in inner.findings if each.code != "encoding-misdeclared")]
    if not page.whole:
        message = "The page's bytes are cut short, or are not those of the digest that the archive gives for them."
        findings.append(Finding("capture-doubtful", "file", Severity.WARNING, message))
    return Reading(
        copy,
        READER,
        head + inner.text,
        tuple(Span(span.start + len(head), span.end + len(head)) for span in inner.main),
        lang=inner.lang,
        encoding=decoded.encoding,
        findings=tuple(findings),
    )


def page_of(data: bytes) -> Capture | None:
    """The page that is read of this file; None where it holds none."""
    kind = media_type(data)
    listed = first_page_of_wacz(data) if kind == WACZ else None
    first: Capture | None = None
    for capture in captures_of(data, kind):
        if not is_page(capture):
            continue
        if listed is None or capture.address == listed:
            return capture
        first = first or capture
    return first


def is_page(capture: Capture) -> bool:
    """Whether a capture is a web page, by its bytes and by what the server called it."""
    named = not capture.kind or "html" in capture.kind
    return named and bool(capture.body.strip()) and media_type(capture.body) == HTML


def source_of(page: Capture) -> Decoded:
    """The source of a captured page as characters."""
    return decode(page.body, page.charset or declared_encoding(page.body))
