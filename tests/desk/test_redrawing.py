"""What a file carries beside what it shows is in no byte of the exhibit that is made of it."""

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from PIL import Image, PngImagePlugin
from tests.evidence.pictures.photographing import rendered

from habeas.base.errors import Failed
from habeas.base.span import Span
from habeas.desk.preserving import Circumstances
from habeas.desk.redrawing import Numbered, Redrawing, redraw
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_files
from habeas.evidence.sources.source import Secrecy, Source
from habeas.output.exhibits.exhibit_pdf import exhibit_pdf

CANARY = "Zinovia4417"
NUMBERED = Numbered(3, "en", date(2026, 3, 1))
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def order() -> Image.Image:
    """The beginning of an order on a strip of paper."""
    page = rendered("en", dpi=110, paragraphs=1)
    return page.crop((0, 0, page.width, page.height // 3))


def photograph() -> bytes:
    """A photograph whose notes, thumbnail, comment and packet of data hold the canary."""
    thumbnail, out = io.BytesIO(), io.BytesIO()
    Image.new("RGB", (80, 60)).save(thumbnail, "JPEG", comment=CANARY.encode())
    picture = order()
    exif = Image.Exif()
    exif[0x010E] = exif[0x013B] = exif[0x8298] = CANARY
    exif.get_ifd(0x8825)[0x001D] = CANARY
    packet = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + CANARY.encode() + b"</x:xmpmeta>"
    picture.save(out, "JPEG", quality=75, exif=exif, comment=CANARY.encode(), xmp=packet)
    # Pillow writes no thumbnail: another picture behind the first one's end is what some cameras leave.
    return out.getvalue() + thumbnail.getvalue()


def screenshot() -> bytes:
    """A picture whose chunks of text hold the canary."""
    out, notes = io.BytesIO(), PngImagePlugin.PngInfo()
    notes.add_text("Author", CANARY)
    notes.add_itxt("XML:com.adobe.xmp", CANARY)
    Image.new("RGB", (200, 150), "white").save(out, "PNG", pnginfo=notes)
    return out.getvalue()


def document() -> bytes:
    """A PDF with the canary in its properties, below its picture, beside its page, in a hidden layer and a file."""
    shown = "BT /F 14 Tf 40 700 Td (The court ordered custody for two months.) Tj ET"
    unseen = f"BT 3 Tr /F 14 Tf 40 600 Td ({CANARY} below) Tj ET BT 0 Tr /F 14 Tf 900 900 Td ({CANARY} beside) Tj ET"
    layer = f"/OC /Off BDC BT /F 14 Tf 40 500 Td ({CANARY} layer) Tj ET EMC"
    stream = f"{shown}\n{unseen}\n{layer}".encode()
    objects = [
        "<</Type/Catalog/Pages 2 0 R/Metadata 6 0 R/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]/BaseState/ON>>>>"
        f"/Names<</EmbeddedFiles<</Names[({CANARY}) 8 0 R]>>>>>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[9 0 R]"
        "/Resources<</Font<</F 5 0 R>>/Properties<</Off 7 0 R>>>>>>",
        f"<</Length {len(stream)}>>\nstream\n{stream.decode()}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Type/Metadata/Subtype/XML/Length {len(CANARY)}>>\nstream\n{CANARY}\nendstream",
        f"<</Type/OCG/Name({CANARY})>>",
        f"<</Type/Filespec/F({CANARY}.txt)/Desc({CANARY})>>",
        f"<</Type/Annot/Subtype/Popup/Rect[0 0 1 1]/Contents({CANARY})/T({CANARY})>>",
        f"<</Title({CANARY})/Author({CANARY})/Producer({CANARY})>>",
    ]
    body = "".join(f"{number} 0 obj{one}endobj\n" for number, one in enumerate(objects, 1))
    return f"%PDF-1.7\n{body}trailer<</Root 1 0 R/Info 10 0 R>>".encode()


def word_document() -> bytes:
    """A Word document with the canary as a deletion, a comment's author and in its properties."""
    made = docx.Document()
    made.core_properties.author = made.core_properties.comments = CANARY
    run = made.add_paragraph("The court ordered custody for two months.").runs[0]
    made.add_comment([run], text=f"{CANARY} said so", author=CANARY)
    deleted = f'<w:del xmlns:w="{_W}" w:author="{CANARY}"><w:r><w:delText>{CANARY} gone</w:delText></w:r></w:del>'
    made.paragraphs[0]._p.append(parse_xml(deleted))
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def unpacked(made: bytes) -> bytes:
    """All bytes of a PDF, those of its streams unpacked too."""
    parts = [made]
    for found in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", made, re.DOTALL):
        try:
            parts.append(zlib.decompress(found[1]))
        except zlib.error:
            parts.append(found[1])
    return b"\n".join(parts)


def taken(session: Session, folder: Path, name: str, data: bytes) -> Source:
    """A source taken in from a file of this name."""
    path = folder / name
    path.write_bytes(data)
    found = take_in_files(session, "baker", [path], Circumstances(Secrecy.PUBLIC)).taken[0].source
    assert found is not None
    return found


def redrawn(session: Session, source: Source, *words: str) -> Redrawing:
    """The source drawn anew without these words of its reading."""
    reading = session.vault.evidence.first_reading(source.copy.digest)
    text = "" if reading is None else reading.text
    hidden = [Span(text.index(word), text.index(word) + len(word)) for word in words]
    return redraw(session, source, hidden, NUMBERED)


@pytest.mark.parametrize(
    ("name", "make"),
    [
        (f"{CANARY}.jpg", photograph),
        (f"{CANARY}.png", screenshot),
        (f"{CANARY}.pdf", document),
        (f"{CANARY}.docx", word_document),
    ],
)
def test_no_byte_tells_what_the_file_did_not_show(
    session: Session, tmp_path: Path, name: str, make: Callable[[], bytes]
) -> None:
    """Properties, layers, deletions, thumbnails, names: the canary is in the file and in no byte of the exhibit."""
    data = make()
    inside = data
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            inside = b"".join(packed.read(member) for member in packed.namelist())
    assert CANARY.encode() in inside
    made = exhibit_pdf(redrawn(session, taken(session, tmp_path, name, data)).exhibit)
    told = unpacked(made)
    assert len(told) > len(made)
    for form in (
        CANARY.encode(),
        CANARY.encode("utf-16-be"),
        CANARY.encode("utf-16-le"),
        CANARY.encode().hex().encode(),
    ):
        assert form not in told
        assert form.lower() not in told.lower()


def test_hidden_words_of_a_picture_cannot_be_read_again(session: Session, tmp_path: Path) -> None:
    """A name painted over is read again by nobody, and the exhibit says on how many places something was covered."""
    made = redrawn(session, taken(session, tmp_path, "a.jpg", photograph()), "Asel Muratova")
    assert made.read_again
    assert [page.covered for page in made.exhibit.pages] == [1]


def test_words_that_stand_there_twice_are_found_by_reading_again(session: Session, tmp_path: Path) -> None:
    """Where hidden words can still be read elsewhere on the page, nothing is handed out."""
    half, twice = order(), io.BytesIO()
    sheet = Image.new("L", (half.width, 2 * half.height), 255)
    for top in (0, half.height):
        sheet.paste(half, (0, top))
    sheet.save(twice, "PNG")
    with pytest.raises(Failed, match="still shows words"):
        redrawn(session, taken(session, tmp_path, "b.png", twice.getvalue()), "Asel Muratova")


def test_hidden_words_of_a_text_are_taken_out(session: Session, tmp_path: Path) -> None:
    """A text is set anew without the hidden words, and without the name of its file."""
    source = taken(session, tmp_path, f"{CANARY}.txt", b"Asel Muratova was held in Kentau.\n\nThe court sat at noon.\n")
    made = redrawn(session, source, "Asel Muratova")
    told = unpacked(exhibit_pdf(made.exhibit))
    assert "".join(piece.text for piece in made.exhibit.pieces).startswith(" was held in Kentau.")
    assert CANARY.encode() not in told
    assert b"Muratova" not in told
