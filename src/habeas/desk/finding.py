"""Find words again in everything that a vault keeps: sources, names, statements, proposals.

The posts of archives are not searched here (they are asked one quotation at a time), and no list of persons
is ever put to this search by the program itself.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from habeas.base.errors import CannotWrite, VaultBusy, WrongCall
from habeas.base.ids import CaseId, SourceId
from habeas.base.language import Lang
from habeas.base.when import When
from habeas.desk.bound_pages import pages_now
from habeas.desk.find_within import Belonging, Within
from habeas.desk.kept import Kept
from habeas.desk.recording import audit
from habeas.desk.saying import find_source
from habeas.desk.session import Session
from habeas.evidence.find import keeping
from habeas.evidence.find.keeping import SHOWN, Filters, Found, Hit, Kind
from habeas.evidence.find.mended import BETWEEN, ReadAs, read_as
from habeas.evidence.find.query import Query, parse_query
from habeas.evidence.find.snippets import Snippet, finder, snippet
from habeas.evidence.sources.pages import Pages
from habeas.evidence.sources.source import Secrecy, Source
from habeas.evidence.text.reading import Reading
from habeas.record.keeping import Case

KINDS = tuple(kind.value for kind in Kind)
"""What can be asked for."""

COUNTED = keeping.COUNTED
"""Hits of one kind beyond which they are not counted on; a larger number stands for more."""

_OPEN = (Secrecy.PUBLIC, Secrecy.OWN_KNOWLEDGE)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asks. `kinds` empty means those that are shown unless others are asked for.

    `source` needs no case where it is a whole id or the beginning of one.
    """

    words: str
    case: str | None = None
    kinds: tuple[str, ...] = ()
    source: str | None = None
    language: str | None = None
    since: When | None = None
    until: When | None = None
    limit: int = 20


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit with all that is shown of it. `name` is what a name or title reads; `snippet` is None for those.

    `within` is what its source belongs to. `read_as` are the words in the snippet that were found in the repaired
    text of the source alone. `document` is set for the title of a document of several sources.
    """

    hit: Hit
    cases: tuple[str, ...]
    source: Source | None
    reading: Reading | None
    snippet: Snippet | None
    name: str | None
    within: tuple[Within, ...] = ()
    read_as: tuple[ReadAs, ...] = ()
    document: Pages | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found and what was searched. `behind` is how much could not be taken into the index first."""

    query: Query
    filters: Filters
    found: Found
    shown: tuple[Shown, ...]
    behind: int
    archives: int


def find(session: Session, wanted: Wanted) -> Answer:
    """Bring the index up to the record, ask it, and say in the audit trail that somebody did, without the words."""
    query = parse_query(wanted.words)
    filters = _filters(session, wanted)
    behind = _bring_up(session)
    found = session.vault.find.search(query, filters, wanted.limit)
    cases = session.vault.record.cases()
    kept = Kept(session)
    looker = finder(query, found)
    belonging = Belonging(session, kept)
    by_id = {case.id: case for case in cases}
    shown = tuple(_shown(session, kept, hit, by_id, looker, belonging) for hit in found.hits)
    archives = len(session.vault.archives.archives(filters.case))
    _record(session, filters, shown)
    return Answer(query, filters, found, shown, behind, archives)


def rebuild(session: Session) -> None:
    """Make the index anew from the record; what is kept is only read."""
    session.vault.find.clear()
    session.vault.find.bring_up(session.progress)


def _bring_up(session: Session) -> int:
    """Take in what came since; what is left where the vault cannot be written now."""
    try:
        session.vault.find.bring_up(session.progress)
    except (CannotWrite, VaultBusy):
        return session.vault.find.behind()
    return 0


def _filters(session: Session, wanted: Wanted) -> Filters:
    case = None if wanted.case is None else session.case(wanted.case)
    return Filters(
        kinds=tuple(Kind(kind) for kind in wanted.kinds) or SHOWN,
        case=None if case is None else case.id,
        source=None if wanted.source is None else _source(session, case, wanted.source),
        lang=None if wanted.language is None else Lang(wanted.language),
        since=_first_day(wanted.since),
        until=_last_day(wanted.until),
    )


def _source(session: Session, case: Case | None, word: str) -> SourceId:
    if case is not None:
        return find_source(session, case, word).id
    found = {
        source.id
        for source in session.vault.evidence.sources()
        if source.id == word or (len(word) >= 4 and source.id.startswith(word)) or source.original_name == word
    }
    if len(found) != 1:
        many = "Several sources are" if found else "No source is"
        raise WrongCall(f"{many} called {word!r}.", "Name the case too, with --case CASE.")
    return found.pop()


def _first_day(when: When | None) -> date | None:
    first = None if when is None else when.local_bounds()[0]
    return None if first is None else first.date()


def _last_day(when: When | None) -> date | None:
    after = None if when is None else when.local_bounds()[1]
    return None if after is None else (after - timedelta(microseconds=1)).date()


def _shown(
    session: Session,
    kept: Kept,
    hit: Hit,
    cases: dict[CaseId, Case],
    looker: Callable[[str], bool],
    belonging: Belonging,
) -> Shown:
    source = None if hit.source is None else kept.source(hit.source)
    reading = None if hit.reading is None else kept.reading(hit.reading)
    name, document = None, None
    if hit.kind is Kind.NAME:
        entity = session.vault.record.entity(hit.key)  # type: ignore[arg-type]
        name = None if entity is None else entity.name
    elif hit.kind is Kind.TITLE and source is not None:
        name = title_of(source)
    elif hit.kind is Kind.TITLE:
        document = next((each for case in hit.cases for each in pages_now(session, case) if each.id == hit.key), None)
        name = None if document is None else document.title
    part: Snippet | None = None
    mended: tuple[ReadAs, ...] = ()
    if reading is not None and hit.span is not None:
        mended = read_as(reading, hit.span, looker) if BETWEEN in hit.words else ()
        part = snippet(reading.text, hit.span, looker, [each.span for each in mended])
        mended = tuple(each for each in mended if part.span.contains(each.span))
    of_hit = tuple(cases[case] for case in hit.cases if case in cases)
    within = () if source is None else belonging.of(source.id, of_hit)
    return Shown(hit, tuple(case.name for case in of_hit), source, reading, part, name, within, mended, document)


def title_of(source: Source) -> str:
    """What a source is called: its title, else the name of its file, else its id."""
    title = source.description.title
    return title.value if title is not None else source.original_name or source.id[:8]


def _record(session: Session, filters: Filters, shown: tuple[Shown, ...]) -> None:
    closed = sorted({each.source.id for each in shown if each.source is not None and each.source.secrecy not in _OPEN})
    detail = {"hits": str(len(shown))} | ({"protected": " ".join(closed)} if closed else {})
    try:
        with session.vault.transaction():
            audit(session, "find", filters.case or "", detail)
    except (CannotWrite, VaultBusy):
        if closed:
            raise
