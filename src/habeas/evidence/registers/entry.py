"""An entry of a register of prohibited works: its words as printed, and what can be told from them.

Every span is in code points of the entry's own `text`, end exclusive.
"""

from dataclasses import dataclass
from enum import StrEnum

from habeas.base.span import Span
from habeas.base.when import When


class Status(StrEnum):
    """How an entry stands in the version of the register that was read.

    `ACTIVE`: it describes a work, and nothing in it says that it was taken out. `STRUCK`: the
    register says that it is excluded. `DUPLICATE`: it is excluded because another number names the
    same work. `VOID`: a number without any words. `DECISION_UNPUBLISHED`: somebody says that a
    decision bans the work, and nobody has published that decision. `UNKNOWN`: it can't be told.
    """

    ACTIVE = "active"
    STRUCK = "struck"
    DUPLICATE = "duplicate"
    VOID = "void"
    DECISION_UNPUBLISHED = "decision_unpublished"
    UNKNOWN = "unknown"


class WorkKind(StrEnum):
    """What sort of thing an entry describes, told by the words it begins with.

    `TEXT` is a text without a more exact sort (an article, a letter, a post, a poem). `OTHER` is a
    thing with a word for it that is none of these; `UNKNOWN` is an entry that does not say.
    """

    TEXT = "text"
    BOOK = "book"
    BROCHURE = "brochure"
    LEAFLET = "leaflet"
    NEWSPAPER = "newspaper"
    VIDEO = "video"
    AUDIO = "audio"
    SONG = "song"
    IMAGE = "image"
    SITE = "site"
    PAGE = "page"
    OTHER = "other"
    UNKNOWN = "unknown"


class Act(StrEnum):
    """What sort of act of a court a decision is. `UNKNOWN` where a table gives only court and date."""

    DECISION = "decision"
    DEFAULT_DECISION = "default_decision"
    RULING = "ruling"
    APPEAL_RULING = "appeal_ruling"
    CASSATION_RULING = "cassation_ruling"
    ORDER = "order"
    VERDICT = "verdict"
    CORRECTION = "correction"
    UNKNOWN = "unknown"


class Published(StrEnum):
    """Whether a decision has been published anywhere, as far as the person who entered it knows."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of an entry and where they stand: `text` is exactly `entry.text[span.start:span.end]`."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Decision:
    """A court's act that an entry names.

    `court` is as printed (in Russian mostly in the genitive), spaces made single; None where the
    entry names none. `date` is None where none can be read. `span` covers act, court and date in the
    entry's text; None where they stand in columns of their own, outside the text. `in_force` is the
    day it took effect, given only by some registers.
    """

    court: str | None
    date: When | None
    act: Act
    span: Span | None
    in_force: When | None = None
    published: Published = Published.UNKNOWN


@dataclass(frozen=True, slots=True)
class Struck:
    """That an entry was taken out: its words for it, the date where they give one, the number they refer to.

    `span` is None where a column of its own says it.
    """

    words: str
    span: Span | None
    date: When | None = None
    see: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an entry stands in its file.

    `row` counts the file's rows (of a document, its paragraphs) from 1, the header included; an entry
    spread over several has its first. `span` is the range of characters in the decoded file, None
    where the file is not text (XLSX); `sheet` is the name of the sheet there.
    """

    row: int
    span: Span | None = None
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `number` is as printed, None where the row has none.

    `text` is the words as printed, the file's own quoting undone and nothing else changed. `included`
    is the day it was put on the register, None where the register does not say. `decisions` stand in
    the order of the text. `titles` are quoted words that may be a title, `authors` follow a word for
    an author or editor, `publishers` one for a publishing house; all of them are what the text marks
    as such, and may be none. `source` is where a hand-entered decision is known from.
    """

    number: str | None
    text: str
    place: Place
    status: Status
    kind: WorkKind
    decisions: tuple[Decision, ...] = ()
    included: When | None = None
    struck: tuple[Struck, ...] = ()
    titles: tuple[Phrase, ...] = ()
    authors: tuple[Phrase, ...] = ()
    publishers: tuple[Phrase, ...] = ()
    source: str | None = None
