"""What stands in for a name that is held back: "official 2", "a relative", numbered where there are several."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.base.ids import EntityId
from habeas.base.language import Lang
from habeas.disclosure.gate.persons import Person
from habeas.disclosure.words_file import file_words

_ORDER = ("agent", "witness", "judge", "official", "lawyer", "relative")
"""The role that somebody goes by, of several; whoever is held goes by that."""


@dataclass(frozen=True, slots=True)
class StandIns:
    """The stand-ins of one case: for each thing its kind and its number among those of its kind, from 1."""

    places: Mapping[EntityId, tuple[str, int, int]]

    def of(self, key: EntityId, lang: Lang) -> str:
        """What stands in for the name of this thing; the words for a stranger where it is none of the case."""
        kind, number, many = self.places.get(key, ("stranger", 1, 1))
        return file_words("stand_ins", lang)[f"{kind}_several" if many > 1 else f"{kind}_one"].format(n=number)


def stand_in(kind: str, lang: Lang) -> str:
    """What stands in for one of a kind that has no number: `stranger`, `source`, `case`."""
    return file_words("stand_ins", lang)[f"{kind}_one"]


def stand_ins(persons: Iterable[Person], others: Iterable[tuple[EntityId, str]]) -> StandIns:
    """Stand-ins for persons and other things whose names are held back, numbered in their order."""
    kinds = [(one.id, _kind(one)) for one in persons] + list(others)
    many: dict[str, int] = {}
    placed = {}
    for key, kind in kinds:
        many[kind] = many.get(kind, 0) + 1
        placed[key] = (kind, many[kind])
    return StandIns({key: (kind, number, many[kind]) for key, (kind, number) in placed.items()})


def _kind(person: Person) -> str:
    if person.held:
        return "held"
    if person.code_name:
        return "agent"
    role = next((role for role in _ORDER if role in person.roles), None)
    return role or ("official" if person.office else "other")
