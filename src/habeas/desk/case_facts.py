"""From a folded case to the facts that the clock computes from, one set for each detainee."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from habeas.base.ids import SourceId
from habeas.base.known import Absent
from habeas.base.moment import Moment
from habeas.base.plain import Plain
from habeas.base.when import When
from habeas.desk.titles import title_of
from habeas.evidence.sources.source import Source
from habeas.law.clock.countable import countable, countable_length, countable_when
from habeas.law.clock.counting import months_later
from habeas.law.clock.facts import Accused, Event, Facts, Person
from habeas.record.casefile import Charge, Detainee, Fact
from habeas.record.statements import Stance
from habeas.record.vocabulary.loading import vocabulary
from habeas.record.vocabulary.terms import Field, FieldType, Kind

_BODIES = (
    ("court", re.compile(r"\bcourt|\bjudge|\bсуд|\bсот", re.IGNORECASE)),
    ("prosecutor", re.compile(r"prosecut|прокур", re.IGNORECASE)),
    ("facility", re.compile(r"detention cent|prison|colony|сизо|изолятор|тюрьм|колони|түрме|абақты", re.IGNORECASE)),
    ("investigator", re.compile(r"investigator|следовател|тергеуш", re.IGNORECASE)),
)
"""Which body of the rules a body is that a source names in its own words."""

_OF_BODIES = ("to", "by")
"""Fields that name a body in a source's words and by its kind in a rule."""

_READERS = {FieldType.WHEN: countable_when, FieldType.DURATION: countable_length}
"""Fields that are left out where they cannot be counted with."""

_LIFE = "life_imprisonment"
"""The penalty that rules read as imprisonment with the term `life`."""


def countries_of(detainees: Iterable[Detainee]) -> frozenset[str]:
    """The countries under whose law somebody of the case is accused, as far as charges name one."""
    return frozenset(charge.country for one in detainees for charge in one.charges if charge.country is not None)


_SHORTEST_ID = 4
"""With how many signs an id can be begun, as for the ids of sources."""


type Asked = Mapping[tuple[str, str], frozenset[str]]
"""For an event type and a field the words that some rule looks for."""


def facts_of_detainee(
    detainee: Detainee, sources: Mapping[SourceId, Source], jurisdiction: str, asked: Asked | None = None
) -> Facts:
    """One person's facts. An event is one fact of the record, under the id of its first statement.

    Facts that disagree stay events of their own, each with its own source; one that is denied, or
    known to be absent, is an event that did not happen. What a source says in its own words where a
    rule asks for a code is left out, so that the clock takes it as not recorded; a word of `asked` is kept.
    """
    names = _source_names(sources)
    called: dict[str, str] = {key: fact.statements[0].id for fact in detainee.facts for key in fact.ids}
    events = [_event(fact, names, asked or {}, called) for fact in detainee.facts if _is_event(fact)]
    return Facts(
        jurisdiction=jurisdiction,
        person=Person(_born(detainee.facts), _sex(detainee.facts), _nationality(detainee.facts, jurisdiction)),
        offences=tuple(accused for charge in detainee.charges if (accused := _accused(charge)) is not None),
        events=tuple(_with_sentences(events, detainee.facts, names)),
    )


def charges_without_code(detainee: Detainee) -> tuple[str, ...]:
    """The articles of charges that no source says the code of: no rule can ask about them."""
    return tuple(charge.article for charge in detainee.charges if charge.code is None)


def _accused(charge: Charge) -> Accused | None:
    return None if charge.code is None else Accused(charge.code, charge.article, charge.part, charge.country)


def _is_event(fact: Fact) -> bool:
    term = vocabulary().properties.get(fact.prop)
    return term is not None and (term.kind is Kind.EVENT or term.event) and fact.prop != "sentence"


def _event(fact: Fact, names: Mapping[SourceId, str], asked: Asked, called: Mapping[str, str]) -> Event:
    """`called` is what the event of each statement is called: what answers one statement of it answers the event."""
    fields = vocabulary().properties[fact.prop].fields
    value: Mapping[str, Plain] = fact.value if isinstance(fact.value, Mapping) else {}
    told: dict[str, str] = {}
    for name, inner in value.items():
        word = _word(name, fields.get(name), inner, asked.get((fact.prop, name), frozenset()))
        if name == "answers":
            word = _answered(word, called)
        if word is not None:
            told[name] = word
    if fact.prop == "verdict" and told.get("kind") == _LIFE:
        told |= {"kind": "imprisonment", "term": "life"}
    denied = fact.stance is Stance.DENIES or isinstance(fact.value, Absent)
    return Event(fact.statements[0].id, fact.prop, _when(fact), _said_by(fact, names), told, denied)


def _word(name: str, field: Field | None, inner: Plain, asked: frozenset[str]) -> str | None:
    """A field as a rule reads it: codes, keys, dates and lengths as they are; bodies by their kind."""
    if isinstance(inner, bool):
        return "yes" if inner else "no"
    if isinstance(inner, int):
        return str(inner)
    if not isinstance(inner, str):
        return None
    if inner in asked:
        return inner
    if field is not None and field.type in _READERS:
        return inner if _readable(inner, _READERS[field.type]) else None
    if field is None or field.type in (FieldType.CODE, FieldType.KEY):
        return inner
    if field.codes is not None and inner in field.codes.codes:
        return inner
    if name in _OF_BODIES:
        return next((kind for kind, cue in _BODIES if cue.search(inner)), None)
    return None


