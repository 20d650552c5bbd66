"""Files put into a PDF (ISO 32000-1): its attachments (7.11.4), and those on its pages as notes (12.5.6.15)."""

import ctypes
from collections.abc import Generator, Iterator
from contextlib import closing

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from habeas.base.finding import Finding
from habeas.evidence.containers.inside import Inside, Left, Room, packed_too_tightly
from habeas.evidence.text.paged import MOST_PAGES, opened_pdf

MOST_NOTES = 100_000
"""Notes on the pages of one file that are looked at; a page that a person has marked has some tens."""

_UNIT = 2
_LONGEST_NAME = 4_096


def pdf_parts(data: bytes, room: Room) -> Iterator[Inside | Finding]:
    """The attachments of the document, then those of its pages, the same bytes once; nothing where it cannot be opened.

    Empty ones are no parts. An attachment without a name is called by its place.
    """
    document = opened_pdf(data)
    if isinstance(document, Finding):
        return
    left = Left()
    seen: set[bytes] = set()
    with closing(document), closing(_attached(document)) as all_attached:
        for place, attached in enumerate(all_attached, start=1):
            path = _name_of(attached) or f"attachment-{place}"
            size = _size_of(attached)
            if size is None:
                left.leave("part-damaged", path)
            elif size > room.largest or packed_too_tightly(size, len(data)):
                left.leave("part-too-large", path)
            elif room.parts <= 0 or size > room.size:
                left.leave("parts-too-many", path)
            elif size:
                contents = _bytes_of(attached, size)
                if contents is None:
                    left.leave("part-damaged", path)
                elif contents not in seen:
                    seen.add(contents)
                    room = room.less(len(contents))
                    yield Inside(path, place, contents)
    yield from left.findings()


def _attached(document: pdfium.PdfDocument) -> Generator[pdfium_c.FPDF_ATTACHMENT]:
    """The handles of all attachments; a broken one is None, and is told of as damaged by whoever asks its size."""
    for at in range(max(0, pdfium_c.FPDFDoc_GetAttachmentCount(document))):
        yield pdfium_c.FPDFDoc_GetAttachment(document, at)
    looked = 0
    for number in range(min(len(document), MOST_PAGES)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            continue
        with closing(page):
            for at in range(min(pdfium_c.FPDFPage_GetAnnotCount(page), MOST_NOTES - looked)):
                looked += 1
                yield from _of_note(pdfium_c.FPDFPage_GetAnnot(page, at))


def _of_note(note: pdfium_c.FPDF_ANNOTATION) -> Iterator[pdfium_c.FPDF_ATTACHMENT]:
    if not note:
        return
    try:
        if pdfium_c.FPDFAnnot_GetSubtype(note) == pdfium_c.FPDF_ANNOT_FILEATTACHMENT:
            yield pdfium_c.FPDFAnnot_GetFileAttachment(note)
    finally:
        pdfium_c.FPDFPage_CloseAnnot(note)


def _name_of(attached: pdfium_c.FPDF_ATTACHMENT) -> str:
    """The name as written in the file, without signs that end it early; empty where it has none."""
    size = pdfium_c.FPDFAttachment_GetName(attached, None, 0) if attached else 0
    if not _UNIT < size <= _LONGEST_NAME * _UNIT:
        return ""
    units = (pdfium_c.FPDF_WCHAR * (size // _UNIT))()
    pdfium_c.FPDFAttachment_GetName(attached, units, size)
    return bytes(units).decode("utf-16-le", "replace").rstrip("\0").strip()


def _size_of(attached: pdfium_c.FPDF_ATTACHMENT) -> int | None:
    """Bytes of an attachment, unpacked; None where it cannot be had."""
    size = ctypes.c_ulong()
    if not attached or not pdfium_c.FPDFAttachment_GetFile(attached, None, 0, size):
        return None
    return size.value


def _bytes_of(attached: pdfium_c.FPDF_ATTACHMENT, size: int) -> bytes | None:
    buffer = ctypes.create_string_buffer(size)
    told = ctypes.c_ulong()
    done = pdfium_c.FPDFAttachment_GetFile(attached, buffer, size, told)
    return buffer.raw if done and told.value == size else None
