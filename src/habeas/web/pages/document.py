"""A document: its text with the passages that facts stand on, and the picture of its page."""

from collections.abc import Sequence
from dataclasses import replace

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from habeas.base.span import Span
from habeas.desk.describing import source_shape, sources_of
from habeas.desk.document import AROUND, Document, document_at, fact_at, find_in
from habeas.desk.showing import draw_page, place_of
from habeas.web.answering import language_of, page, session_of
from habeas.web.numbers import number_of
from habeas.web.passages import pieces_of


@require_http_methods(["GET", "HEAD", "POST"])
def document(request: HttpRequest, case: str, word: str) -> HttpResponse:
    """The document that a statement, a proposal or a source of this id stands in, at its place.

    Words that are looked for in it come by POST, so that no address holds them.
    """
    session, lang = session_of(request), language_of(request)
    name = session.case_name(case)
    place = place_of(session, name, word, number_of(request.GET.get("page")))
    find, begin = request.POST.get("find", "").strip(), number_of(request.GET.get("from"))
    hits = find_in(place.reading.text, find) if place.reading else ()
    at = min(max(1, number_of(request.POST.get("hit")) or 1), len(hits)) if hits else 0
    if at:
        begin = max(0, hits[at - 1].start - AROUND)
    shown = document_at(session, name, place, lang, begin)
    [listed] = [one for one in sources_of(session, name) if one.source.id == place.source.id]
    told = {
        "case": case,
        "case_name": name,
        "place": "evidence",
        "word": word,
        "where": place,
        "shown": shown,
        "pieces": _pieces(shown, hits, at),
        "earlier": max(0, shown.start - 2 * AROUND) if shown else 0,
        "source": source_shape(listed),
        "page_number": place.page or 1,
        "last_page": max((one.number for one in place.reading.pages), default=1) if place.reading else 1,
        "quote_meant": place.span is not None,
        "fact": fact_at(session, name, word, lang) if place.span is not None else None,
        "find": find,
        "hits": len(hits),
        "hit": at,
        "hit_before": at - 1 or len(hits),
        "hit_after": at % len(hits) + 1 if hits else 0,
    }
    return page(request, "document.html", told)


def _pieces(shown: Document | None, hits: Sequence[Span], at: int) -> object:
    """The text in pieces; what was looked for last is what is meant."""
    if shown is None:
        return ()
    return pieces_of(replace(shown, here=hits[at - 1]) if at else shown, hits)


@require_GET
def picture(request: HttpRequest, case: str, word: str) -> HttpResponse:
    """The page that a statement or proposal stands on, or one of a source, redrawn apart: never the file itself."""
    session = session_of(request)
    place = place_of(session, session.case_name(case), word, number_of(request.GET.get("page")))
    return HttpResponse(draw_page(session, place), content_type="image/png")
