"""Words of one text found again in another, whatever their case, marks, spaces and quotation marks."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from habeas.base.span import Span

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it is compared, and where it stands."""

    text: str
    start: int
    end: int


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text with their places in code points; compatibility forms, case and ё are levelled."""
    return tuple(Word(_level(one.group()), one.start(), one.end()) for one in _WORD.finditer(text))


def _level(word: str) -> str:
    return unicodedata.normalize("NFKC", word).casefold().replace("ё", "е")


class Phrases:
    """Texts to find again: whole, or any `run` of words of theirs that follow each other; `run` 0 is whole alone."""

    def __init__(self, texts: Iterable[str], run: int) -> None:
        self._runs: dict[int, set[tuple[str, ...]]] = {}
        for text in texts:
            words = [word.text for word in words_of(text)]
            size = min(run or len(words), len(words))
            for start in range(len(words) - size + 1) if size else ():
                self._runs.setdefault(size, set()).add(tuple(words[start : start + size]))

    def places(self, text: str) -> tuple[Span, ...]:
        """Every place of such words in a text, in order; they may overlap."""
        return tuple(self._places(words_of(text))) if self._runs else ()

    def _places(self, words: Sequence[Word]) -> Iterator[Span]:
        texts = [word.text for word in words]
        for start in range(len(words)):
            for size, runs in self._runs.items():
                if start + size <= len(words) and tuple(texts[start : start + size]) in runs:
                    yield Span(words[start].start, words[start + size - 1].end)
