"""Free text before it goes out: whether it names somebody held back, tells a number, a home, a birth, such words.

Names are looked for in any ending and in Cyrillic and Latin letters (:mod:`habeas.names.finding`).
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache

import airlock_pii

from habeas.base.ids import EntityId
from habeas.base.span import Span
from habeas.disclosure.gate.births import Births
from habeas.disclosure.gate.held import Protection
from habeas.disclosure.gate.lists import words_list
from habeas.disclosure.gate.numbers import addresses_in, numbers_in
from habeas.disclosure.gate.phrases import Phrases
from habeas.names.finding import Found, How, KnownNames

RUN = 4
"""So many words in a row are enough to know words that are called criminal, or a home, again."""

_INITIALS = re.compile(r"\b[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\.\s?(?:[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\.\s?)?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][\w’'-]+")
_CAPITAL = r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a screen looks for. `held` are names held back by whose they are, `told` names that may be told.

    `criminal` are words called criminal, `homes` addresses and handles known from the record, `births` days of birth
    that are held back. The rest says whether strangers, code names, numbers and addresses are looked for at all.
    """

    held: Mapping[EntityId, tuple[str, ...]]
    told: tuple[str, ...]
    criminal: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()
    births: tuple[date, ...] = ()
    strangers: bool = False
    code_names: bool = False
    numbers: bool = False
    addresses: bool = False


@dataclass(slots=True)
class Screen:
    """Asked of many texts; what it found of one is remembered, because the same words stand in many places."""

    wanted: Wanted
    _held: KnownNames = field(init=False)
    _told: KnownNames | None = None
    _each: dict[EntityId, KnownNames] = field(default_factory=dict)
    _criminal: Phrases = field(init=False)
    _homes: Phrases = field(init=False)
    _births: Births = field(init=False)
    _known: dict[str, frozenset[Protection]] = field(default_factory=dict)
    _told_in: dict[str, Sequence[Found]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._held = KnownNames(bare(name) for names in self.wanted.held.values() for name in names)
        self._criminal = Phrases(self.wanted.criminal, RUN)
        self._homes = Phrases(self.wanted.homes, RUN)
        self._births = Births(self.wanted.births)

    def found(self, text: str) -> frozenset[Protection]:
        """Why a text may not go out; empty where it may."""
        if text not in self._known:
            self._known[text] = frozenset(self._found(text))
        return self._known[text]

    def whose(self, text: str) -> EntityId | None:
        """Whose name, of those held back, a text gives; of several the one that it gives most fully."""
        if not self._mentions(text):
            return None
        best: tuple[bool, int, EntityId] | None = None
        for key, names in self.wanted.held.items():
            known = self._each.setdefault(key, KnownNames(map(bare, names)))
            for place in known.places(text):
                rank = (place.how is How.WHOLE, len(place.span), key)
                best = rank if best is None or rank > best else best
        return None if best is None else best[2]

    def names_told(self, text: str) -> bool:
        """Whether a text gives a name that may be told."""
        return bool(self._told_places(text))

    def criminal_places(self, text: str) -> tuple[Span, ...]:
        """Where a text has words that are called criminal."""
        return self._criminal.places(text)

    def _found(self, text: str) -> Iterable[Protection]:
        if not text.strip():
            return
        if self._mentions(text) or (self.wanted.strangers and self._strangers(text)) or self._births.places(text):
            yield Protection.MENTIONS
        if self.wanted.code_names and agent_named(text):
            yield Protection.CODE_NAME
        if self.wanted.numbers and numbers_in(text):
            yield Protection.IDENTITY_NUMBER
        if (self.wanted.addresses and addresses_in(text)) or self._homes.places(text):
            yield Protection.ADDRESS
        if self._criminal.places(text):
            yield Protection.INCRIMINATED_WORDS

    def _mentions(self, text: str) -> bool:
        places = self._held.places(text) if self.wanted.held else ()
        return bool(places) and not all(self._covered(place, text) for place in places)

    def _covered(self, place: Found, text: str) -> bool:
        """Whether what looks like a name that is held back is part of one that may be told."""
        return any(
            told.span.contains(place.span) and (place.how is not How.WHOLE or told.how is How.WHOLE)
            for told in self._told_places(text)
        )

    def _strangers(self, text: str) -> bool:
        seen = [Span(one.start, one.end) for one in airlock_pii.detect(text, types=airlock_pii.EntityType.PERSON)]
        seen += [Span(*one.span()) for one in _INITIALS.finditer(text)]
        if not seen:
            return False
        told = [place.span for place in self._told_places(text)]
        return not all(any(span.overlaps(one) for one in told) for span in seen)

    def _told_places(self, text: str) -> Sequence[Found]:
        if self._told is None:
            self._told = KnownNames(self.wanted.told)
        if text not in self._told_in:
            self._told_in[text] = self._told.places(text)
        return self._told_in[text]


def bare(name: str) -> str:
    """A name without the word for an agent before it and without quotation marks: a code name as it is looked for."""
    words = re.sub(r"[«»„“”\"]", " ", name).split()
    return " ".join(word for word in words if not _agent_word().fullmatch(word)) or name


def agent_named(text: str) -> bool:
    """Whether a text gives somebody after the word for an agent by a name."""
    return _agent_with_name().search(text) is not None


@cache
def _agent_word() -> re.Pattern[str]:
    words = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words_list("agents"))
    return re.compile(words, re.IGNORECASE)


@cache
def _agent_with_name() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:(?i:{_agent_word().pattern}))\s+(?:[«„“\"]\s*\w|{_CAPITAL}\w)")
