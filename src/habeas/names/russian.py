"""Russian declension of names: the forms of a nominative, and the nominatives a form can come from.

The rules are those of the school grammar (Rosenthal's handbook, sections on the declension of names
and surnames): possessive surnames in -ов and -ин decline by a mixed pattern, adjectival ones as
adjectives, a man's consonant-final name as a noun and a woman's not at all. The way back is found by
the way forth: a nominative is a candidate exactly when declining it gives the printed form.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from habeas.names.given import Sex
from habeas.names.parts import Role


class Case(StrEnum):
    """The six cases of Russian, by the abbreviations of Universal Dependencies."""

    NOM = "Nom"
    GEN = "Gen"
    DAT = "Dat"
    ACC = "Acc"
    INS = "Ins"
    LOC = "Loc"


@dataclass(frozen=True, slots=True)
class Origin:
    """One way to read a form: the nominative it comes from, its case, and whether the word was declined at all."""

    nominative: str
    case: Case
    indeclinable: bool


type _Endings = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[str, ...]]
"""Endings of genitive, dative, accusative, instrumental and locative, in this order."""

_OBLIQUE = (Case.GEN, Case.DAT, Case.ACC, Case.INS, Case.LOC)
_POSSESSIVE_MAN = re.compile(r".+(?:[оеё]в|[иы]н)")
_POSSESSIVE_WOMAN = re.compile(r".+(?:[оеё]в|[иы]н)а")
_ADJECTIVE_MAN = re.compile(r".{2,}(?:[бвгджзклмнпрстфхцчшщ]ий|ый|[бвгджзклмнпрстфхцчшщ]ой)")
_ADJECTIVE_WOMAN = re.compile(r".{2,}(?:ая|яя)")
_FIXED = re.compile(r".*(?:[оеиуюыэ]|[иы]х)")
_HUSH = "жшчщц"
_LOST_VOWEL = {"павел": "павл", "пётр": "петр", "лев": "льв"}
_NOMINATIVE_ENDINGS = ("", "а", "я", "ь", "й", "ий", "ый", "ой", "ая", "яя", "ел", "ия")


@lru_cache(maxsize=4096)
def forms(nominative: str, role: Role, sex: Sex) -> dict[Case, tuple[str, ...]]:
    """Every form of one word of a name by case, the nominative included; small letters in, small out.

    `role` is given, family or patronymic. A word that does not decline has the nominative in all cases. Of a
    double surname both halves decline, of a double given name the second.
    """
    head, hyphen, tail = nominative.rpartition("-")
    if hyphen and head and tail and role is Role.FAMILY:
        firsts, seconds = forms(head, role, sex), forms(tail, role, sex)
        return {case: tuple(f"{firsts[case][0]}-{form}" for form in seconds[case]) for case in Case}
    stem, endings = _pattern(nominative, role, sex)
    out: dict[Case, tuple[str, ...]] = {Case.NOM: (nominative,)}
    for case, tails in zip(_OBLIQUE, endings, strict=True):
        out[case] = tuple(stem + tail for tail in tails)
    return out


def _pattern(word: str, role: Role, sex: Sex) -> tuple[str, _Endings]:
    if role is Role.FAMILY:
        if sex is Sex.MALE and _POSSESSIVE_MAN.fullmatch(word):
            return word, (("а",), ("у",), ("а",), ("ым",), ("е",))
        if sex is Sex.FEMALE and _POSSESSIVE_WOMAN.fullmatch(word):
            return word[:-1], (("ой",), ("ой",), ("у",), ("ой", "ою"), ("ой",))
        if sex is Sex.MALE and _ADJECTIVE_MAN.fullmatch(word):
            return word[:-2], _adjective_man(word)
        if sex is Sex.FEMALE and _ADJECTIVE_WOMAN.fullmatch(word):
            o = "е" if word.endswith("яя") or word[-3] in _HUSH else "о"
            return word[:-2], ((o + "й",), (o + "й",), ("юю" if o == "е" else "ую",), (o + "й", o + "ю"), (o + "й",))
    return _noun(word, role, sex)


def _adjective_man(word: str) -> _Endings:
    stem, ending = word[:-2], word[-2:]
    soft = ending == "ий" and stem[-1] not in "кгх"
    o = "е" if soft else "о"
    i = "и" if ending == "ий" or stem[-1] in "кгх" else "ы"
    return ((o + "го",), (o + "му",), (o + "го",), (i + "м",), (o + "м",))


def _noun(word: str, role: Role, sex: Sex) -> tuple[str, _Endings]:
    fixed: _Endings = (("",), ("",), ("",), ("",), ("",))
    last = word[-1]
    if last == "а" and len(word) > 2:
        i = "и" if word[-2] in "гкхжшчщ" else "ы"
        o = "е" if word[-2] in _HUSH else "о"
        return word[:-1], ((i,), ("е",), ("у",), (o + "й", o + "ю"), ("е",))
    if last == "я" and len(word) > 2:
        e = "и" if word[-2] == "и" else "е"
        return word[:-1], (("и",), (e,), ("ю",), ("ей", "ею"), (e,))
    if last == "ь" and sex is Sex.FEMALE and role is Role.GIVEN:
        return word[:-1], (("и", "ь"), ("и", "ь"), ("ь",), ("ью", "ь"), ("и", "ь"))
    if sex is Sex.FEMALE or _FIXED.fullmatch(word) or not ("а" <= last <= "я"):
        return word, fixed
    if last == "ь":
        return word[:-1], (("я",), ("ю",), ("я",), ("ем",), ("е",))
    if last == "й":
        return word[:-1], (("я",), ("ю",), ("я",), ("ем",), ("и" if word[-2:-1] == "и" else "е",))
    stem = _LOST_VOWEL.get(word, word)
    om = "ем" if last in _HUSH else "ом"
    return stem, (("а",), ("у",), ("а",), (om,), ("е",))


def origins(word: str, role: Role, sex: Sex) -> Iterator[Origin]:
    """Every nominative and case this form can come from, as this part of a name of a person of this sex.

    Takes and gives small letters. The form itself as a nominative is always among them. A man's
    consonant-final name left undeclined, as newspapers do, is given as indeclinable in every case.
    """
    yield Origin(word, Case.NOM, False)
    seen: set[tuple[str, Case]] = set()
    for nominative in _nominatives(word):
        declined = forms(nominative, role, sex)
        for case in _OBLIQUE:
            if word in declined[case] and (nominative, case) not in seen:
                seen.add((nominative, case))
                yield Origin(nominative, case, False)
    for case in _OBLIQUE:
        if (word, case) not in seen and role is not Role.PATRONYMIC:
            yield Origin(word, case, True)


def _fits(last: str, ending: str) -> bool:
    """Whether Russian spelling lets a nominative ending follow this letter."""
    vowel = last in "аеёиоуыэюяәөұүі"
    if ending[:1] in ("ь", "и", "ы", "о", "е"):
        return not vowel and last not in "ьъй"
    return vowel if ending == "й" else not (ending == "а" and vowel)


def _nominatives(word: str) -> Iterator[str]:
    yield word
    for cut in range(min(4, len(word) - 1)):
        stem = word[: len(word) - cut]
        for ending in _NOMINATIVE_ENDINGS:
            if stem + ending != word and _fits(stem[-1], ending):
                yield stem + ending
        for nominative, oblique in _LOST_VOWEL.items():
            if stem == oblique:
                yield nominative
