"""Reading the file of one procedure, part by part; what is wrong becomes a finding with its place."""

from collections.abc import Mapping
from datetime import date

from habeas.base.duration import parse_duration
from habeas.law.pack.fields import Fields, maps_in
from habeas.law.pack.rule import Status
from habeas.law.remedies.procedure import (
    ANY_STATE,
    After,
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

PUBLIC = ("filing", "after_60_days", "outcome", "partly")
"""When a filing, or part of it, becomes public."""


def read_procedure(entry: Fields, terms: Mapping[str, Term], doors: Mapping[str, object]) -> Procedure:
    """One procedure from its file, against the fields and doors there are; what is wrong is reported."""
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
        exhaustion_needed=yes(exhaustion, "needed"),
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
    if not entry.has("checked_on"):
        entry.wrong("checked_on", "The day of the last check is needed here.")
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


def _time_limit(entry: Fields) -> TimeLimit:
    if entry.has("none"):
        limit = TimeLimit((), bars=False, text=entry.texts("text"))
        if not yes(entry, "none"):
            entry.wrong("none", "It is `yes` or left out.")
    else:
        if entry.text("from") != "final_decision":
            entry.wrong("from", "It is `final_decision`.")
        lengths = tuple(_length(one) for one in _maps(entry, "lengths"))
        limit = TimeLimit(lengths, bars=yes(entry, "bars"), text=entry.texts("text"))
    entry.finish()
    return limit


def _length(entry: Fields) -> Length:
    return Length(entry.read("length", parse_duration) or parse_duration("P0D"), entry.day("since"), entry.day("until"))


def _fit(entry: Fields) -> Fit:
    fit = Fit(
        text=entry.texts("text"),
        sex=entry.optional("sex"),
        minor=yes(entry, "minor", "no"),
        recorded=paths_in(entry, "recorded"),
        not_recorded=paths_in(entry, "not_recorded"),
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
                optional=yes(one, "optional", "no"),
                text=one.texts("text"),
            )
        )
        one.finish()
    return tuple(steps)


def paths_in(entry: Fields, name: str) -> tuple[tuple[str, str | None], ...]:
    """A list of properties, or property.field; those that the vocabulary does not know are reported."""
    known = vocabulary().properties
    paths = []
    for word in entry.words(name):
        prop, _, field = word.partition(".")
        if prop not in known or (field and field not in known[prop].fields):
            entry.wrong(name, f"The vocabulary has no {word!r}.")
        paths.append((prop, field or None))
    return tuple(paths)


def _maps(entry: Fields, name: str) -> list[Fields]:
    return maps_in(entry.raw(name), f"{entry.place}, {name}", entry.report) if entry.has(name) else []


def _one_of(entry: Fields, name: str, words: tuple[str, ...]) -> str:
    word = entry.text(name)
    if word not in words:
        entry.wrong(name, f"One of {', '.join(words)} is needed here.")
    return word


def yes(entry: Fields, name: str, default: str | None = None) -> bool:
    """`yes` or `no`; the default where the field is left out, which without one is reported."""
    return _one_of(entry, name, ("yes", "no")) == "yes" if entry.has(name) or default is None else default == "yes"
