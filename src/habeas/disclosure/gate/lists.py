"""The word lists of the gate, from `lists.yaml`."""

from functools import cache
from importlib import resources

import yaml

from habeas.base.errors import Failed
from habeas.base.yaml_strings import strings_in


@cache
def words_list(key: str) -> tuple[str, ...]:
    """The words of one list in the order of the file; raises Failed where the file is damaged."""
    text = (resources.files("habeas.disclosure.gate") / "lists.yaml").read_text("utf-8")
    try:
        found = strings_in(text)[key]
    except (yaml.YAMLError, KeyError, TypeError) as error:
        raise Failed("The word lists of the gate are damaged.", "Install Habeas again.") from error
    if not isinstance(found, list) or not all(isinstance(word, str) and word for word in found):
        raise Failed("The word lists of the gate are damaged.", "Install Habeas again.")
    return tuple(dict.fromkeys(found))
