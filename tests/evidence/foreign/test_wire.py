"""The laws of what a child tells of another system's file: it is taken with distrust, and comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.digest import Json
from habeas.evidence.archives.platforms.table_rows import Cell
from habeas.evidence.confinement.foreign_wire import foreign_form, foreign_told, form_told
from habeas.evidence.confinement.parts import END
from habeas.evidence.confinement.wire import Frame, WireFault
from habeas.evidence.foreign.record import ForeignFile, Form, Record

TEXT = "words of a file"
SPANS = st.tuples(st.integers(0, 7), st.integers(8, len(TEXT)))
CELLS = st.builds(lambda span, words: Cell(words or TEXT[slice(*span)], *span), SPANS, st.sampled_from(["", "other"]))
RECORDS = st.builds(
    Record,
    number=st.integers(1, 99),
    kinds=st.lists(st.sampled_from(["Person", "Note"]), max_size=2).map(tuple),
    cells=st.lists(st.tuples(st.sampled_from(["name", "id"]), CELLS), max_size=3).map(tuple),
    why=st.sampled_from([None, "not-json"]),
)


@given(st.lists(RECORDS, max_size=5).map(tuple))
def test_records_come_back_as_they_were(records: tuple[Record, ...]) -> None:
    """Words that stand in the text are not sent, and are there again."""
    read = ForeignFile(Form.FTM, records)
    assert foreign_told(foreign_form(read, TEXT), TEXT, Form.FTM) == read


@pytest.mark.parametrize(
    "row",
    [
        [1, [], [["name", None, 0, 99]], None],
        [1, [], [["name", None, 5, 5]], None],
        [1, [], [["name", None, -1, 5]], None],
        [1, [], [["name", "\ud800", 0, 5]], None],
        [1, [], [["name", 7, 0, 5]], None],
        ["1", [], [], None],
        [1, "Person", [], None],
        [1, [], []],
        "record",
    ],
)
def test_a_child_that_lies_is_not_believed(row: Json) -> None:
    """Places outside the text, half letters and wrong types are refused."""
    with pytest.raises(WireFault):
        foreign_told([Frame({"records": [row]}), END], TEXT, Form.FTM)


def test_a_child_that_stops_is_not_believed() -> None:
    """Without its last word nothing of what it told is taken; and a form that is none is none."""
    with pytest.raises(WireFault):
        foreign_told([Frame({"records": []})], TEXT, Form.FTM)
    with pytest.raises(WireFault):
        form_told(Frame({"form": "other"}))
    assert form_told(Frame({"form": None})) is None
