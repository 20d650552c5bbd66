"""Rulings: what a person holds back, or lets pass one protection to one audience; and who else has to say so."""

from collections.abc import Iterable
from dataclasses import dataclass

from habeas.base.digest import Json
from habeas.base.errors import WrongCall
from habeas.base.ids import EntityId
from habeas.desk.judging import entity_named
from habeas.desk.recording import audit
from habeas.desk.release_people import active_people
from habeas.desk.saying import find_source
from habeas.desk.session import Session
from habeas.desk.titles import title_of
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.held import Protection, Thing
from habeas.disclosure.gate.rulings import Ruled, Ruling, standing
from habeas.disclosure.gate.second_word import waits
from habeas.record.keeping import Case
from habeas.record.vocabulary.loading import vocabulary

NEVER = frozenset({Protection.PRIVILEGED, Protection.RULED, Protection.MENTIONS})
"""What no ruling lets pass: what is between a person and counsel, what was held by hand, what the last look found."""

_LEAST = 4


@dataclass(frozen=True, slots=True)
class Aim:
    """What a ruling is about: exactly one of these, as a person types it."""

    statement: str | None = None
    source: str | None = None
    person: str | None = None
    prop: str | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """A ruling that stands; `called` is what its thing is called, `waiting` that a second person has to rule the same.

    `alone` says that nobody else works on the case who could.
    """

    ruling: Ruling
    called: str
    waiting: bool
    alone: bool


def standing_rulings(session: Session, name: str, ruled: Ruled | None = None) -> tuple[Standing, ...]:
    """The rulings of a case that nobody took back, of one kind or all, oldest first."""
    case = session.case(name)
    with session.vault.transaction():
        audit(session, "read rulings", case.id)
    every = session.vault.gate.rulings(case.id)
    two = len(active_people(session, case.id)) > 1
    return tuple(
        Standing(one, _called(session, case, one), waits(one, every, two_work_on_it=two), not two)
        for one in standing(every)
        if ruled is None or one.ruled is ruled
    )


def hold(session: Session, name: str, aim: Aim, why: str, audience: Audience | None, *, asked: bool = False) -> Ruling:
    """Hold a thing back from an audience, or from every one. `asked`: the source itself asked for protection.

    Raises WrongCall where it cannot be told what is meant, or no reason is given.
    """
    if asked and aim.source is None:
        raise WrongCall("Who asked for protection is a source.", "Name it with --source; nothing was ruled.")
    protection = Protection.PROTECTED_SOURCE if asked else Protection.RULED
    return _rule(session, session.case(name), Ruled.HOLD, aim, protection, audience, why)


def let_pass(session: Session, name: str, aim: Aim, protection: Protection, audience: Audience, why: str) -> Standing:
    """Let one thing pass one protection to one audience.

    Raises WrongCall where it cannot be told what is meant, no reason is given, the protection can be passed by no
    ruling, a whole property is to pass more than that no list names it, or two are needed and one works on the case.
    """
    case = session.case(name)
    if protection in NEVER:
        raise WrongCall(f"No ruling lets anything pass '{protection.value}'.", "Nothing was ruled.")
    if aim.prop is not None and protection is not Protection.NOT_LISTED:
        raise WrongCall("A protection is passed by one thing at a time.", "Name a statement, a source or a person.")
    two = len(active_people(session, case.id)) > 1
    if protection is Protection.CODE_NAME and not two:
        raise WrongCall(
            "A code name is let out by two people, and one works on this case.",
            "It stays held back; nothing was ruled.",
        )
    made = _rule(session, case, Ruled.LET, aim, protection, audience, why)
    every = session.vault.gate.rulings(case.id)
    return Standing(made, _called(session, case, made), waits(made, every, two_work_on_it=two), not two)


def undo(session: Session, name: str, start: str, why: str) -> Ruling:
    """Take a standing ruling back, named by the beginning of its id. Raises WrongCall for none, or without a reason."""
    case = session.case(name)
    found = [one for one in standing(session.vault.gate.rulings(case.id)) if one.id.startswith(start)]
    if len(start) < _LEAST or len(found) != 1:
        raise WrongCall(
            f"{start!r} means no standing ruling of this case.", "See `habeas hold CASE` and `habeas let CASE`."
        )
    [old] = found
    return _keep(session, case, Ruled.UNDO, old.thing, old.key, old.protection, old.audience, why, old.id)


