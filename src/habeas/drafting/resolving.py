"""What "he" and "the artist" stand for: the person who fits, or nobody where two fit equally well."""

from collections import Counter
from collections.abc import Sequence

from habeas.drafting.document import Document
from habeas.drafting.mentions import Kind, Mention
from habeas.drafting.persons import Person, occupations, sureness

_BACK = 3
"""Sentences that a pronoun may reach back."""


def principal(weights: Counter[int]) -> int | None:
    """The person of whom at least twice as many kinds of custody event are told as of anyone else; None for nobody.

    `weights` counts those kinds by the person's number.
    """
    ranked = weights.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[1][1] * 2 > ranked[0][1]):
        return None
    return ranked[0][0]


def resolve(
    document: Document, mentions: Sequence[Mention], people: Sequence[Person], weights: Counter[int]
) -> dict[Mention, tuple[int, float]]:
    """Whom each name, noun and pronoun stands for (by number), and how sure that is; without those that stay open.

    `mentions` are in the order of the text, `weights` as for :func:`principal`.
    """
    resolved: dict[Mention, tuple[int, float]] = {}
    for number, person in enumerate(people):
        resolved |= {mention: (number, sureness(person, mention)) for mention in person.mentions}
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


def _noun(
    mention: Mention, people: Sequence[Person], weights: Counter[int], trail: Sequence[tuple[int, int]], index: int
) -> tuple[int, float] | None:
    sex = mention.feature("gender")
    held = [n for n in weights if not people[n].code_name and _sex_fits(people[n], sex)]
    occupation = mention.feature("occupation")
    if occupation is not None:
        known = [n for n, person in enumerate(people) if occupation in occupations(person)]
        if len(known) == 1:
            return known[0], 0.9
        if known:
            return _latest(known, trail, index, 0.6)
    top = principal(weights)
    if "role:detainee" in mention.features or "role:person" in mention.features or occupation is not None:
        sure = 0.85 if "role:detainee" in mention.features else 0.65
        if occupation is not None and (top is None or occupations(people[top])):
            return None
        if top is not None and _sex_fits(people[top], sex):
            return top, sure
        return _latest(held, trail, index, 0.6)
    return None


def _pronoun(
    mention: Mention, people: Sequence[Person], weights: Counter[int], trail: Sequence[tuple[int, int]], index: int
) -> tuple[int, float] | None:
    sex = mention.feature("gender")
    fitting = [n for n, p in enumerate(people) if not p.code_name and _sex_fits(p, sex)]
    # What a report tells of "him" is told of the person held, not of the judge or lawyer named in passing.
    if "speaks" not in mention.features:
        fitting = [n for n in fitting if n in weights or not _in_passing(people[n])] or fitting
    for back in range(_BACK + 1):
        near = [number for at, number in trail if at == index - back and number in fitting]
        if not near:
            continue
        choice = list(dict.fromkeys(near))
        if "speaks" in mention.features and len(told := [n for n in choice if _in_passing(people[n])]) == 1:
            return told[0], 0.7
        top = principal(weights)
        if len(choice) == 1 and choice[0] not in weights and back and top in fitting and "case:acc" in mention.features:
            # Whom something is done to, a sentence after, is rather the person held than one named in passing.
            return (top, 0.6) if any(n == top and index - at <= _BACK for at, n in trail) else (choice[0], 0.7)
        if len(choice) == 1:
            return choice[0], 0.85 if back < 2 or choice[0] == top else 0.7
        if top in choice:
            return top, 0.6
        return None
    top = principal(weights)
    if top is not None:
        return (top, 0.55) if top in fitting else None
    named = {number for at, number in trail if at < index and number in fitting}
    return (named.pop(), 0.55) if len(named) == 1 else None


def _in_passing(person: Person) -> bool:
    roles = {m.feature("role") for m in person.mentions}
    return bool(roles & {"judge", "lawyer", "official", "agent", "relative", "other", "witness"})


def _sex_fits(person: Person, sex: str | None) -> bool:
    known = {found for m in person.mentions if (found := m.feature("gender")) is not None}
    return sex is None or not known or sex in known


def _latest(
    numbers: Sequence[int], trail: Sequence[tuple[int, int]], index: int, sure: float
) -> tuple[int, float] | None:
    near = {number for at, number in trail if index - _BACK <= at <= index and number in numbers}
    return (near.pop(), sure) if len(near) == 1 else None
