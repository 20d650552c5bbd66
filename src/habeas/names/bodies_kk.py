"""Kazakh names of bodies: the case ending after the last word off, its possessive kept."""

import re

from habeas.names.places import is_place

_POSSESSED = re.compile(
    r"(?P<stem>[\w-]{2,}?(?:сы|сі|ы|і))(?P<case>ның|нің|на|не|нда|нде|ндағы|ндегі|нан|нен|мен|н|нікі)"
)
_LOCATIVE = re.compile(r"(?P<stem>[\w-]{2,}?)(?P<case>-?(?:дағы|дегі|тағы|тегі))")
_CASES = re.compile(
    r"(?P<stem>[\w-]{2,}?)(?P<case>-?(?:ның|нің|дың|дің|тың|тің|дан|ден|тан|тен|нан|нен|да|де|та|те|ға|ге|қа|ке|ды|ді|ты|ті|"
    r"ны|ні|мен|бен|пен))"
)
_PEOPLE = re.compile(
    r"(?i)(?:қызметкер|офицер|өкіл|тергеуші|судья|прокурор|жедел\s+уәкіл|агент|басшы|бастық|төраға|директор)"
    r"(?:лер|лар|дер|дар|тер|тар)?(?:і|ы|сі|сы)?(?:нің|ның|не|на|н|мен|нен|нан|нде|нда|дің|дың|тің|тың|ге|ға)?"
)
_HEAD = re.compile(
    r"(?i).*(?:департамент|комитет|басқарма|бөлім|бөлімше|сот|министрлік|прокуратура|қызмет|мекеме|колония|изолятор|агенттік|"
    r"орган|түрме|абақты|лагерь|аурухана|госпиталь|учаске|академия|университет|институт|ұйым|кеңес|комиссия|палата|банк|"
    r"үкімет|парламент|мәжіліс|сенат|мектеп|лицей|диспансер|орталық)"
)
_LONG = re.compile(r".{3,}(?:сы|сі)")
"""A possessed form whose ending is plain, whatever the word."""


def kazakh_body(text: str) -> str:
    """The phrase without those who work there at its end and without the last word's case ending.

    Genitives inside the phrase stay, because they hold it together (`Алматы қаласының соты`). A last
    word that is not possessed and not a known kind of body stays as printed.
    """
    words = text.split()
    while len(words) > 1 and _PEOPLE.fullmatch(words[-1]):
        words.pop()
    words[-1:] = [_without_case(words[-1], alone=len(words) == 1)] if words else []
    return " ".join(words)


def _without_case(word: str, *, alone: bool) -> str:
    small = word.lower()
    possessed = _POSSESSED.fullmatch(small)
    if possessed and _is_possessed(possessed["stem"], possessed["case"], alone=alone):
        return word[: len(possessed["stem"])]
    plain = _CASES.fullmatch(small) or _LOCATIVE.fullmatch(small)
    if plain is None:
        return word
    stem = word[: len(plain["stem"])]
    sure = plain["case"].lstrip("-") in ("ның", "нің", "дың", "дің", "тың", "тің")
    return stem if sure or stem.isupper() or _HEAD.fullmatch(stem) or is_place(stem) else word


def _is_possessed(stem: str, case: str, *, alone: bool) -> bool:
    if _HEAD.match(stem) or case in ("ның", "нің", "нда", "нде", "нан", "нен"):
        return True
    return not alone and _LONG.fullmatch(stem) is not None
