"""The laws of taking in files of other systems, in a real vault: one machinery, tried before done, nothing blanked."""

from hashlib import sha3_512, sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.desk.test_intake import counting, said, totals
from tests.intake.foreign import DINA, ENTITIES, ERMEK, entity, lines
from tests.intake.lists import MAPPING, csv_of
from tests.intake.test_tracker import incident
from tests.intake.test_uwazi import DINA as PRISONER
from tests.intake.test_uwazi import HEAD

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.desk.intake import take_list
from habeas.desk.intake_planning import Offered
from habeas.desk.intake_report import Report
from habeas.desk.session import Session
from habeas.desk.verifying import verify
from habeas.evidence.foreign.record import Form
from habeas.intake.updating import What


def offer(session: Session, text: str | bytes, name: str = "export.json", **how: object) -> Report:
    """Take in this file, accepted unless told otherwise."""
    data = text.encode() if isinstance(text, str) else text
    told: dict[str, object] = {"accept": "checked against the letters", **how}
    return take_list(session, "list", Offered(data, name, **told))  # type: ignore[arg-type]


def test_a_file_tells_its_system_and_a_dry_run_keeps_nothing(session: Session) -> None:
    """Without a mapping and without a word it is read by the mapping that comes with the program."""
    report = offer(session, lines(ENTITIES), dry_run=True)
    assert (report.recognised, report.mapping is not None and report.mapping.form) == (True, Form.FTM)
    assert (totals(report)["new"], report.kept, session.vault.record.cases()) == (10, False, ())
    assert {(one.kind, one.column) for one in report.unread} == {
        ("Person", "topics"),
        ("Person", "notes"),
        ("Sanction", None),
    }


def test_facts_stand_at_their_places_in_the_preserved_file(session: Session) -> None:
    """The file is a source, each statement quotes its first reading, and the mapping is kept with its rules."""
    report = offer(session, lines(ENTITIES))
    assert report.recorded == len(counting(session)) == 10
    reading = session.vault.evidence.first_reading(report.source.copy.digest) if report.source else None
    assert reading is not None
    for one in counting(session):
        assert one.anchor.quote == one.anchor.span.slice(reading.text)
        assert one.extractor == (report.mapping.extractor if report.mapping else None)
    assert [kept.name for kept in session.vault.mappings.mappings()] == ["ftm"]
    people = {entity.name for entity in session.vault.record.entities(session.case("list").id)}
    assert people >= {"Дина Шорманова", "Ермек Тасқұлов", "ДП города Тасколя"}
    assert verify(session).findings == ()


def test_a_later_copy_changes_only_what_it_says_otherwise(session: Session) -> None:
    """By the entity's id: another day of birth supersedes, a property that is gone blanks nothing."""
    offer(session, lines(ENTITIES))
    later = [entity("p-dina", "Person", name="Дина Шорманова", birthDate="1990-04-05"), ERMEK]
    report = offer(session, lines(later), name="later.json")
    assert totals(report) == {"changed": 1, "same": 3, "vanished": 1}
    assert {"date": "1990-04-05"} in said(session, "birth_date")
    assert len(said(session, "nationality")) == 1
    assert totals(offer(session, lines(later), name="later.json")) == {"same": 4, "vanished": 1}


def test_without_acceptance_facts_wait(session: Session) -> None:
    """The same call with a reason records them, once."""
    assert offer(session, lines([DINA]), accept=None).proposed == 6
    assert counting(session) == []
    assert offer(session, lines([DINA])).recorded == 6
    assert offer(session, lines([DINA])).recorded == 0


def test_a_file_that_says_nothing_of_itself_needs_a_word(session: Session) -> None:
    """A list is not guessed at, and a mapping for one system does not read another's file."""
    with pytest.raises(WrongCall, match="how it is to be read"):
        offer(session, "Имя,Город\nАсан,Таскол\n")
    with pytest.raises(WrongCall, match="the call says ftm"):
        offer(session, lines([DINA]), mapping=MAPPING, form=Form.FTM)
    report = offer(session, "Имя,Город\nАсан,Таскол\n", form=Form.FTM)
    assert [one.code for one in report.findings if one.code.startswith("record")] == ["records-none"]


def test_two_entities_of_one_id_are_one(session: Session) -> None:
    """Fragments of an entity, as several data sets give them, come together."""
    parts = [entity("p", "Person", name="Асан Беков"), entity("p", "Person", birthDate="1980")]
    report = offer(session, lines(parts), dry_run=True)
    assert [(line.what, line.prop) for line in report.lines] == [(What.NEW, "person"), (What.NEW, "birth_date")]


