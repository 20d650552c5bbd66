"""Whether two names in values are of the same person or body."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from anyascii import anyascii
from rapidfuzz import fuzz

from habeas.base.ids import EntityId
from habeas.base.language import Lang
from habeas.names.comparison import Same, compare
from habeas.record.agreement import Agreement, NameAgreement, normal_text
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Stance, Statement

_WORD = re.compile(r"[a-z0-9]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_CAPITALS = re.compile(r"[^\W\d_]{2,}")
_SMALL = frozenset(["a", "an", "and", "at", "for", "in", "of", "the", "i", "k", "na", "po", "v", "s", "zhane"])
"""Words that tie the others together, in Latin letters; they never make two names different."""

_HOPELESS = 55
"""Below this `rapidfuzz.fuzz.token_set_ratio` (0 to 100) no pair is worth a full comparison."""


_NAMING = {
    "person": frozenset([EntityKind.PERSON]),
    "organ": frozenset([EntityKind.ORGAN, EntityKind.COURT, EntityKind.FACILITY]),
    "alias": frozenset(EntityKind),
}
"""Properties that name their subject, and the kinds of subject they name."""


def known_names(
    entities: Mapping[EntityId, Entity], named: Mapping[EntityId, EntityId], statements: Iterable[Statement]
) -> Mapping[str, EntityId]:
    """Names that only one entity of the case carries, with the id it goes by.

    The names are as :func:`habeas.record.agreement.normal_text` writes them: those the entities were
    recorded under, and those that asserted statements give them.
    """
    carried: dict[str, set[EntityId]] = defaultdict(set)
    for entity in entities.values():
        carried[normal_text(entity.name)].add(named[entity.id])
    for statement in statements:
        subject = entities.get(statement.subject)
        name = statement.value.get("name") if isinstance(statement.value, Mapping) else None
        names_it = subject is not None and subject.kind in _NAMING.get(statement.prop, ())
        if subject is not None and names_it and isinstance(name, str) and statement.stance is Stance.ASSERTS:
            carried[normal_text(name)].add(named[subject.id])
    return {name: min(ids) for name, ids in carried.items() if len(ids) == 1}


def name_agreement(known: Mapping[str, EntityId]) -> NameAgreement:
    """A judge of names that knows the entities of the case.

    `known` is what :func:`known_names` gives. Two names of one entity agree; so do names that
    :func:`habeas.names.comparison.compare` calls likely, and names of the same words in another
    order. Of bodies a name that holds all words of the other agrees with it, as a day agrees with its
    month. Numbers must be the same: prison 12 is not prison 18. It cannot be told of names that are
    possibly alike, of a name and its abbreviation, of a person's name that holds all words of the
    other, nor of names that are unlike in texts of two languages, because a body's name is translated
    and not only transliterated. Other names of texts in one language are different.
    """

    # The caches live as long as the judge: no name outlasts the fold in memory.
    parted = cache(_parted)

    @cache
    def judge(one: str, one_lang: Lang, other: str, other_lang: Lang, body: bool) -> Agreement:
        mine, its = parted(one), parted(other)
        whose, others = known.get(mine.normal), known.get(its.normal)
        if mine.normal == its.normal or (whose is not None and whose == others):
            return Agreement.SAME
        likeness = _likeness(mine, its)
        if likeness is Agreement.UNCLEAR and body and _nested(mine.words, its.words):
            return Agreement.SAME
        if likeness is Agreement.DIFFERENT and one_lang is not other_lang:
            return Agreement.UNCLEAR
        return likeness

    return judge


@dataclass(frozen=True, slots=True)
class _Parted:
    """A name taken apart once, for all the names it is compared with.

    `normal` is its text for comparison. `words` are in Latin letters, `numbers` those of them that hold
    a figure, `joined` all in order. `initials` are the first letters of its words in a row, `capitals`
    its words in capitals alone, folded.
    """

    name: str
    normal: str
    words: frozenset[str]
    numbers: frozenset[str]
    joined: str
    initials: str
    capitals: tuple[str, ...]


def _parted(name: str) -> _Parted:
    words = _words(name)
    return _Parted(
        name=name,
        normal=normal_text(name),
        words=words,
        numbers=frozenset(word for word in words if any(letter.isdigit() for letter in word)),
        joined=" ".join(sorted(words)),
        initials="".join(word[0] for word in _LETTERS.findall(name.casefold())),
        capitals=tuple(word.casefold() for word in _CAPITALS.findall(name) if word.isupper()),
    )


def _likeness(one: _Parted, other: _Parted) -> Agreement:
    if one.numbers and other.numbers and one.numbers != other.numbers:
        return Agreement.DIFFERENT
    if one.words and one.words == other.words:
        return Agreement.SAME
    alike = Same.UNLIKELY
    if fuzz.token_set_ratio(one.joined, other.joined, score_cutoff=_HOPELESS):
        alike = compare(one.name, other.name).same
    if alike is Same.LIKELY and one.numbers == other.numbers:
        return Agreement.SAME
    nearly = alike is not Same.UNLIKELY or _nested(one.words, other.words)
    return Agreement.UNCLEAR if nearly or _abbreviates(one, other) or _abbreviates(other, one) else Agreement.DIFFERENT


def _nested(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(mine and theirs) and (mine <= theirs or theirs <= mine)


def _words(name: str) -> frozenset[str]:
    words = frozenset(_WORD.findall(anyascii(name).lower()))
    return words - _SMALL or words


def _abbreviates(short: _Parted, long: _Parted) -> bool:
    """Whether capitals in the one are the first letters of words that follow each other in the other."""
    return any(word in long.initials for word in short.capitals)
