"""From the `remand` part of a law pack to a checklist, and everything that is wrong with it."""

from collections.abc import Mapping
from functools import cache

from habeas.base.errors import WrongCall
from habeas.base.finding import Finding
from habeas.findings.remand.checklist import Bearing, Checklist, Direction, Enough, Item, ItemKind, ToldBy
from habeas.findings.remand.follows import STATES
from habeas.findings.remand.lexicon import TOPICS
from habeas.law.pack.condition import Condition, parse_condition, parse_selector
from habeas.law.pack.fields import Fields, Report, maps_in, texts_of
from habeas.law.pack.loading import Documents, known_packs, pack_documents
from habeas.law.pack.provision import Texts
from habeas.law.pack.rule import OwnWords, Status
from habeas.record.vocabulary.loading import vocabulary

KEY = "remand"
"""The top-level key of a pack's file that holds the checklist."""


@cache
def checklist_of(pack_id: str) -> Checklist | None:
    """The checklist of a pack, None where the pack has none; raises WrongCall where it has errors."""
    if pack_id not in known_packs():
        return None
    checklist, findings = read_checklist(pack_id, pack_documents(pack_id))
    if findings:
        message = f"The remand checklist of {pack_id} is wrong: {findings[0].place}: {findings[0].message}"
        raise WrongCall(message, "See docs/reference/remand-check.md.")
    return checklist


def read_checklist(pack_id: str, documents: Documents) -> tuple[Checklist | None, tuple[Finding, ...]]:
    """The checklist that these files make, None where none of them has one, and what is wrong with it."""
    report = Report()
    for name, document in documents.items():
        if isinstance(document, Mapping) and isinstance(part := document.get(KEY), Mapping):
            fields = Fields(part, f"{name}, {KEY}", report)
            standards = fields.map("standards")
            texts = {key: standards.texts(key) for key in standards.values}
            items = tuple(_item(inner, texts) for inner in maps_in(fields.raw("items"), f"{name}, items", report))
            told = fields.map("circumstances_told_by")
            circumstances = tuple(_told_by(name, told.map(name)) for name in told.values)
            fields.finish()
            _refuse_twins(items, report)
            return Checklist(pack_id, circumstances, texts, items), tuple(report.findings)
    return None, ()


def _item(fields: Fields, standards: Mapping[str, object]) -> Item:
    own = fields.map("law")
    item = Item(
        id=fields.text("id"),
        kind=fields.choice("kind", ItemKind, ItemKind.STATEMENT),
        cites=fields.citations(),
        status=fields.choice("status", Status, Status.DRAFT),
        label=fields.texts("label"),
        standard=fields.text("standard"),
        topics=fields.words("topics"),
        enough=fields.choice("enough", Enough, Enough.PARTICULAR),
        bearings=_bearings(fields.map("record")),
        asks=_condition(fields, "asks"),
        applies_if=_condition(fields, "applies_if"),
        follows=_follows(fields.map("follows")),
        law=OwnWords(own.text("lang"), own.text("text")) if fields.has("law") else None,
        source=fields.optional("source"),
        notes=tuple(texts_of(each, f"{fields.place}, notes", fields.report) for each in fields.items("notes")),
    )
    fields.finish()
    _refuse_what_does_not_fit(item, fields, standards)
    return item


def _condition(fields: Fields, name: str) -> Condition | None:
    if not fields.has(name):
        return None
    try:
        return parse_condition(fields.raw(name))
    except ValueError as error:
        fields.wrong(name, str(error))
        return None


def _bearings(fields: Fields) -> tuple[Bearing, ...]:
    found = []
    for direction in Direction:
        for selector in fields.each(direction.value, parse_selector):
            if selector.type not in vocabulary().properties:
                fields.wrong(direction.value, f"The vocabulary has no property {selector.type!r}.")
            found.append(Bearing(direction, selector))
    fields.finish()
    return tuple(found)


def _told_by(name: str, fields: Fields) -> ToldBy:
    told = ToldBy(name, fields.each("yes", parse_selector), fields.each("no", parse_selector))
    fields.finish()
    return told


def _follows(fields: Fields) -> Mapping[str, Texts]:
    for state in fields.values:
        if state not in STATES:
            fields.wrong(state, f"One of {', '.join(STATES)} is needed here.")
    return {state: fields.texts(state) for state in fields.values}


def _refuse_what_does_not_fit(item: Item, fields: Fields, standards: Mapping[str, object]) -> None:
    if not item.cites:
        fields.wrong("cites", "An item needs at least one citation.")
    if item.standard not in standards:
        fields.wrong("standard", f"There is no standard {item.standard!r}; there are: {', '.join(standards)}.")
    if (item.asks is None) == (item.kind is ItemKind.CONDITION):
        fields.wrong("asks", "A condition needs its question, and nothing else has one.")
    for topic in item.topics:
        if topic not in TOPICS:
            fields.wrong("topics", f"No language has words for {topic!r}.")
    if item.status is Status.DRAFT and item.source is None:
        fields.wrong("source", "A draft says where it was seen, or that it is from memory.")


def _refuse_twins(items: tuple[Item, ...], report: Report) -> None:
    seen: set[str] = set()
    for item in items:
        if item.id in seen:
            report.error(item.id, "The same id stands twice.")
        seen.add(item.id)
