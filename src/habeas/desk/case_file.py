"""The case file: folded from the statements of the case, as of a day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from habeas.base.digest import Json
from habeas.base.erasure import Erasure
from habeas.base.finding import Finding
from habeas.base.ids import SourceId, StatementId
from habeas.base.language import Lang
from habeas.base.when import When
from habeas.desk.bound_pages import page_numbers, pages_now
from habeas.desk.clocks import Clocks
from habeas.desk.recognition import Recognition
from habeas.desk.recording import audit
from habeas.desk.release_people import rulings_in_force
from habeas.desk.reprints import independence_of
from habeas.desk.session import Session
from habeas.desk.titles import title_of
from habeas.desk.transcripts import machine_made
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.admission import admit
from habeas.disclosure.gate.asking import Asked, Beside
from habeas.disclosure.gate.rulings import Ruling
from habeas.disclosure.provenance import PageOf
from habeas.disclosure.reckoned import NotReckoned, Reckoned
from habeas.disclosure.sheet import view_case
from habeas.disclosure.view import View
from habeas.drafting.keeping import State
from habeas.evidence.sources.independence import Independence
from habeas.evidence.sources.source import Part, Source
from habeas.record.casefile import CaseFile
from habeas.record.fold import fold
from habeas.record.marks import Marks
from habeas.record.people import Entity
from habeas.record.shape import SourceBrief, case_json
from habeas.record.statements import Statement, Withdrawal


@dataclass(frozen=True, slots=True)
class Opened:
    """A folded case with the sources its statements stand on, and what is odd about its statements.

    `recognised` are the statements whose quotes were recognised on pictures. `independence`
    says which sources of one fact count as one; None where they were not compared. `pages` are the sources
    that are pages of one document. `times` are the milliseconds into a recording at which its transcript
    has the words of a statement. `machine` are the statements that stand in a transcript made by a program.
    `entities` are all of the case, under every name; `rulings` what people ruled on what may go out.
    `statements` are all that were recorded, superseded and withdrawn ones too; `withdrawals` and `erased` tell which
    count no longer. `clocks` are those that were reckoned on it so far, by law and day: it never changes, so neither
    do they. `today` is the day on which it was opened.
    """

    casefile: CaseFile
    sources: Mapping[SourceId, Source]
    waiting: int
    findings: tuple[Finding, ...]
    recognised: frozenset[StatementId] = frozenset()
    independence: Independence | None = None
    pages: Mapping[SourceId, PageOf] = field(default_factory=dict)
    times: Mapping[StatementId, int] = MappingProxyType({})
    inside: tuple[Part, ...] = ()
    machine: frozenset[StatementId] = frozenset()
    entities: tuple[Entity, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    statements: tuple[Statement, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    erased: tuple[Erasure, ...] = ()
    today: date | None = None
    clocks: dict[tuple[str, When], Clocks] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def marks(self) -> Marks:
        """Which quotes want to be compared with a picture or a recording."""
        return Marks(self.recognised, self.machine, self.times)


def open_case(session: Session, name: str, as_of: date) -> Opened:
    """Fold the case as of a day; `waiting` is how many proposals nobody has decided yet."""
    case = session.case(name)
    keeping = session.vault.record
    everything, withdrawals = keeping.statements(case.id), keeping.withdrawals(case.id)
    erased = session.vault.erasures.erasures(case.id)
    entities = keeping.entities(case.id)
    casefile, findings = fold(
        case,
        entities,
        everything,
        withdrawals,
        keeping.judgements(case.id),
        as_of,
        erased=erased,
    )
    sources = {source.id: source for source in session.vault.evidence.sources(case.id)}
    waiting = len(session.vault.proposals.proposals(case.id, State.WAITING))
    with session.vault.transaction():
        audit(session, "open case", case.id)
    recognition = Recognition(session)
    stated = [statement for fact in casefile.facts for statement in fact.statements]
    # Also of those that make no fact of the case: what bears on an allegation is quoted by the ledger.
    recognised = recognition.among(everything)
    cited = {statement.source for statement in stated}
    alone = independence_of(session, name, [sources[key] for key in sources if key in cited])
    pages = page_numbers(pages_now(session, case.id))
    times = recognition.times(everything)
    inside = session.vault.evidence.parts_of_case(case.id)
    heard = machine_made(session, case.id)
    machine = frozenset(each.id for each in everything if each.source in heard)
    return Opened(
        casefile,
        sources,
        waiting,
        findings,
        recognised,
        alone,
        pages,
        times,
        inside,
        machine,
        entities,
        rulings_in_force(session, case.id),
        everything,
        withdrawals,
        erased,
        session.now().date(),
    )


def asked_of(opened: Opened, audience: Audience, ids: ReleaseIds | None = None) -> Asked:
    """The question to the gate: what of this case may be told to an audience, under the rulings of the case.

    `ids` make the commitments that stand where a digest does not go out; without them nothing does.
    """
    return Asked(
        casefile=opened.casefile,
        sources=tuple(opened.sources.values()),
        audience=audience,
        rulings=opened.rulings,
        entities=opened.entities,
        beside=Beside(opened.independence, opened.pages, opened.inside, opened.marks),
        ids=ids,
        today=opened.today,
    )


def case_shape(opened: Opened) -> Json:
    """The case in the shape of CONTRACTS `habeas case CASE --json`."""
    briefs = {key: SourceBrief(title_of(source), source.copy.digest) for key, source in opened.sources.items()}
    return case_json(
        opened.casefile,
        briefs,
        opened.recognised,
        None if opened.independence is None else opened.independence.count,
        opened.times,
        opened.machine,
    )


def view_for_self(
    opened: Opened, lang: Lang, notices: Sequence[str] = (), clock: Sequence[Reckoned] | NotReckoned = ()
) -> View:
    """The case as its own defender may see it, with everything resolved in one language.

    `clock` is what the clock answered, or why it was not asked; see `habeas.desk.custody`.
    """
    return view_case(admit(asked_of(opened, Audience.SELF), lang), notices=notices, clock=clock)
