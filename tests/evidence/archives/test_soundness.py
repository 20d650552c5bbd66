"""Nothing that a file cannot hold, and no time that cannot be true, comes out of an export."""

import json

import pytest

from habeas.evidence.archives.export import Choice, ExportFile
from habeas.evidence.archives.lines import items_from, lines_of
from habeas.evidence.archives.reading import read_export

OWNER = Choice(frozenset({"Aidar Testov"}))


def chat(**fields: object) -> ExportFile:
    """One chat of Telegram with a message that is right and one with these fields."""
    right = {"id": 1, "type": "message", "date": "2020-01-01T10:00:00", "from": "Aidar Testov", "text": "right"}
    document = {"name": "A", "type": "personal_chat", "id": 5, "messages": [right, {**right, "id": 2, **fields}]}
    return ExportFile("result.json", json.dumps(document).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(
    "fields",
    [
        {"date": "1969-12-31T23:59:59"},
        {"date": "2101-01-01T00:00:00"},
        {"date": "9999-12-31T23:59:59+14:00"},
        {"date_unixtime": "253402300799"},
    ],
)
def test_a_time_that_cannot_be_true_is_left_out_and_said(fields: dict[str, str]) -> None:
    """The words stay, the time does not, and a finding counts it."""
    read = read_export([chat(**fields)], OWNER)
    assert [(item.text, item.when is None) for item in read.items] == [("right", False), ("right", True)]
    assert [finding.code for finding in read.findings] == ["time-out-of-range"]


def test_a_time_that_is_not_there_is_said_where_others_have_one() -> None:
    """Nobody has to find out alone that some of the words carry no time."""
    assert [one.code for one in read_export([chat(date=None)], OWNER).findings] == ["no-time"]
    assert read_export([chat()], OWNER).findings == ()


def test_half_letters_never_reach_what_is_kept() -> None:
    """JSON can spell half a letter in words, names and titles; what is kept can be written and read back."""
    half = "a\ud800"
    document = json.loads(chat(text=half).data) | {"id": half, "name": half}
    read = read_export([ExportFile("result.json", json.dumps(document).encode())], OWNER)
    assert [item.text for item in read.items] == ["right", "a\ufffd"]
    assert items_from(lines_of(read.items)) == read.items
    assert [(one.id, one.title) for one in read.chats] == [("a\ufffd", "a\ufffd")]
