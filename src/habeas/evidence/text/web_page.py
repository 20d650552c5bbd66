"""The reader of web pages (HTML, as lexbor parses it: the WHATWG HTML Standard)."""

import codecs
import re

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.evidence.text.blocks import blocks_of
from habeas.evidence.text.decoding import Decoded, decode
from habeas.evidence.text.language import language_of
from habeas.evidence.text.main_blocks import main_of_blocks
from habeas.evidence.text.reading import Reading

READER = "html/1"
"""Name and version: the same bytes always give the same text under it."""

MOST_BYTES = 32 << 20
"""Larger pages are refused: no page a person reads comes near it."""

MOST_DEPTH = 10_000
"""Pages whose elements are nested deeper are refused: time to parse them grows with the square of the depth."""

_TAG = re.compile(
    r"<(?P<close>/?)(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|"
    r"p|li|td|th|tr|tbody|thead|tfoot|dt|dd|option)[\s/>])[A-Za-z]",
    re.IGNORECASE,
)
"""Tags of elements that stay open until they are closed."""
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_XML_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,100}encoding\s*=\s*[\"']([A-Za-z0-9_:.-]+)", re.IGNORECASE)
_HEAD = 4096
_AS_BROWSERS_DO = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
}
"""What a label in the page itself means in browsers (WHATWG Encoding Standard), by Python's codec names."""


def read_html(data: bytes, copy: Digest) -> Reading | tuple[Finding, ...]:
    """The words of the whole page, block by block: title first, then the body, menus and forms included.

    Scripts, styles, comments and templates are left out. Runs of white space are one space, except
    in preformatted text; blocks are parted by a blank line, list items and table rows by a line end,
    table cells by a tab. A page over :data:`MOST_BYTES` is refused with `too-large`, one nested
    deeper than :data:`MOST_DEPTH` with `too-deep`.
    """
    if len(data) > MOST_BYTES:
        message = f"The page has {len(data)} bytes; at most {MOST_BYTES} are read. The file is kept as it is."
        return (Finding("too-large", "file", Severity.ERROR, message),)
    decoded = decode_page(data)
    if _too_deep(decoded.text):
        message = (
            f"The page nests more than {MOST_DEPTH} elements, as no page made to be read does. It is kept as it is."
        )
        return (Finding("too-deep", "file", Severity.ERROR, message),)
    text, blocks = blocks_of(decoded.text)
    findings = decoded.findings
    if not blocks:
        findings = (*findings, Finding("no-text", "file", Severity.WARNING, "The page holds no words."))
    main = main_of_blocks(text, blocks, decoded.text)
    return Reading(
        copy=copy,
        reader=READER,
        text=text,
        main=main,
        lang=language_of("\n".join(span.slice(text) for span in main)),
        encoding=decoded.encoding,
        findings=findings,
    )


def decode_page(data: bytes) -> Decoded:
    """The source of a page as characters, by its byte-order mark, its bytes, or what it declares."""
    return decode(data, declared_encoding(data))


def declared_encoding(data: bytes) -> str | None:
    """The encoding that the page itself names, by Python's codec name; None when it names none we know."""
    found = _DECLARED.search(data, 0, _HEAD) or _XML_DECLARED.search(data, 0, _HEAD)
    if found is None:
        return None
    try:
        name = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return None
    return _AS_BROWSERS_DO.get(name, name)


def _too_deep(source: str) -> bool:
    depth = 0
    for tag in _TAG.finditer(source):
        depth = max(0, depth - 1) if tag["close"] else depth + 1
        if depth > MOST_DEPTH:
            return True
    return False
