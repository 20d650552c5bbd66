"""The laws of reading documents of office programs."""

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.base.digest import digest_of
from habeas.drafting.reading_to_drafts import draft
from habeas.evidence.containers.inside import Inside, Room
from habeas.evidence.containers.unpacking import unpack
from habeas.evidence.text.decoding import normal_text
from habeas.evidence.text.description import describe
from habeas.evidence.text.kinds import media_type
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Reading

CORPUS = Path(__file__).parents[1] / "corpus" / "office"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
LINES = st.lists(
    st.text(st.sampled_from("абвгқңөүһі АБВ abc 123 .,:;={}\\<>&'\"№«»—é\U0001f4ce"), max_size=40),
    min_size=1,
    max_size=8,
)


def read(data: bytes) -> Reading:
    """The reading of these bytes; a test that gets none fails."""
    found = read_copy(data, digest_of(data))
    assert isinstance(found, Reading), found
    return found


def codes(reading: Reading) -> list[str]:
    """The codes of what the reading says of itself."""
    return [each.code for each in reading.findings]


def saved(document: object) -> bytes:
    """The bytes of a python-docx document."""
    stream = io.BytesIO()
    document.save(stream)  # type: ignore[attr-defined]
    return stream.getvalue()


def made_docx(lines: list[str]) -> bytes:
    """A Word document with a paragraph for each line, as python-docx writes it."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    return saved(document)


def made_odt(lines: list[str], *, before: str = "", manifest: str = "") -> bytes:
    """An OpenDocument text with a paragraph for each line."""
    spaces = [re.sub(" +", lambda run: f'<text:s text:c="{len(run[0])}"/>', _escaped(line)) for line in lines]
    office = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content xmlns:office="{office}:office:1.0" '
        f'xmlns:text="{office}:text:1.0"><office:body><office:text>'
        + "".join(f"<text:p>{line}</text:p>" for line in spaces)
        + "</office:text></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", manifest)
    return stream.getvalue()


def made_rtf(lines: list[str]) -> bytes:
    """An RTF document whose Cyrillic stands in Windows-1251 where it can, else as numbers with a question mark."""
    return (
        b"{\\rtf1\\ansi\\ansicpg1251\\uc1 " + b"\\par\n".join(b"".join(map(_rtf, line)) for line in lines) + b"\\par}"
    )


def _rtf(letter: str) -> bytes:
    if letter in "\\{}":
        return b"\\" + letter.encode()
    if letter.isascii():
        return letter.encode()
    try:
        return b"\\'%02x" % letter.encode("cp1251")[0]
    except UnicodeEncodeError:
        units = letter.encode("utf-16-le")
        return b"".join(
            b"\\u%d?" % int.from_bytes(units[at : at + 2], "little", signed=True) for at in range(0, len(units), 2)
        )


def _escaped(line: str) -> str:
    return line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


@pytest.mark.parametrize("maker", [made_docx, made_odt, made_rtf])
@given(lines=LINES)
@settings(max_examples=25, deadline=None)
def test_what_was_put_in_comes_out(maker: Callable[[list[str]], bytes], lines: list[str]) -> None:
    """The words of a document are exactly those of its paragraphs, in order, a line each."""
    expected = normal_text("\n".join(lines)).strip("\n")
    assert read(maker(lines)).text == expected


@pytest.mark.parametrize("lang", ["ru", "kk", "en"])
@pytest.mark.parametrize("kind", ["doc", "odt", "rtf"])
def test_documents_of_an_office_program_are_read(kind: str, lang: str) -> None:
    """A court order with head, table and foot, saved by LibreOffice, has its words in reading order."""
    reading = read((CORPUS / f"order-{lang}.{kind}").read_bytes())
    assert reading.text + "\n" == (CORPUS / f"order-{lang}.txt").read_text("utf-8")
    assert reading.lang == lang
    assert codes(reading) == []


@pytest.mark.parametrize("lang", ["ru", "kk", "en"])
@pytest.mark.parametrize("kind", ["doc", "odt", "rtf"])
def test_drafts_are_those_of_the_same_words_as_text(kind: str, lang: str) -> None:
    """An order gives the same facts as a document as it gives as plain text, each with its own place."""
    reading = read((CORPUS / f"order-{lang}.{kind}").read_bytes())
    body = "\n".join(span.slice(reading.text) for span in reading.main)
    plain = draft(read(body.encode())).drafts
    found = draft(reading).drafts
    assert [(each.type, each.subject, each.value) for each in found] == [
        (each.type, each.subject, each.value) for each in plain
    ]
    assert any(each.type == "apprehension" for each in found)


def test_tables_boxes_notes_and_comments_are_read_in_order() -> None:
    """Cells are parted by tabs; what hangs on a page or a paragraph stands where the reference page says."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "HEAD"
    document.sections[0].footer.paragraphs[0].text = "FOOT"
    document.add_paragraph("before")
    table = document.add_table(2, 2)
    for at, cell in enumerate(table._cells):
        cell.text = f"cell {at}"
    last = document.add_paragraph("after")
    document.add_comment(last.runs[0], text="remark", author="Reed")
    box = f"<w:pict {W}><w:txbxContent><w:p><w:r><w:t>boxed</w:t></w:r></w:p></w:txbxContent></w:pict>"
    last.runs[0]._r.append(parse_xml(box))
    reading = read(saved(document))
    assert reading.text == "HEAD\n\nbefore\ncell 0\tcell 1\ncell 2\tcell 3\nafter\nboxed\n\nFOOT\nReed: remark"
    main = "\n".join(span.slice(reading.text) for span in reading.main)
    assert main == "before\ncell 0\tcell 1\ncell 2\tcell 3\nafter\nboxed"


