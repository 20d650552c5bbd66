"""Taking what is erased out of the index."""

from django.db import connections

from habeas.base.erasure import Destruction
from habeas.vault.find_index import take_out
from habeas.vault.find_tables import drop_index_tables, make_index_tables


def unindex(alias: str, what: Destruction) -> None:
    """Take out of the index everything that is to be destroyed; only inside a transaction, before the rows go.

    Sources are taken out where they are erased. Where free text is gone over or a name changes, the whole index
    is emptied, since no list tells which words of it go; the next search makes it anew.
    """
    with connections[alias].cursor() as cursor:
        if what.marking is not None or what.renamed:
            drop_index_tables(cursor)
            make_index_tables(cursor)
            return
        for key in (*what.statements, *what.proposals, *what.entities):
            take_out(cursor, "key = ? AND kind NOT IN ('source', 'title')", key)
        for case in what.cases:
            take_out(cursor, "case_key = ?", case)
