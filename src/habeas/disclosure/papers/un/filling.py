"""Fields of a form filled from facts: the bare value beside its label, with whoever says so and its footnotes."""

from collections.abc import Iterable, Mapping, Sequence

from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Field
from habeas.disclosure.template import fill, joined
from habeas.disclosure.values import field_in_words
from habeas.disclosure.view import Line, Run, Sentence
from habeas.record.casefile import Fact
from habeas.record.people import EntityKind
from habeas.record.statements import Stance


def mine(composer: Composer, *props: str) -> list[Fact]:
    """What is recorded under these properties of the person, and of what is no person (a work, a body, the case)."""
    me, entities = composer.one.entity.id, composer.admitted.casefile.entities

    def is_mine(fact: Fact) -> bool:
        entity = entities.get(fact.subject)
        return fact.subject == me or (entity is not None and entity.kind is not EntityKind.PERSON)

    return [fact for fact in composer.facts(*props) if is_mine(fact)]


def told(composer: Composer, *props: str) -> tuple[Sentence, ...]:
    """Whole sentences on the person under these properties, in the order of time."""
    return tuple(composer.tell(fact) for fact in mine(composer, *props))


def value(composer: Composer, fact: Fact, name: str, form: str = "plain") -> Line | None:
    """One field of a fact in words, None where no source gives it. `form` is the form of a date."""
    teller = composer.teller
    return field_in_words(fact, teller.vocabulary.properties[fact.prop], name, form, teller.words)


def said(composer: Composer, fact: Fact, line: Line) -> Sentence:
    """Words of a fact as an answer: what a speaker claims stays with the speaker, what is denied is told as denied."""
    teller = composer.teller
    speaker = teller.speaker(fact)
    numbers = teller.notes.numbers(fact.statements)
    denied = fact.stance is Stance.DENIES
    if speaker is None and not denied:
        return Sentence(line, numbers)
    frame = "attributed" if not denied else "denied" if speaker is None else "denied_by"
    given = {"sentence": line, "speaker": speaker}
    framed = fill(teller.words.template("frames", frame), lambda name, _form: given.get(name))
    return Sentence(framed, numbers)


def answers(composer: Composer, facts: Iterable[Fact], *names: str) -> tuple[Sentence, ...]:
    """For each fact its fields of these names, with a comma between; those that have none of them are left out.

    A fact whose value is unknown, or known to be none, is told whole: that is an answer too.
    """
    made = []
    for fact in facts:
        if "when" not in names and not isinstance(fact.value, Mapping):
            made.append(composer.tell(fact))
            continue
        lines = [line for name in names if (line := value(composer, fact, name))]
        if lines:
            made.append(said(composer, fact, commas(lines)))
    return tuple(made)


def commas(lines: Sequence[Line]) -> Line:
    """Lines one after the other with commas between."""
    return joined([run for at, line in enumerate(lines) for run in ((Run(", "), *line) if at else line)])


def answered(composer: Composer, key: str, said: Sequence[Sentence], *props: str, number: str = "") -> Field:
    """A field answered by the record, else by what a person gave for it, else open."""
    if not said and key in composer.wanted.given:
        return composer.to_fill(key, number)
    return composer.field(key, said, *props, number=number)


def differing(composer: Composer, prop: str, *about: str) -> tuple[Sentence, ...]:
    """One sentence where the sources contradict each other on this; none is preferred."""
    me = composer.one.entity.id
    found = any(
        one.subject == me and one.prop == prop and one.about in about for one in composer.admitted.casefile.conflicts
    )
    return (composer.sentence("sources_differ"),) if found else ()
