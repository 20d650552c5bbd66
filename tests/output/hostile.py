"""Views whose every text is replaced: to see that no text is lost and none becomes an instruction."""

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import lru_cache
from typing import Any, cast

from hypothesis import strategies as st
from tests.disclosure.invented import example

from habeas.base.deep import deep, rebuilt
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.admission import admit
from habeas.disclosure.gate.asking import Asked
from habeas.disclosure.gate.held import Protection
from habeas.disclosure.picture import Lane, Mark, Sign, Stretch, Timeline
from habeas.disclosure.sheet import view_case
from habeas.disclosure.view import (
    CustodyView,
    LimitEnd,
    LimitGroup,
    LimitRow,
    Run,
    Sentence,
    View,
    Withheld,
)

PIECES = (
    '#import "@preview/x:0.1.0": *',
    "#eval(read())",
    "$x^2$",
    "\\ \\n \\u{41}",
    "<script>alert(1)</script>",
    "</style></title></svg>-->]]>",
    "<!-- &amp; &#x3c; &",
    "' onload='x",
    '" onclick="x',
    "= h @ref <lab> *b* _i_ `c` ~ --- ...",
    "{who} [part] {{}}",
    "javascript:alert(1)",
    "Қаңғырған ұғым, ёж",
    "\"double\" 'single'",
    "x" * 120,
    "漢字 😀 \u0378",
    "\u202egnp.exe",
    "a\x00b\x07c\x9f",
    "العربية",
    "line\nline\r\nline\ttab",
)

_FIXED = {"id", "digest", "what", "statements", "because", "lang", "audience", "tongue"}
"""Fields that hold signs and not words."""


@lru_cache(maxsize=3)
def example_view(lang: Lang = Lang.EN) -> View:
    """The invented case as a View, with a notice, a clock, and something withheld."""
    made = example()
    view = view_case(admit(Asked(made.fold(), tuple(made.sources), Audience.SELF), lang), notices=("A demonstration.",))
    withheld = (Withheld("x", (Protection.NOT_LISTED,), 1, "X: 1 fact."),)
    return dataclasses.replace(view, withheld=withheld, custody=(custody_view(),))


def custody_view() -> CustodyView:
    """What a clock answered, with every part that there can be."""
    ends = (
        LimitEnd("due 2 May 2022†", "no record", "by the date in: S1", (1,)),
        LimitEnd("", "cannot be told", "", ()),
    )
    row = LimitRow("A judge decides", "Article 1", "right of the defence", "DRAFT rule", ends)
    return CustodyView(
        name=(Run("Timur Esenov"),),
        lead="By the law of: X.",
        picture=custody_picture(),
        lines=(Sentence((Run("Held: 90 days."),), (1,)),),
        groups=(
            LimitGroup("limits", "No record: 1", "Ask for the papers.", (row,)),
            LimitGroup("at_once", "At once: 1", "", (row,), running=True),
            LimitGroup("next", "Next: 1", "", (row,), later="Later: 18 months."),
        ),
        remarks=("† By the text of 2026.",),
    )


def custody_picture() -> Timeline:
    """A picture with every sign: a bar that goes on, days that nothing covers, a limit with two ends, a point."""
    day = date(2022, 4, 29)
    bar = Stretch(day, date(2022, 7, 28), True, date(2022, 5, 1), date(2022, 7, 28), ongoing=True)
    gap = Stretch(date(2022, 5, 3), date(2022, 7, 28), True, date(2022, 5, 3), date(2022, 7, 28))
    limit = Stretch(date(2022, 6, 28), date(2022, 7, 9))
    lanes = (
        Lane("liberty", "Time spent", (Mark("Arrest", "from 29 April", (1,), (bar,)),)),
        Lane("gaps", "Without an order", (Mark("No order", "87 days", (), (gap,), Sign.GAP),)),
        Lane("limits", "Limits", (Mark("Two months", "28 June", (), (limit,), Sign.LIMIT, "Article 2", "DRAFT"),)),
        Lane("hearings", "Hearings", (Mark("Hearing", "1 June", (), (Stretch(date(2022, 6, 1), date(2022, 6, 1)),)),)),
    )
    months = tuple(f"m{number}" for number in range(1, 13))
    as_of = date(2022, 7, 28)
    return Timeline("Custody", "Key of signs", lanes, as_of, "Undated: 1", months, "28 July 2022", whole=True)


def changed[T](view: T, change: Callable[[str], str]) -> T:
    """The View, or the paper, with every text changed, the words of headings too where they are no patterns."""
    return cast("T", _changed(view, change))


def texts(view: View) -> set[str]:
    """Every text of a View that a paper must show, the picture's words apart."""
    shown = dataclasses.replace(view, words={}, timeline=None)  # type: ignore[arg-type]  # the picture is asked for apart
    return {text for _, text in deep(shown, str, {*_FIXED, "picture"}) if text}


def _changed(value: Any, change: Callable[[str], str], name: str = "") -> Any:
    if name in _FIXED or isinstance(value, Enum):
        return value
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: inner if "{" in inner else change(inner) for key, inner in value.items()}
    return rebuilt(value, lambda name, part: _changed(part, change, name))


hostile_texts = (
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), min_size=1, max_size=4)
    .map(" ".join)
    .filter(str.strip)
)
"""Texts made to break a paper."""
