"""The English language pack."""

from collections.abc import Sequence

from habeas.base.language import Lang
from habeas.drafting.document import Document, Sentence
from habeas.drafting.english.bodies import find_bodies, find_places
from habeas.drafting.english.people import find_people
from habeas.drafting.english.references import find_references
from habeas.drafting.english.works import find_code_names, find_works, with_authors
from habeas.drafting.lexicon import load_lexicon
from habeas.drafting.mentions import SOMEBODY, Mention, settled
from habeas.drafting.pack import Pack


def load() -> Pack:
    """The pack, its lexicon read."""
    lexicon = load_lexicon("habeas.drafting.english", ("lexicon.yaml", "events.yaml", "claims.yaml"))
    return Pack(Lang.EN, "english/1", lexicon, find_mentions)


def find_mentions(document: Document, sentences: Sequence[Sentence]) -> list[Mention]:
    """Every mention in these sentences but times, lengths, ages and articles of law."""
    code_names = find_code_names(sentences)
    closed = [*code_names, *find_works(sentences, code_names)]
    closed += [m for m in find_bodies(sentences) if not any(m.span.overlaps(c.span) for c in closed)]
    closed = list(settled(closed))
    people = find_people(document, sentences, closed)
    references = find_references(sentences)
    closed = with_authors(closed, document.text, [*people, *(m for m in references if m.kind in SOMEBODY)])
    named = [*closed, *people]
    return [*named, *find_places(sentences, named), *references]
