"""From a facts file to :class:`Facts`: a case of one person with no vault at all.

The form is that of `docs/reference/clock.md`. What is wrong is a finding with its line, and the rest
of the file is used; only a file that cannot be read as a map at all is refused.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache

from babel import Locale

from habeas.base.finding import Finding, Severity
from habeas.base.when import When
from habeas.law.clock.countable import countable_length, countable_when
from habeas.law.clock.facts import Accused, Event, Facts, Person
from habeas.law.clock.facts_nodes import Block, facts_document
from habeas.law.clock.instants import Zone
from habeas.law.pack.asking import values_asked
from habeas.law.pack.condition import Truth
from habeas.law.pack.pack import Pack
from habeas.record.vocabulary.loading import vocabulary
from habeas.record.vocabulary.terms import FieldType, Kind

TOP = ("case", "jurisdiction", "zone", "person", "offences", "circumstances", "events", "consents", "filings", "said")
"""What may stand in the file. `case` is a word of its writer's, from which codes in calendars are made.

The last three are read by :mod:`habeas.law.remedies.facts_file`, so that one file serves both.
"""

_ARTICLE = re.compile(r"[0-9]+(?:[.-][0-9]+)*")
_COUNTRY = re.compile(r"[A-Z]{2}")
_ANSWERS = {"yes": Truth.YES, "no": Truth.NO, "unknown": Truth.UNKNOWN}
_OWN = ("id", "type", "when", "source", "stance")
_MORE_DATES = ("in_force",)
"""Fields that are dates though the vocabulary does not have them."""
_MORE_WORDS = {"measure": ("hospital",), "basis": ("criminal", "administrative")}
"""Words that the clock itself knows."""


@dataclass(frozen=True, slots=True)
class FactsFile:
    """What a facts file holds. `case` is empty where the file names no case; findings are in its order."""

    facts: Facts
    case: str
    findings: tuple[Finding, ...]


def read_facts(data: bytes, packs: Collection[str]) -> FactsFile:
    """Read a facts file; `packs` are the ids of the law packs there are.

    `facts.jurisdiction` is `INT` where the file names none that is known: then international standards
    alone are counted, and a finding says so. A wrong date or length counts as not known. Raises
    WrongCall where the whole cannot be read.
    """
    whole = facts_document(data)
    whole.report_unknown(TOP)
    jurisdiction = _jurisdiction(whole, packs)
    facts = Facts(
        jurisdiction=jurisdiction or "INT",
        zone=_zone(whole) or ("UTC" if jurisdiction in ("", "INT") else None),
        person=_person(whole),
        offences=tuple(accused for block in whole.blocks("offences") if (accused := _accused(block)) is not None),
        circumstances=_circumstances(whole),
        events=_events(whole),
    )
    if not facts.events:
        message = "There are no events, so nothing can be counted. Add at least the apprehension."
        whole.findings.append(Finding("facts-no-events", whole.place("events"), Severity.WARNING, message))
    return FactsFile(facts, whole.word("case") or "", tuple(whole.findings))


def odd_words(facts: Facts, packs: Collection[Pack]) -> tuple[Finding, ...]:
    """A finding for each circumstance, and each word of an event, that no rule of these packs looks for.

    A misspelt one would otherwise change nothing in silence. A word that the vocabulary has is never odd.
    """
    known = sorted({name for pack in packs for name in pack.circumstances})
    found = []
    for name in facts.circumstances:
        if name not in known:
            near = get_close_matches(name, known, 1)
            meant = f"Did you mean `{near[0]}`?" if near else f"Those it asks for are {', '.join(known)}."
            message = f"No rule asks whether `{name}` holds. {meant}"
            found.append(Finding("facts-unknown-key", f"circumstances.{name}", Severity.WARNING, message))
    asked = values_asked(packs)
    for event in facts.events:
        for name, word in event.fields.items():
            if _field_types().get(name) in (FieldType.WHEN, FieldType.DURATION):
                continue
            words = asked.get((event.type, name), frozenset()) | _codes(event.type, name)
            if name == "country" and _COUNTRY.fullmatch(word):
                continue  # any other country than those that rules name is abroad
            if words and word not in words and word not in _MORE_WORDS.get(name, ()):
                message = f"No rule looks for {word!r} here. Those that some do are {', '.join(sorted(words))}."
                found.append(Finding("facts-word", f"event {event.id}, {name}", Severity.WARNING, message))
    return tuple(found)


def _jurisdiction(whole: Block, packs: Collection[str]) -> str:
    given = (whole.word("jurisdiction") or "").upper()
    if given in packs:
        return given
    said = f"There is no law pack {given!r}" if given else "The file names no jurisdiction"
    message = (
        f"{said}: only international standards are counted, in UTC where no zone is named. "
        f"Write `jurisdiction:` with one of {', '.join(sorted(packs))}."
    )
    whole.findings.append(Finding("facts-jurisdiction", whole.place("jurisdiction"), Severity.ERROR, message))
    return ""


def _zone(whole: Block) -> str | None:
    name = whole.word("zone")
    if name is None:
        return None
    try:
        Zone(name).info()
    except ValueError:
        message = f"There is no time zone {name!r}; the country's own is used. Write it as Asia/Almaty."
        whole.findings.append(Finding("facts-zone", whole.place("zone"), Severity.ERROR, message))
        return None
    return name


def _person(whole: Block) -> Person:
    block = whole.block("person")
    if block is None:
        return Person()
    block.report_unknown(("born", "sex", "nationality"))
    sexes = tuple(vocabulary().lists["sexes"].codes)
    return Person(_when(block, "born"), _choice(block, "sex", sexes), _country(block, "nationality"))


def _accused(block: Block) -> Accused | None:
    block.report_unknown(("code", "article", "part", "point", "country", "label"))
    code, article = block.word("code"), block.word("article")
    if code is None or article is None:
        lacking = "code" if code is None else "article"
        message = f'An offence needs its `{lacking}`: `{{code: criminal, article: "256", part: "1"}}`.'
        block.findings.append(Finding("facts-missing", block.place(), Severity.ERROR, message))
        return None
    if _ARTICLE.fullmatch(article) is None:
        message = f'{article!r} is no number of an article. Write `article: "256", part: "1"`.'
        block.findings.append(Finding("facts-word", block.place("article"), Severity.ERROR, message))
        return None
    codes = tuple(vocabulary().lists["legal_codes"].codes)
    if code not in codes:
        message = f"No code of law is called {code!r}. One of {', '.join(codes[:6])}, … is needed."
        block.findings.append(Finding("facts-word", block.place("code"), Severity.WARNING, message))
    return Accused(code, article, block.word("part"), _country(block, "country"))


def _circumstances(whole: Block) -> dict[str, Truth]:
    block = whole.block("circumstances")
    if block is None:
        return {}
    answers = {name: _choice(block, name, tuple(_ANSWERS)) for name in block.nodes}
    return {name: _ANSWERS[answer] for name, answer in answers.items() if answer is not None}


def _events(whole: Block) -> tuple[Event, ...]:
    blocks = list(whole.blocks("events"))
    taken = {word for block in blocks if (word := block.word("id")) is not None}
    events: dict[str, Event] = {}
    for number, block in enumerate(blocks, 1):
        event = _event(block, _id(block, number, taken, events))
        if event is not None:
            events[event.id] = event
    return tuple(events.values())


def _id(block: Block, number: int, taken: set[str], used: Collection[str]) -> str:
    """The event's own id, or a free one; what had to be made is reported."""
    own = block.word("id")
    if own is not None and own not in used:
        return own
    made = f"e{number}"
    while made in taken:
        made += "b"
    taken.add(made)
    if own is None:
        message = f"This event has no `id`; it is called {made}."
        block.findings.append(Finding("facts-no-id", block.place(), Severity.NOTE, message))
    else:
        message = f"Another event is called {own!r} already; this one is called {made}. Give each its own id."
        block.findings.append(Finding("facts-same-id", block.place("id"), Severity.WARNING, message))
    return made


