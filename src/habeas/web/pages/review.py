"""Review: the document on one side, what is proposed from it on the other; a person decides on each."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_GET, require_POST

from habeas.base.language import Lang
from habeas.desk.deciding import Decided, accept, correct, find_proposals, reject
from habeas.desk.document import document_at
from habeas.desk.editing import form_of, value_from
from habeas.desk.labels import labelled, property_label
from habeas.desk.proposing import propose
from habeas.desk.retracting import withdraw
from habeas.desk.reviewing import InContext, waiting_in_context
from habeas.desk.showing import place_of
from habeas.web.answering import language_of, page, room_of, session_of
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
    waiting = waiting_in_context(session, name)
    ids = [str(one.proposal.id) for one in waiting]
    told = {"case": case, "case_name": name, "place": "review", "waiting": len(waiting), **_done(request)}
    if not waiting:
        return page(request, "review_none.html", told)
    at = ids.index(proposal) if proposal in ids else 0
    shown, place = waiting[at], place_of(session, name, ids[at])
    document = document_at(session, name, place, lang)
    draft = shown.proposal.draft
    told |= {
        "at": at + 1,
        "one": shown,
        "kind": property_label(draft.type, lang),
        "fields": labelled(draft.type, dict(draft.value), lang, with_codes=False),
        "form": form_of(draft.type, draft.value, lang),
        "where": place,
        "shown": document,
        "pieces": pieces_of(document) if document else (),
        "word": ids[at],
        "next": ids[(at + 1) % len(ids)],
        "before": ids[at - 1],
        "groups": _groups(waiting, lang),
        "gone": bool(proposal) and proposal not in ids and not told["done"],
    }
    return page(request, "review.html", told)


@require_POST
def decide(request: HttpRequest, case: str, proposal: str) -> HttpResponse:
    """Accept, correct or reject one proposal, and go on with the one after it."""
    session = session_of(request)
    session.case_name(case)
    why, what = request.POST.get("why", "").strip(), request.POST.get("what", "")
    following = request.POST.get("following", "")
    if what == "accept":
        [decided] = accept(session, [proposal], why)
    elif what == "correct":
        [(_, found)] = find_proposals(session, [proposal])
        told = {key.removeprefix(_FIELD): text for key, text in request.POST.items() if key.startswith(_FIELD)}
        decided = correct(session, proposal, value_from({k: str(v) for k, v in told.items()}, found.draft.value), why)
    else:
        [decided] = reject(session, [proposal], why)
    return HttpResponseRedirect(_after(case, following if following != proposal else "", decided))


@require_POST
def take_back(request: HttpRequest, case: str, statement: str) -> HttpResponse:
    """Withdraw what was accepted just now; it stays readable in the record, with the reason."""
    session = session_of(request)
    session.case_name(case)
    withdraw(session, statement, say(language_of(request), "review.taken_back"))
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


def _groups(waiting: Sequence[InContext], lang: Lang) -> list[tuple[str, list[tuple[str, list[InContext]]]]]:
    """What waits by person, and of each by kind; without a name first."""
    people: dict[str, dict[str, list[InContext]]] = {}
    for one in waiting:
        draft = one.proposal.draft
        kinds = people.setdefault(draft.subject or "", {})
        kinds.setdefault(property_label(draft.type, lang), []).append(one)
    return [(who, list(kinds.items())) for who, kinds in people.items()]
