"""A paper by Typst: words reach the template as data, never as markup, so that no quote can become an instruction.

Fonts are the ones inside the Typst package; the document says nothing of the machine it was made on. A
sign that the fonts cannot draw is spelled out (`[U+1F600]`), and the paper says so.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from importlib.resources import files
from typing import Any, Literal

import typst

from habeas.base.errors import Failed
from habeas.output.papers.drawable import always_drawn, undrawable
from habeas.output.papers.visible import spelled_out, visible

STANDARD: Literal["ua-1"] = "ua-1"
"""PDF/UA-1: tagged, so that a screen reader can read it."""


_LARGE = 300_000
"""Bytes of a document after which the typesetter is made to forget; for smaller ones it is not worth the time."""

_KEPT = 10
"""Documents that the typesetter remembers, lest the same be set again."""


type Pictures = Callable[[frozenset[str]], Mapping[str, Any]]
"""What else the template finds, made anew for the signs that have to be spelled out."""


def typeset(
    template: str,
    view: Mapping[str, Any],
    undrawn: str,
    day: date,
    pictures: Pictures = lambda _signs: {},
    *,
    folder: str = "habeas.output.papers",
) -> bytes:
    """The PDF of this data by a template of a package, `folder`; its date of creation is the day, at midnight UTC.

    Texts of `view` are made visible here. `undrawn` is the sentence for a paper in which a sign was
    spelled out; the template finds it, or nothing, under `undrawn`. `pictures` are put beside the data as
    they are. Raises Failed when Typst refuses.
    """
    data = _mapped(dict(view), visible)
    source = (files(folder) / template).read_bytes()
    signs = set("".join(_strings(data)))
    try:
        return _compiled(source, data, undrawable(signs), undrawn, day, pictures)
    except typst.TypstError:
        # Signs that can be drawn alone may still fail together; then only the plainest are drawn.
        rare = frozenset(sign for sign in signs if not always_drawn(sign))
    try:
        return _compiled(source, data, rare, undrawn, day, pictures)
    except typst.TypstError as error:
        raise Failed(f"The PDF could not be made: {error.message}.", "Use the HTML paper, and report this.") from error


def _compiled(
    source: bytes, data: Mapping[str, Any], signs: frozenset[str], undrawn: str, day: date, pictures: Pictures
) -> bytes:
    drawn = _mapped(data, lambda text: spelled_out(text, signs))
    drawn["undrawn"] = spelled_out(visible(undrawn), signs) if signs else ""
    drawn |= pictures(signs)
    made = typst.compile(
        source,
        format="pdf",
        ignore_system_fonts=True,
        sys_inputs={"view": json.dumps(drawn, ensure_ascii=False)},
        pdf_standards=[STANDARD],
        timestamp=datetime.combine(day, time(), UTC),
    )
    if len(made) > _LARGE:
        _forget()
    return made


def _forget() -> None:
    """Let the typesetter forget: it keeps the last ten documents that it made, some 200 MiB of each long one."""
    for _ in range(_KEPT + 1):
        typst.compile(b" ", format="svg", ignore_system_fonts=True)


def _strings(data: object) -> Iterator[str]:
    match data:
        case str():
            yield data
        case dict():
            for value in data.values():
                yield from _strings(value)
        case list() | tuple():
            for value in data:
                yield from _strings(value)


def _mapped(data: Any, change: Callable[[str], str]) -> Any:
    match data:
        case str():
            return change(data)
        case dict():
            return {key: _mapped(value, change) for key, value in data.items()}
        case list() | tuple():
            return [_mapped(value, change) for value in data]
    return data
