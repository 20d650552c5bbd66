"""Reading JSON entry by entry, past damage."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evidence.archives.mutilation import JSON, harm_bytes

from habeas.evidence.archives.json_walk import Broken, Entry, Into, pointer_of, walk

INTO: Into = {"messages": {}, "chats": {"list": {"[]": {"messages": {}}}}}
INDENTS = st.sampled_from([None, 1, 2, "\t"])


def _entries(raw: bytes, into: Into = INTO) -> list[Entry | Broken]:
    return list(walk(raw, into))


def _document(chats: int, messages: int) -> dict[str, Any]:
    words = [{"id": index, "text": [f"word {index}", {"type": "bold", "text": "}, {"}]} for index in range(messages)]
    return {
        "about": "x",
        "chats": {"list": [{"name": f"c{chat}", "id": chat, "messages": words} for chat in range(chats)]},
    }


@given(JSON, INDENTS)
def test_a_whole_document_comes_out_as_a_parser_reads_it(value: Any, indent: Any) -> None:
    """Of a document without damage every value comes out at its path, equal to what the standard parser reads."""
    raw = json.dumps(value, indent=indent).encode()
    found = _entries(raw, {"[]": {}, "*": {}})
    assert all(isinstance(entry, Entry) for entry in found)
    for entry in found:
        inner = value
        for part in entry.path:
            inner = inner[part]
        assert isinstance(entry, Entry)
        assert entry.value == inner
    if isinstance(value, list):
        flat = sum(len(one) if isinstance(one, list | dict) else 1 for one in value)
        assert len(found) == flat


@given(st.binary(max_size=60))
def test_no_bytes_raise(raw: bytes) -> None:
    """Any bytes at all give entries or say that they are broken."""
    assert _entries(raw)


@given(st.integers(1, 3), st.integers(0, 6), INDENTS, st.data())
def test_harm_never_raises_and_paths_stay_unique(chats: int, messages: int, indent: Any, data: st.DataObject) -> None:
    """Whatever is done to the bytes, nothing raises and no two entries have the same path."""
    raw = harm_bytes(json.dumps(_document(chats, messages), indent=indent).encode(), data)
    paths = [entry.path for entry in _entries(raw) if isinstance(entry, Entry)]
    assert len(paths) == len(set(paths))


@given(st.integers(1, 8), INDENTS, st.data())
def test_a_cut_file_keeps_every_entry_before_the_cut(count: int, indent: Any, data: st.DataObject) -> None:
    """A file that ends anywhere gives every entry that was whole before that, and says that it was cut."""
    messages = [{"id": index, "text": "сөз" * index} for index in range(count)]
    raw = json.dumps({"messages": messages}, indent=indent, ensure_ascii=False).encode()
    at = data.draw(st.integers(0, len(raw) - 1))
    found = _entries(raw[:at])
    whole = [entry.value for entry in found if isinstance(entry, Entry) and entry.path[:1] == ("messages",)]
    assert whole == messages[: len(whole)]
    closed = [end for end in range(at + 1) if _closes(raw[:end], messages)]
    assert len(whole) == len(closed)
    assert [entry.why for entry in found if isinstance(entry, Broken)] == ["cut-off"]


def _closes(raw: bytes, messages: list[dict[str, Any]]) -> bool:
    """Whether an element of the list of messages ends exactly with these bytes."""
    if not raw.endswith(b"}"):
        return False
    try:
        return json.loads(raw + b"]}")["messages"] in [messages[: index + 1] for index in range(len(messages))]
    except ValueError:
        return False


@pytest.mark.parametrize("indent", [None, 1])
def test_one_damaged_entry_costs_that_entry_alone(indent: int | None) -> None:
    """A comma missing inside one entry loses this entry and no other, with line breaks and without."""
    messages = [{"id": index, "text": f"word {index}"} for index in range(6)]
    text = json.dumps({"messages": messages, "name": "x"}, indent=indent)
    broken = text.replace('"id": 3,', '"id": 3')
    found = _entries(broken.encode())
    ids = [entry.value["id"] for entry in found if isinstance(entry, Entry) and isinstance(entry.value, dict)]
    assert ids == [0, 1, 2, 4, 5]
    assert [(entry.path, entry.why) for entry in found if isinstance(entry, Broken)] == [(("messages", 3), "damaged")]
    assert Entry(("name",), "x") in found


def test_damage_never_carries_a_message_into_another_chat() -> None:
    """When the end of a chat is damaged, the messages of the next chat are not given to it."""
    text = json.dumps(_document(3, 3), indent=1)
    at = text.index('"id": 2')
    broken = text[:at] + "###" + text[at + 4 :]
    found = _entries(broken.encode())
    names = {entry.path[:3]: entry.value for entry in found if isinstance(entry, Entry) and entry.path[-1] == "name"}
    assert list(names.values()) == ["c0", "c1", "c2"]
    ids = [entry.path[2:] for entry in found if isinstance(entry, Entry) and "messages" in entry.path]
    assert len(ids) == 8


def test_a_long_file_is_read_in_windows() -> None:
    """Entries that lie across the windows of a large file come out whole, also one larger than a window."""
    messages = [{"id": index, "text": "қазақ 😀" * (300_000 if index == 5 else 40)} for index in range(6000)]
    raw = json.dumps({"messages": messages}, ensure_ascii=False).encode()
    assert [entry.value for entry in walk(raw, INTO) if isinstance(entry, Entry)] == messages


def test_the_control_characters_of_telegram_are_read() -> None:
    """The escape that Telegram Desktop writes for control characters, which is no JSON, is read as the character."""
    raw = rb'{"messages": [{"text": "a\x0Bb \\x0B c"}, {"text": "d\x1fe"}]}'
    values = [entry.value for entry in walk(raw, INTO) if isinstance(entry, Entry)]
    assert values == [{"text": "a\x0bb \\x0B c"}, {"text": "d\x1fe"}]


@pytest.mark.parametrize("codec", ["utf-8-sig", "utf-16"])
def test_byte_order_marks_are_no_words(codec: str) -> None:
    """A file that begins with a byte-order mark, of UTF-8 or UTF-16, is read as without it."""
    assert _entries('{"messages": ["сөз"]}'.encode(codec)) == [Entry(("messages", 0), "сөз")]


def test_a_key_that_comes_twice_is_said() -> None:
    """The second value of a key is said to be there twice; the first is kept."""
    found = _entries(b'{"messages": [1], "name": "a", "messages": [2]}')
    assert [type(entry).__name__ for entry in found] == ["Entry", "Entry", "Broken"]
    assert isinstance(found[2], Broken)
    assert (found[2].path, found[2].why) == (("messages",), "key-twice")


def test_what_follows_the_document_is_said() -> None:
    """Bytes behind the end of the document are said with where they stand."""
    assert _entries(b'{"messages": []} {"more": 1}') == [Broken((), "after-end", 17, 28)]


def test_nesting_beyond_sense_is_broken_and_not_fatal() -> None:
    """An entry nested thousands deep is broken; those around it are read."""
    raw = b'{"messages": [\n {"id": 1},\n' + b" " + b"[" * 100_000 + b"]" * 100_000 + b',\n {"id": 2}\n]}'
    found = _entries(raw)
    assert [entry.value for entry in found if isinstance(entry, Entry)] == [{"id": 1}, {"id": 2}]
    assert [entry.why for entry in found if isinstance(entry, Broken)] == ["damaged"]


def test_pointers_are_escaped() -> None:
    """A path becomes a JSON Pointer, with the two characters escaped that mean something in one."""
    assert pointer_of(("a/b", "m~n", 0)) == "/a~1b/m~0n/0"
    assert pointer_of(()) == ""


def test_a_file_of_beginnings_is_given_up() -> None:
    """A file of nothing but broken objects is one damaged stretch, found after a bounded number of tries."""
    raw = b"[" + b",{" * 200_000
    assert _entries(raw) == [Broken((0,), "damaged", 1, len(raw))]


ACCOUNT: Into = {"chats": {"list": {"[]": {"messages": {}}}}}


def _account(chats: int, messages: int) -> str:
    """A whole account without line breaks; every message says in whose chat it stands."""
    made = [
        {"name": f"n{c}", "id": c, "messages": [{"id": m, "chat": c, "text": [{"a": 1}]} for m in range(messages)]}
        for c in range(chats)
    ]
    return json.dumps({"about": "x", "chats": {"list": made}})


def _chats_read(raw: bytes) -> list[tuple[object, object]]:
    """Of each message that was read: the chat in whose list it was found, and the one in which it was written."""
    found = list(walk(raw, ACCOUNT))
    assert len({entry.path for entry in found}) == len(found)
    values = {entry.path: entry.value for entry in found if isinstance(entry, Entry)}
    return [
        (values.get((*path[:3], "id")), value["chat"])
        for path, value in values.items()
        if len(path) == 5 and path[3] == "messages" and isinstance(value, dict) and "chat" in value
    ]


def test_damage_in_one_line_costs_no_other_chat() -> None:
    """Behind damage in a file of one line reading goes on with the next chat; what is lost is said once."""
    raw = _account(3, 3)
    at = raw.index('"id": 1, "chat": 1')
    harmed = (raw[:at] + "}" + raw[at:]).encode()
    assert _chats_read(harmed) == [(0, 0)] * 3 + [(1, 1)] + [(2, 2)] * 3
    broken = [entry for entry in walk(harmed, ACCOUNT) if isinstance(entry, Broken)]
    assert [(one.path, one.why) for one in broken] == [(("chats", "list", 1, "messages", 2), "damaged")]
    assert at <= broken[0].start < broken[0].end < harmed.index(b"n2")


@given(st.integers(2, 5), st.integers(1, 4), st.data())
def test_damage_in_one_line_never_puts_a_message_in_another_chat(
    chats: int, messages: int, data: st.DataObject
) -> None:
    """Whatever is harmed, a message that is read is read in its own chat or in one that cannot be told."""
    raw = _account(chats, messages)
    at = data.draw(st.integers(raw.index("[") + 1, len(raw) - 1))
    inserted = data.draw(st.sampled_from(["}", "]", ",,", "{", "\x00"]))
    for found_in, written_in in _chats_read((raw[:at] + inserted + raw[at:]).encode()):
        assert found_in in (None, written_in) or str(found_in) in inserted + raw[max(at - 9, 0) : at + 9]
