"""From the YAML files beside this module to a :class:`Book`; a damaged file is refused with its place."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from habeas.base.duration import parse_duration
from habeas.base.errors import Failed
from habeas.base.finding import Finding
from habeas.base.when import parse_when
from habeas.law.pack.fields import Fields, Report, maps_in
from habeas.law.pack.rule import Status
from habeas.law.remedies.procedure import (
    ANY_STATE,
    After,
    Book,
    Door,
    Fit,
    From,
    How,
    Kind,
    Length,
    Procedure,
    Read,
    Shut,
    Term,
    TimeLimit,
)
from habeas.record.vocabulary.loading import vocabulary

OUTSIDE = ("consent.file", "consent.state", "consent.public", "consent.written", "filings", "never")
"""What a field can ask for that no property of the record holds."""

PUBLIC = ("filing", "after_60_days", "outcome", "partly")
"""When a filing, or part of it, becomes public."""

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
    return {
        name: yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506  (strings only)
        for name, path in sorted(named.items())
    }


def read_book(documents: Documents) -> tuple[Book, tuple[Finding, ...]]:
    """The book that these files make, and everything that is wrong with them."""
    report = Report()
    terms = {term.id: term for term in _terms(_top(documents, "fields.yaml", report))}
    countries = _top(documents, "countries.yaml", report)
    doors = {name: countries.map("doors").texts(name) for name in _names(countries, "doors")}
    opened = countries.map("countries")
    by_country = {name: _doors(opened.map(name), doors) for name in opened.values}
    procedures = [
        _procedure(_top(documents, name, report), terms, doors) for name in documents if name.startswith("procedures/")
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
        met_by=gap.met_by if gap is not None else _paths(entry, "met_by"),
        outside=outside,
    )
    if (gap is not None or bool(term.met_by)) == (outside is not None):
        entry.wrong("", "It needs one of `gap`, `met_by` and `from`.")
    entry.finish()
    return term


def _paths(entry: Fields, name: str) -> tuple[tuple[str, str | None], ...]:
    """Properties, or property.field, that the vocabulary knows."""
    known = vocabulary().properties
    paths = []
    for word in entry.words(name):
        prop, _, field = word.partition(".")
        if prop not in known or (field and field not in known[prop].fields):
            entry.wrong(name, f"The vocabulary has no {word!r}.")
        paths.append((prop, field or None))
    return tuple(paths)


def _doors(entry: Fields, doors: Mapping[str, object]) -> dict[str, Door]:
    for name in entry.values:
        if name not in doors:
            entry.wrong(name, "There is no such door.")
    return {name: _door(entry.map(name)) for name in entry.values}


def _door(entry: Fields) -> Door:
    read = entry.optional("read")
    door = Door(
        open=_yes(entry, "open"),
        since=entry.read("since", parse_when) if entry.has("since") else None,
        until=entry.read("until", parse_when) if entry.has("until") else None,
        facts_until=entry.day("facts_until"),
        note=entry.optional_texts("note"),
        read=read,
        sure=_yes(entry, "sure", "no"),
    )
    if door.sure and read is None:
        entry.wrong("sure", "What is sure names where it was read.")
    entry.finish()
    return door


def _procedure(entry: Fields, terms: Mapping[str, Term], doors: Mapping[str, object]) -> Procedure:
    publicity, exhaustion = entry.map("publicity"), entry.map("exhaustion")
    procedure = Procedure(
        id=entry.text("id"),
        order=entry.read("order", int) or 0,
        kind=entry.choice("kind", Kind, Kind.UN),
        door=entry.text("open_by"),
        status=entry.choice("status", Status, Status.DRAFT),
        checked_on=entry.day("checked_on") or date.min,
        label=entry.texts("label"),
        body=entry.texts("body"),
        known_as=entry.words("known_as"),
        purpose=entry.texts("purpose"),
        who=entry.texts("who"),
        consent=_one_of(entry, "consent", ("required", "asked")),
        languages=entry.words("languages"),
        public_when=_one_of(publicity, "when", PUBLIC),
        publicity=publicity.texts("text"),
        exhaustion_needed=_yes(exhaustion, "needed"),
        exhaustion=exhaustion.texts("text"),
        time_limit=_time_limit(entry.map("time_limit")),
        fits=tuple(_fit(one) for one in _maps(entry, "fits")),
        shut_by=tuple(_shut(one) for one in _maps(entry, "shut_by")),
        interim=entry.optional_texts("interim"),
        after=_steps(entry),
        address=entry.text("address"),
        required=entry.words("required"),
        useful=entry.words("useful"),
        read=tuple(Read(one.words("sections"), one.text("source")) for one in _maps(entry, "read")),
    )
    for name in ("checked_on",):
        if not entry.has(name):
            entry.wrong(name, "The day of the last check is needed here.")
    entry.finish()
    _holds_together(procedure, entry, terms, doors)
    return procedure


def _holds_together(
    procedure: Procedure, entry: Fields, terms: Mapping[str, Term], doors: Mapping[str, object]
) -> None:
    if procedure.door != ANY_STATE and procedure.door not in doors:
        entry.wrong("open_by", f"There is no door {procedure.door!r}.")
    for asked in (*procedure.required, *procedure.useful):
        if asked not in terms:
            entry.wrong("required", f"There is no field {asked!r}.")
    if doubled := set(procedure.required) & set(procedure.useful):
        entry.wrong("useful", f"Required already: {', '.join(sorted(doubled))}.")
    for read in procedure.read:
        for section in read.sections:
            if section not in procedure.sections():
                entry.wrong("read", f"There is no section {section!r}.")
    if (procedure.status is Status.VERIFIED) != (not procedure.remembered()):
        entry.wrong("status", f"Verified is what was read whole; remembered: {', '.join(procedure.remembered())}.")


def _names_known(procedures: list[Procedure], report: Report) -> None:
    ids = [one.id for one in procedures]
    for one in procedures:
        unknown = {name for shut in one.shut_by for name in shut.by} - set(ids)
        if unknown:
            report.error(one.id, f"shut_by names no procedure: {', '.join(sorted(unknown))}.")
        if ids.count(one.id) > 1:
            report.error(one.id, "Two files have this id.")


def _time_limit(entry: Fields) -> TimeLimit:
    if entry.has("none"):
        limit = TimeLimit((), bars=False, text=entry.texts("text"))
        if not _yes(entry, "none"):
            entry.wrong("none", "It is `yes` or left out.")
    else:
        if entry.text("from") != "final_decision":
            entry.wrong("from", "It is `final_decision`.")
        lengths = tuple(_length(one) for one in _maps(entry, "lengths"))
        limit = TimeLimit(lengths, bars=_yes(entry, "bars"), text=entry.texts("text"))
    entry.finish()
    return limit


def _length(entry: Fields) -> Length:
    return Length(entry.read("length", parse_duration) or parse_duration("P0D"), entry.day("since"), entry.day("until"))


def _fit(entry: Fields) -> Fit:
    fit = Fit(
        text=entry.texts("text"),
        sex=entry.optional("sex"),
        minor=_yes(entry, "minor", "no"),
        recorded=_paths(entry, "recorded"),
        not_recorded=_paths(entry, "not_recorded"),
    )
    if sum(map(bool, (fit.sex, fit.minor, fit.recorded, fit.not_recorded))) != 1:
        entry.wrong("", "It asks one thing: sex, minor, recorded or not_recorded.")
    entry.finish()
    return fit


def _shut(entry: Fields) -> Shut:
    shut = Shut(entry.words("by"), entry.choice("how", How, How.MAY), entry.texts("text"))
    entry.finish()
    return shut


def _steps(entry: Fields) -> tuple[After, ...]:
    steps: list[After] = []
    for one in _maps(entry, "after"):
        begins = one.text("from")
        earlier = begins in {step.id for step in steps}
        if not earlier and begins not in set(From) - {From.STEP}:
            one.wrong(
                "from", "It is an earlier step, or one of filing, sent_to_state, answered, decided, apprehension."
            )
        steps.append(
            After(
                id=one.text("id"),
                who=_one_of(one, "who", ("state", "body", "source")),
                begins=From.STEP if earlier else From(begins) if begins in set(From) else From.FILING,
                follows=begins if earlier else None,
                length=one.read("length", parse_duration) if one.has("length") else None,
                optional=_yes(one, "optional", "no"),
                text=one.texts("text"),
            )
        )
        one.finish()
    return tuple(steps)


def _maps(entry: Fields, name: str) -> list[Fields]:
    return maps_in(entry.raw(name), f"{entry.place}, {name}", entry.report) if entry.has(name) else []


def _one_of(entry: Fields, name: str, words: tuple[str, ...]) -> str:
    word = entry.text(name)
    if word not in words:
        entry.wrong(name, f"One of {', '.join(words)} is needed here.")
    return word


def _yes(entry: Fields, name: str, default: str | None = None) -> bool:
    return _one_of(entry, name, ("yes", "no")) == "yes" if entry.has(name) or default is None else default == "yes"
