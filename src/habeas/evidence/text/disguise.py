"""What a file is or does beside what it seems to be: a second file in it, programs, formulas, turned words.

Looked for in the bytes as they stand: what is packed or sealed is not seen. A finding is a warning before
somebody opens the file in another program; nothing in it is ever run here.
"""

import re
from collections.abc import Iterator

from habeas.base.finding import Finding, Severity
from habeas.evidence.text.compound_kinds import DOC, OLE
from habeas.evidence.text.kinds import HTML, PDF, PLAIN, RTF

_ZIP_END = b"PK\x05\x06"
_ZIP_END_WITHIN = (1 << 16) + 22
_PAGE = re.compile(rb"<(?:!doctype\s+html|html|script)[\s>]", re.IGNORECASE)
_ACTS = {
    PDF: re.compile(rb"/(?:JavaScript|Launch|EmbeddedFiles|RichMedia|XFA)\b"),
    RTF: re.compile(rb"\\objdata|\\object\b|\\template\b"),
    DOC: re.compile("_VBA_PROJECT".encode("utf-16-le")),
    OLE: re.compile("_VBA_PROJECT".encode("utf-16-le")),
}
_MACROS = re.compile(rb"vbaProject\.bin")
_FORMULA = re.compile(
    rb"(?im)(?:^|[,;\t])[\s\"']{0,9}[=+@-][^\r\n]{0,300}?"
    rb"(?:\|[\s\"']{0,9}/c\b|cmd\||(?:hyperlink|importxml|importdata|webservice|dde|exec|call|register)\()"
)
_FORMULAS_WITHIN = 4 << 20
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")


def disguises(data: bytes, kind: str, text: str) -> tuple[Finding, ...]:
    """What these bytes of this media type hide; `text` is what was read from them, empty where nothing was."""
    return tuple(_found(data, kind, text))


def _found(data: bytes, kind: str, text: str) -> Iterator[Finding]:
    second = _second(data, kind)
    if second is not None:
        message = (
            f"It is {kind} and {second} at once, as no ordinary program writes a file. It was read as the first; "
            "what is in the other was not looked at."
        )
        yield Finding("two-in-one", "file", Severity.WARNING, message)
    acts = _ACTS.get(kind)
    if (acts is not None and acts.search(data)) or (kind.startswith("application/vnd.") and _MACROS.search(data)):
        message = (
            "It carries a program, or files, that other programs may start when it is opened. Nothing was run here."
        )
        yield Finding("active-content", "file", Severity.WARNING, message)
    if kind == PLAIN and _FORMULA.search(data, 0, _FORMULAS_WITHIN):
        message = "It has cells that a spreadsheet would run as formulas. Do not open it in one; here they are words."
        yield Finding("formula-cells", "file", Severity.WARNING, message)
    turn = _TURNS.search(text)
    if turn is not None:
        message = (
            "It has characters that are not shown or that turn words round, so that a screen shows other words "
            "than stand in it. What is quoted is what stands in it."
        )
        yield Finding("words-turned", f"character {turn.start()}", Severity.WARNING, message)


def _second(data: bytes, kind: str) -> str | None:
    """The other thing these bytes are; None where they are but one."""
    alone = kind in (PDF, HTML, PLAIN, RTF) or kind.startswith("image/")
    if not alone:
        return None
    if _ZIP_END in data[-_ZIP_END_WITHIN:] and b"PK\x01\x02" in data:
        return "application/zip"
    if kind == PDF:
        head = data[: data.index(b"%PDF-")]
        if b"PK\x03\x04" in head:
            return "application/zip"
        return HTML if _PAGE.search(head) else None
    if b"%PDF-1." in data and b"%%EOF" in data and b"startxref" in data:
        return PDF
    return HTML if kind.startswith("image/") and _PAGE.search(data) else None
