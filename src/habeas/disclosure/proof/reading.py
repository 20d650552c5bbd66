"""A proof read back from its JSON, strictly: what is not as it should be is no proof."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from habeas.base.digest import Digest
from habeas.base.language import Lang
from habeas.disclosure.proof.proof import (
    SCHEMA,
    Proof,
    ProvedNote,
    ProvedPage,
    ProvedSentence,
    ProvedSource,
    ProvedTime,
)
from habeas.evidence.sources.custody import CustodyEntry
from habeas.evidence.sources.stamps import Stamp


def read_proof(form: object) -> Proof:
    """The proof in a JSON value; raises ValueError with the place where it is none."""
    whole = _Read(form, "proof")
    if whole.text("schema") != SCHEMA:
        raise ValueError(f"proof: it is not of the schema {SCHEMA}")
    return Proof(
        case=whole.text("case"),
        as_of=date.fromisoformat(whole.text("as_of")),
        pages=whole.each("pages", _page),
        times=whole.each("times", _time),
        unshown=whole.number("unshown_times"),
    )


class _Read:
    """One JSON object and its place, asked for fields of one type each."""

    def __init__(self, form: object, place: str) -> None:
        if not isinstance(form, Mapping):
            raise ValueError(f"{place}: there is no object")
        self._form: Mapping[str, Any] = form
        self._place = place

    def text(self, name: str) -> str:
        """A text; raises ValueError where there is none."""
        return self._of(name, str)

    def maybe(self, name: str) -> str | None:
        """A text or null."""
        return None if self._form.get(name) is None else self.text(name)

    def number(self, name: str) -> int:
        """A whole number of zero or more."""
        found = self._of(name, int)
        if isinstance(found, bool) or found < 0:
            raise ValueError(f"{self._place}: '{name}' is no number")
        return found

    def each[T](self, name: str, read: Callable[["_Read"], T]) -> tuple[T, ...]:
        """A list of objects, each read."""
        found = self._of(name, list)
        return tuple(read(_Read(one, f"{self._place}, {name} {at}")) for at, one in enumerate(found, 1))

    def numbers(self, name: str) -> tuple[int, ...]:
        """A list of whole numbers."""
        found = self._of(name, list)
        if not all(isinstance(one, int) and not isinstance(one, bool) for one in found):
            raise ValueError(f"{self._place}: '{name}' are no numbers")
        return tuple(found)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        found = self._of(name, list)
        if not all(isinstance(one, str) for one in found):
            raise ValueError(f"{self._place}: '{name}' are no texts")
        return tuple(found)

    def inside(self, name: str) -> "_Read":
        """The object under this name."""
        return _Read(self._form.get(name), f"{self._place}, {name}")

    def strings(self, name: str) -> dict[str, str]:
        """An object whose values are texts."""
        found = self._of(name, dict)
        if not all(isinstance(one, str) for one in found.values()):
            raise ValueError(f"{self._place}: '{name}' holds what is no text")
        return dict(found)

    def _of[T](self, name: str, kind: type[T]) -> T:
        found = self._form.get(name)
        if not isinstance(found, kind):
            raise ValueError(f"{self._place}: '{name}' is missing or of another kind")
        return found


def _page(read: _Read) -> ProvedPage:
    return ProvedPage(
        lang=Lang(read.text("lang")),
        path=read.text("path"),
        sentences=read.each(
            "sentences", lambda one: ProvedSentence(one.text("anchor"), one.text("text"), one.numbers("notes"))
        ),
        notes=read.each(
            "notes", lambda one: ProvedNote(one.number("number"), one.number("source"), one.maybe("quote"))
        ),
        sources=read.each(
            "sources",
            lambda one: ProvedSource(one.number("number"), one.text("title"), one.text("digest"), one.maybe("address")),
        ),
    )


def _time(read: _Read) -> ProvedTime:
    stamp = read.inside("stamp")
    return ProvedTime(
        digest=Digest(read.text("digest")),
        event=read.strings("event"),
        salt=bytes.fromhex(read.text("salt")),
        chain=read.each("chain", _entry),
        stamp=Stamp(
            entry=stamp.number("entry"),
            link=Digest(stamp.text("link")),
            token=bytes.fromhex(stamp.text("token")),
            authority=stamp.text("authority"),
            nonce=int(stamp.text("nonce")),
            roots=tuple(bytes.fromhex(root) for root in stamp.texts("roots")),
        ),
    )


def _entry(read: _Read) -> CustodyEntry:
    return CustodyEntry(
        read.number("number"), Digest(read.text("previous")), Digest(read.text("commitment")), Digest(read.text("link"))
    )