def _event(block: Block, key: str) -> Event | None:
    kind = block.word("type")
    if kind is None or kind not in _event_types():
        near = get_close_matches(kind or "", _event_types(), 1)
        meant = f"Did you mean `{near[0]}`?" if near else "See the list in docs/reference/vocabulary.md."
        said = f"There is no event {kind!r}" if kind else "This event has no `type`"
        message = f"{said}; it does not count. {meant}"
        block.findings.append(Finding("facts-event", block.place("type"), Severity.ERROR, message))
        return None
    stance = block.word("stance") or "asserts"
    if stance not in ("asserts", "denies"):
        message = f"`stance` is asserts or denies, not {stance!r}; the event does not count."
        block.findings.append(Finding("facts-event", block.place("stance"), Severity.ERROR, message))
        return None
    fields = {name: word for name in block.nodes if name not in _OWN and (word := _field(block, name)) is not None}
    return Event(key, kind, _when(block, "when"), block.word("source"), fields, denied=stance == "denies")


def _field(block: Block, name: str) -> str | None:
    """A further detail of an event, None where it is wrong; a near miss of a known name is reported."""
    word, types = block.word(name), _field_types()
    if word is None:
        return None
    if name not in types:
        near = get_close_matches(name, types, 1, cutoff=0.8)
        if near:
            message = f"No rule reads `{name}`. Did you mean `{near[0]}`?"
            block.findings.append(Finding("facts-unknown-key", block.place(name), Severity.WARNING, message))
        return word
    if types[name] is FieldType.WHEN:
        return None if _when(block, name) is None else word
    if types[name] is FieldType.DURATION and word != "life":
        return _length(block, name, word)
    return word