def test_a_tracker_is_taken_in_and_taken_in_again(session: Session) -> None:
    """A status alone is a fact; the same incidents once more add nothing, and a new status adds what it says."""
    held = incident(arrest_status="arrested and still in custody", release_date=None)
    offer(session, held)
    assert said(session, "release") == []
    assert offer(session, held).recorded == 0
    report = offer(session, incident(release_date=None), name="later.json")
    assert (totals(report)["new"], said(session, "release")) == (2, [{}, {}])
    assert verify(session).findings == ()


def zip_of(**files: bytes) -> bytes:
    """A zip of these files; a double underscore stands for the dot of a name."""
    out = BytesIO()
    with ZipFile(out, "w") as packed:
        for name, data in files.items():
            packed.writestr(name.replace("__", "."), data)
    return out.getvalue()


def test_a_zip_is_preserved_whole_and_its_file_of_people_is_read(session: Session) -> None:
    """Papers beside it become sources too; the facts stand in the file inside, which is a part of the zip."""
    sheet = csv_of([HEAD, PRISONER]).encode()
    packed = zip_of(export__csv=sheet, order__txt="Постановление о продлении срока.".encode())
    assert offer(session, packed, name="export.zip", dry_run=True).kept is False
    report = offer(session, packed, name="export.zip", form=Form.UWAZI)
    assert report.source is not None
    assert report.source.copy.digest == digest_of(sheet)
    assert len(session.vault.evidence.sources()) == 3
    assert said(session, "birth_date") == [{"date": "1990-04-05"}]
    assert offer(session, packed, name="export.zip", form=Form.UWAZI).recorded == 0
    assert verify(session).findings == ()


def test_a_zip_of_several_files_needs_a_word(session: Session) -> None:
    """Nobody guesses which one is meant; with a name it is read, and without any there is nothing."""
    several = zip_of(one__csv=csv_of([HEAD, PRISONER]).encode(), two__json=lines([DINA]).encode())
    with pytest.raises(WrongCall, match="several files"):
        offer(session, several, name="export.zip")
    assert offer(session, several, name="export.zip", part="two.json").recorded == 6
    with pytest.raises(WrongCall, match="no list and no file"):
        offer(session, zip_of(a__txt=b"words"), name="export.zip")


def test_templates_that_are_of_nobody_known_are_named(session: Session) -> None:
    """An Uwazi with names of its own needs a mapping; nothing is guessed, and nothing kept."""
    judgment = ("A judgment", "2031/01/02", "Judgment", *[""] * 8, "Published")
    with pytest.raises(WrongCall, match="Judgment"):
        offer(session, csv_of([HEAD, judgment]), name="export.csv")
    assert session.vault.record.cases() == ()


def captures(*rows: tuple[str, str]) -> str:
    """The sheet of a capture tool: an address and a hash in each row."""
    return csv_of([("Link", "Archive status", "Upload title", "Hash"), *((a, "success", "A post", h) for a, h in rows)])


def test_hashes_of_a_capture_tool_are_held_against_the_files(session: Session, tmp_path: Path) -> None:
    """A file that has its hash is preserved with its address; another, a missing one and half a hash are told."""
    (tmp_path / "a.txt").write_bytes(PAGE)
    (tmp_path / "b.txt").write_bytes(b"Other words of the post.")
    rows = [
        ("https://posts.example/1", "SHA-256:" + sha256(PAGE).hexdigest()),
        ("https://posts.example/2", "SHA3-512:" + sha3_512(b"Other words of the post.").hexdigest()),
        ("https://posts.example/3", "SHA-256:" + "0" * 64),
        ("https://posts.example/4", "not-calculated"),
    ]
    tried = offer(session, captures(*rows), name="sheet.csv", files=tmp_path, dry_run=True)
    assert [(line.what, line.finding.code) for line in tried.lines if line.finding] == [
        (What.NEW, "hash-agrees"),
        (What.NEW, "hash-agrees"),
        (What.REFUSED, "hash-no-file"),
        (What.REFUSED, "hash-missing"),
    ]
    assert (tried.kept, totals(tried)["new"]) == (False, 2 + 8)
    assert session.vault.evidence.sources() == ()
    report = offer(session, captures(*rows), name="sheet.csv", files=tmp_path)
    assert (report.preserved, report.recorded) == (2, 8)
    told = {one.original_name: one.description.address for one in session.vault.evidence.sources()}
    assert {name: one.value for name, one in told.items() if one} == {
        "a.txt": "https://posts.example/1",
        "b.txt": "https://posts.example/2",
    }
    again = offer(session, captures(*rows), name="sheet.csv")
    assert next(line.what for line in again.lines) is What.SAME
    assert verify(session).findings == ()


