"""The words of texts in runs of five, and which texts share so many of them that they are worth comparing."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from habeas.base.span import Span
from habeas.evidence.text.reading import Reading

RUN = 5
"""Words of a run."""
CROWD = 40
"""Of a run that more texts than this have, only neighbours in the list are paired by it."""

_WORD = re.compile(r"[^\W_]+")
_SPREAD = np.uint64(0x9E3779B97F4A7C15)

type Run = tuple[int, ...]
type _Keys = NDArray[np.uint64]
type _Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text's main ranges, without regard to case; `text` is the first reading they stand in."""

    words: tuple[str, ...]
    text: str
    parts: tuple[Span, ...]

    def span(self, first: int, last: int) -> Span:
        """From the beginning of one word to the end of another, by their numbers from 0."""
        found = (match for part in self.parts for match in _WORD.finditer(self.text, part.start, part.end))
        begins = next(islice(found, first, None))
        ends = begins if last == first else next(islice(found, last - first - 1, None))
        return Span(begins.start(), ends.end())


def words_of(reading: Reading) -> Words:
    """The words of the main ranges; of the whole text where no range was found to be main."""
    parts = reading.main or ((Span(0, len(reading.text)),) if reading.text else ())
    found = [word for part in parts for word in _WORD.findall(reading.text, part.start, part.end)]
    folded = "\n".join(found).casefold().replace("ё", "е")
    return Words(tuple(folded.split("\n")) if found else (), reading.text, parts)


def numbered(texts: Sequence[Words], fewest: int) -> list[list[int]]:
    """The words of each text as numbers, the same for the same word; none of a text with fewer than `fewest`."""
    numbers: dict[str, int] = defaultdict(lambda: len(numbers))
    return [[numbers[word] for word in text.words] if len(text.words) >= fewest else [] for text in texts]


def runs_of(words: Sequence[int]) -> list[Run]:
    """The runs of a text, one beginning with each word."""
    return list(zip(*(words[start:] for start in range(RUN)), strict=False))


def sharing(texts: Sequence[Sequence[int]], asked: Collection[int] | None) -> Counter[tuple[int, int]]:
    """How many different runs the texts of each pair share, by their places; only pairs with one of `asked` if given.

    Runs are told apart by 64 bits: of two that are not the same a few may be taken for one, so the
    numbers say which pairs are worth comparing word by word, and nothing else.
    """
    keys, owners = _keyed(texts)
    wanted = None if asked is None else np.isin(np.arange(len(texts)), list(asked))
    shared: Counter[tuple[int, int]] = Counter()
    for one, other in _paired(keys, owners):
        codes = one * len(texts) + other
        if wanted is not None:
            codes = codes[wanted[one] | wanted[other]]
        codes, counts = np.unique(codes, return_counts=True)
        for code, count in zip(codes.tolist(), counts.tolist(), strict=True):
            shared[divmod(code, len(texts))] += count
    return shared


def _keyed(texts: Sequence[Sequence[int]]) -> tuple[_Keys, _Places]:
    """All different runs of every text in the order of their keys, of one key in the order of the texts."""
    each = [np.unique(_hashed(text)) for text in texts]
    keys = np.concatenate([np.empty(0, np.uint64), *each])
    owners = np.repeat(np.arange(len(texts), dtype=np.int64), [len(some) for some in each])
    order = np.argsort(keys, kind="stable")
    return keys[order], owners[order]


def _hashed(words: Sequence[int]) -> _Keys:
    if len(words) < RUN:
        return np.empty(0, np.uint64)
    numbers = np.asarray(words, dtype=np.uint64) + np.uint64(1)
    size = len(numbers) - RUN + 1
    made = np.zeros(size, np.uint64)
    for start in range(RUN):
        # Products wrap around at 64 bits, as they are meant to.
        made = made * _SPREAD + numbers[start : start + size]
        made ^= made >> np.uint64(29)
    return made


def _paired(keys: _Keys, owners: _Places) -> Iterator[tuple[_Places, _Places]]:
    """The texts that have a run in common, in arrays of pairs: neighbours first, then those farther apart."""
    starts = np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])) if len(keys) else np.empty(0, np.int64)
    sizes = np.diff(np.append(starts, len(keys)))
    left = np.repeat(starts + sizes, sizes) - np.arange(len(keys))
    few = np.repeat(sizes <= CROWD, sizes)
    for apart in range(1, CROWD):
        at = np.flatnonzero(left > apart if apart == 1 else (left > apart) & few)
        if not len(at):
            return
        yield owners[at], owners[at + apart]
