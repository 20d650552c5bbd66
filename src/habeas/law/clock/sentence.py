"""After the verdict: the credit of custody, the last day of the sentence, and releases before it.

As `docs/reference/law-packs.md`, "Sentence", says; every date by two readings where the law leaves two.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor

from habeas.base.duration import Duration, parse_duration
from habeas.base.when import parse_when
from habeas.law.clock.answering import OnDay
from habeas.law.clock.applying import Applying, in_force
from habeas.law.clock.counting import Due, End, last_day
from habeas.law.clock.instants import Extent
from habeas.law.clock.judging import judge, known_by
from habeas.law.clock.liberty import timeline, turns
from habeas.law.clock.row import Row, State, Step
from habeas.law.clock.stretches import Placed, Stretch, order
from habeas.law.clock.telling import because
from habeas.law.pack.condition import Answer, Truth
from habeas.law.pack.pack import Pack
from habeas.law.pack.rule import Choice, Credit, Release, Said

_ONE = timedelta(days=1)
_SAT = ("detention", "custody", "hospital", "file_reading", "prosecutor_study", "trial", "sentence")
"""States in which a day before the judgment takes force is a day of custody."""


@dataclass(frozen=True, slots=True)
class Begins:
    """The day a sentence begins, earliest and latest; `conditional` where no event says so."""

    earliest: date
    latest: date
    conditional: bool


@dataclass(frozen=True, slots=True)
class Served:
    """Days before a day, each counted once: of custody, of house arrest, of custody abroad; and the first of them."""

    custody: int
    home: int
    abroad: int
    first: date | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """The last verdict with a term, and what is known of its parts."""

    verdict: Placed
    stretch: int
    term: Duration | None
    life: bool
    begins: Begins | None

    def kind(self) -> str:
        """The kind of penalty, imprisonment where the record leaves it out."""
        return self.verdict.event.fields.get("kind", "imprisonment")


def sentence_rows(applying: Applying) -> list[Row]:
    """The rows of a pack's `credit` and `releases`; those without a recorded sentence say so."""
    pack = applying.case.pack
    if pack.credit is None:
        return []
    sentence = _sentence(applying, pack.credit)
    if sentence is None:
        every = [pack.credit.said, *(release.said for release in pack.releases)]
        return [_without(applying, said) for said in every]
    rows = [_end_row(applying, pack.credit, sentence)]
    return rows + [row for release in pack.releases if (row := _release_row(applying, pack, release, sentence))]


def _without(applying: Applying, said: Said) -> Row:
    row = Row(said, applying.case.pack.id, State.CANNOT_TELL, said.cites, reason="no_sentence")
    return applying.dated(row, None, plain=False, reason="no_sentence")


def _sentence(applying: Applying, credit: Credit) -> Sentence | None:
    found = [
        (placed, number)
        for number, stretch in enumerate(applying.stretches)
        for placed in stretch.by_type.get("verdict", ())
        if "term" in placed.event.fields and not placed.event.denied and known_by(placed.extent, applying.as_of)
    ]
    if not found:
        return None
    verdict, number = max(found, key=lambda pair: order(pair[0]))
    decided = _on_appeal(applying, verdict, number)
    if decided is not None and decided.event.fields.get("outcome") == "quashed":
        return None
    text = verdict.event.fields["term"]
    if decided is not None:
        text = decided.event.fields.get("term", text)
    try:
        term = None if text == "life" else parse_duration(text)
    except ValueError:
        return None
    return Sentence(verdict, number, term, text == "life", _begins(applying, credit, verdict, number))


def _on_appeal(applying: Applying, verdict: Placed, number: int) -> Placed | None:
    """The last decision on appeal against a verdict; None where none is recorded."""
    found = [
        placed
        for placed in applying.stretches[number].by_type.get("appeal_decision", ())
        if not placed.event.denied
        and placed.event.fields.get("against", "verdict") == "verdict"
        and not placed.extent.surely_before(verdict.extent)
        and known_by(placed.extent, applying.as_of)
    ]
    return max(found, key=order, default=None)


def _begins(applying: Applying, credit: Credit, verdict: Placed, number: int) -> Begins | None:
    zone = applying.case.zone
    written = verdict.event.fields.get("in_force")
    if written is not None:
        return _days(applying, zone.extent(parse_when(written)), conditional=False)
    for placed, _ in applying.stretches[number].matching(credit.in_force_by):
        if not placed.extent.surely_before(verdict.extent) and known_by(placed.extent, applying.as_of):
            return _days(applying, placed.extent, conditional=False)
    ends: list[tuple[date, date]] = []
    for name in credit.in_force_after:
        rule = applying.rules.get(name)
        for row in applying.rows(rule, number) if rule is not None else []:
            due = row.due
            if due is None or due.earliest is None or due.latest is None or row.state is State.NOT_APPLICABLE:
                continue
            if not _before(applying, row.trigger, verdict):
                ends.append((zone.day_of(due.earliest.minute) + _ONE, zone.day_of(due.latest.minute) + _ONE))
    # Every term for appeals must be over, the convict's own and the others', before the verdict is in force.
    return Begins(max(one for one, _ in ends), max(last for _, last in ends), conditional=True) if ends else None


