"""A search record written to files: the record itself, and the paper made of it. Every file is a clear copy."""

from collections.abc import Callable
from pathlib import Path

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.base.language import Lang
from habeas.desk.copies import remember_copy
from habeas.desk.session import Session
from habeas.desk.writing_clear import write_clear
from habeas.disclosure.audience import Audience
from habeas.disclosure.quote import view_quote
from habeas.disclosure.quote_view import QuoteView
from habeas.findings.quotes.record import SearchRecord
from habeas.output.papers.search_record_html import search_record_html
from habeas.output.papers.search_record_pdf import search_record_pdf

_PAPERS: dict[str, Callable[[QuoteView], bytes]] = {".html": search_record_html, ".pdf": search_record_pdf}


def require_paper(path: Path) -> None:
    """Return where a paper of this name can be made; raise WrongCall where its ending is none that is known."""
    if path.suffix.lower() not in _PAPERS:
        raise WrongCall(f"{path.name} is neither .pdf nor .html.", "End the name of the paper with .pdf or .html.")


def write_record(record: SearchRecord, path: Path, session: Session | None = None) -> Path:
    """Write the record itself, readable by its owner only; with a vault it is remembered as a clear copy."""
    return _written(record.data, path, session)


def write_paper(record: SearchRecord, path: Path, lang: Lang, session: Session | None = None) -> Path:
    """Write the record as PDF or HTML, for the person and counsel; with a vault it is remembered.

    Raises WrongCall for another ending, CannotWrite where the file cannot be written.
    """
    require_paper(path)
    return _written(_PAPERS[path.suffix.lower()](view_quote(record, Audience.SELF, lang)), path, session)


def _written(data: bytes, path: Path, session: Session | None) -> Path:
    if session is not None:
        # Remembered first: a copy that nobody knows of would be worse than a line about none.
        remember_copy(session, path, digest_of(data))
    write_clear(path, data)
    return path
