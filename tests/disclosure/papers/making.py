"""Papers of the invented case, and what a test looks for in them."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path

from babel import Locale
from babel.dates import get_month_names
from tests.disclosure.invented import Making, example
from tests.disclosure.papers.answering import answers_of

from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.admission import Admitted, admit
from habeas.disclosure.gate.asking import Asked
from habeas.disclosure.papers.answers import Answers
from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.papers.paper import Paper, PaperKind, sentences_in
from habeas.disclosure.papers.registry import compose
from habeas.disclosure.papers.telling import Wanted
from habeas.disclosure.view import Sentence

NOTHING: Mapping[str, str] = {}


def admitted(made: Making, audience: Audience = Audience.SELF, lang: Lang = Lang.EN) -> Admitted:
    """What the gate lets through of an invented case."""
    return admit(Asked(made.fold(), tuple(made.sources), audience), lang)


def paper_of(
    made: Making,
    kind: PaperKind,
    lang: PaperLang,
    answers: Answers | None = None,
    given: Mapping[str, str] = NOTHING,
) -> Paper:
    """The paper of an invented case, for oneself."""
    return compose(Wanted(kind, lang, given=given), admitted(made, lang=lang.facts), answers or answers_of(made))


@cache
def example_paper(kind: PaperKind, lang: PaperLang) -> Paper:
    """The paper of the whole invented case, composed once for all who look at it."""
    return paper_of(example(), kind, lang)


def sentences_of(paper: Paper) -> Iterator[Sentence]:
    """Every sentence of a paper, cells and answers included."""
    return (sentence for part in paper.parts for block in part.blocks for sentence in sentences_in(block))


def tokens(text: str) -> set[str]:
    """The words of a text, lower-case."""
    return set(re.findall(r"\w+", text.casefold()))


@cache
def words_of_the_program() -> frozenset[str]:
    """The words of every file that a sentence may take words from: templates, wording, vocabulary, findings, law.

    No case is in any of them, so that a word which is not here can only be a fact.
    """
    found: set[str] = set()
    for room in ("disclosure", "record", "findings", "law"):
        for path in Path(str(resources.files("habeas") / room)).rglob("*.yaml"):
            found |= tokens(path.read_text("utf-8"))
    for lang in PaperLang:
        found |= tokens(str(Locale.parse(lang.value).territories["KZ"]))
        for form in ("format", "stand-alone"):
            found |= {word for month in get_month_names("wide", form, lang.value).values() for word in tokens(month)}
    return frozenset(found)


def words_of_the_case(made: Making) -> set[str]:
    """The words of everything that was said in an invented case: values, quotes, speakers, names."""
    found: set[str] = set()
    for said in made.statements:
        found |= tokens(f"{said.value} {said.anchor.quote} {said.attributed_to} {said.when}")
    return found | {word for entity in made.entities for word in tokens(entity.name)}
