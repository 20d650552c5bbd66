"""Telegram Desktop's JSON: what was written comes out, and the figures add up for any harm."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evidence.archives.mutilation import TEXTS, harm_bytes, put_anywhere

from habeas.evidence.archives.export import Choice, ExportFile, Gap, ReadArchive
from habeas.evidence.archives.item import Kind, Whose
from habeas.evidence.archives.platforms.telegram_json import TelegramJson
from habeas.evidence.archives.reading import read_export
from habeas.evidence.archives.wording import clean

LAYOUT = TelegramJson()
MISSING = "(File not included. Change data exporting settings to download.)"


def _message(number: int, **fields: Any) -> dict[str, Any]:
    second = 1_600_000_000 + number * 60
    date = {"date": "2020-09-13T18:26:40", "date_unixtime": str(second)}
    return {"id": number, "type": "message", **date, "from": "Аня", "from_id": "user7", "text": ""} | fields


def _chat(*messages: dict[str, Any], **head: Any) -> dict[str, Any]:
    return {"name": "Топ", "type": "private_supergroup", "id": 55} | head | {"messages": list(messages)}


def _account(*chats: dict[str, Any], owner: int = 7) -> dict[str, Any]:
    return {
        "about": "x",
        "personal_information": {"user_id": owner, "first_name": "Аня", "last_name": ""},
        "chats": {"about": "x", "list": list(chats)},
    }


def _read(document: Any, choice: Choice = Choice(), indent: int | None = 1) -> ReadArchive:  # noqa: B008
    raw = json.dumps(document, ensure_ascii=False, indent=indent).encode()
    file = ExportFile("result.json", raw)
    assert LAYOUT.claims(file)
    return read_export([file], choice, (LAYOUT,))


@st.composite
def _texts(draw: st.DrawFn) -> tuple[Any, str]:
    """A text as Telegram writes it, and the words it shows: a string, or a list of strings and entities."""
    if draw(st.booleans()):
        words = draw(TEXTS)
        return words, words
    parts = draw(st.lists(st.tuples(st.sampled_from(["", "bold", "link", "mention"]), TEXTS), min_size=1, max_size=4))
    return [{"type": kind, "text": part} if kind else part for kind, part in parts], "".join(part for _, part in parts)


@given(st.lists(_texts(), max_size=6), st.booleans())
def test_what_was_written_is_read_back_exactly(texts: list[tuple[Any, str]], indented: bool) -> None:
    """Every message that has words gives one item with exactly those words, its time and its place."""
    chat = _chat(*(_message(number, text=text) for number, (text, _) in enumerate(texts, 1)))
    read = _read(chat, indent=1 if indented else None)
    assert [item.text for item in read.items] == [clean(words) for _, words in texts]
    assert [item.place.pointer for item in read.items] == [f"/messages/{index}/text" for index in range(len(texts))]
    assert all(str(item.when).endswith("Z") for item in read.items)
    [tally] = read.tallies
    assert (tally.entries, tally.read, tally.items) == (len(texts),) * 3
    assert read.chats[0].entries == len(texts)


@given(st.data())
def test_any_value_in_any_place_leaves_the_figures_whole(data: st.DataObject) -> None:
    """Wrong types anywhere raise nothing, and every entry is under exactly one heading."""
    document: Any = _account(
        _chat(_message(1, text=["a", {"type": "bold", "text": "b"}]), _message(2, type="service", action="x")),
        _chat(_message(3, poll={"question": "q", "answers": [{"text": "a", "voters": 1}]}), type="personal_chat", id=9),
    )
    if data.draw(st.booleans()):
        document = document["chats"]["list"][0]
    put_anywhere(document, data)
    file = ExportFile("result.json", json.dumps(document).encode())
    read = read_export([file], Choice(), (LAYOUT,))
    if LAYOUT.claims(file):
        [tally] = read.tallies
        assert tally.unparsed == len(read.unparsed)
        assert tally.items == len(read.items) == len({item.id for item in read.items})


@given(st.data())
def test_harmed_bytes_leave_the_figures_whole(data: st.DataObject) -> None:
    """Cut, altered or doubled bytes raise nothing; what could not be read is counted and placed."""
    document = _account(_chat(*(_message(number, text=f"сөз {number}") for number in range(1, 4))), _chat(id=1))
    raw = json.dumps(document, indent=1, ensure_ascii=False).encode()
    file = ExportFile("result.json", harm_bytes(raw, data))
    for reading in [LAYOUT.read([file], Choice())]:
        [tally] = reading.tallies
        assert tally.unparsed == len(reading.unparsed)
        assert len({item.id for item in reading.items}) == len(reading.items) == tally.items


def test_the_owner_is_who_the_account_says() -> None:
    """In a whole account the words of its owner are own, everyone else's are others'."""
    chat = _chat(_message(1, text="own"), _message(2, text="theirs", **{"from": "Боря", "from_id": "user8"}))
    assert [item.whose for item in _read(_account(chat)).items] == [Whose.OWN, Whose.OTHERS]


def test_a_single_chat_does_not_say_whose_words_it_holds() -> None:
    """Without an owner nobody's words are taken for the person's; with one named, by name or id, they are."""
    chat = _chat(_message(1, text="a"), _message(2, text="b", **{"from": "Боря", "from_id": "user8"}))
    assert {item.whose for item in _read(chat).items} == {Whose.UNKNOWN}
    for owner in ("Аня", "user7", "7"):
        read = _read(chat, Choice(owners=frozenset({owner})))
        assert [item.whose for item in read.items] == [Whose.OWN, Whose.OTHERS]


def test_a_channel_exported_alone_speaks_for_itself() -> None:
    """A single public channel's own posts are own; those it forwards are shared, with the name they came from."""
    posts = [
        _message(1, text="own", **{"from": "Арна", "from_id": "channel55"}),
        _message(2, text="theirs", forwarded_from="Басқа", **{"from": "Арна", "from_id": "channel55"}),
        _message(3, text="gone", forwarded_from=None, **{"from": "Арна", "from_id": "channel55"}),
    ]
    chat = _chat(*posts, type="public_channel", name="Арна")
    read = _read(chat, Choice(chats=frozenset()))
    assert [item.whose for item in read.items] == [Whose.OWN, Whose.SHARED, Whose.SHARED]
    assert [item.author for item in read.items] == ["Арна", "Басқа", None]
    assert {item.kind for item in read.items} == {Kind.POST}
    in_account = _read(_account(chat))
    assert in_account.items[0].whose is Whose.UNKNOWN


