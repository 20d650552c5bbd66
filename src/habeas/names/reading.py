"""Reading a Russian name in any case: which sex and case let all its words agree, and how likely each is.

The weights are judgements, kept by measurement: names from public lists, in the nominative and
declined, must come back (`gates/names.py`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from rumorph import Analyzer
from wordfreq import zipf_frequency

from habeas.names.endings import is_firm_surname, is_patronymic
from habeas.names.given import Sex, likely_sex, sexes_of
from habeas.names.parts import Role
from habeas.names.russian import Case, Origin, origins

_NOMINATIVE_FIRST = 1.5
"""How much better an oblique reading must be before a form that can be a nominative is changed."""

_CLEARLY_MORE = 0.2
"""Difference of Zipf frequencies (base-10 logarithms) from which a form is the genitive of a man's name."""

_VOWELS = "аеёиоуыэюя"
_DECLINED_LOOK = (
    ("ову", "еву", "ину", "овым", "евым", "иным", "ове", "еве", "ского", "скому", "овой", "евой", "иной", "ыной",
     "ого", "его", "ому", "ему")
)  # fmt: skip
"""Endings a surname has when declined and hardly ever in the nominative (Боровой is one that has)."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a whole name: its words in the nominative (small letters), sex, case and weight."""

    words: tuple[str, ...]
    sex: Sex
    case: Case
    weight: float


@cache
def _morphology() -> Analyzer:
    return Analyzer()


def best_reading(words: Sequence[str], roles: Sequence[Role], before: str = "", *, sure: bool = False) -> Reading:
    """The likeliest reading of the declinable words of a name.

    `words` are in small letters; `roles` are given, family or patronymic, as order and endings
    suggested: given and family are tried both ways unless the roles are `sure`. `before` is the text
    right before the name, which may tell the case (`суд над`); empty when not known. Where two readings are equally
    likely a man's name is taken before a woman's and the nominative before the other cases. Words that
    no sex and case bring together come back as they are, with weight minus infinity.
    """
    context = _context(_last_words(before), tuple(words))
    best = Reading(tuple(words), Sex.MALE, Case.NOM, float("-inf"))
    for kinds, sex, case in product([tuple(roles)] if sure else _kinds(roles), Sex, Case):
        found = [_best(word, role, sex).get(case) for word, role in zip(words, kinds, strict=True)]
        chosen = [choice for choice in found if choice is not None]
        if len(chosen) < len(words):
            continue
        weight = sum(choice[1] for choice in chosen) + context.get((sex, case), 0.0)
        weight -= 0.5 * sum(kind is not role for kind, role in zip(kinds, roles, strict=True))
        weight += _NOMINATIVE_FIRST if case is Case.NOM else 0.0
        if weight > best.weight:
            best = Reading(tuple(choice[0] for choice in chosen), sex, case, weight)
    return best


def _kinds(roles: Sequence[Role]) -> list[tuple[Role, ...]]:
    """The roles as they are, and with given and family changed over; one family name at most."""
    open_places = [place for place, role in enumerate(roles) if role in (Role.GIVEN, Role.FAMILY)]
    out = [tuple(roles)]
    for family in (*open_places, None):
        kinds = tuple(
            role if place not in open_places else Role.FAMILY if place == family else Role.GIVEN
            for place, role in enumerate(roles)
        )
        if kinds not in out:
            out.append(kinds)
    return out


@lru_cache(maxsize=16384)
def _best(word: str, role: Role, sex: Sex) -> Mapping[Case, tuple[str, float]]:
    """For each case this word can be in: the nominative it most likely comes from, and how likely."""
    head, hyphen, tail = word.rpartition("-")
    if hyphen and head and tail:
        return _best_double(head, tail, role, sex)
    out: dict[Case, tuple[str, float]] = {}
    for origin in origins(word, role, sex):
        likelihood = _likelihood(origin, role, sex)
        if origin.case not in out or likelihood > out[origin.case][1]:
            out[origin.case] = (origin.nominative, likelihood)
    return out


def _best_double(head: str, tail: str, role: Role, sex: Sex) -> Mapping[Case, tuple[str, float]]:
    """The same for a double name: both halves in one case, or the first half of a given name as it is."""
    heads, tails = _best(head, role, sex), _best(tail, role, sex)
    out: dict[Case, tuple[str, float]] = {}
    for case in heads.keys() & tails.keys():
        first, weight = heads[case]
        if role is Role.GIVEN and weight < 0:
            first, weight = head, 0.0
        out[case] = (f"{first}-{tails[case][0]}", (weight + tails[case][1]) / 2)
    return out


def _likelihood(origin: Origin, role: Role, sex: Sex) -> float:
    word, printed = origin.nominative, origin.case is Case.NOM
    weight = 0.0
    if origin.indeclinable and not ((sex is Sex.FEMALE and word[-1] not in "ая") or word[-1] in "оеиуюыэ"):
        weight = -2.0 if role is Role.FAMILY and not word.endswith(("ов", "ев", "ёв", "ин", "ын", "а")) else -4.0
    if role is Role.PATRONYMIC:
        return weight + (2.0 if _patronymic_fits(word, sex) else -6.0)
    return weight + (_as_family(word, sex, printed) if role is Role.FAMILY else _as_given(word, sex, printed))


def _patronymic_fits(nominative: str, sex: Sex) -> bool:
    if not is_patronymic(nominative):
        return False
    if nominative.endswith("ич"):
        return sex is Sex.MALE
    if nominative.endswith("на"):
        return sex is Sex.FEMALE
    return (sex is Sex.FEMALE) == nominative.endswith(("қызы", "кызы", "кизи", "гызы"))


