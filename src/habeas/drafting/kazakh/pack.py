"""The Kazakh language pack."""

from collections.abc import Sequence

from habeas.base.language import Lang
from habeas.drafting.document import Document, Sentence
from habeas.drafting.kazakh.bodies import find_bodies
from habeas.drafting.kazakh.forms import forms_pattern
from habeas.drafting.kazakh.people import find_people, sure_people
from habeas.drafting.kazakh.places import find_places
from habeas.drafting.kazakh.references import find_references
from habeas.drafting.kazakh.tokens import read_words
from habeas.drafting.kazakh.works import find_code_names, find_works, with_authors
from habeas.drafting.lexicon import load_lexicon
from habeas.drafting.mentions import Mention, settled
from habeas.drafting.pack import Pack

_FILES = ("lexicon.yaml", "events.yaml", "claims.yaml")


def load() -> Pack:
    """The pack, its lexicon read; the word lists are read when a text first needs them."""
    return Pack(Lang.KK, "kazakh/1", load_lexicon("habeas.drafting.kazakh", _FILES, forms_pattern), find_mentions)


def find_mentions(document: Document, sentences: Sequence[Sentence]) -> list[Mention]:
    """Every mention in these sentences but times, lengths, ages and articles of law."""
    words = [read_words(sentence) for sentence in sentences]
    seen = sure_people(document)
    code_names = find_code_names(words)
    closed = [*code_names, *find_works(words, code_names)]
    full = [span for span in seen if " " in span.slice(document.text)]
    bodies = [m for m in find_bodies(words, full) if not any(m.span.overlaps(c.span) for c in closed)]
    closed = list(settled([*closed, *bodies]))
    people = find_people(document, words, seen, closed)
    closed = with_authors(closed, people, document.text)
    known = list(settled([*closed, *people]))
    return [*known, *find_places(words, known), *find_references(words, known)]
