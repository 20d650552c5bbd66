"""A proposal's value as a form that a person corrects: one field each, with the choices of a list of codes."""

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.record.vocabulary.loading import vocabulary


@dataclass(frozen=True, slots=True)
class FormField:
    """One field: its id, its label, the text in it, and where it is of a list, each code with its words."""

    id: str
    label: str
    text: str
    choices: tuple[tuple[str, str], ...]
    several: bool


def form_of(prop: str, value: Mapping[str, Plain], lang: Lang) -> tuple[FormField, ...]:
    """The fields of a value: those that are given, in their order, then those that the property has besides."""
    term = vocabulary().properties.get(prop)
    known = {} if term is None else dict(term.fields)
    names = [*value, *(name for name in known if name not in value)]
    made = []
    for name in names:
        field, told = known.get(name), value.get(name)
        codes = None if field is None else field.codes
        choices = () if codes is None else tuple((code, words[lang]) for code, words in codes.codes.items())
        several = isinstance(told, list | tuple)
        text = "" if told is None else "; ".join(map(str, told)) if isinstance(told, list | tuple) else _text(told)
        made.append(FormField(name, name if field is None else field.labels[lang], text, choices, several))
    return tuple(made)


def value_from(told: Mapping[str, str], before: Mapping[str, Plain]) -> dict[str, Plain]:
    """The value that a form was filled in with, in the types of the one before; an empty field is left out.

    A field that held a list is parted at semicolons; one that held a number or yes and no stays one where it can.
    """
    value: dict[str, Plain] = {}
    for name, text in told.items():
        typed = text.strip()
        if typed:
            value[name] = _typed(typed, before.get(name))
        elif name in before:
            value[name] = None
    return value


def _text(told: Plain) -> str:
    return {True: "true", False: "false"}[told] if isinstance(told, bool) else str(told)


def _typed(typed: str, before: Plain) -> Plain:
    if isinstance(before, bool) and typed in ("true", "false"):
        return typed == "true"
    if isinstance(before, int) and not isinstance(before, bool) and typed.isdecimal():
        return int(typed)
    if isinstance(before, list | tuple):
        return [part.strip() for part in typed.split(";") if part.strip()]
    return typed
