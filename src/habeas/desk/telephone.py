"""A case by telephone, before any paper exists: the note of the call is itself preserved as a source.

Each thing that was told becomes one statement, anchored in the note and attributed to who told it.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.base.errors import WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.desk.dates import typed_when
from habeas.desk.naming_case import case_or_new
from habeas.desk.preserving import Circumstances, Taken, keep
from habeas.desk.recording import Saying, record
from habeas.desk.session import Session
from habeas.desk.whose import Roll
from habeas.evidence.sources.source import Method as Came
from habeas.evidence.sources.source import Secrecy
from habeas.evidence.text.anchor import anchor_at
from habeas.evidence.text.reading import Reading
from habeas.law.references import find_references
from habeas.record.keeping import Case
from habeas.record.statements import Method, Statement


@dataclass(frozen=True, slots=True)
class Call:
    """What a caller told. `who` is the detainee's name; everything else may be empty where it was not told.

    `when` is EDTF. `under` is the article as told ("ч. 1 ст. 174 УК РК").
    """

    who: str
    told_by: str
    when: str = ""
    where: str = ""
    by: str = ""
    under: str = ""
    held_at: str = ""
    note: str = ""


FIELDS = ("who", "when", "where", "by", "under", "held_at", "note", "told_by")
"""The lines of a note, in order."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The new case, the note of the call as a source, and the statements made from it."""

    case: Case
    note: Taken
    statements: tuple[Statement, ...]
    findings: tuple[Finding, ...]


def refuse_known_case(session: Session, name: str) -> None:
    """Raise WrongCall when there is a case of this name."""
    if session.vault.record.case_named(name) is not None:
        raise WrongCall(f"There is a case {name!r} already.", "Add to it with `habeas add` or `habeas say`.")


def new_case(session: Session, name: str, call: Call, labels: Mapping[str, str], lang: Lang) -> Opened:
    """Open a case from a call.

    `labels` are the words that begin the note's lines, by field name, and its `title`, in `lang`. Raises
    WrongCall when the case exists, or when who is held or who told it is missing.
    """
    if not call.who.strip() or not call.told_by.strip():
        raise WrongCall("A case by telephone needs at least who is held and who told it.", "Nothing was made.")
    refuse_known_case(session, name)
    when = typed_when(call.when.strip() or None)
    note = _encoded(_note(session, call, labels))
    with session.vault.transaction():
        case, _ = case_or_new(session, name)
        taken = keep(session, case, note, None, Came.TYPED, Circumstances(Secrecy.OWN_KNOWLEDGE))
        if taken.source is None:
            raise WrongCall("The note could not be kept.", "Nothing was made.")
        reading = session.vault.evidence.first_reading(taken.source.copy.digest)
        if reading is None:
            raise WrongCall("The note could not be read back.", "Nothing was made.")
        roll = Roll(session, case)
        made = tuple(
            record(
                session,
                roll,
                Saying(
                    subject=roll.subject(call.who.strip(), prop, value),
                    prop=prop,
                    value=value,
                    when=when if prop == "apprehension" else None,
                    language=lang,
                    source=taken.source,
                    anchor=anchor_at(reading, _span(reading, fields, labels)),
                    method=Method.TYPED,
                    attributed_to=call.told_by.strip(),
                ),
            )
            for prop, value, fields in _facts(call)
        )
    return Opened(case, taken, made, _not_understood(call))


def _facts(call: Call) -> list[tuple[str, dict[str, Plain], tuple[str, ...]]]:
    """What was told, as property, value, and the lines of the note it stands on."""
    facts: list[tuple[str, dict[str, Plain], tuple[str, ...]]] = []
    facts.append(("person", {"name": call.who.strip(), "printed": call.who.strip(), "role": "detainee"}, ("who",)))
    lines = tuple(field for field in ("when", "where", "by") if getattr(call, field).strip())
    if lines:
        value: dict[str, Plain] = {}
        if call.by.strip():
            value["organ"] = call.by.strip()
        if call.where.strip():
            value["place"] = call.where.strip()
        facts.append(("apprehension", value, lines))
    for reference in find_references(call.under):
        charge: dict[str, Plain] = {
            key: told
            for key, told in (
                ("country", reference.country),
                ("code", reference.code),
                ("article", reference.article),
                ("part", reference.part),
                ("point", reference.point),
            )
            if told is not None
        }
        facts.append(("charge", charge, ("under",)))
    if call.held_at.strip():
        place = call.held_at.strip()
        facts.append(("place_of_detention", {"name": place, "printed": place}, ("held_at",)))
    return facts


def _not_understood(call: Call) -> tuple[Finding, ...]:
    if not call.under.strip() or find_references(call.under):
        return ()
    message = "No article of a law was found in what was told of the charge; it stands in the note as it was told."
    return (Finding("charge-not-understood", "under", Severity.WARNING, message),)


def _encoded(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise WrongCall("What was told holds half a character.", "Type it anew; nothing was made.") from None


def _note(session: Session, call: Call, labels: Mapping[str, str]) -> str:
    taken = session.now().isoformat(timespec="minutes")
    lines = [f"{labels['title']} {taken}"]
    lines += [_line(call, field, labels) for field in FIELDS if getattr(call, field).strip()]
    return "\n".join(lines) + "\n"


def _line(call: Call, field: str, labels: Mapping[str, str]) -> str:
    return f"{labels[field]}: {' '.join(getattr(call, field).split())}"


def _span(reading: Reading, fields: tuple[str, ...], labels: Mapping[str, str]) -> Span:
    """From the first of these lines to the end of the last one."""
    starts = [reading.text.index(f"\n{labels[field]}: ") + 1 for field in fields]
    return Span(min(starts), reading.text.index("\n", max(starts)))
