"""Walking through a JSON file entry by entry, past damage and up to where a cut file ends.

A standard parser loses the whole file for one damaged byte, and a cut file altogether. This one
loses the entry that is damaged, says so, and goes on with the next: in a file printed with line
breaks by its indentation, in one without them by the look of the entries.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from habeas.evidence.archives.json_source import JsonSource, Unreadable

type Into = Mapping[str, Into]
"""Which containers are walked into: by key, `*` for any other key, `[]` for the elements of a list.

The root is always walked into; a container that is not named is given whole."""

type Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A value with its path from the root."""

    path: Path
    value: object


@dataclass(frozen=True, slots=True)
class Broken:
    """A stretch that could not be read, at this path: from `start` to `end` in the file's text, in code points.

    `why` is `cut-off` (the file ends here), `damaged`, `key-twice` (the second value of a key) or
    `after-end` (something follows the document).
    """

    path: Path
    why: str
    start: int
    end: int


class _Lost(Exception):
    """The structure was lost; the nearest list around it may find its next element. `why`: by a cut, or by damage.

    `place` and `start` are of the stretch that a list inside has lost and could not go on behind, None otherwise.
    """

    def __init__(
        self, source: JsonSource, *, at_end: bool = False, place: Path | None = None, start: int | None = None
    ) -> None:
        super().__init__("lost")
        self.why = "cut-off" if at_end or not source.peek() else "damaged"
        self.place = place
        self.start = start


class _Ended(Exception):
    """The structure was lost and nothing more was found in the file; it has been said."""


