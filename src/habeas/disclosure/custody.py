"""What the clock answered, as a part of a View: the picture, the whole in sentences, and the limits that matter."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.base.ids import StatementId
from habeas.disclosure.allowance import allowed_properties
from habeas.disclosure.audience import Audience
from habeas.disclosure.custody_limits import by_text_of, drawn_limits, due_in_words
from habeas.disclosure.custody_picture import custody_picture
from habeas.disclosure.dates import count_in_words, day_in_words
from habeas.disclosure.reckoned import NotReckoned, Reckoned
from habeas.disclosure.sentences import Teller
from habeas.disclosure.values import country_in_words
from habeas.disclosure.view import CustodyView, LimitEnd, LimitGroup, LimitRow
from habeas.disclosure.wording import Wording
from habeas.law.clock.arranging import Group, arranged, openings_of, soonest
from habeas.law.clock.row import Days, Row, Uncovered
from habeas.law.clock.saying import Speaker, speakers
from habeas.law.pack.rule import Kind, Status
from habeas.record.casefile import Fact

GROUPS = (Group.BROKEN, Group.NO_RECORD, Group.NEXT)
"""What a sheet tells limit by limit; what was kept or does not apply is left to `habeas clock`."""


def custody_views(
    reckoned: Sequence[Reckoned] | NotReckoned, facts: Sequence[Fact], audience: Audience, teller: Teller
) -> tuple[CustodyView, ...]:
    """What this audience may see of the clock of each person, or why there is none.

    `facts` are those that the audience is shown. Limits, orders and days that stand on any other are left out.
    """
    if isinstance(reckoned, NotReckoned):
        names = ", ".join(country_in_words(code, teller.words.lang) for code in reckoned.countries)
        return (CustodyView((), teller.words.word("custody", reckoned.why.value).format(countries=names)),)
    allowed = allowed_properties(audience)
    shown = {statement.id: fact for fact in facts for statement in fact.statements}
    return tuple(
        _Custody(case, teller, speakers(case.packs, teller.words.lang, case.zone), shown, allowed).view()
        for case in reckoned
    )


@dataclass(frozen=True, slots=True)
class _Custody:
    """Makes the view of one person's clock; `shown` are the facts behind its events, by statement."""

    case: Reckoned
    teller: Teller
    speakers: Mapping[str, Speaker]
    shown: Mapping[StatementId, Fact]
    allowed: frozenset[str]

    def view(self) -> CustodyView:
        """The whole of it."""
        words, person = self.teller.words, self.case.person
        name = () if person is None or person == self.teller.sole else self.teller.names.get(person, ())
        law = ", ".join(pack.label[words.lang] for pack in self.case.packs)
        groups = tuple(self._groups())
        return CustodyView(
            name=name,
            lead=words.word("custody", "lead").format(law=law, zone=self.case.zone.name),
            picture=custody_picture(self.case, words, self.allowed.__contains__, self._notes),
            lines=tuple(self._lines()),
            groups=tuple(group for group, _ in groups),
            remarks=tuple(self._remarks([row for _, rows in groups for row in rows])),
        )

    def _notes(self, event: str | None) -> tuple[int, ...]:
        fact = self.shown.get(StatementId(event)) if event is not None else None
        return () if fact is None else self.teller.notes.numbers(fact.statements)

    def _may(self, row: Row) -> bool:
        types = {event.id: event.type for event in self.case.facts.events}
        return all(event is None or types.get(event) in self.allowed for event in (row.trigger, row.act))

    def _lines(self) -> Iterator[str]:
        """The custody as a whole, in sentences."""
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

    def _groups(self) -> Iterator[tuple[LimitGroup, list[Row]]]:
        arranged_rows = arranged(self.case.reckoning.rows, self.case.packs, self.case.as_of)
        steps = [row for row in drawn_limits(self.case) if row in arranged_rows.get(Group.LADDER, ())]
        for group in GROUPS:
            rows = [*arranged_rows.get(group, ()), *(row for row in steps if self._stands(row) is group)]
            rows = sorted((row for row in rows if self._may(row)), key=_when)
            if rows:
                words, limits = self.teller.words, tuple(self._limits(rows))
                heading = words.word("custody", f"group_{group.value}").format(count=len(limits))
                lead = words.word("custody", f"lead_{group.value}")
                yield LimitGroup(group.value, heading, lead, limits), rows

    def _stands(self, row: Row) -> Group | None:
        """Where a step of a ladder is told: as any limit that stands like it."""
        return _AS_STEP.get(row.state.value) if not self._ahead(row) else Group.NEXT

    def _ahead(self, row: Row) -> bool:
        due, now = row.due, self.case.as_of.lo
        running = row.state.value in ("no_record", "pending", "cannot_tell")
        return running and due is not None and due.latest is not None and now is not None and due.latest.minute >= now

    def _limits(self, rows: Sequence[Row]) -> Iterator[LimitRow]:
        """A row for each rule, in the order of their first ends."""
        rules: dict[str, list[Row]] = {}
        for row in rows:
            rules.setdefault(row.said.id, []).append(row)
        words = self.teller.words
        for same in rules.values():
            speaker, said = self.speakers[same[0].pack], same[0].said
            yield LimitRow(
                label=speaker.label(same[0]),
                citation=speaker.citation(same[0]),
                own=words.word("custody", "own") if said.kind is Kind.RIGHT else "",
                warning=words.word("custody", "draft") if said.status is Status.DRAFT else "",
                ends=tuple(dict.fromkeys(self._end(row, speaker) for row in same)),
            )

    def _end(self, row: Row, speaker: Speaker) -> LimitEnd:
        words = self.teller.words
        signs = ("†" if by_text_of(row) is not None else "") + ("‡" if row.conditional else "")
        due, state, reason = due_in_words(row, speaker), speaker.state(row.state), speaker.reason(row)
        if due:
            due = words.word("custody", "opens" if row.said.id in openings_of(self.case.packs) else "due").format(
                due=due
            )
        version = "" if row.version is None else words.word("custody", "version").format(source=row.version)
        told = f"{state}: {reason}" if reason else state
        notes = tuple(sorted({*self._notes(row.trigger), *self._notes(row.act)}))
        return LimitEnd(due + signs if due else "", told if due else told + signs, version, notes)

    def _remarks(self, rows: Sequence[Row]) -> Iterator[str]:
        texts = dict.fromkeys(self.speakers[row.pack].day(day) for row in rows if (day := by_text_of(row)) is not None)
        if texts:
            yield self._say("text_of", day="; ".join(texts))
        if any(row.conditional for row in rows):
            yield self._say("conditional")

    def _say(self, key: str, **fields: object) -> str:
        return self.teller.words.word("custody", key).format(**fields)


_AS_STEP = {"missed": Group.BROKEN, "met_late": Group.BROKEN, "no_record": Group.NO_RECORD}


def _when(row: Row) -> tuple[int, str]:
    end = soonest(row)
    return (1 << 60 if end is None else end.minute), row.said.id


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
