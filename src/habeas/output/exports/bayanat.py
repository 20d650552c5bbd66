"""Flat sheets for Bayanat's import screen: actors, their events, bulletins (sources), and every fact as a sentence.

Bayanat has no fixed form of import: a person maps columns to its fields and saves the mapping. Only what a source
asserts in its own voice stands in a column of an actor or among events; all facts, these too, stand as sentences in
the sheet `facts`, attributed, denied and unknown ones as such.
"""

from collections.abc import Iterable, Iterator

from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.when import parse_when
from habeas.disclosure.data.extract import Extract, ExtractEntity, ExtractFact
from habeas.output.exports.tables import Table, bare, cell, known
from habeas.output.exports.whole_days import about, edtf, first_day, last_day
from habeas.output.exports.xlsx import workbook

BETWEEN = "; "

_ACTORS = ("person", "organ", "court", "facility")
_TYPES = {
    "apprehension": "Detained/Abducted",
    "re_arrest": "Detained/Abducted",
    "place_of_detention": "Held",
    "release": "Released",
    "hearing": "Trial",
    "trial_start": "Trial",
    "verdict": "Trial",
}
"""The event types of Bayanat that ours surely are; all others keep our label."""

_ACTOR = (
    "id",
    "name",
    "other_names",
    "type",
    "sex",
    "birth_date",
    "birth_date_edtf",
    "occupation",
    "nationality",
    "held_in_this_case",
    "name_is_a_stand_in",
    "description",
    "sources",
)
_EVENT = (
    "id",
    "actor",
    "actor_name",
    "title",
    "type",
    "place",
    "from",
    "to",
    "estimated",
    "edtf",
    "comments",
    "sources",
)
_BULLETIN = (
    "id",
    "title",
    "author",
    "publisher",
    "publish_date",
    "publish_date_edtf",
    "source_link",
    "language",
    "digest",
)
_FACT = ("id", "actor", "label", "known", "stance", "attributed_to", "edtf", "sentence", "quotes", "sources")


def bayanat(extract: Extract, lang: Lang) -> bytes:
    """The sheets as one workbook; labels and sentences in this language."""
    return workbook(sheets(extract, lang))


def sheets(extract: Extract, lang: Lang) -> tuple[Table, ...]:
    """The sheets: actors, events, bulletins and facts."""
    actors = [one for one in extract.entities if one.kind.value in _ACTORS]
    return (
        Table("actors", _ACTOR, tuple(_actor(one, extract, lang) for one in actors)),
        Table("events", _EVENT, tuple(_events(extract, lang))),
        Table("bulletins", _BULLETIN, tuple(_bulletins(extract))),
        Table("facts", _FACT, tuple(_fact(one, lang) for one in extract.facts)),
    )


def _actor(one: ExtractEntity, extract: Extract, lang: Lang) -> tuple[str, ...]:
    mine = [fact for fact in extract.facts if fact.subject == one.id]
    said = {fact.prop: fact for fact in reversed(mine) if bare(fact) is not None}
    names = dict.fromkeys(name.text for name in one.names)
    born = cell(_field(said.get("birth_date"), "date"))
    return (
        one.id,
        one.names[0].text if one.names else one.id,
        BETWEEN.join(list(names)[1:]),
        "Person" if one.kind.value == "person" else "Entity",
        cell(_field(said.get("sex"), "sex")),
        _first(born),
        born,
        _all(mine, "occupation", "text"),
        _all(mine, "nationality", "country"),
        cell(one.detained),
        cell(one.unnamed),
        "\n".join(fact.sentence[lang] for fact in mine),
        _sources(mine),
    )


def _events(extract: Extract, lang: Lang) -> Iterator[tuple[str, ...]]:
    named = {one.id: one.names[0].text for one in extract.entities if one.names}
    for fact in extract.facts:
        term, value = extract.vocabulary.properties[fact.prop], bare(fact)
        if not term.event or value is None:
            continue
        yield (
            fact.id,
            fact.subject,
            named.get(fact.subject, ""),
            fact.labels[lang],
            _TYPES.get(fact.prop, fact.labels[lang]),
            cell(value.get("place", value.get("name") if fact.prop == "place_of_detention" else None)),
            first_day(fact.when),
            last_day(fact.when),
            cell(about(fact.when)),
            edtf(fact.when),
            fact.sentence[lang],
            _sources([fact]),
        )


def _bulletins(extract: Extract) -> Iterator[tuple[str, ...]]:
    for one in extract.sources:
        yield (
            one.id,
            one.title,
            one.author or "",
            one.publisher or "",
            first_day(one.published),
            edtf(one.published),
            one.address or "",
            one.lang.value if one.lang else "",
            one.digest or one.commitment or "",
        )


def _fact(fact: ExtractFact, lang: Lang) -> tuple[str, ...]:
    return (
        fact.id,
        fact.subject,
        fact.labels[lang],
        known(fact)[0],
        fact.stance.value,
        fact.attributed_to or "",
        edtf(fact.when),
        fact.sentence[lang],
        "\n".join(dict.fromkeys(f"«{place.quote}»" for place in fact.citations if place.quote)),
        _sources([fact]),
    )


def _field(fact: ExtractFact | None, name: str) -> Plain:
    return None if fact is None else (bare(fact) or {}).get(name)


def _all(facts: Iterable[ExtractFact], prop: str, field: str) -> str:
    values = (cell(_field(fact, field)) for fact in facts if fact.prop == prop)
    return BETWEEN.join(dict.fromkeys(value for value in values if value))


def _sources(facts: Iterable[ExtractFact]) -> str:
    return BETWEEN.join(dict.fromkeys(place.source for fact in facts for place in fact.citations))


def _first(told: str) -> str:
    """The first day that a date in EDTF allows, empty where it is none."""
    try:
        return first_day(parse_when(told))
    except ValueError:
        return ""
