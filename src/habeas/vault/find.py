"""Keeps the index of what can be found; see :mod:`habeas.evidence.find.keeping`."""

from collections.abc import Sequence

from django.db import connections

from habeas.base.finding import Finding
from habeas.base.ids import EntityId, SourceId, StatementId
from habeas.base.progress import Progress
from habeas.evidence.find.keeping import Filters, Found
from habeas.evidence.find.query import Query
from habeas.vault import find_bringing
from habeas.vault.find_checking import check_index
from habeas.vault.find_index import take_out
from habeas.vault.find_search import Asked
from habeas.vault.session import Session


class VaultFind:
    """Implements `FindKeeping` in a vault."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def behind(self) -> int:
        """How many rows are not in the index yet."""
        return find_bringing.behind(self._session)

    def bring_up(self, progress: Progress) -> None:
        """Take them in, each step kept whole."""
        find_bringing.bring_up(self._session, progress)

    def clear(self) -> None:
        """Empty the index."""
        find_bringing.clear(self._session)

    def unindex_source(self, source: SourceId) -> None:
        """Take out a source and all that stands on it."""
        self._take_out("source = ?", source)

    def unindex_statements(self, statements: Sequence[StatementId]) -> None:
        """Take out these statements."""
        for statement in statements:
            self._take_out("key = ? AND kind IN ('statement', 'retired')", statement)

    def unindex_entity(self, entity: EntityId) -> None:
        """Take out a name."""
        self._take_out("key = ? AND kind = 'name'", entity)

    def search(self, query: Query, filters: Filters, limit: int) -> Found:
        """At most `limit` hits, best first."""
        with self._session.reading() as alias, connections[alias].cursor() as cursor:
            return Asked(cursor, query, filters).answer(limit)

    def check(self) -> tuple[Finding, ...]:
        """What is wrong with the index itself."""
        with self._session.reading():
            return check_index(self._session)

    def _take_out(self, where: str, *parameters: str) -> None:
        with self._session.writing() as alias, connections[alias].cursor() as cursor:
            take_out(cursor, where, *parameters)
