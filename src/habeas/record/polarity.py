"""What keeps two nearly identical texts apart: a "not" more, or another number."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from habeas.base.language import Lang
from habeas.base.yaml_strings import strings_in

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class _Turns:
    """The words of one language that turn a sentence round."""

    words: frozenset[str]
    begins: tuple[str, ...]
    holds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Polarity:
    """How many words of a text turn it round, and its numbers in order.

    Texts that differ in it are never called the same; texts that agree in it may still differ.
    """

    turns: int
    numbers: tuple[str, ...]


def polarity_of(text: str, lang: Lang) -> Polarity:
    """The polarity of a text in a language, by its words alone: nothing is parsed."""
    least, turns = _turns()
    known = turns[lang]
    words = _WORD.findall(text.casefold())
    count = sum(1 for word in words if _turning(word, known, least))
    return Polarity(count, tuple(_NUMBER.findall(text)))


def _turning(word: str, known: _Turns, least: int) -> bool:
    if word in known.words:
        return True
    return len(word) >= least and (word.startswith(known.begins) or any(part in word[2:] for part in known.holds))


@cache
def _turns() -> tuple[int, Mapping[Lang, _Turns]]:
    text = (resources.files("habeas.record") / "polarity.yaml").read_text("utf-8")
    found = strings_in(text)
    return int(found["least"]), {
        lang: _Turns(frozenset(one["words"]), tuple(one["begins"]), tuple(one["holds"]))
        for lang in Lang
        if (one := found[lang.value])
    }
