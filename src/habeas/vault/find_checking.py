"""Whether the index holds exactly what it was made from."""

from typing import Any

from django.db import connections
from django.db.utils import DatabaseError

from habeas.base.errors import CannotWrite
from habeas.base.finding import Finding, Severity
from habeas.vault.find_bringing import taken
from habeas.vault.find_entries import of_reading
from habeas.vault.find_index import one
from habeas.vault.full_text.which import full_text
from habeas.vault.models import ReadingRow, SourceRow
from habeas.vault.session import Session

_REMEDY = "Make it anew with `habeas find --rebuild`; nothing of the record is lost."


def check_index(session: Session) -> tuple[Finding, ...]:
    """Findings, all warnings since the index can be made anew: `index-damaged`, `index-differs`, `index-left-over`.

    Every passage of a reading that was taken in is compared with the text it was made from.
    """
    with session.reading() as alias, connections[alias].cursor() as cursor:
        wrong = [_finding("index-damaged", "The index is damaged.")] if not _sound(session, cursor) else []
        left = one(
            cursor,
            "SELECT count(*) FROM find_passages p LEFT JOIN sources s ON s.key = p.source "
            "WHERE p.source IS NOT NULL AND s.key IS NULL",
        )[0][0]
        if left:
            wrong.append(_finding("index-left-over", f"The index holds {left} passages of sources that are not kept."))
        differing = sum(_differs(alias, cursor, key) for key in _indexed(alias, cursor))
    if differing:
        wrong.append(_finding("index-differs", f"The index holds other words than {differing} of the sources."))
    return tuple(wrong)


def _sound(session: Session, cursor: Any) -> bool:
    try:
        with session.writing():
            return full_text(cursor).is_whole(cursor)
    except CannotWrite:
        return True  # asking is a write, which this medium takes none of; its words are compared all the same
    except DatabaseError:
        return False


def _indexed(alias: str, cursor: Any) -> list[str]:
    """The keys of the sources whose reading was taken in."""
    up_to = taken(cursor)
    copies = ReadingRow.objects.using(alias).filter(number__lte=up_to["readings"]).values("copy_id")
    sources = SourceRow.objects.using(alias).filter(number__lte=up_to["sources"], copy_id__in=copies)
    return list(sources.values_list("key", flat=True))


def _differs(alias: str, cursor: Any, key: str) -> bool:
    source = SourceRow.objects.using(alias).filter(key=key).values("key", "published", "copy_id").get()
    reading = ReadingRow.objects.using(alias).filter(copy_id=source["copy_id"]).order_by("number").values().first()
    should = [] if reading is None else [" ".join(entry.words()) for entry in of_reading(reading, source)]
    kept = one(
        cursor,
        "SELECT f.words FROM find_passages p JOIN find_text f ON f.rowid = p.number "
        "WHERE p.source = ? AND p.kind = 'source' ORDER BY p.start",
        key,
    )
    return [text for text in should if text] != [row[0] for row in kept]


def _finding(code: str, message: str) -> Finding:
    return Finding(code, "index", Severity.WARNING, f"{message} {_REMEDY}")
