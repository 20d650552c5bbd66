"""Words that stand in another language than the paper, each beside its translation, or as one that is wanted.

The program translates nothing: a person gives a translation under the id of the words, with the translator's name.
"""

from collections.abc import Iterable, Iterator

from habeas.base.digest import digest_of
from habeas.base.language import Lang
from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Block, Part, Quotation, Table, sentences_in
from habeas.disclosure.papers.standing_in import own_part
from habeas.disclosure.papers.un.drafting import working
from habeas.disclosure.view import Run, Sentence

_IDS = 10**8
"""How many ids there are: eight decimal digits, easy to read out and to type."""


def with_translations(composer: Composer, parts: Iterable[Part]) -> tuple[Part, ...]:
    """The parts, and behind them one with every stretch of words in another language, where there is any."""
    made = tuple(own_part(part, composer.lang) for part in parts)
    found: dict[str, tuple[Lang, set[int]]] = {}
    # A quotation stands with its translation already.
    blocks = (block for part in made for block in part.blocks if not isinstance(block, Quotation))
    for sentence in (one for block in blocks for one in sentences_in(block)):
        for run in sentence.line:
            if run.lang is not None and run.lang.value != composer.lang.value and any(map(str.isalpha, run.text)):
                found.setdefault(run.text.strip(), (run.lang, set()))[1].update(sentence.notes)
    if not found:
        return made
    return (*made, composer.part("translations", _blocks(composer, found)))


def _blocks(composer: Composer, found: dict[str, tuple[Lang, set[int]]]) -> Iterator[Block]:
    given = {text: composer.given(_key(text)) for text in found}
    translator = composer.given("translator") or ""
    open_ones = [text for text in found if given[text] is None]
    if open_ones and working(composer):
        yield composer.to_fill("translations")
        heading = tuple(composer.text("words", f"translations_{name}") for name in ("id", "words"))
        rows = tuple((composer.sentence("translation_id", id=_key(text)), _printed(found, text)) for text in open_ones)
        yield Table(composer.text("fields", "translations"), heading, rows, (1,))
    for text, (lang, notes) in found.items():
        told = given[text]
        if told is not None or not working(composer):
            translation = None if told is None else Run(told)
            yield Quotation(Run(text, lang), translation, "" if told is None else translator, tuple(sorted(notes)))


def _printed(found: dict[str, tuple[Lang, set[int]]], text: str) -> Sentence:
    lang, notes = found[text]
    return Sentence((Run(text, lang),), tuple(sorted(notes)))


def _key(text: str) -> str:
    """The id of these words, the same in every paper of every case."""
    return f"{int(digest_of(text.encode()).removeprefix('sha256:'), 16) % _IDS:08d}"
