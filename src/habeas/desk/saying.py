"""Add a fact by hand, with its source and the words it stands on."""

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.base.errors import WrongCall
from habeas.base.known import Absent, Known, Unknown
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.desk.recording import Saying, record
from habeas.desk.session import Session
from habeas.desk.values import taken_apart
from habeas.desk.whose import Roll
from habeas.evidence.sources.source import Source
from habeas.evidence.text.anchor import Anchor, anchor_at
from habeas.evidence.text.decoding import normal_text
from habeas.evidence.text.language import language_of
from habeas.evidence.text.reading import Reading
from habeas.record.keeping import Case
from habeas.record.statements import Confidentiality, Method, Stance, Statement
from habeas.record.vocabulary.loading import vocabulary


@dataclass(frozen=True, slots=True)
class Words:
    """A fact in a person's words. `value` is in the shape of a draft and may hold `when`.

    `source` is the id, or its beginning, or the file's name or the title of a source of the case.
    `quote` stands in that source's text exactly; `start` tells which place where it stands in several.
    `privileged`: it is between the person and counsel, whatever the paper is.
    """

    subject: str | None
    prop: str
    value: Known[Mapping[str, Plain]]
    source: str
    quote: str
    start: int | None = None
    attributed_to: str | None = None
    stance: Stance = Stance.ASSERTS
    grade: int | None = None
    privileged: bool = False


def say(session: Session, name: str, words: Words) -> Statement:
    """Record a fact typed by a person.

    Raises WrongCall where the property, the value, the source or the quote is not right: a quote must
    stand in the source, letter by letter, and where it stands in several places `start` must say which.
    """
    case = session.case(name)
    if words.prop not in vocabulary().properties:
        raise WrongCall(f"The vocabulary has no property {words.prop!r}.", "See docs/reference/vocabulary.md.")
    if words.grade is not None and not 1 <= words.grade <= 6:
        raise WrongCall("Information is graded 1 (confirmed) to 6 (cannot be judged).", "Nothing was recorded.")
    source = find_source(session, case, words.source)
    reading = session.vault.evidence.first_reading(source.copy.digest)
    if reading is None:
        raise WrongCall("This source has no text, so nothing in it can be quoted.", "Add a typed copy of it.")
    anchor = anchor_of(reading, words.quote, words.start)
    value, when = words.value, None
    if not isinstance(value, Unknown | Absent):
        value, when = taken_apart(words.prop, value, "Nothing was recorded; correct the value.")
    with session.vault.transaction():
        roll = Roll(session, case)
        saying = Saying(
            subject=roll.subject(words.subject, words.prop, value),
            prop=words.prop,
            value=value,
            when=when,
            language=language_of(words.quote) or reading.lang or Lang.EN,
            source=source,
            anchor=anchor,
            method=Method.TYPED,
            stance=words.stance,
            attributed_to=words.attributed_to,
            information_grade=words.grade,
            confidentiality=Confidentiality.PROTECTED if words.privileged else Confidentiality.TEAM,
        )
        return record(session, roll, saying)


def find_source(session: Session, case: Case, word: str) -> Source:
    """The source of a case that a word means: id, beginning of id, file name, or title."""
    sources = session.vault.evidence.sources(case.id)
    found = [s for s in sources if word in (s.id, s.original_name)] or [
        s
        for s in sources
        if (len(word) >= 4 and s.id.startswith(word))
        or (s.description.title is not None and s.description.title.value == word)
    ]
    if len(found) != 1:
        many = "Several sources are" if found else "No source is"
        raise WrongCall(f"{many} called {word!r} in this case.", f"List them with `habeas sources {case.name}`.")
    return found[0]


def anchor_of(reading: Reading, quote: str, start: int | None) -> Anchor:
    """The anchor of a quote in a reading; raises WrongCall when it is not there or its place is not clear.

    The quote is put into the form of every reading first, so that another system's line ends or
    accents do not hide it.
    """
    quote = normal_text(quote)
    if not quote.strip():
        raise WrongCall("The quote is empty.", "Give the words of the source that the fact stands on.")
    places = []
    at = reading.text.find(quote)
    while at >= 0:
        places.append(at)
        at = reading.text.find(quote, at + 1)
    if not places:
        raise WrongCall("The quote does not stand in the source.", "Copy it from `habeas text FILE`, letter by letter.")
    if start is None and len(places) > 1:
        shown = ", ".join(str(place) for place in places[:8])
        raise WrongCall(f"The quote stands in {len(places)} places.", f"Add --start with one of: {shown}.")
    if start is not None and start not in places:
        raise WrongCall(f"The quote does not begin at {start}.", f"It begins at {', '.join(map(str, places[:8]))}.")
    begin = places[0] if start is None else start
    return anchor_at(reading, Span(begin, begin + len(quote)))


def denies_or_asserts(denies: bool) -> Stance:
    """The stance of somebody who denies, or who does not."""
    return Stance.DENIES if denies else Stance.ASSERTS
