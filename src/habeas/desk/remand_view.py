"""The remand check with every text resolved in one language: what a shell prints."""

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.base.digest import Json
from habeas.base.known import Absent
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.when import on_day
from habeas.desk.labels import labelled, property_label
from habeas.desk.remand import RemandPerson
from habeas.desk.remand_facts import is_place
from habeas.disclosure.dates import day_in_words, when_in_words
from habeas.disclosure.wording import wording
from habeas.findings.remand.check import OrderSays, RemandCheck, Row
from habeas.findings.remand.checklist import Enough, ItemKind
from habeas.findings.remand.holdings import Weight
from habeas.findings.remand.shape import check_json, written
from habeas.law.citation import write_reference
from habeas.law.pack.rule import Status
from habeas.law.reference import Norm


@dataclass(frozen=True, slots=True)
class CitationView:
    """A norm as lawyers write it; `plain` where its wording surely stood so on the day, `read` where it is kept."""

    text: str
    plain: bool
    read: bool


@dataclass(frozen=True, slots=True)
class PassageView:
    """A place of the order: code points of its first reading, end exclusive; whether it was recognised on a picture."""

    role: str
    start: int
    end: int
    quote: str
    recognised: bool


@dataclass(frozen=True, slots=True)
class HeldView:
    """Something recorded: in words, with the direction it speaks in and what it stands on.

    `ids` are those that a person knows it by; a place in a facts file is not among them.

    `absent` says that there is none; `text` is then empty, but for its time.
    """

    speaks: str
    label: str
    text: str
    absent: bool
    says: str | None
    denied: bool
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """One item in words; `answer` is that of a condition, None of the others.

    `rejected` says that the order deals with a ground by finding it not shown.
    """

    item: str
    label: str
    citations: tuple[CitationView, ...]
    order: str
    rejected: bool
    answer: str | None
    record: str
    follows: tuple[str, ...]
    passages: tuple[PassageView, ...]
    held: tuple[HeldView, ...]
    standard: str
    notes: tuple[str, ...]
    named_is_enough: bool
    draft: str | None


@dataclass(frozen=True, slots=True)
class CheckView:
    """One pack's check. `counts` gives for each kind how many items the order deals with, and of how many;
    a ground that it finds not shown is not among them.

    `text_of` are the days of the texts that results not proven for the day are computed by.
    """

    pack: str
    day: str
    with_order: bool
    rows: Mapping[str, tuple[RowView, ...]]
    counts: Mapping[str, tuple[int, int]]
    grounds_shown: bool
    text_of: tuple[str, ...]
    alerts: tuple[str, ...]
    drafts: int


@dataclass(frozen=True, slots=True)
class RemandView:
    """One person's checks in one language; `order` says what became of the order (see OrderFile)."""

    case: str
    person: str
    law_from: str | None
    order: str
    checks: tuple[CheckView, ...]


def remand_json(person: RemandPerson) -> list[dict[str, Json]]:
    """One object for each pack, with the case and the person it is about."""
    who: dict[str, Json] = {"case": person.case or None, "person": person.person or None}
    return [{**check_json(check), **who, "law_from": person.law_from} for check in person.checks]


def view_remand(person: RemandPerson, lang: Lang) -> RemandView:
    """One person's checks with every text in this language."""
    law_from = None if person.law_from is None else property_label(person.law_from, lang)
    checks = tuple(_check(check, lang) for check in person.checks)
    return RemandView(person.case, person.person, law_from, person.order.value, checks)


def _check(check: RemandCheck, lang: Lang) -> CheckView:
    rows = {kind.value: tuple(_row(check, row, lang) for row in check.of_kind(kind)) for kind in ItemKind}
    counts = {kind.value: _counts(check.of_kind(kind)) for kind in ItemKind if kind is not ItemKind.CONDITION}
    unproven = {basis.text_of for row in check.rows for basis in row.basis if basis.wording and not basis.plain}
    words = wording(lang).dates
    return CheckView(
        pack=check.pack.label[lang],
        day=when_in_words(on_day(check.day.year, check.day.month, check.day.day), "plain", words),
        with_order=check.order is not None,
        rows=rows,
        counts=counts,
        grounds_shown=check.grounds_shown(),
        text_of=tuple(day_in_words(day, "plain", words) for day in sorted(d for d in unproven if d is not None)),
        alerts=tuple(alert.text[lang] for alert in check.alerts()),
        drafts=sum(row.item.status is Status.DRAFT for row in check.rows),
    )


def _counts(rows: tuple[Row, ...]) -> tuple[int, int]:
    return sum(row.argued() for row in rows), len(rows)


def _row(check: RemandCheck, row: Row, lang: Lang) -> RowView:
    draft = None
    if row.item.status is Status.DRAFT:
        draft = row.item.source or ""
    return RowView(
        item=row.item.id,
        label=row.item.label[lang],
        citations=tuple(
            CitationView(written(check.pack, one.citation, lang), one.plain, bool(one.wording)) for one in row.basis
        ),
        order=row.order.value,
        rejected=row.order is OrderSays.ADDRESSED and not row.argued(),
        answer=row.answer(),
        record=row.record.value,
        follows=tuple(one.text[lang] for one in row.follows),
        passages=tuple(
            PassageView(
                p.role.value,
                p.span.start,
                p.span.end,
                p.quote,
                check.order is not None and check.order.is_recognised(p.span),
            )
            for p in row.passages
        ),
        held=tuple(_held(check, weight, lang) for weight in row.weights),
        standard=row.standard[lang],
        notes=tuple(note[lang] for note in row.item.notes),
        named_is_enough=row.item.enough is Enough.NAMED,
        draft=draft,
    )


def _held(check: RemandCheck, weight: Weight, lang: Lang) -> HeldView:
    holding = weight.holding
    text = _told(holding.prop, holding.value, check, lang) if isinstance(holding.value, Mapping) else ""
    if holding.when is not None:
        text = f"{text} ({when_in_words(holding.when, 'plain', wording(lang).dates)})".strip()
    return HeldView(
        speaks=weight.direction.value,
        label=property_label(holding.prop, lang),
        text=text,
        absent=isinstance(holding.value, Absent),
        says=holding.attributed_to,
        denied=holding.denied,
        ids=tuple(one for one in holding.statements if not is_place(one)),
    )


def _told(prop: str, value: Mapping[str, Plain], check: RemandCheck, lang: Lang) -> str:
    """A value in words: an article as lawyers cite it, with its label; of others their fields without codes."""
    norm = {name: str(value[name]) for name in ("code", "article", "part", "point", "country") if value.get(name)}
    if prop not in ("charge", "norm_cited") or not {"code", "article"} <= norm.keys():
        return "; ".join(one.text for one in labelled(prop, dict(value), lang, with_codes=False))
    country = norm.get("country") or check.pack.country_of_norms()
    cited = write_reference(Norm(country, norm["code"], norm["article"], norm.get("part"), norm.get("point")), lang)
    return f"{cited}; {value['label']}" if value.get("label") else cited
