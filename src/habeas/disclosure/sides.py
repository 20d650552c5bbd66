"""A fact with the words it stands on: one sentence, and each place of its sources beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.base.language import Lang
from habeas.disclosure.names import names_in
from habeas.disclosure.notes import NoteBook
from habeas.disclosure.provenance import citations
from habeas.disclosure.sentences import Teller
from habeas.disclosure.view import Footnote, Line
from habeas.disclosure.wording import wording
from habeas.evidence.sources.independence import Independence
from habeas.evidence.sources.source import Source
from habeas.record.casefile import CaseFile, Fact
from habeas.record.marks import UNMARKED, Marks
from habeas.record.vocabulary.loading import vocabulary


@dataclass(frozen=True, slots=True)
class SideView:
    """The fact as a sentence, and every place it stands on with its exact words."""

    sentence: Line
    notes: tuple[Footnote, ...]


def teller_of(
    casefile: CaseFile,
    allowed: frozenset[str],
    sources: Sequence[Source],
    lang: Lang,
    independence: Independence | None = None,
    marks: Marks = UNMARKED,
) -> Teller:
    """A teller of single facts of a case; names come from facts of allowed properties only.

    `independence` says which sources count as one; where it is given, a fact of several says how many are independent.
    `marks` say which quotes were recognised on a picture or heard by a program.
    """
    words = wording(lang)
    facts = [fact for fact in casefile.facts if fact.prop in allowed]
    return Teller(
        words=words,
        vocabulary=vocabulary(),
        names=names_in(lang, casefile.entities, facts),
        notes=NoteBook(sources, citations(sources, words), lang, marks),
        independence=independence,
        sole=casefile.detainees[0].entity.id if len(casefile.detainees) == 1 else None,
    )


def side_of(fact: Fact, teller: Teller) -> SideView:
    """The sentence of a fact with its footnotes resolved."""
    sentence = teller.tell(fact)
    notes = {note.number: note for note in teller.notes.footnotes()}
    return SideView(sentence.line, tuple(notes[number] for number in sentence.notes))
