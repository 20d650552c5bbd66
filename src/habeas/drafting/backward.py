"""What points back takes what was named before: "at that time", "the next day", "the same court", "the department"."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from habeas.base.when import on_day, parse_when
from habeas.drafting.document import Document
from habeas.drafting.mentions import Kind, Mention

SAME = "back:same"
NEXT = "back:next"
"""Features of a time mention without a value: it points to the time before it, or to the day after that."""

_REACH = 3
"""Sentences back in which the time it points to is looked for."""


def pointed(document: Document, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The mentions with those that point back given the value they point to.

    A time that points to nothing goes; a body that does stays without a name (`generic`).
    `mentions` are settled and in order.
    """
    kept: list[Mention] = []
    for mention in mentions:
        if not mention.features & {SAME, NEXT}:
            kept.append(mention)
            continue
        if mention.kind is not Kind.TIME:
            kept.append(_named(kept, mention))
            continue
        when = _before(document, kept, mention)
        if when is not None:
            kept.append(replace(mention, name=when, value={"when": when}, confidence=0.75))
    return tuple(kept)


def _named(earlier: Sequence[Mention], mention: Mention) -> Mention:
    """The body with the name of the last one of its kind whose name has its word; itself where there is none."""
    word = mention.name.casefold()
    for other in reversed(earlier):
        if other.kind is mention.kind and "generic" not in other.features and word in other.name.casefold():
            features = (mention.features - {"generic"}) | {f for f in other.features if f.startswith("camp:")}
            return replace(mention, name=other.name, value=other.value, features=features, confidence=0.75)
    return mention


def _before(document: Document, earlier: Sequence[Mention], mention: Mention) -> str | None:
    times = [m for m in earlier if m.kind is Kind.TIME and "when" in m.value]
    if not times:
        return None
    index = document.sentence_at(mention.span.start).index
    last = times[-1]
    if index - document.sentence_at(last.span.start).index > _REACH:
        return None
    when = str(last.value["when"])
    if NEXT in mention.features:
        return _day_after(when)
    return when.partition("T")[0]


def _day_after(when: str) -> str | None:
    bounds = parse_when(when).local_bounds()
    if None in bounds or len(when.partition("T")[0]) != len("2022-04-29"):
        return None
    day = date.fromisoformat(when.partition("T")[0]) + timedelta(days=1)
    return str(on_day(day.year, day.month, day.day))
