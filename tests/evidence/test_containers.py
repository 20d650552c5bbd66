"""The laws of taking things out of archives."""

import io
import stat
import zipfile

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evidence.hostile.pdfs import samples

from habeas.base.digest import digest_of
from habeas.base.finding import Finding
from habeas.evidence.containers.inside import Inside, Room
from habeas.evidence.containers.unpacking import unpack
from habeas.evidence.text.kinds import media_type
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Reading


def zipped(*files: tuple[str | zipfile.ZipInfo, bytes], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", packing) as packed:
        for name, data in files:
            packed.writestr(name, data)
    return stream.getvalue()


def taken(data: bytes, room: Room | None = None) -> tuple[list[Inside], list[Finding]]:
    """What comes out, and what is said of the rest."""
    out = list(unpack(data, room or Room()))
    return [each for each in out if isinstance(each, Inside)], [each for each in out if isinstance(each, Finding)]


@given(
    st.dictionaries(
        st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=9), st.binary(min_size=1)
    )
)
def test_everything_comes_out_under_its_name(files: dict[str, bytes]) -> None:
    """Names and bytes are those that were put in, in the order of the zip."""
    files = {f"{name}x": data for name, data in files.items()}
    inside, found = taken(zipped(*files.items()))
    assert [(each.path, each.data) for each in inside] == list(files.items())
    assert [each.place for each in inside] == list(range(1, len(files) + 1))
    assert found == []


@pytest.mark.parametrize("encoding", ["cp866", "cp1251", "utf-8"])
def test_names_of_old_programs_are_read(encoding: str) -> None:
    """Names without the mark of UTF-8 are told as the Cyrillic that they are."""
    name = "Постановление суда №17.txt" if encoding == "utf-8" else "Постановление суда 17.txt"
    raw = name.encode(encoding)
    data = zipped(("N" * len(raw), b"x")).replace(b"N" * len(raw), raw)
    assert taken(data)[0][0].path == name


def test_a_name_that_climbs_is_only_a_name() -> None:
    """`../` and a drive's letter are kept as they stand; nothing is opened under them."""
    names = ["../../etc/passwd", "C:\\Windows\\x.txt", "/root/x", "x\u202egpj.exe"]
    assert [each.path for each in taken(zipped(*((name, b"w") for name in names)))[0]] == names


def test_links_locks_and_litter_stay_inside_and_are_said() -> None:
    """A symbolic link is not followed, a locked member is named, what a system adds is no part."""
    link = zipfile.ZipInfo("link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    data = bytearray(
        zipped((link, b"/etc/passwd"), ("locked.txt", b"secret"), ("__MACOSX/._a", b"x"), ("a.txt", b"words"))
    )
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.index(mark, data.index(mark) + 1)
        data[place + at] |= 1
    inside, found = taken(bytes(data))
    assert [each.path for each in inside] == ["a.txt"]
    assert {each.code for each in found} == {"part-no-file", "part-locked", "part-litter"}
    assert "locked.txt" in next(each.message for each in found if each.code == "part-locked")


def test_a_bomb_stays_inside() -> None:
    """A member that unpacks to far more than it weighs, or past the room, is not taken out, and says so."""
    inside, found = taken(zipped(("bomb", bytes(40 << 20)), ("a.txt", b"words")))
    assert ([each.path for each in inside], [each.code for each in found]) == (["a.txt"], ["part-too-large"])
    many = zipped(*((f"{n}.txt", b"12345") for n in range(10)))
    for room in (Room(parts=3), Room(size=15)):
        inside, found = taken(many, room)
        assert (len(inside), [each.code for each in found]) == (3, ["parts-too-many"])
        assert found[0].message.split(": ")[1].startswith("7 (3.txt, ")


def test_a_lying_size_gives_no_more_than_the_limit() -> None:
    """A directory that states a smaller size than the member has is not believed."""
    data = bytearray(zipped(("a", b"x" * 5_000), packing=zipfile.ZIP_STORED))
    inside, found = taken(bytes(data), Room(largest=100))
    assert (inside, [each.code for each in found]) == ([], ["part-too-large"])


def test_the_list_of_contents_is_the_reading() -> None:
    """The reading names every file with size and time, and asserts nothing."""
    data = zipped(("папка/a.txt", b"words"), ("b\nc", b""))
    reading = read_copy(data, digest_of(data))
    assert isinstance(reading, Reading)
    assert [line.split("\t")[:2] for line in reading.text.split("\n")] == [["папка/a.txt", "5"], ["b c", "0"]]
    assert reading.main == ()


