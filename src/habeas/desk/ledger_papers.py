"""The ledger on paper: written in clear because a person asked for it, and remembered as a clear copy."""

from pathlib import Path

from habeas.base.digest import digest_of
from habeas.base.errors import WrongCall
from habeas.desk.copies import remember_copy
from habeas.desk.session import Session
from habeas.desk.writing_clear import write_clear
from habeas.disclosure.ledger_view import LedgerView
from habeas.output.papers.ledger_html import ledger_html
from habeas.output.papers.ledger_pdf import ledger_pdf


def write_ledger(session: Session, view: LedgerView, path: Path) -> None:
    """Write a ledger as PDF or HTML, as the end of the name says.

    The file is remembered until it is removed. Raises WrongCall for another ending, CannotWrite where it
    cannot be written; then nothing is left half written.
    """
    made = {".pdf": ledger_pdf, ".html": ledger_html}.get(path.suffix)
    if made is None:
        raise WrongCall(f"{path.name!r} is neither .pdf nor .html.", "The end of the name says which paper it is.")
    data = made(view)
    # Remembered first: a copy that nobody knows of would be worse than a line about none.
    remember_copy(session, path, digest_of(data))
    write_clear(path, data)
