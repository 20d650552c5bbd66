"""From the YAML files beside this module to a :class:`Book`; a damaged file is refused with its place."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from habeas.base.errors import Failed
from habeas.base.finding import Finding
from habeas.base.when import parse_when
from habeas.base.yaml_strings import strings_in
from habeas.law.pack.fields import Fields, Report
from habeas.law.remedies.procedure import Book, Door, Procedure, Term
from habeas.law.remedies.reading import paths_in, read_procedure, yes
from habeas.record.vocabulary.loading import vocabulary

OUTSIDE = ("consent.file", "consent.state", "consent.public", "consent.written", "filings", "never")
"""What a field can ask for that no property of the record holds."""

type Documents = Mapping[str, object]
"""File name (`fields.yaml`, `countries.yaml`, `procedures/wgad.yaml`) to what stands in it, as strings."""


@cache
def remedy_book() -> Book:
    """The book of this version of Habeas; raises Failed, naming file and fault, when a file is damaged."""
    book, findings = read_book(book_documents())
    if findings:
        first = findings[0]
        raise Failed(
            f"The procedures are damaged: {first.place}: {first.message}",
            "Install Habeas again, or undo the change to this file.",
        )
    return book


@cache
def book_documents() -> Documents:
    """The YAML files of the package."""
    here = files("habeas.law").joinpath("remedies")
    folder = here.joinpath("procedures")
    named = {name: here.joinpath(name) for name in ("fields.yaml", "countries.yaml")}
    named |= {f"procedures/{one.name}": one for one in folder.iterdir() if one.name.endswith(".yaml")}
    return {name: strings_in(path.read_text("utf-8")) for name, path in sorted(named.items())}


def read_book(documents: Documents) -> tuple[Book, tuple[Finding, ...]]:
    """The book that these files make, and everything that is wrong with them."""
    report = Report()
    terms = {term.id: term for term in _terms(_top(documents, "fields.yaml", report))}
    countries = _top(documents, "countries.yaml", report)
    doors = {name: countries.map("doors").texts(name) for name in _names(countries, "doors")}
    opened = countries.map("countries")
    by_country = {name: _doors(opened.map(name), doors) for name in opened.values}
    procedures = [
        read_procedure(_top(documents, name, report), terms, doors)
        for name in documents
        if name.startswith("procedures/")
    ]
    _names_known(procedures, report)
    book = Book(
        procedures=tuple(sorted(procedures, key=lambda one: one.order)),
        terms=terms,
        doors=doors,
        countries=by_country,
        checked_on=countries.day("checked_on") or date.min,
        recheck_after=countries.day("recheck_after") or date.min,
    )
    countries.finish()
    return book, tuple(report.findings)


def _top(documents: Documents, name: str, report: Report) -> Fields:
    document = documents.get(name)
    if not isinstance(document, Mapping):
        report.error(name, "The file is a map of what it holds.")
        return Fields({}, name, report)
    return Fields({str(key): value for key, value in document.items()}, name, report)


def _names(fields: Fields, name: str) -> tuple[str, ...]:
    return tuple(fields.map(name).values)


def _terms(top: Fields) -> list[Term]:
    return [_term(name, top.map(name)) for name in top.values]


def _term(name: str, entry: Fields) -> Term:
    gap = vocabulary().gaps.get(entry.text("gap")) if entry.has("gap") else None
    outside = entry.optional("from")
    if outside is not None and outside not in OUTSIDE:
        entry.wrong("from", f"One of {', '.join(OUTSIDE)} is needed here.")
    if gap is None and entry.has("gap"):
        entry.wrong("gap", "The vocabulary has no such gap.")
    term = Term(
        id=name,
        label=gap.labels if gap is not None else entry.texts("label"),
        ask=entry.texts("ask"),
        met_by=gap.met_by if gap is not None else paths_in(entry, "met_by"),
        outside=outside,
    )
    if (gap is not None or bool(term.met_by)) == (outside is not None):
        entry.wrong("", "It needs one of `gap`, `met_by` and `from`.")
    entry.finish()
    return term


def _doors(entry: Fields, doors: Mapping[str, object]) -> dict[str, Door]:
    for name in entry.values:
        if name not in doors:
            entry.wrong(name, "There is no such door.")
    return {name: _door(entry.map(name)) for name in entry.values}


def _door(entry: Fields) -> Door:
    read = entry.optional("read")
    door = Door(
        open=yes(entry, "open"),
        since=entry.read("since", parse_when) if entry.has("since") else None,
        until=entry.read("until", parse_when) if entry.has("until") else None,
        facts_until=entry.day("facts_until"),
        note=entry.optional_texts("note"),
        read=read,
        sure=yes(entry, "sure", "no"),
    )
    if door.sure and read is None:
        entry.wrong("sure", "What is sure names where it was read.")
    entry.finish()
    return door


def _names_known(procedures: list[Procedure], report: Report) -> None:
    ids = [one.id for one in procedures]
    for one in procedures:
        unknown = {name for shut in one.shut_by for name in shut.by} - set(ids)
        if unknown:
            report.error(one.id, f"shut_by names no procedure: {', '.join(sorted(unknown))}.")
        if ids.count(one.id) > 1:
            report.error(one.id, "Two files have this id.")
