"""What the pages say, in the person's language. The sentences stand in `wording/*.toml`."""

import tomllib
from functools import cache
from pathlib import Path

from habeas.base.language import Lang

NAMES = {Lang.EN: "English", Lang.RU: "Русский", Lang.KK: "Қазақша"}
"""Each language in itself."""


@cache
def sentences(lang: Lang) -> dict[str, str]:
    """All sentences of a language by key, `part.name`."""
    parts = tomllib.loads((Path(__file__).with_name("wording") / f"{lang.value}.toml").read_text("utf-8"))
    return {f"{part}.{name}": told for part, inside in parts.items() for name, told in inside.items()}


def say(lang: Lang, key: str, /, **fields: object) -> str:
    """The sentence of this key with its fields filled in; raises KeyError for an unknown key."""
    return sentences(lang)[key].format(**fields)
