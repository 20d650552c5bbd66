"""Where a person's known names stand in a text: in Cyrillic or Latin letters, in any case ending, whole or by a part.

Words are compared by how they sound (:func:`habeas.names.sounds.sound_code`), so that the schemes of
transliteration meet; endings are made, not guessed. A misspelt name is not found.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.names.letters import WORD, Script, script_of
from habeas.names.mentions import declined_forms
from habeas.names.parts import NamePart, Role, parse_name
from habeas.names.sounds import sound_code
from habeas.names.transliteration import to_cyrillic

_BETWEEN = frozenset(" \t\n\u00a0\u202f.,-")
_SOFTENED = tuple("лнрт")
_POSSESSIVE = re.compile(r"['’`]s$")
_WIDEST = 3
"""Characters that may stand between two words of one name."""


class How(StrEnum):
    """How much of a name stands there: all that tells who it is, or the family or the given name alone."""

    WHOLE = "whole"
    FAMILY = "family"
    GIVEN = "given"


@dataclass(frozen=True, slots=True)
class Found:
    """A place of a name. `span` is in code points of the text that was searched."""

    span: Span
    how: How


class KnownNames:
    """All forms in which some names of one person can stand in a text; names without letters give none.

    Made once, then asked of many texts. A whole name is a family name with a given name or an initial, or
    a given name with a patronymic, in any order, or a name of one word.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._roles: dict[str, set[Role]] = {}
        self._single: set[str] = set()
        for name in names:
            self._take(name)

    def places(self, text: str) -> tuple[Found, ...]:
        """Every place of a name in the text, in order, none within another."""
        return tuple(self._places(text))

    def _places(self, text: str) -> Iterator[Found]:
        run: list[tuple[str, int, int]] = []
        for match in WORD.finditer(text):
            code = sound_code(_POSSESSIVE.sub("", match.group()))
            if run and (code not in self._roles or not _near(text[run[-1][2] : match.start()])):
                yield from self._told(run)
                run = []
            if code in self._roles:
                run.append((code, match.start(), match.end()))
        yield from self._told(run)

    def _told(self, run: Sequence[tuple[str, int, int]]) -> Iterator[Found]:
        """What a run of words of the name amounts to; initials alone are nothing."""
        there = {role for code, *_ in run for role in self._roles[code]}
        if not there - {Role.INITIAL}:
            return
        span = Span(run[0][1], run[-1][2])
        beside = {Role.GIVEN, Role.INITIAL} & there
        two = len(run) > 1 and ((Role.FAMILY in there and beside) or {Role.GIVEN, Role.PATRONYMIC} <= there)
        if two or any(code in self._single for code, *_ in run):
            yield Found(span, How.WHOLE)
        else:
            yield Found(span, How.FAMILY if Role.FAMILY in there else How.GIVEN)

    def _take(self, name: str) -> None:
        parts = [part for part in parse_name(name).parts if part.role is not Role.TITLE]
        for part in parts:
            role = Role.FAMILY if part.role is Role.PARTICLE else part.role
            codes = _codes(part)
            for code in codes:
                self._roles.setdefault(code, set()).add(role)
            if len(parts) == 1:
                self._single |= codes
        for part in parts:
            if part.role in (Role.GIVEN, Role.PATRONYMIC):
                self._roles.setdefault(sound_code(part.text[0]), set()).add(Role.INITIAL)


@lru_cache(maxsize=1 << 14)
def _codes(part: NamePart) -> frozenset[str]:
    """How a part of a name sounds in all its endings."""
    return frozenset(sound_code(form) for form in _forms(part)) - {""}


def _forms(part: NamePart) -> Iterator[str]:
    """A part of a name in all its endings; one in Latin letters also as it may be written in Cyrillic."""
    if part.role is Role.INITIAL:
        yield part.text
        return
    spelt = {part.text}
    if script_of(part.text) is not Script.CYRILLIC:
        spelt |= {to_cyrillic(part.text, lang) for lang in Lang}
        # A soft sign leaves no trace in Latin letters, and decides the endings.
        spelt |= {word + "ь" for word in tuple(spelt) if word[-1:] in _SOFTENED}
    for word in spelt:
        for form in {word, *(form for lang in Lang for form in declined_forms(word, lang))}:
            yield form
            # Some write ң as two letters in Latin: "Tongkozov", and "-ting" for the ending -тің.
            if "ң" in form.lower():
                yield re.sub("[ңҢ]", "нг", form)


def _near(gap: str) -> bool:
    return len(gap) <= _WIDEST and _BETWEEN.issuperset(gap)
