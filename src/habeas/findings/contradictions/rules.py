"""The rules as data: what they are called, which events have an order, which offices have one holder."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from habeas.base.errors import Failed
from habeas.base.language import Lang
from habeas.base.yaml_strings import strings_in

type Texts = Mapping[Lang, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: `label` heads its pairs, `why` says in one sentence what does not go together.

    `unsure` is said where it cannot be told whether they contradict each other at all.
    """

    id: str
    label: Texts
    why: Texts
    unsure: Texts


@dataclass(frozen=True, slots=True)
class Rules:
    """All of `rules.yaml`.

    `never_before` are pairs of events of which the second cannot come before the first. `look_at`
    maps a property to fields of which two values in one occurrence are worth a look; `never_sure` to
    fields of which one person can have two. `near_days` is how long before an arrest an event is still
    taken to be of the same course of events.
    """

    rules: Mapping[str, Rule]
    never_before: tuple[tuple[str, str], ...]
    look_at: Mapping[str, tuple[str, ...]]
    never_sure: Mapping[str, frozenset[str]]
    near_days: int
    sole_begins: frozenset[str]
    deputy: frozenset[str]
    not_bare: frozenset[str]
    of_many: frozenset[str]


@cache
def rules() -> Rules:
    """The rules; read on the first call. Raises Failed when the file of the package is damaged."""
    text = (resources.files("habeas.findings.contradictions") / "rules.yaml").read_text("utf-8")
    found = strings_in(text)
    try:
        return _rules(found)
    except (KeyError, TypeError, ValueError) as error:
        raise Failed(f"The rules of contradictions are damaged: {error}.", "Install Habeas again.") from None


def _rules(found: Any) -> Rules:
    return Rules(
        rules={
            key: Rule(key, _texts(one["label"]), _texts(one["why"]), _texts(one.get("unsure", found["unsure"])))
            for key, one in found["rules"].items()
        },
        never_before=tuple((first, then) for first, then in found["never_before"]),
        look_at={prop: tuple(fields) for prop, fields in found["look_at"].items()},
        never_sure={prop: frozenset(fields) for prop, fields in found["never_sure"].items()},
        near_days=int(found["near_days"]),
        sole_begins=frozenset(found["sole_offices"]["begins"]),
        deputy=frozenset(found["sole_offices"]["deputy"]),
        not_bare=frozenset(found["sole_offices"]["not_bare"]),
        of_many=frozenset(found["sole_offices"]["of_many"]),
    )


def _texts(found: Mapping[str, str]) -> Texts:
    return {lang: found[lang.value] for lang in Lang}
