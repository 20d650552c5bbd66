"""The law of cut copies: nothing of what was not chosen, everything of what was, every pointer where it was."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence.archives.cutting import CannotCut, cut_copy

type Chats = list[list[str]]


def account(chats: Chats) -> dict[str, Any]:
    """A whole account with these chats, and a list of contacts."""
    listed = [
        {"name": f"chat {at}", "id": at, "messages": [{"text": text} for text in texts]}
        for at, texts in enumerate(chats)
    ]
    return {
        "about": "everything",
        "personal_information": {"user_id": 1},
        "contacts": {"list": [{"name": "SECRET friend"}]},
        "chats": {"about": "your chats", "list": listed},
    }


def at_pointer(document: Any, pointer: str) -> Any:
    """The value at a JSON Pointer without escapes."""
    for part in pointer.split("/")[1:]:
        document = document[int(part)] if isinstance(document, list) else document[part]
    return document


WORDS = st.text(alphabet='ab"\\{}[],: \n\u0000қ🙂/', max_size=12)


@given(
    chats=st.lists(st.lists(WORDS, min_size=1, max_size=4), min_size=1, max_size=5),
    chosen=st.sets(st.integers(0, 4)),
    indent=st.sampled_from([None, 1]),
    ascii_only=st.booleans(),
)
def test_what_was_taken_stands_where_it_stood_and_nothing_else_does(
    chats: Chats, chosen: set[int], indent: int | None, ascii_only: bool
) -> None:
    """Every chosen text is at its pointer with the same words; chats not chosen and contacts are empty."""
    whole = account(chats)
    data = json.dumps(whole, indent=indent, ensure_ascii=ascii_only).encode()
    taken = [
        f"/chats/list/{at}/messages/{number}/text"
        for at in chosen
        if at < len(chats)
        for number in range(len(chats[at]))
    ]
    copy = cut_copy(data, taken)
    read = json.loads(copy)
    for pointer in taken:
        assert at_pointer(read, pointer) == at_pointer(whole, pointer)
    for at in range(len(chats)):
        assert read["chats"]["list"][at] == (whole["chats"]["list"][at] if at in chosen else {"messages": []})
    assert read["contacts"] == {}
    assert b"SECRET" not in copy
    assert (read["about"], read["personal_information"]) == (whole["about"], whole["personal_information"])
    assert cut_copy(data, reversed(taken)) == copy


def test_bytes_around_a_cut_are_the_owners() -> None:
    """Spaces, order and escapes of what stays are those of the owner's file."""
    data = (
        b'{ "chats" : {"list": [ {"id":1,"messages":[{"text":"no"}]} ,\n {"id":2, "messages":[{"text":"\\u0436"}]}]}}'
    )
    expected = b'{ "chats" : {"list": [ {"messages":[]} ,\n {"id":2, "messages":[{"text":"\\u0436"}]}]}}'
    assert cut_copy(data, ["/chats/list/1/messages/0/text"]) == expected


def test_a_neighbouring_number_keeps_no_chat() -> None:
    """Words taken from chat 10 do not keep chat 1."""
    data = json.dumps(account([["no"]] * 10 + [["yes"]])).encode()
    kept = json.loads(cut_copy(data, ["/chats/list/10/messages/0/text"]))["chats"]["list"]
    assert [bool(chat["messages"]) for chat in kept] == [False] * 10 + [True]


def test_a_script_of_conversations_is_cut_too() -> None:
    """The assignment before the list stays, and a conversation that was not chosen is an empty one."""
    data = (
        b'window.YTD.direct_messages.part0 = [{"dmConversation":{"conversationId":"1-2","messages":[{"a":"no"}]}},'
        b'{"dmConversation":{"conversationId":"1-3","messages":[{"a":"yes"}]}}]'
    )
    copy = cut_copy(data, ["/1/dmConversation/messages/0"])
    assert copy.startswith(b'window.YTD.direct_messages.part0 = [{"dmConversation":{"messages":[]}},')
    assert b"no" not in copy
    assert b'"yes"' in copy


@pytest.mark.parametrize(
    "data", [b"", b"{", b'{"a": 1}', b"12.03.2021, 10:11 - A: b", b'{"chats": {"list": [{', b"\xff"]
)
def test_what_cannot_be_cut_is_said(data: bytes) -> None:
    """A file that is cut off, no JSON, or without a list of chats is refused, whatever was taken of it."""
    with pytest.raises(CannotCut):
        cut_copy(data, ["/a"])
