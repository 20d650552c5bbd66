"""Say that two in a case are the same, or are not, or take that back."""

from dataclasses import dataclass

from habeas.base.errors import WrongCall
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.record.keeping import Case
from habeas.record.people import BODIES, Entity, Judgement, Sameness, groups, standing

JUDGEMENTS = {"same": Sameness.SAME, "different": Sameness.DIFFERENT, "undo": Sameness.UNDONE}
"""What can be said of two entities, by the word a person uses for it."""


@dataclass(frozen=True, slots=True)
class Grouped:
    """An entity of a case and the id it goes by: that of its group of sameness."""

    entity: Entity
    goes_by: str


def people(session: Session, name: str) -> tuple[Grouped, ...]:
    """Everybody and everything that statements of the case are about, those of one group together."""
    case = session.case(name)
    with session.vault.transaction():
        audit(session, "read people", case.id)
    entities = session.vault.record.entities(case.id)
    named = groups(entities, session.vault.record.judgements(case.id))
    listed = [Grouped(entity, named[entity.id]) for entity in entities]
    return tuple(
        sorted(listed, key=lambda g: (g.entity.kind.value, g.goes_by, g.entity.id != g.goes_by, g.entity.name))
    )


def judge(session: Session, name: str, one: str, other: str, sameness: Sameness, reason: str) -> Judgement:
    """Record a judgement on two entities, named by id, beginning of id, or exact name.

    Raises WrongCall without a reason, for two names of one entity, and for two kinds of thing (an organ,
    a court and a facility can be one body); UNDONE needs a judgement that holds.
    """
    case = session.case(name)
    first, second = entity_named(session, case, one), entity_named(session, case, other)
    if first.id == second.id:
        raise WrongCall("These are one entity already.", "Name two of `habeas people CASE`.")
    alike = first.kind is second.kind or {first.kind, second.kind} <= BODIES
    if sameness is Sameness.SAME and not alike:
        raise WrongCall(
            f"{first.name} is a {first.kind.value}, {second.name} a {second.kind.value}.", "Nothing was changed."
        )
    if not reason.strip():
        raise WrongCall("A judgement needs a reason.", "Add --why TEXT.")
    pair = (min(first.id, second.id), max(first.id, second.id))
    if sameness is Sameness.UNDONE and pair not in standing(session.vault.record.judgements(case.id)):
        raise WrongCall("No judgement on these two holds.", "There is nothing to undo.")
    judgement = Judgement(first.id, second.id, sameness, session.who, session.now(), reason)
    with session.vault.transaction():
        session.vault.record.add_judgement(case.id, judgement)
        audit(session, f"judge {sameness.value}", first.id, {"case": case.id, "other": second.id})
    return judgement


def entity_named(session: Session, case: Case, word: str) -> Entity:
    """The entity of a case that a word means: id, exact name, or beginning of the id; raises WrongCall."""
    entities = session.vault.record.entities(case.id)
    found = [e for e in entities if e.id == word or e.name == word] or [
        e for e in entities if len(word) >= 4 and e.id.startswith(word)
    ]
    if len(found) != 1:
        many = "Several in this case are" if found else "Nobody in this case is"
        raise WrongCall(f"{many} {word!r}.", "List them with `habeas people CASE` and use the id.")
    return found[0]
