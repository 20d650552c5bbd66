"""Coming in, locking, unlocking, and choosing language and colours."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_GET, require_POST

from habeas.base.errors import HabeasError
from habeas.base.language import Lang
from habeas.web.answering import LANGUAGE, THEME, THEMES, back_to, explained, page, room_of
from habeas.web.assets import NAMES, TYPES, address_of, bytes_of
from habeas.web.pages.faults import refused


@require_GET
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Exchange the token of the address for the cookie; whoever is inside already simply goes in."""
    door = room_of(request).door
    held = door.enter(token)
    if held is None:
        return home(request) if door.knows(request.COOKIES.get(door.cookie)) else refused(request)
    # What forms carry against forgery is set once, here: two first pages at a time would overwrite each other's.
    get_token(request)
    response = home(request)
    response.set_cookie(door.cookie, held, httponly=True, samesite="Strict")
    return response


def home(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  (as every page is called)
    """The list of cases is where one begins.

    Not by a redirect from the door: a browser would not send a strict cookie along with one that began outside.
    """
    return HttpResponse(
        b'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Habeas</title>'
        b'<meta http-equiv="refresh" content="0;url=/cases"></head><body><a href="/cases">Habeas</a></body></html>'
    )


@require_GET
def locked(request: HttpRequest) -> HttpResponse:
    """The page that asks for the passphrase; one that is open leads back to where one was."""
    if not room_of(request).locked:
        return HttpResponseRedirect(back_to(request, "/cases"))
    response = page(request, "locked.html", {"next": back_to(request, "/cases")})
    # What the browser keeps of earlier pages for its back button goes as well.
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


@require_POST
def lock(request: HttpRequest) -> HttpResponse:
    """Lock at once."""
    room_of(request).lock()
    return HttpResponseRedirect("/locked")


@require_POST
def unlock(request: HttpRequest) -> HttpResponse:
    """Open the vault by the passphrase that was typed; a wrong one is said."""
    where = back_to(request, "/cases")
    try:
        room_of(request).unlock(request.POST.get("passphrase", ""))
    except HabeasError as error:
        return page(request, "locked.html", {"next": where, "fault": explained(request, error)}, 403)
    return HttpResponseRedirect(where)


@require_GET
def alive(request: HttpRequest) -> HttpResponse:
    """What a page asks now and then: whether the vault is still open, and for how many seconds."""
    room = room_of(request)
    return JsonResponse({"locked": room.locked, "left": int(room.left())})


@require_POST
def touch(request: HttpRequest) -> HttpResponse:
    """Somebody types or reads: the idle time begins anew."""
    return JsonResponse({"locked": room_of(request).locked})


@require_GET
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Speak this language from now on."""
    return _chosen(request, LANGUAGE, code, tuple(lang.value for lang in Lang))


@require_GET
def theme(request: HttpRequest, name: str) -> HttpResponse:
    """Show pages in these colours from now on."""
    return _chosen(request, THEME, name, THEMES)


def _chosen(request: HttpRequest, cookie: str, value: str, among: tuple[str, ...]) -> HttpResponse:
    if value not in among:
        raise Http404
    response = HttpResponseRedirect(back_to(request, "/cases"))
    response.set_cookie(cookie, value, httponly=True, samesite="Strict", max_age=365 * 24 * 3600)
    return response


@require_GET
def static(request: HttpRequest, digest: str, name: str) -> HttpResponse:  # noqa: ARG001  (as every page is called)
    """A style sheet or script of ours."""
    if name not in NAMES or address_of(name) != f"/static/{digest}/{name}":
        raise Http404
    return HttpResponse(bytes_of(name), content_type=TYPES[name.rpartition(".")[2]])


@require_GET
def favicon(request: HttpRequest) -> HttpResponse:  # noqa: ARG001  (as every page is called)
    """What a browser asks for by itself where a page names no picture of its own."""
    return HttpResponse(bytes_of("mark.svg"), content_type=TYPES["svg"])


@require_GET
def keys(request: HttpRequest) -> HttpResponse:
    """What the keys do."""
    return page(request, "keys.html", {"next": back_to(request, "/cases")})
