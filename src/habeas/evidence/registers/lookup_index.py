"""The entries of a register by the words in them, so that a question meets only those that may answer it."""

import itertools
import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from habeas.evidence.registers.entry import Entry
from habeas.evidence.registers.matching_links import Link
from habeas.evidence.registers.matching_parts import without_decisions
from habeas.evidence.registers.matching_words import (
    WORD,
    Meets,
    Word,
    code_of,
    kazakh_stems,
    meet_codes,
    meet_words,
    small_of,
    stem_of,
)

_LEAST_WEIGHT = 0.25
_FEWEST = 400
"""A register of fewer entries is weighed as one of so many: in a short list no word is common."""

_LIKE = 0.7
_NEIGHBOURS = 40
_GLUED_FROM = 6


@dataclass(frozen=True, slots=True)
class Index:
    """Where each word of a register stands. `places` leads from a code to the entries that hold it, by place."""

    entries: tuple[Entry, ...]
    places: Mapping[str, tuple[int, ...]]
    by_stem: Mapping[str, tuple[str, ...]]
    codes: tuple[str, ...]
    holds: Mapping[str, int]

    def weight(self, word: Word) -> float:
        """How much a word tells, 0.25 to 1: 1 where no entry has it, little where many have; joining words 0.05."""
        if word.joining:
            return 0.05
        count = self.holds.get(word.stem, 0)
        size = max(len(self.entries), _FEWEST)
        return max(_LEAST_WEIGHT, 1.0 - math.log(1 + count) / math.log(1 + size))


def index_of(entries: Iterable[Entry]) -> Index:
    """The index of these entries, by the words of their descriptions; courts and dates are left out."""
    entries = tuple(entries)
    codes: dict[str, str] = {}
    places: defaultdict[str, list[int]] = defaultdict(list)
    holds: Counter[str] = Counter()
    for place, entry in enumerate(entries):
        small = set(WORD.findall(without_decisions(entry).lower()))
        for word in small:
            if word not in codes:
                codes[word] = str(int(word)) if word.isdigit() else code_of(small_of(word))
        here = {codes[word] for word in small}
        for code in here:
            places[code].append(place)
        holds.update({code if code.isdigit() else stem_of(code) for code in here})
    by_stem: defaultdict[str, list[str]] = defaultdict(list)
    for code in places:
        by_stem[stem_of(code)].append(code)
    return Index(
        entries,
        {code: tuple(found) for code, found in places.items()},
        {stem: tuple(found) for stem, found in by_stem.items()},
        tuple(code for code in places if len(code) >= 4 and not code.isdigit()),
        dict(holds),
    )


@dataclass(frozen=True, slots=True)
class Candidates:
    """The places of entries that share the most with a question, and by each of its codes the codes it meets."""

    places: tuple[int, ...]
    met: Mapping[str, Collection[str]]

    def meet(self, asked: Word, printed: Word) -> tuple[Meets, float] | None:
        """As :func:`meet_words`, asking only about words that the register's index found to be near."""
        if asked.small != printed.small and printed.code not in self.met.get(asked.code, ()):
            return None
        return meet_words(asked, printed)


def candidates(index: Index, words: Sequence[Word], links: Sequence[Link], most: int = 120) -> Candidates:
    """The entries that share the most with these words, the likeliest first, `most` at the most."""
    sums: defaultdict[int, float] = defaultdict(float)
    all_met: dict[str, Collection[str]] = {}
    for word in _with_glued(words):
        best: dict[int, float] = {}
        met = _codes_met(index, word)
        all_met[word.code] = met
        for code, alike in met.items():
            for place in index.places[code]:
                best[place] = max(best.get(place, 0.0), alike)
        weight = index.weight(word)
        for place, alike in best.items():
            sums[place] += weight * alike
    for link in links:
        for place, entry in enumerate(index.entries):
            text = entry.text.lower()
            if (link.path or link.host) in text and (link.path or not link.shared):
                sums[place] += 2.0
            elif not link.shared and link.host in text:
                sums[place] += 1.0
    ranked = sorted(sums, key=lambda place: (-round(sums[place], 6), len(index.entries[place].text), place))
    return Candidates(tuple(ranked[:most]), all_met)


def _with_glued(words: Sequence[Word]) -> tuple[Word, ...]:
    """The words, and each two neighbours as one, as somebody may have typed them."""
    glued = []
    for one, two in itertools.pairwise(words):
        if not (one.number or two.number) and len(one.code + two.code) >= _GLUED_FROM:
            code = code_of(one.small + two.small)
            glued.append(
                Word(one.text + two.text, one.span.cover(two.span), one.small + two.small, code, stem_of(code), False)
            )
    return (*words, *glued)


def _codes_met(index: Index, word: Word) -> dict[str, float]:
    if word.number:
        return {word.code: 1.0} if word.code in index.places else {}
    met = {code: 0.97 for stem in (word.stem, *kazakh_stems(word.code)) for code in index.by_stem.get(stem, ())}
    met |= {stem: 0.97 for stem in kazakh_stems(word.code) if stem in index.places}
    if word.code in index.places:
        met[word.code] = 1.0
    if len(word.code) >= 4 and not word.joining:
        near = process.extract(
            word.code, index.codes, scorer=Levenshtein.normalized_similarity, score_cutoff=_LIKE, limit=_NEIGHBOURS
        )
        for code, _, _ in near:
            meeting = meet_codes(word.code, code, False) if code not in met else None
            if meeting is not None:
                met[code] = meeting[1]
    return met
