"""Values as Python prints them (`{'a': ['b', 1, None]}`), read by their signs: nothing is ever evaluated.

Dictionaries, lists, tuples, words, figures, True, False, None, and the calls by which times are printed, whose words
are kept as they stand. Everything else, and depth beyond sense, is no such value.
"""

import re

_DEEPEST = 16
_SPACE = re.compile(r"\s*")
_BARE = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?|True|False|None")
_TIME = re.compile(r"datetime\.datetime\((?P<numbers>[\d, ]+)(?:, tzinfo=[\w.()= ]{1,60})?\)")
_WORDS = re.compile(r"'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\", "'": "'", '"': '"', "0": "\ufffd"}
_CLOSING = {"[": "]", "(": ")"}

type Value = str | list[Value] | dict[str, Value] | None
"""A value: words, and figures, True and False as they are written; None for None."""


class NotALiteral(ValueError):
    """The words are no value that Python prints."""


def literal(words: str) -> Value:
    """The value that these words print; raises NotALiteral."""
    value, end = _value(words, 0, 0)
    if _behind(words, end) != len(words):
        raise NotALiteral
    return value


def _value(text: str, at: int, depth: int) -> tuple[Value, int]:
    if depth > _DEEPEST:
        raise NotALiteral
    at = _behind(text, at)
    sign = text[at : at + 1]
    if sign == "{":
        return _members(text, at + 1, depth)
    if sign in _CLOSING:
        return _items(text, at + 1, _CLOSING[sign], depth)
    if (found := _WORDS.match(text, at)) is not None:
        return _ESCAPE.sub(_letter, found[0][1:-1]), found.end()
    if (found := _TIME.match(text, at)) is not None:
        return _time(found["numbers"]), found.end()
    if (found := _BARE.match(text, at)) is not None:
        return (None if found[0] == "None" else found[0]), found.end()
    raise NotALiteral


def _members(text: str, at: int, depth: int) -> tuple[Value, int]:
    found: dict[str, Value] = {}
    while text[(at := _behind(text, at)) : at + 1] != "}":
        name, at = _value(text, at, depth + 1)
        at = _behind(text, at)
        if not isinstance(name, str) or text[at : at + 1] != ":":
            raise NotALiteral
        found[name], at = _value(text, at + 1, depth + 1)
        at = _between(text, at, "}")
    return found, at + 1


def _items(text: str, at: int, closing: str, depth: int) -> tuple[Value, int]:
    found: list[Value] = []
    while text[(at := _behind(text, at)) : at + 1] != closing:
        value, at = _value(text, at, depth + 1)
        found.append(value)
        at = _between(text, at, closing)
    return found, at + 1


def _between(text: str, at: int, closing: str) -> int:
    """The place behind a comma, or that of the sign that closes."""
    at = _behind(text, at)
    sign = text[at : at + 1]
    if sign == ",":
        return at + 1
    if sign != closing:
        raise NotALiteral
    return at


def _behind(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return at if found is None else found.end()


def _time(numbers: str) -> str:
    parts = [int(number) for number in numbers.split(",")[:6] if number.strip()]
    if not len(parts) >= 3 or any(part > 9999 for part in parts):
        raise NotALiteral
    day = f"{parts[0]:04d}-{parts[1]:02d}-{parts[2]:02d}"
    return day if len(parts) < 5 else f"{day}T{parts[3]:02d}:{parts[4]:02d}Z"


def _letter(found: re.Match[str]) -> str:
    code = found[1] or found[2] or found[3]
    if code is None:
        return _SIGNS.get(found[4], found[0])
    number = int(code, 16)
    return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else "\ufffd"
