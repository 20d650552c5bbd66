"""Wording files that hold each sentence once with all its languages beside each other."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

import yaml

from habeas.base.errors import Failed
from habeas.base.language import Lang
from habeas.base.yaml_strings import strings_in


@cache
def file_words(name: str, lang: Lang) -> Mapping[str, str]:
    """Every sentence and label of `wording/NAME.yaml` by its id; raises Failed where the file is damaged."""
    return words_of("habeas.disclosure", name, lang.value)


@cache
def words_of(package: str, name: str, language: str) -> Mapping[str, str]:
    """The same of a file of another package, for any language that the file holds."""
    text = (resources.files(package) / "wording" / f"{name}.yaml").read_text("utf-8")
    try:
        raw = strings_in(text)
        return MappingProxyType({key: str(said[language]) for key, said in raw.items()})
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        message = f"The wording file {name}.yaml is damaged: {error}."
        raise Failed(message, "Install Habeas again, or undo the change to it.") from error
