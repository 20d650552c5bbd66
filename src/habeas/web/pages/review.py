"""Review: the document on one side, what is proposed from it on the other; a person decides on each."""

from collections.abc import Mapping

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.desk.alike import accept_already_said, already_said
from habeas.desk.deciding import Decided, accept, correct, find_proposals, reject
from habeas.desk.document import document_at, fact_at
from habeas.desk.editing import form_of, value_from
from habeas.desk.labels import labelled, property_label
from habeas.desk.proposing import propose
from habeas.desk.retracting import withdraw
from habeas.desk.reviewing import by_person, proposals
from habeas.desk.session import Session
from habeas.desk.showing import place_of
from habeas.web.answering import language_of, page, room_of, session_of
from habeas.web.numbers import number_of
from habeas.web.pages.faults import bad_request
from habeas.web.passages import pieces_of
from habeas.web.words import say

_FIELD = "field-"
DONE = ("accepted", "corrected", "rejected", "withdrawn", "drafted")
"""What the page can say was done just now."""


@require_GET
def review(request: HttpRequest, case: str, proposal: str = "") -> HttpResponse:
    """What waits in a case: the one of this id, or the first, in its document; all others beside."""
    session, lang = session_of(request), language_of(request)
    name = session.case_name(case)
    waiting = proposals(session, name, "waiting")
    ids = [str(one.id) for one in waiting]
    told = {"case": case, "case_name": name, "place": "review", "waiting": len(waiting), **_done(request)}
    if not waiting:
        return page(request, "review_none.html", told)
    remembered = room_of(request).reviewed
    wanted = proposal or remembered.get(case, "")
    at = ids.index(wanted) if wanted in ids else 0
    remembered[case] = ids[at]
    shown, place = waiting[at], place_of(session, name, ids[at])
    document = document_at(session, name, place, lang)
    draft = shown.draft
    told |= {
        "at": at + 1,
        "one": shown,
        "draft": draft,
        "kind": property_label(draft.type, lang),
        "fields": labelled(draft.type, dict(draft.value), lang, with_codes=False),
        "form": form_of(draft.type, draft.value, lang),
        "where": place,
        "shown": document,
        "pieces": pieces_of(document) if document else (),
        "word": ids[at],
        "next": ids[(at + 1) % len(ids)],
        "before": ids[at - 1],
        "groups": by_person(waiting, lang),
        "same": len(already_said(session, name)),
        "gone": bool(proposal) and proposal not in ids and not told["done"],
    }
    return page(request, "review.html", told)


@require_POST
def decide(request: HttpRequest, case: str, proposal: str) -> HttpResponse:
    """Accept, correct or reject one proposal, and go on with the one after it."""
    session = session_of(request)
    value = _value_of(session, case, proposal)
    why, what = request.POST.get("why", "").strip(), request.POST.get("what", "")
    following = request.POST.get("following", "")
    if what == "accept":
        [decided] = accept(session, [proposal], why)
    elif what == "correct":
        told = {key.removeprefix(_FIELD): str(text) for key, text in request.POST.items() if key.startswith(_FIELD)}
        decided = correct(session, proposal, value_from(told, value), why, _marked(request))
    elif what == "reject":
        [decided] = reject(session, [proposal], why)
    else:
        return bad_request(request, ValueError(what))
    return HttpResponseRedirect(_after(case, following if following != proposal else "", decided))


@require_POST
def same(request: HttpRequest, case: str) -> HttpResponse:
    """Accept everything that an accepted fact of another source says already, word for word."""
    session = session_of(request)
    accept_already_said(session, session.case_name(case), say(language_of(request), "review.same_why"))
    return HttpResponseRedirect(f"/case/{case}/review?done=accepted")


@require_POST
def take_back(request: HttpRequest, case: str, statement: str) -> HttpResponse:
    """Withdraw what was accepted just now; it stays readable in the record, with the reason."""
    session, lang = session_of(request), language_of(request)
    if fact_at(session, session.case_name(case), statement, lang) is None:
        raise Http404
    withdraw(session, statement, say(lang, "review.taken_back"))
    return HttpResponseRedirect(f"/case/{case}/review?done=withdrawn")


@require_POST
def draft(request: HttpRequest, case: str) -> HttpResponse:
    """Read every source of the case for facts to propose; what was decided before stays decided."""
    session, lang = session_of(request), language_of(request)
    answer = propose(session, session.case_name(case))
    message = room_of(request).world.message
    told = {
        "case": case,
        "case_name": session.case_name(case),
        "place": "review",
        "answer": answer,
        "found": [(one.place, message(one, lang)) for one in answer.findings],
    }
    return page(request, "drafted.html", told)


def _after(case: str, following: str, decided: Decided) -> str:
    where = f"/case/{case}/review" + (f"/{following}" if following.isalnum() else "")
    made = f"&made={decided.statement}" if decided.statement else ""
    return f"{where}?done={decided.state.value}{made}"


def _done(request: HttpRequest) -> dict[str, object]:
    """What was done just now, and the statement that came of it, by what the address says."""
    done, made = request.GET.get("done", ""), request.GET.get("made", "")
    return {"done": done if done in DONE else "", "made": made if made.isalnum() else ""}


def _value_of(session: Session, case: str, proposal: str) -> Mapping[str, Plain]:
    """What the proposal of this id proposes; there is no such page where it is another case's."""
    [(whose, found)] = find_proposals(session, [proposal])
    if whose.id != case:
        raise Http404
    return found.draft.value


def _marked(request: HttpRequest) -> Span | None:
    """The words that a person marked in the text, None where nobody marked any."""
    start, end = number_of(request.POST.get("start")), number_of(request.POST.get("end"))
    return None if start is None or end is None or end <= start else Span(start, end)
