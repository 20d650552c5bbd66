"""The words of the page that checks a pack."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

from habeas.base.errors import Failed
from habeas.base.language import Lang


@cache
def check_words(lang: Lang) -> Mapping[str, str]:
    """The words by id; raises Failed where the file is damaged."""
    text = (resources.files("habeas.disclosure") / "wording" / "proof.yaml").read_text("utf-8")
    try:
        raw = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506  (strings only)
        return {key: str(said[lang.value]) for key, said in raw.items()}
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        message = f"The wording file proof.yaml is damaged: {error}."
        raise Failed(message, "Install Habeas again, or undo the change to it.") from error
