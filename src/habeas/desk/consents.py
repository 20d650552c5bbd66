"""Consent at the desk: what is permitted on a day and what is lacking, an answer recorded, and what is out already."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from habeas.base.errors import WrongCall
from habeas.base.ids import EntityId
from habeas.base.plain import Plain
from habeas.base.when import When
from habeas.desk.case_file import Opened, open_case
from habeas.desk.coming_down import due_in, names_in
from habeas.desk.own_words import Ground, standing_of
from habeas.desk.recording import Saying, record
from habeas.desk.session import Session
from habeas.desk.whose import Roll
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.answers import Answer, Said, Use
from habeas.disclosure.gate.consents import OPEN_TO_ALL, Consents, Permission, Quiet, Refusal, consents_of
from habeas.disclosure.gate.releases import Release, taken_down
from habeas.disclosure.gate.taking_down import Due
from habeas.record.people import EntityKind
from habeas.record.statements import Method, Statement

FOR_NO_AUDIENCE = (Use.KEEP, Use.CONTACT, Use.COUNT)
"""Uses that are asked once, whoever reads."""

ASKED_FOR = (
    (Use.SHARE, (Audience.PARTNER_ARCHIVE, Audience.UN_BODY)),
    (Use.PUBLISH, (Audience.PRESS, Audience.PUBLIC)),
    (Use.NAME, (Audience.PARTNER_ARCHIVE, Audience.UN_BODY, Audience.PRESS, Audience.PUBLIC)),
    (Use.PICTURE, (Audience.PRESS, Audience.PUBLIC)),
)
"""Uses that are asked for each of these audiences."""


@dataclass(frozen=True, slots=True)
class Row:
    """One use, for one audience or for none, and what is permitted of it. `answers` are those that are named."""

    use: Use
    audience: Audience | None
    answer: Permission | Refusal
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class PersonConsents:
    """What is permitted about one person on the day. `held` says whether the person is held in the case."""

    person: EntityId
    name: str
    held: bool
    rows: tuple[Row, ...]
    quiet: Quiet | None


@dataclass(frozen=True, slots=True)
class CaseConsents:
    """What is permitted in a case on a day, of each person; `due` is what is out and may not stand as it is.

    `now` is when it was asked.
    """

    opened: Opened
    people: tuple[PersonConsents, ...]
    due: tuple[Due, ...]
    names: dict[EntityId, str]
    now: datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """An answer to be recorded: for each of `uses` and each of `audiences` (none where it is for no readers) one."""

    uses: tuple[str, ...]
    answer: Said
    audiences: tuple[Audience, ...] = ()
    procedure: str | None = None
    by: str | None = None
    capacity: str | None = None
    language: str | None = None
    how: str | None = None
    on: When | None = None
    not_before: str | None = None
    until: str | None = None
    basis: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Recorded:
    """The statements that were recorded, whom they are about, what is out already, and what of it is due `now`."""

    statements: tuple[Statement, ...]
    person: EntityId
    name: str
    out: tuple[Release, ...]
    due: tuple[Due, ...]
    now: datetime


def consents_of_case(session: Session, name: str, as_of: date, word: str | None = None) -> CaseConsents:
    """What is permitted of whom on a day: of those who are held and whoever was asked, or of one person.

    Raises WrongCall where the word means nobody of the case, or several.
    """
    opened = open_case(session, name, as_of)
    consents = consents_of(opened.casefile)
    names = names_in(opened)
    chosen = _everybody(opened, consents) if word is None else [_person(opened, names, word)]
    people = tuple(_of_person(opened, consents, key, names[key]) for key in chosen)
    return CaseConsents(opened, people, due_in(session, opened), names, session.now())


def record_consent(session: Session, name: str, word: str, asked: Asked, ground: Ground) -> Recorded:
    """Record what somebody answered, a statement for each use and audience, all on one ground.

    A note without any other ground is kept as the words that were told. Raises WrongCall where an answer that is given
    names no readers and its use needs them, and as recording does; then nothing is recorded.
    """
    _demand_readers(asked)
    if ground == Ground() and asked.note is not None:
        ground = Ground(told=asked.note)
    today = session.now().date()
    opened = open_case(session, name, today)
    person = _person(opened, names_in(opened), word)
    with session.vault.transaction():
        stands = standing_of(session, opened.casefile.case, ground)
        roll = Roll(session, opened.casefile.case)
        made = tuple(
            record(
                session,
                roll,
                Saying(
                    subject=person,
                    prop="consent",
                    value=value,
                    when=asked.on,
                    language=stands.language,
                    source=stands.source,
                    anchor=stands.anchor,
                    method=Method.TYPED,
                ),
            )
            for value in _values(asked)
        )
    after = open_case(session, name, today)
    due = tuple(one for one in due_in(session, after) if one.person == person)
    return Recorded(made, person, names_in(after)[person], released_about(session, after, person), due, session.now())


def record_quiet(
    session: Session, name: str, word: str | None, until: str | None, why: str, by: str | None
) -> Statement:
    """Record that nothing of a person, or of the whole case, is to reach anybody outside; `until` None: until undone.

    The reason is kept as the words that were told. Raises WrongCall without one, and where it cannot be told who.
    """
    if not why.strip():
        raise WrongCall("Quiet needs a reason.", "Add --note TEXT; nothing was recorded.")
    opened = open_case(session, name, session.now().date())
    case = opened.casefile.case
    with session.vault.transaction():
        stands = standing_of(session, case, Ground(told=why))
        roll = Roll(session, case)
        told = {"until": until, "by": by, "note": why.strip()}
        value: dict[str, Plain] = {field: words for field, words in told.items() if words is not None}
        person = roll.subject(None, "quiet", value) if word is None else _person(opened, names_in(opened), word)
        saying = Saying(
            subject=person,
            prop="quiet",
            value=value,
            when=None,
            language=stands.language,
            source=stands.source,
            anchor=stands.anchor,
            method=Method.TYPED,
        )
        return record(session, roll, saying)


def released_about(session: Session, opened: Opened, person: EntityId) -> tuple[Release, ...]:
    """The releases that still stand and told of a person of the case, or named them, oldest first."""
    case, entities = opened.casefile.case.id, opened.casefile.entities
    gone = taken_down(session.vault.gate.release_acts(case))
    return tuple(
        one
        for one in session.vault.gate.releases(case)
        if one.id not in gone
        and (told := one.of(case)) is not None
        and any(entities[key].id == person for key in told.entities | told.named if key in entities)
    )


def named_in(release: Release, opened: Opened, person: EntityId) -> bool:
    """Whether a release named this person of the case, and did not only tell of them."""
    told, entities = release.of(opened.casefile.case.id), opened.casefile.entities
    return told is not None and any(entities[key].id == person for key in told.named if key in entities)


def _of_person(opened: Opened, consents: Consents, person: EntityId, name: str) -> PersonConsents:
    case = opened.casefile.case
    by_id = {one.statement: one for one in consents.answers}

    def row(use: Use, audience: Audience | None) -> Row:
        answer = consents.permission(person, use, audience or Audience.TEAM, opened.casefile.as_of)
        return Row(use, audience, answer, tuple(by_id[key] for key in answer.statements if key in by_id))

    rows = [row(use, None) for use in FOR_NO_AUDIENCE]
    rows += [row(use, audience) for use, audiences in ASKED_FOR for audience in audiences]
    held = any(one.entity.id == person for one in opened.casefile.detainees)
    quiet = consents.quiet(person, EntityId(case.id), opened.casefile.as_of)
    return PersonConsents(person, name, held, tuple(rows), quiet)


def _everybody(opened: Opened, consents: Consents) -> list[EntityId]:
    held = [one.entity.id for one in opened.casefile.detainees]
    others = sorted({one.person for one in consents.answers} - set(held))
    return [*held, *others]


def _person(opened: Opened, names: dict[EntityId, str], word: str) -> EntityId:
    """The person of a name, an id or its beginning; of several names of one person any will do."""
    entities = opened.casefile.entities
    by_any = {one.entity.id for one in opened.casefile.detainees if word in one.names}
    by_any |= {key for key, name in names.items() if name == word}
    by_any |= {entities[key].id for key in entities if key == word or (len(word) >= 4 and key.startswith(word))}
    people = {key for key in by_any if entities[key].kind is EntityKind.PERSON}
    if len(people) != 1:
        many = "Several in this case are" if people else "Nobody in this case is"
        raise WrongCall(f"{many} {word!r}.", "List them with `habeas people CASE` and use the id.")
    return people.pop()


def _demand_readers(asked: Asked) -> None:
    needing = [use for use in asked.uses if use in (Use.SHARE, Use.NAME, Use.PICTURE)]
    if asked.answer is Said.GIVEN and needing and not asked.audiences:
        raise WrongCall(
            "Consent to this is given for somebody who will read it; ask for each by itself.",
            f"Add --for with one of: {', '.join(one.value for one in Audience if one is not Audience.SELF)}.",
        )
    if asked.answer is Said.GIVEN and Use.PUBLISH in asked.uses and set(asked.audiences) - OPEN_TO_ALL:
        raise WrongCall("Publishing is for the press or for everybody.", "For others the use is `share`.")


def _values(asked: Asked) -> Iterator[dict[str, Plain]]:
    rest: dict[str, Plain | None] = {
        "answer": asked.answer.value,
        "procedure": asked.procedure,
        "by": asked.by,
        "capacity": asked.capacity,
        "language": asked.language,
        "how": asked.how,
        "not_before": asked.not_before,
        "until": asked.until,
        "basis": asked.basis,
        "note": asked.note,
    }
    for use in asked.uses:
        audiences: Sequence[Audience | None] = () if use in FOR_NO_AUDIENCE else asked.audiences
        for audience in audiences or (None,):
            value = {"use": use, "audience": None if audience is None else audience.value, **rest}
            yield {field: told for field, told in value.items() if told is not None}
