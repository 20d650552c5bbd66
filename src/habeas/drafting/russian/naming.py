"""Russian: one spelling of each name in a text, its case and sex, and how likely a word is a name."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from wordfreq import zipf_frequency

from habeas.base.language import Lang
from habeas.drafting.russian.forms import analyzer
from habeas.drafting.russian.tokens import Token, Words
from habeas.names.given import Sex, is_given_name, likely_sex
from habeas.names.normal import normal_form
from habeas.names.parts import Role, parse_name

_CASES = {"Nom": "nom", "Gen": "gen", "Dat": "dat", "Acc": "acc", "Ins": "ins", "Loc": "loc"}
_ENDINGS = (
    *("а", "у", "ю", "ом", "ем", "ём", "е", "ы", "и", "я", "ой", "ей"),
    *("ым", "ого", "ому", "ую", "его", "ему", "им", "ою"),
)
_COMMON = 3.6
"""Words as frequent as this (Zipf) and in the dictionary are no names when nothing tells that they are."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What a text's names tell together. `known` are the words of its full names, as they are in the nominative.

    `spelled` corrects a word of a normal form to the form that the text itself prints in the nominative.
    """

    known: frozenset[str]
    spelled: Mapping[str, str]

    @classmethod
    def of(cls, runs: Sequence[tuple[Words, int, int]]) -> "Naming":
        """What these runs of name words tell together."""
        full: set[str] = set()
        nominative: set[str] = set()
        for words, first, last in runs:
            parts = _parts(_normal(words, first, last))
            if len(parts) > 1:
                full |= set(parts)
                if _may_be_subject(words, first, last):
                    nominative |= set(parts) & set(_parts(words.text(first, last)))
        spelled = {word: better for word in full if (better := _better(word, nominative)) is not None}
        return cls(frozenset({spelled.get(word, word) for word in full}), spelled)

    def name(self, words: Words, first: int, last: int) -> str:
        """The normal form of this name, spelt as the text spells it in the nominative."""
        found = [self.spelled.get(word, word) for word in _normal(words, first, last).split()]
        if len(found) == 1 and found[0] not in self.known:
            found = [self._alone(found[0], words.text(first, last))]
        return " ".join(found)

    def _alone(self, normal: str, printed: str) -> str:
        """A lone word as the word of a full name of the text that it is a form of, where there is one only."""
        fitting = sorted(word for word in self.known if _is_form(printed, word) or _is_form(normal, word))
        return fitting[0] if len(fitting) == 1 else normal

    def likelihood(self, words: Words, first: int, last: int, weight: float, *, told: bool) -> float:
        """How likely a run of tokens is a person's name (0 to 1); 0.6 and more is taken."""
        parts = [token for token in words.tokens[first : last + 1] if len(token.text.strip(".")) > 1]
        if not parts:
            return 0.0
        if len(parts) > 1 or any("." in t.text for t in words.tokens[first : last + 1]):
            return weight
        token = parts[0]
        name = self.name(words, first, last)
        if name in self.known or any(_is_form(token.text, word) for word in self.known):
            return 0.9
        if _is_place(token) or (_common(token) and not is_given_name(name)):
            return 0.65 if told and weight > 0.9 else 0.3
        if told:
            return 0.85
        return 0.7 if weight > 0.9 else 0.4

    def cases(self, words: Words, first: int, last: int) -> frozenset[str]:
        """The cases the name may stand in here; all six where its form does not tell."""
        tokens = [t for t in words.tokens[first : last + 1] if len(t.text.strip(".")) > 1]
        found = frozenset(_CASES.values())
        for token in tokens:
            mine = _cases_of(token.text) if self.name(words, first, last) else frozenset()
            if mine and mine & found:
                found &= mine
        return found

    def sex(self, words: Words, first: int, last: int) -> str | None:
        """`m` or `f` where the name tells it, None where it does not."""
        parsed = parse_name(self.name(words, first, last))
        for part in parsed.parts:
            if part.role is Role.PATRONYMIC:
                return "f" if part.text.endswith(("на", "кызы", "қызы")) else "m"
        if parsed.given is not None:
            sex = likely_sex(parsed.given.split()[0])
            if sex is not None:
                return str(sex.value)
        family = parsed.family or ""
        if family.endswith(("ова", "ева", "ина", "ская", "цкая")) and "nom" in self.cases(words, first, last):
            return "f"
        return "m" if family.endswith(("ов", "ев", "ский", "цкий")) else None


