"""Papers of the invented case, and what a test looks for in them."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources

from tests.disclosure.invented import Making

from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.admission import Admitted, Asked, admit
from habeas.disclosure.papers.answers import Answers
from habeas.disclosure.papers.composing import Wanted
from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.papers.paper import (
    Block,
    Choice,
    Drawing,
    Field,
    Paper,
    PaperKind,
    Paragraph,
    Points,
    Quotation,
    Table,
)
from habeas.disclosure.papers.registry import compose
from habeas.disclosure.papers.texts import COMMON, texts
from habeas.disclosure.view import Sentence
from habeas.disclosure.wording import wording

NOTHING: Mapping[str, str] = {}


def admitted(made: Making, audience: Audience = Audience.SELF) -> Admitted:
    """What the gate lets through of an invented case."""
    return admit(Asked(made.fold(), tuple(made.sources), audience))


def paper_of(
    made: Making,
    kind: PaperKind,
    lang: PaperLang,
    answers: Answers | None = None,
    given: Mapping[str, str] = NOTHING,
) -> Paper:
    """The paper of an invented case, for oneself."""
    return compose(Wanted(kind, lang, given=given), admitted(made), answers or Answers())


def sentences_of(paper: Paper) -> Iterator[Sentence]:
    """Every sentence of a paper, cells and answers included."""
    for part in paper.parts:
        for block in part.blocks:
            yield from _sentences(block)


def _sentences(block: Block) -> tuple[Sentence, ...]:
    match block:
        case Paragraph(sentences):
            return sentences
        case Points(items, _):
            return items
        case Field(_, _, answers, _):
            return answers
        case Choice(_, _, carried_by):
            return carried_by
        case Table(_, _, rows, _):
            return tuple(cell for row in rows for cell in row)
        case Quotation(original, _, _, notes):
            return (Sentence((original,), notes),)
        case Drawing():
            return ()


@cache
def fixed(kind: PaperKind, lang: PaperLang) -> tuple[re.Pattern[str], ...]:
    """Every text of templates and wording as a pattern: its fields stand for anything, its parts may be missing."""
    bodies = [
        body for name in (kind.value, COMMON) for group in texts(name, lang).groups.values() for body in group.values()
    ]
    bodies += [body for group in wording(lang.facts).groups.values() for body in group.values()]
    return tuple(re.compile(_pattern(body), re.DOTALL) for body in bodies)


def _pattern(body: str) -> str:
    out = re.escape(body).replace(r"\[", "(?:").replace(r"\]", ")?")
    return re.sub(r"\\\{[^}]*\\\}", ".*", out)


def tokens(text: str) -> set[str]:
    """The words of a text, lower-case."""
    return set(re.findall(r"\w+", text.casefold()))


@cache
def fixed_tokens(kind: PaperKind, lang: PaperLang) -> frozenset[str]:
    """The words of every file that a sentence of this paper may take words from: no case is in them."""
    found: set[str] = set()
    for name in (kind.value, COMMON):
        for group in texts(name, lang).groups.values():
            for body in group.values():
                found |= tokens(body)
    for package in ("habeas.disclosure.wording", "habeas.record.vocabulary", "habeas.findings"):
        for path in resources.files(package).iterdir():
            if path.name.endswith(".yaml"):
                found |= tokens(path.read_text("utf-8"))
    return frozenset(found)
