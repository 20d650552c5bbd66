"""Checking the law packs: what is wrong with them, draft, untested, or due to be read anew."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from habeas.base.errors import WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.language import Lang
from habeas.desk.files import bytes_of
from habeas.law.pack.checking import check_pack, ids_named_in
from habeas.law.pack.loading import known_packs, pack_documents, read_pack


@dataclass(frozen=True, slots=True)
class LawRead:
    """One law of a pack: its code, title, and the day its text is amended to; None where no text was read."""

    code: str
    title: str
    as_amended_to: date | None


@dataclass(frozen=True, slots=True)
class PackReport:
    """What was found about one pack; `untested` is None where there were no situations to look into."""

    id: str
    label: Mapping[Lang, str]
    laws: tuple[LawRead, ...]
    recheck_after: date | None
    overdue: bool
    verified: tuple[str, ...]
    draft: tuple[str, ...]
    untested: tuple[str, ...] | None
    findings: tuple[Finding, ...]


def check_law(
    names: Sequence[str], as_of: date, tests: Path | None
) -> tuple[tuple[PackReport, ...], tuple[Finding, ...]]:
    """Check these packs (all where none is named) on a day.

    `tests` is the folder of situations, None where there is none: then nothing can be said of tests.
    The findings are of files that could not be read. Raises WrongCall for a pack or a folder that is
    not there.
    """
    wanted = [name.upper() for name in names] or list(known_packs())
    unknown = [name for name in wanted if name not in known_packs()]
    if unknown:
        message = f"There is no law pack {', '.join(unknown)}."
        raise WrongCall(message, f"Packs there are: {', '.join(known_packs())}.")
    findings: list[Finding] = []
    tested = None if tests is None else ids_named_in(_situations(tests, findings))
    checked = [one for name in wanted if (one := _checked(name, as_of, tested, findings)) is not None]
    return tuple(checked), tuple(findings)


def _checked(name: str, as_of: date, tested: frozenset[str] | None, findings: list[Finding]) -> PackReport | None:
    try:
        documents = pack_documents(name)
    except yaml.YAMLError as error:
        findings.append(_no_yaml(f"pack {name}", error))
        return None
    pack, wrong = read_pack(documents)
    checked = check_pack(pack, as_of, tested)
    return PackReport(
        id=pack.id,
        label=pack.label,
        laws=tuple(LawRead(text.code, text.title, text.as_amended_to) for text in pack.texts.values()),
        recheck_after=pack.recheck_after,
        overdue=checked.overdue,
        verified=checked.verified,
        draft=checked.draft,
        untested=checked.untested,
        findings=(*wrong, *checked.findings),
    )


def _situations(folder: Path, findings: list[Finding]) -> Iterator[object]:
    """Every situation below a folder; a file that is no YAML list is reported."""
    if not folder.is_dir():
        raise WrongCall(f"There is no folder {folder}.", "Name the folder of situations with --tests, or leave it out.")
    for path in sorted(folder.rglob("*.yaml")):
        try:
            read = yaml.load(bytes_of(path), Loader=yaml.CBaseLoader)  # noqa: S506  (strings only)
        except yaml.YAMLError as error:
            findings.append(_no_yaml(path.name, error))
            continue
        if isinstance(read, list):
            yield from read
        else:
            message = "A file of situations is a list of them."
            findings.append(Finding("pack-unreadable", path.name, Severity.ERROR, message))


def _no_yaml(place: str, error: yaml.YAMLError) -> Finding:
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    line = "" if mark is None else f", line {mark.line + 1}"
    why = getattr(error, "problem", None) or "signs that are no text"
    return Finding("pack-unreadable", f"{place}{line}", Severity.ERROR, f"It is no YAML: {why}. Correct the line.")
