"""Kazakh names of bodies: the case ending after the last word off, its possessive kept."""

import re

_POSSESSED = re.compile(
    r"(?P<stem>[\w-]{2,}?(?:сы|сі|ы|і))(?P<case>ның|нің|на|не|нда|нде|ндағы|ндегі|нан|нен|мен|н|нікі)"
)
_LOCATIVE = re.compile(r"(?P<stem>[\w-]{3,})(?P<case>дағы|дегі|тағы|тегі)")
_CASES = re.compile(
    r"(?P<stem>[\w-]{3,}?)(?P<case>-?(?:ның|нің|дың|дің|тың|тің|дан|ден|тан|тен|нан|нен|да|де|та|те|ға|ге|қа|ке|ды|ді|ты|ті|"
    r"ны|ні|мен|бен|пен))"
)
_PEOPLE = re.compile(
    r"(?i)(?:қызметкер|офицер|өкіл|тергеуші|судья|прокурор|жедел\s+уәкіл|агент|басшы|бастық|төраға|директор)"
    r"(?:лер|лар|дер|дар|тер|тар)?(?:і|ы|сі|сы)?(?:нің|ның|не|на|н|мен|нен|нан|нде|нда|дің|дың|тің|тың|ге|ға)?"
)
_HEAD = re.compile(
    r"(?i).*(?:департамент|комитет|басқарма|бөлім|бөлімше|сот|министрлік|прокуратура|қызмет|мекеме|колония|тергеу|изолятор|агенттік|орган)"
)
_OWNER = re.compile(r"(?P<stem>.+?)(?:ның|нің|дың|дің|тың|тің)")


def kazakh_body(text: str) -> str:
    """The phrase without those who work there at its end and without the last word's case ending.

    Genitives inside the phrase stay, because they hold it together (`Алматы қаласының соты`). A last
    word that is not possessed and not a known kind of body stays as printed.
    """
    words = text.split()
    while len(words) > 1 and _PEOPLE.fullmatch(words[-1]):
        words.pop()
    words[-1:] = [_without_case(words[-1])] if words else []
    return " ".join(words)


def _without_case(word: str) -> str:
    small = word.lower()
    possessed = _POSSESSED.fullmatch(small)
    if possessed and (
        _HEAD.match(possessed["stem"]) or possessed["case"] in ("ның", "нің", "нда", "нде", "нан", "нен")
    ):
        return word[: len(possessed["stem"])]
    plain = _CASES.fullmatch(small) or _LOCATIVE.fullmatch(small)
    if plain and (
        _HEAD.fullmatch(plain["stem"])
        or word[: len(plain["stem"])].isupper()
        or plain["case"] in ("ның", "нің", "дың", "дің", "тың", "тің")
    ):
        return word[: len(plain["stem"])]
    return word
