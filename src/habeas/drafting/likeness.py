"""Whether two names in one text are the same person: full names, single names, initials, other script."""

from functools import lru_cache
from itertools import permutations

from anyascii import anyascii

from habeas.names.letters import key_of
from habeas.names.parts import Role, parse_name

_PARTS = 5
"""Parts of a name that are compared; nobody's name has more that tell."""
_SAME_SOUND = (
    *(("kh", "h"), ("gh", "g"), ("zh", "j"), ("dj", "j"), ("iy", "i"), ("yi", "i"), ("ye", "e"), ("yo", "o")),
    *(("ck", "k"), ("q", "k"), ("x", "ks"), ("y", "i"), ("w", "v"), ("'", "")),
)


def same_person(full: str, other: str) -> bool:
    """Whether `other` may be printed for `full` in the same text; both in normal form.

    Every part of the shorter name must meet a part of the longer one, and one of them in full. A lone
    name meets a given or a family name; an initial meets a name that begins with it.
    """
    one, two = _parts(full), _parts(other)
    short, long = sorted((one[:_PARTS], two[:_PARTS]), key=len)
    if not short:
        return False
    return any(_all_meet(list(zip(short, order, strict=True))) for order in permutations(long, len(short)))


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """A word as it sounds, roughly: Latin letters, common ways of writing one sound made one."""
    text = anyascii(key_of(word)).lower()
    for written, sound in _SAME_SOUND:
        text = text.replace(written, sound)
    return "".join(letter for letter, before in zip(text, " " + text, strict=False) if letter != before)


@lru_cache(maxsize=1 << 12)
def _parts(name: str) -> tuple[str, ...]:
    kept = (Role.GIVEN, Role.FAMILY, Role.PATRONYMIC, Role.INITIAL)
    return tuple(folded(part.text) for part in parse_name(name).parts if part.role in kept)


def _all_meet(pairs: list[tuple[str, str]]) -> bool:
    return all(_meets(a, b) for a, b in pairs) and any(min(len(a), len(b)) > 1 for a, b in pairs)


def _meets(one: str, two: str) -> bool:
    if len(one) <= 1 or len(two) <= 1:
        return bool(one and two) and (one[0] == two[0] or {one[0], two[0]} == {"g", "h"})
    if one == two:
        return True
    short, long = sorted((one, two), key=len)
    return len(short) >= 5 and long.startswith(short[:-1]) and len(long) - len(short) <= 2
