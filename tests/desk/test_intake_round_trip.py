"""The laws of going out and coming in again: what is extracted for another system proposes the same facts here."""

import json
from datetime import date
from pathlib import Path
from zipfile import ZipFile

from tests.desk.test_intake import offer as offer_list
from tests.desk.test_intake import totals
from tests.intake.lists import ROWS

from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.desk.extracting import write_extract
from habeas.desk.intake import take_list
from habeas.desk.intake_planning import Offered
from habeas.desk.intake_report import Report
from habeas.desk.session import Session
from habeas.disclosure.audience import Audience
from habeas.evidence.foreign.record import Form
from habeas.record.living import living
from habeas.record.statements import Stance

AS_OF = date(2022, 6, 2)


def extracted(session: Session, folder: Path) -> Path:
    """The case `list` as FollowTheMoney."""
    offer_list(session, *ROWS)
    path = folder / "list.zip"
    write_extract(session, "list", "ftm", Audience.SELF, path, Lang.RU, AS_OF)
    return path


def back(session: Session, data: bytes, name: str, **how: object) -> Report:
    """Take a file into another case, accepted."""
    return take_list(session, "back", Offered(data, name, accept="our own", **how))  # type: ignore[arg-type]


def facts(session: Session, case: str) -> set[tuple[str, str, str]]:
    """Of whom, what, and the value with its time, of all that counts in a case."""
    keeping, key = session.vault.record, session.case(case).id
    names = {entity.id: entity.name for entity in keeping.entities(key)}
    found: set[tuple[str, str, str]] = set()
    merged: dict[tuple[str, str], dict[str, Plain]] = {}
    for one in living(keeping.statements(key), keeping.withdrawals(key)).statements.values():
        value = dict(one.value) if isinstance(one.value, dict) else {}
        value |= {"when": str(one.when)} if one.when is not None else {}
        merged.setdefault((names[one.subject], one.prop), {}).update(value)
    for (who, prop), value in merged.items():
        found.add((who, prop, json.dumps(value, sort_keys=True, ensure_ascii=False)))
    return found


def test_our_own_extract_taken_in_again_proposes_the_same_facts(session: Session, tmp_path: Path) -> None:
    """Every fact with its fields and its time, of the same people; once more it adds nothing."""
    path = extracted(session, tmp_path)
    report = back(session, path.read_bytes(), path.name)
    assert report.mapping is not None
    assert (report.mapping.form, report.recognised, report.unread) == (Form.HABEAS, True, ())
    assert facts(session, "back") == facts(session, "list")
    assert back(session, path.read_bytes(), path.name).recorded == 0
    reading = session.vault.evidence.first_reading(report.source.copy.digest) if report.source else None
    assert reading is not None
    for one in session.vault.record.statements(session.case("back").id):
        assert one.anchor.quote == one.anchor.span.slice(reading.text)


def test_its_entities_say_what_has_a_place_in_the_other_schema(session: Session, tmp_path: Path) -> None:
    """People and their days of birth come back from the entities and from the statements; notes are counted."""
    path = extracted(session, tmp_path)
    with ZipFile(path) as packed:
        told = {name: packed.read(name) for name in packed.namelist()}
    for name in ("entities.ftm.json", "statements.csv", "statements.json", "statements.pack.csv"):
        report = take_list(session, f"of {name}", Offered(told[name], name, accept="our own"))
        assert totals(report) == {"new": 4}, name
        assert ("Note", None) in {(one.kind, one.column) for one in report.unread}
    born = {value for _, prop, value in facts(session, "of statements.csv") if prop == "birth_date"}
    assert born == {value for _, prop, value in facts(session, "list") if prop == "birth_date"}


def own(*told: dict[str, object]) -> bytes:
    """A file of facts about one invented person."""
    entities = [{"id": "e1", "kind": "person", "names": [{"text": "Асан Беков", "lang": "ru"}]}]
    first: dict[str, object] = {"form": "habeas.data/1", "entities": entities}
    plain = {"subject": "e1", "known": "known", "when": None, "stance": "asserts", "attributed_to": None}
    rows = [{"fact": f"f{at}", **plain, **one} for at, one in enumerate(told)]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in (first, *rows)).encode()


def test_what_is_denied_or_said_by_somebody_stays_so(session: Session) -> None:
    """A denial never comes back as an assertion, nor somebody's word as the file's own; ids of a release are left."""
    claims: list[dict[str, object]] = [
        {"property": "allegation", "value": {"claim": "He was there."}, "attributed_to": "the prosecution"},
        {"property": "allegation", "value": {"claim": "He was there."}, "stance": "denies"},
        {"property": "health", "known": "unknown", "reason": "nobody asked"},
        {"property": "reply", "value": {"by": "the court", "answers": "f9"}},
        {"property": "nobody_knows_this", "value": {"a": "b"}},
    ]
    report = back(session, own(*claims), "facts.json")
    keeping, key = session.vault.record, session.case("back").id
    told = [(one.prop, one.stance, one.attributed_to) for one in keeping.statements(key) if one.prop == "allegation"]
    assert sorted(told, key=str) == [
        ("allegation", Stance.ASSERTS, "the prosecution"),
        ("allegation", Stance.DENIES, None),
    ]
    assert {one.column for one in report.unread} == {"health: unknown", "reply.answers", "nobody_knows_this"}
    assert [one.value for one in keeping.statements(key) if one.prop == "reply"] == [{"by": "the court"}]


def test_broken_facts_are_refused_and_others_read(session: Session) -> None:
    """A line that is no fact, and a value that is none, cost only themselves."""
    data = own({"property": "birth_date", "value": {"date": "yesterday"}}, {"property": "age", "value": {"years": 40}})
    report = back(session, data + b'{"fact": 1}\n[[[[\n', "facts.json")
    assert totals(report) == {"new": 2, "refused": 3}
