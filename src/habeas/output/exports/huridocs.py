"""The case by the HURIDOCS Events Standard Formats: records whose fields have the numbers of the standard.

A coded record only points: every fact stands once and whole in `facts`, and what a record tells is told by the facts it
names. So what is denied, attributed or unknown is never a bare code: its field says so beside the value. Fields the
standard has no list for, or whose codes we could not read at their source, have our own code, and say which it is.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from typing import Any

from habeas.base.language import Lang
from habeas.base.moment import Moment, Precision
from habeas.base.when import When
from habeas.base.yaml_strings import strings_in
from habeas.disclosure.data.extract import Extract, ExtractEntity, ExtractFact, ExtractSource
from habeas.output.exports.rows import about_extract, place_row, source_row, told

FORM = "habeas.huridocs/1"

_RELIABILITY = {"A": "01", "B": "02", "C": "03", "D": "04", "E": "05", "F": "99"}
_INFORMATION = {1: "01", 2: "02", 3: "03", 4: "04", 5: "05", 6: "99"}
"""Admiralty grades as codes of list 42, in its order from highly reliable to unknown."""

_ESTIMATE, _UNKNOWN_DAY, _UNKNOWN_MONTH = "01", "02", "03"
"""Codes of list 48: how exact a date is."""

_PERSONS = ("person", "organ", "court", "facility")
_OF_PERSON = frozenset({"0903", "0904", "0911", "0915", "0922", "0924", "0941", "2118"})
_ACT, _COUNSEL, _MEDICAL = "L04", "L31", "L37"
_INTERVENTIONS = frozenset({"complaint", "appeal"})
_WHEREABOUTS = "place_of_detention"

type Record = dict[str, Any]


def huridocs_json(extract: Extract, lang: Lang) -> bytes:
    """The records; labels of fields in this language."""
    made = {
        "form": FORM,
        "about": about_extract(extract, lang),
        "fields": {number: said[lang.value] for number, said in field_words().items()},
        "events": [_event(extract)],
        "persons": [_person(one, extract) for one in extract.entities if one.kind.value in _PERSONS],
        "acts": list(_acts(extract)),
        "interventions": list(_interventions(extract)),
        "biographic_details": list(_posts(extract)),
        "information": [_information(one, extract) for one in extract.sources],
        "documents": [_document(one) for one in extract.sources],
        "facts": [_fact(fact) for fact in extract.facts],
        "sources": [source_row(one) for one in extract.sources],
    }
    return json.dumps(made, ensure_ascii=False, indent=1, default=dict).encode() + b"\n"


@cache
def field_words() -> Mapping[str, Mapping[str, str]]:
    """What the fields are called, in our words, by their numbers."""
    text = (resources.files("habeas.output.exports") / "huridocs.yaml").read_text("utf-8")
    found: Mapping[str, Mapping[str, str]] = strings_in(text)
    return found


def _event(extract: Extract) -> Record:
    return _filled({"0101": extract.id, "0102": extract.case, "0111": extract.jurisdiction})


def _person(one: ExtractEntity, extract: Extract) -> Record:
    record: Record = {"0901": one.id, "kind": one.kind.value, "detained": one.detained, "stand_in": one.unnamed}
    if one.names:
        record["goes_by"] = one.names[0].text
    for fact in extract.facts:
        number = extract.vocabulary.properties[fact.prop].huridocs
        if fact.subject == one.id and number in _OF_PERSON:
            record.setdefault(number, []).append(_said(fact))
    return record


def _acts(extract: Extract) -> Iterator[Record]:
    for fact in extract.facts:
        code = extract.vocabulary.properties[fact.prop].huridocs or ""
        listed, _, number = code.partition(" ")
        if listed not in (_ACT, _COUNSEL, _MEDICAL) and fact.prop not in ("ill_treatment", _WHEREABOUTS):
            continue
        value = fact.value if isinstance(fact.value, Mapping) else {}
        record = _filled(
            {
                "2101": fact.id,
                "2102": fact.subject,
                "2103": extract.id,
                "2109": {"list": "04", "code": number} if listed == _ACT else {"own": fact.prop},
                **_dated("2111", fact.when, "2121"),
                "2112": value.get("place"),
            }
        )
        inside = {_COUNSEL: "3115", _MEDICAL: "3312"}.get(listed, "3114" if fact.prop == _WHEREABOUTS else None)
        if inside is not None:
            record["arrest"] = {"3102": fact.id, inside: [_said(fact)]}
        yield {**record, **_standing(fact)}


def _interventions(extract: Extract) -> Iterator[Record]:
    for fact in extract.facts:
        if fact.prop in _INTERVENTIONS:
            value = fact.value if isinstance(fact.value, Mapping) else {}
            fields = {
                "2601": fact.id,
                "2603": extract.id,
                "2604": fact.subject,
                **_dated("2611", fact.when),
                "2612": value.get("to", value.get("court")),
            }
            yield {**_filled(fields), **_standing(fact)}


def _posts(extract: Extract) -> Iterator[Record]:
    for fact in extract.facts:
        if extract.vocabulary.properties[fact.prop].huridocs == "2327":
            value = fact.value if isinstance(fact.value, Mapping) else {}
            fields = {
                "2301": fact.id,
                "2302": fact.subject,
                **_dated("2310", fact.when, "2311"),
                "2323": value.get("organ"),
                "2327": value.get("title"),
                "holder": value.get("holder"),
            }
            yield {**_filled(fields), **_standing(fact)}


def _information(one: ExtractSource, extract: Extract) -> Record:
    grades = {place.grade for fact in extract.facts for place in fact.citations if place.source == one.id}
    listed = sorted(_INFORMATION[grade] for grade in grades if grade is not None)
    return _filled(
        {
            "2501": f"{one.id}-information",
            "2502": one.id,
            "2503": extract.id,
            "2510": one.lang,
            **_dated("2511", one.published),
            "2553": [{"list": "42", "code": code} for code in listed],
            "0953": {"list": "42", "code": _RELIABILITY[one.grade]} if one.grade else None,
        }
    )


def _document(one: ExtractSource) -> Record:
    return _filled(
        {
            "9001": one.id,
            "9002": one.title,
            "9003": one.author,
            **_dated("9005", one.published),
            "9008": one.lang,
            "9010": one.media_type,
            "9011": one.address,
        }
    )


def _fact(fact: ExtractFact) -> Record:
    return {
        "fact": fact.id,
        "subject": fact.subject,
        "property": fact.prop,
        **told(fact),
        "sentence": {lang.value: text for lang, text in fact.sentence.items()},
        "citations": [place_row(place) for place in fact.citations],
    }


def _said(fact: ExtractFact) -> Record:
    return {"fact": fact.id, **told(fact)}


def _standing(fact: ExtractFact) -> Record:
    """How a record stands: by which fact, asserted or denied, known or not, who says so."""
    row = told(fact)
    return {"fact": fact.id, **{name: row[name] for name in ("known", "stance", "attributed_to")}}


def _dated(number: str, when: When | None, last: str = "") -> Record:
    """A date as EDTF, an interval as two where there is a field for its `last` side.

    Beside it, where the standard has the field, the code of list 48 for what is not exact to the day.
    """
    if when is None:
        return {}
    if not (last and when.is_interval):
        return {number: str(when), **_date_type(number, when)}
    sides = {number: when.first, last: when.last}
    found = [(name, When(side)) for name, side in sides.items() if isinstance(side, Moment)]
    return {key: value for name, side in found for key, value in {name: str(side), **_date_type(name, side)}.items()}


def _date_type(number: str, when: When) -> Record:
    sides = [side for side in (when.first, when.last) if isinstance(side, Moment)]
    if f"{number}_1" not in field_words():
        return {}
    if any(side.approximate or side.uncertain for side in sides) or when.precision < Precision.YEAR:
        code = _ESTIMATE
    elif when.precision < Precision.MONTH:
        code = _UNKNOWN_MONTH
    elif when.precision is Precision.MONTH:
        code = _UNKNOWN_DAY
    else:
        return {}
    return {f"{number}_1": {"list": "48", "code": code}}


def _filled(fields: Mapping[str, Any]) -> Record:
    return {name: value for name, value in fields.items() if value not in (None, "", [])}
