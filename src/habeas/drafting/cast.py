"""Who is who in a text: the mentions of one person joined, the detainees found, "he" and "the artist" resolved.

Where it is unsure it says nobody. A code name is never joined with a real person, and nothing
refers back to one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.drafting.document import Document
from habeas.drafting.events import Hit
from habeas.drafting.likeness import same_person
from habeas.drafting.mentions import Kind, Mention

CUSTODY_TYPES = frozenset(
    {
        *("apprehension", "charge", "custody_order", "extension", "measure", "place_of_detention", "sentence"),
        *("release", "days_held", "search", "transfer", "questioning", "surveillance", "hearing", "appeal_decision"),
    }
)
"""Types whose subject is a person against whom a case is led."""

_HELD = frozenset(
    {"apprehension", "charge", "custody_order", "extension", "place_of_detention", "sentence", "days_held"}
)
_BACK = 3
"""Sentences that a pronoun may reach back."""


@dataclass(frozen=True, slots=True)
class Actor:
    """One person of the text. `name` is the fullest normal form; `mentions` are theirs, in order.

    `occupations` are the nouns the text gives them, in normal form. `role` is one of CONTRACTS, None
    where the text does not tell.
    """

    number: int
    name: str
    code_name: bool
    mentions: tuple[Mention, ...]
    occupations: tuple[str, ...]
    role: str | None


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of one text. `principal` is the detainee the text is about, None where none stands out."""

    actors: tuple[Actor, ...]
    principal: Actor | None
    resolved: Mapping[Mention, tuple[Actor, float]]

    def who(self, mention: Mention) -> tuple[Actor, float] | None:
        """The person a mention stands for and how sure that is (0 to 1); None where it cannot be told."""
        return self.resolved.get(mention)


@dataclass(slots=True)
class _Person:
    name: str
    code_name: bool
    mentions: list[Mention]


def cast_of(document: Document, mentions: Sequence[Mention], hits: Sequence[Hit]) -> Cast:
    """The cast of a document from its settled mentions and its events."""
    people = _joined(mentions)
    by_name = {m: (number, _sureness(person, m)) for number, person in enumerate(people) for m in person.mentions}
    weights = _weights(hits, by_name)
    if not weights:
        weights = _weights(hits, _resolve(document, mentions, people, weights))
    resolved = _resolve(document, mentions, people, weights)
    weights = weights if _principal(weights) is not None else _weights(hits, resolved)
    actors = tuple(_actor(number, person, weights[number]) for number, person in enumerate(people))
    top = _principal(weights)
    return Cast(
        actors,
        None if top is None else actors[top],
        {mention: (actors[number], sure) for mention, (number, sure) in resolved.items()},
    )


