"""Kazakh case endings on names: put on by vowel harmony, taken off without hurting the name.

Kazakh puts one ending after the whole name and leaves the name as it is, so taking it off means
telling `Сапаринге` (Сапарин + ге) from `Дариға` (a name that ends like a dative). An ending is taken off
only where what remains is a name by list, by ending or by build, and the whole word is none.
"""

from habeas.names.endings import DAUGHTER, SON, is_firm_surname, is_surname
from habeas.names.given import is_given_name, likely_sex

_BACK = "аоұыуяёюэ"
_FRONT = "әөүіеи"
_VOWELS = _BACK + _FRONT
_VOICELESS = "кқпстфхһцчшщбвгд"
"""Consonants after which the ending begins voiceless; in loans and Russian surnames -в, -б, -г, -д count so."""
_NASAL = "мнң"

_AFTER: dict[str, tuple[tuple[str, ...], ...]] = {
    "vowel": (("ның", "нің"), ("ға", "ге"), ("ны", "ні"), ("да", "де"), ("дан", "ден"), ("мен",)),
    "nasal": (("ның", "нің"), ("ға", "ге"), ("ды", "ді"), ("да", "де"), ("нан", "нен"), ("мен",)),
    "voiced": (("дың", "дің"), ("ға", "ге"), ("ды", "ді"), ("да", "де"), ("дан", "ден"), ("мен", "бен")),
    "voiceless": (("тың", "тің"), ("қа", "ке"), ("ты", "ті"), ("та", "те"), ("тан", "тен"), ("пен",)),
    "possessive": (("ның", "нің"), ("на", "не"), ("н",), ("нда", "нде"), ("нан", "нен"), ("мен",)),
}
"""Endings of genitive, dative, accusative, locative, ablative and instrumental by the sound before them."""

_SURE = ("ның", "нің", "дың", "дің", "тың", "тің")
"""Genitive endings: hardly any name ends so in the nominative."""

_POSSESSED = (*SON, *DAUGHTER)


def endings_after(name: str) -> tuple[str, ...]:
    """The case endings that can follow this name; empty when it does not end in a Cyrillic letter.

    Back and front variants are both given, because Russian-type surnames take either in print.
    """
    word = name.lower()
    last = word[-1:]
    if not last or not ("а" <= last <= "я" or last in "ёәғқңөұүһі"):
        return ()
    if word.endswith(_POSSESSED):
        kind = "possessive"
    elif last in _VOWELS:
        kind = "vowel"
    elif last in _NASAL:
        kind = "nasal"
    else:
        kind = "voiceless" if last in _VOICELESS else "voiced"
    groups = _AFTER[kind]
    if last in "иу":
        groups = (*groups, *_AFTER["voiced"])
    if last in "бвгдзж":
        groups = (*groups, *_AFTER["voiced" if kind == "voiceless" else "voiceless"])
    return tuple(ending for group in groups for ending in group)


def harmonious(stem: str, ending: str) -> bool:
    """Whether back or front vowels of the ending follow the last clear vowel of the stem; мен, бен, пен always."""
    if ending in ("мен", "бен", "пен", "н"):
        return True
    last = next((letter for letter in reversed(stem.lower()) if letter in _VOWELS and letter not in "иую"), "")
    back = any(letter in _BACK for letter in ending)
    return not last or back == (last in _BACK)


def without_case(word: str) -> str:
    """`word` without its Kazakh case ending, or as it is when nothing shows that it has one.

    Takes one word, in any letter case. A listed given name is never changed.
    """
    head, hyphen, tail = word.rpartition("-")
    if hyphen and tail.islower() and tail in _all_endings():
        return head
    if is_given_name(word) or (is_firm_surname(word) and not word.lower().endswith(_SURE)):
        return word
    found = [stem for stem in _stems(word) if _is_name(stem, word[len(stem) :])]
    return max(
        found, key=lambda stem: (stem.lower().endswith(_POSSESSED), is_given_name(stem), len(stem)), default=word
    )


def _stems(word: str) -> list[str]:
    out = []
    for length in (1, 2, 3):
        stem, ending = word[:-length], word[-length:].lower()
        if len(stem) >= 3 and ending in endings_after(stem):
            out.append(stem)
    return out


def _is_name(stem: str, ending: str) -> bool:
    if ending.lower() in _SURE:
        return True
    if stem.lower().endswith(_POSSESSED) and len(stem) > 6:
        return True
    if is_given_name(stem):
        return harmonious(stem, ending)
    if is_firm_surname(stem) or (is_surname(stem) and len(stem) > 4):
        return True
    return likely_sex(stem) is not None and len(stem) > 5 and harmonious(stem, ending)


def _all_endings() -> frozenset[str]:
    return frozenset(ending for groups in _AFTER.values() for group in groups for ending in group)


def with_cases(name: str) -> tuple[str, ...]:
    """The name with every case ending that is printed after it; empty when it takes none.

    Vowels of name and ending agree, except that Russian-type surnames take both kinds in print.
    """
    last = name.rsplit(" ", maxsplit=1)[-1]
    both = is_firm_surname(last) or (is_surname(last) and not is_given_name(last))
    return tuple(name + ending for ending in endings_after(name) if both or harmonious(last, ending))
