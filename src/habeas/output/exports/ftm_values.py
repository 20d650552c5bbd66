"""Values as FollowTheMoney takes them; None for what its types cannot hold, so that it stays in the sidecar.

Dates there are prefixes of ISO 8601 in UTC, without ranges, seasons or "about"; countries are ISO 3166-1 in small
letters; names, strings and texts have greatest lengths.
"""

import re
from datetime import UTC, datetime

from habeas.base.language import Lang
from habeas.base.moment import Moment, Precision
from habeas.base.when import When

LANGS = {Lang.EN: "eng", Lang.RU: "rus", Lang.KK: "kaz"}
"""Languages by their ISO 639-3 codes, as the library writes them."""

GENDERS = {"f": "female", "m": "male", "other": "other"}

TYPES = {
    "id": "id",
    "name": "name",
    "alias": "name",
    "birthDate": "date",
    "gender": "gender",
    "nationality": "country",
    "profession": "string",
    "username": "string",
    "fileName": "string",
    "title": "string",
    "author": "string",
    "publisher": "string",
    "sourceUrl": "url",
    "publishedAt": "date",
    "language": "language",
    "mimeType": "mimetype",
    "description": "text",
    "date": "date",
    "startDate": "date",
    "endDate": "date",
    "location": "address",
    "involved": "entity",
    "organizer": "entity",
    "entity": "entity",
    "proof": "entity",
    "holder": "entity",
    "post": "entity",
    "organization": "entity",
    "country": "country",
}
"""The type of each property that is written here."""

WORDED = frozenset({"name", "string", "text", "address"})
"""The types whose values have a language."""

_LONGEST = {"name": 384, "string": 1024, "text": 65_000, "address": 250, "url": 2_000}
_YEARS = range(1800, 2200)
_COUNTRY = re.compile(r"[A-Za-z]{2}")
_NO_COUNTRY = frozenset({"ea", "ez", "qo", "xa", "xb", "zz"})
_ADDRESS = re.compile(
    r"https?://(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}"
    r"(?:[/?#](?:[\w\-.~:/?#@!$&'()*+,;=]|%[0-9A-Fa-f]{2})*)?"
)
_MEDIA = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_NO_MEDIA = "application/octet-stream"
_SPACE = re.compile(r"\s+")
_QUOTES = "\"'"


def held(prop: str, text: str) -> str | None:
    """The text as the value of a property, cut where its type ends; None where nothing of it can be held."""
    kind = TYPES[prop]
    match kind:
        case "country":
            code = text.lower()
            return code if _COUNTRY.fullmatch(code) and code not in _NO_COUNTRY else None
        case "gender":
            return GENDERS.get(text)
        case "url":
            return text if _ADDRESS.fullmatch(text) and len(text) <= _LONGEST["url"] else None
        case "mimetype":
            return text if _MEDIA.fullmatch(text) and text != _NO_MEDIA else None
        case "name" | "address":
            said = _SPACE.sub(" ", text).strip()
            bare = said.strip(_QUOTES + " ,")
            return said if bare and len(said) <= _LONGEST[kind] else None
        case "string" | "text":
            return text[: _LONGEST[kind]] if text.strip() else None
    return text


def prefix(moment: Moment | None) -> str | None:
    """A moment as a prefix of ISO 8601 in UTC; None where it has no year, or is a decade.

    A time of day whose zone nobody told is left out: a prefix would say that it is UTC.
    """
    if moment is None or moment.year not in _YEARS or moment.decade:
        return None
    if moment.precision < Precision.MONTH:
        return f"{moment.year:04d}"
    if moment.precision is Precision.MONTH:
        return f"{moment.year:04d}-{moment.month:02d}"
    if moment.hour is None or moment.zone() is None:
        return f"{moment.year:04d}-{moment.month:02d}-{moment.day:02d}"
    bounds = moment.local_bounds()
    assert bounds is not None, "a minute has its bounds"
    whole = datetime.combine(bounds[0].date(), bounds[0].time(), moment.zone()).astimezone(UTC)
    return whole.strftime("%Y-%m-%dT%H:%M:%S" if moment.second is not None else "%Y-%m-%dT%H:%M")


def dates(when: When | None) -> dict[str, str]:
    """`date`, or `startDate` and `endDate`, as far as they can be written."""
    if when is None:
        return {}
    first = when.first if isinstance(when.first, Moment) else None
    last = when.last if isinstance(when.last, Moment) else None
    sides = {"date": prefix(first)} if when.last is None else {"startDate": prefix(first), "endDate": prefix(last)}
    return {name: said for name, said in sides.items() if said is not None}
