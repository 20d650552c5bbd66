"""What the facts of another Habeas come to: a row for each person or body, with every fact that is told of it.

Ids are of one release alone, so that somebody is known again by the name, and where two have one name, by the id too.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from habeas.base.finding import Finding, Severity
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.evidence.archives.platforms.table_rows import Cell
from habeas.evidence.foreign.own_facts import ENTITY, FACT
from habeas.evidence.foreign.record import Record
from habeas.intake.items import SUBJECT, Item
from habeas.intake.mapping import OnChange
from habeas.intake.record_rows import Unread
from habeas.intake.rows import RowRead
from habeas.intake.words import folded, plain
from habeas.record.statements import Stance
from habeas.record.vocabulary.checking import check_value
from habeas.record.vocabulary.loading import vocabulary
from habeas.record.vocabulary.terms import FieldType, Occurs, Property

_NAMING = {"person": "person", "organ": "organ", "court": "organ", "facility": "organ"}
"""The kinds of entities that are taken in, by the property that presents them."""

_VALUE = "value."
_REFERRING = {"answers", "asked_in", "kept_as", "opinion", "other_opinion", "pressure_in", "proposed_as", "statement"}
"""Fields that name another fact, by an id that only the release knew."""


def rows_of_facts(records: Sequence[Record], text: str) -> tuple[tuple[RowRead, ...], tuple[Unread, ...]]:
    """The rows of a file, and what is not taken in: facts of things that are no people or bodies, and unknown ones."""
    unread: Counter[tuple[str, str | None]] = Counter()
    entities = {_word(one, "id"): one for one in records if one.kinds == (ENTITY,)}
    often = Counter(folded(_word(one, "name")) for one in entities.values())
    facts: dict[str, list[Record]] = defaultdict(list)
    broken = [_refused(one, "This is no fact that Habeas writes.") for one in records if one.why is not None]
    for one in records:
        if one.kinds == (FACT,):
            facts[_word(one, "subject")].append(one)
    rows = []
    for own, entity in entities.items():
        name, naming = _word(entity, "name"), _NAMING.get(_word(entity, "kind"))
        if naming is None or not name:
            unread[_word(entity, "kind") or ENTITY, None] += len(facts.pop(own, []))
            continue
        key = (folded(name),) if often[folded(name)] == 1 else (folded(name), own)
        rows.append(_row(key, name, naming, entity, facts.pop(own, []), text, unread))
    unread["case", None] += sum(map(len, facts.values()))
    told = tuple(Unread(kind, column, count) for (kind, column), count in unread.most_common() if count)
    return tuple(sorted([*rows, *broken], key=lambda row: row.number)), told


def _row(
    key: tuple[str, ...],
    name: str,
    naming: str,
    entity: Record,
    facts: Sequence[Record],
    text: str,
    unread: Counter[tuple[str, str | None]],
) -> RowRead:
    items: list[Item] = []
    refused: list[tuple[str, Finding]] = []
    for fact in facts:
        prop, known = _word(fact, "property"), _word(fact, "known")
        term = vocabulary().properties.get(prop)
        if term is None or known != "known":
            unread[FACT, f"{prop}: {known}" if known != "known" else prop] += 1
            continue
        for field in _REFERRING & {name.removeprefix(_VALUE) for name, _ in fact.cells}:
            unread[FACT, f"{prop}.{field}"] += 1
        found = _item(term, fact, text)
        if isinstance(found, Finding):
            refused.append((prop, found))
        else:
            items.append(found)
    presented = next(
        (at for at, item in enumerate(items) if item.prop == naming and item.value.get("name") == name), None
    )
    first = _presented(naming, entity, text) if presented is None else items.pop(presented)
    subject = Item(SUBJECT, first.prop, first.value, first.given, first.span, first.quote, first.column)
    return RowRead(
        entity.number if presented is None else min(fact.number for fact in facts),
        key,
        name,
        None,
        None,
        (subject, *items),
        tuple(refused),
    )


def _item(term: Property, fact: Record, text: str) -> Item | Finding:
    told: dict[str, list[Cell]] = defaultdict(list)
    for name, cell in fact.cells:
        field = name.removeprefix(_VALUE)
        if (name.startswith(_VALUE) or name == "when") and field not in _REFERRING:
            told[field].append(cell)
    value: dict[str, Plain] = {name: _value(term, name, cells) for name, cells in told.items()}
    wrong = check_value(term.id, value)
    if wrong:
        return Finding(wrong[0].code, f"line {fact.number}", Severity.WARNING, wrong[0].message)
    named = [cell for name, cell in fact.cells if name == "property"]
    quoted = [cell for cells in told.values() for cell in cells] or named
    span = Span(min(cell.start for cell in quoted), max(cell.end for cell in quoted))
    stance, said_by = _word(fact, "stance"), _word(fact, "attributed_to") or None
    parts = ".".join(sorted(told)) if term.occurs in (Occurs.ONCE, Occurs.SPELL) else ""
    return Item(
        fact="|".join((term.id, parts, stance, said_by or "")),
        prop=term.id,
        value=value,
        given=frozenset(told),
        span=span,
        quote=span.slice(text),
        column=term.id,
        on_change=OnChange.REPLACE if parts else OnChange.ADD,
        many=not parts,
        stance=Stance(stance) if stance in tuple(Stance) else Stance.ASSERTS,
        attributed_to=said_by,
    )


def _value(term: Property, name: str, cells: Sequence[Cell]) -> Plain:
    kind = term.fields[name].type if name in term.fields else FieldType.TEXT
    words = cells[0].words
    if kind is FieldType.NAMES:
        return [cell.words for cell in cells]
    if kind is FieldType.YES_NO and words in ("true", "false"):
        return words == "true"
    if kind is FieldType.INTEGER and words.isdecimal() and len(words) <= 9:
        return int(words)
    return words


def _presented(naming: str, entity: Record, text: str) -> Item:
    cell = next(cell for name, cell in entity.cells if name == "name")
    span = Span(cell.start, cell.end)
    value: Mapping[str, Plain] = {"name": plain(cell.words)}
    return Item(SUBJECT, naming, value, frozenset(["name"]), span, span.slice(text), "name")


def _word(record: Record, name: str) -> str:
    return next((plain(cell.words) for told, cell in record.cells if told == name), "")


def _refused(record: Record, message: str) -> RowRead:
    finding = Finding("record-broken", f"line {record.number}", Severity.WARNING, message)
    return RowRead(record.number, (), "", None, None, (), (), (), finding)
