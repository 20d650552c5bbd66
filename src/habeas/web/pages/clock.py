"""The clock: what the law required of each custody, on a time axis, and what is due next."""

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET

from habeas.base.when import on_day
from habeas.desk.case_file import open_case
from habeas.desk.custody import view_with_clock
from habeas.desk.deadlines import deadlines_of
from habeas.desk.pictures import figure
from habeas.disclosure.view import CustodyView, View
from habeas.web.answering import language_of, page, room_of, session_of


@require_GET
def clock(request: HttpRequest, case: str) -> HttpResponse:
    """The limits of a case as of today: those that come, soonest first, and all of them in their groups."""
    session, lang, today = session_of(request), language_of(request), room_of(request).world.today()
    opened = open_case(session, session.case_name(case), today)
    lines = deadlines_of(opened, on_day(today.year, today.month, today.day), lang, None)
    view = view_with_clock(opened, lang)
    told = {
        "case": case,
        "case_name": view.case,
        "place": "clock",
        "view": view,
        "judged": lines is not None,
        "ahead": sorted((line for line in lines or () if not line.overdue), key=lambda line: line.days_left),
        "custody": drawn(view),
        "stands": places(view, case),
    }
    return page(request, "clock.html", told)


def drawn(view: View) -> list[tuple[CustodyView, SafeString]]:
    """What the law required of each custody, with its picture; the drawing escapes all its text itself."""
    return [(one, mark_safe(figure(one.picture, f"clock-{n}-"))) for n, one in enumerate(view.custody, 1)]  # noqa: S308


def places(view: View, case: str) -> dict[int, str]:
    """The address of the document's place for each footnote."""
    return {note.number: f"/case/{case}/at/{note.statements[0]}" for note in view.footnotes if note.statements}
