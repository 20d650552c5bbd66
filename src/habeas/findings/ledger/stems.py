"""The words of a sentence that can tell whether another speaks of the same thing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from habeas.base.language import Lang
from habeas.base.yaml_strings import strings_in

LENGTH = 5
"""Letters by which a word is known: endings of Russian and Kazakh words mostly come after them."""

SHORTEST = 4
"""Letters of the shortest word that tells anything by itself."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists of the ledger in one language.

    `common` are beginnings of words that any accusation has. `sides` are beginnings of words by which
    the sources name a side; `papers` those by which the accusing side calls its own papers. `found` and `not_found`
    are turns by which experts say what they found.
    """

    common: tuple[str, ...]
    sides: Mapping[str, tuple[str, ...]]
    papers: tuple[str, ...]
    found: tuple[str, ...]
    not_found: tuple[str, ...]


@cache
def lexicon(lang: Lang) -> Lexicon:
    """The words of this language; read once."""
    text = files("habeas.findings.ledger").joinpath("words.yaml").read_text("utf-8")
    raw = strings_in(text)[lang.value]
    return Lexicon(
        common=tuple(raw["common"].split()),
        sides={side: tuple(words) for side, words in raw["sides"].items()},
        papers=tuple(raw["papers"]),
        found=tuple(raw["found"]),
        not_found=tuple(raw["not_found"]),
    )


def stems(text: str, lang: Lang) -> frozenset[str]:
    """What a text speaks of: beginnings of its longer words, and its numbers; never the common ones."""
    common = lexicon(lang).common
    words = _WORD.findall(text.casefold().replace("ё", "е"))
    return frozenset(
        word if word.isdigit() else word[:LENGTH]
        for word in words
        if word.isdigit() or (len(word) >= SHORTEST and not word.startswith(common))
    )
