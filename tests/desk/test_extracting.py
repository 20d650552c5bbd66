"""The laws of extracts at the desk: one file, remembered, ids of its own, nothing written where it may not be."""

import csv
import io
import json
import zipfile
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.desk.copies import CopyState, clear_copies
from habeas.desk.extract_formats import FORMATS
from habeas.desk.extracting import Extracted, write_extract
from habeas.desk.preserving import Circumstances
from habeas.desk.saying import Words, say
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_standard_input
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.evidence.sources.source import Secrecy

TEXT = "Ильяс Карабулак, пекарь, был задержан 3 мая 2023 года. Ему вменяют ч. 1 ст. 174 УК.\n"
AS_OF = date(2023, 5, 4)


@pytest.fixture
def case(session: Session) -> Session:
    """A case with three facts of one source."""
    taken = take_in_standard_input(session, "baker", TEXT.encode(), Circumstances(Secrecy.PUBLIC)).taken[0]
    assert taken.source is not None
    facts: list[tuple[str, dict[str, Plain], str]] = [
        ("occupation", {"text": "=пекарь"}, "пекарь"),
        ("apprehension", {"when": "2023-05-03"}, "был задержан 3 мая 2023 года"),
        ("charge", {"country": "KZ", "code": "criminal", "article": "174", "part": "1"}, "ч. 1 ст. 174 УК"),
    ]
    for prop, value, quote in facts:
        say(session, "baker", Words("Ильяс Карабулак", prop, value, taken.source.id, quote, None))
    return session


def extracted(session: Session, path: Path, form: str, *, names: bool = False) -> Extracted:
    """The case of the baker, extracted for oneself."""
    return write_extract(session, "baker", form, Audience.SELF, path, Lang.RU, AS_OF, names=names)


@pytest.mark.parametrize("form", list(FORMATS))
def test_every_format_is_one_file_that_is_remembered(case: Session, tmp_path: Path, form: str) -> None:
    """It is there, for its owner only, with the digest that was told, and among the clear copies."""
    path = tmp_path / "out"
    made = extracted(case, path, form)
    assert made.digest == digest_of(path.read_bytes())
    assert path.stat().st_mode & 0o777 == 0o600
    assert [(copy.path, copy.state) for copy in clear_copies(case)] == [(path, CopyState.THERE)]
    assert len(made.extract.facts) == 3


def test_two_extracts_of_one_case_cannot_be_joined_by_ids(case: Session, tmp_path: Path) -> None:
    """Each has ids of its own, in every file of it."""
    found = []
    for name in ("one", "two"):
        extracted(case, tmp_path / name, "csv")
        with zipfile.ZipFile(tmp_path / name) as opened:
            rows = csv.DictReader(io.StringIO(opened.read("events.csv").decode("utf-8-sig"), newline=""))
            found.append({row["id"] for row in rows} | {row["subject"] for row in rows})
    assert found[0].isdisjoint(found[1])


def test_codes_of_a_calendar_are_of_this_extract_alone(case: Session, tmp_path: Path) -> None:
    """Neither its codes nor its ids stand in another extract of the same case, and names only where asked for."""
    seen = []
    for name in ("one", "two"):
        made = extracted(case, tmp_path / name, "ics")
        entries = Calendar.from_ical((tmp_path / name).read_bytes()).walk("VEVENT")
        assert {str(entry["summary"]) for entry in entries} == {key.code for key in made.keys}
        seen.append({str(entry["uid"]) for entry in entries})
        assert "Карабулак" not in (tmp_path / name).read_text("utf-8")
    assert seen[0].isdisjoint(seen[1])
    extracted(case, tmp_path / "named", "ics", names=True)
    assert "Карабулак" in (tmp_path / "named").read_text("utf-8").replace("\n ", "")


