"""Registers are read in children as they would be read here; what breaks is a finding, what cannot be is refused."""

import io

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests.evidence.registers.invented import FEDERAL
from tests.evidence.registers.test_other_layouts import PARAGRAPHS

from habeas.base.digest import Json, digest_of
from habeas.base.errors import NotRead, WrongCall
from habeas.base.when import on_day
from habeas.evidence.confinement.confinement import Confinement
from habeas.evidence.confinement.limits import Limits
from habeas.evidence.confinement.lists import layout_told, register_form, register_told
from habeas.evidence.confinement.lists_apart import ListsApart
from habeas.evidence.confinement.wire import Frame, WireFault
from habeas.evidence.registers.entry import Published
from habeas.evidence.registers.mapping import TableMapping, parse_mapping
from habeas.evidence.registers.own import OwnDecision, with_decision
from habeas.evidence.registers.reading import Layout, read_register

TABLE = parse_mapping("columns: {number: No, text: Words, court: Court, decision_date: Day}\ndates: ['%d.%m.%Y']\n")
OWN = with_decision(
    None,
    OwnDecision(
        "Книга «Тихий брод»", "Заречный суд", on_day(2020, 5, 3), on_day(2020, 6), Published.NO, "a letter", "now"
    ),
)


def workbook() -> bytes:
    """A register as a workbook, with a formula in a cell."""
    book, made = openpyxl.Workbook(), io.BytesIO()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for row in (("No", "Words", "Court", "Day"), (1, "Книга «Ива»", "Озёрский суд", "03.04.2008"), (2, "=1+1", "", "")):
        sheet.append(row)
    book.save(made)
    return made.getvalue()


REGISTERS: dict[str, tuple[bytes, Layout | TableMapping]] = {
    "federal": (FEDERAL.encode("cp1251"), Layout.FEDERAL),
    "document": ("\n".join(PARAGRAPHS).encode(), Layout.DOCUMENT),
    "workbook": (workbook(), TABLE),
    "own": (OWN, Layout.OWN),
}


@pytest.fixture
def lists(apart: Confinement) -> ListsApart:
    """Who reads registers."""
    return ListsApart(apart)


@pytest.mark.parametrize("name", REGISTERS)
def test_a_register_is_read_as_here(lists: ListsApart, name: str) -> None:
    """Entries with all they hold, figures and findings come back as they are, and the layout is told."""
    data, how = REGISTERS[name]
    here = read_register(data, how)
    assert here.entries
    assert lists.read_register(data, how) == here
    assert lists.layout_of(data) is (Layout.FEDERAL if name == "federal" else None)


@pytest.mark.parametrize(
    ("data", "how"),
    [
        (b"PK\x03\x04 broken", TABLE), (b"no number", Layout.FEDERAL), (b"", Layout.DOCUMENT), (b"{}", Layout.OWN),
        ("ФИО;Дата рождения\nВыдумкин Пётр Ильич;01.02.1980\n".encode() * 9, TABLE),
    ],
)  # fmt: skip
def test_a_refusal_is_told_as_here(lists: ListsApart, data: bytes, how: Layout | TableMapping) -> None:
    """A file that is not laid out so, or is a list of persons, is refused in the same words."""
    with pytest.raises(WrongCall) as here:
        read_register(data, how)
    with pytest.raises(WrongCall) as there:
        lists.read_register(data, how)
    assert str(there.value) == str(here.value)


DIGEST = digest_of(FEDERAL.encode())
TOLD = list(register_form(read_register(FEDERAL.encode(), Layout.FEDERAL)))


def entry_with(at: int, value: Json) -> list[Frame]:
    """The register as a child would tell it, with one field of its first entry told otherwise."""
    entries = TOLD[0].head["entries"]
    assert isinstance(entries, list)
    first = entries[0]
    assert isinstance(first, list)
    return [Frame({"entries": [[*first[:at], value, *first[at + 1 :]], *entries[1:]]}), *TOLD[1:]]


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (0, 1), (1, None), (1, "\ud800"), (2, [1, [5, 2], None]), (2, [-1, None, None]), (3, "gone"), (4, ["book"]),
        (5, [["c", "today", "decision", None, None, "yes"]]), (5, [["c", None, "decision", [0, 9999], None, "yes"]]),
        (6, "soon"), (7, [["w", [0, 99_999], None, None]]), (8, [[0, 99_999]]), (9, [[3, 3]]), (11, 5),
    ],
)  # fmt: skip
def test_an_entry_that_cannot_be_is_none(at: int, value: Json) -> None:
    """Wrong types, ranges outside the entry's words, and kinds and days that are none are refused."""
    assert register_told(TOLD, DIGEST).entries
    with pytest.raises(WireFault):
        register_told(entry_with(at, value), DIGEST)


@pytest.mark.parametrize(
    "frames",
    [
        TOLD[:1], TOLD[1:], [Frame({"refused": "no"})], [Frame({"entries": 5})],
        [TOLD[0], Frame({**TOLD[1].head, "counts": [1, 2]})], [TOLD[0], Frame({**TOLD[1].head, "format": "\n"})],
    ],
)  # fmt: skip
def test_a_register_that_is_not_whole_is_none(frames: list[Frame]) -> None:
    """Entries without figures, figures of other entries, and refusals without words are refused."""
    with pytest.raises(WireFault):
        register_told(frames, DIGEST)
    with pytest.raises(WireFault):
        layout_told(Frame({"layout": "mine"}))


def test_too_much_ends_as_a_finding(apart: Confinement, lists: ListsApart) -> None:
    """A register that takes too long ends its child, and the next is read."""
    hasty = ListsApart(apart, lambda _: Limits(seconds=1, slow_seconds=1))
    with pytest.raises(NotRead) as caught:
        hasty.read_register("Слово (решение суда)\n".encode() * 300_000, Layout.DOCUMENT)
    assert caught.value.finding is not None
    assert caught.value.finding.code == "unread-time"
    data, how = REGISTERS["federal"]
    assert lists.read_register(data, how).entries
