"""One source as it may be handed out beside its facts: its own bytes, or a new drawing without what is held back."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.base.errors import Failed, WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.ids import EntityId, StatementId
from habeas.base.span import Span
from habeas.desk.exhibits import held_in, screened, told_in, without
from habeas.desk.redrawing import Numbered, redraw
from habeas.desk.session import Session
from habeas.disclosure.gate.admission import Admitted, Decision
from habeas.disclosure.gate.handing import Handing, handing_of, words_held
from habeas.disclosure.gate.last_look import LastLook, Leak
from habeas.disclosure.gate.releases import INSIDE, Told
from habeas.evidence.sources.source import Source
from habeas.evidence.text.kinds import PDF
from habeas.evidence.text.reading import Reading
from habeas.output.exhibits.exhibit_pdf import exhibit_pdf


@dataclass(frozen=True, slots=True)
class Handed:
    """The bytes that go out, what they are, whether they are a new drawing, and what a reader of them is told."""

    data: bytes
    media_type: str
    redrawn: bool
    told: Told


@dataclass(frozen=True, slots=True)
class Hands:
    """Hands out the sources of one decision; `admitted` is what is told of the case beside them."""

    session: Session
    decision: Decision
    admitted: Admitted

    def wanted(self) -> Iterator[Source]:
        """The sources that may go out, in no order.

        For those who may have originals: all that they are told of, but a part of another only where a fact stands on
        it, because the other holds it. For everybody else those on which a fact that is told stands: what nobody has
        read goes to nobody.
        """
        decision, asked = self.decision, self.decision.deciding.asked
        cited = {one.source for fact in self.admitted.casefile.facts for one in fact.statements}
        parts = {one.part for one in asked.beside.inside}
        for source in decision.deciding.sources.values():
            handing = handing_of(decision, source)
            whole = handing is Handing.ORIGINAL and source.id not in parts
            if handing is not Handing.KEPT and (whole or source.id in cited):
                yield source

    def hand(self, source: Source, numbered: Numbered) -> Handed | Finding:
        """The source as it may go; a finding, saying why, where it cannot be drawn safely and so is left out."""
        if handing_of(self.decision, source) is Handing.ORIGINAL:
            data = self.session.vault.evidence.copy(source.copy.digest)
            reading = self.session.vault.evidence.first_reading(source.copy.digest)
            return Handed(data, source.copy.media_type, redrawn=False, told=self._told(source, reading, ()))
        try:
            return self._redrawn(source, numbered)
        except (WrongCall, Failed) as why:
            place = f"source {numbered.number}"
            message = f"It is left out of the package: {why.message}"
            return Finding("source-left-out", place, Severity.WARNING, message)

    def _redrawn(self, source: Source, numbered: Numbered) -> Handed:
        reading = self.session.vault.evidence.first_reading(source.copy.digest)
        asked = self.decision.deciding.asked
        hidden = (
            *held_in(asked.casefile, words_held(self.decision), source, reading),
            *screened(self.decision, reading),
        )
        hidden = (*hidden, *self._found_last(reading, hidden))
        made = redraw(self.session, source, hidden, numbered)
        return Handed(exhibit_pdf(made.exhibit), PDF, redrawn=True, told=self._told(source, reading, hidden))

    def _found_last(self, reading: Reading | None, hidden: tuple[Span, ...]) -> tuple[Span, ...]:
        """What the last look still finds in the words that are left, to be hidden too.

        Raises Failed where something it finds has no place in the text, or is still there when all places are hidden.
        """
        if reading is None or self.decision.deciding.asked.audience in INSIDE:
            return ()
        more: list[Span] = []
        for leak in self._leaks(without(reading.text, hidden)):
            more += (Span(*found.span()) for found in re.finditer(re.escape(leak.words), reading.text))
        if more and self._leaks(without(reading.text, (*hidden, *more))):
            raise Failed("Something that is held back stands in it, and cannot be hidden.", "Leave the source out.")
        return tuple(more)

    def _leaks(self, text: str) -> tuple[Leak, ...]:
        return tuple(LastLook(self.decision, self.admitted).in_text(text.replace("\0", " "), "source"))

    def _told(self, source: Source, reading: Reading | None, hidden: tuple[Span, ...]) -> Told:
        return told_in(self.decision.deciding.asked.casefile, words_held(self.decision), source, reading, hidden)


def joined(told: Told, more: Iterable[Told]) -> Told:
    """What the facts and the files tell together."""
    others = tuple(more)
    statements = frozenset[StatementId]().union(told.statements, *(one.statements for one in others))
    entities = frozenset[EntityId]().union(told.entities, *(one.entities for one in others))
    named = frozenset[EntityId]().union(told.named, *(one.named for one in others))
    return Told(told.case, statements, entities, named, told.sentences)
