"""Who could be recognised from what remains without a name: age, trade and place together, a part only one has.

Nothing is guessed about how many people such words fit: it is told which of them stand together, and a person decides.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from habeas.base.ids import EntityId
from habeas.disclosure.gate.admission import Admitted
from habeas.disclosure.gate.held import Thing
from habeas.record.casefile import Fact
from habeas.record.people import EntityKind
from habeas.record.statements import Stance


class Because(StrEnum):
    """Why somebody could be recognised: traits that stand together, or a part that nobody else has in the case."""

    TRAITS = "traits"
    ONLY_ONE = "only_one"


@dataclass(frozen=True, slots=True)
class Recognisable:
    """Somebody without a name, and the properties that are told of them; for ONLY_ONE their part is in `role`."""

    person: EntityId
    because: Because
    props: tuple[str, ...]
    role: str | None = None


_TRAITS = (
    "age",
    "birth_date",
    "sex",
    "nationality",
    "occupation",
    "employment",
    "residence",
    "post",
    "place_of_detention",
)
"""What of a person tells them from others; three of these together name many."""

TOGETHER = 3
"""So many traits of one person together are told."""


def recognisable(admitted: Admitted) -> tuple[Recognisable, ...]:
    """Whoever is told of without a name and could be recognised all the same, by the ids of the persons."""
    unnamed = {one.key for one in admitted.held if one.thing is Thing.ENTITY}
    persons = {
        one.id for one in admitted.casefile.entities.values() if one.kind is EntityKind.PERSON and one.id in unnamed
    }
    roles = Counter(role for fact in admitted.casefile.facts if (role := _role(fact)) is not None)
    found = []
    for person in sorted(persons):
        facts = [fact for fact in admitted.casefile.facts if fact.subject == person]
        traits = tuple(prop for prop in _TRAITS if any(fact.prop == prop for fact in facts))
        if len(traits) >= TOGETHER:
            found.append(Recognisable(person, Because.TRAITS, traits))
        for role in sorted({role for fact in facts if (role := _role(fact)) is not None and roles[role] == 1}):
            found.append(Recognisable(person, Because.ONLY_ONE, ("person",), role))
    return tuple(found)


def _role(fact: Fact) -> str | None:
    if fact.prop != "person" or fact.stance is not Stance.ASSERTS or not isinstance(fact.value, Mapping):
        return None
    role = fact.value.get("role")
    return role if isinstance(role, str) else None
