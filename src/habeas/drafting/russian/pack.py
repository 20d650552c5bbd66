"""The Russian language pack."""

from collections.abc import Sequence

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.document import Document, Sentence
from habeas.drafting.lexicon import load_lexicon
from habeas.drafting.mentions import Mention, settled
from habeas.drafting.pack import Pack
from habeas.drafting.russian.bodies import find_bodies
from habeas.drafting.russian.forms import forms_pattern
from habeas.drafting.russian.people import find_people
from habeas.drafting.russian.places import find_places
from habeas.drafting.russian.recogniser import recognised
from habeas.drafting.russian.references import find_references
from habeas.drafting.russian.tokens import read_words
from habeas.drafting.russian.works import find_code_names, find_works

_FILES = ("lexicon.yaml", "events.yaml", "claims.yaml")


def load() -> Pack:
    """The pack, its lexicon read; the recogniser's model is read when a text first needs it."""
    return Pack(Lang.RU, "russian/1", load_lexicon("habeas.drafting.russian", _FILES, forms_pattern), find_mentions)


def find_mentions(document: Document, sentences: Sequence[Sentence]) -> list[Mention]:
    """Every mention in these sentences but times, lengths, ages and articles of law."""
    words = [read_words(sentence) for sentence in sentences]
    named = recognised(document.text, _paragraphs(sentences))
    code_names = find_code_names(words)
    closed = [*code_names, *find_works(words, code_names)]
    full = [n.span for n in named if n.kind == "PER" and " " in n.span.slice(document.text)]
    bodies = [m for m in find_bodies(words, full) if not any(m.span.overlaps(c.span) for c in closed)]
    closed = list(settled([*closed, *bodies]))
    people = find_people(document, words, named, closed)
    known = list(settled([*closed, *people]))
    places = find_places(words, [n.span for n in named if n.kind == "LOC"], known)
    return [*known, *places, *find_references(words, known)]


def _paragraphs(sentences: Sequence[Sentence]) -> list[Span]:
    found: list[Span] = []
    number = -1
    for sentence in sentences:
        if sentence.paragraph == number:
            found[-1] = found[-1].cover(sentence.span)
        else:
            found.append(sentence.span)
            number = sentence.paragraph
    return found
