"""The sources as a bibliography in CSL-JSON, which Zotero, Pandoc and other citation programs read.

Dates keep their precision: parts as far as they are known, `circa` where they are approximate, a season, two dates for
an interval; what that cannot say stands as EDTF in `literal`, and always in `custom`.
"""

import json
from typing import Any

from habeas.base.language import Lang
from habeas.base.moment import Moment, Precision
from habeas.base.when import When
from habeas.disclosure.data.extract import Extract, ExtractSource

_SEASONS = {21: 1, 22: 2, 23: 3, 24: 4}
_WEB = ("http://", "https://")


def csl_json(extract: Extract, _lang: Lang) -> bytes:
    """The sources, each once, in their order."""
    items = [_item(one) for one in extract.sources]
    return json.dumps(items, ensure_ascii=False, indent=1).encode() + b"\n"


def on_the_web(one: ExtractSource) -> bool:
    """Whether a source has an address on the web."""
    return one.address is not None and one.address.startswith(_WEB)


def _item(one: ExtractSource) -> dict[str, Any]:
    told: dict[str, Any] = {
        "id": one.id,
        "type": "webpage" if on_the_web(one) else "document",
        "title": one.title,
        "author": [{"literal": one.author}] if one.author else None,
        "publisher": one.publisher,
        "issued": None if one.published is None else issued(one.published),
        "URL": one.address if on_the_web(one) else None,
        "language": one.lang.value if one.lang else None,
        "medium": one.media_type,
        "custom": {
            "edtf": None if one.published is None else str(one.published),
            "address": one.address,
            "digest": one.digest,
            "commitment": one.commitment,
            "grade": one.grade,
            "unconfirmed": sorted(one.unconfirmed),
        },
    }
    return {name: value for name, value in told.items() if value is not None}


def issued(when: When) -> dict[str, Any]:
    """A date as CSL has it."""
    sides = [side for side in (when.first, when.last) if side is not None]
    parts = [_parts(side) if isinstance(side, Moment) else [] for side in sides]
    if not all(parts):
        return {"literal": str(when)}
    made: dict[str, Any] = {"date-parts": parts}
    if len(sides) == 1 and isinstance(when.first, Moment) and when.first.month in _SEASONS:
        made["season"] = _SEASONS[when.first.month]
    if any(isinstance(side, Moment) and (side.approximate or side.uncertain) for side in sides):
        made["circa"] = True
    return made


def _parts(moment: Moment) -> list[int]:
    """Year, month and day as far as they are known; nothing for a decade or without a year."""
    if moment.year is None or moment.decade:
        return []
    if moment.precision < Precision.MONTH or moment.month is None:
        return [moment.year]
    return [moment.year, moment.month] if moment.day is None else [moment.year, moment.month, moment.day]
