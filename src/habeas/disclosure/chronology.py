"""The timeline as data: each event a row, each stretch of custody a bar, each date as wide as it is unsure."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from babel.dates import get_month_names

from habeas.base.language import Lang
from habeas.base.when import Edge, When, parse_when
from habeas.disclosure.custody_words import dates_of
from habeas.disclosure.dates import count_in_words, when_in_words
from habeas.disclosure.layout import LANES, lane_of
from habeas.disclosure.picture import Lane, Mark, Stretch, Timeline
from habeas.disclosure.sentences import Teller
from habeas.disclosure.view import plain
from habeas.record.casefile import CaseFile, Fact, Spell
from habeas.record.statements import Stance

ROWS = 24
"""Rows of a lane beyond which events of one kind share a row."""


def timeline(casefile: CaseFile, facts: Sequence[Fact], teller: Teller) -> Timeline:
    """The picture of these facts: events that are asserted and have a year, and the spells of custody."""
    words = teller.words
    events = [fact for fact in facts if teller.vocabulary.properties[fact.prop].event and _told(fact)]
    rows: dict[str, list[Mark]] = {lane: [] for lane, _ in LANES}
    spells = [
        mark for detainee in casefile.detainees for mark in _spells(detainee.spells, facts, casefile.as_of, teller)
    ]
    for fact in events:
        stretch = _stretch(fact, casefile.as_of)
        if stretch is not None:
            rows[lane_of(fact.prop)].append(_mark(fact, stretch, teller))
    folded = {lane: _shared(_merged(marks)) for lane, marks in rows.items()}
    folded["custody"] = [*spells, *folded["custody"]]
    lanes = [Lane(lane, words.word("lanes", lane), tuple(marks)) for lane, marks in folded.items() if marks]
    undated = sum(1 for fact in events if _stretch(fact, casefile.as_of) is None)
    note = ""
    if undated:
        note = words.word("sheet", "undated").format(facts=count_in_words(undated, "facts", words.dates))
    return Timeline(
        title=words.word("sheet", "timeline"),
        key=words.word("sheet", "timeline_key"),
        lanes=tuple(lanes),
        as_of=casefile.as_of,
        undated=note,
        months=short_months(words.lang),
    )


def short_months(lang: Lang) -> tuple[str, ...]:
    """The short names of the months as they stand alone (CLDR), from January."""
    names = get_month_names("abbreviated", "stand-alone", lang.value)
    return tuple(str(names[month]) for month in range(1, 13))


def _told(fact: Fact) -> bool:
    """Whether an event can stand in the picture: asserted, not said to be absent, and with some date."""
    if fact.stance is Stance.DENIES or (not isinstance(fact.value, Mapping)):
        return False
    return fact.when is not None or "from" in fact.value or "until" in fact.value


def _stretch(fact: Fact, as_of: date) -> Stretch | None:
    value = fact.value if isinstance(fact.value, Mapping) else {}
    begin, end = _field(value.get("from")), _field(value.get("until"))
    if fact.prop in ("custody_order", "extension"):
        begin = end = None
    if begin is not None or end is not None:
        return between(begin or fact.when, end, as_of)
    return None if fact.when is None else of_when(fact.when, as_of)


def of_when(when: When, as_of: date) -> Stretch | None:
    """Where a time lies: a point for a moment, a bar for an interval; None where its year is not known."""
    if when.last is None:
        days = _days(when)
        return None if days is None else Stretch(days[0], days[1], soft=_soft(when))
    first = None if isinstance(when.first, Edge) else When(when.first)
    last = None if isinstance(when.last, Edge) else When(when.last)
    return between(first, last, as_of)


def between(begin: When | None, end: When | None, as_of: date) -> Stretch | None:
    """A bar from one imprecise time to another; a side that is not known is `as_of`, or the other side."""
    first, last = _days(begin) if begin else None, _days(end) if end else None
    soft = any(side is not None and _soft(side) for side in (begin, end))
    if first is None:
        return None if last is None else Stretch(last[0], last[1], soft=True)
    if last is None:
        latest = max(as_of, first[1])
        return Stretch(first[0], latest, True, first[1], latest, soft, ongoing=True)
    latest = max(last[1], first[0])
    sure = (first[1], last[0]) if first[1] <= last[0] else (None, None)
    return Stretch(first[0], latest, True, sure[0], sure[1], soft)


def _spells(spells: Sequence[Spell], shown: Sequence[Fact], as_of: date, teller: Teller) -> list[Mark]:
    marks = []
    for spell in spells:
        begins = [days for when in dates_of(spell.apprehension) if (days := _days(when)) is not None]
        ends = [days for when in dates_of(spell.release) if (days := _days(when)) is not None]
        facts = [fact for fact in (*spell.apprehension, *spell.release) if fact in shown]
        if not begins or not facts:
            continue
        earliest, sure_from = min(day for day, _ in begins), max(day for _, day in begins)
        latest = max((day for _, day in ends), default=max(as_of, sure_from))
        sure_until = min((day for day, _ in ends), default=latest)
        sure = (sure_from, sure_until) if sure_from <= sure_until else (None, None)
        soft = any(_soft(when) for when in (*dates_of(spell.apprehension), *dates_of(spell.release)))
        stretch = Stretch(earliest, max(latest, earliest), True, sure[0], sure[1], soft, ongoing=not spell.release)
        notes = teller.notes.numbers([s for fact in facts for s in fact.statements])
        label = _named(teller.words.word("spells", "bar"), facts[0], teller)
        marks.append(Mark(label, _spell_dates(spell, teller), notes, (stretch,)))
    return marks


def _spell_dates(spell: Spell, teller: Teller) -> str:
    either = teller.words.word("spells", "or")
    sides = []
    for facts in (spell.apprehension, spell.release):
        sides += [either.join(when_in_words(when, "plain", teller.words.dates) for when in dates_of(facts))]
    return " – ".join(side for side in sides if side)


def _mark(fact: Fact, stretch: Stretch, teller: Teller) -> Mark:
    label = teller.label(fact.prop)
    if fact.prop == "place_of_detention":
        label = f"{label}: {plain(teller.field_value(fact, 'name'))}"
    dates = [] if fact.when is None else [when_in_words(fact.when, "plain", teller.words.dates)]
    if stretch.is_bar and isinstance(fact.value, Mapping):
        for name, form in (("from", "since"), ("until", "until")):
            side = _field(fact.value.get(name))
            dates += [] if side is None else [when_in_words(side, form, teller.words.dates)]
    return Mark(_named(label, fact, teller), ", ".join(dates), teller.notes.numbers(fact.statements), (stretch,))


def _named(label: str, fact: Fact, teller: Teller) -> str:
    name = teller.other_name(fact.subject)
    return f"{label} ({plain(name)})" if name else label


def _merged(marks: Sequence[Mark]) -> list[Mark]:
    """Marks that say the same of the same days as one, earliest first."""
    merged: dict[tuple[str, tuple[Stretch, ...]], Mark] = {}
    for mark in marks:
        key = (mark.label, mark.stretches)
        old = merged.get(key)
        notes = mark.notes if old is None else tuple(sorted({*old.notes, *mark.notes}))
        merged[key] = Mark(mark.label, mark.dates, notes, mark.stretches)
    return sorted(merged.values(), key=lambda mark: (mark.stretches[0].earliest, mark.stretches[0].latest, mark.label))


def _shared(marks: list[Mark]) -> list[Mark]:
    """The marks as they are, or one row for each kind of event when there are too many rows."""
    if len(marks) <= ROWS:
        return marks
    rows: dict[str, list[Mark]] = {}
    for mark in marks:
        rows.setdefault(mark.label, []).append(mark)
    return [
        Mark(
            f"{label} ×{len(same)}" if len(same) > 1 else label,
            same[0].dates if len(same) == 1 else f"{same[0].dates} … {same[-1].dates}",
            tuple(sorted({note for mark in same for note in mark.notes})),
            tuple(stretch for mark in same for stretch in mark.stretches),
        )
        for label, same in rows.items()
    ]


def _days(when: When) -> tuple[date, date] | None:
    start, end = when.local_bounds()
    if start is None or end is None:
        return None
    return start.date(), (end - timedelta(microseconds=1)).date()


def _soft(when: When) -> bool:
    return when.approximate or any(getattr(side, "uncertain", False) for side in (when.first, when.last))


def _field(text: object) -> When | None:
    if not isinstance(text, str):
        return None
    try:
        return parse_when(text)
    except ValueError:
        return None
