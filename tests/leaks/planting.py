"""Files into which a word was put in one place each, where a search has to see it."""

import base64
import gzip
import io
import quopri
import zipfile
import zlib
from collections.abc import Callable, Mapping
from types import MappingProxyType

import docx
from docx.oxml import parse_xml
from icalendar import Calendar, Event
from openpyxl import Workbook
from openpyxl.comments import Comment
from PIL import Image, PngImagePlugin
from PIL.PngImagePlugin import PngInfo

type Plant = Callable[[str], bytes]

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OTHER = "nothing to be seen here"


def zipped(name: str, data: bytes, comment: bytes = b"", file_comment: bytes = b"", extra: bytes = b"") -> bytes:
    """A ZIP with one member."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        member = zipfile.ZipInfo(name)
        member.comment, member.extra, member.compress_type = comment, extra, zipfile.ZIP_DEFLATED
        packed.writestr(member, data)
        packed.comment = file_comment
    return out.getvalue()


def pdf(*objects: bytes) -> bytes:
    """A PDF of one empty page with these objects besides, the first of them its properties."""
    page = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>",
    )
    body = b"".join(b"%d 0 obj%bendobj\n" % (number, one) for number, one in enumerate((*page, *objects), 1))
    return b"%PDF-1.7\n" + body + b"trailer<</Root 1 0 R/Info 4 0 R>>"


def stream(header: bytes, data: bytes) -> bytes:
    """A stream object of a PDF."""
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (header, len(data), data)


def deflated(data: bytes, header: bytes = b"") -> bytes:
    """A stream that is packed as most are."""
    return stream(header + b"/Filter/FlateDecode", zlib.compress(data))


def word(change: Callable[[docx.document.Document, str], None]) -> Plant:
    """A letter in Word, changed."""

    def made(text: str) -> bytes:
        document, out = docx.Document(), io.BytesIO()
        document.add_paragraph(_OTHER)
        change(document, text)
        document.save(out)
        return out.getvalue()

    return made


def _split_runs(document: docx.document.Document, text: str) -> None:
    paragraph = document.add_paragraph()
    for sign in text:
        paragraph.add_run(sign)


def _tracked(document: docx.document.Document, text: str) -> None:
    gone = f'<w:del xmlns:w="{_W}" w:author="a"><w:r><w:delText>{text}</w:delText></w:r></w:del>'
    document.paragraphs[0]._p.append(parse_xml(gone))


def _noted(document: docx.document.Document, text: str) -> None:
    document.add_comment([document.paragraphs[0].runs[0]], text=text, author="a")


def _property(document: docx.document.Document, text: str) -> None:
    document.core_properties.last_modified_by = text


def _header(document: docx.document.Document, text: str) -> None:
    document.sections[0].header.paragraphs[0].text = text


def _part(name: str) -> Plant:
    """A letter in Word with one part more."""

    def made(text: str) -> bytes:
        data = io.BytesIO(word(lambda _, __: None)(text))
        with zipfile.ZipFile(data, "a") as packed:
            packed.writestr(name, photograph(text) if name.endswith("jpeg") else f"<a>{text}</a>")
        return data.getvalue()

    return made


def _sheet(text: str, *, hidden: bool = False, note: bool = False) -> bytes:
    book, out = Workbook(), io.BytesIO()
    sheet = book.create_sheet()
    sheet["A1"] = _OTHER if note else text
    if note:
        sheet["A1"].comment = Comment(text, "a")
    sheet.sheet_state = "veryHidden" if hidden else "visible"
    book.save(out)
    return out.getvalue()


def photograph(text: str) -> bytes:
    """A JPEG with the word in its notes of the camera, as wide letters."""
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x9C9D] = text.encode("utf-16-le")
    Image.new("RGB", (8, 8)).save(out, "JPEG", exif=exif)
    return out.getvalue()


def _jpeg(**notes: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "JPEG", **notes)
    return out.getvalue()


def _png(notes: PngInfo | None = None, profile: bytes | None = None) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8)).save(out, "PNG", pnginfo=notes, icc_profile=profile)
    return out.getvalue()


def _text_chunk(text: str, *, packed: bool) -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_itxt("Comment", text, zip=packed)
    return _png(notes)


def _diary(text: str) -> bytes:
    calendar, event = Calendar(), Event()
    event.add("summary", "a limit " * 8 + text)
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _inside(text: str) -> bytes:
    """A packed letter in a packed letter in a packed letter."""
    return zipped("a.zip", zipped("b.gz", gzip.compress(zipped("c.txt", text.encode()))))


def _uri(text: str) -> bytes:
    picture = base64.b64encode(f"<svg><title>{text}</title></svg>".encode()).decode()
    return f'<img src="data:image/svg+xml;base64,{picture}">'.encode()


PLANTS: Mapping[str, Plant] = MappingProxyType(
    {
        "as it is": lambda text: f"a {text} b".encode(),
        "in capitals": lambda text: text.upper().encode(),
        "in wide letters": lambda text: text.encode("utf-16"),
        "in wide letters, the other way": lambda text: text.encode("utf-16-be"),
        "in letters of the eight-bit time": lambda text: f"о {text} там".encode("cp1251", "ignore"),
        "with signs between that nobody sees": lambda text: "\u00ad".join(text).encode(),
        "letter by letter in mark-up": lambda text: "".join(f"<tspan>{one}</tspan>" for one in text).encode(),
        "in an attribute": lambda text: f'<p title="{text}">a</p>'.encode(),
        "in a comment of a page": lambda text: f"<p>a</p><!-- {text} -->".encode(),
        "in numbers of letters": lambda text: "".join(f"&#{ord(one)};" for one in text).encode(),
        "in numbers of letters, twice": lambda text: "".join(f"&amp;#x{ord(one):x};" for one in text).encode(),
        "percent-encoded": lambda text: "".join(f"%{byte:02X}" for byte in text.encode()).encode(),
        "escaped in JSON": lambda text: ("{" + "".join(f"\\u{ord(one):04x}" for one in text) + "}").encode(),
        "quoted-printable": lambda text: quopri.encodestring(f"пишет: {text}".encode()),
        "in base64": lambda text: base64.b64encode(f"a letter of {text}".encode()),
        "in base64 twice": lambda text: base64.b64encode(base64.b64encode(f"a letter of {text}, 1".encode())),
        "in hexadecimal digits": lambda text: f"letter of {text}".encode().hex().encode(),
        "in a picture in an address": _uri,
        "in a folded line of a calendar": _diary,
        "in braces of BibTeX": lambda text: f"title = {{{text[:3]}{{{text[3]}}}{text[4:]}}}".encode(),
        "over the end of a line": lambda text: f"a {text[:5]}-\n{text[5:]} b".encode(),
        "packed": lambda text: gzip.compress(text.encode()),
        "packed three times": _inside,
        "in a packed file's name": lambda text: zipped(f"{text}.txt", b"a"),
        "in a comment of a packed file": lambda text: zipped("a.txt", b"a", comment=text.encode()),
        "in a comment of a ZIP": lambda text: zipped("a.txt", b"a", file_comment=text.encode()),
        "in an extra field of a ZIP": lambda text: zipped(
            "a.txt", b"a", extra=b"up" + len(text.encode()).to_bytes(2, "little") + text.encode()
        ),
        "in a PDF's property": lambda text: pdf(b"<</Author(\xfe\xff%b)>>" % _escaped(text.encode("utf-16-be"))),
        "in a PDF's property in digits": lambda text: pdf(f"<</Title<FEFF{text.encode('utf-16-be').hex()}>>>".encode()),
        "in a packed stream of a PDF": lambda text: pdf(b"<<>>", deflated(text.encode())),
        "in an object stream of a PDF": lambda text: pdf(
            b"<<>>",
            deflated(b"9 0 <</T(\xfe\xff%b)>>" % _escaped(text.encode("utf-16-be")), b"/Type/ObjStm/N 1/First 4"),
        ),
        "in the metadata of a PDF": lambda text: pdf(
            b"<<>>", stream(b"/Type/Metadata/Subtype/XML", f"<x:xmpmeta><dc:title>{text}</dc:title>".encode())
        ),
        "in a file inside a PDF": lambda text: pdf(
            b"<<>>", deflated(zipped("a.txt", text.encode()), b"/Type/EmbeddedFile")
        ),
        "in a stream of a PDF in 85 signs": lambda text: pdf(
            b"<<>>", stream(b"/Filter/ASCII85Decode", base64.a85encode(text.encode()) + b"~>")
        ),
        "in a note of a PDF": lambda text: pdf(
            b"<<>>", b"<</Subtype/Text/Contents(\xfe\xff%b)>>" % _escaped(text.encode("utf-16-be"))
        ),
        "in a letter's runs": word(_split_runs),
        "deleted in a letter": word(_tracked),
        "in a comment of a letter": word(_noted),
        "in a property of a letter": word(_property),
        "in a header of a letter": word(_header),
        "in a letter's own data": _part("customXml/item9.xml"),
        "in the small picture of a letter": _part("docProps/thumbnail9.jpeg"),
        "in a table": _sheet,
        "in a hidden table": lambda text: _sheet(text, hidden=True),
        "in a note of a table": lambda text: _sheet(text, note=True),
        "in the notes of a camera": photograph,
        "in a comment of a photograph": lambda text: _jpeg(comment=text.encode()),
        "in the data of a photograph": lambda text: _jpeg(xmp=f"<x:xmpmeta>{text}</x:xmpmeta>".encode()),
        "in the colours of a photograph": lambda text: _jpeg(icc_profile=b"desc" + text.encode("utf-16-be")),
        "in a small picture behind a photograph": lambda text: _jpeg() + photograph(text),
        "in a text of a picture": lambda text: _text_chunk(text, packed=False),
        "in a packed text of a picture": lambda text: _text_chunk(text, packed=True),
        "in the colours of a picture": lambda text: _png(profile=b"desc" + text.encode()),
    }
)
"""Each place by what it is."""


def _escaped(data: bytes) -> bytes:
    """The bytes of a string as a PDF writes them in brackets, the strange ones in octal digits."""
    return b"".join(bytes([one]) if 48 <= one < 123 and one != 92 else b"\\%03o" % one for one in data)
