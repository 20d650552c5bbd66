"""The signs of the timeline: a dot or a bar where time is sure, hatching and fading where it is not."""

from collections.abc import Callable
from datetime import date

from habeas.disclosure.picture import Stretch
from habeas.output.papers.markup import Markup, element, join

_HIGH = 12.0
_NARROWEST = 7.0


def definitions(name: str) -> Markup:
    """The hatching and the two fading fills; `name` keeps their ids apart from another picture's."""
    hatch = element(
        "pattern",
        element("path", d="M-1 1l2 -2M0 6l6 -6M5 7l2 -2", stroke="currentColor", stroke_width="1.2"),
        id=f"hatch-{name}",
        width="6",
        height="6",
        patternUnits="userSpaceOnUse",
    )
    return element("defs", hatch, _fade(f"fade-in-{name}", "0", "0.8"), _fade(f"fade-out-{name}", "0.8", "0"))


def sign(stretch: Stretch, place: Callable[[date], float], middle: float, name: str) -> Markup:
    """The sign of one stretch, centred on the height `middle`; `place` gives the x of a day."""
    left, right = place(stretch.earliest), place(stretch.latest)
    if stretch.is_bar:
        return _bar(stretch, place, middle, name)
    if stretch.earliest == stretch.latest and not stretch.soft:
        return element("circle", cx=_n(left), cy=_n(middle), r="5")
    if right - left < _NARROWEST:
        left, right = (left + right - _NARROWEST) / 2, (left + right + _NARROWEST) / 2
    if not stretch.soft:
        return _rect(left, right, middle, fill=f"url(#hatch-{name})", stroke="currentColor", stroke_dasharray="2 2")
    half = (left + right) / 2
    return join(
        [
            _rect(left, half, middle, fill=f"url(#fade-in-{name})"),
            _rect(half, right, middle, fill=f"url(#fade-out-{name})"),
        ]
    )


def _bar(stretch: Stretch, place: Callable[[date], float], middle: float, name: str) -> Markup:
    left, right = place(stretch.earliest), place(stretch.latest)
    right = max(right, left + _NARROWEST)
    if stretch.sure_from is None or stretch.sure_until is None:
        return _rect(left, right, middle, fill=f"url(#hatch-{name})", stroke="currentColor", stroke_dasharray="2 2")
    sure_left, sure_right = place(stretch.sure_from), place(stretch.sure_until)
    sure_right = right if stretch.sure_until == stretch.latest else max(sure_right, sure_left + 2)
    parts = [_rect(sure_left, sure_right, middle, fill_opacity="0.8")]
    fade_in, fade_out = f"url(#fade-in-{name})", f"url(#fade-out-{name})"
    if left < sure_left - 0.5:
        parts.append(_rect(left, sure_left, middle, fill=fade_in if stretch.soft else f"url(#hatch-{name})"))
    if sure_right + 0.5 < right:
        parts.append(_rect(sure_right, right, middle, fill=fade_out if stretch.soft else f"url(#hatch-{name})"))
    if stretch.ongoing:
        tip = f"M{_n(right)} {_n(middle - 8)}L{_n(right + 11)} {_n(middle)}L{_n(right)} {_n(middle + 8)}Z"
        parts.append(element("path", d=tip, fill_opacity="0.8"))
    return element("g", join(parts))


def _rect(left: float, right: float, middle: float, **attributes: str) -> Markup:
    return element(
        "rect",
        x=_n(left),
        y=_n(middle - _HIGH / 2),
        width=_n(max(right - left, 0.5)),
        height=_n(_HIGH),
        **attributes,
    )


def _fade(name: str, start: str, end: str) -> Markup:
    stops = [
        element("stop", offset=offset, stop_color="currentColor", stop_opacity=opacity)
        for offset, opacity in (("0", start), ("1", end))
    ]
    return element("linearGradient", join(stops), id=name)


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
