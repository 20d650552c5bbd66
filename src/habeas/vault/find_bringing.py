"""Bringing the index up to the record: what came since, in steps that are each kept whole."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.db import connections, models

from habeas.base.progress import Progress
from habeas.evidence.find.stems import EDITION
from habeas.vault.erasure_models import ErasureRow
from habeas.vault.find_entries import Entry, of_document, of_entity, of_proposal, of_reading, of_source, of_statement
from habeas.vault.find_index import IndexWriter, one, retire, take_out
from habeas.vault.find_tables import drop_index_tables, make_index_tables
from habeas.vault.full_text.which import full_text
from habeas.vault.models import EntityRow, ProposalRow, ReadingRow, SourceRow, StatementRow, WithdrawalRow
from habeas.vault.pages_models import PagesRow
from habeas.vault.pages_rows import standing_document
from habeas.vault.session import Session

_STEP = 200
"""Rows that are taken in at once, except readings."""

_READINGS = 25
_LETTERS = 1_000_000
"""Readings, and bytes of their deflated texts, that are taken in at once."""

TABLES: dict[str, type[models.Model]] = {
    "sources": SourceRow,
    "readings": ReadingRow,
    "entities": EntityRow,
    "statements": StatementRow,
    "withdrawals": WithdrawalRow,
    "proposals": ProposalRow,
    "pages": PagesRow,
}
"""What is taken in, in this order: a table is taken in up to a number, for rows are only ever added."""


def taken(cursor: Any) -> dict[str, int]:
    """Up to which number each table was taken in; nothing where the index is empty or of another edition."""
    rows = one(cursor, "SELECT edition, taken FROM find_state")
    if not rows or rows[0][0] != EDITION:
        return dict.fromkeys(TABLES, 0)
    kept: dict[str, int] = json.loads(rows[0][1])
    return {name: kept.get(name, 0) for name in TABLES}


def behind(session: Session) -> int:
    """How many rows are not in the index yet, sources whose description has changed included."""
    with session.reading() as alias, connections[alias].cursor() as cursor:
        up_to = taken(cursor)
        stale = one(cursor, "SELECT count(*) FROM find_stale")[0][0]
        return int(stale + sum(_after(alias, name, up_to[name]).count() for name in TABLES))


def bring_up(session: Session, progress: Progress) -> None:
    """Take in what is not in the index yet, each step in a transaction of its own."""
    waiting = behind(session)
    if not waiting:
        return
    progress.begin("indexing", waiting)
    try:
        with session.writing() as alias, connections[alias].cursor() as cursor:
            _begin(cursor)
        for name in TABLES:
            known = _Known()
            while done := _step(session, name, known):
                for _ in range(done):
                    progress.step()
        with session.writing() as alias, connections[alias].cursor() as cursor:
            for _ in range(_renew(alias, cursor)):
                progress.step()
    finally:
        progress.end()


def clear(session: Session) -> None:
    """Empty the index."""
    with session.writing() as alias, connections[alias].cursor() as cursor:
        drop_index_tables(cursor)
        make_index_tables(cursor)


def _begin(cursor: Any) -> None:
    """An index of another edition is emptied."""
    rows = one(cursor, "SELECT edition FROM find_state")
    if rows and rows[0][0] == EDITION:
        return
    drop_index_tables(cursor)
    make_index_tables(cursor)
    one(cursor, "INSERT INTO find_state (number, edition, taken) VALUES (1, ?, '{}')", EDITION)


class _Known:
    """Words that are in the index, as long as no other process has written."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._version: object = None

    def words(self, cursor: Any) -> set[str]:
        version = full_text(cursor).version(cursor)
        if version != self._version:
            self._words.clear()
            self._version = version
        return self._words


