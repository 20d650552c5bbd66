"""The ledger: the accusation claim by claim, with what carries each and what breaks it."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from habeas.desk.ledger import ledger_view, open_ledger
from habeas.web.answering import language_of, page, room_of, session_of


@require_GET
def ledger(request: HttpRequest, case: str) -> HttpResponse:
    """All allegations of a case as of today; each place in it is one step from the document."""
    session, world, lang = session_of(request), room_of(request).world, language_of(request)
    opened = open_ledger(session, session.case_name(case), world.today())
    told = {
        "case": case,
        "case_name": session.case_name(case),
        "place": "ledger",
        "view": ledger_view(opened, lang, opened.ledger.allegations),
        "found": [world.message(one, lang) for one in opened.findings],
    }
    return page(request, "ledger.html", told)
