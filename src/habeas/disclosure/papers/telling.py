"""Telling a case in a paper: facts with their footnotes, fixed words by id, what the clock answered."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import date

from habeas.base.errors import Failed, WrongCall
from habeas.base.ids import EntityId, SourceId, StatementId
from habeas.disclosure.audience import Audience
from habeas.disclosure.custody import custody_views
from habeas.disclosure.custody_words import spell_sentence
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.dates import day_in_words
from habeas.disclosure.gate.admission import Admitted
from habeas.disclosure.gate.footnotes import footnote_outside
from habeas.disclosure.layout import PERSONAL
from habeas.disclosure.papers.answers import Answers, clock_told
from habeas.disclosure.papers.borrowing import borrowed_line
from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.papers.paper import PaperKind
from habeas.disclosure.papers.standing_in import own_run
from habeas.disclosure.papers.texts import Texts
from habeas.disclosure.reckoned import NotReckoned
from habeas.disclosure.sections import in_order
from habeas.disclosure.sentences import Teller
from habeas.disclosure.template import fill, joined
from habeas.disclosure.view import CustodyView, Footnote, Line, Run, Sentence, plain
from habeas.evidence.sources.source import Source
from habeas.findings.ledger.answering import words_of
from habeas.record.casefile import Detainee, Fact, Spell
from habeas.record.statements import Statement


@dataclass(frozen=True, slots=True)
class Wanted:
    """What paper is wanted: its kind and language, whom it is about, and what a person filled in, by field.

    `person` is None where it is about everybody held in the case. `ids` makes the commitments that stand in the
    place of digests; without it no digest of a source that is not public goes outside.
    """

    kind: PaperKind
    lang: PaperLang
    person: EntityId | None = None
    given: Mapping[str, str] = field(default_factory=dict)
    ids: ReleaseIds | None = None


@dataclass(frozen=True, slots=True)
class PaperTeller:
    """What a paper may tell, in its language: facts with their footnotes, and fixed sentences of its template.

    `detainees` are those it is about; `texts` its fixed words; `teller` tells facts and keeps the footnotes.
    """

    wanted: Wanted
    admitted: Admitted
    answers: Answers
    detainees: tuple[Detainee, ...]
    texts: Texts
    teller: Teller
    citations: Mapping[SourceId, Line]
    statements: Mapping[StatementId, Statement]

    # Who and what it is about

    @property
    def lang(self) -> PaperLang:
        """The language of the paper."""
        return self.wanted.lang

    @property
    def as_of(self) -> date:
        """The day of the case."""
        return self.admitted.casefile.as_of

    @property
    def one(self) -> Detainee:
        """The one person that the paper is about; raises WrongCall where the case has none or several."""
        if len(self.detainees) == 1:
            return self.detainees[0]
        told = ", ".join(plain(self.teller.names[one.entity.id]) for one in self.detainees) or "nobody"
        raise WrongCall(f"This paper is about one person; held in this case: {told}.", "Add --person with a name.")

    def allowed(self, facts: Iterable[Fact]) -> tuple[Fact, ...] | None:
        """Facts that a room below found, as they may be told; None where any of them is held back."""
        told = [self.admitted.told(fact) for fact in facts]
        kept = tuple(fact for fact in told if fact is not None)
        return kept if len(kept) == len(told) else None

    def facts(self, *props: str) -> list[Fact]:
        """What the record holds under these properties of whom the paper is about, in the order of time.

        What is said of a person as a person is taken only of them; an act of the case also where it is nobody's.
        """
        mine = {one.entity.id for one in self.detainees}
        others = {one.entity.id for one in self.admitted.casefile.detainees} - mine

        def about(fact: Fact) -> bool:
            return fact.subject in mine if fact.prop in PERSONAL else fact.subject not in others

        return in_order([fact for fact in self.admitted.casefile.facts if fact.prop in props and about(fact)])

    def in_own_words(self, facts: Sequence[Fact]) -> list[Fact]:
        """Of facts that several languages tell, those that a source tells in the paper's; all where none does."""
        own = [fact for fact in facts if any(said.language is self.lang.facts for said in fact.statements)]
        return own or list(facts)

    def name(self, person: EntityId | None = None) -> Line:
        """The name of a person of the case, without footnotes: for titles and address lines."""
        return self.teller.names[self.one.entity.id if person is None else person]

    def names(self) -> str:
        """The names of whom the paper is about, one after the other."""
        return ", ".join(plain(self.name(one.entity.id)) for one in self.detainees)

    def own_stamp(self) -> str:
        """The word over a paper that is for oneself only; empty over every other."""
        return self.text("paper", "stamp_self") if self.admitted.audience is Audience.SELF else ""

    # Sentences

    def sentence(self, key: str, /, **given: Line | str | None) -> Sentence:
        """A fixed sentence of the paper's template. Its fields are days, counts, names of laws: never a fact."""
        return Sentence(self._filled("sentences", key, given), ())

    def sourced(self, key: str, facts: Iterable[Fact], /, **given: Line | str | None) -> Sentence:
        """A sentence of the template about facts, with the footnotes of all of them.

        Raises WrongCall where there is no fact: then there is nothing to tell.
        """
        stands_on = [statement for fact in facts for statement in fact.statements]
        if not stands_on:
            raise WrongCall("A sentence of fact stands on nothing.", "Leave it out where the record holds nothing.")
        return Sentence(self._filled("sentences", key, given), self.teller.notes.numbers(stands_on))

    def tell(self, fact: Fact, *, speaker_said: bool = False) -> Sentence:
        """A fact as the case sheet tells it, whoever claims it named.

        Raises Failed for a fact that is not as the gate let it through.
        """
        if any(self.statements.get(said.id) != said for said in fact.statements):
            raise Failed("A paper cites what may not be told.", "Report it; nothing was written.")
        alone = len(self.detainees) == 1 and fact.subject == self.detainees[0].entity.id
        return self.teller.tell(fact, speaker_said=speaker_said, alone=alone)

    def said(self, statement: Statement, speaker: Line | None = None) -> Sentence:
        """The words of one statement as they stand in its source, whoever says them named; on its footnote."""
        foreign = None if statement.language is self.teller.words.native else statement.language
        words = (Run(words_of(statement), foreign),)
        if speaker is None and statement.attributed_to is not None:
            speaker = (Run(statement.attributed_to, foreign),)
        line = self._filled("sentences", "says", {"speaker": speaker, "words": words})
        return Sentence(line, self.teller.notes.numbers([statement]))

    @property
    def let(self) -> AbstractSet[StatementId]:
        """The ids of every statement that was let through."""
        return self.statements.keys()

    def statement(self, key: StatementId) -> Statement | None:
        """A statement as it was let through; None where it was not."""
        return self.statements.get(key)

    def told(self, *props: str) -> tuple[Sentence, ...]:
        """All facts of these properties as sentences, in the order of time."""
        return tuple(self.tell(fact) for fact in self.facts(*props))

    def spell(self, spell: Spell) -> Sentence:
        """A stretch of custody in words, on the footnotes of its beginning and end."""
        return spell_sentence(spell, self.as_of, self.teller)

    def text(self, group: str, key: str, /, **given: Line | str | None) -> str:
        """A fixed text without its languages: a title, a heading, an address line."""
        return plain(self._filled(group, key, given))

    def borrowed(self, text: str) -> Line:
        """A text that a room below gave in the language of the facts, marked so where the paper has another."""
        return joined(list(borrowed_line((Run(text),), self.lang))) if text else ()

    def worded(self, text: str) -> Sentence:
        """A sentence that a room below worded: of a law, of a calculation, of a rule. It is no fact of the case."""
        return Sentence(self.borrowed(text), ())

    def day(self, day: date) -> str:
        """A calendar day in the paper's language, written as in the facts."""
        return day_in_words(day, "plain", self.teller.words.dates)

    def citation(self, source: Source) -> Line:
        """How a source is named: title, publisher, date."""
        return self.citations[source.id]

    def footnotes(self) -> tuple[Footnote, ...]:
        """The footnotes so far, as they stand in the paper."""
        made = (footnote_outside(note, self.admitted) for note in self.teller.notes.footnotes())
        return tuple(
            note if note.speaker is None else replace(note, speaker=own_run(note.speaker, self.lang)) for note in made
        )

    def custody(self) -> tuple[CustodyView, ...]:
        """What the clock answered for whom the paper is about, from what was let through; its words in `lang.facts`."""
        clock = self.answers.clock
        if not isinstance(clock, NotReckoned):
            mine = {one.entity.id for one in self.detainees}
            clock = tuple(
                clock_told(one, self.admitted, self.statements.keys())
                for one in clock
                if one.person is None or one.person in mine
            )
        return custody_views(clock, self.admitted.casefile.facts, self.admitted.audience, self.teller)

    def _filled(self, group: str, key: str, given: Mapping[str, Line | str | None]) -> Line:
        def lookup(name: str, _form: str) -> Line | None:
            value = given.get(name)
            return (Run(value),) if isinstance(value, str) else value

        return fill(self.texts.template(group, key), lookup)
