"""How alike two words of a name sound, whatever alphabet and spelling they came in.

A word is folded to a short code in which the usual spellings of one sound are one letter (zh, j, dzh
and ж; kh, h and х; q, k and қ; y, i and й), then two codes are compared by a weighted edit distance:
letters that stand for each other in transliteration cost little.
"""

import re
from functools import lru_cache

from anyascii import anyascii

from habeas.names.letters import APOSTROPHES, HYPHENS, Script, one_script, script_of

_CYRILLIC = dict(
    zip("абвгдезийклмнопрстуфхцчшщыэәғқңөұүһіўґ", "abvgdeziiklmnoprstufhcCSSieagknouuhiug", strict=True)
) | {"ж": "j", "җ": "j", "ё": "e", "ю": "iu", "я": "ia", "ъ": "", "ь": "", "є": "e", "ї": "i", "ј": "i"}
_LATIN = (
    ("shch", "S"), ("tsch", "C"), ("sch", "S"), ("tch", "C"), ("tzh", "tj"), ("dzh", "j"), ("zh", "j"), ("dj", "j"),
    ("kh", "h"), ("gh", "g"), ("ch", "C"), ("sh", "S"), ("ts", "c"), ("tz", "c"), ("ck", "k"), ("ph", "f"), ("th", "t"),
    ("oo", "u"), ("ou", "u"), ("ee", "i"), ("x", "ks"), ("q", "k"), ("y", "i"),
)  # fmt: skip
_MARKED = {"š": "S", "ş": "S", "ș": "S", "č": "C", "ç": "C", "ž": "j", "ğ": "g", "ı": "i", "ə": "a", "ć": "C"}
_LATIN_SPELLING = re.compile("|".join(spelling for spelling, _ in _LATIN))
_LATIN_CODE = dict(_LATIN)
_DROPPED = re.compile(f"[{re.escape(APOSTROPHES + HYPHENS)} .]")
_VOWELS = "aeiou"

_NEAR = {
    frozenset(pair): cost
    for pair, cost in {
        "ou": 0.3, "ei": 0.4, "ae": 0.5, "ao": 0.5, "iu": 0.6, "eo": 0.5, "ai": 0.8, "kh": 0.6, "gh": 0.35, "gk": 0.5,
        "ji": 0.5, "jz": 0.6, "jC": 0.7, "Ss": 0.6, "CS": 0.6, "cs": 0.5, "cC": 0.6, "ck": 0.5, "vu": 0.4, "vb": 0.7,
        "vf": 0.4, "bp": 0.6, "dt": 0.5, "zs": 0.5, "zc": 0.6, "Ck": 0.7, "Ch": 0.7,
    }.items()
}  # fmt: skip
"""What it costs to take one letter of the code for another, where that is less than 1."""

_DROP = {"i": 0.35, "h": 0.45, "e": 0.7, "a": 0.8, "o": 0.8, "u": 0.8}
"""What it costs to leave a letter out, where that is less than 1."""


@lru_cache(maxsize=16384)
def sound_code(word: str) -> str:
    """The code of a word; empty when it has no letters. Case, accents, apostrophes, hyphens and doubling are lost."""
    small = _DROPPED.sub("", one_script(word)).lower()
    if script_of(small) is Script.CYRILLIC:
        code = "".join(_CYRILLIC.get(letter, "") for letter in small.replace("дж", "ж"))
    else:
        code = _latin_code(small)
    code = re.sub(r"(.)\1+", r"\1", code)
    code = re.sub(r"i(?=e)", "", code)
    return re.sub(r"(.)\1+", r"\1", code)


def _latin_code(small: str) -> str:
    marked = "".join(_MARKED.get(letter, letter) for letter in small)
    plain = "".join(letter if letter in "SC" else anyascii(letter).lower() for letter in marked)
    plain = plain.replace("StS", "S")
    plain = re.sub(r"(?<=[aeiouy])j(?![aeiouy])", "i", plain)
    plain = re.sub(r"(?<=[aeiouy])w", "u", plain).replace("w", "v")
    plain = re.sub(r"c(?=[aou]|[^aeiouhk]|$)", "k", re.sub(r"c(?=[eiy])", "s", plain))
    return re.sub(r"[^a-zSC]", "", _LATIN_SPELLING.sub(lambda found: _LATIN_CODE[found.group()], plain))


def likeness(one: str, two: str) -> float:
    """How alike two words sound: 1 for the same code, 0 for nothing in common or an empty word."""
    first, second = sorted((sound_code(one), sound_code(two)))
    if not first or not second:
        return 0.0
    return max(0.0, 1.0 - code_distance(first, second) * 2 / (len(first) + len(second)))


@lru_cache(maxsize=65536)
def code_distance(one: str, two: str) -> float:
    """The least cost of turning one code into the other; neighbours that changed places cost 0.8."""
    above2: list[float] = []
    above = [0.0]
    for letter in two:
        above.append(above[-1] + _DROP.get(letter, 1.0))
    for row, a in enumerate(one, 1):
        line = [above[0] + _DROP.get(a, 1.0)]
        for column, b in enumerate(two, 1):
            cost = min(
                above[column - 1] + (0.0 if a == b else _NEAR.get(frozenset((a, b)), 1.0)),
                above[column] + _DROP.get(a, 1.0),
                line[-1] + _DROP.get(b, 1.0),
            )
            if row > 1 and column > 1 and a == two[column - 2] and b == one[row - 2]:
                cost = min(cost, above2[column - 2] + 0.8)
            line.append(cost)
        above2, above = above, line
    return above[-1]


_STARTS = tuple(frozenset(pair) for pair in ("gh", "kh", "ji", "kg", "SC", "cs", "vu", "jz", "Ss", "ei", "ck"))


def starts_alike(one: str, two: str, *, vowels: bool = True) -> bool:
    """Whether two codes begin with one sound as spellings go; any vowel with anything when `vowels`."""
    first, second = one[:1], two[:1]
    if first == second or frozenset((first, second)) in _STARTS:
        return True
    return vowels and (first in _VOWELS or second in _VOWELS)


def is_slip(one: str, two: str) -> bool:
    """Whether two codes of five letters or more are one slip of the pen apart: a letter left out, two exchanged."""
    short, long = sorted((one, two), key=len)
    if len(short) < 5 or len(long) - len(short) > 1:
        return False
    place = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    if len(long) > len(short):
        return short[place:] == long[place + 1 :]
    swapped = long[:place] + long[place : place + 2][::-1] + long[place + 2 :]
    return short == swapped
