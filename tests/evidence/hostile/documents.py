"""Documents, saved pages and transcripts made to exhaust, to lie or to reach out (ECMA-376, ODF 1.3, RTF 1.9, WARC 1.1)."""

import gzip
from collections.abc import Iterator

from tests.evidence.hostile.archives import ZEROS, zipped
from tests.evidence.hostile.office import docx, words
from tests.evidence.hostile.sample import Sample

_W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_ODF = (
    b'<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>%s</office:text></office:body>'
    b"</office:document-content>"
)
_TYPES = (
    b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Override PartName="/xl/workbook.xml" ContentType='
    b'"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'
)


def samples() -> Iterator[Sample]:
    """Every one of them."""
    for made in (_documents(), _workbooks(), _rich_texts(), _saved_pages(), _transcripts()):
        for name, (attack, data) in made.items():
            yield Sample(name, attack, data)


def _documents() -> dict[str, tuple[str, bytes]]:
    def odt(body: bytes) -> bytes:
        return zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": _ODF % body}, 0)

    with_macro = {"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w:document %s/>" % _W}
    return {
        "macro.docx": ("a program inside", zipped({**with_macro, "word/vbaProject.bin": b"\xd0\xcf\x11\xe0" + bytes(99)})),
        "deletions.docx": ("20,000 deletions and no word", docx(
            b'<w:p><w:del w:id="1"><w:r><w:delText>x</w:delText></w:r></w:del></w:p>' * 20_000)),
        "hidden.docx": ("every word hidden", docx(
            b"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>words</w:t></w:r></w:p>" * 9_999)),
        "surrogates.docx": ("letters that are none", docx(words(b"&#xD800;&#xDFFF;"))),
        "nul.docx": ("an end in the middle of words", docx(words(b"Words&#0;of a paper"))),
        "attributes.docx": ("200,000 attributes", docx(b"<w:p " + b" ".join(b'a%d=""' % n for n in range(200_000)) + b"/>")),
        "two-bodies.docx": ("words outside the document", docx(words(b"x")) + docx(words(b"other"))),
        "rows.odt": ("a row that stands there two thousand million times", odt(
            b'<table:table><table:table-row table:number-rows-repeated="2000000000"><table:table-cell>'
            b"<text:p>x</text:p></table:table-cell></table:table-row></table:table>")),
        "notes-deep.odt": ("notes in notes in notes", odt(b"<text:p><text:note><text:note-body>" * 20_000)),
        "meta-bomb.odt": ("40 MiB of title", zipped({
            "mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": _ODF % b"", "meta.xml": ZEROS})),
    }  # fmt: skip


