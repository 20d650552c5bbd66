"""The courts' acts that the words of an entry name, with their dates and places.

An act is a word for it, a court and a date, in this order and without a quotation mark between
them. A date, or a court and a date, that follows such an act after a comma or "and" is a further
act of the same sort (and of the same court where it names none).
"""

import re
from functools import cache

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.base.when import When, on_day
from habeas.evidence.registers.entry import Act, Decision
from habeas.evidence.registers.words import acts, compiled, months, pattern
from habeas.names.bodies import body_form

_LONGEST_COURT = 330
"""Most characters between an act and its date; the longest court names of real lists have about 170."""


def decisions_of(text: str) -> tuple[Decision, ...]:
    """All acts of courts in these words, in their order; empty when none is named.

    A date that no calendar has, such as 31.02.2010, gives a decision whose `date` is None.
    """
    found: list[Decision] = []
    at = 0
    while (hit := _act_form().search(text, at)) is not None:
        decision = _of_act(text, hit)
        at = hit.end()
        if decision is None:
            continue
        found.append(decision)
        at = _followers(text, found)
    return tuple(found)


@cache
def court_name(court: str, lang: Lang = Lang.RU) -> str:
    """A court in the nominative: `Ленинского районного суда` gives `Ленинский районный суд`.

    What can't be undone with confidence stays as printed.
    """
    return body_form(court, lang)


def date_of(words: str) -> When | None:
    """The day these words name (`05.03.2010`, `5 марта 2010`); None when they name none or an impossible one."""
    hit = _date_form().fullmatch(words.strip())
    if hit is None:
        return None
    month = months().index(hit["month"].lower()) + 1 if hit["month"] else int(hit["mm"])
    try:
        return on_day(int(hit["year"] or hit["yyyy"]), month, int(hit["day"] or hit["dd"]))
    except ValueError:
        return None


def _of_act(text: str, hit: re.Match[str]) -> Decision | None:
    """The decision of one match; the last act word before the date is the one that counts."""
    start, court_start = hit.start(), hit.end("act")
    for nearer in _act_word().finditer(text, hit.end("act"), hit.start("date")):
        start, court_start = nearer.start(), nearer.end()
    words = text[start:court_start]
    court = _court(text[court_start : hit.end("court")])
    if court is None:
        return None
    return Decision(court, date_of(hit["date"]), _act(words), Span(start, hit.end()))


def _followers(text: str, found: list[Decision]) -> int:
    """Append the further acts that hang on the last one; the place after the last of them."""
    while True:
        last = found[-1]
        end = last.span.end if last.span is not None else 0
        hit = _follower_form().match(text, end)
        if hit is None or _act_word().search(hit["court"] or "") is not None:
            return end
        court = _court(hit["court"] or "") or last.court
        found.append(Decision(court, date_of(hit["date"]), last.act, Span(hit.start("first"), hit.end())))


def _court(words: str) -> str | None:
    """The court in these words, spaces made single; None when they name none."""
    words = " ".join(words.split()).strip(" ,.:;-–—(")
    words = compiled("before_court").sub("", words, count=1).strip() if words else words
    return words if words and re.search(pattern("court"), words, re.IGNORECASE) else None


def _act(words: str) -> Act:
    folded = " ".join(words.split())
    return next((act for act, form in acts() if re.fullmatch(form, folded, re.IGNORECASE)), Act.UNKNOWN)


@cache
def _date_pattern() -> str:
    numbers = r"(?P<dd>\d{1,2})\s?[.,]\s?(?P<mm>\d{1,2})\s?[.,]\s?(?P<yyyy>\d{4})"
    return rf"(?:{numbers}|(?P<day>\d{{1,2}})\s+(?P<month>{'|'.join(months())})\s+(?P<year>\d{{4}}))(?!\d)"


@cache
def _date_form() -> re.Pattern[str]:
    return re.compile(_date_pattern(), re.IGNORECASE)


@cache
def _act_word() -> re.Pattern[str]:
    # The lists' own typing slips: a Latin letter inside the word.
    alternatives = "|".join(form for _, form in acts())
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


@cache
def _act_form() -> re.Pattern[str]:
    alternatives = "|".join(form for _, form in acts())
    return re.compile(
        rf"(?<!\w)(?P<act>{alternatives})(?!\w)(?P<court>[^«»\"“”]{{0,{_LONGEST_COURT}}}?)"
        rf"(?<!\w)(?:от\s*)?(?P<date>{_date_pattern()})",
        re.IGNORECASE,
    )


@cache
def _follower_form() -> re.Pattern[str]:
    return re.compile(
        rf"\s*(?:г\.|года)?\s*(?:,|и|,\s*и)\s+(?P<first>(?P<court>[^«»\"“”()]{{0,{_LONGEST_COURT}}}?)"
        rf"(?<!\w)(?:от\s*)?(?P<date>{_date_pattern()}))",
        re.IGNORECASE,
    )
