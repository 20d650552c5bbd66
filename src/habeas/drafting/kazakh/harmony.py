"""Kazakh: which variant of a suffix a stem takes, by its last vowel and its last sound."""

import re
from collections.abc import Sequence

_BACK = "аоұыяёюэ"
_FRONT = "әөүіе"
_VOWELS = "аәоөұүыіеяёюэи"
_NASAL = "мнң"
_VOICED = "рлйузжи"
_SOFTENED = {"п": "б", "к": "г", "қ": "ғ"}

ALL_CASES = ("nom", "gen", "dat", "acc", "loc", "abl", "ins")
"""The seven cases: nominative, genitive, dative, accusative, locative, ablative, instrumental."""


def is_front(stem: str) -> bool:
    """Whether suffixes after this stem have front vowels: told by its last clear vowel; `и` counts as front."""
    for letter in reversed(stem.lower()):
        if letter in _BACK or letter in "қғ":
            return False
        if letter in _FRONT or letter == "и":
            return True
    return False


def sound(stem: str) -> str:
    """What the stem's last sound is to a suffix: `vowel`, `glide`, `nasal`, `voiced`, `sibilant` or `voiceless`."""
    last = stem[-1:].lower()
    if last == "ь":
        return sound(stem[:-1])
    if last in "уию":
        return "glide"
    if last in _VOWELS:
        return "vowel"
    if last in _NASAL:
        return "nasal"
    if last in "зж":
        return "sibilant"
    return "voiced" if last in _VOICED else "voiceless"


def fitted(suffix: str, *, front: bool) -> str:
    """A suffix written with back vowels, with front ones where the stem asks for them (`ғанының` to `генінің`)."""
    if not front:
        return suffix
    return suffix.translate(str.maketrans("аықғ", "еікг"))


def softened(stem: str) -> tuple[str, ...]:
    """The stem before a vowel: its last п, к, қ voiced, and as it is, since loans keep it; `ст` may lose its т."""
    last = stem[-1:]
    if last in _SOFTENED:
        return (stem[:-1] + _SOFTENED[last], stem)
    return (stem[:-1], stem) if stem.endswith("ст") else (stem,)


def trie_pattern(words: Sequence[str] | set[str]) -> str:
    """A pattern of these words that shares their beginnings; a space in a word matches any white space."""
    tree: dict[str, dict] = {}  # type: ignore[type-arg]
    for word in sorted(words):
        node = tree
        for letter in word:
            node = node.setdefault(r"\s+" if letter == " " else re.escape(letter), {})
        node[""] = {}
    return _branch(tree)


def _branch(node: dict[str, dict]) -> str:  # type: ignore[type-arg]
    ends = "" in node
    branches = [letter + _branch(after) for letter, after in node.items() if letter]
    if not branches:
        return ""
    joined = branches[0] if len(branches) == 1 and not ends else f"(?:{'|'.join(branches)})"
    return joined + ("?" if ends else "")
