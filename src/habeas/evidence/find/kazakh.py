"""The part of a Kazakh word that its endings leave as it is: a light stemmer, for finding and not for grammar.

Endings come off layer by layer from the right, where the sounds before them allow it: the endings that Kazakh
puts after vowels, voiced and voiceless consonants are different ones, and their vowels follow those of the word.
The layers are those of the school grammar: person, case, possession, number; then the commonest verb endings.
"""

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from habeas.evidence.find.tokens import has_kazakh_letters, plain

_VOWELS = "аеиоуыэюяё"
_ALL_VOWELS = frozenset(_VOWELS + "әөұүі")
_VOICELESS = "кпстфхцчшщбвгд"
_ENDS = ("рт", "лт", "нт", "рк", "лк", "нк", "ст", "кт", "рд", "рс")
_PAST = re.compile(r"..[аеыи]д[ыи]$")
"""A past tense: the accusative has -н- after a vowel."""
_DROPPED = re.compile("(?:лқ|рқ|рн)$")
"""What is left of халық, ерін: the word had a vowel before its last consonant."""
_HARDENED = {"ғ": "қ", "г": "к", "б": "п"}


@dataclass(frozen=True, slots=True)
class Layer:
    """Endings of which a word has at most one; `least` letters must be left before them. Longest endings first."""

    name: str
    least: int
    endings: tuple[str, ...]


def kazakh_stem(term: str) -> str:
    """The stem of a Kazakh word in small letters, typed with Kazakh letters or without; itself where nothing fits.

    A final consonant that the ending had softened is hard again (кітабы: кітап).
    """
    if len(term) < 3 or plain(term) in _whole():
        return term
    stem, taken = term, None
    if _PAST.search(plain(term)) and _agrees(term[:-2], plain(term)[-2:]):
        return term[:-2]
    for layer in _layers():
        ending = _ending(stem, layer)
        if ending is None or (layer.name == "verb" and taken is not None and ending != "у"):
            continue  # a noun with endings is no verb, save the gerund in -у
        stem, taken = _hardened(stem[: -len(ending)], ending), layer.name
    return stem


def _hardened(stem: str, ending: str) -> str:
    """The stem as it is without an ending in -ы or -і, which softens its last consonant or drops its last vowel."""
    if ending[0] not in "ыи":
        return stem
    if _DROPPED.search(stem):
        return f"{stem[:-1]}{'ы' if _agrees(stem, 'ы') else 'і'}{stem[-1]}"
    return stem[:-1] + _HARDENED.get(stem[-1], stem[-1])


def _ending(word: str, layer: Layer) -> str | None:
    """The longest ending of the layer that fits the end of the word; None when none does."""
    typed = plain(word)
    if not typed.endswith(layer.endings):
        return None
    for ending in layer.endings:
        stem = word[: -len(ending)]
        if not typed.endswith(ending) or len(stem) < _least(stem, ending, layer):
            continue
        if "и" in word[-len(ending) :] and has_kazakh_letters(word):
            continue  # in Kazakh spelling an ending has і
        if _meets(plain(stem), ending, layer) and _agrees(stem, ending):
            return ending
    return None


def _least(stem: str, ending: str, layer: Layer) -> int:
    """How many letters must be left: two where they are surely Kazakh ones, more before what surnames end in."""
    if has_kazakh_letters(stem) and stem[-1] not in _ALL_VOWELS and layer.name != "verb":
        return 2
    return max(layer.least, 4) if ending in ("ын", "ин") or (len(ending) == 1 and ending not in "ыи") else layer.least


def _meets(stem: str, ending: str, layer: Layer) -> bool:
    """Whether the ending's first sound may stand after the last one of the stem."""
    if not any(letter in _VOWELS for letter in stem):
        return False
    last, first = stem[-1], ending[0]
    vowel = last in _VOWELS
    if ending in _AFTER:
        return last in _AFTER[ending]
    if first in "ыиае":
        return (not vowel or last == "у") and _ends_well(stem, ending)
    if layer.name == "possessive" and first in "мнс":
        return vowel
    match first:
        case "н":
            return vowel or last in "мн"
        case "т" | "п" | "к":
            return last in _VOICELESS
        case "л":
            return vowel or last in "рйу"
        case "б":
            return last in "зжлмнрй" if layer.name == "verb" else last in "зж"
        case "д" | "г" | "м":
            return last not in "кпстфхцчшщ"
    return True


_AFTER = {
    **dict.fromkeys(("на", "не", "нда", "нде", "ндагы", "ндеги"), "ыи"),
    **dict.fromkeys(("йды", "йди", "йтын", "йтин"), _VOWELS),
    **dict.fromkeys(("ды", "ди"), "лмнрйузж"),
}
"""The sounds that some endings need before them."""


def _ends_well(stem: str, ending: str) -> bool:
    """Whether what is left before -ы, -і can be a word: agents in -шы are whole, few words end in two consonants."""
    if len(ending) > 1:
        return True
    if stem[-1] == "ш" and len(stem) > 4:
        return False
    return len(stem) > 4 or stem[-2] in _VOWELS or stem[-2:] in _ENDS


def _agrees(stem: str, ending: str) -> bool:
    """Whether back or front vowels of the ending follow those of the stem, as far as its letters tell."""
    vowel = next((letter for letter in ending if letter in "аеыи"), None)
    clear = [letter for letter in stem if letter in _VOWELS or letter in "әөұүі"]
    if vowel is None or not clear or (ending[0] in "мбпнд" and ending[1:] in ("ен", "ики")):
        return True
    last = clear[-1]
    typed = not has_kazakh_letters(stem)
    if (last in "иуюя" and (last != "и" or not typed)) or (typed and last in "ао" and len(clear) == 1):
        return True
    return (last in "аоұыё") == (vowel in "аы")


@cache
def _layers() -> tuple[Layer, ...]:
    return tuple(
        Layer(each["name"], int(each["least"]), tuple(sorted(each["endings"].split(), key=len, reverse=True)))
        for each in _file()["layers"]
    )


@cache
def _whole() -> frozenset[str]:
    return frozenset(plain(word) for word in _file()["whole"].split())


@cache
def _file() -> Any:
    text = resources.files("habeas.evidence.find").joinpath("endings_kk.yaml").read_text(encoding="utf-8")
    return yaml.safe_load(text)
