"""Reading a Russian name in any case: which sex and case let all its words agree, and how likely each is."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from rumorph import Analyzer

from habeas.names.endings import is_patronymic
from habeas.names.given import Sex, likely_sex, sexes_of
from habeas.names.parts import Role
from habeas.names.russian import Case, Origin, origins

_NOMINATIVE_FIRST = 1.5
"""How much better an oblique reading must be before a form that can be a nominative is changed."""

_VOWELS = "аеёиоуыэюя"


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


def best_reading(words: Sequence[str], roles: Sequence[Role], before: str = "") -> Reading:
    """The likeliest reading of the declinable words of a name.

    `words` are in small letters; `roles` are given, family or patronymic, as order and endings
    suggested: given and family are tried both ways. `before` is the text right before the name, which
    may tell the case (`суд над`); empty when not known. Where two readings are equally likely the
    nominative is taken before the others and a man's name before a woman's.
    """
    context = _context(tuple(before.split()[-4:]), tuple(words))
    readings = [
        reading
        for sex, case in product(Sex, Case)
        if (reading := _reading(words, roles, sex, case, context.get((sex, case), 0.0))) is not None
    ]
    return max(readings, key=lambda reading: reading.weight)


def _reading(words: Sequence[str], roles: Sequence[Role], sex: Sex, case: Case, context: float) -> Reading | None:
    best: Reading | None = None
    for kinds in _kinds(roles):
        chosen = [_best_origin(word, role, sex, case) for word, role in zip(words, kinds, strict=True)]
        if any(choice is None for choice in chosen):
            continue
        found = [choice for choice in chosen if choice is not None]
        moved = sum(kind is not role for kind, role in zip(kinds, roles, strict=True))
        weight = sum(choice[1] for choice in found) + context - 0.5 * moved
        weight += _NOMINATIVE_FIRST if case is Case.NOM else 0.0
        if best is None or weight > best.weight:
            best = Reading(tuple(choice[0] for choice in found), sex, case, weight)
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


def _best_origin(word: str, role: Role, sex: Sex, case: Case) -> tuple[str, float] | None:
    found = [
        (origin.nominative, _likelihood(origin, role, sex))
        for origin in origins(word, role, sex)
        if origin.case is case
    ]
    return max(found, key=lambda choice: choice[1], default=None)


def _likelihood(origin: Origin, role: Role, sex: Sex) -> float:
    weight = -2.0 if origin.indeclinable and not _declines_never(origin.nominative, sex) else 0.0
    if role is Role.PATRONYMIC:
        return weight + (2.0 if _patronymic_fits(origin.nominative, sex) else -6.0)
    if role is Role.FAMILY:
        return weight + _as_family(origin.nominative, sex)
    return weight + _as_given(origin.nominative, sex)


def _declines_never(nominative: str, sex: Sex) -> bool:
    return (sex is Sex.FEMALE and nominative[-1] not in "ая") or nominative[-1] in "оеиуюыэ"


def _patronymic_fits(nominative: str, sex: Sex) -> bool:
    if not is_patronymic(nominative):
        return False
    if nominative.endswith("ич"):
        return sex is Sex.MALE
    if nominative.endswith("на"):
        return sex is Sex.FEMALE
    return (sex is Sex.FEMALE) == nominative.endswith(("қызы", "кызы", "кизи", "гызы"))


def _as_family(word: str, sex: Sex) -> float:
    if word.endswith(("ова", "ева", "ёва", "ина", "ына", "ая")):
        return 2.0 if sex is Sex.FEMALE else -3.0
    if word.endswith(("ов", "ев", "ёв", "ский", "цкий")):
        return 2.0 if sex is Sex.MALE else -4.0
    if word.endswith(("ин", "ын")):
        return 2.0 if sex is Sex.MALE else -2.0
    if word.endswith(("овой", "евой", "иной", "ыной", "ий", "ый", "ой")):
        return -0.5 if word.endswith(("овой", "евой", "иной", "ыной")) or sex is Sex.FEMALE else 1.5
    if word.endswith(("ову", "еву", "ину", "овым", "евым", "иным", "ове", "еве", "ского", "скому")):
        return -3.0
    if word.endswith("я") and word[-2:-1] not in _VOWELS + "ь":
        return -2.0
    return -0.5 if word.endswith(("а", "я")) else 0.0


def _as_given(word: str, sex: Sex) -> float:
    listed = sexes_of(word)
    if listed:
        return 3.0 if sex in listed else -3.0
    told = _dictionary_sexes(word)
    if told:
        return 2.0 if sex in told else -2.5
    pattern = likely_sex(word)
    if pattern is not None:
        return 1.0 if pattern is sex else -2.0
    if word.endswith(("а", "я")):
        man = sexes_of(word[:-1]) == {Sex.MALE} or likely_sex(word[:-1]) is Sex.MALE
        soft = word.endswith("я") and word[-2:-1] not in _VOWELS + "ь"
        return (0.0 if sex is Sex.FEMALE else -2.0) - (2.0 if man or soft else 0.0)
    if word[-1] in _VOWELS:
        return -1.0
    return 0.0 if sex is Sex.MALE or word.endswith("ь") else -2.0


@lru_cache(maxsize=8192)
def _dictionary_sexes(word: str) -> frozenset[Sex]:
    """The sexes the dictionary of Russian forms gives this given name in the nominative; empty when not there."""
    out = set()
    for analysis in _morphology().analyze(word):
        feats = analysis.feats
        given = feats.get("NameType") == "Giv" and feats.get("Case") == "Nom" and feats.get("Number") == "Sing"
        if analysis.source == "dictionary" and given and analysis.lemma == word:
            out.add(Sex.FEMALE if feats.get("Gender") == "Fem" else Sex.MALE)
    return frozenset(out)


@lru_cache(maxsize=1024)
def _context(before: tuple[str, ...], words: tuple[str, ...]) -> dict[tuple[Sex, Case], float]:
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
