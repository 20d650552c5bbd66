"""What an erasure would do, before it is done: what goes, what stays and why, what changes, what it cannot reach."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from habeas.base.erasure import Destruction, Erased
from habeas.base.ids import StatementId
from habeas.base.keeping import SentCopy
from habeas.desk.copies import ClearCopy
from habeas.disclosure.gate.releases import Release
from habeas.evidence.sources.source import Source
from habeas.record.casefile import Fact
from habeas.record.keeping import Case
from habeas.record.people import Entity
from habeas.record.statements import Statement


class Why(StrEnum):
    """Why something that one might think goes stays."""

    ADDED_ITSELF = "added_itself"
    IN_ANOTHER = "in_another"
    IN_CONTAINER = "in_container"
    SERVES_ANOTHER = "serves_another"
    CASE_NAME = "case_name"
    ARCHIVE = "archive"
    OTHER_CASE = "other_case"
    NAME_NEEDED = "name_needed"
    REPRINT = "reprint"


class Where(StrEnum):
    """Where a statement that is about something else names a person.

    In its quote, in its reason, or `AROUND`: in the few words of context that are kept beside the quote.
    """

    QUOTE = "quote"
    AROUND = "around"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Stays:
    """A thing that stays. `id` is the id of it, `name` what a person calls it."""

    why: Why
    kind: Erased
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A statement that stays and names the person. `sure` is false where only a part of the name stands there."""

    statement: Statement
    where: Where
    sure: bool


@dataclass(frozen=True, slots=True)
class Holding:
    """A source that stays and holds a name: at how many places whole, and at how many by a part alone."""

    source: Source
    whole: int
    part: int


@dataclass(frozen=True, slots=True)
class Changes:
    """What becomes of the case: facts that go, facts that stand on fewer sources, statements that refer to nothing."""

    lost: tuple[Fact, ...] = ()
    weaker: tuple[Fact, ...] = ()
    pointing: tuple[StatementId, ...] = ()


@dataclass(frozen=True, slots=True)
class OutWith:
    """A release that is out and tells what goes: how many statements or sentences of it, and whether by name."""

    release: Release
    told: int
    named: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """An erasure as it would be. `key` is the id that a person types to confirm, `name` what it is called.

    `statements` come with the id of their case. `renamed` are entities that stay, whose name came from what
    goes, with the name they will go by. `proposals`, `judgements` and `texts` (rows of free text in which a
    mark takes the place of the name, by table) are counts. `case_name` is the name that the case will go by, None
    where it keeps its own.
    """

    kind: Erased
    key: str
    name: str
    case: Case
    destruction: Destruction
    sources: tuple[Source, ...]
    statements: tuple[tuple[str, Statement], ...]
    entities: tuple[Entity, ...]
    renamed: tuple[tuple[Entity, str], ...] = ()
    proposals: int = 0
    judgements: int = 0
    archives: int = 0
    texts: Mapping[str, int] = field(default_factory=dict)
    stays: tuple[Stays, ...] = ()
    mentions: tuple[Mention, ...] = ()
    holding: tuple[Holding, ...] = ()
    changes: Changes = Changes()
    copies: tuple[ClearCopy, ...] = ()
    sent: tuple[SentCopy, ...] = ()
    released: tuple[OutWith, ...] = ()
    names: tuple[str, ...] = ()
    case_name: str | None = None
