"""The value of a statement as it may be told: stand-ins for names, and without words that may not go out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from habeas.base.ids import EntityId
from habeas.base.known import Absent, Known, Unknown
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.disclosure.gate.audiences import Rules
from habeas.disclosure.gate.criminal import Criminal
from habeas.disclosure.gate.held import Protection
from habeas.disclosure.gate.persons_held import NOTHING, Why
from habeas.disclosure.gate.screening import Screen, agent_named
from habeas.disclosure.gate.stand_ins import StandIns, stand_in
from habeas.disclosure.gate.statements_held import OF_FIELDS
from habeas.disclosure.gate.strangers import is_a_name
from habeas.disclosure.values import REFERENCES
from habeas.record.vocabulary.loading import vocabulary
from habeas.record.vocabulary.terms import Field, FieldType

INSIDE = frozenset({"kept_as", "proposed_as"})
"""Fields that hold signs which mean something in this vault alone."""

_PRINTED_NAMES = frozenset({"printed", "aliases", "script"})


@dataclass(slots=True)
class ToldValue:
    """A value on its way out: what it became, why it cannot go out at all, and what was taken from it, and why."""

    value: Known[Mapping[str, Plain]]
    held: set[Protection] = field(default_factory=set)
    taken: set[Protection] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Values:
    """Tells values in one language. `reference` gives the id that may be told for one that a value holds, or None."""

    rules: Rules
    screen: Screen
    stand_ins: StandIns
    criminal: Criminal
    lang: Lang
    reference: Callable[[str], str | None]

    def told(self, prop: str, value: Known[Mapping[str, Plain]], subject_held: EntityId | None, let: Why) -> ToldValue:
        """A value of this property; `subject_held` is whose name it is about where that is held back."""
        match value:
            case Unknown(reason):
                found = self.screen.found(reason) - let
                return ToldValue(Unknown("") if found else value, taken=set(found))
            case Absent():
                return ToldValue(value)
        term = vocabulary().properties.get(prop)
        made = ToldValue({})
        if term is None:
            made.held.add(Protection.NOT_LISTED)
            return made
        out: dict[str, Plain] = {}
        for name, inner in value.items():
            known = term.fields.get(name)
            kept = None if known is None else self._field(prop, known, inner, subject_held, let, made)
            if kept is not None:
                out[name] = kept
        made.value = out
        return made

    def speaker(self, text: str, let: Why) -> tuple[str, Why]:
        """Who is said to say so, as it may be told, and why it is not told as it stands."""
        return self._name(text, let, "source")

    def _field(
        self, prop: str, known: Field, inner: Plain, subject: EntityId | None, let: Why, made: ToldValue
    ) -> Plain | None:
        protection = OF_FIELDS.get((prop, known.id))
        if protection is not None and protection not in let and self.rules.protects(protection):
            made.taken.add(protection)
            return None
        if known.id in REFERENCES:
            return self._references(inner)
        if known.id in INSIDE:
            return inner if self.rules.particulars else None
        if subject is not None and prop == "person" and known.id in (*_PRINTED_NAMES, "name"):
            made.taken |= {Protection.MENTIONS}
            return self.stand_ins.of(subject, self.lang) if known.id == "name" else None
        match inner:
            case str():
                return self._text(prop, known, inner, let, made)
            case list() | tuple():
                names = [self._name(one, let, "stranger") for one in inner if isinstance(one, str)]
                made.taken |= NOTHING.union(*(why for _, why in names))
                left: Plain = [name for name, why in names if not why]
                return left or (inner if not inner else None)
        return inner

    def _text(self, prop: str, known: Field, text: str, let: Why, made: ToldValue) -> Plain | None:
        if known.type in (FieldType.NAME, FieldType.BODY) and known.id != "title":
            told, why = self._name(text, let, "stranger", body=known.type is FieldType.BODY)
            made.taken |= why
            return told or None
        if known.type is FieldType.CODE or known.type in (FieldType.WHEN, FieldType.DURATION):
            return text
        found = self.screen.found(text) - let
        if Protection.INCRIMINATED_WORDS in found:
            instead = self.criminal.paraphrased(text, self.lang)
            made.taken.add(Protection.INCRIMINATED_WORDS)
            if prop == "incriminated_words":
                # The statement itself says that there are such words: it goes out without them, as the warning.
                return None
            if instead is not None and not self.screen.found(instead) - let:
                return instead
        if not found:
            return text
        (made.held if known.required else made.taken).update(found)
        return None

    def _name(self, text: str, let: Why, kind: str, *, body: bool = False) -> tuple[str, Why]:
        """A name as it may be told, and why not as it stands; empty where nothing may stand in."""
        found = self.screen.found(text) - let
        whose = self.screen.whose(text) if Protection.MENTIONS in found else None
        if whose is not None:
            return self.stand_ins.of(whose, self.lang), found
        if Protection.CODE_NAME in found and agent_named(text):
            return stand_in("agent", self.lang), found
        if found:
            return stand_in(kind, self.lang) if not body and found == {Protection.MENTIONS} else "", found
        stranger = not self.rules.strangers and Protection.MENTIONS not in let and not self.screen.names_told(text)
        if stranger and is_a_name(text, strictly=not body):
            return stand_in(kind, self.lang), frozenset({Protection.MENTIONS})
        return text, NOTHING

    def _references(self, inner: Plain) -> Plain | None:
        if isinstance(inner, str):
            return self.reference(inner)
        if isinstance(inner, list | tuple):
            return [told for one in inner if isinstance(one, str) and (told := self.reference(one))] or None
        return None
