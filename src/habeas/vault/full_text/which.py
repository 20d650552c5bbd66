"""Which full-text search a database has."""

from typing import Any

from habeas.vault.full_text.fts5 import Fts5
from habeas.vault.full_text.full_text import FullText
from habeas.vault.full_text.tsearch import TextSearch

_BY_VENDOR: dict[str, FullText] = {"sqlite": Fts5(), "postgresql": TextSearch()}


def full_text(cursor: Any) -> FullText:
    """That of the database which this cursor of Django's speaks to."""
    return _BY_VENDOR[cursor.db.vendor]