def test_changes_and_hidden_text_are_told() -> None:
    """What was deleted or hidden is not in the reading and is counted; what was inserted is in it."""
    document = docx.Document()
    paragraph = document.add_paragraph("He was ")
    for tag, text in (("ins", "t"), ("del", "delText")):
        run = f'<w:{tag} {W} w:id="1" w:author="x"><w:r><w:{text}>{tag}</w:{text}></w:r></w:{tag}>'
        paragraph._p.append(parse_xml(run))
    paragraph.add_run(" secret").font.hidden = True
    paragraph.add_run(" held.")
    reading = read(saved(document))
    assert reading.text == "He was ins held."
    assert codes(reading) == ["tracked-changes", "hidden-text"]
    assert "1 deletions" in reading.findings[0].message


def test_rtf_says_what_it_hides() -> None:
    """Deleted and hidden runs are left out and counted, notes and heads are read, fonts name encodings."""
    data = (
        rb"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}{\info{\title Name}{\author Au}}"
        rb"{\header HEAD\par}\f1 \'cf\'f0\'e8\v no\v0  {\deleted gone}{\footnote note}x\par "
        rb"\trowd A\cell B\cell\row C{\field{\*\fldinst HYPERLINK x}{\fldrslt link}}\uc2\u1178\'3f\'3fz{\pict 00}}"
    )
    reading = read(data)
    assert reading.text == "HEAD\n\nПри x\nA\tB\nClinkҚz\n\nnote"
    assert codes(reading) == ["tracked-changes", "hidden-text"]
    told = describe(data, reading)
    assert (told.title.value if told.title else None, told.author.value if told.author else None) == ("Name", "Au")


def test_macros_are_named_and_pictures_are_parts() -> None:
    """A document with macros says so; a scan that was pasted into it comes out as a part, byte for byte."""
    stream = io.BytesIO(made_docx(["words"]))
    with zipfile.ZipFile(stream, "a") as packed:
        packed.writestr("word/vbaProject.bin", b"x")
        packed.writestr("word/media/image1.png", b"\x89PNG")
    data = stream.getvalue()
    assert codes(read(data)) == ["macros"]
    assert [(each.path, each.data) for each in unpack(data, Room()) if isinstance(each, Inside)] == [
        ("word/media/image1.png", b"\x89PNG")
    ]


def test_entities_are_refused() -> None:
    """A document that declares entities is read up to there, and never grows."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    reading = read(made_odt(["words"], before=bomb))
    assert (reading.text, codes(reading)) == ("", ["damaged", "no-text"])


def test_locked_and_broken_documents_say_so() -> None:
    """A password, a missing part and a cut file are findings, never an error of the program."""
    whole = (CORPUS / "order-en.doc").read_bytes()
    locked = made_odt(["x"], manifest="<manifest:encryption-data/>")
    for data, code in (
        (locked, "locked"),
        (made_docx(["x"])[:3000], "damaged"),
        (whole[:1200], "damaged"),
        (re.sub(rb"\xec\xa5..", b"\xec\xa5\x65\0", whole, count=1, flags=re.DOTALL), "no-reader"),
    ):
        found = read_copy(data, digest_of(data))
        assert not isinstance(found, Reading)
        assert found[0].code == code


@given(st.integers(0, 200_000), st.integers(0, 255))
@settings(max_examples=60, deadline=None)
def test_no_flipped_byte_stops_a_reader(place: int, byte: int) -> None:
    """A document with any byte changed is read or refused with a finding; nothing is raised."""
    for kind in ("doc", "rtf"):
        data = bytearray((CORPUS / f"order-en.{kind}").read_bytes())
        data[place % len(data)] = byte
        assert read_copy(bytes(data), digest_of(bytes(data)))


def test_kinds_are_told_by_the_bytes() -> None:
    """Each office format is named by its own content."""
    for kind, name in (("doc", "application/msword"), ("odt", "opendocument.text"), ("rtf", "application/rtf")):
        assert media_type((CORPUS / f"order-en.{kind}").read_bytes()).endswith(name)