def _workbooks() -> dict[str, tuple[str, bytes]]:
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData>%s</worksheet>'
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">%s</Relationships>'
    )
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

    def book(rows: bytes, more: bytes = b"", name: bytes = b"S", strings: bytes | None = None) -> bytes:
        parts = {
            "[Content_Types].xml": _TYPES,
            "_rels/.rels": relations
            % (b'<Relationship Id="r1" Type="%sofficeDocument" Target="xl/workbook.xml"/>' % office),
            "xl/workbook.xml": b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
            b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
            b'<sheet name="%s" sheetId="1" r:id="r1"/></sheets></workbook>' % name,
            "xl/_rels/workbook.xml.rels": relations
            % (b'<Relationship Id="r1" Type="%sworksheet" Target="worksheets/sheet1.xml"/>' % office),
            "xl/worksheets/sheet1.xml": sheet % (rows, more),
        }
        return zipped(parts if strings is None else {**parts, "xl/sharedStrings.xml": strings})

    cell = b'<row r="%d"><c r="%s" t="%s"><v>%s</v></c></row>'
    return {
        "far.xlsx": ("a cell in the last row and column", book(cell % (1_048_576, b"XFD1048576", b"str", b"words"))),
        "row-lie.xlsx": ("row two thousand million", book(cell % (2_000_000_000, b"A2000000000", b"str", b"x"))),
        "string-lie.xlsx": ("a shared word that is not there", book(cell % (1, b"A1", b"s", b"999999"))),
        "number.xlsx": ("a number of 100,000 figures", book(cell % (1, b"A1", b"n", b"9" * 100_000))),
        "day-lie.xlsx": ("a day after all days", book(cell % (1, b"A1", b"d", b"99999-99-99"))),
        "error-type.xlsx": ("a cell of no type", book(cell % (1, b"A1", b"zz", b"x"))),
        "merged.xlsx": ("every cell one cell", book(cell % (1, b"A1", b"str", b"x"), b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>')),
        "sheet-name.xlsx": ("a sheet named as a way out", book(cell % (1, b"A1", b"str", b"x"), name=b"../../etc/passwd")),
        "sheet-bomb.xlsx": ("40 MiB of nothing as rows", book(ZEROS.replace(b"\x00", b" "))),
        "no-sheet.xlsx": ("a book without a sheet", zipped({"[Content_Types].xml": _TYPES, "xl/workbook.xml": b"<workbook/>"})),
    }  # fmt: skip


def _rich_texts() -> dict[str, tuple[str, bytes]]:
    return {
        "codes.rtf": ("100,000 control words", b"{\\rtf1 " + b"\\b" * 100_000),
        "unicode-skip.rtf": ("a letter that hides all that follow", b"{\\rtf1\\uc2147483647 \\u1078 hidden words}"),
        "font-table.rtf": ("20,000 fonts", b"{\\rtf1{\\fonttbl" + b"{\\f1 x;}" * 20_000 + b"}}"),
        "hidden.rtf": ("every word hidden", b"{\\rtf1\\v " + b"words " * 9_999 + b"}"),
        "pict.rtf": ("a picture of odd figures", b"{\\rtf1{\\pict\\pngblip " + b"89504e4" * 9_999 + b"}}"),
        "number-lie.rtf": ("a number without end", b"{\\rtf1\\u" + b"9" * 99_999 + b" x}"),
    }


def _saved_pages() -> dict[str, tuple[str, bytes]]:
    head = b"From: <Saved by x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type=text/html; boundary=%s\r\n\r\n"
    page = (
        b"--b\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: %s\r\nContent-Location: http://x/\r\n\r\n%s\r\n"
    )
    record = b"WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: http://x/\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"
    lie = answer + b"ffffffffffffffff\r\n<p>Words"
    packed = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(ZEROS, 9)
    return {
        "base64-bomb.mhtml": ("4 MB of letters as one line", head % b"b" + page % (b"base64", b"QUFB" * 1_000_000)),
        "never-ends.mhtml": ("parts that never end", head % b"b" + page % (b"8bit", b"<p>x") * 9_999),
        "boundary-empty.mhtml": ("parts parted by nothing", head % b'""' + page % (b"8bit", b"<p>x")),
        "chunk-lie.warc": ("a piece longer than the machine", record % (b"response", len(lie), lie)),
        "coding-bomb.warc": ("40 MiB packed inside the answer", record % (b"response", len(packed), packed)),
        "revisit.warc": ("a page that points to itself", record % (b"revisit", 0, b"") * 999),
        "climbs.wacz": ("a way out by its names", zipped({
            "../../../archive/data.warc.gz": b"x", "datapackage.json": b"{}", "pages/pages.jsonl": b"[]\n" * 999})),
        "pages-lie.wacz": ("pages that are none", zipped({
            "archive/data.warc": record % (b"response", 5, b"words"), "datapackage.json": b"{", "pages/pages.jsonl": b"\xff" * 999})),
    }  # fmt: skip


def _transcripts() -> dict[str, tuple[str, bytes]]:
    cue = b"%d\n%s --> %s\nwords\n\n"
    return {
        "backwards.srt": ("time that runs back", b"".join(
            cue % (n, b"00:00:%02d,000" % (59 - n), b"00:00:%02d,000" % (58 - n)) for n in range(50)) + b"\xe2\x80\xae"),
        "endless.srt": ("an hour with 100,000 figures", cue % (1, b"9" * 100_000 + b":00:00,000", b"00:00:01,000") + b"\xe2\x80\xae"),
        "huge.vtt": ("times past all time", b"WEBVTT\n\n" + cue % (1, b"99999999:59:59.999", b"99999999:59:60.000") + b"\xe2\x80\xae"),
        "tags.vtt": ("tags in tags", b"WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.000\n" + b"<v x>" * 50_000 + b"\xe2\x80\xaewords\n"),
    }  # fmt: skip
