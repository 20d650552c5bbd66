"""What the command line says, in the person's language. The sentences stand in `wording/*.toml`.

TOML, because Python reads it by itself: every command loads them before it does anything else.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from habeas.base.language import Lang


@dataclass(frozen=True, slots=True)
class Words:
    """The sentences of one language by key."""

    lang: Lang
    sentences: Mapping[str, str]

    def __call__(self, key: str, /, **fields: object) -> str:
        """The sentence of this key with its fields filled in; raises KeyError for an unknown key."""
        return self.sentences[key].format(**fields)

    def has(self, key: str) -> bool:
        """Whether there is a sentence of this key."""
        return key in self.sentences


def load_words(lang: Lang) -> Words:
    """Read the sentences of a language."""
    text = (Path(__file__).with_name("wording") / f"{lang.value}.toml").read_text("utf-8")
    return Words(lang, tomllib.loads(text))


def language_of(argv: list[str], environ: Mapping[str, str]) -> Lang:
    """The language to speak: `--lang`, then HABEAS_LANG, then the locale's, then English."""
    wanted = environ.get("HABEAS_LANG") or environ.get("LC_ALL") or environ.get("LANG") or ""
    for at, word in enumerate(argv):
        if word == "--":
            break
        if word == "--lang" and at + 1 < len(argv):
            wanted = argv[at + 1]
        elif word.startswith("--lang="):
            wanted = word.removeprefix("--lang=")
    code = wanted[:2].lower()
    return Lang(code) if code in {lang.value for lang in Lang} else Lang.EN
