"""Stand-ins for names that are held back, in the languages of papers that the gate does not speak.

The gate puts them in the language of the facts. In a French or Spanish paper they would read as the words of a source
in another language, and be asked to be translated; they are ours, and so they are said in the paper's language.
"""

import re
from dataclasses import replace
from functools import cache

from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.papers.paper import Part, with_sentences
from habeas.disclosure.view import Run, Sentence
from habeas.disclosure.words_file import file_words, words_of

_NUMBER = "{n}"


def own_words(text: str, lang: PaperLang) -> str | None:
    """The stand-in that this text is, in the paper's language; None where it is none, or the gate speaks it."""
    if not lang.borrowed:
        return None
    for said, own in _pairs(lang):
        found = said.fullmatch(text)
        if found is not None:
            return own.replace(_NUMBER, found.groupdict().get("n") or "")
    return None


def own_run(run: Run, lang: PaperLang) -> Run:
    """A stretch of words, in the paper's language where it is a stand-in; else as it is."""
    own = own_words(run.text, lang)
    return run if own is None else Run(own)


def own_part(part: Part, lang: PaperLang) -> Part:
    """The part with every stand-in in the paper's language."""
    if not lang.borrowed:
        return part
    return replace(part, blocks=tuple(with_sentences(block, lambda one: _said(one, lang)) for block in part.blocks))


def _said(one: Sentence, lang: PaperLang) -> Sentence:
    return replace(one, line=tuple(own_run(run, lang) for run in one.line))


@cache
def _pairs(lang: PaperLang) -> tuple[tuple[re.Pattern[str], str], ...]:
    """For each stand-in as the gate says it what it is in this language."""
    own = words_of("habeas.disclosure.papers", "stand_ins", lang.value)
    return tuple((_pattern(text), own[key]) for key, text in file_words("stand_ins", lang.facts).items())


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(re.escape(text).replace(re.escape(_NUMBER), r"(?P<n>\d+)"))
