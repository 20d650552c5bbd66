"""Which sources of a case repeat each other, how many are independent, and what a person says of that."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from habeas.base.digest import Json
from habeas.base.errors import WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.ids import CaseId, SourceId
from habeas.base.span import Span
from habeas.desk.bound_pages import pages_now
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.evidence.sources.independence import (
    ALONE,
    Bond,
    Independence,
    Of,
    Repeating,
    SourceJudgement,
    Standing,
    holding,
    independence,
    pair_of,
)
from habeas.evidence.sources.source import Source
from habeas.evidence.text.credits import Credit, credits_of
from habeas.evidence.text.reading import Reading
from habeas.evidence.text.reprints import FEWEST_WORDS, repeats
from habeas.evidence.text.runs import words_of
from habeas.evidence.web_archives.shown import shown

STANDINGS = {"independent": Standing.INDEPENDENT, "dependent": Standing.DEPENDENT, "undo": Standing.UNDONE}
"""What can be said of two sources, by the word a person uses for it."""


@dataclass(frozen=True, slots=True)
class Named:
    """A source that a report of the case gives credit to. `of` are sources of the case that go by this name."""

    source: SourceId
    credit: Credit
    of: tuple[SourceId, ...]


@dataclass(frozen=True, slots=True)
class Reprints:
    """Sources of a case by their groups, pairs and credits.

    `not_compared` have no text, or fewer words than can be compared. `quotes` are the longest passages,
    as they are printed in the first of each pair; `recognised` says of each whether it was recognised on a picture
    in one of the two.
    """

    sources: tuple[Source, ...]
    independence: Independence
    quotes: tuple[str, ...]
    recognised: tuple[bool, ...]
    credited: tuple[Named, ...]
    not_compared: tuple[SourceId, ...]


def reprints(session: Session, name: str) -> Reprints:
    """Compare all sources of a case with each other."""
    case = session.case(name)
    evidence = session.vault.evidence
    with session.vault.transaction():
        audit(session, "compare sources", case.id)
    sources = evidence.sources(case.id)
    readings = _readings(session, sources)
    found = _repeating(sources, readings)
    ids = [source.id for source in sources]
    told = independence(ids, found, evidence.source_judgements(case.id), _bonds(session, case.id))
    texts = {source.id: reading for source, reading in zip(sources, readings, strict=True)}
    quotes = tuple(each.in_one.slice(text.text) for each in found if (text := texts[each.one]) is not None)
    marked = tuple(
        _recognised(texts[each.one], each.in_one) or _recognised(texts[each.other], each.in_other) for each in found
    )
    short = tuple(source.id for source in sources if not _long_enough(texts[source.id]))
    credited = (_named(source, texts[source.id], sources) for source in sources)
    return Reprints(sources, told, quotes, marked, tuple(each for some in credited for each in some), short)


def independence_of(session: Session, name: str, sources: Collection[Source]) -> Independence:
    """Which of these sources of a case count as one; they alone are compared."""
    case = session.case(name)
    judgements = session.vault.evidence.source_judgements(case.id)
    if len(sources) < 2:
        return ALONE
    ordered = list(sources)
    found = _repeating(ordered, _readings(session, ordered))
    return independence([source.id for source in ordered], found, judgements, _bonds(session, case.id))


def repeats_of(session: Session, case_name: str, fresh: Collection[SourceId]) -> dict[SourceId, Finding]:
    """For new sources that are nearly the same as, or stand in, another of the case: a note that says so."""
    sources = session.vault.evidence.sources(session.case(case_name).id)
    titles = {source.id: source.original_name or source.id[:8] for source in sources}
    asked = {place for place, source in enumerate(sources) if source.id in fresh}
    notes: dict[SourceId, Finding] = {}
    inside = {(part.container, part.part) for source in fresh for part in session.vault.evidence.containers(source)}
    for each in _repeating(sources, _readings(session, sources), asked) if asked and len(sources) > 1 else ():
        mine, other, share = (each.other, each.one, each.of_other)
        if mine not in fresh:
            mine, other, share = (each.one, each.other, each.of_one)
        own = (mine, other) in inside or (other, mine) in inside
        if each.dependent and mine not in notes and not own:
            message = (
                f"{share} % of its words are those of {titles[other]} ({other[:8]}). The two count as one source "
                "until somebody says otherwise with `habeas reprints`."
            )
            notes[mine] = Finding("repeats-source", "text", Severity.NOTE, message)
    return notes


def judge_sources(session: Session, name: str, one: str, other: str, standing: Standing, reason: str) -> None:
    """Record a person's word on two sources, named by id, beginning of id, or file name.

    Raises WrongCall without a reason, for one source named twice, and where there is nothing to take back.
    """
    case = session.case(name)
    evidence = session.vault.evidence
    sources = evidence.sources(case.id)
    first, second = _source(sources, one), _source(sources, other)
    if first == second:
        raise WrongCall("These are one source.", "Name two of `habeas sources CASE`.")
    if not reason.strip():
        raise WrongCall("A judgement needs a reason.", "Add --why TEXT.")
    pair = pair_of(first, second)
    if standing is Standing.UNDONE and pair not in holding(evidence.source_judgements(case.id)):
        raise WrongCall("No judgement on these two holds.", "There is nothing to undo.")
    with session.vault.transaction():
        judgement = SourceJudgement(*pair, standing, session.who, session.now(), reason)
        evidence.add_source_judgement(case.id, judgement)
        audit(session, f"judge sources {standing.value}", pair[0], {"case": case.id, "other": pair[1]})


def reprints_shape(answer: Reprints) -> Json:
    """The answer as JSON, without schema and case."""
    told = answer.independence
    number = len({told.goes_by.get(source.id, source.id) for source in answer.sources})
    return {
        "sources": [
            {"id": source.id, "title": title_of(source), "goes_by": told.goes_by.get(source.id, source.id)}
            for source in answer.sources
        ],
        "independent": number,
        "pairs": [
            _pair(each, quote, marked)
            for each, quote, marked in zip(told.repeating, answer.quotes, answer.recognised, strict=True)
        ],
        "bonds": [{"one": bond.one, "other": bond.other, "of": bond.of.value} for bond in told.bonds],
        "judgements": [
            {
                "one": said.one,
                "other": said.other,
                "standing": said.standing.value,
                "by": said.by,
                "at": said.at.isoformat(),
                "why": said.reason,
            }
            for said in told.judgements.values()
        ],
        "credits": [
            {
                "source": each.source,
                "names": each.credit.name,
                "start": each.credit.span.start,
                "end": each.credit.span.end,
                "of": list(each.of),
            }
            for each in answer.credited
        ],
        "not_compared": list(answer.not_compared),
    }


def title_of(source: Source) -> str:
    """What a source is called in a list: its title, else its file's name, else the beginning of its id."""
    told = source.description.title
    return told.value if told is not None else source.original_name or source.id[:8]


