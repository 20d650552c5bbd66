"""Which reader reads which copy."""

from collections.abc import Callable

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.evidence.containers.zip_parts import read_zip
from habeas.evidence.pictures.picture import read_picture
from habeas.evidence.pictures.scanned import read_pdf_pages
from habeas.evidence.text.compound_kinds import DOC, DOCX, ODT, OLE, WACZ, XLSX
from habeas.evidence.text.kinds import HEIC, HTML, PDF, PICTURES, PLAIN, RTF, WARC, ZIP, is_recording, media_type
from habeas.evidence.text.mail.mailbox import read_mailbox
from habeas.evidence.text.mail.message import read_mail
from habeas.evidence.text.mail.telling import MAIL, MAILBOX, SAVED_PAGE
from habeas.evidence.text.office.docx import read_docx
from habeas.evidence.text.office.odt import read_odt
from habeas.evidence.text.office.rtf import read_rtf
from habeas.evidence.text.office.word_binary import read_doc
from habeas.evidence.text.office.workbook import read_workbook
from habeas.evidence.text.plain import read_plain
from habeas.evidence.text.reading import Outcome
from habeas.evidence.text.web_page import read_html
from habeas.evidence.web_archives.saved_page import read_saved_page

_READERS: dict[str, Callable[[bytes, Digest], Outcome]] = {
    PLAIN: read_plain,
    HTML: read_html,
    PDF: read_pdf_pages,
    MAIL: read_mail,
    MAILBOX: read_mailbox,
    ZIP: read_zip,
    **dict.fromkeys(PICTURES, read_picture),
    DOCX: read_docx,
    ODT: read_odt,
    RTF: read_rtf,
    DOC: read_doc,
    OLE: read_doc,
    XLSX: read_workbook,
    **dict.fromkeys((WARC, WACZ, SAVED_PAGE), read_saved_page),
}

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
    reader = _READERS.get(kind)
    if reader is None:
        return (_unread(kind),)
    return reader(data, copy)


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