def test_own_words_forwarded_stay_own() -> None:
    """A forwarded message that came from the person is their own; one from another in another's hand is others'."""
    chat = _chat(
        _message(1, text="a", forwarded_from="Аня", forwarded_from_id="user7"),
        _message(2, text="b", forwarded_from="Газет", **{"from": "Боря", "from_id": "user8"}),
    )
    assert [item.whose for item in _read(_account(chat)).items] == [Whose.OWN, Whose.OTHERS]


def test_saved_messages_are_the_owners() -> None:
    """What a person saved for themselves is own, unless it was forwarded there."""
    chat = _chat(_message(1, text="note"), _message(2, text="b", forwarded_from="Газет"), type="saved_messages", id=7)
    del chat["name"]
    read = _read(chat)
    assert [item.whose for item in read.items] == [Whose.OWN, Whose.SHARED]
    assert read.items[0].container == "saved_messages"


def test_a_quotation_inside_a_message_is_an_item_of_its_own() -> None:
    """Quoted words are kept apart from the words around them, each with its place."""
    text = ["before ", {"type": "blockquote", "text": "their words"}, " after"]
    read = _read(_account(_chat(_message(1, text=text))))
    assert [(item.text, item.whose, item.place.pointer) for item in read.items] == [
        ("before \n after", Whose.OWN, "/chats/list/0/messages/0/text"),
        ("their words", Whose.QUOTED, "/chats/list/0/messages/0/text/1"),
    ]
    assert read.tallies[0].read == 1
    assert read.tallies[0].items == 2


def test_entries_without_words_are_counted_under_their_headings() -> None:
    """Notes of the platform, pictures alone, what is not in the export and polls are each told apart."""
    chat = _chat(
        _message(1, type="service", action="invite_members", text=""),
        _message(2, photo=MISSING),
        _message(3, photo="photos/1.jpg", text="caption"),
        _message(4, poll={"question": "Q?", "closed": False, "answers": [{"text": "yes", "voters": 1}]}),
        {"id": 5, "type": "unsupported"},
    )
    [tally] = _read(chat).tallies
    figures = (tally.entries, tally.read, tally.without_text, tally.service, tally.undelivered)
    assert figures == (5, 2, 2, 1, 2)
    assert [item.text for item in _read(chat).items] == ["caption", "Q?\nyes"]


