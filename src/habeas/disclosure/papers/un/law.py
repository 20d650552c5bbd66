"""What the law required and what is recorded of it: limits broken, days without an order, reasons an order lacks.

Sentences stand on the footnotes of the acts they are reckoned from. What no record tells is never called broken.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from habeas.base.ids import StatementId
from habeas.disclosure.custody_limits import by_text_of
from habeas.disclosure.papers.answers import clock_told
from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.papers.spacing import spaced
from habeas.disclosure.papers.un.filling import mine, value
from habeas.disclosure.reckoned import NotReckoned, Reckoned
from habeas.disclosure.template import fill
from habeas.disclosure.values import country_in_words
from habeas.disclosure.view import Line, Run, Sentence
from habeas.disclosure.words_file import words_of
from habeas.findings.remand.check import OrderSays
from habeas.findings.remand.checklist import ItemKind
from habeas.findings.remand.shape import written
from habeas.law.clock.counting import End
from habeas.law.clock.row import Row, State
from habeas.law.clock.saying import Speaker
from habeas.law.pack.provision import Citation
from habeas.law.pack.rule import Status
from habeas.record.casefile import Fact

BROKEN = (State.MET_LATE, State.MISSED)
"""States that the record proves. `no_record` is not among them: nothing recorded is no proof of a breach."""

UNREASONED = (OrderSays.NOT_ADDRESSED, OrderSays.ONLY_NAMED)
"""What an order may do with a reason that it has to give, short of giving it."""


@dataclass(frozen=True, slots=True)
class Required:
    """One person's clock as a paper may tell it; `facts` are the facts behind its events, by statement."""

    composer: Composer
    case: Reckoned
    facts: dict[StatementId, Fact]

    def broken(self, wanted: Callable[[Row], bool]) -> tuple[Row, ...]:
        """The rows of these that were surely kept late or not at all, in the order of the packs."""
        return tuple(row for row in self.case.reckoning.rows if row.state in BROKEN and wanted(row))

    def tell(self, row: Row) -> Sentence | None:
        """A limit that was broken: what it asks, where it stands, its end, what is recorded; None without a fact."""
        stands_on = [fact for event in (row.trigger, row.act) if (fact := self._fact(event)) is not None]
        if not stands_on:
            return None
        act = self._fact(row.act)
        return self.composer.sourced(
            "limit_late" if act is not None and row.state is State.MET_LATE else "limit_missed",
            stands_on,
            label=self._label(row),
            law=_listed([self.cite(row, at) for at in range(len(row.cites))]),
            due=self._due(row),
            act=None if act is None else self._act(act),
            draft=self.composer.text("sentences", "draft_rule") if row.said.status is Status.DRAFT else None,
            text_of=self._text_of(row),
        )

    def uncovered(self) -> Sentence | None:
        """Days in custody that no recorded order covers; None where there are none, or an order may not be told."""
        summary = self.case.reckoning.summary
        facts = [fact for order in summary.orders if (fact := self._fact(order.event)) is not None]
        begun = [fact for stay in summary.stays if (fact := self._fact(stay.by)) is not None]
        if not summary.uncovered or len(facts) < len(summary.orders) or not begun:
            return None
        sure = sum(run.days for run in summary.uncovered if run.sure)
        most = sum(run.days for run in summary.uncovered)
        spans = "; ".join(self._span(run.first, run.last, sure=run.sure) for run in summary.uncovered)
        key = "uncovered" if sure == most else "uncovered_between"
        return self.composer.sourced(key, [*begun, *facts], days=str(most), least=str(sure), spans=spans)

    def cite(self, row: Row, at: int = 0) -> Line:
        """One of the norms that a row stands on, as lawyers of the language write it."""
        pack = next(pack for pack in self.case.packs if pack.id == row.pack)
        if self.composer.lang.borrowed:
            return norm_abroad(self.composer, row.cites[at], pack.country_of_norms())
        return (Run(Speaker(self.composer.lang.facts, pack, self.case.zone).cite(row.cites[at])),)

    def _label(self, row: Row) -> Line:
        """What the rule asks: in the paper's own words where it has them, else as the pack says it."""
        own = self.composer.teller.words.groups.get("rules", {}).get(row.said.id)
        if own is None and self.composer.lang.borrowed:
            own = rule_abroad(row.said.id, self.composer.lang)
        return (Run(own),) if own else self.composer.borrowed(row.said.label[self.composer.lang.facts])

    def _fact(self, event: str | None) -> Fact | None:
        return None if event is None else self.facts.get(StatementId(event))

    def _act(self, act: Fact) -> Line:
        """What was done, and when: the word for it and its time."""
        label = (Run(self.composer.teller.label(act.prop)),)
        when = value(self.composer, act, "when")
        return label if when is None else (*label, Run(", "), *when)

    def _due(self, row: Row) -> str | None:
        if row.due is None:
            return None
        ends = [self._end(end) for end in (row.due.earliest, row.due.latest) if end is not None]
        return " – ".join(dict.fromkeys(ends)) or None

    def _end(self, end: End) -> str:
        if end.day is not None:
            return self.composer.day(end.day)
        local = self.case.zone.local(end.minute)
        return f"{self.composer.day(local.date())}, {local:%H:%M}"

    def _text_of(self, row: Row) -> str | None:
        day = by_text_of(row)
        return None if day is None else self.composer.text("sentences", "text_of", day=self.composer.day(day))

    def _span(self, first: date, last: date, *, sure: bool) -> str:
        day = self.composer.day
        told = day(first) if first == last else f"{day(first)} – {day(last)}"
        return told if sure else f"{told} ({self.composer.text('sentences', 'not_sure')})"


