"""Taking what is erased out of the index."""

from typing import Any

from django.db import connections

from habeas.base.erasure import Destruction
from habeas.vault.find_index import mark_stale, take_out
from habeas.vault.find_tables import drop_index_tables, make_index_tables


def unindex(alias: str, what: Destruction) -> None:
    """Take out of the index everything that is to be destroyed; only inside a transaction, before the rows go.

    Sources are taken out where they are erased. Where free text is gone over or a name changes, the whole index
    is emptied, since no list tells which words of it go; the next search makes it anew.
    """
    with connections[alias].cursor() as cursor:
        if what.marking is not None or what.renamed:
            _empty(cursor)
            return
        for key in (*what.statements, *what.proposals, *what.entities):
            take_out(cursor, "key = ? AND kind NOT IN ('source', 'title')", key)
        for case in what.cases:
            take_out(cursor, "case_key = ?", case)


_INDEXED = frozenset(["entity", "reading", "statement", "proposal"])


def index_changed(alias: str, word: str, source: str) -> None:
    """Have a row that a merge changed taken in anew: of a `source` or `pages` what it is called, else the whole index.

    `source` is its id, of `pages` that of the document. Rows are otherwise only ever added, so that the index does
    not look at them again.
    """
    with connections[alias].cursor() as cursor:
        if word in ("source", "pages"):
            mark_stale(cursor, source)
        elif word in _INDEXED:
            _empty(cursor)


def untitle(alias: str, document: str) -> None:
    """Take the title of a document of several sources out now, and have it taken in anew where it still stands."""
    with connections[alias].cursor() as cursor:
        take_out(cursor, "key = ? AND kind = 'title'", document)
        mark_stale(cursor, document)


def _empty(cursor: Any) -> None:
    drop_index_tables(cursor)
    make_index_tables(cursor)
