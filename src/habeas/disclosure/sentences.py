"""One fact as one sentence in plain language, with the footnotes it stands on.

A claim stays with whoever makes it: what a speaker in a source says is told as theirs, what a fact
denies is told as denied, and "unknown" and "none" are said as such.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.base.ids import EntityId
from habeas.base.known import Absent, Unknown
from habeas.disclosure.notes import NoteBook
from habeas.disclosure.template import Lookup, fill
from habeas.disclosure.values import REFERENCES, field_in_words
from habeas.disclosure.view import Line, Run, Sentence, plain
from habeas.disclosure.wording import Wording
from habeas.evidence.sources.independence import Independence
from habeas.record.casefile import Fact
from habeas.record.statements import Stance
from habeas.record.vocabulary.terms import FieldType, Property, Vocabulary

DENIAL = "denial"
"""The property whose own words say that something is denied, so that no frame has to."""


@dataclass(frozen=True, slots=True)
class Teller:
    """What it takes to tell facts: the words, the names of the entities, and the footnotes.

    `independence` says which sources count as one, None where they were not compared.
    `sole` is the one person held, None where the case has several or none: sentences about that
    person need not repeat the name. `refers` says whether sentences may name statements by their id: those of
    the vault mean nothing outside and tell that two papers stand on one record.
    """

    words: Wording
    vocabulary: Vocabulary
    names: Mapping[EntityId, Line]
    notes: NoteBook
    sole: EntityId | None
    independence: Independence | None = None
    refers: bool = True

    def tell(self, fact: Fact, *, speaker_said: bool = False, alone: bool = False) -> Sentence:
        """The sentence of a fact. `speaker_said`: a heading already names the speaker; `alone`: the subject."""
        line = self._core(fact, alone)
        speaker = None if speaker_said else self.speaker(fact)
        if fact.stance is Stance.DENIES and fact.prop != DENIAL:
            frame = "denied" if speaker is None else "denied_by"
        elif speaker is not None:
            frame = "attributed"
        else:
            return Sentence((*line, *self._sources(fact)), self.notes.numbers(fact.statements))
        fields = {"sentence": line, "speaker": speaker}
        framed = fill(self.words.template("frames", frame), lambda name, _form: fields.get(name))
        return Sentence((*framed, *self._sources(fact)), self.notes.numbers(fact.statements))

    def _sources(self, fact: Fact) -> Line:
        """How many sources a fact stands on and how many of them are independent; nothing where it has but one."""
        sources = {statement.source for statement in fact.statements}
        if self.independence is None or len(sources) == 1:
            return ()
        counted = self.words.word("independence", "counted")
        return (Run(" " + counted.format(sources=len(sources), independent=self.independence.count(sources))),)

    def speaker(self, fact: Fact) -> Line | None:
        """Who says so in the source, as printed there; None where it is the source's own author."""
        if fact.attributed_to is None:
            return None
        languages = {s.language for s in fact.statements if s.attributed_to == fact.attributed_to}
        foreign = None if self.words.native in languages or not languages else min(languages)
        return (Run(fact.attributed_to, foreign),)

    def label(self, prop: str) -> str:
        """The vocabulary's word for a property, as a heading begins it."""
        return capital(self.words.label("properties", prop, self.vocabulary.properties[prop].labels))

    def field_value(self, fact: Fact, name: str) -> Line:
        """One field of a fact in words, empty where it has none."""
        if name in REFERENCES and not self.refers:
            return ()
        return field_in_words(fact, self.vocabulary.properties[fact.prop], name, "plain", self.words) or ()

    def other_name(self, subject: EntityId | None) -> Line | None:
        """The name of anybody but the one person held; None for that person, for the case itself, for nobody."""
        if subject is None or subject == self.sole:
            return None
        return self.names.get(subject) or None

    def who(self, fact: Fact) -> Line | None:
        """The subject's name where the sentence needs it: not of the one person held, nor where it says the name."""
        name = self.other_name(fact.subject)
        if name is None:
            return None
        term = self.vocabulary.properties[fact.prop]
        naming = [f.id for f in term.fields.values() if f.type in (FieldType.NAME, FieldType.BODY)]
        named = {plain(self.field_value(fact, field)) for field in naming}
        return None if plain(name) in named else name

    def _core(self, fact: Fact, alone: bool) -> Line:
        who = None if alone else self.who(fact)
        match fact.value:
            case Unknown(reason):
                return self._frame("unknown", fact, who, (Run(reason),))
            case Absent():
                return self._frame("absent", fact, who, ())
        return fill(self.words.properties[fact.prop], self._lookup(fact, who))

    def _frame(self, frame: str, fact: Fact, who: Line | None, reason: Line) -> Line:
        fields: dict[str, Line | None] = {
            "who": who,
            "label": (Run(self.label(fact.prop)),),
            "reason": reason,
            "when": self.field_value(fact, "when"),
        }
        return fill(self.words.template("frames", frame), lambda name, _form: fields.get(name))

    def _lookup(self, fact: Fact, who: Line | None) -> Lookup:
        term: Property = self.vocabulary.properties[fact.prop]

        def lookup(name: str, form: str) -> Line | None:
            if name == "who":
                return who
            if name == "subject":
                return self.names.get(fact.subject) or (Run(self.words.word("frames", "somebody")),)
            if name in REFERENCES and not self.refers:
                return None
            return field_in_words(fact, term, name, form, self.words)

        return lookup


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]
