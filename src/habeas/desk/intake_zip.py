"""The file of people inside a zip: an export comes with papers beside it, and all of them are preserved."""

from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from habeas.base.digest import digest_of
from habeas.base.errors import NotRead, WrongCall
from habeas.base.finding import Finding
from habeas.desk.apart import apart
from habeas.desk.foreign_apart import foreign_apart
from habeas.desk.intake_planning import Offered
from habeas.evidence.containers.inside import Inside, Room
from habeas.evidence.foreign.record import Form
from habeas.evidence.text.kinds import ZIP
from habeas.evidence.text.reading import Reading

_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
_IMPORT = "import.csv"
"""The name that Uwazi gives the file of entities in a zip."""

_ENDINGS = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".xlsx")


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What is read, and the zip that it came in, None where it came by itself; `findings` say what was left inside."""

    offered: Offered
    outer: Offered | None
    findings: tuple[Finding, ...] = ()


def unpacked(offered: Offered) -> Unpacked:
    """The file of people inside a zip, taken out in a child; what is no zip, or a damaged one, stays as it is.

    It is the only one that is a list or another system's file, or `import.csv`, or the facts of another Habeas beside
    the same in another form, or the one that `part` names. Raises
    WrongCall where none is, or several are.
    """
    if not offered.data.startswith(_SIGNATURES) or apart().kind(offered.data) != ZIP:
        return Unpacked(offered, None)
    parts, findings, whole = [], [], False
    for inside in apart().unpack(offered.data, Room()):
        whole = whole or not isinstance(inside, Finding)
        if isinstance(inside, Finding):
            findings.append(inside)
        elif inside.path.lower().endswith(_ENDINGS):
            parts.append(inside)
    if not whole:
        return Unpacked(offered, None)  # what is wrong with it is told by whoever reads it whole
    chosen = _chosen(parts, offered.part)
    name = PurePosixPath(chosen.path.replace("\\", "/")).name
    return Unpacked(replace(offered, data=chosen.data, file_name=name), offered, tuple(findings))


def _chosen(parts: list[Inside], wanted: str | None) -> Inside:
    named = [each for each in parts if wanted in (None, each.path, PurePosixPath(each.path).name)]
    known = [each for each in named if PurePosixPath(each.path).name == _IMPORT] or named
    if len(known) > 1:
        forms = [_form_of(each.data) for each in known]
        wanted_form = Form.HABEAS if Form.HABEAS in forms else None
        told = [
            each for each, form in zip(known, forms, strict=True) if form is not None and wanted_form in (None, form)
        ]
        known = told or known
    if len(known) == 1:
        return known[0]
    there = ", ".join(each.path for each in parts[:_NAMED]) or "none"
    if not known:
        raise WrongCall("The zip has no list and no file of another system in it.", f"Such files in it: {there}.")
    raise WrongCall(f"The zip holds several files that could be meant: {there}.", "Say which with --part NAME.")


def _form_of(data: bytes) -> Form | None:
    """The system that a file shows it comes from; None where it shows none, or cannot be read."""
    outcome = apart().read(data, digest_of(data)).outcome
    if not isinstance(outcome, Reading):
        return None
    try:
        return foreign_apart().form(outcome.text)
    except NotRead:
        return None


_NAMED = 10
