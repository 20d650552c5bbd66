"""People by name: which mentions are of one person, whatever part of the name they print."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from habeas.drafting.likeness import same_person
from habeas.drafting.mentions import Kind, Mention


@dataclass(slots=True)
class Person:
    """One person while the mentions are joined: the fullest normal form so far, and the mentions in order."""

    name: str
    code_name: bool
    mentions: list[Mention]


def with_roles(mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions, each person's roles and sex given to every mention of that name.

    A lawyer is called so once; the rules for who says what need to know it each time.
    """
    told: dict[int, frozenset[str]] = {}
    for person in joined(mentions):
        shared = frozenset(f for m in person.mentions for f in m.features if f.startswith(("role:", "gender:")))
        told |= {id(m): shared for m in person.mentions}
    return tuple(replace(m, features=m.features | told[id(m)]) if told.get(id(m)) else m for m in mentions)


def joined(mentions: Sequence[Mention]) -> list[Person]:
    """People by name: full names first, then single names and initials, which join where only one fits."""
    people: list[Person] = []
    named = [m for m in mentions if m.kind in (Kind.PERSON, Kind.CODE_NAME)]
    for mention in sorted(named, key=lambda m: (len(m.name.split()) < 2 or "." in m.name, m.span)):
        code_name = mention.kind is Kind.CODE_NAME
        fitting = [p for p in people if p.code_name == code_name and _fits(p, mention)]
        if len(fitting) > 1:
            fitting = _nearest(fitting, mention)
        if len(fitting) == 1:
            fitting[0].mentions.append(mention)
        else:
            people.append(Person(mention.name, code_name, [mention]))
    for person in people:
        person.mentions.sort(key=lambda m: m.span)
        person.name = max((m.name for m in person.mentions), key=lambda name: (len(name.split()), "." not in name))
    people.sort(key=lambda p: p.mentions[0].span)
    return people


def _fits(person: Person, mention: Mention) -> bool:
    if person.code_name:
        return person.name.casefold() == mention.name.casefold()
    return same_person(person.name, mention.name)


def _nearest(people: list[Person], mention: Mention) -> list[Person]:
    people = [p for p in people if p.mentions[0].span < mention.span] or people
    people = [p for p in people if not any("role:relative" in m.features for m in p.mentions)] or people
    if len(people) == 1:
        return people
    before = [(max((m.span.end for m in p.mentions if m.span < mention.span), default=-1), p) for p in people]
    best = max(before, key=lambda pair: pair[0])
    full = [p for p in people if p.name.casefold() == mention.name.casefold()]
    return full[:1] or ([best[1]] if best[0] >= mention.span.start - 200 else [])


def sureness(person: Person, mention: Mention) -> float:
    """How sure it is that the mention is this person: 1 for the whole name, 0.9 for a part of it."""
    return 1.0 if mention.name == person.name else 0.9


def occupations(person: Person) -> tuple[str, ...]:
    """The nouns that the text gives the person as an occupation, in normal form; empty when it gives none."""
    told = (m.value["occupation"] for m in person.mentions if "occupation" in m.value)
    return tuple(dict.fromkeys(str(noun) for one in told for noun in (one if isinstance(one, list) else [one])))
