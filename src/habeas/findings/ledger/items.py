"""What the ledger is made of: values only, each with the statements it stands on."""

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.base.ids import EntityId, StatementId
from habeas.base.plain import Plain
from habeas.findings.ledger.terms import Direction, Finds, Flag, Preservation, Side, State, TieKind, Weight
from habeas.record.casefile import Fact
from habeas.record.statements import Statement


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says something: as the source names them (None: its own author), and whose side that is.

    `side` is None where it cannot be told. `agent` is the person under a code name whose word it is.
    """

    name: str | None
    side: Side | None
    agent: EntityId | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement that makes the allegation. `by` is what a person tied it with, None where it is proposed."""

    statement: Statement
    voice: Voice
    by: Statement | None


@dataclass(frozen=True, slots=True)
class Tie:
    """Something that bears on an allegation.

    `place` is the statement whose source, quote and grade stand with it: the tied one, or the tie itself
    where a place in a source is tied. `by` is a person's tie, None where the program proposes it; `cues`
    then say why. `why` is the person's reason.
    """

    place: Statement
    by: Statement | None
    direction: Direction
    kind: TieKind | None
    voice: Voice
    weight: Weight
    why: str = ""
    cues: tuple[str, ...] = ()

    @property
    def refutes(self) -> bool:
        """Whether the accusing side itself says the contrary; a failure to find something is less than that."""
        if self.direction is not Direction.CONTRADICTS or self.kind is TieKind.FAILURE:
            return False
        return self.kind is TieKind.ADMISSION or self.voice.side is Side.ACCUSER


@dataclass(frozen=True, slots=True)
class Proposed:
    """A state that the rules give. `rule` names the rule, `notes` what else it saw, `because` the ties it rests on."""

    state: State
    rule: str
    notes: tuple[str, ...]
    because: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """How a person decided. `since` are ties and claims recorded, replaced or withdrawn after it."""

    statement: Statement
    state: State
    standard: str
    standard_source: str | None
    since: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True)
class Allegation:
    """One factual claim inside the accusation.

    `key` is the entity's id, or that of the first statement where nobody took it up yet (`entity` None).
    `claim` is its words; `subject` the person accused. `proposed` rests on people's ties alone,
    `if_confirmed` also on those that the program proposes; the two are equal where it proposes none.
    `decisions` are those that hold, the latest last. `rejected` are statements that a person found to have
    no bearing. `alone` is the one agent under a code name on whose word everything for it hangs.
    """

    key: str
    entity: EntityId | None
    claim: str
    subject: EntityId | None
    claims: tuple[Claim, ...]
    dates: tuple[Statement, ...]
    elements: tuple[Statement, ...]
    ties: tuple[Tie, ...]
    proposals: tuple[Tie, ...]
    rejected: tuple[Statement, ...]
    questions: tuple[Fact, ...]
    proposed: Proposed
    if_confirmed: Proposed
    decisions: tuple[Decision, ...]
    alone: EntityId | None


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody under a code name. `work` tells when they came, by whom, what they collected.

    `said_in` are the keys of the allegations in which their word stands, `alone_in` of those that hang
    on it alone. Names are those that people judged to be one person's; nothing is guessed.
    """

    entity: EntityId
    names: tuple[str, ...]
    work: tuple[Fact, ...]
    said_in: tuple[str, ...]
    alone_in: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opinion:
    """An expert opinion. `finds` is None where it cannot be told; `finds_read` says a program read it off the words."""

    key: StatementId
    fact: Fact
    finds: Finds | None
    finds_read: bool
    preserved: Preservation

    def told(self, field: str) -> str | None:
        """A field of the opinion in words, None where the record has none."""
        value = self.fact.value
        found = value.get(field) if isinstance(value, Mapping) else None
        return found if isinstance(found, str) else None


@dataclass(frozen=True, slots=True)
class Exclusion:
    """Two opinions that cannot both be right: as a person judged (`by`), or as the program proposes."""

    one: Opinion
    other: Opinion
    by: Statement | None


@dataclass(frozen=True, slots=True)
class OwnStatement:
    """What the accused is said to have stated. With any flag it never carries an allegation.

    `pressure` are the statements on ill-treatment that are named for it.
    """

    fact: Fact
    flags: tuple[Flag, ...]
    pressure: tuple[Statement, ...]


def text_field(value: object, name: str) -> str | None:
    """A field of a value as text, None where it is not given."""
    found: Plain = value.get(name) if isinstance(value, Mapping) else None
    return found if isinstance(found, str) and found else None
