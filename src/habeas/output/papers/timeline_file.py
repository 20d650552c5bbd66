"""One picture as an SVG file that stands alone: on white, under its title, with the key to its signs below."""

from itertools import chain

from habeas.disclosure.picture import Timeline
from habeas.output.papers.lettering import wrapped
from habeas.output.papers.markup import Markup, element, text
from habeas.output.papers.timeline_svg import PLAIN, Form, height_of, timeline_pictures
from habeas.output.papers.visible import visible

_EDGE, _WIDE = 24.0, 720.0
_TITLE, _SMALL = 16.0, 11.0


def timeline_file(timeline: Timeline, heading: str, remarks: tuple[str, ...] = ()) -> bytes | None:
    """The file in UTF-8, None where nothing of the picture has a day.

    `heading` stands above the picture (whose custody, on which day); what it cannot show, the remarks
    and the key to the signs stand below it. Same picture, same bytes.
    """
    pictures = timeline_pictures(timeline, Form.LONG)
    if not pictures:
        return None
    above = wrapped(visible(heading), _TITLE, _WIDE)
    told = (timeline.undated, *remarks, timeline.key)
    below = list(chain.from_iterable(wrapped(visible(part), _SMALL, _WIDE) for part in told if part))
    top = _EDGE + len(above) * (_TITLE + 5) + 4
    bottom = top + height_of(timeline, Form.LONG) + 14
    height = bottom + len(below) * (_SMALL + 4) + _EDGE
    width = _WIDE + 2 * _EDGE
    lines = [_line(words, _EDGE + _TITLE * (n + 1) + 5 * n, _TITLE, "700") for n, words in enumerate(above)]
    lines += [_line(words, bottom + (_SMALL + 4) * (n + 1), _SMALL, None) for n, words in enumerate(below)]
    picture = element(
        "svg",
        element("rect", width="100%", height="100%", fill="#fff"),
        *lines,
        element("g", *pictures, transform=f"translate({_EDGE:g} {top:g})"),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width:g} {height:g}",
        width=f"{width:g}",
        height=f"{height:g}",
        color="#000",
        fill="#000",
        font_family=PLAIN,
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{picture}\n'.encode()


def _line(words: str, y: float, size: float, weight: str | None) -> Markup:
    return element("text", text(words), x=f"{_EDGE:g}", y=f"{y:g}", font_size=f"{size:g}", font_weight=weight)
