"""What follows from a row, in plain sentences: general ones by state, and those of the item itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from habeas.base.language import Lang
from habeas.base.yaml_strings import strings_in
from habeas.findings.remand.checklist import Item, ItemKind
from habeas.findings.remand.holdings import Says
from habeas.findings.remand.passages import Role
from habeas.law.pack.condition import Truth
from habeas.law.pack.provision import Texts

STATES = ("addressed", "only_named", "not_addressed", "no_text", "yes", "no", "unknown")
"""States by which an item may have sentences of its own."""

_TELLING = (Role.UNWEIGHED, Role.REJECTED, Role.PARTY, Role.IDENTITY)
"""Roles of passages that change what is said of a state, the weightiest first."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence in every language; `code` is stable (`circumstance.not_addressed.party`)."""

    code: str
    text: Texts


def follows(item: Item, order: str, roles: Sequence[Role], record: Says, truth: Truth | None) -> tuple[Sentence, ...]:
    """The sentences of a row: on the order, or on the answer of a condition; then on the record."""
    if truth is not None:
        state = truth.name.lower()
        own = item.follows.get(state)
        made = [Sentence(f"condition.{state}", own or general()[f"condition.{state}"])]
    else:
        own = item.follows.get(order)
        made = [_on_order(item, order, roles) if own is None else Sentence(f"{item.kind.value}.{order}.own", own)]
    if item.bearings and not (item.kind is ItemKind.CONDITION and record is Says.NOTHING):
        kind = "ground" if item.kind is ItemKind.GROUND else "other"
        made.append(_general(f"record.{kind}.{record.value}"))
    return tuple(made)


def _on_order(item: Item, order: str, roles: Sequence[Role]) -> Sentence:
    code = f"{item.kind.value}.{order}"
    for role in _TELLING:
        if role in roles and f"{code}.{role.value}" in general():
            return _general(f"{code}.{role.value}")
    return _general(code)


def _general(code: str) -> Sentence:
    return Sentence(code, general()[code])


@cache
def general() -> Mapping[str, Texts]:
    """The general sentences by code; read once."""
    text = files("habeas.findings.remand").joinpath("follows.yaml").read_text("utf-8")
    raw = strings_in(text)
    return {code: {lang: texts[lang.value] for lang in Lang} for code, texts in raw.items()}