def test_an_extract_is_never_written_over_something(case: Session, tmp_path: Path) -> None:
    """A file that is there stays as it is."""
    path = tmp_path / "out"
    path.write_text("mine", "utf-8")
    with pytest.raises(WrongCall, match="is there already"):
        extracted(case, path, "csv")
    assert path.read_text("utf-8") == "mine"


def test_a_format_that_is_none_is_refused_by_name(case: Session, tmp_path: Path) -> None:
    """The formats that there are are named."""
    with pytest.raises(WrongCall, match="no format") as refused:
        extracted(case, tmp_path / "out", "docx")
    assert "ftm" in refused.value.remedy


def test_a_calendar_without_entries_is_not_written(session: Session, tmp_path: Path) -> None:
    """Where no law can be told there is nothing to reckon, and no file."""
    take_in_standard_input(session, "baker", TEXT.encode(), Circumstances(Secrecy.PUBLIC))
    with pytest.raises(WrongCall, match="by whose law"):
        extracted(session, tmp_path / "out", "ics")
    assert not (tmp_path / "out").exists()
    assert clear_copies(session) == ()


def test_nobody_who_works_on_the_case_is_named(case: Session, tmp_path: Path) -> None:
    """Who recorded a fact, and when, stands in no format."""
    for form in FORMATS:
        path = tmp_path / form
        extracted(case, path, form)
        assert case.who.encode() not in _unpacked(path.read_bytes())


def _unpacked(data: bytes) -> bytes:
    """All bytes of a file, zips inside it opened."""
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return b"\n".join(_unpacked(opened.read(name)) for name in opened.namelist())


def test_what_uwazi_is_told_of_its_templates_is_what_its_files_have(case: Session, tmp_path: Path) -> None:
    """The number of rows that templates.json promises is the number that the zips hold."""
    extracted(case, tmp_path / "out", "uwazi")
    with zipfile.ZipFile(tmp_path / "out") as opened:
        promised = {one["template"]: one["rows"] for one in json.loads(opened.read("templates.json"))}
    assert promised == {"sources": 1, "entities": 1, "facts": 3}


def test_an_extract_for_somebody_else_is_a_release(case: Session, tmp_path: Path) -> None:
    """What it told, the digest of its file, and the key of its ids are kept; what is for oneself is no release."""
    extracted(case, tmp_path / "mine", "csv")
    key = case.case("baker").id
    assert case.vault.gate.releases(key) == ()
    made = write_extract(case, "baker", "csv", Audience.TEAM, tmp_path / "out", Lang.RU, AS_OF)
    [release] = case.vault.gate.releases(key)
    assert (release.form, release.audience) == ("extract/csv", Audience.TEAM)
    assert [(file.name, file.digest) for file in release.files] == [("out", made.digest)]
    told = release.of(key)
    assert told is not None
    assert made.extract.facts
    statements = case.vault.record.statements(key)
    assert told.statements == {one.id for one in statements}
    ids = ReleaseIds(release.key)
    assert {ids.of("entity", one) for one in told.entities} == {one.id for one in made.extract.entities}
    assert {one.text for one in told.sentences} == {one.sentence[Lang.RU] for one in made.extract.facts}


def test_where_nothing_may_be_told_nothing_is_written(session: Session, tmp_path: Path) -> None:
    """A case whose only paper is of the case file has nothing for the public: no file, and no release of nothing."""
    taken = take_in_standard_input(session, "baker", TEXT.encode(), Circumstances(Secrecy.CASE_FILE)).taken[0]
    assert taken.source is not None
    say(session, "baker", Words("Ильяс Карабулак", "occupation", {"text": "пекарь"}, taken.source.id, "пекарь", None))
    with pytest.raises(WrongCall, match="may be told"):
        write_extract(session, "baker", "csv", Audience.PUBLIC, tmp_path / "out", Lang.RU, AS_OF)
    assert not (tmp_path / "out").exists()
    assert session.vault.gate.releases(session.case("baker").id) == ()
