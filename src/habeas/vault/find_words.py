"""From a word that is asked for to the words of the index that it finds."""

from collections.abc import Iterable, Sequence
from typing import Any

from habeas.evidence.find.keeping import Meant
from habeas.evidence.find.near import allowance, letters_of, nearest
from habeas.evidence.find.stems import in_cyrillic, same_letters, sounds, stems
from habeas.evidence.find.tokens import is_latin, plain
from habeas.vault.find_index import one
from habeas.vault.full_text.which import full_text

MOST = 400
"""Words of the index that one word may stand for; of more, those nearest in length are taken."""

_LEAST_SOUND = 5
"""Letters that a Latin word needs before another spelling of it in Latin letters is found by its sound."""

_TIED = 40
"""Words equally near among which the commonest are looked for, those with the same first letter before others."""

_INSTEAD = 3
"""Words that may be searched in the place of a misspelt one."""


class IndexWords:
    """The words of an index, asked over one cursor."""

    def __init__(self, cursor: Any) -> None:
        self._cursor = cursor

    def meant(self, word: str) -> Meant:
        """What `word` finds: its forms, its spellings in the other alphabet, or else what it may be a slip for."""
        found = self.kin(word)
        if found or word.isdigit():
            return Meant(word, found)
        instead = self.near(word, _INSTEAD)
        more = dict.fromkeys(term for each in instead for term in self.kin(each))
        return Meant(word, tuple(more), instead)

    def exact(self, word: str) -> tuple[str, ...]:
        """The words of the index that are this very word, typed with its letters or without, in either alphabet."""
        forms = {plain(word), *map(plain, in_cyrillic(word))}
        return tuple(term for term in self.kin(word) if plain(term) in forms or term == word)

    def kin(self, word: str) -> tuple[str, ...]:
        """The words of the index that are forms of this one, the very word first; empty when there are none."""
        found = {term for term in self._by_stem(map(plain, stems(word))) if same_letters(word, term)}
        found |= self._by_sound(word)
        order = sorted(found, key=lambda term: (term != word, abs(len(term) - len(word)), term))
        return tuple(order[:MOST])

    def begin_with(self, word: str) -> tuple[str, ...]:
        """The beginnings, one for each alphabet, that a word with a star may stand for."""
        return tuple(sorted({word, *in_cyrillic(word)}))

    def near(self, word: str, most: int) -> tuple[str, ...]:
        """The words of the index that are the fewest slips away from this one, the commonest first."""
        for asked in ({word}, in_cyrillic(word)):
            found: dict[str, int] = {}
            for each in sorted(asked):
                for term, slips in nearest(each, self._alike(each)).items():
                    found[term] = min(slips, found.get(term, slips))
            if found:
                least = min(found.values())
                best = sorted(
                    (term for term, slips in found.items() if slips == least),
                    key=lambda term: (term[0] != each[0], term),
                )[:_TIED]
                return tuple(sorted(best, key=lambda term: (-self._held(term), term))[:most])
        return ()

    def _alike(self, word: str) -> Iterable[str]:
        """The words of the index that so few slips could have made of this one, as far as their letters tell."""
        most = allowance(word)
        if not most:
            return ()
        return [row[0] for row in one(self._cursor, _ALIKE[most], letters_of(word), len(word) - most, len(word) + most)]

    def _held(self, term: str) -> int:
        words = full_text(self._cursor)
        asked = f"SELECT count(*) FROM (SELECT 1 FROM find_text f WHERE {words.matches} LIMIT {_COMMON}) AS held"
        return int(one(self._cursor, asked, words.word(term))[0][0])

    def _by_stem(self, forms: Iterable[str]) -> set[str]:
        wanted = sorted(set(forms))
        return {row[0] for row in one(self._cursor, _in("SELECT term FROM find_stems WHERE plain", wanted), *wanted)}

    def _by_sound(self, word: str) -> set[str]:
        """Words of the other alphabet that sound as this one or a form of it; Latin ones also in Latin letters."""
        latin = is_latin(word)
        heard = sorted({code for each in (word, *in_cyrillic(word)) for code in sounds(each)})
        if not heard:
            return set()
        asked = _in("SELECT term FROM find_sounds WHERE sound", heard)
        found = {row[0] for row in one(self._cursor, f"{asked} AND latin = ?", *heard, int(not latin))}
        if latin and len(word) >= _LEAST_SOUND:
            found |= {row[0] for row in one(self._cursor, f"{asked} AND latin = 1", *heard)}
        return found


def _few(bits: str, most: int) -> str:
    """Whether a number has at most so many bits: each round takes the lowest one away."""
    for _ in range(most):
        bits = f"({bits} & ({bits} - 1))"
    return f"{bits} = 0"


_ALIKE = {
    most: "SELECT term FROM find_terms, (SELECT ? AS asked) AS given WHERE length BETWEEN ? AND ? "
    f"AND {_few('(letters & ~asked)', most)} AND {_few('(asked & ~letters)', most)}"
    for most in (1, 2)
}
"""Words of nearly the length and letters of another one; some of them are more slips away than the letters tell."""

_COMMON = 1_000
"""Passages beyond which it makes no difference how common a word is."""


def _in(asked: str, wanted: Sequence[str]) -> str:
    return f"{asked} IN ({', '.join('?' * len(wanted))})"
