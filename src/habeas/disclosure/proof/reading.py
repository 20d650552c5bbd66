"""A proof read back from its JSON, strictly: what is not as it should be is no proof."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from habeas.base.digest import Digest
from habeas.base.language import Lang
from habeas.disclosure.proof.proof import (
    SCHEMA,
    Kind,
    Proof,
    ProvedLaw,
    ProvedNote,
    ProvedPage,
    ProvedSentence,
    ProvedSource,
    ProvedTime,
)
from habeas.evidence.sources.custody import CustodyEntry
from habeas.evidence.sources.stamps import Stamp

_DAY, _OCTETS, _NONCE = (
    re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}"),
    re.compile(r"(?:[0-9a-f]{2})*"),
    re.compile("[0-9]{1,80}"),
)


def read_proof(form: object) -> Proof:
    """The proof in a JSON value; raises ValueError with the place where it is none."""
    whole = _Read(form, "proof")
    if whole.text("schema") != SCHEMA:
        raise ValueError(f"proof: it is not of the schema {SCHEMA}")
    proof = Proof(
        case=whole.text("case"),
        as_of=whole.day("as_of"),
        pages=whole.each("pages", _page),
        times=whole.each("times", _time),
        unshown=whole.number("unshown_times"),
    )
    whole.done()
    return proof


class _Read:
    """One JSON object and its place, asked for fields of one type each."""

    def __init__(self, form: object, place: str) -> None:
        if not isinstance(form, Mapping):
            raise ValueError(f"{place}: there is no object")
        self._form: Mapping[str, Any] = form
        self._place = place
        self._asked: set[str] = set()

    def done(self) -> None:
        """Raises ValueError where the object has a field that nobody asked for."""
        if more := sorted(self._form.keys() - self._asked):
            raise ValueError(f"{self._place}: there is no '{more[0]}' in a proof")

    def text(self, name: str) -> str:
        """A text; raises ValueError where there is none."""
        return self._of(name, str)

    def maybe(self, name: str) -> str | None:
        """A text or null."""
        self._asked.add(name)
        if name not in self._form:
            raise ValueError(f"{self._place}: '{name}' is missing")
        return None if self._form[name] is None else self.text(name)

    def day(self, name: str) -> date:
        """A calendar day, written YYYY-MM-DD."""
        text = self.text(name)
        if _DAY.fullmatch(text) is None:
            raise ValueError(f"{self._place}: '{name}' is no day")
        return date.fromisoformat(text)

    def octets(self, name: str) -> bytes:
        """Bytes in small hexadecimal digits."""
        return _octets(self.text(name), f"{self._place}: '{name}'")

    def number(self, name: str) -> int:
        """A whole number of zero or more."""
        found = self._of(name, int)
        if isinstance(found, bool) or found < 0:
            raise ValueError(f"{self._place}: '{name}' is no number")
        return found

    def each[T](self, name: str, read: Callable[["_Read"], T]) -> tuple[T, ...]:
        """A list of objects, each read."""
        found = self._of(name, list)
        return tuple(_whole(_Read(one, f"{self._place}, {name} {at}"), read) for at, one in enumerate(found, 1))

    def numbers(self, name: str) -> tuple[int, ...]:
        """A list of whole numbers."""
        found = self._of(name, list)
        if not all(isinstance(one, int) and not isinstance(one, bool) and one >= 0 for one in found):
            raise ValueError(f"{self._place}: '{name}' are no numbers")
        return tuple(found)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        found = self._of(name, list)
        if not all(isinstance(one, str) for one in found):
            raise ValueError(f"{self._place}: '{name}' are no texts")
        return tuple(found)

    def inside[T](self, name: str, read: Callable[["_Read"], T]) -> T:
        """The object under this name, read."""
        self._asked.add(name)
        return _whole(_Read(self._form.get(name), f"{self._place}, {name}"), read)

    def strings(self, name: str) -> dict[str, str]:
        """An object whose values are texts."""
        found = self._of(name, dict)
        if not all(isinstance(one, str) for one in found.values()):
            raise ValueError(f"{self._place}: '{name}' holds what is no text")
        return dict(found)

    def _of[T](self, name: str, kind: type[T]) -> T:
        self._asked.add(name)
        found = self._form.get(name)
        if not isinstance(found, kind):
            raise ValueError(f"{self._place}: '{name}' is missing or of another kind")
        return found


def _whole[T](one: _Read, read: Callable[[_Read], T]) -> T:
    """An object read to its last field."""
    made = read(one)
    one.done()
    return made


def _octets(text: str, place: str) -> bytes:
    if _OCTETS.fullmatch(text) is None:
        raise ValueError(f"{place} is not written in hexadecimal digits")
    return bytes.fromhex(text)


def _page(read: _Read) -> ProvedPage:
    return ProvedPage(
        lang=Lang(read.text("lang")),
        path=read.text("path"),
        sentences=read.each("sentences", _sentence),
        notes=read.each("notes", _note),
        sources=read.each("sources", _source),
        laws=read.each("laws", _law),
        beside=read.each("beside", lambda one: (one.text("kind"), one.text("text"))),
    )


def _sentence(read: _Read) -> ProvedSentence:
    return ProvedSentence(
        anchor=read.text("anchor"),
        text=read.text("text"),
        notes=read.numbers("notes"),
        kind=Kind(read.text("kind")),
        told=read.texts("told"),
        laws=read.numbers("laws"),
    )


def _note(read: _Read) -> ProvedNote:
    return ProvedNote(read.number("number"), read.number("source"), read.maybe("quote"), read.text("text"))


def _source(read: _Read) -> ProvedSource:
    return ProvedSource(
        number=read.number("number"),
        anchor=read.text("anchor"),
        title=read.text("title"),
        digest=read.text("digest"),
        address=read.maybe("address"),
        text=read.text("text"),
    )


def _law(read: _Read) -> ProvedLaw:
    return ProvedLaw(
        number=read.number("number"),
        pack=read.text("pack"),
        rule=read.text("rule"),
        article=read.text("article"),
        amended_to=None if read.maybe("amended_to") is None else read.day("amended_to"),
        wording=read.text("wording"),
    )


def _time(read: _Read) -> ProvedTime:
    return ProvedTime(
        digest=Digest(read.text("digest")),
        event=read.strings("event"),
        salt=read.octets("salt"),
        chain=read.each("chain", _entry),
        stamp=read.inside("stamp", _stamp),
    )


def _stamp(read: _Read) -> Stamp:
    nonce = read.text("nonce")
    if _NONCE.fullmatch(nonce) is None:
        raise ValueError("a stamp has no such random number")
    return Stamp(
        entry=read.number("entry"),
        link=Digest(read.text("link")),
        token=read.octets("token"),
        authority=read.text("authority"),
        nonce=int(nonce),
        roots=tuple(_octets(root, "a root") for root in read.texts("roots")),
    )


def _entry(read: _Read) -> CustodyEntry:
    return CustodyEntry(
        read.number("number"), Digest(read.text("previous")), Digest(read.text("commitment")), Digest(read.text("link"))
    )
