"""What the rooms below answered about a case, on its way into a paper."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from habeas.base.ids import EntityId, SourceId, StatementId
from habeas.base.language import Lang
from habeas.disclosure.gate.admission import Admitted
from habeas.disclosure.reckoned import NotReckoned, Reckoned
from habeas.findings.contradictions.pair import Contradiction
from habeas.findings.filings.filing import Filings
from habeas.findings.ledger.ledger import Ledger
from habeas.findings.questions.asking import Questions
from habeas.findings.quotes.answer import Verdict
from habeas.findings.remand.check import RemandCheck
from habeas.law.remedies.rows import Remedies
from habeas.record.casefile import Fact
from habeas.record.statements import Statement


@dataclass(frozen=True, slots=True)
class KeptCheck:
    """A check that is kept as a source of the case: what was looked for, on which day, with what answer.

    `words` are the quotation, or the entry of a register by name, version, number and digest; `lang` is their language.
    Of a quotation `verdict` and the number of `places` are the answer, and `unattributed` says that the export does
    not show whose words they are; of a register `answer` is one sentence in `lang`.
    """

    source: SourceId
    on: date
    words: str
    answer: str = ""
    lang: Lang | None = None
    verdict: Verdict | None = None
    places: int = 0
    unattributed: bool = False


@dataclass(frozen=True, slots=True)
class Answers:
    """What was reckoned and found, over the whole record; a composer takes from it only what was let through.

    `clock` is what the clock answered, one a person, or why it was not asked. `remand` and `remedies` are by
    person; `page_counts` say how many pages a source has, of those that have any. What is None or empty was not asked.
    """

    clock: tuple[Reckoned, ...] | NotReckoned = ()
    ledger: Ledger | None = None
    remand: Mapping[EntityId, tuple[RemandCheck, ...]] = MappingProxyType({})
    remedies: Mapping[EntityId, Remedies] = MappingProxyType({})
    questions: Questions | None = None
    contradictions: tuple[Contradiction, ...] = ()
    filings: Filings | None = None
    checks: tuple[KeptCheck, ...] = ()
    page_counts: Mapping[SourceId, int] = field(default_factory=dict)


def let_through(admitted: Admitted) -> Mapping[StatementId, Statement]:
    """Every statement that this audience may be told, as it may be told, by id."""
    return {statement.id: statement for fact in admitted.casefile.facts for statement in fact.statements}


def told_whole(facts: Iterable[Fact], let: Container[StatementId]) -> bool:
    """Whether every statement of these facts was let through: what stands on anything else is left out."""
    return all(statement.id in let for fact in facts for statement in fact.statements)


def clock_told(reckoned: Reckoned, let: Container[StatementId]) -> Reckoned:
    """A person's clock without the rows and events that stand on what was held back.

    It was reckoned over the whole record, so that an act which may not be told is not called missing: the row
    that it fulfils is left out altogether.
    """
    events = {event.id for event in reckoned.facts.events}
    hidden = {key for key in events if StatementId(key) not in let}
    rows = tuple(row for row in reckoned.reckoning.rows if not {row.trigger, row.act} & hidden)
    facts = replace(reckoned.facts, events=tuple(event for event in reckoned.facts.events if event.id not in hidden))
    return replace(reckoned, facts=facts, reckoning=replace(reckoned.reckoning, rows=rows))
