"""The labels that every paper needs, whoever composed it, in the languages papers are written in.

They are read from `labels/<language>.yaml`; a composer puts them into the words of its paper beside its own.
"""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

import yaml

from habeas.base.errors import Failed
from habeas.base.yaml_strings import strings_in
from habeas.disclosure.papers.spacing import spaced

LANGUAGES = ("en", "ru", "kk", "fr", "es")
"""The languages that labels exist in, as BCP 47 tags."""


@cache
def labels(language: str) -> Mapping[str, str]:
    """The labels by id in this language; the same ids in every language.

    Raises Failed for a language that has none, and where the file of the package is damaged.
    """
    if language not in LANGUAGES:
        raise Failed(f"No paper is written in the language '{language}'.", f"Take one of: {', '.join(LANGUAGES)}.")
    text = (resources.files("habeas.disclosure.papers") / "labels" / f"{language}.yaml").read_text("utf-8")
    try:
        found = strings_in(spaced(text, language))
    except yaml.YAMLError as error:
        raise _damaged(language) from error
    if not isinstance(found, dict) or not all(isinstance(label, str) for label in found.values()):
        raise _damaged(language)
    return MappingProxyType(found)


def _damaged(language: str) -> Failed:
    return Failed(f"The labels of papers are damaged ({language}.yaml).", "Install Habeas again.")
