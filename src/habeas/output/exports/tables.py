"""An extract as tables: one for each kind of thing, every fact once, every place it stands in.

Cells are words. Dates are EDTF, lengths of time ISO 8601, yes and no are `true` and `false`, a list or a value with
parts is JSON. An empty cell says that nothing is given; what is unknown or known to be absent stands in `known`.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from habeas.base.known import Absent, Unknown
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.yaml_strings import strings_in
from habeas.disclosure.data.extract import Extract, ExtractFact, ExtractSource

FORM = "habeas.data/1"
"""The shape of these tables; another number where a column is renamed or dropped."""

FACTS = ("attributes", "events", "claims")
"""The tables of facts: what somebody or something is, what happened, what one side claims."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, the names of its columns (ASCII), and its rows, each as long as there are columns."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def tables(extract: Extract, lang: Lang) -> tuple[Table, ...]:
    """The extract as tables; labels and sentences in this language. The last two explain the columns and codes."""
    made = (
        _table("about", ("key", "value"), _about(extract, lang)),
        _table("entities", ("id", "kind", "kind_label", "name", "detained", "unnamed"), _entities(extract, lang)),
        _table("names", ("entity", "number", "name", "lang"), _names(extract)),
        *(_facts(extract, lang, name) for name in FACTS),
        _table("citations", _CITATION, _citations(extract)),
        _table("sources", _SOURCE, map(_source, extract.sources)),
        _table("conflicts", ("number", "fact"), _conflicts(extract)),
        _table("held_back", ("why", "number"), ((why, str(count)) for why, count in extract.held.items())),
    )
    return (*made, _columns(made, extract, lang), _codes(extract, lang))


_FIXED = (
    "id",
    "subject",
    "subject_name",
    "property",
    "label",
    "known",
    "reason",
    "when",
    "stance",
    "attributed_to",
    "sentence",
)
_CITATION = ("fact", "number", "source", "lang", "page", "quote", "start", "end", "grade", "says")
_SOURCE = (
    "id",
    "title",
    "author",
    "publisher",
    "published",
    "address",
    "lang",
    "media_type",
    "digest",
    "commitment",
    "grade",
    "unconfirmed",
)


def cell(value: Plain) -> str:
    """A value as the words of a cell; nothing where there is none."""
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case int():
            return str(value)
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=dict)


def known(fact: ExtractFact) -> tuple[str, str]:
    """`known`, `unknown` or `absent`, and why it is unknown."""
    match fact.value:
        case Unknown(reason):
            return "unknown", reason
        case Absent():
            return "absent", ""
    return "known", ""


def bare(fact: ExtractFact) -> Mapping[str, Plain] | None:
    """The value of what a source asserts in its own voice; None for what is denied, attributed, unknown or absent."""
    if fact.stance.value != "asserts" or fact.attributed_to is not None or not isinstance(fact.value, Mapping):
        return None
    return fact.value


def said_whole(fact: ExtractFact) -> Mapping[str, Plain]:
    """What a place says that says all that the fact does."""
    value = dict(fact.value) if isinstance(fact.value, Mapping) else {}
    return value if fact.when is None else {**value, "when": str(fact.when)}


def columns_of(extract: Extract, table: str) -> tuple[str, ...]:
    """The columns of a table of facts: the same for every case."""
    kind = table.removesuffix("s")
    terms = [term for term in extract.vocabulary.properties.values() if term.kind.value == kind]
    names = {name: None for term in terms for name in term.fields if name != "when"}
    return (*_FIXED, *(f"value_{name}" for name in names))