def with_roles(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, each person's roles and sex given to every mention of that name.

    A lawyer is called so once; the rules for who says what need to know it each time.
    """
    told: dict[int, frozenset[str]] = {}
    for person in _joined(mentions):
        shared = frozenset(f for m in person.mentions for f in m.features if f.startswith(("role:", "gender:")))
        told |= {id(m): shared for m in person.mentions}
    return tuple(replace(m, features=m.features | told[id(m)]) if told.get(id(m)) else m for m in mentions)


def _joined(mentions: Sequence[Mention]) -> list[_Person]:
    """People by name: full names first, then single names and initials, which join where only one fits."""
    people: list[_Person] = []
    named = [m for m in mentions if m.kind in (Kind.PERSON, Kind.CODE_NAME)]
    for mention in sorted(named, key=lambda m: (len(m.name.split()) < 2 or "." in m.name, m.span)):
        code_name = mention.kind is Kind.CODE_NAME
        fitting = [p for p in people if p.code_name == code_name and _fits(p, mention)]
        if len(fitting) > 1:
            fitting = _nearest(fitting, mention)
        if len(fitting) == 1:
            fitting[0].mentions.append(mention)
        else:
            people.append(_Person(mention.name, code_name, [mention]))
    for person in people:
        person.mentions.sort(key=lambda m: m.span)
        person.name = max((m.name for m in person.mentions), key=lambda name: (len(name.split()), "." not in name))
    people.sort(key=lambda p: p.mentions[0].span)
    return people


def _fits(person: _Person, mention: Mention) -> bool:
    if person.code_name:
        return person.name.casefold() == mention.name.casefold()
    return same_person(person.name, mention.name)


def _nearest(people: list[_Person], mention: Mention) -> list[_Person]:
    people = [p for p in people if p.mentions[0].span < mention.span] or people
    people = [p for p in people if not any("role:relative" in m.features for m in p.mentions)] or people
    if len(people) == 1:
        return people
    before = [(max((m.span.end for m in p.mentions if m.span < mention.span), default=-1), p) for p in people]
    best = max(before, key=lambda pair: pair[0])
    full = [p for p in people if p.name.casefold() == mention.name.casefold()]
    return full[:1] or ([best[1]] if best[0] >= mention.span.start - 200 else [])


def _weights(hits: Iterable[Hit], resolved: Mapping[Mention, tuple[int, float]]) -> Counter[int]:
    """For each person, how many types of custody event tell of them."""
    seen: set[tuple[int, str]] = set()
    for hit in hits:
        if hit.rule.type in _HELD:
            seen |= {(resolved[m][0], hit.rule.type) for m in hit.subjects if m in resolved and resolved[m][1] >= 0.5}
    return Counter(number for number, _ in seen)


def _principal(weights: Counter[int]) -> int | None:
    ranked = weights.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return ranked[0][0]


def _resolve(
    document: Document, mentions: Sequence[Mention], people: Sequence[_Person], weights: Counter[int]
) -> dict[Mention, tuple[int, float]]:
    resolved: dict[Mention, tuple[int, float]] = {}
    for number, person in enumerate(people):
        resolved |= {mention: (number, _sureness(person, mention)) for mention in person.mentions}
    trail: list[tuple[int, int]] = []
    for mention in mentions:
        index = document.sentence_at(mention.span.start).index
        if mention.kind is Kind.NOUN:
            found = _noun(mention, people, weights, trail, index)
        elif mention.kind is Kind.PRONOUN:
            found = _pronoun(mention, people, weights, trail, index)
        else:
            found = resolved.get(mention)
        if found is not None:
            resolved[mention] = found
            if not people[found[0]].code_name:
                trail.append((index, found[0]))
    return resolved


def _sureness(person: _Person, mention: Mention) -> float:
    return 1.0 if mention.name == person.name else 0.9


def _noun(
    mention: Mention, people: Sequence[_Person], weights: Counter[int], trail: Sequence[tuple[int, int]], index: int
) -> tuple[int, float] | None:
    held = [number for number in weights if not people[number].code_name]
    occupation = mention.feature("occupation")
    if occupation is not None:
        known = [n for n, person in enumerate(people) if occupation in _occupations(person)]
        if len(known) == 1:
            return known[0], 0.9
        if known:
            return _latest(known, trail, index, 0.6)
    top = _principal(weights)
    if "role:detainee" in mention.features or "role:person" in mention.features or occupation is not None:
        sure = 0.85 if "role:detainee" in mention.features else 0.65
        if occupation is not None and (top is None or _occupations(people[top])):
            return None
        if top is not None:
            return top, sure
        return _latest(held, trail, index, 0.6)
    return None


def _pronoun(
    mention: Mention, people: Sequence[_Person], weights: Counter[int], trail: Sequence[tuple[int, int]], index: int
) -> tuple[int, float] | None:
    sex = mention.feature("gender")
    fitting = [n for n, p in enumerate(people) if not p.code_name and _sex_fits(p, sex)]
    # What a report tells of "him" is told of the person held, not of the judge or lawyer named in passing.
    fitting = [n for n in fitting if n in weights or not _in_passing(people[n])] or fitting
    for back in range(_BACK + 1):
        near = [number for at, number in trail if at == index - back and number in fitting]
        if not near:
            continue
        choice = list(dict.fromkeys(near))
        if len(choice) == 1:
            return choice[0], 0.85 if back < 2 or choice[0] == _principal(weights) else 0.7
        top = _principal(weights)
        if top in choice:
            return top, 0.6
        return None
    top = _principal(weights)
    return (top, 0.55) if top in fitting and top is not None else None


def _in_passing(person: _Person) -> bool:
    roles = {m.feature("role") for m in person.mentions}
    return bool(roles & {"judge", "lawyer", "official", "agent", "relative", "other", "witness"})


def _sex_fits(person: _Person, sex: str | None) -> bool:
    known = {found for m in person.mentions if (found := m.feature("gender")) is not None}
    return sex is None or not known or sex in known


def _latest(
    numbers: Sequence[int], trail: Sequence[tuple[int, int]], index: int, sure: float
) -> tuple[int, float] | None:
    near = {number for at, number in trail if index - _BACK <= at <= index and number in numbers}
    return (near.pop(), sure) if len(near) == 1 else None


def _occupations(person: _Person) -> tuple[str, ...]:
    told = (m.value["occupation"] for m in person.mentions if "occupation" in m.value)
    return tuple(dict.fromkeys(str(noun) for one in told for noun in (one if isinstance(one, list) else [one])))


def _actor(number: int, person: _Person, weight: int) -> Actor:
    roles = Counter(role for m in person.mentions if (role := m.feature("role")) is not None)
    role = roles.most_common(1)[0][0] if roles else None
    if person.code_name:
        role = "agent"
    elif weight >= 2 or (weight and role is None):
        role = "detainee"
    return Actor(number, person.name, person.code_name, tuple(person.mentions), _occupations(person), role)
