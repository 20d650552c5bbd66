"""The laws of taking in."""

import os
from pathlib import Path

import pytest

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.desk.files import bounded
from habeas.desk.preserving import Came, Circumstances
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_files, take_in_standard_input
from habeas.desk.verifying import verify
from habeas.evidence.sources.source import Method, Secrecy

OPEN = Circumstances(Secrecy.PUBLIC)
REPORT = b"Ilyas Qarabulaq was arrested on May 3, 2023.\nHe is a baker.\n"


def test_what_comes_out_is_what_went_in(session: Session, tmp_path: Path) -> None:
    """An original is kept byte for byte, under its digest, as what its bytes are."""
    path = tmp_path / "report.doc"
    path.write_bytes(REPORT)
    [taken] = take_in_files(session, "baker", [path], OPEN).taken
    assert taken.source is not None
    assert taken.source.copy.media_type == "text/plain"
    assert taken.source.original_name == "report.doc"
    assert session.vault.evidence.copy(digest_of(REPORT)) == REPORT


def test_the_same_bytes_twice_are_one_copy_with_two_custody_entries(session: Session, tmp_path: Path) -> None:
    """Bytes that come again make no second copy and no second source; their coming is recorded."""
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_bytes(REPORT)
    first = take_in_files(session, "baker", [tmp_path / "one.txt"], OPEN)
    second = take_in_files(session, "another case", [tmp_path / "two.txt"], OPEN)
    assert (first.taken[0].came, second.taken[0].came) == (Came.NEW, Came.AGAIN)
    assert first.taken[0].source == second.taken[0].source
    assert len(session.vault.evidence.copies()) == 1
    actions = [event["action"] for _, _, event in session.vault.evidence.custody() if event is not None]
    assert actions == ["received", "read", "received_again"]
    assert len(session.vault.evidence.sources(second.case.id)) == 1


def test_a_case_is_made_when_it_is_new_and_says_so(session: Session) -> None:
    """The first thing added makes the case; the next one finds it."""
    assert take_in_standard_input(session, "baker", REPORT, OPEN).made
    again = take_in_standard_input(session, "baker", b"He bakes bread.", OPEN)
    assert not again.made
    assert [source.method for source in session.vault.evidence.sources(again.case.id)] == [Method.STANDARD_INPUT] * 2


def test_a_missing_file_makes_nothing(session: Session, tmp_path: Path) -> None:
    """When one named file does not exist, no case is made and nothing is taken in."""
    (tmp_path / "there.txt").write_bytes(REPORT)
    with pytest.raises(WrongCall, match="no file or folder"):
        take_in_files(session, "baker", [tmp_path / "there.txt", tmp_path / "not.txt"], OPEN)
    assert session.vault.record.cases() == ()
    assert session.vault.evidence.copies() == ()


def test_a_folder_is_all_its_files_and_no_link_out_of_it(session: Session, tmp_path: Path) -> None:
    """A folder stands for every file below it; links are not followed."""
    inside = tmp_path / "papers" / "deeper"
    inside.mkdir(parents=True)
    (inside / "b.txt").write_bytes(REPORT)
    (tmp_path / "papers" / "a.txt").write_bytes(b"A letter.")
    (tmp_path / "secret.txt").write_bytes(b"Not in the folder.")
    (tmp_path / "papers" / "link.txt").symlink_to(tmp_path / "secret.txt")
    taken = take_in_files(session, "baker", [tmp_path / "papers"], OPEN).taken
    assert [(each.name, each.came) for each in taken] == [
        ("a.txt", Came.NEW),
        ("b.txt", Came.NEW),
        ("link.txt", Came.REFUSED),
    ]
    assert taken[2].findings[0].code == "not-followed"


def test_a_name_that_is_no_text_is_refused_and_the_rest_goes_on(session: Session, tmp_path: Path) -> None:
    """A file name of odd bytes is a finding; the file after it is kept."""
    odd = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    odd.write_bytes(b"A letter.")
    (tmp_path / "z.txt").write_bytes(REPORT)
    taken = take_in_files(session, "baker", [odd, tmp_path / "z.txt"], OPEN).taken
    assert [each.came for each in taken] == [Came.REFUSED, Came.NEW]


def test_what_never_ends_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A device or a stream without end is given up at the largest size, not read until memory is gone."""
    monkeypatch.setattr("habeas.desk.files.LARGEST", 1000)
    with Path("/dev/zero").open("rb") as endless, pytest.raises(WrongCall, match="more than 1000 bytes"):
        bounded(endless, "-")


def test_an_empty_file_is_refused_and_the_rest_goes_on(session: Session, tmp_path: Path) -> None:
    """One bad file is a finding; the others are kept."""
    (tmp_path / "a.txt").write_bytes(b"")
    (tmp_path / "b.txt").write_bytes(REPORT)
    taken = take_in_files(session, "baker", [tmp_path / "a.txt", tmp_path / "b.txt"], OPEN).taken
    assert [each.came for each in taken] == [Came.REFUSED, Came.NEW]
    assert taken[0].findings[0].code == "file-empty"


def test_what_cannot_be_read_is_kept_all_the_same(session: Session) -> None:
    """A format without a reader is preserved, and the finding says what to do."""
    picture = b"SQLite format 3\x00" + bytes(64)
    [taken] = take_in_standard_input(session, "baker", picture, OPEN).taken
    assert taken.characters is None
    assert [finding.code for finding in taken.findings] == ["no-reader"]
    assert session.vault.evidence.copy(digest_of(picture)) == picture
    assert verify(session).intact


@pytest.mark.parametrize("name", ["", " ", " x", "a\nb", "x" * 121])
def test_a_name_that_is_no_line_is_refused(session: Session, name: str) -> None:
    """A case's name is one printable line."""
    with pytest.raises(WrongCall, match="name"):
        take_in_standard_input(session, name, REPORT, OPEN)
