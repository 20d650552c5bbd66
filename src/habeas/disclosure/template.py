"""Sentence templates: fixed words, `{fields}`, and `[parts]` that fall away when a field is not known.

`{name}` inserts a field and `{when:at}` inserts it in a form. A part in square brackets is left out
when any of its fields is missing; parts do not nest. What is inserted is never read as a template.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from habeas.disclosure.view import Line, Run

_FIELD = re.compile(r"\{([a-z_]+)(?::([a-z_]+))?\}")
_PART = re.compile(r"\[([^\[\]]*)\]|([^\[\]]+)")


_ENDS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a field, in a named form (empty: the usual one)."""

    name: str
    form: str


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a template: fixed text and slots; an optional one needs all its slots filled."""

    pieces: tuple[str | Slot, ...]
    optional: bool


@dataclass(frozen=True, slots=True)
class Template:
    """A template that was read: its parts in order."""

    parts: tuple[Part, ...]

    def required(self) -> frozenset[str]:
        """The names of the fields without which the sentence cannot be made."""
        return _names(part for part in self.parts if not part.optional)

    def fields(self) -> frozenset[str]:
        """The names of all fields that the sentence can show."""
        return _names(iter(self.parts))


type Lookup = Callable[[str, str], Line | None]
"""Gives the text of a field in a form, None when it is not known."""


def parse_template(text: str) -> Template:
    """Read a template; raises ValueError where brackets or braces do not match."""
    if "".join(found.group(0) for found in _PART.finditer(text)) != text:
        raise ValueError(f"the brackets of the template do not match: {text!r}")
    parts: list[Part] = []
    for found in _PART.finditer(text):
        optional = found.group(1) is not None
        inner = found.group(1) if optional else found.group(2)
        parts.append(Part(_pieces(inner), optional))
    return Template(tuple(parts))


def fill(template: Template, lookup: Lookup) -> Line:
    """The sentence with its fields; raises KeyError when a field outside square brackets is not known."""
    runs: list[Run] = []
    for part in template.parts:
        filled = _fill_part(part, lookup, runs)
        if filled is not None:
            runs.extend(filled)
        elif not part.optional:
            raise KeyError(f"a required field of the template is not known: {sorted(_names(iter([part])))}")
    return joined(runs)


def joined(runs: list[Run]) -> Line:
    """The runs with neighbours of one language put together and empty ones left out."""
    out: list[Run] = []
    for run in runs:
        if out and out[-1].lang == run.lang:
            out[-1] = Run(out[-1].text + run.text, run.lang)
        elif run.text:
            out.append(run)
    return tuple(out)


def _fill_part(part: Part, lookup: Lookup, before: list[Run]) -> list[Run] | None:
    """The runs of one part, None when a field is not known. A full stop after a full stop is dropped."""
    runs: list[Run] = []
    for piece in part.pieces:
        if isinstance(piece, str):
            ended = (runs or before)[-1:] and (runs or before)[-1].text.endswith(_ENDS)
            runs.append(Run(piece.removeprefix(".") if ended else piece))
            continue
        value = lookup(piece.name, piece.form)
        if not value:
            return None
        runs.extend(value)
    return runs


def _pieces(text: str) -> tuple[str | Slot, ...]:
    pieces: list[str | Slot] = []
    at = 0
    for found in _FIELD.finditer(text):
        pieces += [text[at : found.start()], Slot(found.group(1), found.group(2) or "")]
        at = found.end()
    pieces.append(text[at:])
    if any(isinstance(piece, str) and ("{" in piece or "}" in piece) for piece in pieces):
        raise ValueError(f"the braces of the template do not match: {text!r}")
    return tuple(piece for piece in pieces if piece != "")


def _names(parts: Iterator[Part]) -> frozenset[str]:
    return frozenset(piece.name for part in parts for piece in part.pieces if isinstance(piece, Slot))
