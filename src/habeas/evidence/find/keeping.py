"""What finding needs kept: an index of passages and words. A vault implements this; another database has its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol

from habeas.base.finding import Finding
from habeas.base.ids import CaseId, EntityId, ReadingId, SourceId, StatementId
from habeas.base.language import Lang
from habeas.base.progress import Progress
from habeas.base.span import Span
from habeas.evidence.find.query import Query


class Kind(StrEnum):
    """What a hit is: a name of a person or body, the title of a source, a passage of it, a statement, a proposal.

    The title of a document that a person made of several sources is one too.

    `RETIRED` is a statement that was superseded or withdrawn.
    """

    NAME = "name"
    TITLE = "title"
    SOURCE = "source"
    STATEMENT = "statement"
    RETIRED = "retired"
    PROPOSAL = "proposal"


SHOWN = (Kind.NAME, Kind.TITLE, Kind.SOURCE, Kind.STATEMENT)
"""What is searched unless somebody asks for other kinds."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a hit must be besides. Days are inclusive and compare with the day that a hit is dated by:
    a statement by when it held, a source by when it was published. What has no date is left out by them.
    """

    kinds: tuple[Kind, ...] = SHOWN
    case: CaseId | None = None
    source: SourceId | None = None
    lang: Lang | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found. `key` is the id of the source, statement, proposal or entity, or of a document of several
    sources, whose `source` is None; `score` is higher when better.

    `cases` are those it belongs to. `about` is the property of a statement or proposal, or what kind of thing a
    name is of; None for a source. `span` counts in code points of `reading`; both are None for a name and a
    title. `words` are its words in the form they are found by.
    """

    kind: Kind
    key: str
    source: SourceId | None
    reading: ReadingId | None
    span: Span | None
    lang: Lang | None
    score: float
    words: tuple[str, ...]
    cases: tuple[CaseId, ...] = ()
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Meant:
    """What a word of the question was taken for: `terms` are the words of the index that it finds.

    `instead` are the words that were searched in the place of one that nothing holds.
    """

    word: str
    terms: tuple[str, ...]
    instead: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The answer: hits, best first, and what was searched.

    `counts` tells of each kind (asked for or not) how many hits there are in all; one over `COUNTED` stands
    for more.
    `newest` says that there were more of a kind, and that its best were chosen among those taken in last.
    `undated` are hits that only a missing date left out. `loose` says that a phrase was found nowhere as it
    stands and was searched with other endings. `passages` is how many passages the index holds.
    """

    hits: tuple[Hit, ...]
    counts: dict[Kind, int]
    undated: int
    meant: tuple[Meant, ...]
    loose: bool
    passages: int
    near: tuple[str, ...] = ()
    newest: bool = False


COUNTED = 1_000
"""Hits of one kind beyond which they are not counted on."""


class FindKeeping(Protocol):
    """The index of a vault. It follows the record: nothing in it is a fact of its own, and it can be made anew."""

    def behind(self) -> int:
        """How many readings, statements, names and proposals are not in the index yet."""

    def bring_up(self, progress: Progress) -> None:
        """Take in what is not in the index yet; each step is kept whole, so a stopped call goes on where it was."""

    def clear(self) -> None:
        """Empty the index, words included; the next `bring_up` makes it anew."""

    def unindex_source(self, source: SourceId) -> None:
        """Take out a source with its title and passages, and every statement and proposal that stands on it.

        Call it inside the transaction that erases the source, before its rows go. Words that nothing else
        holds leave the index too. Does nothing where the source is not indexed.
        """

    def unindex_statements(self, statements: Sequence[StatementId]) -> None:
        """Take out these statements, as :meth:`unindex_source` does a source."""

    def unindex_entity(self, entity: EntityId) -> None:
        """Take out the name of a person or body, as :meth:`unindex_source` does a source."""

    def search(self, query: Query, filters: Filters, limit: int) -> Found:
        """At most `limit` hits in what is indexed now, best first."""

    def check(self) -> tuple[Finding, ...]:
        """What is wrong with the index itself: empty where it holds exactly what it should."""