def _table(name: str, columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    return Table(name, columns, tuple(rows))


def _about(extract: Extract, lang: Lang) -> Iterator[tuple[str, str]]:
    yield "form", FORM
    yield "case", extract.case
    yield "release", extract.id
    yield "audience", extract.audience.value
    yield "as_of", extract.as_of.isoformat()
    yield "jurisdiction", extract.jurisdiction or ""
    yield "language", lang.value


def _entities(extract: Extract, lang: Lang) -> Iterator[tuple[str, ...]]:
    for one in extract.entities:
        label = extract.vocabulary.entities[one.kind].labels[lang]
        name = one.names[0].text if one.names else ""
        yield one.id, one.kind.value, label, name, cell(one.detained), cell(one.unnamed)


def _names(extract: Extract) -> Iterator[tuple[str, ...]]:
    for one in extract.entities:
        for number, name in enumerate(one.names, start=1):
            yield one.id, str(number), name.text, name.lang.value if name.lang else ""


def _facts(extract: Extract, lang: Lang, table: str) -> Table:
    columns, kind = columns_of(extract, table), table.removesuffix("s")
    fields = [name.removeprefix("value_") for name in columns[len(_FIXED) :]]
    named = {one.id: one.names[0].text for one in extract.entities if one.names}
    rows = []
    for fact in extract.facts:
        if extract.vocabulary.properties[fact.prop].kind.value != kind:
            continue
        value = fact.value if isinstance(fact.value, Mapping) else {}
        state, reason = known(fact)
        fixed = (
            fact.id,
            fact.subject,
            named.get(fact.subject, ""),
            fact.prop,
            fact.labels[lang],
            state,
            reason,
            "" if fact.when is None else str(fact.when),
            fact.stance.value,
            fact.attributed_to or "",
            fact.sentence[lang],
        )
        rows.append((*fixed, *(cell(value.get(name)) for name in fields)))
    return Table(table, columns, tuple(rows))


def _citations(extract: Extract) -> Iterator[tuple[str, ...]]:
    for fact in extract.facts:
        whole = said_whole(fact)
        for number, one in enumerate(fact.citations, start=1):
            yield (
                fact.id,
                str(number),
                one.source,
                one.lang.value,
                cell(one.page),
                one.quote or "",
                cell(one.start),
                cell(one.end),
                cell(one.grade),
                "" if one.says == whole else cell(dict(one.says)),
            )


def _source(one: ExtractSource) -> tuple[str, ...]:
    return (
        one.id,
        one.title,
        one.author or "",
        one.publisher or "",
        "" if one.published is None else str(one.published),
        one.address or "",
        one.lang.value if one.lang else "",
        one.media_type,
        one.digest or "",
        one.commitment or "",
        one.grade or "",
        " ".join(sorted(one.unconfirmed)),
    )


def _conflicts(extract: Extract) -> Iterator[tuple[str, str]]:
    for number, facts in enumerate(extract.conflicts, start=1):
        for fact in facts:
            yield str(number), fact


def _columns(made: Iterable[Table], extract: Extract, lang: Lang) -> Table:
    """What every column means; fields of values by the vocabulary."""
    words = column_words()
    fields = {name: field for term in extract.vocabulary.properties.values() for name, field in term.fields.items()}
    rows = []
    for table in made:
        for column in table.columns:
            name = column.removeprefix("value_")
            label = fields[name].labels[lang] if name != column else words[column][lang]
            rows.append((table.name, column, label))
    return Table("columns", ("table", "column", "meaning"), tuple(rows))


def _codes(extract: Extract, lang: Lang) -> Table:
    """What the codes mean that stand in the tables of this extract."""
    rows = set()
    for fact in extract.facts:
        term = extract.vocabulary.properties[fact.prop]
        for name, value in fact.value.items() if isinstance(fact.value, Mapping) else ():
            field = term.fields[name]
            if field.codes is not None and value in field.codes.codes:
                rows.add((f"value_{name}", str(value), field.codes.codes[str(value)][lang]))
    return Table("codes", ("column", "code", "meaning"), tuple(sorted(rows)))


@cache
def column_words() -> Mapping[str, Mapping[Lang, str]]:
    """What the columns mean that are no fields of the vocabulary, in every language."""
    text = (resources.files("habeas.output.exports") / "columns.yaml").read_text("utf-8")
    found = strings_in(text)
    return {name: {lang: said[lang.value] for lang in Lang} for name, said in found.items()}
