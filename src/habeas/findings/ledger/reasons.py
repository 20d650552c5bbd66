"""The sentences in which a proposed state gives its reasons."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from habeas.base.language import Lang
from habeas.base.yaml_strings import strings_in
from habeas.findings.ledger.items import Proposed


def reasons_of(proposed: Proposed, lang: Lang) -> tuple[str, ...]:
    """The sentence of the rule, then one for each thing it saw besides."""
    sentences = _sentences()
    rule = sentences["rule"][proposed.rule][lang.value]
    return (rule, *(sentences["note"][note][lang.value] for note in proposed.notes))


@cache
def _sentences() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    text = files("habeas.findings.ledger").joinpath("rules.yaml").read_text("utf-8")
    raw: Mapping[str, Mapping[str, Mapping[str, str]]] = strings_in(text)
    return raw


@cache
def standard_sources() -> Mapping[str, Mapping[str, str]]:
    """Where each standard of proof is used, by its code and language; from memory, not checked against the texts."""
    text = files("habeas.findings.ledger").joinpath("standards.yaml").read_text("utf-8")
    raw: Mapping[str, Mapping[str, str]] = strings_in(text)
    return raw
