"""Which words are given names, and of which sex: lists of common names and telling endings.

The lists are those of airlock-pii (Apache-2.0): some 700 common Kazakh and Russian given names
written from general knowledge of the two languages, none from a register of people. To them come
the elements that Kazakh builds names from (-жан, -бек, -гүл).
"""

import re
from enum import StrEnum
from functools import cache
from importlib import resources

from habeas.names.letters import key_of
from habeas.names.sounds import sound_code


class Sex(StrEnum):
    """Grammatical gender of a name, as far as names tell it."""

    MALE = "m"
    FEMALE = "f"


_STRONG_MALE = re.compile(
    r"(?:абди|абду|мухам|тлеу|темир).{2,}[^аеиоуыэюя]|.{2,}(?:жан|бек|бай|хан|тай|гали|кали|мухамед|мухамбет|мурат|болат|берген|керей|султан|дияр|нияз|дос|"
    r"кельды|келди|гирей|газы|газиз|кожа|мырза|бол|карим|рахман|улан|арыстан|руслан|лан|слам|батыр|сейит|сеит|"
    r"шер|шах|рат|лат|дин|мир|дар|бар|тар)"
)
_STRONG_FEMALE = re.compile(r".{2,}(?:гуль|гул|бике|сулу|айым|жибек|биби|нур?ай|жамал|шолпан|ару)")


@cache
def _lists() -> dict[str, frozenset[Sex]]:
    found: dict[str, set[Sex]] = {}
    for file in ("given_names_kk.txt", "given_names_ru.txt"):
        text = resources.files("airlock_pii").joinpath("data", file).read_text(encoding="utf-8")
        section = ""
        for line in text.splitlines():
            entry = line.partition("#")[0].strip()
            if entry.startswith("["):
                section = entry.strip("[]")
            elif entry:
                for spelling in entry.split(","):
                    key = key_of(re.sub(r"\(.*?\)", "", spelling).strip())
                    found.setdefault(key, set()).update(_sexes(section, key))
    return {key: frozenset(sexes) for key, sexes in found.items()}


def _sexes(section: str, key: str) -> set[Sex]:
    if section == "short":
        return {Sex.MALE, Sex.FEMALE} if key[-1] in "ая" else {Sex.MALE}
    return {Sex.MALE if section == "male" else Sex.FEMALE}


def sexes_of(word: str) -> frozenset[Sex]:
    """The sexes a listed given name (in the nominative, Cyrillic) is given to; empty when not listed."""
    return _lists().get(key_of(word), frozenset())


@cache
def _in_latin() -> frozenset[str]:
    """The codes of the listed given names, for meeting them in Latin letters."""
    return frozenset(sound_code(name) for name in _lists())


def sounds_like_given_name(word: str) -> bool:
    """Whether `word`, in any alphabet, sounds as a listed given name does."""
    return sound_code(word) in _in_latin()


def is_given_name(word: str) -> bool:
    """Whether `word` is a listed given name in the nominative."""
    return bool(sexes_of(word))


def likely_sex(word: str) -> Sex | None:
    """The sex a nominative given name points to, by list or by its Kazakh element; None when neither tells."""
    listed = sexes_of(word)
    if listed:
        return next(iter(listed)) if len(listed) == 1 else None
    key = key_of(word)
    if _STRONG_FEMALE.fullmatch(key):
        return Sex.FEMALE
    return Sex.MALE if _STRONG_MALE.fullmatch(key) else None
