"""The sentences of this room in every language, by code, from `sentences.yaml`."""

from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

import yaml

from habeas.base.language import Lang
from habeas.base.when import When

type DateText = Callable[[When], str]
"""How a date is written in the language of the sentence."""


def sentence(group: str, code: str, lang: Lang, told: Mapping[str, When | str], date_text: DateText = str) -> str:
    """The sentence of a code with what it tells; raises KeyError where there is no such sentence.

    `group` is `reasons`, `findings` or `account`.
    """
    filled = {name: date_text(value) if isinstance(value, When) else value for name, value in told.items()}
    return _sentences()[group][code][lang.value].format(**filled)


def codes(group: str) -> frozenset[str]:
    """The codes of a group; raises KeyError where there is no such group."""
    return frozenset(_sentences()[group])


@cache
def _sentences() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    text = files("habeas.findings.registers").joinpath("sentences.yaml").read_text(encoding="utf-8")
    document: Mapping[str, Mapping[str, Mapping[str, str]]] = yaml.safe_load(text)
    return document