def test_gaps_are_told_only_where_the_numbers_are_the_chats_own() -> None:
    """Missing numbers show missing messages in a supergroup or channel, and nothing in a private chat."""
    messages = [_message(number, text="x") for number in (3, 4, 9, 10)]
    assert _read(_chat(*messages)).gaps == (Gap("Топ", "4", "9", 4),)
    assert _read(_chat(*messages, type="personal_chat")).gaps == ()


def test_a_reply_points_to_the_item_it_answers() -> None:
    """A reply names the item of the message it answers when it is in the same chat and holds words."""
    messages = [
        _message(1, text="question"),
        _message(2, text="answer", reply_to_message_id=1),
        _message(3, text="to nothing", reply_to_message_id=99),
        _message(4, text="elsewhere", reply_to_message_id=1, reply_to_peer_id="channel1"),
    ]
    items = _read(_chat(*messages)).items
    assert [item.answers for item in items] == [None, items[0].id, None, None]


def test_edited_messages_are_marked() -> None:
    """A message says whether it was edited; the 1970 of the first exports means that it was not."""
    messages = [
        _message(1, text="a", edited="2020-09-13T18:27:00", edited_unixtime="1600000020"),
        _message(2, text="b"),
        _message(3, text="c", edited="1970-01-01T06:00:00"),
    ]
    assert [item.edited for item in _read(_chat(*messages)).items] == [True, False, False]


def test_the_first_exports_have_local_times_and_plain_numbers() -> None:
    """An export of 2018, without unix times and with plain account numbers, is read with times of no zone."""
    old = {"id": 1, "type": "message", "date": "2018-09-01T10:20:30", "from": "Аня", "from_id": 7, "text": "ескі"}
    [item] = _read(_account(_chat(old))).items
    assert str(item.when) == "2018-09-01T10:20:30"
    assert item.whose is Whose.OWN


def test_only_chosen_chats_are_taken() -> None:
    """Of chats that were not chosen nothing is taken but how many entries they have."""
    document = _account(_chat(_message(1, text="a")), _chat(_message(2, text="b"), name="Отбасы", id=9))
    for chosen in ("Отбасы", "9"):
        read = _read(document, Choice(chats=frozenset({chosen})))
        assert [item.text for item in read.items] == ["b"]
        assert read.tallies[0].not_chosen == 1
        assert [(chat.id, chat.title, chat.entries) for chat in read.chats] == [("55", "Топ", 1), ("9", "Отбасы", 1)]


def test_a_chat_that_says_late_what_it_is_is_read_as_if_it_had_said_it_first() -> None:
    """The order of the fields of a chat changes nothing."""
    head = {"name": "Топ", "type": "private_supergroup", "id": 55}
    messages = [_message(1, text="a"), _message(5, text="b")]
    late = {"messages": messages} | head
    read, first = _read(_account(late)), _read(_account(_chat(*messages)))
    assert (read.items, read.gaps, read.chats) == (first.items, first.gaps, first.chats)


@pytest.mark.parametrize("text", [5, {"type": "bold"}, ["a", 7], [{"type": "bold"}]])
def test_words_in_an_unknown_form_are_counted_as_unread(text: Any) -> None:
    """A text of a form that is not known is said not to be read, never passed over."""
    read = _read(_chat(_message(1, text=text)))
    assert [(str(entry.place), entry.why) for entry in read.unparsed] == [
        ("result.json#/messages/0", "text-of-unknown-form")
    ]


def test_stories_are_own_words() -> None:
    """The captions of a person's own stories are read."""
    document = _account(_chat(_message(1, text="a"))) | {
        "stories": [{"date": "2023-09-01T10:20:30", "date_unixtime": "1693563630", "caption": "words"}, {"photo": "x"}]
    }
    items = _read(document).items
    assert [(item.text, item.whose) for item in items if item.container == "stories"] == [("words", Whose.OWN)]


def test_other_json_is_left_to_others() -> None:
    """A file that is no export of Telegram is not claimed, whatever its name."""
    assert not LAYOUT.claims(ExportFile("result.json", b'{"results": []}'))
    assert not LAYOUT.claims(ExportFile("result.html", b'{"type": "personal_chat", "messages": []}'))
    assert LAYOUT.claims(ExportFile("x/chat of 2020.json", b'\xef\xbb\xbf{"type": "personal_chat", "messages": []}'))