def _step(session: Session, name: str, known: _Known) -> int:
    """Take in the next rows of a table; how many, 0 when there are no more."""
    with session.writing() as alias, connections[alias].cursor() as cursor:
        up_to = taken(cursor)
        rows = list(_next(alias, name, up_to[name]))
        if not rows:
            return 0
        writer = IndexWriter(cursor, known.words(cursor))
        if name == "withdrawals":
            for row in rows:
                retire(cursor, row["statement_id"])
        elif name == "pages":
            for key in sorted({row["key"] for row in rows}):
                _title_document(alias, cursor, key)
        else:
            writer.add(_entries(alias, name, rows, up_to["readings"]))
            if name == "statements":
                for key in _superseded(alias, rows):
                    retire(cursor, key)
        up_to[name] = rows[-1]["number"]
        one(cursor, "UPDATE find_state SET taken = ?", json.dumps(up_to))
        return len(rows)


def _superseded(alias: str, rows: list[Any]) -> set[str]:
    """What these statements supersede, and those of them that were superseded already, as after a merge."""
    keys = [row["key"] for row in rows]
    before = StatementRow.objects.using(alias).filter(supersedes__in=keys).values_list("supersedes", flat=True)
    erased = ErasureRow.objects.using(alias).filter(replaced__in=keys).values_list("replaced", flat=True)
    return {row["supersedes"] for row in rows if row["supersedes"]} | set(before) | set(erased)


def _next(alias: str, name: str, number: int) -> Iterable[Any]:
    rows = _after(alias, name, number).order_by("number").values()
    return rows[:_STEP] if name != "readings" else _few(rows[:_READINGS])


def _few(rows: Iterable[Any]) -> Iterator[Any]:
    letters = 0
    for row in rows:
        yield row
        letters += len(row["text"])
        if letters > _LETTERS:
            return


_OF: dict[str, Callable[[Any], Entry]] = {
    "sources": of_source,
    "entities": of_entity,
    "statements": of_statement,
    "proposals": of_proposal,
}


def _entries(alias: str, name: str, rows: list[Any], read: int) -> Iterator[Entry]:
    """What is to be indexed of these rows; `read` is up to which number readings were taken in."""
    if name in _OF:
        yield from map(_OF[name], rows)
    copies = {row["copy_id"] for row in rows} if name in ("sources", "readings") else set()
    if not copies:
        return
    # Copies of a case that are merged can bring a second source of the same bytes, each with its own case.
    of_copies = ReadingRow.objects.using(alias).filter(copy_id__in=copies).values_list("copy_id")
    first = dict(of_copies.annotate(models.Min("number")))
    if name == "sources":
        known = ReadingRow.objects.using(alias).filter(number__in=first.values(), number__lte=read)
        pairs = [(reading, row) for reading in known.values() for row in rows if row["copy_id"] == reading["copy_id"]]
    else:
        asked = SourceRow.objects.using(alias).filter(copy_id__in=copies).order_by("number")
        sources = list(asked.values("copy_id", "key", "published"))
        pairs = [
            (row, source)
            for row in rows
            for source in sources
            if row["copy_id"] == source["copy_id"] and first[row["copy_id"]] == row["number"]
        ]
    for reading, source in pairs:
        yield from of_reading(reading, source)


def _after(alias: str, name: str, number: int) -> Any:
    return TABLES[name]._default_manager.using(alias).filter(number__gt=number)  # noqa: SLF001


def _renew(alias: str, cursor: Any) -> int:
    """Take in anew the titles and days of sources whose description has changed; how many."""
    stale = [row[0] for row in one(cursor, "SELECT source FROM find_stale")]
    writer = IndexWriter(cursor, set())
    for source in stale:
        _title_document(alias, cursor, source)
        row = SourceRow.objects.using(alias).filter(key=source).values().first()
        if row is not None:
            entry = of_source(row)
            writer.add([entry])
            days = "UPDATE find_passages SET first_day = ?, last_day = ? WHERE source = ? AND kind = 'source'"
            one(cursor, days, *entry.days, source)
        one(cursor, "DELETE FROM find_stale WHERE source = ?", source)
    return len(stale)


def _title_document(alias: str, cursor: Any, key: str) -> None:
    """Take in the title of a document of several sources as it stands; what it was called before goes."""
    take_out(cursor, "key = ? AND kind = 'title'", key)
    standing = standing_document(alias, key)
    if standing is not None:
        # What was taken out may have had the last of a word, so that no word is known to be there.
        IndexWriter(cursor, set()).add([of_document(standing)])
