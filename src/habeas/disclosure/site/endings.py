"""Endings for the search in a browser, which has no dictionary: read from `endings.yaml`."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

from habeas.base.errors import Failed
from habeas.base.language import Lang
from habeas.base.yaml_strings import strings_in


@cache
def endings() -> Mapping[Lang, tuple[str, ...]]:
    """For each language the endings a word may have after its stem; raises Failed where the file is damaged."""
    text = (resources.files("habeas.disclosure.site") / "endings.yaml").read_text("utf-8")
    try:
        raw = strings_in(text)
        return {lang: tuple(dict.fromkeys(map(str, raw[lang.value]))) for lang in Lang}
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise Failed(f"The file endings.yaml is damaged: {error}.", "Install Habeas again.") from error
