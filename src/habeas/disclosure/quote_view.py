"""The View of a search record: everything of it resolved in one language, for the person or counsel."""

from dataclasses import dataclass
from datetime import date

from habeas.base.digest import Digest
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.view import Run


@dataclass(frozen=True, slots=True)
class Row:
    """A label and what stands beside it. `long` says that the value is a digest, which may break anywhere."""

    label: str
    value: str
    long: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the paper: its stable id, heading, a sentence before the rows (or empty), rows, and a list after."""

    id: str
    heading: str
    lead: str
    rows: tuple[Row, ...]
    items: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """Words of the archive and of the quotation beside each other; `kind` is stable, `how` says it in words."""

    kind: str
    how: str
    archive: str
    quote: str


@dataclass(frozen=True, slots=True)
class MatchView:
    """One place. `number` counts from 1, 0 where there is only one; `whose` says whose words they are.

    The passage is `before`, `head`, `found`, `tail`, `after` in this order: the sentences around the found
    words, which are `found`. `same` is the sentence for no difference at all, else empty.
    """

    number: int
    whose: str
    rows: tuple[Row, ...]
    before: str
    head: str
    found: str
    tail: str
    after: str
    lang: Lang | None
    notes: tuple[str, ...]
    same: str
    differences: tuple[DifferenceView, ...]


@dataclass(frozen=True, slots=True)
class CandidateView:
    """An item in another language: what it shares, and its words. It is no match."""

    rows: tuple[Row, ...]
    reasons: tuple[str, ...]
    text: Run


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A search record for one audience in one language.

    `verdict` is the stable word of the answer, `answer` says it, `why` explains it. `privileged` is the
    notice that stands on every page (who may see it); `day` is the day of the search in UTC. `more` says how
    many places are not among `matches`, or is empty. `words` are headings and labels by id.
    """

    lang: Lang
    audience: Audience
    day: date
    title: str
    foot: str
    privileged: str
    quote: Run
    verdict: str
    answer: str
    why: str
    matches: tuple[MatchView, ...]
    more: str
    nearest: MatchView | None
    languages: Block | None
    candidates: tuple[CandidateView, ...]
    blocks: tuple[Block, ...]
    digest: Digest
    words: dict[str, str]
