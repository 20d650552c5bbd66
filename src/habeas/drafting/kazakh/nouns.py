"""Kazakh: all forms of a noun: plural, possessive, seven cases, and the adjective of place in -дағы."""

from dataclasses import dataclass, replace
from functools import lru_cache

from habeas.drafting.kazakh.harmony import fitted, is_front, softened, sound


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a noun.

    `owner` is `3` for his, her or their (-ы, -сы), `1` for my and our, empty for none. `case` is one
    of :data:`habeas.drafting.kazakh.harmony.ALL_CASES`, or `adj` for the adjective in -дағы.
    """

    word: str
    plural: bool
    owner: str
    case: str


_CASES = {
    "vowel": {"gen": "ның", "dat": "ға", "acc": "ны", "loc": "да", "abl": "дан", "ins": "мен"},
    "glide": {"gen": "дың", "dat": "ға", "acc": "ды", "loc": "да", "abl": "дан", "ins": "мен"},
    "nasal": {"gen": "ның", "dat": "ға", "acc": "ды", "loc": "да", "abl": "нан", "ins": "мен"},
    "voiced": {"gen": "дың", "dat": "ға", "acc": "ды", "loc": "да", "abl": "дан", "ins": "мен"},
    "sibilant": {"gen": "дың", "dat": "ға", "acc": "ды", "loc": "да", "abl": "дан", "ins": "бен"},
    "voiceless": {"gen": "тың", "dat": "қа", "acc": "ты", "loc": "та", "abl": "тан", "ins": "пен"},
}
_OWNED = {"gen": "ның", "dat": "на", "acc": "н", "loc": "нда", "abl": "нан", "ins": "мен"}
_MINE = {"gen": "ның", "dat": "а", "acc": "ды", "loc": "да", "abl": "нан", "ins": "мен"}
_PLURAL = {"vowel": "лар", "glide": "лар", "nasal": "дар", "voiced": "лар", "sibilant": "дар", "voiceless": "тар"}


@lru_cache(maxsize=4096)
def noun_forms(stem: str) -> tuple[Form, ...]:
    """Every form of a noun given in the nominative (`адвокат`, `бас бостандығы` is its last word's matter).

    Takes small letters. A stem that is already possessed should be given without its possessive.
    """
    front = is_front(stem)
    made = list(_of(stem, front=front, plural=False))
    plural = stem + fitted("дар" if stem.endswith("л") else _PLURAL[sound(stem)], front=front)
    made += _of(plural, front=front, plural=True)
    # After -ст an ending's т is written once: журналистің, журналистер.
    made += [replace(form, word=form.word.replace("стт", "ст")) for form in made if stem.endswith("ст")]
    return tuple(made)


def _of(stem: str, *, front: bool, plural: bool) -> list[Form]:
    made = _cased(stem, _CASES[sound(stem)], "", front=front, plural=plural)
    for base in _owned(stem, front=front):
        made += _cased(base, _OWNED, "3", front=front, plural=plural)
    for base in _mine(stem, front=front):
        made += _cased(base, _MINE, "1", front=front, plural=plural)
    for base in _ours(stem, front=front):
        made += _cased(base, _CASES["sibilant"], "1", front=front, plural=plural)
    return made


def _owned(stem: str, *, front: bool) -> list[str]:
    if sound(stem) == "vowel":
        return [stem + fitted("сы", front=front)]
    return [base + fitted("ы", front=front) for base in softened(stem.removesuffix("ь"))]


def _mine(stem: str, *, front: bool) -> list[str]:
    if sound(stem) == "vowel":
        return [stem + "м"]
    return [base + fitted("ым", front=front) for base in softened(stem)]


def _ours(stem: str, *, front: bool) -> list[str]:
    if sound(stem) == "vowel":
        return [stem + fitted("мыз", front=front)]
    return [base + fitted("ымыз", front=front) for base in softened(stem)]


def _cased(base: str, endings: dict[str, str], owner: str, *, front: bool, plural: bool) -> list[Form]:
    made = [Form(base, plural, owner, "nom")]
    for case, ending in endings.items():
        # мен, бен, пен have one shape for every stem.
        shaped = ending if case == "ins" else fitted(ending, front=front)
        made.append(Form(base + shaped, plural, owner, case))
        if case == "loc":
            made.append(Form(base + shaped + fitted("ғы", front=front), plural, owner, "adj"))
    return made
