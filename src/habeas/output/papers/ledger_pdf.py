"""A ledger as PDF, by Typst, one allegation a page: same View, same bytes."""

from typing import Any

from habeas.disclosure.ledger_view import (
    AllegationView,
    LedgerView,
    OpinionView,
    PlaceView,
    StateView,
    TieView,
)
from habeas.disclosure.view import Line, Run
from habeas.output.papers.typesetting import typeset


def ledger_pdf(view: LedgerView) -> bytes:
    """The whole paper; a sign that the fonts cannot draw is spelled out (`[U+1F600]`), and the paper says so."""
    return typeset("ledger.typ", _data(view), view.words["undrawn"], view.as_of)


def _data(view: LedgerView) -> dict[str, Any]:
    return {
        "lang": view.lang.value,
        "title": f"{view.title}: {view.case}",
        "subtitle": view.subtitle,
        "foot": view.foot,
        "words": dict(view.words),
        "allegations": [_allegation(one) for one in view.allegations],
        "agents": [
            {"name": one.name, "work": list(one.work), "said_in": one.said_in, "alone_in": one.alone_in}
            for one in view.agents
        ],
        "pairs": [
            {"heading": one.heading, "by": one.by, "one": _opinion(one.one), "other": _opinion(one.other)}
            for one in view.pairs
        ],
        "opinions": [_opinion(one) for one in view.opinions],
        "own": [
            {
                "flags": list(one.flags),
                "place": _place(one.place),
                "pressure": [_place(each) for each in one.pressure],
            }
            for one in view.own
        ],
        "ill_treatment": [_place(one) for one in view.ill_treatment],
    }


def _allegation(one: AllegationView) -> dict[str, Any]:
    return {
        "number": str(one.number),
        "id": one.id,
        "claim": _line(one.claim),
        "about": _line(one.about),
        "made": [_place(place) for place in one.made],
        "dates": "; ".join(one.dates),
        "elements": "; ".join(one.elements),
        "headings": dict(one.headings),
        "carries": [_tie(tie) for tie in one.carries],
        "breaks": [_tie(tie) for tie in one.breaks],
        "qualifies": [_tie(tie) for tie in one.qualifies],
        "warnings": list(one.warnings),
        "proposed": _state(one.proposed),
        "if_confirmed": None if one.if_confirmed is None else _state(one.if_confirmed),
        "decisions": [
            {
                "state": each.state,
                "author": each.author,
                "standard": each.standard,
                "standard_source": each.standard_source,
                "reasons": each.reasons,
                "predates": each.predates,
            }
            for each in one.decisions
        ],
        "questions": [_place(place) for place in one.questions],
    }


def _state(state: StateView) -> dict[str, Any]:
    return {"state": state.state, "reasons": " ".join(state.reasons)}


def _tie(tie: TieView) -> dict[str, Any]:
    return {"place": _place(tie.place), "proposed": tie.proposed, "remarks": list(tie.remarks)}


def _opinion(one: OpinionView) -> dict[str, Any]:
    return {
        "id": one.id,
        "rows": [{"label": label, "line": _line(line)} for label, line in one.rows],
        "examined": one.examined,
        "marked": one.marked,
        "place": _place(one.place),
    }


def _place(place: PlaceView) -> dict[str, Any]:
    return {
        "told": place.told,
        "quote": _run(place.quote),
        "source": _line(place.source),
        "where": " · ".join(place.where),
    }


def _line(line: Line) -> list[dict[str, Any]]:
    return [_run(run) for run in line]


def _run(run: Run) -> dict[str, Any]:
    return {"text": run.text, "lang": None if run.lang is None else run.lang.value}
