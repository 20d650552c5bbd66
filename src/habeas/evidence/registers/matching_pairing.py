"""Which words of a question meet which words of a part of an entry: each once, the likest first."""

from collections.abc import Callable, Collection, Sequence
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from habeas.evidence.registers.matching_account import Pair
from habeas.evidence.registers.matching_words import LIKENESS, Meets, Word, code_of, meet_words
from habeas.names.meeting import How, meet
from habeas.names.parts import NamePart, Role
from habeas.names.sounds import starts_alike

type MeetTwo = Callable[[Word, Word], tuple[Meets, float] | None]
"""How a word of a question meets a word of an entry, as :func:`meet_words` tells it or a quicker way to the same."""

_NAME_ALIKE = 0.8
_SHORT = 40
"""Words of a part in which two neighbours are tried as one."""

_PERHAPS = 0.5
"""Codes less alike than this are not tried as forms of one name."""


def pair_words(
    asked: Sequence[Word], free: Collection[int], printed: Sequence[Word], meet_two: MeetTwo = meet_words
) -> tuple[Pair, ...]:
    """The pairs of words, those written alike first and then those that stand nearest in order.

    `free` are the places of the question that may meet. Two neighbours of one side that the other
    writes as one word meet it together.
    """
    found = []
    for i in sorted(free):
        for j, word in enumerate(printed):
            meeting = meet_two(asked[i], word)
            if meeting is not None:
                found.append((-meeting[1], abs(i - j), i, j, meeting[0]))
    pairs: list[Pair] = []
    used_asked: set[int] = set()
    used_printed: set[int] = set()
    for negative, _, i, j, how in sorted(found):
        if i not in used_asked and j not in used_printed:
            used_asked.add(i)
            used_printed.add(j)
            pairs.append(Pair((i,), (printed[j],), how, -negative))
    if len(printed) <= _SHORT:
        pairs += _glued(asked, [i for i in sorted(free) if i not in used_asked], printed, used_printed)
    return tuple(sorted(pairs, key=lambda pair: pair.asked))


def _glued(asked: Sequence[Word], left: list[int], printed: Sequence[Word], used: set[int]) -> list[Pair]:
    pairs: list[Pair] = []
    rest = [j for j in range(len(printed)) if j not in used]
    likeness = LIKENESS[Meets.TRANSLITERATION]
    for i in left:
        if i + 1 not in left or asked[i].number or asked[i + 1].number:
            continue
        both = code_of(asked[i].small + asked[i + 1].small)
        j = next((j for j in rest if printed[j].code == both), None)
        if j is not None and not any(i in pair.asked for pair in pairs):
            rest.remove(j)
            pairs.append(Pair((i, i + 1), (printed[j],), Meets.SPELLING, likeness))
    for i in left:
        if asked[i].number or any(i in pair.asked for pair in pairs):
            continue
        for j in rest:
            if j + 1 in rest and code_of(printed[j].small + printed[j + 1].small) == asked[i].code:
                rest = [other for other in rest if other not in (j, j + 1)]
                pairs.append(Pair((i,), (printed[j], printed[j + 1]), Meets.SPELLING, likeness))
                break
    return pairs


def pair_names(
    asked: Sequence[Word], free: Collection[int], makers: Sequence[Word], meet_two: MeetTwo = meet_words
) -> tuple[Pair, ...]:
    """The pairs of words of the question with words that may name a maker, initials with the names they begin."""
    pairs = list(pair_words(asked, [i for i in free if len(asked[i].text) > 1], makers, meet_two))
    used = {word.span for pair in pairs for word in pair.printed}
    for i in sorted(set(free) - {place for pair in pairs for place in pair.asked}):
        if asked[i].number:
            continue
        best = None
        for word in makers:
            if word.span in used or word.number:
                continue
            met = _as_names(asked[i], word)
            if met is not None and (best is None or met[1] > best[1]):
                best = (met[0], met[1], word)
        if best is not None:
            used.add(best[2].span)
            pairs.append(Pair((i,), (best[2],), best[0], best[1]))
    return tuple(sorted(pairs, key=lambda pair: pair.asked))


@lru_cache(maxsize=65536)
def _as_names(asked: Word, printed: Word) -> tuple[Meets, float] | None:
    """How two words meet as parts of names: initials, national forms of a given name, endings of a surname."""
    if not starts_alike(asked.code, printed.code, vowels=False):
        return None
    if 1 in (len(asked.text), len(printed.text)):
        if not (asked.text[:1].isupper() and printed.text[:1].isupper()):
            return None
        roles = [Role.INITIAL if len(word.text) == 1 else Role.GIVEN for word in (asked, printed)]
        met = meet(NamePart(asked.text, roles[0]), NamePart(printed.text, roles[1]))
        return None if met.how is How.DIFFERS else (Meets.INITIAL, min(met.likeness, LIKENESS[Meets.INITIAL]))
    if Levenshtein.normalized_similarity(asked.code, printed.code) < _PERHAPS:
        return None
    for role in (Role.GIVEN, Role.FAMILY):
        met = meet(NamePart(asked.text, role), NamePart(printed.text, role))
        if met.how not in (How.DIFFERS, How.SHORTENED) and met.likeness >= _NAME_ALIKE:
            return Meets.NAME, min(met.likeness, 0.95)
    return None
