"""Mentions: the people, bodies, times, works and articles of law that a text names, where it names them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span

_NOTHING: Mapping[str, Plain] = MappingProxyType({})


class Kind(StrEnum):
    """What a mention names.

    `NOUN` is a person by what they are ("the artist"), `PRONOUN` by "he" or "his"; `PARTY` is a side
    of the case ("the defence", "prosecutors"); `GROUP` is people without names ("several
    journalists"), who are never made into a person.
    """

    LAW = "law"
    WORK = "work"
    CODE_NAME = "code_name"
    PERSON = "person"
    COURT = "court"
    ORGAN = "organ"
    FACILITY = "facility"
    TIME = "time"
    LENGTH = "length"
    AGE = "age"
    PLACE = "place"
    PARTY = "party"
    GROUP = "group"
    NOUN = "noun"
    PRONOUN = "pronoun"


SOMEBODY = frozenset({Kind.PERSON, Kind.CODE_NAME, Kind.NOUN, Kind.PRONOUN})
"""The kinds that can stand for one person."""

WITHOUT_NAME = frozenset({Kind.PARTY, Kind.GROUP, Kind.NOUN, Kind.PRONOUN})
"""The kinds that name nobody: what stands in one place with a name gives way."""

_RANK = {kind: rank for rank, kind in enumerate(Kind)}


@dataclass(frozen=True, slots=True)
class Mention:
    """One mention, in document coordinates.

    `printed` is the text there after repair; `name` is the normal form, without case endings.
    `features` are what the language's finder saw: `case:ins`, `possessive`, `gender:m`,
    `role:lawyer`, `number:many` and the like. `value` holds what drafts need of a time (`when`), a
    length (`term`), an age (`years`), an article of law (`article`, `part`, `code`, ...), a person
    (`occupation`, one noun or several, `role`), an organ (`parent`, `kind`).
    """

    kind: Kind
    span: Span
    printed: str
    name: str
    lang: Lang
    features: frozenset[str] = frozenset()
    value: Mapping[str, Plain] = field(default=_NOTHING, hash=False)
    confidence: float = 0.9

    def feature(self, name: str) -> str | None:
        """The value of a feature such as `role` in `role:lawyer`; None where it has none."""
        head = name + ":"
        return next((item.removeprefix(head) for item in sorted(self.features) if item.startswith(head)), None)


def settled(found: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions without overlaps, in the order of the text.

    Of two that overlap one with a name stays before one without (`WITHOUT_NAME`); of two such, the
    longer; of two as long, the one whose kind comes first in :class:`Kind`, then the surer one.
    """
    kept: list[Mention] = []
    for mention in sorted(found, key=_precedence):
        if not any(mention.span.overlaps(other.span) for other in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.span))


def _precedence(mention: Mention) -> tuple[bool, int, int, float, Span]:
    return (mention.kind in WITHOUT_NAME, -len(mention.span), _RANK[mention.kind], -mention.confidence, mention.span)


def within(mentions: Sequence[Mention], span: Span) -> tuple[Mention, ...]:
    """The mentions that lie in this span, in order."""
    return tuple(mention for mention in mentions if span.contains(mention.span))