def _normal(words: Words, first: int, last: int) -> str:
    start = words.tokens[first].start
    printed = words.text(first, last)
    found = normal_form(printed, Lang.RU, words.sentence.text[max(0, start - 60) : start])
    return _agreeing(found, printed)


def _agreeing(normal: str, printed: str) -> str:
    """The normal form with a family name declined as its given name was (`Жалгасу Темиртасу`), where it was left."""
    was, now = printed.split(), normal.split()
    if len(was) != len(now) or len(now) < 2:
        return normal
    changed = {_cases_of(one) for one, two in zip(was, now, strict=True) if one != two}
    cases = frozenset.intersection(*changed) if changed else frozenset()
    if not cases or "nom" in cases:
        return normal
    out = []
    for one, two in zip(was, now, strict=True):
        guess = analyzer().analyze(one)[:1] if one == two and len(one) > 3 else []
        told = guess and guess[0].source == "guess" and _CASES.get(guess[0].feats.get("Case", "")) in cases
        out.append(guess[0].lemma.capitalize() if told and guess[0].feats.get("Gender") == "Masc" else two)
    return " ".join(out)


def _parts(name: str) -> list[str]:
    return [word for word in name.split() if len(word.strip(".")) > 1]


def _may_be_subject(words: Words, first: int, last: int) -> bool:
    return any("nom" in token.cases for token in words.tokens[first : last + 1])


def _better(word: str, nominative: set[str]) -> str | None:
    """The word that the text prints in the nominative, of which this one is a declined form; None where none is."""
    if word in nominative:
        return None
    fitting = sorted({other for other in nominative if other != word and _is_form(word, other)})
    return fitting[0] if len(fitting) == 1 else None


def _is_form(word: str, name: str) -> bool:
    """Whether a word may be the name in another case."""
    if word == name:
        return True
    stem = re.sub(r"(?:[аяйьоеи]|ий|ый|ой)$", "", name) if len(name) > 3 else name
    for base in (name, name[:-1], stem):
        if len(base) >= 3 and word.startswith(base) and word[len(base) :] in _ENDINGS:
            return True
    return False


@cache
def _cases_of(word: str) -> frozenset[str]:
    found = analyzer().analyze(word)
    names = [a for a in found if a.pos in ("PROPN", "NOUN") and a.feats.get("NameType") != "Geo"] or found
    cases = {_CASES[a.feats["Case"]] for a in names if a.feats.get("Case") in _CASES and a.prob >= 0.03}
    if names and names[0].feats.get("Gender") == "Masc" and cases & {"gen", "acc"} and "nom" not in cases:
        cases |= {"gen", "acc"}
    if all(a.source == "guess" for a in names) and not word.endswith(_ENDINGS):
        # A foreign name on a consonant: a woman's is not declined, a man's is the nominative.
        return frozenset(_CASES.values()) if likely_sex(word) is Sex.FEMALE else frozenset({"nom"})
    if word.endswith(("о", "э")) or (word.endswith(("е", "и", "у")) and is_given_name(word)):
        return frozenset(_CASES.values())
    return frozenset(cases)


def is_name_word(token: Token, first: bool) -> bool:
    """Whether a capitalised word may be part of a name that nobody announced. `first` begins its sentence."""
    if is_given_name(token.text):
        return True
    if _is_place(token):
        return False
    return not _common(token) if first else zipf_frequency(token.text, "ru") < 4.5 or token.pos == "PROPN"


def _is_place(token: Token) -> bool:
    top = token.readings[0]
    return top.source == "dictionary" and top.feats.get("NameType") == "Geo"


def _common(token: Token) -> bool:
    top = token.readings[0]
    return top.source == "dictionary" and top.pos != "PROPN" and zipf_frequency(token.text, "ru") >= _COMMON
