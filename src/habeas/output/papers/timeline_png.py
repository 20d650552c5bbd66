"""A timeline as pixels, for what shows no vectors: drawn by Typst, same picture, same bytes."""

import json

import typst

from habeas.base.errors import Failed
from habeas.disclosure.picture import Timeline
from habeas.output.papers.drawable import undrawable
from habeas.output.papers.timeline_svg import Form, in_words, spelled_timeline, timeline_pictures
from habeas.output.papers.visible import visible

_PAGE = b"""
#let svg = json(bytes(sys.inputs.svg))
#set page(width: 166mm, height: auto, margin: 0pt, fill: white)
#image(bytes(svg), format: "svg", width: 100%)
"""
_PPI = 200.0


def timeline_pngs(timeline: Timeline, key: str = "") -> tuple[bytes, ...]:
    """The pictures, each no taller than a page; none where no event has a date with a year.

    A sign that the fonts cannot draw is spelled out. Raises Failed when Typst refuses.
    """
    signs = undrawable(visible(in_words(timeline) + "".join(timeline.months) + timeline.title + timeline.today))
    pictures = timeline_pictures(spelled_timeline(timeline, signs), Form.PAPER, key)
    return tuple(_drawn(picture) for picture in pictures)


def _drawn(svg: str) -> bytes:
    try:
        made = typst.compile(
            _PAGE, format="png", ppi=_PPI, ignore_system_fonts=True, sys_inputs={"svg": json.dumps(svg)}
        )
    except typst.TypstError as error:
        raise Failed(
            f"The picture could not be drawn: {error.message}.", "Use the HTML paper, and report this."
        ) from error
    return bytes(made)
