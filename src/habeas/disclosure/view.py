"""The View: all that may leave for one audience, in one language, on one day, with everything resolved.

A room that makes papers or pages from it looks nothing up and decides nothing. Dates are calendar
days; words are in the language of the View, except runs that name another language.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from habeas.base.digest import Digest
from habeas.base.ids import StatementId
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.held import Protection
from habeas.disclosure.picture import Timeline


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one language; `lang` is None where it is the language of the View.

    Text that names another language stands as it was printed in the source.
    """

    text: str
    lang: Lang | None = None


type Line = tuple[Run, ...]
"""Text of one or several languages, in reading order."""


def clock_time(seconds: int) -> str:
    """A place in a recording as players show it: hours, minutes, seconds."""
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def plain(line: Line) -> str:
    """The text of a line without its languages."""
    return "".join(run.text for run in line)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the numbers of the footnotes it stands on, ascending; never without one for a fact.

    `by_day` says that it is reckoned from the day of the case and reads otherwise tomorrow with nothing new known.
    """

    line: Line
    notes: tuple[int, ...]
    by_day: bool = False


@dataclass(frozen=True, slots=True)
class Group[S]:
    """Sentences under one heading, such as a speaker; `heading` is empty where they need none."""

    heading: Line
    sentences: tuple[S, ...]


@dataclass(frozen=True, slots=True)
class Section[S]:
    """One part of a sheet or page. `id` is a stable lower-case word; `lead` a sentence before the facts, or empty."""

    id: str
    heading: str
    lead: str
    groups: tuple[Group[S], ...]


@dataclass(frozen=True, slots=True)
class DetaineeView:
    """One person held: names, what is said of them as a person, and each stretch of custody in words."""

    name: Line
    other_names: tuple[Line, ...]
    facts: tuple[Sentence, ...]
    spells: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class ConflictRow:
    """One side of a disagreement: the value that differs (empty where there is none), the sentence, its footnotes."""

    value: Line
    says: Line
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ConflictView:
    """Versions that cannot all be true, side by side; none is preferred."""

    heading: Line
    rows: tuple[ConflictRow, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """Where a fact stands: the exact words, in their own language, and the place of the preserved original.

    `start` and `end` are code points of the first reading, end exclusive. `page` is the page's number,
    None where the original has no pages. `speaker` is who says so in the source, None where it is the
    source's own author. `source` is the number of a :class:`SourceView`. `digest` is the original's.
    `quote` is empty where the words do not go out; `start` and `end` are then 0. `digest` is a salted commitment
    (`commitment:…`) or empty where the digest does not.
    `recognised` says that the words were recognised on a picture (OCR) and may be misread, `machine` that a
    program heard them in a recording and may have misheard.
    `time` is the second of the recording at which its transcript has the words, None where there is none.
    """

    number: int
    quote: Run
    start: int
    end: int
    page: int | None
    speaker: Run | None
    source: int
    citation: Line
    digest: Digest
    statements: tuple[StatementId, ...]
    recognised: bool = False
    machine: bool = False
    time: int | None = None


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One thing that is known of a source: what it is called, and the value."""

    label: str
    value: Line


@dataclass(frozen=True, slots=True)
class SourceView:
    """One preserved source. `title` falls back to the file's name, and says so where there is neither.

    `digest` is the original's, a salted commitment (`commitment:…`) or empty where it does not go out.
    """

    number: int
    title: Line
    rows: tuple[SourceRow, ...]
    digest: Digest


@dataclass(frozen=True, slots=True)
class LimitEnd:
    """One end of a limit: the end in words (empty where the law gives no number), and how it stands.

    Where sources contradict each other on what begins it, `due` has the ends by each version side by side and
    the footnotes tell whose they are; `version` names the source where no footnote does, else it is empty.
    `state` is empty where the heading of the group says it.
    """

    due: str
    state: str
    version: str
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A place of the law that something was reckoned by, in the wording that was read.

    `pack` and `rule` are ids of the law pack, `article` is written as lawyers of the language do. `amended_to` is the
    day to which the text that was read is amended, None where none was read. `wording` is the digest of the official
    wording of what is cited, empty where the pack does not hold it.
    """

    pack: str
    rule: str
    article: str
    amended_to: date | None
    wording: str


@dataclass(frozen=True, slots=True)
class LimitRow:
    """One limit of the law: what it asks, the article, and its ends: one for each arrest or order.

    `own` is what marks a right of the defence, `warning` what says that the rule is a draft; each is empty
    for the others. The signs † and ‡ in an end are explained by the remarks. `rule` is the id of its rule in the
    pack, `cited` every place of the law it stands on.
    """

    label: str
    citation: str
    own: str
    warning: str
    ends: tuple[LimitEnd, ...]
    rule: str = ""
    cited: tuple[Cited, ...] = ()


@dataclass(frozen=True, slots=True)
class LimitGroup:
    """Limits that stand alike; `lead` is one sentence or empty.

    `id` is `broken`; `limits`, `rights`, `officials` or `at_once` where nothing is recorded; or `next`.
    `running` says that the rows are told one after the other in one paragraph. `later` is one sentence on
    limits farther off, or empty; `farther` are those limits.
    """

    id: str
    heading: str
    lead: str
    rows: tuple[LimitRow, ...]
    running: bool = False
    later: str = ""
    farther: tuple[LimitRow, ...] = ()


@dataclass(frozen=True, slots=True)
class CustodyView:
    """What the law required of one custody. `name` is empty where the sheet has one person held only.

    `lead` says by whose law, or why nothing was reckoned: then there is nothing else. `lines` are the
    whole in sentences, each on the footnotes of the acts it is counted from; `remarks` explain the signs of
    the rows. `picture` is None where nothing has a day.
    """

    name: Line
    lead: str
    picture: Timeline | None = None
    lines: tuple[Sentence, ...] = ()
    groups: tuple[LimitGroup, ...] = ()
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Withheld:
    """So many facts of one property stayed behind, and why. `what` is the property's id, `text` says it in words."""

    what: str
    because: tuple[Protection, ...]
    facts: int
    text: str


@dataclass(frozen=True, slots=True)
class View:
    """What may leave.

    `title` says what kind of paper it is, `case` is the case's name, `subtitle` says for when and
    under which law. `words` are the headings and labels of a paper, by id, in the View's language.
    `foot` stands on every page; so does each of `notices`. Numbers of footnotes and sources count
    from 1 without gaps, in the order of first use. `custody` is what the clock answered, one for each
    person held; empty where nobody is, or where it was not asked.
    """

    lang: Lang
    audience: Audience
    as_of: date
    title: str
    case: str
    subtitle: str
    foot: str
    notices: tuple[str, ...]
    words: Mapping[str, str]
    detainees: tuple[DetaineeView, ...]
    sections: tuple[Section[Sentence], ...]
    conflicts: tuple[ConflictView, ...]
    missing: tuple[str, ...]
    timeline: Timeline
    footnotes: tuple[Footnote, ...]
    sources: tuple[SourceView, ...]
    withheld: tuple[Withheld, ...]
    custody: tuple[CustodyView, ...] = ()
