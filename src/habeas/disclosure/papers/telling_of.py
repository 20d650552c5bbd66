"""What a paper told of its case, as a release keeps it: statements, entities, names and sentences."""

from collections.abc import Iterable, Iterator

from habeas.base.ids import EntityId
from habeas.disclosure.gate.admission import Admitted
from habeas.disclosure.gate.held import Thing
from habeas.disclosure.gate.releases import Told, ToldSentence
from habeas.disclosure.papers.paper import Paper, sentences_in
from habeas.disclosure.view import Sentence, plain
from habeas.record.people import EntityKind


def sentences_of(paper: Paper) -> Iterator[Sentence]:
    """Every sentence of a paper in the order of reading, cells, answers and quotations included."""
    for part in paper.parts:
        for block in part.blocks:
            yield from sentences_in(block)


def told_by_papers(papers: Iterable[Paper], admitted: Admitted) -> Told:
    """What these papers of one case told: every statement behind a footnote, and who occurs in them or is named."""
    own = {admitted.known_as(key): key for fact in admitted.casefile.facts for key in fact.ids}
    sentences: list[ToldSentence] = []
    texts: list[str] = []
    for paper in papers:
        notes = {note.number: [own[key] for key in note.statements if key in own] for note in paper.footnotes}
        texts += [paper.title, paper.subtitle, *paper.from_, *paper.to]
        for one in sentences_of(paper):
            carried = tuple(dict.fromkeys(key for number in one.notes for key in notes[number]))
            texts.append(plain(one.line))
            if carried:
                sentences.append(ToldSentence(plain(one.line), paper.lang, carried, one.by_day))
        texts += [note.quote.text for note in paper.footnotes]
    statements = frozenset(key for one in sentences for key in one.statements)
    casefile = admitted.casefile
    subjects = {
        casefile.entities[statement.subject].id
        for fact in casefile.facts
        for statement in fact.statements
        if statement.id in statements and statement.subject in casefile.entities
    }
    named = frozenset(_named("\n".join(texts), admitted))
    return Told(casefile.case.id, statements, frozenset(subjects) | named, named, tuple(sentences))


def _named(text: str, admitted: Admitted) -> Iterator[EntityId]:
    """The entities of whom a name stands in the text; the stand-in of one whose name is held back is none.

    Several that were judged to be one go by the one, also where each was recorded under a name of its own.
    """
    casefile = admitted.casefile
    hidden = {one.key for one in admitted.held if one.thing is Thing.ENTITY}
    names: dict[EntityId, set[str]] = {}
    for entity in casefile.entities.values():
        if entity.kind is not EntityKind.CASE:
            names.setdefault(entity.id, set()).add(entity.name)
    for one in casefile.detainees:
        names.setdefault(one.entity.id, set()).update(one.names)
    for key, known in names.items():
        if key not in hidden and any(name and name in text for name in known):
            yield key
