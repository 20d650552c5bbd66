"""FollowTheMoney: entities, statements in the three forms of its library, and beside them what has no home there.

The zip holds `entities.ftm.json` (JSON lines), `statements.csv`, `statements.json` and `statements.pack.csv`, all the
same, and three files of JSON lines that only Habeas reads: `sidecar.json` (by statement id: which fact, which
place, page, quote, reliability), `facts.json` (each fact whole: denied or asserted, who says so, EDTF) and
`sources.json`. No file has a time of first or last sight: it would tell when we worked.
"""

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal

from habeas.base.language import Lang
from habeas.disclosure.data.extract import Extract
from habeas.output.exports.ftm_entities import Placed, Said, placed
from habeas.output.exports.ftm_values import TYPES
from habeas.output.exports.rows import Row, about_extract, place_row, source_row, told
from habeas.output.exports.zipped import zipped

_BASE = "id"
"""The property under which the library says that there is an entity."""

_CSV = (
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
)
_JSON = tuple(name for name in _CSV if name != "prop_type")
_PACK = (
    "entity_id",
    "prop",
    "value",
    "dataset",
    "lang",
    "original_value",
    "origin",
    "external",
    "first_seen",
    "last_seen",
    "id",
)


def ftm_zip(extract: Extract, lang: Lang) -> bytes:
    """The extract as FollowTheMoney; sentences and labels in this language."""
    ours, facts = placed(extract, lang)
    every = [*ours, *(said for one in facts for said in one.said)]
    rows = statements(every)
    return zipped(
        {
            "entities.ftm.json": _lines(entities(every)),
            "statements.csv": _delimited(_CSV, ([row[name] for name in _CSV] for row in _worded(rows, "f"))),
            "statements.json": _lines({name: row[name] for name in _JSON} for row in rows),
            "statements.pack.csv": _delimited(
                _PACK, ([row[name] for name in _PACK] for row in _packed(rows)), csv.QUOTE_MINIMAL
            ),
            "sidecar.json": _lines(_sidecar(facts)),
            "facts.json": _lines([about_extract(extract, lang), *(_fact(one, extract) for one in facts)]),
            "sources.json": _lines(map(source_row, extract.sources)),
        }
    )


def statements(every: Iterable[Said]) -> list[Row]:
    """The statements, each once, with one for every entity in every data set that speaks of it; in a fixed order."""
    found: dict[str, Row] = {}
    for said in sorted(every, key=lambda one: (one.entity, one.prop, one.dataset, one.value, one.origin)):
        base = _row(said, _BASE, said.entity)
        for row in (base | {"lang": None, "origin": None, "original_value": None}, _row(said, said.prop, said.value)):
            found.setdefault(row["id"], row)
    return sorted(found.values(), key=lambda row: (row["entity_id"], row["prop"] != _BASE, row["prop"], row["id"]))


def statement_id(said: Said) -> str:
    """The id that the library gives a statement: SHA-1 of data set, entity, property, value and language."""
    return _key(said.dataset, said.entity, said.prop, said.value, said.lang_code)


def entities(every: Iterable[Said]) -> Iterator[Row]:
    """The entities, in the order of their ids, each with all values of its properties."""
    found: dict[str, tuple[str, dict[str, set[str]], set[str]]] = {}
    for said in every:
        _schema, props, sets = found.setdefault(said.entity, (said.schema, {}, set()))
        props.setdefault(said.prop, set()).add(said.value)
        sets.add(said.dataset)
    for key, (schema, props, sets) in sorted(found.items()):
        values = {prop: sorted(values) for prop, values in sorted(props.items())}
        yield {"id": key, "schema": schema, "properties": values, "datasets": sorted(sets)}


def _row(said: Said, prop: str, value: str) -> Row:
    lang = said.lang_code if prop != _BASE else None
    return {
        "canonical_id": said.entity,
        "entity_id": said.entity,
        "prop": prop,
        "prop_type": TYPES[prop],
        "schema": said.schema,
        "value": value,
        "dataset": said.dataset,
        "origin": said.origin or None,
        "lang": lang,
        "original_value": said.original if said.original != value else None,
        "external": False,
        "first_seen": None,
        "last_seen": None,
        "id": _key(said.dataset, said.entity, prop, value, lang),
    }


def _key(dataset: str, entity: str, prop: str, value: str, lang: str | None) -> str:
    key = f"{dataset}.{entity}.{prop}.{value}" + (f"@{lang}" if lang else "")
    return hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()


def _worded(rows: Iterable[Row], no: str) -> Iterator[Row]:
    for row in rows:
        yield row | {"external": no}


def _packed(rows: Iterable[Row]) -> Iterator[Row]:
    for row in _worded(rows, ""):
        yield row | {"prop": f"{row['schema']}:{row['prop']}"}


def _delimited(columns: tuple[str, ...], rows: Iterable[list[Any]], quoting: Literal[0, 1] = csv.QUOTE_ALL) -> bytes:
    """As the library writes it. Cells are not guarded: it would read the guard as part of the value."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, dialect=csv.unix_dialect, quoting=quoting)
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue().encode()


def _lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    made = (json.dumps(row, ensure_ascii=False, separators=(",", ":"), default=dict) for row in rows)
    return "".join(f"{line}\n" for line in made).encode()


def _sidecar(facts: Iterable[Placed]) -> Iterator[Row]:
    """For each statement and each place it comes from: what the statement cannot say."""
    found = {}
    for one in facts:
        places = {f"{one.fact.id}.{number}": place for number, place in enumerate(one.fact.citations, start=1)}
        for said in one.said:
            key, place = statement_id(said), places.get(said.origin)
            found[key, said.origin] = {
                "id": key,
                "fact": one.fact.id,
                "stance": one.fact.stance.value,
                "attributed_to": one.fact.attributed_to,
                "place": None if place is None else place_row(place),
            }
    for _, row in sorted(found.items()):
        yield row


def _fact(one: Placed, extract: Extract) -> Row:
    fact = one.fact
    return {
        "fact": fact.id,
        "entity": one.entity,
        "statements": sorted({statement_id(said) for said in one.said}),
        "subject": fact.subject,
        "property": fact.prop,
        **told(fact),
        "sentence": {lang.value: text for lang, text in fact.sentence.items()},
        "conflicts": [list(others) for others in extract.conflicts if fact.id in others],
        "citations": [place_row(place) for place in fact.citations],
    }
