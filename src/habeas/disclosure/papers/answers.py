"""What the rooms below answered about a case, on its way into a paper."""

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from habeas.base.ids import EntityId, SourceId, StatementId
from habeas.base.language import Lang
from habeas.disclosure.gate.admission import Admitted
from habeas.disclosure.reckoned import NotReckoned, Reckoned
from habeas.evidence.sources.source import Source
from habeas.findings.contradictions.pair import Contradiction
from habeas.findings.filings.filing import Filings
from habeas.findings.ledger.ledger import Ledger
from habeas.findings.questions.asking import Questions
from habeas.findings.quotes.answer import Verdict
from habeas.findings.remand.check import RemandCheck
from habeas.law.clock.facts import Event
from habeas.law.remedies.rows import Remedies
from habeas.record.casefile import Fact
from habeas.record.statements import Statement

UNNAMED = "?"
"""How the clock names a source that has no name."""


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


def clock_told(reckoned: Reckoned, admitted: Admitted, let: Container[StatementId]) -> Reckoned:
    """A person's clock without the rows and events that stand on what was held back.

    It was reckoned over the whole record, so that an act which may not be told is not called missing: the row
    that it fulfils is left out altogether. Whose date a row stands on is named as it may be told.
    """
    events = reckoned.facts.events
    hidden = {event.id for event in events if StatementId(event.id) not in let}
    named = _sources_told(events, hidden, admitted)
    rows = tuple(
        row if row.version is None else replace(row, version=_version_told(row.version, named))
        for row in reckoned.reckoning.rows
        if not {row.trigger, row.act} & hidden
    )
    kept = tuple(
        event if event.source is None else replace(event, source=named[event.source])
        for event in events
        if event.id not in hidden
    )
    facts = replace(reckoned.facts, events=kept)
    return replace(reckoned, facts=facts, reckoning=replace(reckoned.reckoning, rows=rows))


def _sources_told(events: Iterable[Event], hidden: Container[str], admitted: Admitted) -> Mapping[str, str]:
    """How each name of a source that the clock gives an event may be told: titles and speakers that were let through.

    Different names stay different, by a number where need be: by them the clock keeps versions of a date apart.
    """
    facts = {one.id: fact for fact in admitted.casefile.facts for one in fact.statements}
    sources = {source.id: source for source in admitted.sources}
    named: dict[str, str] = {}
    for event in sorted(events, key=lambda one: one.id in hidden):
        if event.source is None or event.source in named:
            continue
        fact = None if event.id in hidden else facts.get(StatementId(event.id))
        told = UNNAMED if fact is None else _source_told(fact, sources)
        number, taken = 1, set(named.values())
        while (name := told if number == 1 else f"{told} ({number})") in taken:
            number += 1
        named[event.source] = name
    return {UNNAMED: UNNAMED, **named}


def _source_told(fact: Fact, sources: Mapping[SourceId, Source]) -> str:
    there = [sources[one.source] for one in fact.statements if one.source in sources]
    titles = [one.original_name if one.description.title is None else one.description.title.value for one in there]
    said = "; ".join(dict.fromkeys(filter(None, titles))) or UNNAMED
    return said if fact.attributed_to is None else f"{said} ({fact.attributed_to})"


def _version_told(version: str, named: Mapping[str, str]) -> str:
    """A version by the names that may be told; a question mark where it is made of anything else."""
    name = "|".join(re.escape(one) for one in sorted(named, key=len, reverse=True))
    if re.fullmatch(f"(?:{name})(?: / (?:{name}))*", version) is None:
        return UNNAMED
    return " / ".join(dict.fromkeys(named[one] for one in re.findall(name, version)))
