"""What every page has: its room, its language, and the frame around it."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from habeas.base.errors import HabeasError
from habeas.base.language import Lang
from habeas.desk.session import Session
from habeas.web.room import Room
from habeas.web.ways import WAYS
from habeas.web.words import NAMES

ROOM = "habeas.room"
"""Where the server puts the room into what a request brings with it."""

LANGUAGE, THEME = "habeas-language", "habeas-theme"
THEMES = ("auto", "light", "dark")


def room_of(request: HttpRequest) -> Room:
    """The room that the request came into."""
    room = request.META[ROOM]
    assert isinstance(room, Room)
    return room


def session_of(request: HttpRequest) -> Session:
    """The open vault; raises VaultLocked when it is locked."""
    return room_of(request).session()


def language_of(request: HttpRequest) -> Lang:
    """The language that the person chose, else the one the program was started in."""
    chosen = request.COOKIES.get(LANGUAGE, "")
    return Lang(chosen) if chosen in {lang.value for lang in Lang} else room_of(request).world.lang


def page(request: HttpRequest, template: str, told: Mapping[str, Any] | None = None, status: int = 200) -> HttpResponse:
    """A page of this template, in its frame. `told` is what it shows."""
    room, lang = room_of(request), language_of(request)
    theme = request.COOKIES.get(THEME, THEMES[0])
    frame = {
        "lang": lang,
        "languages": NAMES,
        "own_name": NAMES[lang],
        "ways": WAYS,
        "theme": theme if theme in THEMES else THEMES[0],
        "themes": THEMES,
        "inside": room.door.knows(request.COOKIES.get(room.door.cookie)) and not room.locked,
        "idle": int(room.idle),
        "here": request.path,
    }
    return render(request, template, {**frame, **(told or {})}, status=status)


def explained(request: HttpRequest, error: HabeasError) -> tuple[str, ...]:
    """What an error says in the person's language: what happened, then what to do."""
    return room_of(request).world.explain(error, language_of(request))


def back_to(request: HttpRequest, fallback: str = "/") -> str:
    """Where a form says that it wants to go back to; only an address of ours, else `fallback`."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    return asked if asked.startswith("/") and not asked.startswith(("//", "/\\")) and asked.isascii() else fallback
