"""The case sheet: disclosed for oneself, written as HTML and PDF, and remembered as a clear copy."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from habeas.base.digest import digest_of
from habeas.base.finding import Finding
from habeas.base.language import Lang
from habeas.desk.case_file import open_case
from habeas.desk.copies import remember_copy
from habeas.desk.custody import view_with_clock
from habeas.desk.session import Session
from habeas.desk.writing_clear import write_clear
from habeas.output.papers.case_sheet_html import case_sheet_html
from habeas.output.papers.case_sheet_pdf import case_sheet_pdf


@dataclass(frozen=True, slots=True)
class Written:
    """The clear copies that were written, and what is odd about the case they show."""

    paths: tuple[Path, ...]
    findings: tuple[Finding, ...]


def write_sheet(
    session: Session,
    name: str,
    folder: Path,
    as_of: date,
    langs: Sequence[Lang],
    *,
    stem: str = "case-sheet",
    notices: Sequence[Sequence[str]] = (),
) -> Written:
    """Write the case sheet in each language as HTML and PDF into a folder, which is made where it is not there.

    Files are named `STEM-LANG.html` and `.pdf`, never after the person. `notices` are, for each
    language, sentences that stand on every page. Every file is remembered as a clear copy until it is
    removed. Raises CannotWrite, leaving nothing half written.
    """
    opened = open_case(session, name, as_of)
    paths: list[Path] = []
    for at, lang in enumerate(langs):
        said = notices[at] if notices else ()
        view = view_with_clock(opened, lang, said)
        for ending, data in (("html", case_sheet_html(view)), ("pdf", case_sheet_pdf(view))):
            path = folder / f"{stem}-{lang.value}.{ending}"
            # Remembered first: a copy that nobody knows of would be worse than a line about none.
            remember_copy(session, path, digest_of(data))
            write_clear(path, data)
            paths.append(path)
    return Written(tuple(paths), opened.findings)
