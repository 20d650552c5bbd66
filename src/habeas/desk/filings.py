"""What was filed in a case and what came of it; and the small ways to record it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from habeas.base.digest import Json
from habeas.base.errors import WrongCall
from habeas.base.ids import EntityId
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.when import When, on_day
from habeas.desk.case_file import Opened, open_case
from habeas.desk.clock import clocks_of, jurisdiction_of
from habeas.desk.clocks import Clock
from habeas.desk.own_words import Ground, standing_of
from habeas.desk.recording import Saying, record
from habeas.desk.session import Session
from habeas.desk.whose import Roll
from habeas.disclosure.audience import Audience
from habeas.disclosure.filings import FilingsView, LimitWords, view_filings
from habeas.findings.filings.filing import Filing, Filings, Limit
from habeas.findings.filings.finding import filings_of
from habeas.findings.filings.limits import answered_by_clock, legal_limits
from habeas.findings.filings.shape import filing_json, loose_json
from habeas.law.clock.saying import speakers
from habeas.record.statements import Method, Statement


@dataclass(frozen=True, slots=True)
class Filed:
    """The filings of a case with what they were reckoned from; `judged` says whether a country's law was known."""

    opened: Opened
    clocks: tuple[Clock, ...]
    filings: Filings
    judged: bool


def filings_of_case(session: Session, name: str, as_of: date) -> Filed:
    """All filings of the case as of a day; where its law is not known no limit is reckoned, and that is said."""
    return filings_of_opened(open_case(session, name, as_of))


def filings_of_opened(opened: Opened) -> Filed:
    """The filings of a case that is open already."""
    as_of = opened.casefile.as_of
    law = jurisdiction_of(opened, None)
    clocks = () if law is None else clocks_of(opened, law, on_day(as_of.year, as_of.month, as_of.day)).clocks
    limits: dict[str, tuple[Limit, ...]] = {}
    answered: dict[str, frozenset[str]] = {}
    for clock in clocks:
        limits |= legal_limits(clock.reckoning.rows, clock.packs, clock.zone)
        answered |= answered_by_clock(clock.reckoning.rows, clock.packs)
    return Filed(opened, clocks, filings_of(opened.casefile, limits, answered), law is not None)


def filings_json(filed: Filed) -> list[dict[str, Json]]:
    """Each filing, then each reply that names none, as JSON objects."""
    file, marks = filed.opened.casefile, filed.opened.marks
    made = [filing_json(one, file, marks) for one in filed.filings.filings]
    return made + [loose_json(fact, file, marks) for fact in filed.filings.loose]


def filings_for_self(filed: Filed, lang: Lang) -> FilingsView:
    """The filings as the case's own defender may see them."""
    words = _limit_words(filed, lang)
    sources = list(filed.opened.sources.values())
    opened = filed.opened
    return view_filings(filed.filings, opened.casefile, sources, words, Audience.SELF, lang, opened.marks)


def add_filing(
    session: Session, name: str, person: str | None, value: Mapping[str, Plain], when: When | None, ground: Ground
) -> Statement:
    """Record a complaint, motion or request made for somebody held.

    `person` may be left out where one person is held. Raises WrongCall where it cannot be told who.
    """
    opened = open_case(session, name, session.now().date())
    return record_typed(session, opened, None, person, "complaint", value, when, ground)


def add_to_filing(
    session: Session, name: str, start: str, prop: str, value: Mapping[str, Plain], when: When | None, ground: Ground
) -> Statement:
    """Record a receipt, a due day or a reply of a filing named by the beginning of its id.

    Raises WrongCall where the beginning means no filing of the case, or several.
    """
    filed = filings_of_case(session, name, session.now().date())
    filing = find_filing(filed.filings, start)
    prop = "appeal_decision" if prop == "reply" and filing.what.prop == "appeal" and "outcome" in value else prop
    told = {**value, "answers": filing.id}
    return record_typed(session, filed.opened, filing.what.subject, None, prop, told, when, ground)


def find_filing(filings: Filings, start: str) -> Filing:
    """The filing of which a statement's id begins so; raises WrongCall for none, several, or under 4 signs."""
    found = [
        one for one in filings.filings if len(start) >= 4 and any(s.id.startswith(start) for s in one.what.statements)
    ]
    if len(found) != 1:
        raise WrongCall(
            f"{start!r} means {'several filings' if found else 'no filing'} of this case.",
            "Their ids stand in `habeas filings CASE`; give at least 4 signs. Nothing was recorded.",
        )
    return found[0]


def record_typed(
    session: Session,
    opened: Opened,
    subject: EntityId | None,
    person: str | None,
    prop: str,
    value: Mapping[str, Plain],
    when: When | None,
    ground: Ground,
) -> Statement:
    """Record what a person types about somebody held, on its ground.

    `subject` None: the person of that name, or the only one held. Raises WrongCall where it cannot be told who.
    """
    who = subject or _person(opened, person)
    case = opened.casefile.case
    with session.vault.transaction():
        stands = standing_of(session, case, ground)
        saying = Saying(
            subject=who,
            prop=prop,
            value=value,
            when=when,
            language=stands.language,
            source=stands.source,
            anchor=stands.anchor,
            method=Method.TYPED,
        )
        return record(session, Roll(session, case), saying)


def _person(opened: Opened, word: str | None) -> EntityId:
    people = opened.casefile.detainees
    found = [one for one in people if word is None or word in one.names or one.entity.id.startswith(word)]
    if len(found) != 1:
        names = ", ".join(one.names[0] for one in people) or "nobody yet"
        raise WrongCall(
            "It cannot be told about whom this is." if word is None else f"Nobody held is called {word!r}.",
            f"Held in this case: {names}. Name one with --person. Nothing was recorded.",
        )
    return found[0].entity.id


def _limit_words(filed: Filed, lang: Lang) -> Mapping[str, LimitWords]:
    """What each rule that gives a limit is called, and where it stands."""
    words: dict[str, LimitWords] = {}
    rows = [limit.row for one in filed.filings.filings for limit in one.limits if limit.row is not None]
    for clock in filed.clocks:
        by_pack = speakers(clock.packs, lang, clock.zone)
        for row in rows:
            if row.pack in by_pack:
                speaker = by_pack[row.pack]
                words[row.said.id] = LimitWords(speaker.label(row), speaker.citation(row), speaker.draft_warning())
    return words
