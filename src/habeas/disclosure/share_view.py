"""The View of one share of a recovery key, for its holder: the words, what to do, and no word of what it opens."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from habeas.base.language import Lang
from habeas.disclosure.words_file import file_words


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
    said = file_words("share", lang)
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