def test_a_file_that_was_changed_is_told(session: Session, tmp_path: Path) -> None:
    """By its name it is the file that was captured, by its hash it is not; and what tells of a machine stays out."""
    (tmp_path / "a.mp4").write_bytes(PAGE)
    media = [{"filename": "/home/reed/a.mp4", "properties": {"hash": "SHA-256:" + "0" * 64}}]
    media += [{"filename": "/home/reed/all.json", "properties": {"hash": "SHA-256:" + sha256(PAGE).hexdigest()}}]
    sheet = csv_of([("status", "metadata", "media"), ("success", "{'url': 'https://a.example'}", repr(media))])
    report = offer(session, sheet, name="db.csv", files=tmp_path)
    assert [line.finding.code for line in report.lines if line.finding] == ["hash-differs", "capture-of-machine"]
    assert (report.preserved, len(session.vault.evidence.sources())) == (0, 1)


SHEET = (
    ("Link", "Archive status", "Archive location", "Archive date", "Upload timestamp", "Upload title", "Hash",
     "Person"),
    ("https://posts.example/1", "Twitter: success", "https://archive.example/1", "2031-05-06T07:08:09.123+00:00",
     "2031-05-04 03:02:01+00:00", "=HYPERLINK(1)",
     "SHA-256:" + sha256(b"The words of a post that was captured.").hexdigest(), "Дина Шорманова"),
    ("https://posts.example/2", "nothing archived", "", "", "soon", "", "", "Ермек Тасқұлов"),
)  # fmt: skip

OF_PEOPLE = """\
name: our-captures
from: auto-archiver
key: [link]
records:
  - of: [capture]
    subject: {column: Person}
    facts:
      - {property: work, fields: {title: named, when: published}, on_change: add}
"""


def test_rows_of_a_capture_tool_are_proposed_with_their_cells(session: Session, tmp_path: Path) -> None:
    """Title, address and time of each post stand at their cells; a file has its address, time and archived copy."""
    (tmp_path / "a.txt").write_bytes(PAGE)
    tried = offer(session, csv_of(SHEET), name="sheet.csv", dry_run=True)
    report = offer(session, csv_of(SHEET), name="sheet.csv", files=tmp_path, accept=None)
    # Without a word of acceptance nothing is preserved and nothing recorded.
    assert (tried.kept, report.proposed, report.preserved, report.recorded) == (False, 5, 0, 0)
    report = offer(session, csv_of(SHEET), name="sheet.csv", files=tmp_path)
    assert (report.recorded, report.preserved) == (5, 1)
    assert {(one.kind, one.column) for one in report.unread} == {("capture", "Person")}
    assert {"name": "https://posts.example/1"} in said(session, "alias")
    works = [
        (one.value, None if one.when is None else str(one.when)) for one in counting(session) if one.prop == "work"
    ]
    assert ({"title": "=HYPERLINK(1)"}, "2031-05-04T03:02:01Z") in works
    assert ({"title": "https://posts.example/2"}, None) in works
    assert any(line.finding and line.finding.code == "cell-not-a-date" for line in report.lines)
    [kept] = [one for one in session.vault.evidence.sources() if one.original_name == "a.txt"]
    told = kept.description
    assert told.published is not None
    assert (str(told.published.value), kept.note) == (
        "2031-05-04T03:02:01Z",
        "Auto Archiver: https://archive.example/1 · 2031-05-06T07:08:09.123+00:00",
    )
    assert verify(session).findings == ()
    assert totals(offer(session, csv_of(SHEET), name="sheet.csv"))["same"] == 5 + 1


def test_columns_of_ones_own_beside_a_capture_are_read_by_ones_own_mapping(session: Session) -> None:
    """A column that people keep in the sheet says whom a post is of."""
    report = offer(session, csv_of(SHEET), name="sheet.csv", mapping=OF_PEOPLE)
    people = {entity.name for entity in session.vault.record.entities(session.case("list").id)}
    assert {"Дина Шорманова", "Ермек Тасқұлов"} <= people
    assert {"title": "=HYPERLINK(1)", "when": "2031-05-04T03:02:01Z"} in said(session, "work")
    assert report.recorded == 3


PAGE = b"The words of a post that was captured."
