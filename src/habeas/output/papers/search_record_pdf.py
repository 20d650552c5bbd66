"""A search record as PDF, by Typst: same View, same bytes."""

from dataclasses import asdict
from typing import Any

from habeas.disclosure.quote_view import CandidateView, MatchView, QuoteView
from habeas.output.papers.typesetting import typeset


def search_record_pdf(view: QuoteView) -> bytes:
    """The whole paper as one PDF; raises Failed when Typst refuses it."""
    return typeset("search_record.typ", _data(view), view.words["undrawn"], view.day)


def _data(view: QuoteView) -> dict[str, Any]:
    return {
        "lang": view.lang.value,
        "title": view.title,
        "foot": view.foot,
        "privileged": view.privileged,
        "quote": view.quote.text,
        "quote_lang": None if view.quote.lang is None else view.quote.lang.value,
        "answer": view.answer,
        "why": view.why,
        "matches": [_match(match) for match in view.matches],
        "more": view.more,
        "nearest": [] if view.nearest is None else [_match(view.nearest)],
        "languages": [] if view.languages is None else [asdict(view.languages)],
        "candidates": [_candidate(one) for one in view.candidates],
        "blocks": [asdict(block) for block in view.blocks],
        "digest": view.digest,
        "words": view.words,
    }


def _match(match: MatchView) -> dict[str, Any]:
    return {**asdict(match), "lang": None if match.lang is None else match.lang.value}


def _candidate(one: CandidateView) -> dict[str, Any]:
    lang = None if one.text.lang is None else one.text.lang.value
    return {
        "rows": [asdict(row) for row in one.rows],
        "reasons": list(one.reasons),
        "text": one.text.text,
        "lang": lang,
    }