def pointer_of(path: Path) -> str:
    """A path as a JSON Pointer (RFC 6901)."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in path)


def walk(data: bytes, into: Into) -> Iterator[Entry | Broken]:
    """The entries of a JSON file in their order, and what could not be read; never raises for any bytes.

    No two entries have the same path. In a damaged list the elements behind the damage are numbered as if the damage
    were one element.
    """
    source = JsonSource(data)
    try:
        yield from _value(source, (), into)
        if source.peek():
            yield _rest(source, (), "after-end", source.place)
    except _Lost as lost:
        yield _rest(source, lost.place or (), lost.why, source.place if lost.start is None else lost.start)
    except _Ended:
        return


def _value(source: JsonSource, path: Path, into: Into | None) -> Iterator[Entry | Broken]:
    first = source.peek()
    if into is not None and first == "[":
        yield from _list(source, path, into)
    elif into is not None and first == "{":
        yield from _object(source, path, into)
    else:
        try:
            yield Entry(path, source.value())
        except Unreadable as error:
            raise _Lost(source, at_end=error.at_end) from None


def _object(source: JsonSource, path: Path, into: Into) -> Iterator[Entry | Broken]:
    source.at += 1
    seen: set[str] = set()
    if source.peek() == "}":
        source.at += 1
        return
    while True:
        key = _key(source)
        if key in seen:
            start = source.place
            for _ in _value(source, (*path, key), None):
                yield Broken((*path, key), "key-twice", start, source.place)
        else:
            seen.add(key)
            yield from _value(source, (*path, key), into.get(key, into.get("*")))
        after = source.peek()
        if after not in (",", "}"):
            raise _Lost(source)
        source.at += 1
        if after == "}":
            return


def _key(source: JsonSource) -> str:
    if source.peek() != '"':
        raise _Lost(source)
    try:
        key = source.value()
    except Unreadable as error:
        raise _Lost(source, at_end=error.at_end) from None
    if not isinstance(key, str) or source.peek() != ":":
        raise _Lost(source)
    source.at += 1
    return key


def _list(source: JsonSource, path: Path, into: Into) -> Iterator[Entry | Broken]:
    source.at += 1
    below = into.get("[]")
    index = 0
    siblings = _Siblings(nested=len(path) > 1, walked=frozenset(below or ()))
    while True:
        if source.peek() == "]" and not index:
            break
        siblings.begin(source)
        start, given = source.place, False
        try:
            for entry in _value(source, (*path, index), below):
                given = True
                siblings.saw(entry)
                yield entry
            after, start = source.peek(), source.place
            if after not in (",", "]"):
                raise _Lost(source)
        except _Lost as lost:
            index += given and below is None  # the element itself was whole, and what follows it is damaged
            place = (*path, index) if lost.place is None else lost.place
            start = start if lost.start is None else lost.start
            if siblings.depth_alone:
                raise _Lost(source, at_end=lost.why == "cut-off", place=place, start=start) from None
            if not siblings.find_next(source):
                yield _rest(source, place, lost.why, start)
                raise _Ended from None
            after = source.peek()
            yield Broken(place, "damaged", start, source.place)
            if after == "}":  # the list ended somewhere in the damage
                raise _Lost(source) from None
        index += 1
        if after == "]":
            break
        source.at += 1
    source.at += 1


class _Siblings:
    """What the elements of one list look like, to find the next one behind damage."""

    def __init__(self, *, nested: bool, walked: frozenset[str]) -> None:
        self._nested = nested
        self._walked = walked
        self._lead = ""
        self._first_keys: set[str] = set()

    @property
    def depth_alone(self) -> bool:
        """Whether only its depth tells the list from others like it, so that the list around has to go on."""
        return self._nested and not self._walked and "\n" not in self._lead

    def begin(self, source: JsonSource) -> None:
        """Note the space before the element at the position, which is the same before all its siblings."""
        start = _before(source)
        if start:
            self._lead = source.text[start : source.at]

    def saw(self, entry: Entry | Broken) -> None:
        """Note what an element that is an object begins with."""
        if isinstance(entry, Entry) and isinstance(entry.value, dict) and len(self._first_keys) < 64:
            self._first_keys.update(list(entry.value)[:1])

    def find_next(self, source: JsonSource) -> bool:
        """Move to the comma before the next sibling, or to the bracket that closes the list or what is around it."""
        if "\n" in self._lead:
            return source.skip_to(_line_begins(self._lead.rpartition("\n")[2])) is not None
        if self._walked:
            return source.skip_to(_heads(self._walked)) is not None
        tries = _MOST_TRIES
        while tries and (found := source.skip_to(_NEXT_OBJECT)) is not None:
            tries -= 1
            if self._alike(source, len(found.group())):
                return True
        return False

    def _alike(self, source: JsonSource, ahead: int) -> bool:
        """Whether the value behind a comma looks like an element of this list; the position stays at the comma."""
        start = source.place
        try:
            value = source.value(ahead)
        except Unreadable:
            return False
        source.at -= source.place - start
        keys = list(value) if isinstance(value, dict) else []
        return keys[0] in self._first_keys if keys and self._first_keys else len(keys) > 1


_MOST_TRIES = 10_000
"""Objects that are looked at behind damage in a file without line breaks, before the rest is given up."""

_NEXT_OBJECT = re.compile(r",[ \t\r\n]*(?=\{)")


@lru_cache(maxsize=64)
def _line_begins(indent: str) -> re.Pattern[str]:
    """A comma at the end of a line before one of exactly this indentation, or a closing bracket of a smaller one."""
    here = re.escape(indent)
    return re.compile(rf",(?=[ \t\r]*\n{here}[^ \t\r\n\]}}])|(?<=\n)(?!{here})[ \t]*[\]}}]")


@lru_cache(maxsize=64)
def _heads(keys: frozenset[str]) -> re.Pattern[str]:
    """A comma before an object that has a list under one of these keys, and only plain values before it."""
    named = "|".join(re.escape(key) for key in sorted(keys))
    return re.compile(rf',[ \t\r\n]*(?=\{{[^{{}}\[\]]{{0,4000}}"(?:{named})"[ \t\r\n]*:[ \t\r\n]*\[)')


def _before(source: JsonSource) -> int:
    at = source.at
    while at and source.text[at - 1] in " \t\r\n":
        at -= 1
    return at


def _rest(source: JsonSource, path: Path, why: str, start: int) -> Broken:
    """All that is left of the file as one stretch."""
    source.at = len(source.text)
    while source.more():
        source.at = len(source.text)
    return Broken(path, why, start, source.place)
