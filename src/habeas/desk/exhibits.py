"""Handing out a source as an exhibit: what the gate holds back of it is hidden, and so is what a person names."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from habeas.base.digest import Json, digest_of
from habeas.base.errors import WrongCall
from habeas.base.ids import EntityId, StatementId
from habeas.base.span import Span
from habeas.desk.case_file import asked_of, open_case
from habeas.desk.copies import remember_copy
from habeas.desk.recording import audit
from habeas.desk.redrawing import Numbered, Redrawing, redraw
from habeas.desk.releasing import Going, begin_release, record_release
from habeas.desk.saying import find_source
from habeas.desk.session import Session
from habeas.desk.writing_clear import write_clear
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.admission import Decision, decide
from habeas.disclosure.gate.handing import Handing, handing_of, words_held
from habeas.disclosure.gate.releases import INSIDE, HandedFile, Told
from habeas.evidence.sources.source import Source
from habeas.evidence.text.reading import Reading
from habeas.output.exhibits.exhibit_pdf import exhibit_pdf
from habeas.record.casefile import CaseFile
from habeas.record.people import EntityKind
from habeas.record.statements import Statement


@dataclass(frozen=True, slots=True)
class ExhibitAsked:
    """Which source, for whom, under which number; `hide` are words that are hidden wherever they stand in it.

    `language` is that of the stamp, as a BCP 47 tag.
    """

    source: str
    number: int
    audience: Audience
    language: str
    hide: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exhibited:
    """What was handed out. `hidden` counts passages of the reading, `pages` is 0 for a text set anew.

    `read_again` is False where no recogniser is on this machine to look at the pages after they were painted over.
    """

    source: Source
    number: int
    pages: int
    hidden: int
    read_again: bool
    path: Path


def hand_out(session: Session, name: str, asked: ExhibitAsked, path: Path, as_of: date) -> Exhibited:
    """Draw a source of a case anew as an exhibit, keep the release where it leaves, and write it as PDF.

    Raises WrongCall where the gate holds the source back from this audience, for an audience or a number that there
    is none of, and where words to hide do not stand in it; Failed where it cannot be drawn safely. Then nothing is
    written.
    """
    if asked.number < 1:
        raise WrongCall("Annexes are numbered from 1.", "Take the number of the list of annexes.")
    opened = open_case(session, name, as_of)
    case = opened.casefile.case
    source = find_source(session, case, asked.source)
    asking = asked_of(opened, asked.audience)
    decision = decide(replace(asking, sources=tuple({**opened.sources, source.id: source}.values())))
    _demand_shown(decision, source)
    inside = asked.audience in INSIDE
    begun = None if inside else begin_release(session, [name], asked.audience, "exhibit")
    reading = session.vault.evidence.first_reading(source.copy.digest)
    hidden = (
        *held_in(opened.casefile, words_held(decision), source, reading),
        *screened(decision, reading),
        *_named(asked.hide, reading),
    )
    made = redraw(session, source, hidden, Numbered(asked.number, asked.language, as_of))
    data = exhibit_pdf(made.exhibit)
    if begun is not None:
        handed = HandedFile(path.name, digest_of(data), "application/pdf", len(data))
        told = told_in(opened.casefile, words_held(decision), source, reading, hidden)
        record_release(session, begun, Going(f"exhibit {asked.number}", (told,), (handed,)))
    with session.vault.transaction():
        audit(session, "hand out exhibit", source.id, {"case": case.id, "audience": asked.audience.value})
    # Remembered first: a copy that nobody knows of would be worse than a line about none.
    remember_copy(session, path, digest_of(data))
    write_clear(path, data)
    return _exhibited(source, made, len(hidden), path)


def exhibit_json(made: Exhibited, audience: Audience) -> dict[str, Json]:
    """What was handed out, for other programs."""
    return {
        "source": made.source.id,
        "number": made.number,
        "audience": audience.value,
        "pages": made.pages,
        "hidden": made.hidden,
        "read_again": made.read_again,
        "file": str(made.path),
    }


def _exhibited(source: Source, made: Redrawing, hidden: int, path: Path) -> Exhibited:
    return Exhibited(source, made.exhibit.number, len(made.exhibit.pages), hidden, made.read_again, path)


def _statements(casefile: CaseFile, source: Source) -> dict[StatementId, Statement]:
    """The statements of a case that stand in a source, by id."""
    return {StatementId(one.id): one for fact in casefile.facts for one in fact.statements if one.source == source.id}


def _demand_shown(decision: Decision, source: Source) -> None:
    """Raises WrongCall where the source may not be shown: a page is nothing but the exact words of a paper."""
    if handing_of(decision, source) is Handing.KEPT:
        audience = decision.deciding.asked.audience.value
        raise WrongCall(f"This source may not be shown to the audience '{audience}'.", "Nothing was written.")


def held_in(casefile: CaseFile, held: AbstractSet[str], source: Source, reading: Reading | None) -> Iterator[Span]:
    """Where the quotes of these statements stand in the source's first reading.

    Raises WrongCall where one of them was taken from another reading, in which its place counts otherwise.
    """
    for key, statement in _statements(casefile, source).items():
        if key not in held:
            continue
        if reading is None or statement.anchor.reading != reading.id:
            raise WrongCall(
                "What has to be hidden in this source was quoted from another reading of it.",
                "Leave the exhibit out; nothing was written.",
            )
        yield statement.anchor.span


def screened(decision: Decision, reading: Reading | None) -> Iterator[Span]:
    """Every line of the reading that names somebody or tells something that is held back, by the gate's own screen.

    A line is hidden whole, and so are two that tell it only together.
    """
    if reading is None or decision.deciding.asked.audience in INSIDE:
        return
    screen = decision.deciding.screen
    before: Span | None = None
    for found in re.finditer(r"[^\n]*\S[^\n]*", reading.text):
        line = Span(found.start(), found.end())
        if screen.found(found[0]):
            yield line
        elif before is not None:
            both = f"{before.slice(reading.text)} {found[0]}"
            if not screen.found(before.slice(reading.text)) and screen.found(both):
                yield Span(before.start, line.end)
        before = line


def _named(words: Sequence[str], reading: Reading | None) -> Iterator[Span]:
    """Every place of these words in the reading, in capitals or not and across the ends of lines."""
    for passage in words:
        pattern = r"\s+".join(re.escape(word) for word in passage.split())
        found = [] if reading is None or not pattern else list(re.finditer(pattern, reading.text, re.IGNORECASE))
        if not found:
            raise WrongCall(
                f"{passage!r} does not stand in this source.", "Check the words to hide; nothing was written."
            )
        for place in found:
            yield Span(place.start(), place.end())


def told_in(
    casefile: CaseFile, held: AbstractSet[str], source: Source, reading: Reading | None, hidden: Sequence[Span]
) -> Told:
    """What a reader of the exhibit is told: the statements that stand in it, and whose name can be read there."""
    statements = {key: one for key, one in _statements(casefile, source).items() if key not in held}
    text = "" if reading is None else without(reading.text, hidden)
    names: dict[EntityId, set[str]] = {
        key: {one.name} for key, one in casefile.entities.items() if one.kind is not EntityKind.CASE
    }
    for detainee in casefile.detainees:
        names.setdefault(detainee.entity.id, set()).update(detainee.names)
    named = frozenset(key for key, known in names.items() if any(name and name in text for name in known))
    subjects = frozenset(
        casefile.entities[one.subject].id for one in statements.values() if one.subject in casefile.entities
    )
    return Told(casefile.case.id, frozenset(statements), subjects | named, named)


def without(text: str, hidden: Sequence[Span]) -> str:
    """The text with what is hidden taken out; every other sign stands where it stood."""
    signs = list(text)
    for span in hidden:
        signs[span.start : span.end] = "\0" * (span.end - span.start)
    return "".join(signs)
