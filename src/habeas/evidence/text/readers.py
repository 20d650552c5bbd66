"""Which reader reads which copy."""

from collections.abc import Callable
from pkgutil import resolve_name
from typing import cast

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.evidence.text.compound_kinds import DOC, DOCX, ODT, OLE, WACZ, XLSX
from habeas.evidence.text.kinds import HEIC, HTML, JSON, PDF, PICTURES, PLAIN, RTF, WARC, ZIP, is_recording, media_type
from habeas.evidence.text.mail.telling import MAIL, MAILBOX, SAVED_PAGE
from habeas.evidence.text.reading import Outcome

_READERS: dict[str, str] = {
    **dict.fromkeys((PLAIN, JSON), "habeas.evidence.text.plain:read_plain"),
    HTML: "habeas.evidence.text.web_page:read_html",
    PDF: "habeas.evidence.pictures.scanned:read_pdf_pages",
    MAIL: "habeas.evidence.text.mail.message:read_mail",
    MAILBOX: "habeas.evidence.text.mail.mailbox:read_mailbox",
    ZIP: "habeas.evidence.containers.zip_parts:read_zip",
    **dict.fromkeys(PICTURES, "habeas.evidence.pictures.picture:read_picture"),
    DOCX: "habeas.evidence.text.office.docx:read_docx",
    ODT: "habeas.evidence.text.office.odt:read_odt",
    RTF: "habeas.evidence.text.office.rtf:read_rtf",
    DOC: "habeas.evidence.text.office.word_binary:read_doc",
    OLE: "habeas.evidence.text.office.word_binary:read_doc",
    XLSX: "habeas.evidence.text.office.workbook:read_workbook",
    **dict.fromkeys((WARC, WACZ, SAVED_PAGE), "habeas.evidence.web_archives.saved_page:read_saved_page"),
}
"""Where the reader of each kind is: a command that reads a text does not load the libraries of pictures."""

_UNPACK_FIRST = frozenset({"application/x-7z-compressed", "application/vnd.rar", "application/gzip"})
_SAVE_AS = {
    "application/vnd.ms-outlook": "EML",
    "application/vnd.ms-excel": "XLSX",
    "application/vnd.ms-powerpoint": "PDF",
    "application/vnd.openxmlformats-officedocument.presentationml.presentation": "PDF",
    "application/vnd.oasis.opendocument.spreadsheet": "XLSX",
    "application/vnd.oasis.opendocument.presentation": "PDF",
}


def read_copy(data: bytes, copy: Digest) -> Outcome:
    """Read a preserved copy with the reader its bytes call for.

    `copy` is the digest of `data`. A format without a reader gives `no-reader`, which names the format
    where it can be told; the copy itself stays preserved either way. A copy that a reader could read
    in part is a Reading with findings.
    """
    kind = media_type(data)
    reader = reader_of(kind)
    if reader is None:
        return (_unread(kind),)
    return reader(data, copy)


def reader_of(kind: str) -> Callable[[bytes, Digest], Outcome] | None:
    """The reader of a media type, loaded with its libraries when it is first asked for; None where there is none."""
    place = _READERS.get(kind)
    return None if place is None else cast("Callable[[bytes, Digest], Outcome]", resolve_name(place))


def kinds_read() -> tuple[str, ...]:
    """The media types that have a reader."""
    return tuple(_READERS)


def _unread(kind: str) -> Finding:
    if kind == HEIC:
        message = (
            "Pictures in the HEIC form of newer telephones are kept, but not read. Save the picture as JPEG "
            "(share it by mail, or set the camera to 'most compatible') and add that too."
        )
        return Finding("picture-heic", "file", Severity.ERROR, message)
    if kind in _UNPACK_FIRST:
        message = f"An archive of this kind ({kind}) is not opened here. Unpack it, and add the folder that comes out."
        return Finding("unpack-first", "file", Severity.ERROR, message)
    if kind in _SAVE_AS:
        message = f"There is no reader for {kind}. Save it as {_SAVE_AS[kind]} too, and add that; this file is kept."
        return Finding("no-reader", "file", Severity.ERROR, message)
    if is_recording(kind):
        message = (
            "It is a recording: it is kept as it is, and nothing in it was listened to. Give its words with "
            "`habeas transcript CASE SOURCE FILE --by NAME` (subtitles, or text with times such as [00:12:03])."
        )
        return Finding("recording-no-text", "file", Severity.WARNING, message)
    message = f"There is no reader for {kind}. The file is kept as it is; its text has to be typed or converted."
    return Finding("no-reader", "file", Severity.ERROR, message)
