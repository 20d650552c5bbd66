"""Whether two printed names can be one person's, with an account of every part of both."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from habeas.names.meeting import ALIKE, How, Meeting, meet
from habeas.names.parts import NamePart, Role, parse_name
from habeas.names.sounds import sound_code

LIKELY = 0.85
"""A score from here on is `likely` one name."""

POSSIBLE = 0.6
"""A score from here up to :data:`LIKELY` is `possible`; below it is `unlikely`."""


class Same(StrEnum):
    """Whether two names can be one: never a judgement about persons, who may share a name."""

    LIKELY = "likely"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The outcome of comparing two names.

    `score` is 0 to 1. `parts` accounts for every part of both names exactly once, in the order of the
    first name, then what only the second has.
    """

    score: float
    same: Same
    parts: tuple[Meeting, ...]


_WEIGHT = {Role.PATRONYMIC: 0.5, Role.INITIAL: 0.7, Role.NICKNAME: 0.2}
_LEFT_OUT = {Role.PATRONYMIC: 0.05, Role.INITIAL: 0.08, Role.NICKNAME: 0.03}
_LEFT_OUT_WORD = 0.3
_LEFT_OUT_AT_MOST = 0.35
"""What missing words take off at most where two other words met."""

_JUST_POSSIBLE = 0.84
"""The most a name can score that met by one word and an initial, or by a doubtful spelling."""

_ONE_WORD_OF_EACH = 0.5
"""The most a name can score that shares one word while each has another that the other lacks."""

_CONTRADICTED = 0.45
_LONGEST = 10
"""Parts of a name that are compared, from its beginning; longer strings are no names."""


def compare(a: str, b: str) -> Comparison:
    """Compare two printed names of persons in any of the scripts; `compare(a, b)` scores as `compare(b, a)`.

    The order of the parts does not matter. An initial meets the name it begins. A part one name has
    and the other has not lowers the score a little (a patronymic), or to `possible` (the given
    name); a part that contradicts the other name's makes it `unlikely`. A name without letters
    scores 0 against anything.
    """
    first, second = sorted((a, b))
    ours, theirs = _joined(parse_name(first).parts[:_LONGEST], parse_name(second).parts[:_LONGEST])
    parts = _met(ours, theirs)
    if first != a:
        ours, theirs = theirs, ours
        parts = tuple(replace(meeting, ours=meeting.theirs, theirs=meeting.ours) for meeting in parts)
    score = round(_score(parts), 4)
    same = Same.LIKELY if score >= LIKELY else Same.POSSIBLE if score >= POSSIBLE else Same.UNLIKELY
    return Comparison(score, same, tuple(sorted(parts, key=lambda meeting: _place(meeting, ours, theirs))))


def _place(meeting: Meeting, ours: Sequence[NamePart], theirs: Sequence[NamePart]) -> tuple[int, int]:
    if meeting.ours is not None:
        return 0, next(place for place, part in enumerate(ours) if part.text == meeting.ours)
    return 1, next(place for place, part in enumerate(theirs) if part.text == meeting.theirs)


def _joined(
    ours: tuple[NamePart, ...], theirs: tuple[NamePart, ...]
) -> tuple[tuple[NamePart, ...], tuple[NamePart, ...]]:
    """Both names, with two neighbouring words of one made one part where the other writes them as one."""
    return _joined_like(ours, theirs), _joined_like(theirs, ours)


def _joined_like(mine: tuple[NamePart, ...], other: tuple[NamePart, ...]) -> tuple[NamePart, ...]:
    codes = {sound_code(part.text): part.role for part in other}
    for place in range(len(mine) - 1):
        one, two = mine[place : place + 2]
        both = sound_code(one.text + two.text)
        together = both in codes and sound_code(one.text) not in codes and sound_code(two.text) not in codes
        if together and Role.INITIAL not in (one.role, two.role):
            part = NamePart(f"{one.text} {two.text}", codes[both])
            return _joined_like((*mine[:place], part, *mine[place + 2 :]), other)
    return mine


