"""Questions and filings: what nobody has answered, and what was asked of whom in writing."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from habeas.desk.filings import filings_for_self, filings_of_opened
from habeas.desk.own_words import Ground
from habeas.desk.questions import Asking, adopt, ask, let_go, questions_for_self, questions_of_case
from habeas.web.answering import language_of, page, room_of, session_of


@require_GET
def questions(request: HttpRequest, case: str) -> HttpResponse:
    """What was put and what the record leaves open, then the filings of a case, as of today."""
    session, lang = session_of(request), language_of(request)
    name = session.case_name(case)
    answer = questions_of_case(session, name, room_of(request).world.today())
    told = {
        "case": case,
        "case_name": name,
        "place": "questions",
        "view": questions_for_self(answer, lang),
        "filings": filings_for_self(filings_of_opened(answer.opened), lang),
        "judged": answer.judged,
        "people": [one.names[0] for one in answer.opened.casefile.detainees],
    }
    return page(request, "questions.html", told)


@require_POST
def new(request: HttpRequest, case: str) -> HttpResponse:
    """Put a question of one's own; it is kept as a source in these words."""
    session = session_of(request)
    text, to = request.POST.get("text", ""), request.POST.get("to", "").strip() or None
    person = request.POST.get("person", "").strip() or None
    ask(session, session.case_name(case), Asking(text, to, person), Ground())
    return HttpResponseRedirect(f"/case/{case}/questions")


@require_POST
def take_up(request: HttpRequest, case: str, question: str) -> HttpResponse:
    """Take up a question that a rule proposes, in its words or in others."""
    session, lang = session_of(request), language_of(request)
    text = request.POST.get("text", "").strip() or None
    adopt(session, session.case_name(case), question, text, None, Ground(), lang)
    return HttpResponseRedirect(f"/case/{case}/questions")


@require_POST
def drop(request: HttpRequest, case: str, question: str) -> HttpResponse:
    """Let a question go, with the reason; it stays readable."""
    session = session_of(request)
    let_go(session, session.case_name(case), question, request.POST.get("why", ""))
    return HttpResponseRedirect(f"/case/{case}/questions")
