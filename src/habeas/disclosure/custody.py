"""What the clock answered, as a part of a View: the picture, the whole in sentences, and the limits that matter."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.base.ids import StatementId
from habeas.disclosure.audience import Audience
from habeas.disclosure.custody_groups import LimitGroups
from habeas.disclosure.custody_limits import by_text_of
from habeas.disclosure.custody_picture import custody_picture
from habeas.disclosure.dates import count_in_words, day_in_words
from habeas.disclosure.gate.audiences import rules_of
from habeas.disclosure.reckoned import NotReckoned, Reckoned
from habeas.disclosure.sentences import Teller
from habeas.disclosure.values import country_in_words
from habeas.disclosure.view import CustodyView, Run, Sentence
from habeas.disclosure.wording import Wording
from habeas.law.clock.row import Days, Row, Uncovered
from habeas.law.clock.saying import Speaker, speakers
from habeas.law.pack.rule import Kind, Status
from habeas.record.casefile import Fact


def custody_views(
    reckoned: Sequence[Reckoned] | NotReckoned, facts: Sequence[Fact], audience: Audience, teller: Teller
) -> tuple[CustodyView, ...]:
    """What this audience may see of the clock of each person, or why there is none.

    `facts` are those that the audience is shown. Limits, orders and days that stand on any other are left out, and
    outside the defence its own rights: which it has used, or not yet, or too late, is nobody else's to read.
    """
    if isinstance(reckoned, NotReckoned):
        names = ", ".join(country_in_words(code, teller.words.lang) for code in reckoned.countries)
        return (CustodyView((), teller.words.word("custody", reckoned.why.value).format(countries=names)),)
    allowed = rules_of(audience).told
    shown = {statement.id: fact for fact in facts for statement in fact.statements}
    return tuple(
        _Custody(told, teller, speakers(told.packs, teller.words.lang, told.zone), shown, allowed, whole).view()
        for case in reckoned
        for seen in ((case if audience in DEFENCE else _without_rights(case)),)
        for told, whole in ((seen, True) if audience is Audience.SELF else _told(seen, shown),)
    )


DEFENCE = frozenset({Audience.SELF, Audience.TEAM, Audience.COUNSEL})
"""Who reads what the defence itself has done in time, and what it has not."""

_OF_CUSTODY = frozenset({"apprehension", "re_arrest", "delivery", "release", "custody_order", "extension", "measure"})
"""The acts that days in custody are counted from: where one is not shown, a number of days would tell it."""


@dataclass(frozen=True, slots=True)
class _Custody:
    """Makes the view of one person's clock; `shown` are the facts behind its events, by statement.

    `whole` says that no act of the custody itself is left out: only then is it told and drawn as a whole.
    """

    case: Reckoned
    teller: Teller
    speakers: Mapping[str, Speaker]
    shown: Mapping[StatementId, Fact]
    allowed: frozenset[str]
    whole: bool

    def view(self) -> CustodyView:
        """The whole of it."""
        words, person = self.teller.words, self.case.person
        name = () if person is None or person == self.teller.sole else self.teller.names.get(person, ())
        law = ", ".join(pack.label[words.lang] for pack in self.case.packs)
        rows = [row for row in self.case.reckoning.rows if self._may(row)]
        lines = tuple(self._lines()) if self.whole else ()
        limits = LimitGroups(self.case, words, self.speakers, rows, self._notes)
        return CustodyView(
            name=name,
            lead=words.word("custody", "lead").format(law=law, zone=self.case.zone.name),
            picture=custody_picture(self.case, words, self.allowed.__contains__, self._notes, brief=True)
            if self.whole
            else None,
            lines=lines,
            groups=limits.groups(),
            remarks=tuple(self._remarks(limits.told())),
        )

    def _notes(self, event: str | None) -> tuple[int, ...]:
        fact = self.shown.get(StatementId(event)) if event is not None else None
        return () if fact is None else self.teller.notes.numbers(fact.statements)

    def _may(self, row: Row) -> bool:
        types = {event.id: event.type for event in self.case.facts.events}
        return all(event is None or types.get(event) in self.allowed for event in (row.trigger, row.act))

    def _lines(self) -> Iterator[Sentence]:
        """The custody as a whole, in sentences on the acts that it is counted from."""
        counted = [event.id for event in self.case.facts.events if event.type in _OF_CUSTODY]
        notes = tuple(sorted({note for event in counted for note in self._notes(event)}))
        return (Sentence((Run(line),), notes, by_day=True) for line in self._whole())

    def _whole(self) -> Iterator[str]:
        summary, words = self.case.reckoning.summary, self.teller.words
        if "days_held" in self.allowed:
            held = _days(summary.days_held, words)
            yield self._say("held", days=held) if held else self._say("held_unknown")
        types = {event.id: event.type for event in self.case.facts.events}
        if summary.stays and {types.get(order.event) for order in summary.orders} <= self.allowed:
            yield self._uncovered(summary.uncovered)
        used, longest = summary.used, summary.cap
        if used is not None and longest is not None and longest.least:
            share = round(100 * (used.most or 0) / longest.least)
            yield self._say("used", used=_days(used, words), longest=_days(longest, words), share=share)

    def _uncovered(self, bare: Sequence[Uncovered]) -> str:
        """The days that no recorded order covers: how many at least and at most, and which."""
        words = self.teller.words
        most, least = sum(run.days for run in bare), sum(run.days for run in bare if run.sure)
        if not most:
            return self._say("covered")
        spans = []
        for run in bare:
            first, last = (day_in_words(day, "plain", words.dates) for day in (run.first, run.last))
            unsure = "" if run.sure else f" ({words.word('custody', 'unsure')})"
            spans.append((first if first == last else f"{first} – {last}") + unsure)
        return self._say("uncovered", days=_days(Days(least, most), words), spans="; ".join(spans))

    def _remarks(self, rows: Sequence[Row]) -> Iterator[str]:
        texts = dict.fromkeys(self.speakers[row.pack].day(day) for row in rows if (day := by_text_of(row)) is not None)
        if texts:
            yield self._say("text_of", day="; ".join(texts))
        if any(row.conditional for row in rows):
            yield self._say("conditional")
        if any(row.said.status is Status.DRAFT for row in rows):
            yield self._say("draft")

    def _say(self, key: str, **fields: object) -> str:
        return self.teller.words.word("custody", key).format(**fields)


def _without_rights(case: Reckoned) -> Reckoned:
    """The clock without the limits that run against the defence."""
    rows = tuple(row for row in case.reckoning.rows if row.said.kind is not Kind.RIGHT)
    return replace(case, reckoning=replace(case.reckoning, rows=rows))


def _told(case: Reckoned, shown: Mapping[StatementId, Fact]) -> tuple[Reckoned, bool]:
    """The clock without the events that are not shown and the rows that stand on them; whether custody is told whole.

    It is reckoned over the whole record, so that an act which may not be told is not called missing.
    """
    hidden = {event.id for event in case.facts.events if StatementId(event.id) not in shown}
    if not hidden:
        return case, True
    whole = not any(event.id in hidden and event.type in _OF_CUSTODY for event in case.facts.events)
    facts = replace(case.facts, events=tuple(event for event in case.facts.events if event.id not in hidden))
    rows = tuple(row for row in case.reckoning.rows if not {row.trigger, row.act} & hidden)
    return replace(case, facts=facts, reckoning=replace(case.reckoning, rows=rows)), whole


def _days(days: Days, words: Wording) -> str:
    """A number of days in words, two where the record allows both, empty where it allows none."""
    least, most = days.least, days.most
    if least is None and most is None:
        return ""
    if least is None or most is None:
        one = count_in_words(most or 0 if least is None else least, "days", words.dates)
        return words.word("custody", "certain").format(days=one)
    told = count_in_words(most, "days", words.dates)
    return told if least == most else f"{least}–{told}"
