"""Filings as one audience may see them: what was filed, received, due and answered, and how long silence lasts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.base.language import Lang
from habeas.disclosure.audience import Audience, require_self
from habeas.disclosure.dates import count_in_words, day_in_words
from habeas.disclosure.gate.audiences import rules_of
from habeas.disclosure.sentences import Teller
from habeas.disclosure.sides import SideView, side_of, teller_of
from habeas.disclosure.wording import Wording
from habeas.evidence.sources.source import Source
from habeas.findings.filings.filing import Filing, Filings, Limit, Silence
from habeas.record.casefile import CaseFile
from habeas.record.marks import UNMARKED, Marks
from habeas.record.vocabulary.loading import vocabulary


@dataclass(frozen=True, slots=True)
class LimitWords:
    """What a rule is called and where it stands, in the language of the view; `warning` is that of a draft."""

    label: str
    citation: str
    warning: str


@dataclass(frozen=True, slots=True)
class LimitView:
    """A limit in words. `earliest` and `latest` are days in words, empty where they cannot be reckoned.

    `label`, `citation` and `warning` are empty where a source tells the day: then `told` is its side.
    `sure` is False where the record does not tell whether the rule is about this filing.
    """

    earliest: str
    latest: str
    label: str
    citation: str
    warning: str
    past: bool
    sure: bool
    told: SideView | None


@dataclass(frozen=True, slots=True)
class FilingView:
    """One filing. `standing` is the stable word; `silence` is a number of days in words, empty where there is none.

    `since_receipt` says whether it is counted from the receipt; `perhaps` are ids of filings that may be this one.
    """

    id: str
    standing: str
    what: SideView
    receipts: tuple[SideView, ...]
    limits: tuple[LimitView, ...]
    replies: tuple[SideView, ...]
    silence: str
    since_receipt: bool
    perhaps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FilingsView:
    """All filings that this audience may see, the overdue first; `loose` are replies that name no filing."""

    lang: Lang
    audience: Audience
    as_of: str
    filings: tuple[FilingView, ...]
    loose: tuple[SideView, ...]
    withheld: int


def view_filings(
    found: Filings,
    casefile: CaseFile,
    sources: Sequence[Source],
    limits: Mapping[str, LimitWords],
    audience: Audience,
    lang: Lang,
    marks: Marks = UNMARKED,
) -> FilingsView:
    """The filings of which this audience may see every part; the others are withheld and counted.

    `marks` say which quotes were recognised on a picture or heard by a program. Raises WrongCall for every
    audience but `self`.
    """
    require_self(audience)
    allowed = rules_of(audience).told & vocabulary().properties.keys()
    teller = teller_of(casefile, allowed, sources, lang, None, marks)
    shown = [one for one in found.filings if _props(one) <= allowed]
    loose = [fact for fact in found.loose if fact.prop in allowed]
    return FilingsView(
        lang=lang,
        audience=audience,
        as_of=day_in_words(casefile.as_of, "plain", teller.words.dates),
        filings=tuple(_filing(one, limits, casefile.as_of, teller) for one in shown),
        loose=tuple(side_of(fact, teller) for fact in loose),
        withheld=len(found.filings) - len(shown) + len(found.loose) - len(loose),
    )


def _props(one: Filing) -> frozenset[str]:
    told = tuple(limit.told for limit in one.limits if limit.told is not None)
    return frozenset(fact.prop for fact in (one.what, *one.receipts, *one.replies, *told))


def _filing(one: Filing, limits: Mapping[str, LimitWords], as_of: date, teller: Teller) -> FilingView:
    return FilingView(
        id=one.id,
        standing=one.standing.value,
        what=side_of(one.what, teller),
        receipts=tuple(side_of(fact, teller) for fact in one.receipts),
        limits=tuple(_limit(limit, limits, as_of, teller) for limit in one.limits),
        replies=tuple(side_of(fact, teller) for fact in one.replies),
        silence="" if one.silence is None else _days(one.silence, teller.words),
        since_receipt=one.silence is not None and one.silence.since_receipt,
        perhaps=one.perhaps,
    )


def _limit(limit: Limit, words: Mapping[str, LimitWords], as_of: date, teller: Teller) -> LimitView:
    said = words.get(limit.rule or "")
    return LimitView(
        earliest=_day(limit.earliest, teller.words),
        latest=_day(limit.latest, teller.words),
        label="" if said is None else said.label,
        citation="" if said is None else said.citation,
        warning=said.warning if said is not None and limit.draft else "",
        past=limit.latest is not None and limit.latest < as_of,
        sure=limit.sure,
        told=None if limit.told is None else side_of(limit.told, teller),
    )


def _day(day: date | None, words: Wording) -> str:
    return "" if day is None else day_in_words(day, "plain", words.dates)


def _days(silence: Silence, words: Wording) -> str:
    least, most = silence.least, silence.most
    if least is None or least == most:
        return "" if most is None else count_in_words(most, "days", words.dates)
    if most is None:
        return count_in_words(least, "days", words.dates)
    return f"{least}–{count_in_words(most, 'days', words.dates)}"
