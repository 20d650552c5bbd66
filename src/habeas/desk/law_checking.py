"""Checking the law packs and their remand checklists: what is wrong, draft, untested, or due to be read anew."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import yaml

from habeas.base.errors import WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.language import Lang
from habeas.base.yaml_strings import strings_in
from habeas.desk.files import bytes_of
from habeas.findings.remand.loading import read_checklist
from habeas.law.pack.checking import check_pack, ids_named_in
from habeas.law.pack.loading import known_packs, pack_documents, read_pack
from habeas.law.pack.rule import Status


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


def check_law(names: Sequence[str], as_of: date, *tests: Path) -> tuple[tuple[PackReport, ...], tuple[Finding, ...]]:
    """Check these packs (all where none is named) on a day.

    `tests` are folders of situations and of tables of orders; without any nothing can be said of tests.
    A table is a map whose `items`, of the checklist of its `pack`, a lawyer has looked for in orders. The
    findings are of files that could not be read. Raises WrongCall for a pack or a folder that is not there.
    """
    wanted = [name.upper() for name in names] or list(known_packs())
    unknown = [name for name in wanted if name not in known_packs()]
    if unknown:
        message = f"There is no law pack {', '.join(unknown)}."
        raise WrongCall(message, f"Packs there are: {', '.join(known_packs())}.")
    findings: list[Finding] = []
    tested = _tested([one for folder in tests for one in _documents(folder, findings)], findings) if tests else None
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
    checklist, amiss = read_checklist(name, documents)
    items = () if checklist is None else checklist.items
    untested = () if tested is None else tuple(one.id for one in items if one.id not in tested)
    return PackReport(
        id=pack.id,
        label=pack.label,
        laws=tuple(LawRead(text.code, text.title, text.as_amended_to) for text in pack.texts.values()),
        recheck_after=pack.recheck_after,
        overdue=checked.overdue,
        verified=(*checked.verified, *(one.id for one in items if one.status is Status.VERIFIED)),
        draft=(*checked.draft, *(one.id for one in items if one.status is Status.DRAFT)),
        untested=None if checked.untested is None else (*checked.untested, *untested),
        findings=(*wrong, *amiss, *checked.findings, *map(_untested, untested)),
    )


def _untested(key: str) -> Finding:
    message = "No table of orders looks for it. Add it to the `items` of one, with what a lawyer reads."
    return Finding("pack-untested", key, Severity.WARNING, message)


def _tested(documents: Sequence[tuple[str, object]], findings: list[Finding]) -> frozenset[str]:
    """The ids of rules that situations expect something of, and of the items that tables of orders look for."""
    situations: list[object] = []
    items: set[str] = set()
    for name, read in documents:
        if isinstance(read, list):
            situations += read
        elif isinstance(read, Mapping) and isinstance(read.get("items"), list) and "pack" in read:
            items |= {f"{read['pack']}-R-{item}" for item in read["items"]}
        else:
            message = "A file of situations is a list of them."
            findings.append(Finding("pack-unreadable", name, Severity.ERROR, message))
    return ids_named_in(situations) | items


def _documents(folder: Path, findings: list[Finding]) -> Iterator[tuple[str, object]]:
    """Every file below a folder with what stands in it; one that is no YAML is reported."""
    if not folder.is_dir():
        raise WrongCall(f"There is no folder {folder}.", "Name the folder of situations with --tests, or leave it out.")
    for path in sorted(folder.rglob("*.yaml")):
        try:
            yield path.name, strings_in(bytes_of(path))
        except yaml.YAMLError as error:
            findings.append(_no_yaml(path.name, error))


def _no_yaml(place: str, error: yaml.YAMLError) -> Finding:
    mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
    line = "" if mark is None else f", line {mark.line + 1}"
    why = getattr(error, "problem", None) or "signs that are no text"
    return Finding("pack-unreadable", f"{place}{line}", Severity.ERROR, f"It is no YAML: {why}. Correct the line.")
