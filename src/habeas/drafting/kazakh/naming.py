"""Kazakh: which part of a printed name is the name and which is its case ending.

One word tells little (`Дариға` ends like a dative), so the names that the whole text prints decide
first; then the lists of names; then what the sounds allow.
"""

import re
from collections import Counter
from collections.abc import Iterable

from habeas.drafting.kazakh.tokens import case_of_ending
from habeas.names.endings import is_firm_surname, is_surname
from habeas.names.given import is_given_name, likely_sex
from habeas.names.kazakh import endings_after, harmonious, without_case
from habeas.names.places import is_place

_SURE = re.compile(r"[ндт][ыі]ң")
_NAMES_IN_ACC = re.compile(r".*(?:бер|кел|тұр|бол|бал|қуан|сүйін|жет|бек|таң|қал|өт)[дт][ыі]")
"""Names that end as an accusative does: Тәңірберді, Қуанды."""
_FIRM = re.compile(r".*(?:[қк][ае]|[пб]ен|[дт][ыі]|[нд]ан|[нд]ен)")


class Naming:
    """What the names of one text tell of each other; a pure function of the words that stand in them."""

    def __init__(self, words: Iterable[str]) -> None:
        """`words` are the printed words of every run of capitals that may be a name, each as often as it is printed."""
        self._printed = Counter(word for word in words if len(word) > 2)
        self._known: dict[str, tuple[str, str]] = {}

    def parted(self, word: str) -> tuple[str, str]:
        """The name and its case (`Теміртасты` gives `Теміртас`, `acc`); the word itself and `nom` where it has none."""
        if word not in self._known:
            stem = self._stem(word)
            self._known[word] = (stem, case_of_ending(word[len(stem) :]))
        return self._known[word]

    def _stem(self, word: str) -> str:
        head, hyphen, tail = word.rpartition("-")
        if hyphen and case_of_ending(tail) != "nom":
            return head
        if word.isupper() or len(word) < 4:
            return word
        stems = [word[:-n] for n in (1, 2, 3) if len(word) - n >= 3 and word[-n:].lower() in endings_after(word[:-n])]
        stems = [stem for stem in stems if harmonious(stem, word[len(stem) :])]
        printed = [stem for stem in stems if self._printed[stem]]
        if printed and not (is_given_name(word) and not is_given_name(printed[0])):
            return max(printed, key=lambda stem: (self._printed[stem], len(stem)))
        if is_given_name(word) or (is_firm_surname(word) and not _SURE.fullmatch(word[-3:].lower())):
            return word
        listed = [stem for stem in stems if is_given_name(stem) or is_firm_surname(stem) or is_place(stem)]
        if listed:
            return max(listed, key=len)
        return self._by_sound(word, stems)

    def _by_sound(self, word: str, stems: list[str]) -> str:
        found = without_case(word)
        if found != word:
            return found
        for stem in sorted(stems, key=len):
            ending = word[len(stem) :].lower()
            if _SURE.fullmatch(ending) or (self._in_cases(stem, word) and len(ending) > 1):
                return stem
            firm = _FIRM.fullmatch(ending) is not None and stem[-1:].lower() not in "аәеыіоөуүұи"
            if firm and len(stem) >= 4 and not _NAMES_IN_ACC.fullmatch(word.lower()):
                return stem
        return word

    def _in_cases(self, stem: str, word: str) -> bool:
        """Whether the text prints the same stem with another case ending too."""
        return any(
            other != word and self._printed[other] for ending in endings_after(stem) for other in (stem + ending,)
        )


def is_name(stem: str) -> bool:
    """Whether lists or the build of the word say that it is a given or a family name."""
    return is_given_name(stem) or is_firm_surname(stem) or (likely_sex(stem) is not None and len(stem) > 4)


def may_be_surname(stem: str) -> bool:
    """Whether the word has the ending of a family name."""
    return is_surname(stem)
