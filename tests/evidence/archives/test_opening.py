"""Zips as exports: what comes out, and what is left out and why."""

import io
import stat
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence.archives.export import ExportFile
from habeas.evidence.archives.opening import Allowance, LeftOut, files_in_zip, path_inside, wordless


def _packed(files: dict[str, bytes]) -> io.BytesIO:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    stream.seek(0)
    return stream


def _read(stream: io.BytesIO, allowance: Allowance | None = None, folder: str = "") -> list[ExportFile | LeftOut]:
    return list(files_in_zip(stream, allowance or Allowance(), folder))


@given(st.dictionaries(st.from_regex(r"[a-zа-яқ]{1,6}(/[a-zа-яқ]{1,6}){0,2}\.json", fullmatch=True), st.binary()))
def test_every_file_of_a_zip_comes_out_as_it_went_in(files: dict[str, bytes]) -> None:
    """Paths and bytes come out of a zip exactly as they were put in."""
    assert _read(_packed(files)) == [ExportFile(name, data) for name, data in files.items()]


def test_pictures_and_litter_are_left_out_by_name() -> None:
    """What holds no words is not unpacked, and is named."""
    files = {"a.JPG": b"x", "__MACOSX/._b.json": b"x", "posts/.DS_Store": b"x", "c.json": b"{}"}
    assert _read(_packed(files), folder="part/") == [
        LeftOut("part/a.JPG", "media"),
        LeftOut("part/__MACOSX/._b.json", "litter"),
        LeftOut("part/posts/.DS_Store", "litter"),
        ExportFile("part/c.json", b"{}"),
    ]


def test_a_path_that_leads_out_is_refused() -> None:
    """A member whose path climbs out of the export is left out."""
    assert _read(_packed({"../../etc/a.json": b"{}"})) == [LeftOut("../../etc/a.json", "unsafe-path")]
    assert path_inside("/a//./b\\c") == "a/b/c"
    assert path_inside("") is None


def test_a_link_in_a_zip_is_not_followed() -> None:
    """A member that is a symbolic link is left out as a link."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        member = zipfile.ZipInfo("a.json")
        member.external_attr = (stat.S_IFLNK | 0o777) << 16
        packed.writestr(member, "/etc/passwd")
    assert _read(stream) == [LeftOut("a.json", "link")]


def test_a_bomb_is_not_unpacked() -> None:
    """A file that was packed far beyond what text can be is left out unopened."""
    assert _read(_packed({"a.json": bytes(40 << 20)})) == [LeftOut("a.json", "packed-too-tightly")]


def test_limits_leave_files_out_whole() -> None:
    """A file over the limit of a file, or over what is left of the export, is left out and never cut."""
    files = {"a.json": b"12345", "b.json": b"123456", "c.json": b"1234", "d.json": b"1"}
    assert _read(_packed(files), Allowance(largest=5, total=8, files=2)) == [
        ExportFile("a.json", b"12345"),
        LeftOut("b.json", "too-large"),
        LeftOut("c.json", "too-much"),
        ExportFile("d.json", b"1"),
    ]
    assert _read(_packed(files), Allowance(files=0)) == [LeftOut(name, "too-much") for name in files]


def test_a_zip_that_lies_about_a_size_gives_no_more_than_the_limit() -> None:
    """The limit holds for what is unpacked, not for what the zip's directory says."""
    data = bytes(range(256)) * 40
    raw = _packed({"a.json": data}).getvalue()
    lying = raw.replace(len(data).to_bytes(4, "little"), (16).to_bytes(4, "little"))
    assert lying != raw
    [entry] = _read(io.BytesIO(lying), Allowance(largest=100))
    assert entry == LeftOut("a.json", "damaged") or (isinstance(entry, ExportFile) and len(entry.data) <= 100)


def test_a_damaged_member_does_not_stop_the_others() -> None:
    """A member whose bytes were altered is left out as damaged; the next one is read."""
    words = b"".join(b"%d " % number for number in range(2000))
    raw = bytearray(_packed({"a.json": words, "b.json": b"{}"}).getvalue())
    raw[200:260] = bytes(60)
    assert _read(io.BytesIO(bytes(raw))) == [LeftOut("a.json", "damaged"), ExportFile("b.json", b"{}")]


def test_an_encrypted_member_is_said_to_be_encrypted() -> None:
    """A member under a password is left out as encrypted."""
    raw = bytearray(_packed({"a.json": b"{}"}).getvalue())
    directory = raw.index(b"PK\x01\x02")
    raw[directory + 8] |= 1
    assert _read(io.BytesIO(bytes(raw))) == [LeftOut("a.json", "encrypted")]


def test_names_without_the_flag_of_utf_8_are_read_as_utf_8() -> None:
    """A name that some program wrote in UTF-8 without saying so comes out right."""
    raw = bytearray(_packed({"жазба.json": b"{}"}).getvalue())
    raw[7] &= ~0x08
    raw[raw.index(b"PK\x01\x02") + 9] &= ~0x08
    assert _read(io.BytesIO(bytes(raw))) == [ExportFile("жазба.json", b"{}")]


def test_only_the_ending_says_that_a_file_holds_no_words() -> None:
    """Subtitles, pages and tables may hold words; pictures, films, sounds and fonts may not."""
    assert {wordless(f"a/b.{ending}") for ending in ("srt", "vtt", "json", "html", "js", "txt", "csv")} == {None}
    assert {wordless(f"a/b.{ending}") for ending in ("png", "mp4", "ogg", "woff2")} == {"media"}


def test_names_that_are_no_utf8_are_read_or_spelled_out() -> None:
    """Windows packs Cyrillic names in its own letters; what is no letter on a disk is spelled in figures."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as writer:
        writer.writestr("ABCDEF.txt", b"words")
    raw = packed.getvalue().replace(b"ABCDEF", "Письмо".encode("cp866"))
    assert [entry.path for entry in files_in_zip(io.BytesIO(raw), Allowance())] == ["Письмо.txt"]
    assert path_inside("\udcef\udcf0.txt") == "%EF%F0.txt"
