"""Cutting chats that were not chosen out of a JSON file, so that the rest can be preserved.

The cut copy has the owner's bytes, but for these: each chat of a list of chats in which nothing was
taken is replaced by an empty one, so that all pointers still lead where they led; and where the file
is of a whole account, every other part in which nothing was taken (contacts, sessions) is empty. It
depends on the file and on the places of what was taken alone, so that it can be made again from the
owner's file and compared.
"""

import json
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

_BLANK = re.compile(r"[ \t\n\r]*")
_ASSIGNMENT = re.compile(r"\ufeff?\s*(?:[A-Za-z_$][\w.$]*\s*=)?")
_LISTS = ("chats", "left_chats")
"""Members of a whole account's file that hold a `list` of chats."""

_KEPT_WHOLE = frozenset({"about", "personal_information"})
_EMPTY = {"{": "{}", "[": "[]"}
_CONVERSATION = "dmConversation"
_NO_MESSAGES, _NO_CONVERSATION = '{"messages":[]}', '{"dmConversation":{"messages":[]}}'

STAND_INS = frozenset({*_EMPTY.values(), "null", _NO_MESSAGES, _NO_CONVERSATION})
"""All that may stand in the place of what was cut out."""

NOT_WHOLE, NO_CHATS = "it is not whole JSON", "it has no list of chats"
"""Why a file cannot be cut."""


class CannotCut(ValueError):
    """The file is of no form from which chats can be cut."""


@dataclass(frozen=True, slots=True)
class _Value:
    """A value of the document: its JSON Pointer, and where it stands in the text."""

    pointer: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cut:
    """What is left out of a file, in code points of its text, end exclusive, and what stands there instead."""

    start: int
    end: int
    instead: str


def cut_copy(data: bytes, taken: Iterable[str]) -> bytes:
    """The file without the chats in which none of the pointers of `taken` stands.

    Raises CannotCut when it is not UTF-8 JSON with a list of chats in a place that is known.
    """
    return cut_out(data, cuts_of(data, taken))


def cuts_of(data: bytes, taken: Iterable[str]) -> tuple[Cut, ...]:
    """What has to go so that no chat is left in which none of the pointers of `taken` stands; in order.

    Raises CannotCut when it is not UTF-8 JSON with a list of chats in a place that is known.
    """
    places = sorted(set(taken))
    try:
        found = _dropped(data.decode("utf-8"), places)
        return tuple(Cut(value.start, value.end, instead) for value, instead in found)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError, IndexError) as error:
        raise CannotCut(NOT_WHOLE) from error


def cut_out(data: bytes, cuts: Iterable[Cut]) -> bytes:
    """The file without what these cuts leave out: the owner's bytes but for them.

    Raises CannotCut where it is no UTF-8 or has no such places.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CannotCut(NOT_WHOLE) from error
    done, kept = 0, []
    for cut in cuts:
        if not done <= cut.start < cut.end <= len(text) or cut.instead not in STAND_INS:
            raise CannotCut(NOT_WHOLE)
        kept += [text[done : cut.start], cut.instead]
        done = cut.end
    return "".join([*kept, text[done:]]).encode()


def _dropped(text: str, places: list[str]) -> Iterator[tuple[_Value, str]]:
    head = _ASSIGNMENT.match(text)
    start = _blank(text, head.end() if head else 0)
    root = _Value("", start, start)
    if text[start] == "[":
        yield from _chats(text, root, places)
        return
    members = dict(_members(text, root))
    if not any(name in members for name in _LISTS):
        raise CannotCut(NO_CHATS)
    for name, value in members.items():
        if name in _LISTS and text[value.start] == "{":
            for inner, chats in _members(text, value):
                if inner == "list" and text[chats.start] == "[":
                    yield from _chats(text, chats, places)
        elif name not in _KEPT_WHOLE and not _within(value.pointer, places):
            yield value, _EMPTY.get(text[value.start], "null")


def _chats(text: str, chats: _Value, places: list[str]) -> Iterator[tuple[_Value, str]]:
    for value in _elements(text, chats):
        if not _within(value.pointer, places):
            chat = json.loads(text[value.start : value.end], strict=False)
            wrapped = isinstance(chat, dict) and _CONVERSATION in chat
            yield value, _NO_CONVERSATION if wrapped else _NO_MESSAGES


def _within(pointer: str, places: list[str]) -> bool:
    """Whether one of these places, in their order, is at or below the pointer."""
    at = bisect_left(places, pointer)
    below = bisect_left(places, pointer + "/")
    return (at < len(places) and places[at] == pointer) or (
        below < len(places) and places[below].startswith(pointer + "/")
    )


def _members(text: str, value: _Value) -> Iterator[tuple[str, _Value]]:
    """Each member of the object that begins here."""
    for at, name in _inside(text, value.start, "}", _name):
        start = _blank(text, at)
        escaped = name.replace("~", "~0").replace("/", "~1")
        yield name, _Value(f"{value.pointer}/{escaped}", start, _end(text, start))


def _elements(text: str, value: _Value) -> Iterator[_Value]:
    """Each element of the array that begins here."""
    for index, (start, _) in enumerate(_inside(text, value.start, "]", lambda _, at: (at, ""))):
        yield _Value(f"{value.pointer}/{index}", start, _end(text, start))


def _inside(
    text: str, start: int, close: str, head: Callable[[str, int], tuple[int, str]]
) -> Iterator[tuple[int, str]]:
    """Where each value inside an array or object begins, and its name."""
    at = _blank(text, start + 1)
    while text[at] != close:
        at, name = head(text, at)
        yield at, name
        at = _blank(text, _end(text, _blank(text, at)))
        if text[at] == ",":
            at = _blank(text, at + 1)


def _name(text: str, at: int) -> tuple[int, str]:
    name, end = _DECODER.raw_decode(text, at)
    return _blank(text, _blank(text, end) + 1), str(name)


def _end(text: str, start: int) -> int:
    return _DECODER.raw_decode(text, start)[1]


def _blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


_DECODER = json.JSONDecoder(strict=False)
