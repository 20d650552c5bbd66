"""One run of characters between white space, folded: a word with its punctuation, or a word that a line breaks."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from habeas.evidence.archives.search.latin import APOSTROPHE, typed_in_latin
from habeas.evidence.archives.search.letters import (
    Script,
    Sort,
    folded_letter,
    forms,
    look_alike,
    script,
    sort,
)

_PLAIN = re.compile("[0-9а-яёА-ЯЁӘәҒғҚқҢңӨөҰұҮүҺһІіЇїЄєЎўҐґ]+")
_OUTSIDE = '.,!?:;…"«»“”„()[]'
_PLAIN_FOLD = {ord(c): folded_letter(c) for c in map(chr, range(0x400, 0x530)) if _PLAIN.fullmatch(c)}


@dataclass(frozen=True, slots=True)
class Reading:
    """Folded letters; letter `i` came from the code points `[starts[i], ends[i])` of what was folded."""

    letters: str
    starts: tuple[int, ...] | range
    ends: tuple[int, ...] | range


@dataclass(frozen=True, slots=True)
class Run:
    """The readings of one run: Latin as Latin, and Latin as Cyrillic (the same object where no Latin is left)."""

    first: Reading
    second: Reading


@dataclass(frozen=True, slots=True)
class _Atom:
    """A letter with its case, or a sign, with the stretch it came from."""

    char: str
    sort: Sort
    start: int
    end: int


@lru_cache(maxsize=1 << 17)
def folded_run(run: str) -> Run:
    """A run folded; its letters may hold single spaces, never at an end, and may be empty."""
    core = run.strip(_OUTSIDE)
    if _PLAIN.fullmatch(core):
        start = run.find(core)
        places = range(start, start + len(core))
        reading = Reading(core.translate(_PLAIN_FOLD), places, range(start + 1, start + len(core) + 1))
        return Run(reading, reading)
    words = _words(_atoms(run))
    first = _joined([_as_it_stands(word) for word in words])
    if not any(script(atom.char) is Script.LATIN for word in words for atom in word):
        return Run(first, first)
    return Run(first, _joined([_as_typed(word) for word in words]))


def _atoms(run: str) -> list[_Atom]:
    """Characters with their marks put together; marks and what has no width lengthen what stands before them."""
    atoms: list[_Atom] = []
    clusters: list[tuple[str, int, int]] = []
    for place, char in enumerate(run):
        if clusters and sort(char) is Sort.DROPPED:
            before, start, _ = clusters[-1]
            clusters[-1] = (before + char, start, place + 1)
        elif sort(char) is not Sort.DROPPED:
            clusters.append((char, place, place + 1))
    for cluster, start, end in clusters:
        char = unicodedata.normalize("NFC", cluster)[0] if len(cluster) > 1 else cluster
        kind = sort(char)
        if kind in {Sort.LETTER, Sort.FIGURE}:
            atoms.extend(_Atom(form, sort(form), start, end) for form in forms(char))
        else:
            atoms.append(_Atom(char, kind, start, end))
    return atoms


def _words(atoms: list[_Atom]) -> list[list[_Atom]]:
    """The words of a run: hyphens between letters are gone, apostrophes stay inside a word and at its end."""
    words: list[list[_Atom]] = [[]]
    quoted = bool(atoms) and atoms[0].sort is Sort.APOSTROPHE
    at = 0
    while at < len(atoms):
        atom, after_letter = atoms[at], bool(words[-1]) and words[-1][-1].sort is Sort.LETTER
        follower = _after_hyphen(atoms, at) if atom.sort is Sort.HYPHEN else None
        if atom.sort in {Sort.LETTER, Sort.FIGURE}:
            words[-1].append(atom)
        elif follower is not None and after_letter:
            at = follower
            continue
        elif atom.sort is Sort.APOSTROPHE and after_letter and (not quoted or _is_letter(atoms, at + 1)):
            words[-1].append(atom)
        elif words[-1]:
            words.append([])
        at += 1
    return [word for word in words if word]


def _is_letter(atoms: list[_Atom], at: int) -> bool:
    return at < len(atoms) and atoms[at].sort is Sort.LETTER


def _after_hyphen(atoms: list[_Atom], at: int) -> int | None:
    """The place of the letter behind a hyphen, also behind a line's break; None where no letter follows."""
    at += 1
    while at < len(atoms) and atoms[at].char.isspace():
        at += 1
    return at if _is_letter(atoms, at) else None


def _in_one_script(word: list[_Atom]) -> list[_Atom]:
    """A word that mixes Cyrillic and Latin, its look-alikes undone where all of one script are look-alikes."""
    scripts = [script(atom.char) for atom in word]
    if Script.CYRILLIC not in scripts or Script.LATIN not in scripts:
        return word
    for wanted, foreign in ((Script.CYRILLIC, Script.LATIN), (Script.LATIN, Script.CYRILLIC)):
        seen = [look_alike(a.char, wanted) if s is foreign else a.char for a, s in zip(word, scripts, strict=True)]
        if None not in seen:
            return [_Atom(c or "", a.sort, a.start, a.end) for a, c in zip(word, seen, strict=True)]
    return word


def _as_it_stands(word: list[_Atom]) -> list[tuple[str, int, int]]:
    """A word with its Latin letters as Latin: folded letters with the stretches they came from."""
    letters = [atom for atom in _in_one_script(word) if atom.sort is not Sort.APOSTROPHE]
    return [(letter, atom.start, atom.end) for atom in letters for letter in folded_letter(atom.char)]


def _as_typed(word: list[_Atom]) -> list[tuple[str, int, int]]:
    """A word with its Latin letters read as Cyrillic ones."""
    word = _in_one_script(word)
    if not any(script(atom.char) is Script.LATIN for atom in word):
        return _as_it_stands(word)
    small = [
        (c, atom.start, atom.end)
        for atom in word
        for c in (APOSTROPHE if atom.sort is Sort.APOSTROPHE else atom.char.casefold())
        if sort(c) is not Sort.DROPPED
    ]
    return [
        (letter, small[start][1], small[end - 1][2])
        for start, end, letters in typed_in_latin("".join(c for c, _, _ in small))
        for letter in letters
    ]


def _joined(words: list[list[tuple[str, int, int]]]) -> Reading:
    """Words with one space between them; the space stands for all that lies between."""
    joined: list[tuple[str, int, int]] = []
    for word in words:
        if joined and word:
            joined.append((" ", joined[-1][2], word[0][1]))
        joined.extend(word)
    return Reading(
        "".join(letter for letter, _, _ in joined),
        tuple(start for _, start, _ in joined),
        tuple(end for _, _, end in joined),
    )