def _before(applying: Applying, trigger: str | None, verdict: Placed) -> bool:
    """Whether an event is surely before the verdict: an appeal term that it began is that of an earlier one."""
    return any(
        placed.event.id == trigger and placed.extent.surely_before(verdict.extent)
        for stretch in applying.stretches
        for placed in stretch.events
    )


def _days(applying: Applying, extent: Extent, *, conditional: bool) -> Begins | None:
    if extent.lo is None or extent.hi is None:
        return None
    zone = applying.case.zone
    return Begins(zone.day_of(extent.lo), zone.day_of(extent.hi), conditional)


def served(stretches: Sequence[Stretch], applying: Applying, before: date, *, strict: bool) -> Served:
    """Days before a day, by the strict (most days) or the lenient reading; the day itself is not one of them."""
    zone, country = applying.case.zone, applying.case.pack.country
    days: dict[str, set[date]] = {"custody": set(), "house_arrest": set(), "abroad": set()}
    for stretch in stretches:
        changes = turns(stretch, applying.as_of, country)
        for name, states in (("custody", _SAT), ("house_arrest", ("house_arrest",)), ("abroad", ("abroad",))):
            run = timeline(changes, zone, states, None, strict=strict)
            days[name].update(run.days(states, before - _ONE))
    home = days["house_arrest"] - days["custody"]
    abroad = days["abroad"] - days["custody"] - home
    every = days["custody"] | home | abroad
    return Served(len(days["custody"]), len(home), len(abroad), min(every, default=None))


def _ratios(credit: Credit, sentence: Sentence) -> list[Fraction]:
    """What a day of custody may count for: one ratio, or all of them where the regime is not recorded."""
    kind = sentence.kind()
    if kind != "imprisonment":
        return [credit.per_day[kind]] if kind in credit.per_day else []
    regime = sentence.verdict.event.fields.get("regime")
    if regime is not None:
        return [credit.per_day[regime]] if regime in credit.per_day else []
    return sorted(
        {
            ratio
            for name, ratio in credit.per_day.items()
            if name not in ("arrest", "restriction", "restriction_of_liberty")
        }
    )


def _credits(applying: Applying, credit: Credit, sentence: Sentence, begins: date) -> tuple[int, int] | None:
    """The most and the fewest days that are credited when the sentence begins on a day."""
    ratios = _ratios(credit, sentence)
    if not ratios:
        return None
    most = _credited(served(applying.stretches, applying, begins, strict=True), credit, max(ratios))
    least = _credited(served(applying.stretches, applying, begins, strict=False), credit, min(ratios))
    return ceil(most), floor(least)


def _credited(days: Served, credit: Credit, ratio: Fraction) -> Fraction:
    return days.custody * ratio + days.home * (credit.house_arrest or 0) + days.abroad * (credit.abroad or 0)


def _end_row(applying: Applying, credit: Credit, sentence: Sentence) -> Row:
    row = _row(applying, credit.said, sentence)
    if sentence.life or sentence.term is None:
        return replace(row, state=State.NOT_APPLICABLE, reason="not_for_life")
    if sentence.begins is None:
        return replace(row, state=State.CANNOT_TELL, reason="no_trigger")
    firsts = {Choice.YES: (True,), Choice.NO: (False,), Choice.EITHER: (True, False)}[
        applying.case.pack.counting[credit.counting].first
    ]
    ends: list[date] = []
    for begins in {sentence.begins.earliest, sentence.begins.latest}:
        credited = _credits(applying, credit, sentence, begins)
        if credited is None:
            return replace(row, state=State.CANNOT_TELL, reason="regime_unknown")
        for days in credited:
            whole = [last_day(begins, sentence.term, first) - timedelta(days=days) for first in firsts]
            ends += [max(begins, last) for last in whole]
    due = _due(applying, min(ends), max(ends))
    return _judged(applying, replace(row, due=due, steps=_steps(applying, credit, sentence, due)), sentence)


def _release_row(applying: Applying, pack: Pack, release: Release, sentence: Sentence) -> Row | None:
    credit = pack.credit
    assert credit is not None
    row = _row(applying, release.said, sentence)
    if sentence.life is not release.for_life:
        return replace(row, state=State.NOT_APPLICABLE, reason="condition_not_met")
    on = OnDay(applying.case, applying.stretches[sentence.stretch], sentence.verdict, sentence.verdict.extent)
    for shut in release.unless:
        if (answer := shut.condition.ask(on)).truth is Truth.YES:
            return replace(row, state=State.NOT_APPLICABLE, reason="condition_not_met", steps=because(answer))
    asked = release.said.applies_if.ask(on) if release.said.applies_if is not None else Answer(Truth.YES)
    row = replace(row, steps=because(asked))
    if asked.truth is Truth.NO:
        return replace(row, state=State.NOT_APPLICABLE, reason="condition_not_met")
    if sentence.begins is None:
        return replace(row, state=State.CANNOT_TELL, reason="no_trigger")
    opens = _opens(applying, credit, release, sentence)
    if opens is None:
        return replace(row, state=State.CANNOT_TELL, reason="regime_unknown")
    if not in_force(release.said, opens[1]):
        return None
    due = _due(applying, *opens)
    row = replace(row, due=due, steps=(*row.steps, *_steps(applying, credit, sentence, due)))
    return _opened(applying, row, opens[0])


