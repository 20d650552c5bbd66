"""A case as a page for the public, in one language, with everything resolved.

Whoever writes it as HTML, feeds or annotations looks nothing up and decides nothing. Every sentence of fact has
an anchor that stays the same from one publication to the next, and the numbers of its footnotes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.base.language import Lang
from habeas.disclosure.picture import Timeline
from habeas.disclosure.site.towns import Town
from habeas.disclosure.view import Cited, CustodyView, LimitGroup, LimitRow, Line, Run, Section


@dataclass(frozen=True, slots=True)
class Basis:
    """What a sentence that no source says is reckoned from, besides its footnotes and the day of the page.

    `told` are anchors of other sentences of the page, `laws` the law it was reckoned by. `absent` says that it tells
    what the record does not hold: nobody can prove that but by finding it. `own` says that it is the publisher's word.
    """

    told: tuple[str, ...] = ()
    laws: tuple[Cited, ...] = ()
    absent: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One public sentence. `basis` is None where a source says it, else what it is reckoned from.

    `anchor` is its id on the page, `former` are ids by which it was linked to before and which still lead to it.
    `fresh` says as of which day and per whom, empty for what no source tells. `day` is its date in words, empty
    without one; `year` is for grouping, None where the year is not known.
    """

    anchor: str
    line: Line
    notes: tuple[int, ...]
    fresh: Line = ()
    day: str = ""
    year: int | None = None
    former: tuple[str, ...] = ()
    basis: Basis | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Who is held. `named` says that `name` is theirs; else it is a stand-in.

    `others` are names as other sources print them, `also` the sentence that tells them, None where there are none.
    `days` is the number in words, large on the page, and empty where it cannot be counted; `held` says whether no
    release is recorded, None where the record has no custody at all. `count` is what the page says of both.
    """

    anchor: str
    name: Line
    named: bool
    others: tuple[Line, ...]
    days: str
    held: bool | None
    spells: tuple[Told, ...]
    facts: tuple[Told, ...]
    also: Told | None = None
    count: Told | None = None


@dataclass(frozen=True, slots=True)
class Alleged:
    """One claim of the accusation with what was tied to it by a person; never a program's proposal.

    `by` says whose claim it is by side, never by a code name. `state` says how it stands on the record, by which
    standard; it is None where that would stand on what was held back. `nothing` says that nobody tied anything to it
    that carries it: None where something was tied, told or held back.
    """

    claim: Told
    by: Told
    state: Told | None
    nothing: Told | None
    carries: tuple[Told, ...]
    breaks: tuple[Told, ...]
    qualifies: tuple[Told, ...]


class Waiting(StrEnum):
    """What became of something that was asked: nothing on record, late by the law, or answered."""

    OPEN = "open"
    LATE = "late"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, complaint or appeal to an authority. `waits` says for how many days, None where none can be told.

    `standing` says how it stands; `answers` are replies on record.
    """

    told: Told
    waiting: Waiting
    standing: Told
    waits: Told | None
    answers: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote. `quote` is None where the words do not go out.

    `prefix` and `suffix` are a little of what stands around the quote, empty where they do not go out.
    `where` is the place in words, `source` the number of a :class:`PublicSource`.
    """

    number: int
    quote: Run | None
    prefix: str
    suffix: str
    speaker: Run | None
    source: int
    where: str


@dataclass(frozen=True, slots=True)
class PublicSource:
    """A source that may be named. `digest` is that of a public one, else a salted commitment.

    `address` is where it was published, `archived` the archive copy that may be shown, each None where there is none.
    """

    number: int
    anchor: str
    title: Line
    rows: tuple[tuple[str, Line], ...]
    digest: str
    address: str | None
    archived: str | None


@dataclass(frozen=True, slots=True)
class NowReads:
    """A sentence that was corrected, as it reads now; `anchor` is where it stands on the page, empty where nowhere."""

    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Corrected:
    """What one publication corrected; never what a sentence read before.

    `told` says why, with the day. `gone` counts sentences that were taken out, or that were changed again later.
    """

    day: date
    told: Told
    now: tuple[NowReads, ...]
    gone: int


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Versions that cannot all be true, side by side.

    Each row: the value that differs (else its number), what the sources say, and both as one sentence.
    """

    heading: Line
    rows: tuple[tuple[Line, Line, Told], ...]


@dataclass(frozen=True, slots=True)
class LawLimit:
    """One limit of the law, and the whole of it as one sentence."""

    row: LimitRow
    told: Told


@dataclass(frozen=True, slots=True)
class LawLimits:
    """Limits that stand alike; `heading` counts them, `farther` tells those farther off, None where there are none."""

    group: LimitGroup
    heading: Told
    limits: tuple[LawLimit, ...]
    farther: Told | None


@dataclass(frozen=True, slots=True)
class LawTold:
    """What the law required of one custody: the whole in sentences, and the limits."""

    view: CustodyView
    lines: tuple[Told, ...]
    groups: tuple[LawLimits, ...]


@dataclass(frozen=True, slots=True)
class Caution:
    """A warning that printing or reading such words may be an offence somewhere. `draft`: its law was not read."""

    text: str
    draft: bool


@dataclass(frozen=True, slots=True)
class Facets:
    """What the index sorts and counts cases by; only what the page itself says.

    `country` is a code, None where the record has none; `towns` are the towns of `places`, never anything finer.
    `begun` and `ended` are years.
    """

    country: str | None
    held: bool | None
    begun: int | None
    ended: int | None
    articles: tuple[str, ...]
    places: tuple[str, ...]
    towns: tuple[Town, ...] = ()


@dataclass(frozen=True, slots=True)
class SitePage:
    """The whole page. `slug` names its file and stays the same; `title` is what it is called without a name's leak.

    `summary` is a sentence for lists. `words` are the headings and labels of pages by id. `asked_of` counts what
    waits. Footnotes and sources count from 1 without gaps, in the order of first use.
    """

    lang: Lang
    slug: str
    as_of: date
    title: str
    summary: str
    fresh: str
    words: Mapping[str, str]
    people: tuple[Person, ...]
    accusation: tuple[Alleged, ...]
    law: tuple[LawTold, ...]
    picture: Timeline | None
    asked: tuple[Asked, ...]
    chronology: tuple[Told, ...]
    parts: tuple[Section[Told], ...]
    disagreements: tuple[Disagreement, ...]
    missing: tuple[Told, ...]
    corrections: tuple[Corrected, ...]
    help: tuple[str, ...]
    cautions: tuple[Caution, ...]
    notes: tuple[Note, ...]
    sources: tuple[PublicSource, ...]
    facets: Facets
    notices: tuple[str, ...] = ()