def _met(ours: Sequence[NamePart], theirs: Sequence[NamePart]) -> tuple[Meeting, ...]:
    """The best pairing of the parts of two names, what is left over included."""
    aside = (Role.TITLE, Role.PARTICLE)
    mine = tuple(part for part in ours if part.role not in aside)
    other = tuple(part for part in theirs if part.role not in aside)
    pairs = _pairing(mine, other)
    out = [meet(mine[i], other[j]) for i, j in pairs]
    left = [part for i, part in enumerate(mine) if i not in {pair[0] for pair in pairs}]
    right = [part for j, part in enumerate(other) if j not in {pair[1] for pair in pairs}]
    out += _leftover(left, right)
    out += [Meeting(part.text, None, How.ASIDE, 0.0, part.role) for part in ours if part.role in aside]
    out += [Meeting(None, part.text, How.ASIDE, 0.0, part.role) for part in theirs if part.role in aside]
    return tuple(out)


def _pairing(mine: tuple[NamePart, ...], other: tuple[NamePart, ...]) -> tuple[tuple[int, int], ...]:
    """The pairs (place, place) of parts that meet, so that their likeness adds up to the most."""

    @cache
    def best(i: int, used: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if i == len(mine):
            return 0.0, ()
        found = best(i + 1, used)
        for j, part in enumerate(other):
            if used & 1 << j:
                continue
            meeting = meet(mine[i], part)
            if meeting.how is How.DIFFERS:
                continue
            rest = best(i + 1, used | 1 << j)
            same_role = 0.05 if mine[i].role is part.role else 0.0
            gain = rest[0] + meeting.likeness * _weight(meeting) + same_role - 0.001 * abs(i - j)
            if gain > found[0]:
                found = (gain, ((i, j), *rest[1]))
        return found

    return best(0, 0)[1]


def _leftover(left: list[NamePart], right: list[NamePart]) -> list[Meeting]:
    """Parts that met nothing: two of one kind contradict each other, the rest are missing on one side."""
    out: list[Meeting] = []
    for kinds in ((Role.PATRONYMIC,), (Role.FAMILY,), (Role.GIVEN, Role.FAMILY, Role.INITIAL)):
        mine = [part for part in left if part.role in kinds]
        other = [part for part in right if part.role in kinds]
        for one, two in zip(mine, other, strict=False):
            met = meet(one, two)
            out.append(Meeting(one.text, two.text, How.DIFFERS, met.likeness, met.role))
            left, right = _without(left, one), _without(right, two)
    out += [Meeting(part.text, None, How.MISSING, 0.0, part.role) for part in left]
    return out + [Meeting(None, part.text, How.MISSING, 0.0, part.role) for part in right]


def _without(parts: list[NamePart], gone: NamePart) -> list[NamePart]:
    place = next(place for place, part in enumerate(parts) if part is gone)
    return parts[:place] + parts[place + 1 :]


def _weight(meeting: Meeting) -> float:
    return _WEIGHT[Role.INITIAL] if meeting.how is How.INITIAL else _WEIGHT.get(meeting.role, 1.0)


def _score(parts: Sequence[Meeting]) -> float:
    met = [part for part in parts if part.how not in (How.MISSING, How.DIFFERS, How.ASIDE)]
    words = [part for part in met if part.role not in (Role.INITIAL, Role.NICKNAME) and part.how is not How.INITIAL]
    if not words:
        only_initials = bool(met) and len(met) == len(parts)
        return 1.0 if only_initials and all(part.how is How.EQUAL for part in met) else 0.2 if met else 0.0
    score = sum(part.likeness * _weight(part) for part in met) / sum(_weight(part) for part in met)
    left_out = sum(_LEFT_OUT.get(part.role, _LEFT_OUT_WORD) for part in parts if part.how is How.MISSING)
    score -= min(left_out, _LEFT_OUT_AT_MOST) if len(words) > 1 else left_out
    contradictions = [part for part in parts if part.how is How.DIFFERS]
    if contradictions:
        return max(0.0, min(score, _CONTRADICTED) * (0.5 + 0.5 * max(part.likeness for part in contradictions)))
    if len(words) == 1 and {part.ours is None for part in parts if part.how is How.MISSING} == {True, False}:
        score = min(score, _ONE_WORD_OF_EACH)
    initials = any(part.how is How.INITIAL for part in met)
    doubtful = any(part.how is not How.INITIAL and part.likeness < ALIKE for part in met)
    if doubtful or (initials and len(words) == 1):
        score = min(score, _JUST_POSSIBLE)
    return max(score, 0.0)
