"""What stands between a request and its page: the host, the door, the size, the lock, and the headers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils.http import urlencode

from habeas.base.errors import HabeasError, VaultLocked
from habeas.web.answering import room_of
from habeas.web.pages.faults import broken, failed, locked_meanwhile, refused, too_large, wrong_host
from habeas.web.settings import LARGEST_UPLOAD

type Answer = Callable[[HttpRequest], HttpResponseBase]

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Cache-Control": "no-store, max-age=0",
    # Not `no-referrer`: with it a browser tells the origin of our own forms as null, and they would be refused.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), usb=(), payment=(), display-capture=(), "
    "clipboard-read=()",
}
"""What every answer says; nothing of ours ever leaves this."""

_OPEN = ("/enter/", "/static/", "/favicon.ico")
"""Beginnings of addresses for which nobody needs to be inside: the door itself, and what is the same in every copy."""

_WHILE_LOCKED = ("/locked", "/unlock", "/lock", "/alive", "/language/", "/theme/", *_OPEN)
_BY_ITSELF = ("/alive", *_OPEN)
"""What a page asks without anybody doing anything."""


def guard(answer: Answer) -> Answer:
    """Answer only whom the door knows, at the one address that there is, and never more than a request may hold."""

    def guarded(request: HttpRequest) -> HttpResponseBase:
        response = _let_in(request, answer)
        for name, told in HEADERS.items():
            response.headers.setdefault(name, told)
        return response

    return guarded


def _let_in(request: HttpRequest, answer: Answer) -> HttpResponseBase:
    room = room_of(request)
    if request.META.get("HTTP_HOST") != room.door.host:
        return wrong_host()
    if not request.path.startswith(_OPEN) and not room.door.knows(request.COOKIES.get(room.door.cookie)):
        return refused(request)
    try:
        size = int(request.META.get("CONTENT_LENGTH") or 0)
    except ValueError:
        size = LARGEST_UPLOAD + 1
    if size > LARGEST_UPLOAD:
        return too_large(request)
    room.lock_when_idle()
    with room.at_work(counts=not request.path.startswith(_BY_ITSELF)):
        return answer(request)


class unlocked:  # noqa: N801  (Django names a middleware so, and this one has to hear of what a page raises)
    """Ask for the passphrase where the vault is locked, and tell what a page could not do."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The page, or the way to the locked page."""
        if room_of(request).locked and not request.path.startswith(_WHILE_LOCKED):
            return _to_locked(request)
        return self._answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page that says what happened, what to do, and what of it was kept."""
        if isinstance(error, VaultLocked) and room_of(request).locked:
            return _to_locked(request)
        if isinstance(error, HabeasError):
            return failed(request, error)
        return broken(request, error)


def _to_locked(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return locked_meanwhile(request)
    return HttpResponseRedirect(f"/locked?{urlencode({'next': request.path})}")
