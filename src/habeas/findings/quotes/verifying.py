"""A search record checked: the same search run again, and everything that differs, each sort apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeGuard

from habeas.findings.quotes.record import ReadRecord, SearchRecord, record_object


class Aspect(StrEnum):
    """What a difference is in.

    `ARCHIVE`: the export is another one. `READING`: the same export was read otherwise, so that other
    items were searched. `VERSIONS`: the program, a layout or the normalisation is another version.
    `ANSWER`: the search gave something else.
    """

    ARCHIVE = "archive"
    READING = "reading"
    VERSIONS = "versions"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Differs:
    """One difference: where in the record, as a JSON Pointer, what it says there, and what the search says now.

    None stands for what is not there at all.
    """

    aspect: Aspect
    where: str
    recorded: object
    now: object


@dataclass(frozen=True, slots=True)
class Verification:
    """The record as it was read, the search as it was run again, and every difference, sorted by aspect."""

    read: ReadRecord
    again: SearchRecord
    differences: tuple[Differs, ...]

    def of(self, aspect: Aspect) -> tuple[Differs, ...]:
        """The differences of one sort."""
        return tuple(one for one in self.differences if one.aspect is aspect)

    @property
    def altered(self) -> bool:
        """Whether the record or the archive is not as it was.

        The archive is another one; or the same program on the same archive gives another answer, which
        it never does.
        """
        if self.of(Aspect.ARCHIVE):
            return True
        return not self.of(Aspect.VERSIONS) and bool(self.of(Aspect.ANSWER) or self.of(Aspect.READING))


def verify(read: ReadRecord, again: SearchRecord) -> Verification:
    """Compare a record with the same search run again; names of archives and the time of the run may differ."""
    old, new = read.whole, record_object(again)
    found = list(_differences("", old, new))
    return Verification(read, again, tuple(sorted(found, key=lambda one: (list(Aspect).index(one.aspect), one.where))))


_FREE = ("/run_at",)
"""What may differ between two runs of one search."""


def _aspect(where: str) -> Aspect | None:
    """What a difference at this place is in; None where it may differ."""
    parts = where.split("/")
    if where in _FREE or (parts[1] == "archives" and parts[3:4] == ["name"]):
        return None
    if parts[1] == "archives":
        if len(parts) < 4 or parts[3] == "digest":
            return Aspect.ARCHIVE
        return Aspect.VERSIONS if parts[3] == "layouts" else Aspect.READING
    if parts[1] in ("program", "normalisation", "does_not_show", "schema"):
        return Aspect.VERSIONS
    return Aspect.ANSWER


def _differences(where: str, old: object, new: object) -> Iterator[Differs]:
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in sorted(old.keys() | new.keys()):
            yield from _differences(f"{where}/{_escaped(key)}", old.get(key), new.get(key))
    elif _is_row(old) and _is_row(new):
        for place in range(max(len(old), len(new))):
            yield from _differences(f"{where}/{place}", _at(old, place), _at(new, place))
    elif old != new or type(old) is not type(new):
        aspect = _aspect(where)
        if aspect is not None:
            yield Differs(aspect, where, old, new)


def _is_row(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, list | tuple)


def _at(row: Sequence[object], place: int) -> object:
    return row[place] if place < len(row) else None


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
