"""Taking in a list withstands a stop at any moment, and files that lie about what they hold."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

import openpyxl
import pytest
from tests.intake.lists import MAPPING, csv_of

from habeas.desk.intake import take_list
from habeas.desk.intake_planning import Offered
from habeas.desk.session import Session
from habeas.drafting.keeping import State

HEADER = ("ФИО", "Дата рождения", "Задержан")
ROWS = [(f"Ермек Тасқұлов {number}", f"{number % 28 + 1:02}.03.1975", "29.04.2022") for number in range(60)]
BRIEF = MAPPING.partition("  - property: charge")[0].replace(", organ: Кем", "")


def offered(data: bytes, name: str = "list.csv") -> Offered:
    """A list with an acceptance of what it says."""
    return Offered(data, name, BRIEF, accept="checked against the letters")


class _Stopping:
    """A clock that somebody stops the program at, at a given look."""

    def __init__(self, now: Callable[[], datetime], after: int) -> None:
        self._now, self._left = now, after

    def __call__(self) -> datetime:
        self._left -= 1
        if self._left < 0:
            raise KeyboardInterrupt
        return self._now()


@pytest.mark.parametrize("after", [1, 9, 60, 150, 200, 330])
def test_a_stopped_call_leaves_whole_rows_and_is_taken_up_again(session: Session, after: int) -> None:
    """Stopped in the middle of anything, no row is there by halves; the same call then records each fact once."""
    data = csv_of((HEADER, *ROWS)).encode()
    with pytest.raises(KeyboardInterrupt):
        take_list(replace(session, now=_Stopping(session.now, after)), "list", offered(data))
    for case in session.vault.record.cases():
        statements = session.vault.record.statements(case.id)
        about = [one.subject for one in statements]
        assert all(about.count(each) == 3 for each in about)
        assert len(statements) % (3 * 5) == 0
        states = {one.state for one in session.vault.proposals.proposals(case.id)}
        assert states <= {State.ACCEPTED}
    report = take_list(session, "list", offered(data))
    case = session.case("list")
    statements = session.vault.record.statements(case.id)
    assert len(statements) == 3 * len(ROWS)
    assert len({(one.subject, one.prop) for one in statements}) == 3 * len(ROWS)
    assert len(session.vault.evidence.sources(case.id)) == 1
    assert take_list(session, "list", offered(data)).recorded == 0
    assert report.kept


def workbook() -> bytes:
    """A list with a formula, a link and a command in its cells."""
    book, made = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    for row in (HEADER, *ROWS[:2], ('=HYPERLINK("http://example.invalid","Ермек")', "01.03.1975", "=1+1")):
        sheet.append(row)
    book.save(made)
    return made.getvalue()


def altered(change: Callable[[str, bytes], bytes], more: dict[str, bytes] | None = None) -> bytes:
    """The workbook with other parts."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
        for name, data in (more or {}).items():
            new.writestr(name, data)
    return made.getvalue()


HOSTILE = {
    "a bomb": altered(lambda name, data: b"<a>" + bytes(300_000_000) if name.endswith("sheet1.xml") else data),
    "entities": altered(
        lambda name, data: (
            data.replace(b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet', 1)
            if name.endswith("sheet1.xml")
            else data
        )
    ),
    "cut short": workbook()[:-200],
    "no workbook": b"PK\x03\x04" + bytes(400),
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_workbook_is_told_and_records_nothing(session: Session, data: bytes) -> None:
    """It ends with a finding; no fact is recorded, and the vault takes the sound list in afterwards."""
    report = take_list(session, "list", offered(data, "list.xlsx"))
    assert report.findings
    assert report.recorded == 0
    assert take_list(session, "list", offered(workbook(), "list.xlsx")).recorded > 0


def test_formulas_and_macros_are_words_and_nothing_else(session: Session) -> None:
    """A formula is not computed, a link not opened, a macro not run; the report says that they are there."""
    data = altered(lambda _, data: data, {"xl/vbaProject.bin": b"Sub Auto_Open"})
    report = take_list(session, "list", offered(data, "list.xlsm"))
    assert {"formulas", "macros"} & {each.code for each in report.findings}
    subjects = {line.subject for line in report.lines}
    assert "Ермек" not in subjects
