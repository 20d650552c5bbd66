"""The signs of the timeline: a dot or a bar where time is sure, hatching and fading where it is not.

The end of a limit is a thick upright line with feet, two of them where there are a strict and a lenient
end; days that nothing covers are a framed bar with crosses.
"""

from collections.abc import Callable
from datetime import date, timedelta

from habeas.disclosure.picture import Sign, Stretch
from habeas.output.papers.markup import Markup, element, join

_HIGH = 12.0
_DAY = timedelta(days=1)
_NARROWEST = 7.0
_THICK = 3.0


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
    crosses = element(
        "pattern",
        element("path", d="M1 1l7 7M8 1l-7 7", stroke="currentColor", stroke_width="1.6"),
        id=f"crosses-{name}",
        width="9",
        height="9",
        patternUnits="userSpaceOnUse",
    )
    return element("defs", hatch, crosses, _fade(f"fade-in-{name}", "0", "0.8"), _fade(f"fade-out-{name}", "0.8", "0"))


def sign(kind: Sign, stretch: Stretch, place: Callable[[date], float], middle: float, name: str) -> Markup:
    """The sign of one stretch, centred on the height `middle`; `place` gives the x of a day."""
    left, right = place(stretch.earliest), place(stretch.latest)
    if kind is Sign.LIMIT:
        return _limit(left, right, middle, name)
    if kind is Sign.GAP:
        return _gap(left, place(stretch.latest + _DAY), middle, name, sure=stretch.sure_from is not None)
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


def _limit(strict: float, lenient: float, middle: float, name: str) -> Markup:
    """The end of a limit: one line, or two with hatching between where the readings or the record differ."""
    lines = [_upright(strict, middle)]
    if lenient - strict > _THICK:
        between = _rect(strict, lenient, middle, fill=f"url(#hatch-{name})")
        lines = [between, _upright(strict, middle), _upright(lenient, middle)]
    return element("g", join(lines))


def _upright(x: float, middle: float) -> Markup:
    d = f"M{_n(x)} {_n(middle - 9)}v18M{_n(x - 4)} {_n(middle - 9)}h8M{_n(x - 4)} {_n(middle + 9)}h8"
    return element("path", d=d, stroke="currentColor", stroke_width=_n(_THICK), fill="none")


def _gap(left: float, right: float, middle: float, name: str, *, sure: bool) -> Markup:
    """Days that nothing covers: never narrower than can be seen, dashed where it is not sure."""
    right = max(right, left + _NARROWEST)
    half = _HIGH / 2 + 2
    return element(
        "rect",
        x=_n(left),
        y=_n(middle - half),
        width=_n(right - left),
        height=_n(2 * half),
        fill=f"url(#crosses-{name})",
        stroke="currentColor",
        stroke_width="2",
        stroke_dasharray=None if sure else "4 3",
    )


def _bar(stretch: Stretch, place: Callable[[date], float], middle: float, name: str) -> Markup:
    # A bar ends with its last day, not at the beginning of it.
    after = timedelta(0) if stretch.ongoing else _DAY
    left, right = place(stretch.earliest), place(stretch.latest + after)
    right = max(right, left + _NARROWEST)
    if stretch.sure_from is None or stretch.sure_until is None:
        return _rect(left, right, middle, fill=f"url(#hatch-{name})", stroke="currentColor", stroke_dasharray="2 2")
    sure_left, sure_right = place(stretch.sure_from), place(stretch.sure_until + after)
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
