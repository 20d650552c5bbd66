"""The rows: each procedure with its state, what it lacks, what runs after filing, and the next step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.law.remedies.consents import Agreed, Agreement, agreed
from habeas.law.remedies.domestic import DomesticRight, opening_of_right, shown
from habeas.law.remedies.facts import RemedyFacts
from habeas.law.remedies.filed import Filed, filed_with
from habeas.law.remedies.following import Step, steps_of
from habeas.law.remedies.lacking import FieldState, Held, fields_of, lacking
from habeas.law.remedies.opening import door_of, opening_of
from habeas.law.remedies.procedure import Book, Door, Procedure, Shut
from habeas.law.remedies.states import Opening, Reason, State


class Exhaustion(StrEnum):
    """Whether remedies at home were used up, as far as the record tells.

    `DECIDED` only says that a higher court decided something: whether nothing was left is for a lawyer.
    """

    NOT_NEEDED = "not_needed"
    DECIDED = "decided"
    BEGUN = "begun"
    NO_RECORD = "no_record"


@dataclass(frozen=True, slots=True)
class Closes:
    """A door that filing here shuts, or may."""

    procedure: Procedure
    shut: Shut


@dataclass(frozen=True, slots=True)
class RemedyRow:
    """One international procedure for one person on one day."""

    procedure: Procedure
    door: Door | None
    opening: Opening
    exhaustion: Exhaustion
    exhaustion_ids: tuple[str, ...]
    consent: Agreement
    fields: tuple[FieldState, ...]
    filed: tuple[Filed, ...]
    steps: tuple[Step, ...]
    closes: tuple[Closes, ...]
    warnings: tuple[Reason, ...]
    next_step: str


@dataclass(frozen=True, slots=True)
class DomesticRow:
    """One right of the defence at home."""

    right: DomesticRight
    opening: Opening
    next_step: str


@dataclass(frozen=True, slots=True)
class Remedies:
    """All rows on the day; `domestic` is None where nobody has reckoned the law of this country."""

    facts: RemedyFacts
    as_of: date
    domestic: tuple[DomesticRow, ...] | None
    rows: tuple[RemedyRow, ...]


def remedies_of(facts: RemedyFacts, book: Book, as_of: date, rights: Sequence[DomesticRight] | None = None) -> Remedies:
    """Every procedure of the book in its order, and the rights at home where they were reckoned.

    What surely happened after `as_of` does not count: the rows are those of that day.
    """
    facts = facts.up_to(as_of)
    domestic = None if rights is None else tuple(_domestic(right, as_of) for right in shown(rights))
    return Remedies(facts, as_of, domestic, tuple(_row(one, facts, book, as_of) for one in book.procedures))


def _domestic(right: DomesticRight, as_of: date) -> DomesticRow:
    opening = opening_of_right(right, as_of)
    step = {"right_runs": "file_by", "right_used": "watch", "right_used_late": "restore", "right_over": "restore"}
    return DomesticRow(right, opening, step.get(opening.reason.code, "find_out"))


def _row(procedure: Procedure, facts: RemedyFacts, book: Book, as_of: date) -> RemedyRow:
    door = door_of(procedure, facts.country, book)
    opening = opening_of(procedure, facts, book, as_of)
    exhaustion, ids = _exhaustion(procedure, facts)
    consent = agreed("file", procedure.id, facts, as_of)
    fields = fields_of(procedure, facts, book, as_of)
    filed = filed_with(procedure, facts, book)
    return RemedyRow(
        procedure=procedure,
        door=door,
        opening=opening,
        exhaustion=exhaustion,
        exhaustion_ids=ids,
        consent=consent,
        fields=fields,
        filed=filed,
        steps=steps_of(procedure, filed, facts, as_of),
        closes=_closes(procedure, facts, book, as_of),
        warnings=(*opening.warnings, *_warnings(procedure, door, facts, fields, consent, filed, book, as_of)),
        next_step=_next(opening, exhaustion, consent, fields, filed, fitting=not _misfits(procedure, facts)),
    )


def _exhaustion(procedure: Procedure, facts: RemedyFacts) -> tuple[Exhaustion, tuple[str, ...]]:
    if not procedure.exhaustion_needed:
        return Exhaustion.NOT_NEEDED, ()
    for state, props in ((Exhaustion.DECIDED, ("appeal_decision",)), (Exhaustion.BEGUN, ("appeal", "complaint"))):
        ids = tuple(key for item in facts.of(*props) for key in item.ids)
        if ids:
            return state, ids
    return Exhaustion.NO_RECORD, ()


def _closes(procedure: Procedure, facts: RemedyFacts, book: Book, as_of: date) -> tuple[Closes, ...]:
    """The doors that are not shut anyway, and that filing here shuts or may shut."""
    return tuple(
        Closes(other, shut)
        for other in book.procedures
        for shut in other.shut_by
        if procedure.id in shut.by and opening_of(other, facts, book, as_of).state in (State.OPEN, State.CANNOT_TELL)
    )


def _warnings(
    procedure: Procedure,
    door: Door | None,
    facts: RemedyFacts,
    fields: Sequence[FieldState],
    consent: Agreement,
    filed: Sequence[Filed],
    book: Book,
    as_of: date,
) -> list[Reason]:
    found = [Reason("filing_unsure", {"filing": one.filing.id}) for one in filed if not one.sure]
    if consent.state in (Agreed.REFUSED, Agreed.WITHDRAWN):
        found.append(Reason(f"consent_{consent.state.value}", {"ids": ", ".join(consent.ids)}))
    elif consent.state is Agreed.NOT_RECORDED:
        found.append(Reason("consent_not_recorded"))
    for what, key in (("state", "name_to_state"), ("public", "name_public")):
        name = agreed(what, procedure.id, facts, as_of)
        if name.state is Agreed.REFUSED:
            found.append(Reason(f"{key}_refused", {"ids": ", ".join(name.ids)}))
    found += [Reason("fits", {"number": str(number)}) for number in _misfits(procedure, facts)]
    guarded = [field.term.id for field in fields if field.guarded]
    if guarded:
        found.append(Reason("guarded", {"fields": ", ".join(guarded)}))
    if procedure.remembered():
        found.append(Reason("remembered", {"sections": ", ".join(procedure.remembered())}))
    if door is not None and not door.sure:
        found.append(Reason("door_remembered", {"door": procedure.door}))
    if as_of >= book.recheck_after:
        found.append(Reason("recheck", {"day": procedure.checked_on.isoformat()}))
    return found


def _misfits(procedure: Procedure, facts: RemedyFacts) -> tuple[int, ...]:
    """The places of the fits that ask for something the record lacks, or that speaks against it."""
    return tuple(
        number
        for number, fit in enumerate(procedure.fits)
        if (fit.not_recorded and facts.answers(fit.not_recorded)) or (fit.recorded and not facts.answers(fit.recorded))
    )


def _next(
    opening: Opening,
    exhaustion: Exhaustion,
    consent: Agreement,
    fields: Sequence[FieldState],
    filed: Sequence[Filed],
    fitting: bool,
) -> str:
    """The one thing to do next: nothing is written before the person or the family agreed."""
    if any(one.sure for one in filed):
        return "watch"
    if opening.state in (State.CLOSED, State.NOT_HERE):
        return "none"
    if filed:
        return "tell_which"
    if consent.state in (Agreed.REFUSED, Agreed.WITHDRAWN) or _no_name_to_state(fields):
        return "respect_no"
    if opening.state is State.CANNOT_TELL:
        return "find_out"
    if not fitting:
        return "check_fit"
    if exhaustion is Exhaustion.NO_RECORD:
        return "domestic_first"
    if consent.state is Agreed.NOT_RECORDED:
        return "ask_consent"
    return "gather" if lacking(fields) else "write"


def _no_name_to_state(fields: Sequence[FieldState]) -> bool:
    """Whether the State may not be told the name: none of these bodies acts for a person it may not name."""
    return any(field.term.outside == "consent.state" and field.held is Held.REFUSED for field in fields)
