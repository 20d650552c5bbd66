"""What a saved page or web archive holds besides the page that is read of it."""

from collections.abc import Iterator

from habeas.base.finding import Finding
from habeas.evidence.containers.inside import Inside, Left, Room
from habeas.evidence.text.kinds import HTML, PLAIN, UNKNOWN, media_type
from habeas.evidence.web_archives.captures import Capture, captures_of
from habeas.evidence.web_archives.saved_page import is_page, page_of
from habeas.evidence.web_archives.shown import whole_of

_NO_DOCUMENTS = frozenset({"application/json", "application/xml", UNKNOWN})


def web_parts(data: bytes, room: Room) -> Iterator[Inside | Finding]:
    """Other pages, pictures, sound, film and documents, each under its address; the same bytes once.

    Scripts, styles, fonts and data stay inside and are counted; so does the picture of a window where there is
    one of the whole page, whose upper part it is.
    """
    left = Left()
    read = page_of(data)
    wholes: set[str] | None = None
    seen: set[bytes] = {read.body} if read is not None else set()
    for place, capture in enumerate(captures_of(data, media_type(data)), start=1):
        path = capture.address or f"capture-{place}"
        if not capture.body or capture.body in seen:
            continue
        if (whole := whole_of(capture.address)) is not None:
            wholes = _addresses(data) if wholes is None else wholes
            if whole in wholes:
                continue
        if not _is_document(capture):
            left.leave("part-script", path)
        elif len(capture.body) > room.largest:
            left.leave("part-too-large", path)
        elif room.parts <= 0 or len(capture.body) > room.size:
            left.leave("parts-too-many", path)
        else:
            seen.add(capture.body)
            room = room.less(len(capture.body))
            yield Inside(path, place, capture.body)
    yield from left.findings()


def _addresses(data: bytes) -> set[str]:
    return {capture.address for capture in captures_of(data, media_type(data)) if capture.body}


def _is_document(capture: Capture) -> bool:
    kind = media_type(capture.body)
    if kind == HTML:
        return is_page(capture)
    if kind == PLAIN:
        return capture.kind == "text/plain"
    return kind not in _NO_DOCUMENTS and not kind.startswith("font/")