def standing_json(name: str, every: Iterable[Standing]) -> list[dict[str, Json]]:
    """Standing rulings as JSON objects."""
    return [
        {
            "schema": "habeas.ruling/1",
            "case": name,
            "id": one.ruling.id,
            "ruled": one.ruling.ruled.value,
            "thing": one.ruling.thing.value,
            "key": one.ruling.key,
            "called": one.called,
            "protection": one.ruling.protection.value,
            "audience": None if one.ruling.audience is None else one.ruling.audience.value,
            "reason": one.ruling.reason,
            "by": one.ruling.by,
            "at": one.ruling.at.isoformat(),
            "waiting": one.waiting,
        }
        for one in every
    ]


def _rule(
    session: Session,
    case: Case,
    ruled: Ruled,
    aim: Aim,
    protection: Protection,
    audience: Audience | None,
    why: str,
) -> Ruling:
    thing, key = _thing(session, case, aim)
    return _keep(session, case, ruled, thing, key, protection, audience, why, None)


def _keep(
    session: Session,
    case: Case,
    ruled: Ruled,
    thing: Thing,
    key: str,
    protection: Protection,
    audience: Audience | None,
    why: str,
    undoes: str | None,
) -> Ruling:
    if not why.strip():
        raise WrongCall("A ruling needs a reason.", "Add --why TEXT; nothing was ruled.")
    made = Ruling(
        session.new_id(),
        case.id,
        ruled,
        thing,
        key,
        protection,
        audience,
        why.strip(),
        session.who,
        session.now(),
        undoes,
    )
    with session.vault.transaction():
        session.vault.gate.add_ruling(made)
        audit(session, f"rule {ruled.value}", made.id, {"case": case.id, "thing": thing.value})
    return made


def _thing(session: Session, case: Case, aim: Aim) -> tuple[Thing, str]:
    given = [word for word in (aim.statement, aim.source, aim.person, aim.prop) if word is not None]
    if len(given) != 1:
        raise WrongCall(
            "A ruling is about one thing.", "Give --statement, --source, --person or --property; nothing was ruled."
        )
    if aim.source is not None:
        return Thing.SOURCE, find_source(session, case, aim.source).id
    if aim.person is not None:
        return Thing.ENTITY, entity_named(session, case, aim.person).id
    if aim.prop is not None:
        if aim.prop not in vocabulary().properties:
            raise WrongCall(f"The vocabulary has no property {aim.prop!r}.", "See docs/reference/vocabulary.md.")
        return Thing.PROPERTY, aim.prop
    return Thing.STATEMENT, _statement(session, case, aim.statement or "")


def _statement(session: Session, case: Case, start: str) -> str:
    found = [said.id for said in session.vault.record.statements(case.id) if said.id.startswith(start)]
    if len(start) < _LEAST or len(found) != 1:
        many = "several statements" if found and len(start) >= _LEAST else "no statement"
        raise WrongCall(
            f"{start!r} means {many} of this case.", "Give at least 4 signs of its id, as `habeas case` prints it."
        )
    return found[0]


def _called(session: Session, case: Case, ruling: Ruling) -> str:
    """What a person calls the thing: a name, a title, the words of a quote; its key where it is no longer there."""
    match ruling.thing:
        case Thing.ENTITY:
            entity = session.vault.record.entity(EntityId(ruling.key))
            return ruling.key if entity is None else entity.name
        case Thing.SOURCE:
            source = next((one for one in session.vault.evidence.sources(case.id) if one.id == ruling.key), None)
            return ruling.key if source is None else title_of(source)
        case Thing.STATEMENT:
            said = next((one for one in session.vault.record.statements(case.id) if one.id == ruling.key), None)
            return ruling.key if said is None else said.anchor.quote
    return ruling.key