def _opens(applying: Applying, credit: Credit, release: Release, sentence: Sentence) -> tuple[date, date] | None:
    """The first day of a release, earliest and latest."""
    assert sentence.begins is not None
    found: list[date] = []
    for begins in {sentence.begins.earliest, sentence.begins.latest}:
        credited = _credits(applying, credit, sentence, begins)
        if credited is None:
            return None
        if sentence.life:
            # Whether credited custody is time "actually served" of a sentence without a term is arguable.
            credited = (credited[0], 0)
        for reached in _shares(begins, release, sentence.term):
            found += [max(begins, reached - timedelta(days=days)) for days in credited]
    earliest, latest = min(found), max(found)
    if release.least is not None:
        first = served(applying.stretches, applying, sentence.begins.latest, strict=True).first
        start = first if first is not None else sentence.begins.earliest
        earliest = max(earliest, last_day(start, release.least, first_counts=False))
        latest = max(latest, last_day(sentence.begins.latest, release.least, first_counts=False))
    return earliest, latest


def _shares(begins: date, release: Release, term: Duration | None) -> Iterable[date]:
    """When the share is reached: of the term in months, a rest in days of thirty; and of its calendar days."""
    if release.after is not None:
        return (last_day(begins, release.after, first_counts=False),)
    assert term is not None
    assert release.share is not None
    months = (term.years * 12 + term.months) * release.share
    whole = floor(months)
    rest = ceil((months - whole) * 30 + (term.weeks * 7 + term.days) * release.share)
    by_months = last_day(begins, Duration(months=whole), first_counts=False) + timedelta(days=rest)
    length = (last_day(begins, term, first_counts=False) - begins).days
    return by_months, begins + timedelta(days=ceil(length * release.share))


def _row(applying: Applying, said: Said, sentence: Sentence) -> Row:
    row = Row(said, applying.case.pack.id, State.PENDING, said.cites, sentence.verdict.event.id)
    lo = sentence.verdict.extent.lo
    row = applying.dated(row, None if lo is None else applying.case.zone.day_of(lo), plain=True)
    return replace(row, conditional=sentence.begins is not None and sentence.begins.conditional)


def _due(applying: Applying, earliest: date, latest: date) -> Due:
    zone = applying.case.zone
    return Due(End(zone.last_minute(earliest), earliest), End(zone.last_minute(latest), latest))


def _released(applying: Applying, after: Extent) -> Placed | None:
    found = [
        placed
        for stretch in applying.stretches
        for placed in stretch.by_type.get("release", ())
        if not placed.event.denied
        and known_by(placed.extent, applying.as_of)
        and not placed.extent.surely_before(after)
    ]
    return min(found, key=order, default=None)


def _judged(applying: Applying, row: Row, sentence: Sentence) -> Row:
    """The end of a sentence is kept by a release in time."""
    assert row.due is not None
    act = _released(applying, sentence.verdict.extent)
    state, reason = judge(row.due, act.extent if act is not None else None, [], applying.as_of)
    return replace(row, state=state, reason=reason, act=act.event.id if act is not None else None)


def _opened(applying: Applying, row: Row, opens: date) -> Row:
    """A release is pending until its day; then it was granted, or nothing is recorded."""
    zone, as_of = applying.case.zone, applying.as_of
    first = zone.midnight(opens)
    if as_of.hi is not None and as_of.hi < first:
        return replace(row, state=State.PENDING)
    act = _released(applying, Extent(first, None))
    if act is not None:
        return replace(row, state=State.MET, act=act.event.id)
    return replace(row, state=State.NO_RECORD)


def _steps(applying: Applying, credit: Credit, sentence: Sentence, due: Due) -> tuple[Step, ...]:
    assert sentence.begins is not None
    most = served(applying.stretches, applying, sentence.begins.latest, strict=True)
    ratios = _ratios(credit, sentence)
    begins = _due(applying, sentence.begins.earliest, sentence.begins.latest)
    steps = [
        Step("runs_from", {"event": sentence.verdict}),
        Step("sentence_begins", {"due": begins}),
        Step("credit", {"days": most.custody, "ratio": " / ".join(_printed(ratio) for ratio in ratios)}),
    ]
    if most.home:
        steps.append(Step("credit_home", {"days": most.home, "ratio": _printed(credit.house_arrest or Fraction(0))}))
    if most.abroad:
        steps.append(Step("credit_abroad", {"days": most.abroad, "ratio": _printed(credit.abroad or Fraction(0))}))
    return (*steps, Step("two_readings" if due.earliest != due.latest else "ends", {"due": due}))


def _printed(ratio: Fraction) -> str:
    return f"{float(ratio):g}"
