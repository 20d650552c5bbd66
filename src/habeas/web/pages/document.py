"""A document: its text with the passages that facts stand on, and the picture of its page."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from habeas.desk.describing import source_shape, sources_of
from habeas.desk.document import AROUND, document_at
from habeas.desk.showing import draw_page, place_of
from habeas.web.answering import language_of, page, session_of
from habeas.web.passages import pieces_of


@require_GET
def document(request: HttpRequest, case: str, word: str) -> HttpResponse:
    """The document that a statement, a proposal or a source of this id stands in, at its place."""
    session, lang = session_of(request), language_of(request)
    name = session.case_name(case)
    place = place_of(session, name, word, _number(request, "page"))
    shown = document_at(session, name, place, lang, _number(request, "from"))
    [listed] = [one for one in sources_of(session, name) if one.source.id == place.source.id]
    told = {
        "case": case,
        "case_name": name,
        "place": "evidence",
        "word": word,
        "where": place,
        "shown": shown,
        "pieces": pieces_of(shown) if shown else (),
        "earlier": max(0, shown.start - 2 * AROUND) if shown else 0,
        "source": source_shape(listed),
        "page_number": place.page or 1,
        "quote_meant": place.span is not None,
    }
    return page(request, "document.html", told)


@require_GET
def picture(request: HttpRequest, case: str, word: str) -> HttpResponse:
    """The page that a statement or proposal stands on, or one of a source, redrawn apart: never the file itself."""
    session = session_of(request)
    place = place_of(session, session.case_name(case), word, _number(request, "page"))
    return HttpResponse(draw_page(session, place), content_type="image/png")


def _number(request: HttpRequest, name: str) -> int | None:
    """A number of the address; None where there is none, or what stands there is none."""
    told = request.GET.get(name, "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 10 else None
