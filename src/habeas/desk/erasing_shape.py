"""An erasure, before or after it, and tombstones, as JSON."""

from collections.abc import Iterable

from habeas.base.digest import Json
from habeas.base.erasure import Erasure
from habeas.base.language import Lang
from habeas.desk.consent_shape import release_brief
from habeas.desk.erasing_plan import Plan
from habeas.desk.labels import property_label
from habeas.desk.recognition import Recognition
from habeas.desk.session import Session
from habeas.desk.titles import title_of
from habeas.record.casefile import Fact
from habeas.record.statements import Statement


def plan_shape(session: Session, plan: Plan, lang: Lang, *, done: bool) -> dict[str, Json]:
    """What an erasure does, in the order in which a person reads it; `done` is false for a preview.

    Made before it is done: of each quote it says whether it was recognised on a picture, which the reading tells.
    """
    what = plan.destruction
    recognition = Recognition(session)
    return {
        "done": done,
        "kind": plan.kind.value,
        "id": plan.key,
        "name": plan.name,
        "case": plan.case.name,
        "sources": [{"id": one.id, "name": title_of(one)} for one in plan.sources],
        "statements": [{"case": case, **_statement(said, lang, recognition)} for case, said in plan.statements],
        "entities": [{"id": one.id, "kind": one.kind.value, "name": one.name} for one in plan.entities],
        "renamed": [{"id": one.id, "name": one.name, "to": other} for one, other in plan.renamed],
        "case_name": plan.case_name,
        "proposals": plan.proposals,
        "judgements": plan.judgements,
        "archives": list(what.archives),
        "texts": sum(plan.texts.values()),
        "stays": [{"why": one.why.value, "kind": one.kind.value, "id": one.id, "name": one.name} for one in plan.stays],
        "mentions": [
            {"where": one.where.value, "sure": one.sure, **_statement(one.statement, lang, recognition)}
            for one in plan.mentions
        ],
        "holding": [
            {"source": one.source.id, "name": title_of(one.source), "whole": one.whole, "part": one.part}
            for one in plan.holding
        ],
        "facts_lost": [_fact(fact, lang, recognition) for fact in plan.changes.lost],
        "facts_weaker": [_fact(fact, lang, recognition) for fact in plan.changes.weaker],
        "pointing": list(plan.changes.pointing),
        "copies": [{"path": str(copy.path), "state": copy.state.value} for copy in plan.copies],
        "sent": [
            {"id": one.id, "kind": one.kind.value, "at": one.at.isoformat(), "label": one.label} for one in plan.sent
        ],
        "released": [{**release_brief(one.release), "told": one.told, "named": one.named} for one in plan.released],
    }


def tombstone_shape(stone: Erasure, cases: Iterable[tuple[str, str]]) -> dict[str, Json]:
    """A tombstone; `cases` are ids and names of the cases that are still there, others are told by id alone."""
    return {
        "kind": stone.kind.value,
        "id": stone.id,
        "act": stone.act,
        "case": None if stone.case is None else dict(cases).get(stone.case, stone.case),
        "at": stone.at.isoformat(),
        "by": stone.by,
        "reason": stone.reason.value,
        "note": stone.note,
    }


def _statement(said: Statement, lang: Lang, recognition: Recognition) -> dict[str, Json]:
    return {
        "statement": said.id,
        "type": said.prop,
        "label": property_label(said.prop, lang),
        "quote": said.anchor.quote,
        "recognised": recognition.of(said.anchor.reading, said.anchor.span),
    }


def _fact(fact: Fact, lang: Lang, recognition: Recognition) -> dict[str, Json]:
    return _statement(fact.statements[0], lang, recognition)