def _answered(said: str | None, called: Mapping[str, str]) -> str | None:
    """The event that a statement's id, or the beginning of it, stands for; None where it is not one event."""
    if said is None or len(said) < _SHORTEST_ID:
        return None
    found = {event for key, event in called.items() if key.startswith(said)}
    return found.pop() if len(found) == 1 else None


def _readable(text: str, reader: Callable[[str], object]) -> bool:
    try:
        reader(text)
    except ValueError:
        return False
    return True


def _when(fact: Fact) -> When | None:
    """The time of a fact; None where none can be counted with."""
    return fact.when if fact.when is not None and countable(fact.when) else None


def _said_by(fact: Fact, names: Mapping[SourceId, str]) -> str:
    """Who says it: the titles of its sources, and the speaker where it is told as somebody's words."""
    titles = list(dict.fromkeys(names.get(statement.source, statement.source) for statement in fact.statements))
    said = "; ".join(titles)
    return said if fact.attributed_to is None else f"{said} ({fact.attributed_to})"


def _source_names(sources: Mapping[SourceId, Source]) -> dict[SourceId, str]:
    """What each source is called, with the beginning of its id where two are called the same."""
    titles = {key: title_of(source) for key, source in sources.items()}
    twice = {title for title in titles.values() if list(titles.values()).count(title) > 1}
    return {key: f"{title} [{key[:6]}]" if title in twice else title for key, title in titles.items()}


def _with_sentences(events: Sequence[Event], facts: Iterable[Fact], names: Mapping[SourceId, str]) -> list[Event]:
    """The events with each sentence put into the verdict that imposed it, or as a verdict of its own.

    A suspended sentence is none that is served, and adds nothing.
    """
    found = list(events)
    for fact in facts:
        if fact.prop != "sentence" or not isinstance(fact.value, Mapping) or fact.value.get("suspended") is True:
            continue
        kind = str(fact.value.get("kind"))
        term = "life" if kind == _LIFE else fact.value.get("term")
        told = isinstance(term, str) and (term == "life" or _readable(term, countable_length))
        fields = {"kind": "imprisonment" if kind == _LIFE else kind} | ({"term": str(term)} if told else {})
        if isinstance(regime := fact.value.get("regime"), str):
            fields["regime"] = regime
        verdict = next((place for place, event in enumerate(found) if _imposes(event, fact)), None)
        if verdict is None:
            denied = fact.stance is Stance.DENIES
            found.append(Event(fact.statements[0].id, "verdict", _when(fact), _said_by(fact, names), fields, denied))
        else:
            event = found[verdict]
            joined = {**fields, **event.fields}
            found[verdict] = Event(event.id, event.type, event.when, event.source, joined, event.denied)
    return found


def _imposes(event: Event, sentence: Fact) -> bool:
    if event.type != "verdict" or event.denied or "term" in event.fields or sentence.stance is Stance.DENIES:
        return False
    return event.when is None or sentence.when is None or event.when.may_equal(sentence.when)


def _sex(facts: Iterable[Fact]) -> str | None:
    given = {str(fact.value["sex"]) for fact in _asserted(facts, "sex") if isinstance(fact.value, Mapping)}
    return given.pop() if len(given) == 1 else None


def _nationality(facts: Iterable[Fact], jurisdiction: str) -> str | None:
    """The country of the case where it is one of them; else the first of the others; None where none is known."""
    given = sorted(
        str(fact.value["country"]) for fact in _asserted(facts, "nationality") if isinstance(fact.value, Mapping)
    )
    return jurisdiction if jurisdiction in given else (given[0] if given else None)


def _born(facts: Sequence[Fact]) -> When | None:
    """The time of birth: all that the record allows, from the earliest to the latest that a source gives."""
    given = [when for fact in _asserted(facts, "birth_date") if (when := _birth(fact)) is not None]
    if len(given) == 1:
        return given[0]
    days = [bounds for when in given if (bounds := _days(when)) is not None]
    days = days or [bounds for fact in _asserted(facts, "age") if (bounds := _age_bounds(fact)) is not None]
    if not days:
        return None
    first, last = min(first for first, _ in days), max(last for _, last in days)
    return When(_moment(first)) if first == last else When(_moment(first), _moment(last))


def _birth(fact: Fact) -> When | None:
    given = fact.value.get("date") if isinstance(fact.value, Mapping) else None
    try:
        return countable_when(given) if isinstance(given, str) else None
    except ValueError:
        return None


def _age_bounds(fact: Fact) -> tuple[date, date] | None:
    """Between which days somebody was born who was so many years old at that time."""
    years = fact.value.get("years") if isinstance(fact.value, Mapping) else None
    when = _when(fact)
    at = None if when is None else _days(when)
    if not isinstance(years, int) or at is None or not 0 <= years < 150:
        return None
    first, _ = months_later(at[0], -12 * (years + 1))
    return first + timedelta(days=1), months_later(at[1], -12 * years)[0]


def _days(when: When) -> tuple[date, date] | None:
    first, end = when.local_bounds()
    if first is None or end is None:
        return None
    return first.date(), max(first.date(), (end - timedelta(microseconds=1)).date())


def _moment(day: date) -> Moment:
    return Moment(year=day.year, month=day.month, day=day.day)


def _asserted(facts: Iterable[Fact], prop: str) -> list[Fact]:
    return [
        fact
        for fact in facts
        if fact.prop == prop and fact.stance is Stance.ASSERTS and isinstance(fact.value, Mapping)
    ]
