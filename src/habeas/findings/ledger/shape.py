"""The ledger as the JSON that other programs rely on: `habeas ledger CASE --json`, one object a line."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from habeas.base.digest import Json
from habeas.base.ids import EntityId
from habeas.base.language import Lang
from habeas.findings.ledger.items import (
    Agent,
    Allegation,
    Decision,
    Exclusion,
    Opinion,
    OwnStatement,
    Proposed,
    Tie,
    Voice,
)
from habeas.findings.ledger.ledger import RULES, Ledger, sources_of
from habeas.findings.ledger.reasons import reasons_of
from habeas.record.casefile import Fact
from habeas.record.marks import UNMARKED, Marks
from habeas.record.people import Entity
from habeas.record.shape import Independent, SourceBrief, counted
from habeas.record.statements import Statement, known_form

SCHEMA = "habeas.ledger/1"
"""The name and version of the shape of an allegation."""

BESIDE = "habeas.ledger.{}/1"
"""The name and version of what stands beside the allegations: `agent`, `opinion`, `own_statement`."""


def ledger_json(
    ledger: Ledger,
    sources: Mapping[str, SourceBrief],
    chosen: Sequence[Allegation],
    independent: Independent | None = None,
    marks: Marks = UNMARKED,
) -> list[dict[str, Json]]:
    """A line for each chosen allegation; then, where all are chosen, for agents, opinions, and own statements.

    `independent` counts the independent ones of some sources; without it that number is null. `marks`
    say which quotes were recognised on a picture or heard by a program.
    """
    form = _Form(ledger, sources, independent, marks)
    lines = [form.allegation(one) for one in chosen]
    if len(chosen) < len(ledger.allegations):
        return lines
    return [
        *lines,
        *(form.agent(one) for one in ledger.agents),
        *(form.opinion(one) for one in ledger.opinions),
        *(form.own(one) for one in ledger.own_statements),
    ]


class _Form:
    """The parts of one ledger as JSON."""

    def __init__(
        self, ledger: Ledger, sources: Mapping[str, SourceBrief], independent: Independent | None, marks: Marks
    ) -> None:
        self._independent, self._marks = independent, marks
        self._case: dict[str, Json] = {
            "case": ledger.casefile.case.name,
            "as_of": ledger.casefile.as_of.isoformat(),
        }
        self._entities: Mapping[EntityId, Entity] = ledger.casefile.entities
        self._exclusions: Sequence[Exclusion] = ledger.exclusions
        self._sources = sources

    def allegation(self, one: Allegation) -> dict[str, Json]:
        ties = [self._tie(tie) for tie in (*one.ties, *one.proposals)]
        return {
            "schema": SCHEMA,
            **self._case,
            "id": one.key,
            "taken_up": one.entity is not None,
            "claim": one.claim,
            "subject": self._name(one.subject),
            "subject_id": one.subject,
            "made": [{**self._voice(claim.voice), **self._said(claim.statement)} for claim in one.claims],
            "act_dates": [{**_value(each), **self._said(each)} for each in one.dates],
            "elements": [{**_value(each), **self._said(each)} for each in one.elements],
            "ties": ties,
            "sources": {key: counted(sources, self._independent) for key, sources in sources_of(one).items()},
            "no_bearing": [each.id for each in one.rejected],
            "questions": [self._fact(fact) for fact in one.questions],
            "proposed": _proposed(one.proposed),
            "if_confirmed": _proposed(one.if_confirmed),
            "decided": [self._decision(each) for each in one.decisions],
            "hangs_on_agent_alone": one.alone,
        }

    def agent(self, one: Agent) -> dict[str, Json]:
        return {
            "schema": BESIDE.format("agent"),
            **self._case,
            "id": one.entity,
            "names": list(one.names),
            "work": [self._fact(fact) for fact in one.work],
            "said_in": list(one.said_in),
            "alone_in": list(one.alone_in),
        }

    def opinion(self, one: Opinion) -> dict[str, Json]:
        excluded: Iterable[Json] = (
            {
                "opinion": (pair.other if pair.one.key == one.key else pair.one).key,
                "judged_by": None if pair.by is None else pair.by.recorded_by,
                "why": None if pair.by is None else pair.by.reason,
            }
            for pair in self._exclusions
            if one.key in (pair.one.key, pair.other.key)
        )
        return {
            "schema": BESIDE.format("opinion"),
            **self._case,
            "id": one.key,
            **self._fact(one.fact),
            "finds": None if one.finds is None else one.finds.value,
            "finds_read_by_program": one.finds_read,
            "examined": one.preserved.value,
            "excludes": list(excluded),
        }

    def own(self, one: OwnStatement) -> dict[str, Json]:
        return {
            "schema": BESIDE.format("own_statement"),
            **self._case,
            **self._fact(one.fact),
            "flags": [flag.value for flag in one.flags],
            "admission": False,
            "pressure": [self._said(each) for each in one.pressure],
        }

    def _tie(self, tie: Tie) -> Json:
        return {
            "id": None if tie.by is None else tie.by.id,
            "proposed": tie.by is None,
            "direction": tie.direction.value,
            "kind": None if tie.kind is None else tie.kind.value,
            "weight": tie.weight.value,
            **self._voice(tie.voice),
            "why": tie.why or None,
            "cues": list(tie.cues),
            "by": None if tie.by is None else tie.by.recorded_by,
            "at": None if tie.by is None else tie.by.recorded_at.isoformat(),
            **self._said(tie.place),
        }

    def _decision(self, one: Decision) -> Json:
        return {
            "id": one.statement.id,
            "state": one.state.value,
            "standard": one.standard,
            "standard_source": one.standard_source,
            "why": one.statement.reason,
            "by": one.statement.recorded_by,
            "at": one.statement.recorded_at.isoformat(),
            "since": list(one.since),
        }

    def _fact(self, fact: Fact) -> dict[str, Json]:
        return {
            "value": known_form(fact.value),
            "when": None if fact.when is None else str(fact.when),
            "subject": self._name(fact.subject),
            "statements": [self._said(each) for each in fact.statements],
        }

    def _said(self, statement: Statement) -> dict[str, Json]:
        brief = self._sources.get(statement.source)
        anchor = statement.anchor
        return {
            "statement": statement.id,
            "property": statement.prop,
            "attributed_to": statement.attributed_to,
            "lang": statement.language.value,
            "source_grade": statement.source_grade,
            "information_grade": statement.information_grade,
            "source": {
                "id": statement.source,
                "title": None if brief is None else brief.title,
                "digest": None if brief is None else brief.digest,
            },
            "anchor": {
                "start": anchor.span.start,
                "end": anchor.span.end,
                "quote": anchor.quote,
                "page": anchor.page,
                **self._marks.form(statement.id),
            },
        }

    def _voice(self, voice: Voice) -> dict[str, Json]:
        return {"side": None if voice.side is None else voice.side.value, "agent": voice.agent}

    def _name(self, key: EntityId | None) -> str | None:
        entity = None if key is None else self._entities.get(key)
        return None if entity is None else entity.name


def _proposed(one: Proposed) -> Json:
    return {
        "state": one.state.value,
        "rule": one.rule,
        "notes": list(one.notes),
        "why": {lang.value: list(reasons_of(one, lang)) for lang in Lang},
        "because": list(dict.fromkeys(chain(tie.place.id for tie in one.because))),
        "standard": None,
        "by": RULES,
    }


def _value(statement: Statement) -> dict[str, Json]:
    form = known_form(statement.value)
    return dict(form) if isinstance(form, Mapping) else {}
