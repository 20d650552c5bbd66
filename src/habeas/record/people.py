"""Entities, and judgements that two of them are the same or are not: made by people, undoable."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from habeas.base.ids import EntityId, Handle


class EntityKind(StrEnum):
    """What kind of thing an entity is."""

    PERSON = "person"
    ORGAN = "organ"
    POST = "post"
    FACILITY = "facility"
    COURT = "court"
    WORK = "work"
    DOCUMENT = "document"
    ACCOUNT = "account"


@dataclass(frozen=True, slots=True)
class Entity:
    """Something that statements are about. `name` is the normal form it was first recorded under."""

    id: EntityId
    kind: EntityKind
    name: str


class Sameness(StrEnum):
    """What a judgement says of two entities; `UNDONE` takes the earlier judgement on the pair back."""

    SAME = "same"
    DIFFERENT = "different"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Judgement:
    """One person's judgement on two entities; the latest on a pair holds."""

    one: EntityId
    other: EntityId
    sameness: Sameness
    by: Handle
    at: datetime
    reason: str