def _length(block: Block, name: str, word: str) -> str | None:
    try:
        countable_length(word)
    except ValueError:
        message = f"{word!r} is no length of time; it counts as not known. Write P2M, P10D or PT72H."
        block.findings.append(Finding("facts-length", block.place(name), Severity.ERROR, message))
        return None
    return word


def _when(block: Block, name: str) -> When | None:
    word = block.word(name)
    if word is None:
        return None
    try:
        return countable_when(word)
    except ValueError:
        message = (
            f"{word!r} is no date; it counts as not known. "
            "Write 2022-04-29, 2022-04-29T15:00+06:00, 2022-04 or 2022-04-28/2022-04-30."
        )
        block.findings.append(Finding("facts-date", block.place(name), Severity.ERROR, message))
        return None


def _choice(block: Block, name: str, among: tuple[str, ...]) -> str | None:
    word = block.word(name)
    if word is None or word in among:
        return word
    message = f"`{name}` is one of {', '.join(among)}, not {word!r}; it counts as not known."
    block.findings.append(Finding("facts-word", block.place(name), Severity.ERROR, message))
    return None


def _country(block: Block, name: str) -> str | None:
    word = block.word(name)
    if word is None or (_COUNTRY.fullmatch(word) and word in Locale("en").territories):
        return word
    message = f"{word!r} is no country code; it counts as not known. Write two capital letters, such as KZ."
    block.findings.append(Finding("facts-word", block.place(name), Severity.ERROR, message))
    return None


def _codes(kind: str, name: str) -> frozenset[str]:
    """The codes that the vocabulary has for a field of an event; none where it is no code, or an open list."""
    field = vocabulary().properties[kind].fields.get(name)
    codes = None if field is None else field.codes
    return frozenset() if codes is None or codes.open else frozenset(codes.codes)


@cache
def _event_types() -> tuple[str, ...]:
    """What a facts file may call an event: every event of the vocabulary."""
    return tuple(key for key, term in vocabulary().properties.items() if term.kind is Kind.EVENT or term.event)


@cache
def _field_types() -> dict[str, FieldType]:
    """Every field that an event of the vocabulary may have, with its type."""
    fields = {name: field.type for key in _event_types() for name, field in vocabulary().properties[key].fields.items()}
    return {**fields, **dict.fromkeys(_MORE_DATES, FieldType.WHEN)}
