"""The words of the public pages in one language: read from `wording/site.yaml`."""

from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

import yaml

from habeas.base.errors import Failed
from habeas.base.language import Lang


@cache
def site_words(lang: Lang) -> Mapping[str, str]:
    """Every sentence and label by its id; raises Failed where the file is damaged."""
    text = (resources.files("habeas.disclosure") / "wording" / "site.yaml").read_text("utf-8")
    try:
        raw = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506  (strings only)
        return MappingProxyType({key: str(said[lang.value]) for key, said in raw.items()})
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        message = f"The wording file site.yaml is damaged: {error}."
        raise Failed(message, "Install Habeas again, or undo the change to it.") from error
