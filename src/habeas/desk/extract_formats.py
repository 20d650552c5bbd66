"""The formats that data of a case leaves in."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from habeas.base.errors import WrongCall
from habeas.base.language import Lang
from habeas.base.when import parse_when
from habeas.desk.calendar import CodeKey, calendar_of
from habeas.desk.case_file import Opened
from habeas.desk.clock import clocks_of, jurisdiction_of
from habeas.disclosure.data.extract import Extract
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.admission import Admitted
from habeas.output.exports.bayanat import bayanat
from habeas.output.exports.bibtex import bibtex
from habeas.output.exports.csl import csl_json
from habeas.output.exports.csv_zip import csv_zip
from habeas.output.exports.ftm import ftm_zip
from habeas.output.exports.huridocs import huridocs_json
from habeas.output.exports.uwazi import uwazi_zip
from habeas.output.exports.xlsx import xlsx

_ZIP = "application/zip"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ICS = "text/calendar"
_JSON, _CSL = "application/json", "application/vnd.citationstyles.csl+json"


@dataclass(frozen=True, slots=True)
class Material:
    """What a format is written from: the extract, and what was admitted. `names` asks for names in clear."""

    extract: Extract
    admitted: Admitted
    opened: Opened
    ids: ReleaseIds
    lang: Lang
    names: bool = False


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of a file, and the key to the codes in it, where it has codes."""

    data: bytes
    keys: tuple[CodeKey, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its id, the ending and the type of its file, and what writes it. `whole`: it holds every fact."""

    id: str
    ending: str
    media_type: str
    write: Callable[[Material], Made]
    whole: bool = True


def _of_extract(write: Callable[[Extract, Lang], bytes]) -> Callable[[Material], Made]:
    return lambda material: Made(write(material.extract, material.lang))


def _calendar(material: Material) -> Made:
    """The limits that are ahead by the law and by what was admitted; its codes are of this release alone.

    Raises WrongCall where no law can be told, or nothing is ahead.
    """
    admitted, ids = material.admitted, material.ids
    sources = {source.id: source for source in admitted.sources}
    seen = replace(material.opened, casefile=admitted.casefile, sources=sources)
    law = jurisdiction_of(seen, None)
    if law is None:
        raise WrongCall("The record does not tell by whose law this case is judged.", "Nothing was written.")
    reckoned = clocks_of(seen, law, parse_when(admitted.casefile.as_of.isoformat())).clocks
    named = material.extract.case
    clocks = [replace(one, case=named, secret=ids.of("calendar", one.secret)) for one in reckoned]
    made = calendar_of(clocks, material.lang, all_limits=True, names=material.names)
    if not made.keys:
        raise WrongCall("No deadline is ahead, so there is no calendar.", "Nothing was written.")
    return Made(made.data, made.keys)


FORMATS: Mapping[str, Format] = {
    one.id: one
    for one in (
        Format("uwazi", ".zip", _ZIP, _of_extract(uwazi_zip)),
        Format("ftm", ".zip", _ZIP, _of_extract(ftm_zip)),
        Format("csv", ".zip", _ZIP, _of_extract(csv_zip)),
        Format("xlsx", ".xlsx", _XLSX, _of_extract(xlsx)),
        Format("huridocs", ".json", _JSON, _of_extract(huridocs_json)),
        Format("bayanat", ".xlsx", _XLSX, _of_extract(bayanat)),
        Format("csl", ".json", _CSL, _of_extract(csl_json), whole=False),
        Format("bibtex", ".bib", "application/x-bibtex", _of_extract(bibtex), whole=False),
        Format("ics", ".ics", _ICS, _calendar, whole=False),
    )
}
"""Every format, in the order in which they are listed."""
