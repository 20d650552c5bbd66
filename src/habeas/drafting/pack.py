"""What a language brings to drafting: how it finds mentions, and its lexicon."""

import importlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from habeas.base.language import Lang
from habeas.drafting.document import Document, Sentence
from habeas.drafting.mentions import Mention
from habeas.drafting.rules import Lexicon

type MentionFinder = Callable[[Document, Sequence[Sentence]], list[Mention]]
"""Finds people, bodies, works, code names, nouns and pronouns in sentences of its language.

Times, lengths, ages and articles of law are found for every language by
:mod:`habeas.drafting.measures`. Overlaps may be left: the frame settles them.
"""


@dataclass(frozen=True, slots=True)
class Pack:
    """A language pack. `extractor` is its name and version as drafts carry it, `english/1`."""

    lang: Lang
    extractor: str
    lexicon: Lexicon
    find_mentions: MentionFinder


_MODULES = {
    Lang.EN: "habeas.drafting.english.pack",
    Lang.RU: "habeas.drafting.russian.pack",
    Lang.KK: "habeas.drafting.kazakh.pack",
}
"""The one list of language packs: each module has a function `load()` that returns its Pack."""


@cache
def pack_of(lang: Lang) -> Pack | None:
    """The pack of this language, loaded once; None where it is not built."""
    name = _MODULES[lang]
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name is not None and (name == error.name or name.startswith(error.name + ".")):
            return None
        raise
    pack = module.load()
    if not isinstance(pack, Pack):
        raise TypeError(f"{name}.load() returned no Pack")
    return pack