def rule_abroad(rule: str, lang: PaperLang) -> str | None:
    """What a rule of a country's law asks, in a language that its pack does not speak; None where nobody worded it."""
    own = words_of("habeas.disclosure.papers", "rules", lang.value).get(rule)
    return None if own is None else spaced(own, lang.value)


def norm_abroad(composer: Composer, cite: Citation, country: str | None) -> Line:
    """A norm in a language that Habeas does not speak, by the template and the names of laws of its wording."""
    words = composer.teller.words
    given = {
        "article": cite.article,
        "part": cite.part,
        "point": cite.point,
        "code": words.groups["codes"].get(cite.code, cite.code),
        "country": None if country is None else country_in_words(country, words.locale),
    }

    def lookup(name: str, _form: str) -> Line | None:
        text = given[name]
        return None if text is None else (Run(text),)

    return fill(words.norm, lookup)


def required(composer: Composer) -> Required | None:
    """The clock of the one person, with nothing in it that was not let through; None where none was reckoned."""
    clock = composer.answers.clock
    if isinstance(clock, NotReckoned):
        return None
    mine = next((one for one in clock if one.person == composer.one.entity.id), None)
    if mine is None:
        return None
    facts = {key: fact for fact in composer.admitted.casefile.facts for key in (one.id for one in fact.statements)}
    return Required(composer, clock_told(mine, composer.admitted, composer.let), facts)


def unreasoned(composer: Composer) -> Iterator[Sentence]:
    """What the order that was read lacks by the checklist of the law, on the footnotes of the order."""
    orders = mine(composer, "custody_order")
    if not orders:
        return
    lang = composer.lang.facts
    for check in composer.answers.remand.get(composer.one.entity.id, ()):
        for row in check.rows if check.order is not None else ():
            if row.order in UNREASONED and not (row.item.kind is ItemKind.GROUND and row.order is UNREASONED[0]):
                label, text = (composer.borrowed(one[lang]) for one in (row.item.label, row.follows[0].text))
                cite, country = row.basis[0].citation, check.pack.country_of_norms()
                spoken = (Run(written(check.pack, cite, lang)),)
                law = norm_abroad(composer, cite, country) if composer.lang.borrowed else spoken
                draft = composer.text("sentences", "draft_rule") if row.item.status is Status.DRAFT else None
                yield composer.sourced("order_lacks", orders, label=label, text=text, law=law, draft=draft)


def _listed(lines: list[Line]) -> Line:
    return tuple(run for at, line in enumerate(lines) for run in ((Run("; "), *line) if at else line))