def test_a_broken_zip_is_said_and_gives_nothing() -> None:
    """Without its directory an archive is damaged; nothing is raised."""
    data = zipped(("a.txt", b"words" * 50))[:60]
    found = read_copy(data, digest_of(data))
    assert not isinstance(found, Reading)
    assert [each.code for each in found] == ["damaged"]
    assert taken(data) == ([], [])


def test_archives_that_are_not_opened_say_what_to_do() -> None:
    """A 7z or RAR file is kept, and the finding says to unpack it."""
    for data in (b"7z\xbc\xaf\x27\x1c" + bytes(40), b"Rar!\x1a\x07\x01\x00" + bytes(40)):
        found = read_copy(data, digest_of(data))
        assert not isinstance(found, Reading)
        assert (found[0].code, "Unpack it" in found[0].message) == ("unpack-first", True)


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        (["[Content_Types].xml", "word/document.xml"], "wordprocessingml.document"),
        (["[Content_Types].xml", "xl/workbook.xml"], "spreadsheetml.sheet"),
        (["word/document.xml", "a.txt"], "application/zip"),
        (["datapackage.json", "archive/data.warc.gz"], "application/wacz"),
    ],
)
def test_a_zip_is_told_by_its_directory(names: list[str], kind: str) -> None:
    """Office files and web archives are told from archives of files, whatever stands inside them."""
    assert media_type(zipped(*((name, b"x") for name in names))).endswith(kind)


def test_a_document_in_an_archive_does_not_make_it_a_document() -> None:
    """A zip that holds a stored Word file is an archive."""
    inner = zipped(("[Content_Types].xml", b"x"), ("word/document.xml", b"x"))
    assert media_type(zipped(("a.docx", inner), packing=zipfile.ZIP_STORED)) == "application/zip"


def pdf_with(*attached: tuple[str, bytes], on_page: tuple[tuple[str, bytes], ...] = ()) -> bytes:
    """A PDF of one empty page with these files in it, and these hanging on its page as notes."""
    document = pdfium.PdfDocument.new()
    page = document.new_page(595, 842)
    for name, data in attached:
        document.new_attachment(name).set_data(data)
    for name, data in on_page:
        note = pdfium_c.FPDFPage_CreateAnnot(page, pdfium_c.FPDF_ANNOT_FILEATTACHMENT)
        units = (pdfium_c.FPDF_WCHAR * (len(name) + 1))(*map(ord, name), 0)
        file = pdfium_c.FPDFAnnot_AddFileAttachment(note, units)
        pdfium_c.FPDFAttachment_SetFile(file, document, data, len(data))
        pdfium_c.FPDFPage_CloseAnnot(note)
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def test_files_in_a_pdf_come_out() -> None:
    """Attachments of the document and of its pages are parts under their names, the same bytes once."""
    data = pdf_with(
        ("протокол.txt", b"one"), ("b.zip", b"two"), on_page=(("note.txt", b"three"), ("twice.txt", b"one"))
    )
    inside, found = taken(data)
    assert sorted((each.path, each.data) for each in inside) == [
        ("b.zip", b"two"),
        ("note.txt", b"three"),
        ("протокол.txt", b"one"),
    ]
    assert found == []
    assert taken(pdf_with()) == ([], [])


def test_files_in_a_pdf_have_limits() -> None:
    """What is larger than a part may be, and what there is no room for, stays inside and is named."""
    data = pdf_with(("a.txt", b"12345"), ("b.txt", b"1234567890" * 3), ("c.txt", b"67890"))
    inside, found = taken(data, Room(parts=1, largest=10))
    assert [each.path for each in inside] == ["a.txt"]
    assert sorted(each.code for each in found) == ["part-too-large", "parts-too-many"]


def test_a_bomb_in_a_pdf_stays_inside() -> None:
    """An attachment that unpacks to far more than the whole PDF weighs is not taken out, and says so."""
    bomb = next(sample.data for sample in samples() if sample.name == "embedded-bomb.pdf")
    inside, found = taken(bomb)
    assert (inside, [each.code for each in found]) == ([], ["part-too-large"])


def test_a_broken_pdf_has_no_parts() -> None:
    """A PDF cut anywhere gives whole attachments or none, and is never an error of the program."""
    whole = pdf_with(("a.txt", b"words" * 40))
    for cut in range(0, len(whole), 37):
        inside, _ = taken(whole[:cut])
        assert all(each.data == b"words" * 40 for each in inside)