def _as_family(word: str, sex: Sex, printed: bool) -> float:
    """How likely this nominative is as a surname of this sex; `printed` is whether it is the form in the text."""
    if word.endswith(("ова", "ева", "ёва", "ина", "ына", "ая")):
        return 2.0 if sex is Sex.FEMALE else -3.0
    if word.endswith(("ов", "ев", "ёв", "ский", "цкий")):
        return 2.0 if sex is Sex.MALE else -4.0
    if word.endswith(("ин", "ын")):
        return 2.0 if sex is Sex.MALE else -2.0
    if word.endswith(("скай", "цкай")):
        return -8.0
    if word.endswith(_DECLINED_LOOK):
        return -3.0
    if word.endswith(("ий", "ый", "ой")):
        return (1.5 if printed else -1.0) if sex is Sex.MALE else -0.5
    if word.endswith("я") and word[-2:-1] not in _VOWELS + "ь":
        return -2.0
    if word.endswith(("у", "ю", "е", "ы")) or (word.endswith(("ом", "ем")) and len(word) > 4):
        return -1.8
    return -0.5 if word.endswith(("а", "я")) else 0.0


def _as_given(word: str, sex: Sex, printed: bool) -> float:
    """How likely this nominative is as a given name of this sex; `printed` is whether it is the form in the text."""
    listed = sexes_of(word)
    if listed:
        return 3.0 if sex in listed else -3.0
    told = _dictionary_sexes(word)
    woman = printed and len(word) > 2 and sex is Sex.FEMALE and word.endswith(("а", "я"))
    weight = _mans_genitive(word, Sex.FEMALE in told) if woman else 0.0
    if told:
        return weight + (2.0 if sex in told else -2.5)
    pattern = likely_sex(word)
    if pattern is not None:
        return weight + (1.0 if pattern is sex else -2.0)
    if word.endswith(("а", "я")):
        soft = word.endswith("я") and word[-2:-1] not in _VOWELS + "ь"
        return (weight or (-2.0 if soft else 0.0)) - (0.0 if sex is Sex.FEMALE else 2.0)
    if is_firm_surname(word) or word.endswith(_DECLINED_LOOK):
        return -3.0
    if word.endswith(("ом", "ем")) and len(word) > 4:
        return -1.8
    if word.endswith("и") and sex is Sex.FEMALE:
        return -0.5
    if word.endswith(("у", "ю")) and sex is Sex.MALE:
        return -1.8
    if word[-1] in _VOWELS or (word.endswith("ь") and sex is Sex.FEMALE):
        return -1.0
    return 0.0 if sex is Sex.MALE else -2.0


def _mans_genitive(word: str, known: bool) -> float:
    """How much speaks against a woman's name in -а or -я because the form is a man's genitive.

    `known` is whether a dictionary has it as a woman's name: then only a common man's name printed
    clearly more often speaks against it. A woman's name in its own right is printed about as often
    as the man's, or more.
    """
    ends = ("",) if word.endswith("а") else ("й",) if word[-2] in _VOWELS else ("ь",)
    man = next((word[:-1] + end for end in ends if _is_mans_name(word[:-1] + end)), None)
    if man is None:
        return 0.0
    common = sexes_of(man) == {Sex.MALE}
    hers, his = zipf_frequency(word, "ru"), zipf_frequency(man, "ru")
    if known:
        return -3.0 if common and his - hers >= 1.5 * _CLEARLY_MORE else 0.0
    if not hers and not his:
        return -2.0 if common or not _dictionary_sexes(man) else 0.0
    if his - hers >= _CLEARLY_MORE:
        return -2.0
    hers_alone = hers > 0 and (not common or hers - his > 1.5 * _CLEARLY_MORE)
    return 2.0 if hers_alone else 0.0


def _is_mans_name(word: str) -> bool:
    told = sexes_of(word) or _dictionary_sexes(word)
    return told == {Sex.MALE} or (not told and likely_sex(word) is Sex.MALE)


@lru_cache(maxsize=16384)
def _dictionary_sexes(word: str) -> frozenset[Sex]:
    """The sexes the dictionary of Russian forms gives this given name in the nominative; empty when not there."""
    out = set()
    for analysis in _morphology().analyze(word):
        feats = analysis.feats
        given = feats.get("NameType") == "Giv" and feats.get("Case") == "Nom" and feats.get("Number") == "Sing"
        if analysis.source == "dictionary" and given and analysis.lemma == word:
            out.add(Sex.FEMALE if feats.get("Gender") == "Fem" else Sex.MALE)
    return frozenset(out)


def _last_words(before: str) -> tuple[str, ...]:
    """Up to four words before the name, none of them of an earlier sentence."""
    return tuple(re.split(r"[.!?…;:\n]+(?=\s|$)", before)[-1].split()[-4:])


@lru_cache(maxsize=1024)
def _context(before: tuple[str, ...], words: tuple[str, ...]) -> Mapping[tuple[Sex, Case], float]:
    """What the words before the name say about its case and sex: 0 to 3, empty when there are none."""
    if not before:
        return {}
    out: dict[tuple[Sex, Case], float] = {}
    told = _morphology().analyze_sentence([*before, *(word.capitalize() for word in words)])
    for analyses in told[len(before) :]:
        for analysis in analyses:
            feats = analysis.feats
            if feats.get("Case") in tuple(Case) and feats.get("Gender") in ("Masc", "Fem"):
                key = (Sex.FEMALE if feats["Gender"] == "Fem" else Sex.MALE, Case(feats["Case"]))
                out[key] = out.get(key, 0.0) + 3.0 * analysis.prob / len(words)
    return out