def _recognised(reading: Reading | None, span: Span) -> bool:
    return reading is not None and reading.recognised(span)


def _pair(each: Repeating, quote: str, recognised: bool) -> Json:
    return {
        "one": each.one,
        "other": each.other,
        "kind": each.kind.value,
        "counts_as_one": each.dependent,
        "share_of_one": each.of_one,
        "share_of_other": each.of_other,
        "longest": {
            "words": each.words,
            "one": {"start": each.in_one.start, "end": each.in_one.end},
            "other": {"start": each.in_other.start, "end": each.in_other.end},
            "quote": quote,
            "recognised": recognised,
        },
    }


def _readings(session: Session, sources: Sequence[Source]) -> list[Reading | None]:
    found = session.vault.evidence.first_readings([source.copy.digest for source in sources])
    return [found.get(source.copy.digest) for source in sources]


def _bonds(session: Session, case: CaseId) -> list[Bond]:
    """What makes sources of a case one whatever their texts say.

    Pages of a document, the words of a recording, and what a browser showed of a captured page.
    """
    found = [
        Bond(one, other, Of.DOCUMENT)
        for document in pages_now(session, case)
        for one, other in pairwise(document.pages)
    ]
    given = session.vault.evidence.transcripts_of_case(case)
    pairs = dict.fromkeys((each.recording, each.transcript) for each in given)
    found += [Bond(recording, transcript, Of.RECORDING) for recording, transcript in pairs]
    parts = session.vault.evidence.parts_of_case(case)
    return [*found, *(Bond(each.container, each.part, Of.CAPTURE) for each in parts if shown(each.path) is not None)]


def _long_enough(reading: Reading | None) -> bool:
    return reading is not None and len(words_of(reading).words) >= FEWEST_WORDS


def _repeating(
    sources: Sequence[Source], readings: Sequence[Reading | None], asked: Collection[int] | None = None
) -> tuple[Repeating, ...]:
    """The pairs among these that repeat each other."""
    kept = [
        (place, source.id, reading)
        for place, (source, reading) in enumerate(zip(sources, readings, strict=True))
        if reading is not None
    ]
    mine = None if asked is None else {at for at, (place, _, _) in enumerate(kept) if place in asked}
    return tuple(
        Repeating(
            kept[each.one][1],
            kept[each.other][1],
            each.kind,
            each.of_one,
            each.of_other,
            each.words,
            each.in_one,
            each.in_other,
        )
        for each in repeats([words_of(reading) for _, _, reading in kept], mine)
    )


def _named(source: Source, reading: Reading | None, sources: Sequence[Source]) -> list[Named]:
    """The credits of one report that name neither its own publisher nor the same name twice."""
    found: dict[str, Named] = {}
    for credit in () if reading is None else credits_of(reading):
        name = credit.name.casefold()
        if name not in found and not _goes_by(source, name):
            others = tuple(one.id for one in sources if one.id != source.id and _goes_by(one, name))
            found[name] = Named(source.id, credit, others)
    return list(found.values())


def _goes_by(source: Source, name: str) -> bool:
    """Whether a source is called so: its publisher, author, or the host of its address."""
    told = source.description
    names = [each.value.casefold() for each in (told.publisher, told.author, told.address) if each is not None]
    return any(name in one or (len(one) > 3 and one in name) for one in names)


def _source(sources: Sequence[Source], word: str) -> SourceId:
    found = [s for s in sources if word in (s.id, s.original_name)] or [
        s for s in sources if len(word) >= 4 and s.id.startswith(word)
    ]
    if len(found) != 1:
        many = "Several sources of this case are" if found else "No source of this case is"
        raise WrongCall(f"{many} {word!r}.", "List them with `habeas sources CASE` and use the id.")
    return found[0].id
