"""The last look: after composing, what was held back is searched for in what was composed.

A hit means that a rule, or whoever composed, is wrong: nothing is repaired, and nothing goes out.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from habeas.base.deep import deep, place_in_words
from habeas.base.errors import Failed
from habeas.disclosure.gate.admission import Admitted, Decision
from habeas.disclosure.gate.births import Births
from habeas.disclosure.gate.numbers import numbers_in
from habeas.disclosure.gate.phrases import Phrases
from habeas.disclosure.gate.screening import bare
from habeas.names.finding import Found, How, KnownNames
from habeas.record.casefile import Fact
from habeas.record.statements import Statement

PASSAGE = 7
"""So many words in a row of a quote or a claim that is held back tell it again."""

SHORTEST = 10
"""So many signs of a digest or an id are enough to know a paper or a statement by."""

_HEX = re.compile(r"(?<![0-9a-f])[0-9a-f]{10,}")
_BETWEEN = re.compile(r"(?<=\d)[\s\u00a0().-]+(?=\d)")
_APART = "\n¦\n"
"""Stands between texts that are looked at together: no name, number or sign goes on over it."""

_SIGNS = frozenset({"id", "key", "ids", "rules", "held", "casefile", "admitted", "vocabulary"})
"""Fields that hold signs and words of the program itself and are written by nobody."""


class Kind(StrEnum):
    """What came through."""

    NAME = "name"
    NUMBER = "number"
    SIGN = "sign"
    HOME = "home"
    BIRTH = "birth"
    CRIMINAL = "criminal"
    PASSAGE = "passage"


@dataclass(frozen=True, slots=True)
class Leak:
    """Something that is held back and stands in what was composed: what, the words as they stand there, and where."""

    kind: Kind
    words: str
    where: str


@dataclass(frozen=True)
class LastLook:
    """Looks for all that one decision holds back; `admitted` is what was composed from."""

    decision: Decision
    admitted: Admitted

    def in_value(self, value: object, where: str = "") -> tuple[Leak, ...]:
        """Every leak in any text of a value, however deep; fields that hold signs of the program apart."""
        texts = deep(value, str, _SIGNS, where)
        # A page has a thousand texts. All at once are looked at first: what stands in one stands in them all.
        if not any(self.in_text(_APART.join(dict.fromkeys(text for _, text in texts)))):
            return ()
        return tuple(leak for place, text in texts for leak in self.in_text(text, place_in_words(place)))

    def in_text(self, text: str, where: str = "") -> Iterator[Leak]:
        """Every leak in one text."""
        if not text.strip():
            return
        yield from (Leak(Kind.NAME, words, where) for words in self._names(text))
        joined = _BETWEEN.sub("", text).casefold()
        yield from (Leak(Kind.NUMBER, one, where) for one in self._numbers if one in joined)
        yield from (Leak(Kind.SIGN, one.group(), where) for one in _HEX.finditer(text.casefold()) if self._sign(one))
        yield from (Leak(Kind.BIRTH, text[one.start : one.end], where) for one in self._births.places(text))
        for kind, phrases in self._phrases.items():
            yield from (Leak(kind, text[span.start : span.end], where) for span in phrases.places(text))

    def _names(self, text: str) -> Iterator[str]:
        told: tuple[Found, ...] | None = None
        for place in self._held_names.places(text):
            words = text[place.span.start : place.span.end]
            # A given name alone can be a word of any sentence, and small letters begin no name.
            if place.how is How.GIVEN or not words[0].isupper():
                continue
            told = self._told_names.places(text) if told is None else told
            if not any(_covers(one, place) for one in told):
                yield words

    def _sign(self, found: re.Match[str]) -> bool:
        return found.group()[:SHORTEST] in self._signs

    @cached_property
    def _held_names(self) -> KnownNames:
        deciding = self.decision.deciding
        held = [one for key, one in deciding.persons.items() if deciding.persons_held[key].name]
        return KnownNames(bare(name) for one in held for name in one.names)

    @cached_property
    def _told_names(self) -> KnownNames:
        deciding = self.decision.deciding
        told = [one for key, one in deciding.persons.items() if not deciding.persons_held[key].name]
        bodies = [one.name for one in self.admitted.casefile.entities.values()]
        return KnownNames([name for one in told for name in one.names] + bodies)

    @cached_property
    def _numbers(self) -> frozenset[str]:
        """Numbers and addresses of mail in what the record holds, that are in nothing which is let through."""
        deciding = self.decision.deciding
        if not deciding.screen.wanted.numbers:
            return frozenset()
        told = "\n".join(_BETWEEN.sub("", text).casefold() for _, text in _texts_of_facts(self.admitted.casefile.facts))
        found = {
            _BETWEEN.sub("", text[span.start : span.end]).strip().casefold()
            for _, text in _texts_of_facts(deciding.asked.casefile.facts)
            for span in numbers_in(text)
        }
        return frozenset(one for one in found if len(one) > 5 and one not in told)

    @cached_property
    def _signs(self) -> frozenset[str]:
        """The beginnings of digests that do not go out; outside, those of everything that the vault knows by an id."""
        deciding = self.decision.deciding
        told = {one.copy.digest for one in self.admitted.sources}
        signs = {
            one.copy.digest.removeprefix("sha256:") for one in deciding.asked.sources if one.copy.digest not in told
        }
        if not deciding.rules.particulars:
            stated = [one for fact in deciding.asked.casefile.facts for one in fact.statements]
            signs |= {one.id for one in stated} | {one.anchor.reading for one in stated}
        return frozenset(one[:SHORTEST] for one in signs if len(one) >= SHORTEST)

    @cached_property
    def _births(self) -> Births:
        return Births(self.decision.deciding.screen.wanted.births)

    @cached_property
    def _phrases(self) -> Mapping[Kind, Phrases]:
        wanted = self.decision.deciding.screen.wanted
        return {
            Kind.CRIMINAL: Phrases(wanted.criminal, 4),
            Kind.HOME: Phrases(wanted.homes, 4),
            Kind.PASSAGE: Phrases(self._passages(), PASSAGE),
        }

    def _passages(self) -> list[str]:
        """Words of statements that are held back, and quotes that are, unless they are told besides."""
        facts = self.admitted.casefile.facts
        told = {one.id: one for fact in facts for one in fact.statements}
        known = Phrases((text for _, text in _texts_of_facts(facts)), PASSAGE)
        found = []
        for fact in self.decision.deciding.asked.casefile.facts:
            for one in fact.statements:
                found += [text for text in _words_of(one, told.get(one.id)) if not known.places(text)]
        return [text for text in found if len(text.split()) >= PASSAGE]


def refuse_leaks(leaks: Iterable[Leak]) -> None:
    """Return where nothing came through; raise Failed, saying what and where, where something did."""
    first = next(iter(leaks), None)
    if first is not None:
        raise Failed(
            f"Something that is held back stands in what was composed: {first.words}, in {first.where}.",
            "Nothing was written. Report it, and hold back the statement it comes from with `habeas hold`.",
        )


def texts_of(value: object, where: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a value with its place, however deep; codes and signs of the program apart."""
    return ((place_in_words(place), text) for place, text in deep(value, str, _SIGNS, where))


def _texts_of_facts(facts: Iterable[Fact]) -> Iterator[tuple[str, str]]:
    for fact in facts:
        yield from texts_of(fact.value)
        for one in fact.statements:
            yield from texts_of((one.value, one.anchor.quote, one.attributed_to or ""))


def _words_of(original: Statement, told: Statement | None) -> Iterator[str]:
    """What of a statement does not go out."""
    if told is None or not told.anchor.quote:
        yield original.anchor.quote
    if told is None:
        yield from (text for _, text in texts_of(original.value))


def _covers(told: Found, held: Found) -> bool:
    return told.span.contains(held.span) and (held.how is not How.WHOLE or told.how is How.WHOLE)
