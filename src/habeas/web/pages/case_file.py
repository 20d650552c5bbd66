"""The case file: who is held, since when, what for, what every source says, and where each word of it stands."""

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_GET

from habeas.desk.case_file import open_case
from habeas.desk.custody import view_with_clock
from habeas.desk.pictures import figure
from habeas.disclosure.picture import Timeline
from habeas.disclosure.view import View
from habeas.web.answering import language_of, page, room_of, session_of
from habeas.web.pages.clock import drawn, places


@require_GET
def case_file(request: HttpRequest, case: str) -> HttpResponse:
    """The whole case of this id as of today."""
    session = session_of(request)
    opened = open_case(session, session.case_name(case), room_of(request).world.today())
    view = view_with_clock(opened, language_of(request))
    told = {
        "case": case,
        "case_name": view.case,
        "place": "file",
        "view": view,
        "waiting": opened.waiting,
        "timeline": _drawn(view.timeline, ""),
        "custody": drawn(view),
        "stands": places(view, case),
        "contents": _contents(view),
    }
    return page(request, "case_file.html", told)


def _drawn(timeline: Timeline | None, key: str) -> SafeString:
    # The drawing escapes all its text itself.
    return mark_safe(figure(timeline, key))  # noqa: S308


def _contents(view: View) -> list[tuple[str, str]]:
    """The parts of the page, each with its heading."""
    words = view.words
    parts = [("conflicts", words["conflicts"], bool(view.conflicts)), ("clock", words["clock"], bool(view.custody))]
    found = [(key, heading) for key, heading, there in parts if there]
    found += [(f"part-{part.id}", part.heading) for part in view.sections]
    parts = [
        ("timeline", view.timeline.title, bool(view.timeline.lanes)),
        ("missing", words["missing"], bool(view.missing)),
        ("notes", words["notes"], bool(view.footnotes)),
    ]
    return found + [(key, heading) for key, heading, there in parts if there]
