"""A question the record leaves open: proposed by a rule, or put by a paper or a person; with what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from habeas.base.ids import EntityId, StatementId
from habeas.base.when import When
from habeas.findings.filings.filing import Filing
from habeas.record.casefile import Fact


class Answered(StrEnum):
    """What came of a question that was put: `OPEN` says only that no answer is recorded."""

    OPEN = "open"
    ANSWERED = "answered"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Proposed:
    """A question that a rule proposes and nobody took up.

    `id` is `Q-` and ten hexadecimal digits, the same as long as the rule and the statements are. `to` is
    an office of `rules.yaml`. `given` fills the rule's sentence, `person` its `{person}`. `facts` are why it
    arises. `since` is since when it is open, None where no date tells it.
    """

    id: str
    rule: str
    to: str
    given: Mapping[str, str | When]
    facts: tuple[Fact, ...]
    since: When | None
    person: EntityId | None = None


@dataclass(frozen=True, slots=True)
class Put:
    """A question that somebody put: a source, or a person of the case.

    `answers` are replies that name it, `dropped` why a person let it go. `filing` is the complaint or
    motion in which it was put (its field `asked_in`), whose limit is the question's too; None where it names none.
    """

    fact: Fact
    state: Answered
    answers: tuple[Fact, ...]
    dropped: tuple[Fact, ...]
    filing: Filing | None

    @property
    def id(self) -> StatementId:
        """The id of the question's first statement."""
        return self.fact.statements[0].id


@dataclass(frozen=True, slots=True)
class Questions:
    """All questions of a case. `put` has the open ones first; `let_go` are proposed ones that a person dropped."""

    put: tuple[Put, ...]
    proposed: tuple[Proposed, ...]
    let_go: tuple[Proposed, ...]
