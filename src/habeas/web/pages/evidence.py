"""Evidence: what came, from where, and that it is still what came."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_POST

from habeas.base.errors import WrongCall
from habeas.base.language import Lang
from habeas.desk.dates import typed_when
from habeas.desk.describing import secrecy_choices, secrecy_named, source_shape, sources_of
from habeas.desk.preserving import Circumstances, Taken
from habeas.desk.taking_in import take_in_bytes
from habeas.desk.verifying import verify
from habeas.web.answering import language_of, page, room_of, session_of
from habeas.web.words import say


@require_GET
def evidence(request: HttpRequest, case: str) -> HttpResponse:
    """The sources of a case, and the form that takes in more."""
    session = session_of(request)
    name = session.case_name(case)
    listed = [source_shape(one) for one in sources_of(session, name)]
    told = {"case": case, "case_name": name, "place": "evidence", "sources": listed, "secrecies": secrecy_choices()}
    return page(request, "evidence.html", told)


@require_POST
def take_in(request: HttpRequest, case: str) -> HttpResponse:
    """Take in the files of a form, and say of each what became of it."""
    session, world, lang = session_of(request), room_of(request).world, language_of(request)
    name = session.case_name(case)
    secrecy, signed = secrecy_named(request.POST.get("secrecy", "case_file")), request.POST.get("signed", "").strip()
    if (secrecy.value == "undertaking") != bool(signed):
        raise WrongCall(
            "An undertaking needs the day it was signed, and only an undertaking has one.", "Add --signed DATE."
        )
    circumstances = Circumstances(secrecy, typed_when(signed or None), request.POST.get("note", "").strip())
    files = [_named(file) for file in request.FILES.getlist("files")]
    answer = take_in_bytes(session, name, files, circumstances)
    lines = [_line(taken, lang) for taken in answer.taken]
    notes = [[world.message(finding, lang) for finding in taken.findings] for taken in answer.taken]
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"came": [{"said": said, "notes": told} for said, told in zip(lines, notes, strict=True)]})
    told = {
        "case": case,
        "case_name": name,
        "place": "evidence",
        "came": list(zip(lines, notes, [taken.source for taken in answer.taken], strict=True)),
        "findings": [world.message(finding, lang) for finding in answer.findings],
    }
    return page(request, "taken_in.html", told)


@require_POST
def verified(request: HttpRequest, case: str) -> HttpResponse:
    """Check the whole vault to the end, and say what was looked at and what was found."""
    session, lang = session_of(request), language_of(request)
    answer = verify(session)
    message = room_of(request).world.message
    told = {
        "case": case,
        "case_name": session.case_name(case),
        "place": "evidence",
        "answer": answer,
        "found": [(finding.severity.value, finding.place, message(finding, lang)) for finding in answer.findings],
    }
    return page(request, "verified.html", told)


def _named(file: "UploadedFile[Any]") -> tuple[str, bytes]:
    return (file.name or "file", file.read())


def _line(taken: Taken, lang: Lang) -> str:
    """What became of one file, in one sentence."""
    return say(lang, f"evidence.came_{taken.came.value}", name=taken.name)
