"""The rules that propose questions, as data: to whom each is put, and its sentence in every language."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from habeas.base.errors import Failed
from habeas.base.language import Lang
from habeas.base.yaml_strings import strings_in

type Texts = Mapping[Lang, str]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `to` is the id of an office; `text` are templates with `{fields}` and `[parts]`."""

    id: str
    to: str
    text: Texts


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules by id, in the order in which questions are listed, and the offices with their labels."""

    rules: Mapping[str, Rule]
    offices: Mapping[str, Texts]


@cache
def rules() -> Rules:
    """The rules; read on the first call. Raises Failed when the file of the package is damaged."""
    text = (resources.files("habeas.findings.questions") / "rules.yaml").read_text("utf-8")
    found = strings_in(text)
    try:
        offices = {key: _texts(label) for key, label in found["offices"].items()}
        made = {key: Rule(key, one["to"], _texts(one["text"])) for key, one in found["rules"].items()}
    except (KeyError, TypeError) as error:
        raise Failed(f"The rules of questions are damaged: {error}.", "Install Habeas again.") from None
    if strangers := {one.to for one in made.values()} - offices.keys():
        raise Failed(f"The rules of questions name unknown offices: {sorted(strangers)}.", "Install Habeas again.")
    return Rules(made, offices)


def _texts(found: Mapping[str, str]) -> Texts:
    return {lang: found[lang.value] for lang in Lang}
