"""What the sanction of an article of the Criminal Code of Kazakhstan says: longest imprisonment, category.

Category after articles 10 and 11 of the Code; guilt after articles 19 and 22: an act by negligence is an
offence only where its article says so, and an intentional offence with a graver result that was caused by
negligence counts as intentional.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from habeas.base.duration import Duration
from habeas.law.pack.footnotes import parts_named

_SANCTION = re.compile(r"наказыва[ею]тся(?P<says>.*)", re.DOTALL)
_LEGAL_NOTE = re.compile(r"\nПримечани[ея].*", re.DOTALL)
_ONE_TO_NINETEEN = {
    "одного": 1, "двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9,
    "десяти": 10, "одиннадцати": 11, "двенадцати": 12, "тринадцати": 13, "четырнадцати": 14, "пятнадцати": 15,
    "шестнадцати": 16, "семнадцати": 17, "восемнадцати": 18, "девятнадцати": 19,
}  # fmt: skip
_TENS = {"двадцати": 20, "тридцати": 30}
_NUMBER = rf"(?:(?:{'|'.join(_TENS)})(?:\s+(?:{'|'.join(_ONE_TO_NINETEEN)}))?|{'|'.join(_ONE_TO_NINETEEN)})"
_TERM = re.compile(
    rf"(?P<what>ограничением|лишением)\s+свободы\s+(?:на\s+(?P<same>тот\s+же\s+срок)|на\s+(?P<exactly>один)\s+год|"
    rf"(?:(?:на\s+срок|сроком)\s+)?(?:от\s+{_NUMBER}(?:\s+(?:лет|года|месяцев))?\s+)?до\s+(?P<many>{_NUMBER})\s+(?P<unit>лет|года|месяцев))"
)
_FINE = re.compile(r"штраф\w*\s+в\s+размере\s+до\s+(?P<many>[\w\s]+?)\s+месячн")
_LOW_FINE = re.compile(r"(?:(?:ста\s+)?\w+десяти|(?:ста\s+)?двадцати|сорока|ста|двухсот)$")
"""Fines of misdemeanours end at 200 monthly units, those of crimes begin there (article 41)."""
_NEGLIGENT = re.compile(r"неосторожн", re.IGNORECASE)
_OUTRIGHT = re.compile(
    r"(?:Причинение|Уничтожение|Повреждение|Заражение|Разглашение|Утрата)\b[^,–]*\bпо неосторожности|Неосторожное\b"
    r"|совершенн\w+ по неосторожности"
)
_BUILDS_ON = re.compile(
    r"(?:\w+, совершенн\w+:|То же|Те же|Эти же"
    r"|Деяни[ея],? (?:предусмотренн|указанн)|Действи[яе],? (?:предусмотренн|указанн))"
    r"(?P<what>[^–]*)"
)
_CARELESS = re.compile(r"небрежн|недобросовестн", re.IGNORECASE)
_BREACH = re.compile(r"(?:Нарушение|Ненадлежащее|Неисполнение|Несоблюдение|Непринятие|Неоказание|Оставление)\b")
_WITH_RESULT = re.compile(r"повлек|причини|последств")
_WILFUL = re.compile(r"умышленн|заведомо", re.IGNORECASE)


class Guilt(StrEnum):
    """Whether the offence takes intent; `unclear` where the words do not settle it."""

    INTENT = "intent"
    NEGLIGENCE = "negligence"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Sanction:
    """One part's punishment: `most` is the longest imprisonment (nought for none) beside `life`; `crime` is
    False for a misdemeanour, None where the punishments named are those of both (article 10)."""

    most: Duration
    life: bool
    crime: bool | None


def read_sanction(wording: str) -> Sanction | None:
    """The sanction of a part; None where it has none (a definition, a note).

    Raises ValueError when imprisonment is named in a form that is not known: it is never passed over.
    """
    found = _SANCTION.search(_LEGAL_NOTE.sub("", wording))
    if found is None:
        return None
    says = found["says"]
    terms = _terms(says)
    if len(re.findall(r"(?<!пожизненным\s)лишени\w+\s+свободы", says)) != len(terms):
        raise ValueError(f"imprisonment in a form that is not known: {says!r}")
    most = max(terms, key=lambda term: 12 * term.years + term.months, default=Duration())
    life = bool(re.search(r"пожизненн\w+\s+лишением\s+свободы", says))
    return Sanction(most, life, _is_crime(says))


def _terms(says: str) -> list[Duration]:
    """Every term of imprisonment; "на тот же срок" is that of the restriction of liberty before it."""
    terms = []
    last: Duration | None = None
    for found in _TERM.finditer(says):
        if not found["same"]:
            number = 1 if found["exactly"] else _number(found["many"])
            last = Duration(months=number) if found["unit"] == "месяцев" else Duration(years=number)
        if found["what"] == "лишением":
            if last is None:
                raise ValueError(f"the same term as none: {says!r}")
            terms.append(last)
    return terms


def _number(words: str) -> int:
    return sum(_TENS.get(word) or _ONE_TO_NINETEEN[word] for word in words.split())


def _is_crime(says: str) -> bool | None:
    if re.search(r"(?:ограничени|лишени)\w+\s+свободы", says):
        return True
    if re.search(r"арестом|выдворением", says):
        return False
    fine = _FINE.search(says)
    return None if fine is None else _LOW_FINE.match(fine["many"]) is None


def guilt_of(part: str, parts: Mapping[str, str], title: str) -> Guilt:
    """Whether a part takes intent or negligence, as far as the words settle it.

    `parts` are all parts of the article by number, of which this is one. A part that builds on others
    takes what they take; where negligence, carelessness or the result of a breach is spoken of in any
    other way, the words do not settle it.
    """
    act = _act(parts[part])
    if _OUTRIGHT.match(act) or re.search(r"по неосторожности$|^Неосторожн", title):
        return Guilt.NEGLIGENCE
    earlier = list(parts)[: list(parts).index(part)]
    if earlier and (builds := _BUILDS_ON.match(act)):
        bases = [named for named in parts_named(builds["what"]) if named in earlier] or earlier
        taken = {guilt_of(base, parts, title) for base in bases}
        return taken.pop() if len(taken) == 1 else Guilt.UNCLEAR
    breach = _BREACH.match(act) and _WITH_RESULT.search(act) and not _WILFUL.search(act)
    return Guilt.UNCLEAR if breach or _NEGLIGENT.search(act) or _CARELESS.search(act) else Guilt.INTENT


def _act(wording: str) -> str:
    """What is punished: the words before the sanction."""
    return _SANCTION.sub("", wording)


def category_of(sanction: Sanction, guilt: Guilt) -> str | None:
    """The category of the offence (`misdemeanour`, `minor`, …); None where the words do not settle it.

    Up to two years every crime is minor; beyond, it takes to know whether there was intent.
    """
    if sanction.crime is None:
        return None
    if not sanction.crime:
        return "misdemeanour"
    years = sanction.most.years + (1 if sanction.most.months else 0)
    if years <= 2 and not sanction.life:
        return "minor"
    if guilt is Guilt.UNCLEAR:
        return None
    if guilt is Guilt.NEGLIGENCE:
        return "minor" if years <= 5 else "medium"
    if sanction.life or years > 12:
        return "especially_grave"
    return "medium" if years <= 5 else "grave"
