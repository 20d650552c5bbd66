"""The pages for what went wrong: each says what happened, what to do, and that nothing was lost."""

from django.http import Http404, HttpRequest, HttpResponse

from habeas.base.errors import ExitCode, HabeasError
from habeas.web.answering import explained, language_of, page
from habeas.web.words import say

_STATUS = {ExitCode.WRONG_CALL: 400, ExitCode.LOCKED: 403, ExitCode.BUSY: 503, ExitCode.CANNOT_WRITE: 507}


def wrong_host() -> HttpResponse:
    """For a request under another name than ours: plain words and nothing else."""
    return HttpResponse("This address is not answered.\n", status=421, content_type="text/plain; charset=utf-8")


def refused(request: HttpRequest) -> HttpResponse:
    """For whoever did not come by the door."""
    return _fault(request, "refused", 403)


def too_large(request: HttpRequest) -> HttpResponse:
    """For a request that is larger than any may be."""
    return _fault(request, "too_large", 413)


def locked_meanwhile(request: HttpRequest) -> HttpResponse:
    """For a form that came after the vault was locked."""
    return _fault(request, "locked_meanwhile", 409)


def wrong_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001  (Django's own words)
    """For a form without its token."""
    return _fault(request, "wrong_form", 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  (as Django calls it)
    """For an address that stands for nothing."""
    return _fault(request, "not_found", 404)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001  (as Django calls it)
    """For a request that Django refuses to read."""
    return _fault(request, "bad_request", 400)


def server_error(request: HttpRequest) -> HttpResponse:
    """For what nothing else has caught."""
    return _fault(request, "broken", 500)


def failed(request: HttpRequest, error: HabeasError) -> HttpResponse:
    """For a call that could not be done, in the error's own sentences."""
    happened, *more = explained(request, error)
    title = say(language_of(request), "fault.failed")
    told = {"heading": title, "happened": happened, "more": more, "number": error.number}
    return page(request, "fault.html", told, _STATUS.get(error.exit_code, 500))


def broken(request: HttpRequest, error: Exception) -> HttpResponse | None:
    """For a fault of the program: its kind and its place, and never what it was working on."""
    if isinstance(error, Http404) or type(error).__module__.startswith("django.core.exceptions"):
        return None
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "?" if trace is None else f"{trace.tb_frame.f_globals.get('__name__', '?')}:{trace.tb_lineno}"
    return _fault(request, "broken", 500, f"{type(error).__name__} · {place}")


def _fault(request: HttpRequest, key: str, status: int, number: str = "") -> HttpResponse:
    lang = language_of(request)
    told = {
        "heading": say(lang, f"fault.{key}"),
        "happened": "",
        "more": [say(lang, f"fault.{key}_do")],
        "number": number,
    }
    return page(request, "fault.html", told, status)
