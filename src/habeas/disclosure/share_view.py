"""The View of one share of a recovery key, for its holder: the words, what to do, and no word of what it opens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources

import yaml

from habeas.base.errors import Failed
from habeas.base.language import Lang


@dataclass(frozen=True, slots=True, repr=False)
class ShareView:
    """Everything resolved in one language. `said` is pairs of a heading and a sentence; `share` the words in order."""

    lang: Lang
    title: str
    which: str
    means: str
    share: tuple[str, ...]
    said: tuple[tuple[str, str], ...]
    undrawn: str
    day: date


def share_view(
    words: Sequence[str], splitting: str, number: int, shares: int, needed: int, lang: Lang, day: date
) -> ShareView:
    """The page of one share; numbers begin at 1."""
    said = _words(lang)
    return ShareView(
        lang,
        said["title"],
        said["which"].format(splitting=splitting, number=number, shares=shares),
        said["means"].format(needed=needed),
        tuple(words),
        tuple((said[f"{part}_heading"], said[part]) for part in ("do", "never", "asked")),
        said["undrawn"],
        day,
    )


@cache
def _words(lang: Lang) -> Mapping[str, str]:
    text = (resources.files("habeas.disclosure") / "wording" / "share.yaml").read_text("utf-8")
    try:
        raw = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506  (strings only)
        return {key: str(said[lang.value]) for key, said in raw.items()}
    except (yaml.YAMLError, KeyError, TypeError, AttributeError) as error:
        message = f"The wording file share.yaml is damaged: {error}."
        raise Failed(message, "Install Habeas again, or undo the change to it.") from error
