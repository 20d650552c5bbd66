"""Building markup that cannot be broken by what it holds: HTML and SVG that are well-formed XML too."""

from functools import lru_cache
from html import escape
from typing import NewType

from habeas.output.papers.visible import visible

Markup = NewType("Markup", str)
"""Text that is markup already; every other text is escaped on its way in."""

_VOID = frozenset(
    {"meta", "link", "br", "hr", "img", "circle", "line", "rect", "path", "stop", "polygon", "use", "input"}
)


def text(words: str) -> Markup:
    """Any text as markup that shows it whole.

    What markup may not hold is made visible first; see :func:`habeas.output.papers.visible.visible`.
    """
    return _known(words) if len(words) < _SHORT else _marked_up(words)


_SHORT = 120
"""Code points of a text under which it may well come again: labels, names, dates, attributes."""


def _marked_up(words: str) -> Markup:
    return Markup(escape(visible(words), quote=True).replace("\r", "&#13;"))


@lru_cache(maxsize=1 << 14)
def _known(words: str) -> Markup:
    return _marked_up(words)


@lru_cache(maxsize=256)
def _attribute(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def element(name: str, /, *children: str | Markup | None, **attributes: str | None) -> Markup:
    """One element. Children that are Markup come from :func:`text` or this function; None is left out.

    An attribute whose value is None is left out; `class_` and `for_` stand for the words Python keeps,
    and an underscore inside a name stands for a hyphen (`aria_label`).
    """
    inside = "".join(child for child in children if child is not None)
    head = name + "".join(
        f' {_attribute(key)}="{text(value)}"' for key, value in attributes.items() if value is not None
    )
    if name in _VOID and not inside:
        return Markup(f"<{head}/>")
    return Markup(f"<{head}>{inside}</{name}>")


def join(parts: "list[Markup] | tuple[Markup, ...]", between: str = "") -> Markup:
    """Several pieces of markup as one."""
    return Markup(between.join(parts))
