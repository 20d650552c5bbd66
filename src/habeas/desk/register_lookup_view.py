"""A look-up in words of one language, and as the JSON that other programs rely on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from habeas.base.digest import Json
from habeas.base.language import Lang
from habeas.base.when import When
from habeas.desk.register_lookup import KeptFinding, Lookup, Row
from habeas.disclosure.dates import when_in_words
from habeas.disclosure.wording import wording
from habeas.evidence.registers.entry import Decision, Entry
from habeas.evidence.registers.matching_account import Account
from habeas.evidence.registers.matching_words import Meets
from habeas.findings.registers.finding import RegisterFinding
from habeas.findings.registers.telling import sentence

SCHEMA = "habeas.register.lookup/1"


@dataclass(frozen=True, slots=True)
class RowView:
    """One entry in words: answers by name (`decided`, `in_force`, `listed`) as their codes, the rest as sentences."""

    number: str
    text: str
    score: float
    accounted: bool
    decision: str
    included: str
    version: str
    answers: tuple[tuple[str, str], ...]
    unpublished: bool
    matched: tuple[str, ...]
    reasons: tuple[str, ...]
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LookupView:
    """The answer in words; `on` is the day asked about, `from_case` whether the case's record gave it."""

    on: str
    from_case: bool
    registers: tuple[str, ...]
    rows: tuple[RowView, ...]


def lookup_view(lookup: Lookup, lang: Lang) -> LookupView:
    """The look-up in words of a language."""
    registers = tuple(f"{one.register} ({'—' if one.day is None else one.day.isoformat()})" for one in lookup.versions)
    rows = tuple(_row(row, lang) for row in lookup.rows)
    return LookupView(_day(lookup.act.when, lang), lookup.act.statement is not None, registers, rows)


def _row(row: Row, lang: Lang) -> RowView:
    entry, stood = row.match.entry, row.standing
    decided = _decision(entry)
    told = [decided.court or "", _day(decided.date, lang) if decided and decided.date else ""] if decided else []
    return RowView(
        number=entry.number or "—",
        text=" ".join(entry.text.split()),
        score=row.match.account.score,
        accounted=row.accounted,
        decision=" · ".join(word for word in told if word) or "—",
        included=_day(entry.included, lang) if entry.included is not None else "—",
        version="—" if row.source.version is None else row.source.version.isoformat(),
        answers=(
            ("decided", stood.decided.value),
            ("in_force", stood.in_force.value),
            ("listed", stood.listed.value),
        ),
        unpublished=stood.unpublished,
        matched=tuple(_account(row.match.account, lang)),
        reasons=tuple(
            sentence("reasons", reason.code, lang, reason.told, lambda when: _day(when, lang))
            for reason in stood.reasons
        ),
        findings=tuple(one.sentence(lang, lambda when: _day(when, lang)) for one in row.findings),
    )


def _account(account: Account, lang: Lang) -> Iterator[str]:
    """The account of every word, in sentences."""
    for why in account.why:
        yield sentence("account", why.value, lang, {})
    pairs = [met.asked if met.how is Meets.EQUAL else f"{met.asked} = {met.printed}" for met in account.met]
    for code, words in (("met", pairs), ("left_asked", account.left_asked), ("left_printed", account.left_printed)):
        if words:
            yield sentence("account", code, lang, {"pairs" if code == "met" else "words": ", ".join(words)})
    if account.set_aside:
        yield sentence("account", "set_aside", lang, {"words": ", ".join(account.set_aside)})


def _decision(entry: Entry) -> Decision | None:
    """The earliest decision with a date; without dates the first one."""
    dated = [one for one in entry.decisions if one.date is not None]
    if dated:
        return min(dated, key=lambda one: str(one.date.local_bounds()[0]) if one.date else "")
    return entry.decisions[0] if entry.decisions else None


def _day(when: When, lang: Lang) -> str:
    return when_in_words(when, "plain", wording(lang).dates)


def lookup_json(lookup: Lookup, lang: Lang, kept: Sequence[KeptFinding] = ()) -> Iterator[dict[str, object]]:
    """A line an entry, best first; `why` is in the person's language, findings are in all three.

    `kept` are the findings that were kept as sources of a case; the others have null there.
    """
    view = lookup_view(lookup, lang)
    for row, told in zip(lookup.rows, view.rows, strict=True):
        entry, stood = row.match.entry, row.standing
        decided = _decision(entry)
        yield {
            "schema": SCHEMA,
            "number": entry.number,
            "text": entry.text,
            "score": row.match.account.score,
            "decision": None if decided is None else _decision_json(decided),
            "decisions": [_decision_json(one) for one in entry.decisions],
            "included": None if entry.included is None else str(entry.included),
            "status": entry.status.value,
            "on": str(lookup.act.when),
            "decided_by_date": stood.decided.value,
            "in_force_by_date": stood.in_force.value,
            "listed_on_date": stood.listed.value,
            "decision_unpublished": stood.unpublished,
            "why": " ".join((*told.matched, *told.reasons)),
            "account": _account_json(row.match.account),
            "reasons": [reason.code for reason in stood.reasons],
            "register": {
                "name": row.source.register,
                "version": None if row.source.version is None else row.source.version.isoformat(),
                "digest": str(row.source.digest),
            },
            "findings": [_finding_json(one, lookup, kept) for one in row.findings],
        }


def _decision_json(decision: Decision) -> dict[str, Json]:
    return {
        "court": decision.court,
        "date": None if decision.date is None else str(decision.date),
        "act": decision.act.value,
        "published": decision.published.value,
    }


def _account_json(account: Account) -> dict[str, Json]:
    met: list[Json] = [
        {"asked": met.asked, "printed": met.printed, "how": met.how.value, "where": met.where.value}
        for met in account.met
    ]
    return {
        "why": [why.value for why in account.why],
        "role": None if account.role is None else account.role.value,
        "part": account.part,
        "met": met,
        "left_asked": list(account.left_asked),
        "left_printed": list(account.left_printed),
        "set_aside": list(account.set_aside),
    }


def _finding_json(finding: RegisterFinding, lookup: Lookup, kept: Sequence[KeptFinding]) -> dict[str, Json]:
    sentences: dict[str, Json] = {lang.value: finding.sentence(lang, partial(_day, lang=lang)) for lang in Lang}
    return {
        "code": finding.code,
        "sentence": sentences,
        "entry": {
            "register": finding.entry.register,
            "version": None if finding.entry.version is None else finding.entry.version.isoformat(),
            "digest": str(finding.entry.digest),
            "number": finding.entry.number,
        },
        "act": {"when": str(lookup.act.when), "statement": finding.act.statement, "source": finding.act.source},
        "kept": next((one.source for one in kept if one.finding is finding), None),
    }
