"""A case as data for another system: admitted for an audience, written in its format, remembered as a clear copy."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from habeas.base.digest import Digest, digest_of
from habeas.base.errors import WrongCall
from habeas.base.finding import Finding
from habeas.base.language import Lang
from habeas.desk.case_file import open_case
from habeas.desk.copies import remember_copy
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.desk.writing_clear import write_clear
from habeas.disclosure.audience import Audience, require_built
from habeas.disclosure.data.extract import Extract
from habeas.disclosure.data.extracting import extract_case
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.admission import Asked, admit
from habeas.output.exports.csv_zip import csv_zip
from habeas.output.exports.ftm import ftm_zip

_KEY = 32
"""Random bytes of the key of a release."""


@dataclass(frozen=True, slots=True)
class Format:
    """A format that data leaves in: its id, the ending of its file, and what writes it."""

    id: str
    ending: str
    write: Callable[[Extract, Lang], bytes]


FORMATS: Mapping[str, Format] = {
    one.id: one
    for one in (
        Format("ftm", ".zip", ftm_zip),
        Format("csv", ".zip", csv_zip),
    )
}
"""Every format, in the order in which they are listed."""


@dataclass(frozen=True, slots=True)
class Extracted:
    """What was written: where, its digest, what it holds, and what is odd about the case."""

    path: Path
    digest: Digest
    extract: Extract
    findings: tuple[Finding, ...]


def write_extract(
    session: Session, name: str, form: str, audience: Audience, path: Path, lang: Lang, as_of: date
) -> Extracted:
    """Write what this audience may be told of a case as data, in one file that is remembered as a clear copy.

    Its ids are made for this file alone, under a key of its own. Raises WrongCall for a format there is none of,
    for a path where something lies already, and where the audience may be told nothing; CannotWrite, leaving nothing
    half written.
    """
    if form not in FORMATS:
        raise WrongCall(f"There is no format {form!r}.", f"It is one of {', '.join(FORMATS)}.")
    require_built(audience)
    if path.exists():
        raise WrongCall(f"{path} is there already.", "Name another file; nothing was written.")
    opened = open_case(session, name, as_of)
    admitted = admit(Asked(opened.casefile, tuple(opened.sources.values()), audience))
    extract = extract_case(admitted, ReleaseIds(session.chance(_KEY)))
    data = FORMATS[form].write(extract, lang)
    digest = digest_of(data)
    with session.vault.transaction():
        audit(session, "extract case", opened.casefile.case.id, {"format": form, "audience": audience.value})
    # Remembered first: a copy that nobody knows of would be worse than a line about none.
    remember_copy(session, path, digest)
    write_clear(path, data)
    return Extracted(path, digest, extract, opened.findings)
