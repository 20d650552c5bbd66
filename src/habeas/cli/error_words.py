"""The sentences of errors in the person's language.

Errors are raised in English, wherever they arise, with names and numbers filled in. Here each is known again by its
template (`There is no case {0}.`, in `wording/errors/*.toml`) and said in the other language with the same fillings.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from habeas.base.language import Lang


@dataclass(frozen=True, slots=True)
class Said:
    """One template with gaps, as it begins and ends, and what it is in another language."""

    template: str
    begins: str
    ends: str
    told: str

    def filled(self, sentence: str) -> tuple[str, ...] | None:
        """What fills the gaps in a sentence of this template, in their order; None for another sentence."""
        if not (sentence.startswith(self.begins) and sentence.endswith(self.ends)):
            return None
        found = re.fullmatch(_pattern(self.template), sentence, re.DOTALL)
        return found.groups() if found else None


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of errors in one language: those without a gap by their English, the others longest first."""

    whole: Mapping[str, str]
    gapped: Sequence[Said]

    def __call__(self, sentence: str) -> str | None:
        """An English sentence in this language, its fillings too where they are sentences; None for an unknown one."""
        if sentence in self.whole:
            return self.whole[sentence]
        for said in self.gapped:
            if (words := said.filled(sentence)) is not None:
                return said.told.format(*(self.whole.get(word, word) for word in words))
        return None


def templates() -> list[dict[str, str]]:
    """Every template in the order of the files: `en`, and what it is in each other language."""
    folder = Path(__file__).with_name("wording") / "errors"
    found: list[dict[str, str]] = []
    for path in sorted(folder.glob("*.toml")):
        found += tomllib.loads(path.read_text("utf-8"))["said"]
    return found


@cache
def sentences(lang: Lang) -> Sentences:
    """The sentences of errors in a language other than English."""
    whole, gapped = dict[str, str](), list[Said]()
    for entry in templates():
        english, told = entry["en"], entry[lang.value]
        texts = [text for text, *_ in Formatter().parse(english)]
        if gaps_of(english):
            ends = texts[-1] if english.endswith(texts[-1].replace("{", "{{").replace("}", "}}")) else ""
            gapped.append(Said(english, texts[0], ends, told))
        else:
            whole[english.format()] = told.format()
    gapped.sort(key=lambda said: -len(said.template))
    return Sentences(whole, tuple(gapped))


def gaps_of(template: str) -> frozenset[str]:
    """The gaps of a template, as their numbers."""
    return frozenset(name for _, name, *_ in Formatter().parse(template) if name is not None)


def _pattern(template: str) -> str:
    parts = ((re.escape(text), name) for text, name, *_ in Formatter().parse(template))
    return "".join(text if name is None else f"{text}(.*?)" for text, name in parts)
