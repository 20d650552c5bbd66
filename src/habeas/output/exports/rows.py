"""Facts, places and sources as JSON: whole, for what a format cannot say itself."""

from typing import Any

from habeas.base.known import Absent, Unknown
from habeas.base.language import Lang
from habeas.disclosure.data.extract import Citation, Extract, ExtractFact, ExtractSource
from habeas.output.exports.tables import FORM

type Row = dict[str, Any]


def about_extract(extract: Extract, lang: Lang) -> Row:
    """What an extract is: case, release, audience, day, its entities, what contradicts, what was held back."""
    return {
        "form": FORM,
        "case": extract.case,
        "release": extract.id,
        "audience": extract.audience.value,
        "as_of": extract.as_of.isoformat(),
        "jurisdiction": extract.jurisdiction,
        "lang": lang.value,
        "entities": [
            {
                "id": one.id,
                "kind": one.kind.value,
                "detained": one.detained,
                "unnamed": one.unnamed,
                "names": [{"text": name.text, "lang": name.lang} for name in one.names],
            }
            for one in extract.entities
        ],
        "conflicts": [list(one) for one in extract.conflicts],
        "held": dict(extract.held),
    }


def place_row(one: Citation) -> Row:
    """A place of a fact in a source."""
    return {
        "source": one.source,
        "lang": one.lang.value,
        "page": one.page,
        "quote": one.quote,
        "start": one.start,
        "end": one.end,
        "grade": one.grade,
        "says": dict(one.says),
    }


def told(fact: ExtractFact) -> Row:
    """What is said: the value, or that it is unknown or absent; when; who says so; asserted or denied."""
    match fact.value:
        case Unknown(reason):
            value: Row = {"known": "unknown", "reason": reason}
        case Absent():
            value = {"known": "absent"}
        case _:
            value = {"known": "known", "value": dict(fact.value)}
    return {
        **value,
        "when": None if fact.when is None else str(fact.when),
        "stance": fact.stance.value,
        "attributed_to": fact.attributed_to,
    }


def source_row(one: ExtractSource) -> Row:
    """A source."""
    return {
        "id": one.id,
        "title": one.title,
        "author": one.author,
        "publisher": one.publisher,
        "published": None if one.published is None else str(one.published),
        "address": one.address,
        "lang": one.lang,
        "media_type": one.media_type,
        "digest": one.digest,
        "commitment": one.commitment,
        "grade": one.grade,
        "unconfirmed": sorted(one.unconfirmed),
    }
