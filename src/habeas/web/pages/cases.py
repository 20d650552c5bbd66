"""The list of cases, and a new case."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from habeas.desk.case_list import CaseRow, Standing, case_rows, matching
from habeas.desk.naming_case import open_new_case
from habeas.disclosure.dates import DateWords, count_in_words
from habeas.disclosure.wording import wording
from habeas.web.answering import language_of, page, room_of, session_of
from habeas.web.paging import leaf_of

SHOW = ("all", "held", "waiting", "overdue")
"""What the list can be narrowed to."""


@require_http_methods(["GET", "HEAD", "POST"])
def cases(request: HttpRequest) -> HttpResponse:
    """All cases, or those that a search means; the words of a search come by POST, so that no address holds them."""
    lang, today = language_of(request), room_of(request).world.today()
    rows = case_rows(session_of(request), today, lang)
    words, show = request.POST.get("words", "").strip(), request.POST.get("show", SHOW[0])
    show = show if show in SHOW else SHOW[0]
    found = [row for row in matching(rows, words) if _shown(row, show)]
    days = wording(lang).dates
    shown, leaf = leaf_of(found, request.POST.get("leaf", ""))
    told = {
        "rows": [(row, [(one, _days(one.least, one.most, days)) for one in row.people]) for row in shown],
        "leaf": leaf,
        "all": len(rows),
        "found": len(found),
        "words": words,
        "show": show,
        "shows": SHOW,
        "narrowed": bool(words) or show != SHOW[0],
    }
    return page(request, "cases.html", told)


@require_POST
def new(request: HttpRequest) -> HttpResponse:
    """Open a case under a name, and go where papers are put into it."""
    case = open_new_case(session_of(request), request.POST.get("name", "").strip())
    return HttpResponseRedirect(f"/case/{case.id}/evidence")


def _shown(row: CaseRow, show: str) -> bool:
    match show:
        case "held":
            return any(one.standing is Standing.HELD for one in row.people)
        case "waiting":
            return row.waiting > 0
        case "overdue":
            return row.overdue > 0
    return True


def _days(least: int | None, most: int | None, dates: DateWords) -> str:
    """Days in words, as far as they are known; empty where they are not."""
    if least is None and most is None:
        return ""
    if least is not None and most is not None and least != most:
        return f"{least}–{count_in_words(most, 'days', dates)}"
    known = least if least is not None else most
    assert known is not None
    sign = "" if least is not None and most is not None else "≥ " if least is not None else "≤ "
    return sign + count_in_words(known, "days", dates)
