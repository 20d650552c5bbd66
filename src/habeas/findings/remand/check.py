"""The check itself: each item of the checklist, what the order says, what the record holds, what follows.

It compares a text and a record with what the law asks. It judges nobody, and says "breached" of nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.findings.remand.checklist import Checklist, Enough, Item, ItemKind
from habeas.findings.remand.follows import Sentence, follows
from habeas.findings.remand.holdings import Holding, Says, Weight, says, weights
from habeas.findings.remand.passages import Passage, Role, passages_of
from habeas.findings.remand.situation import Situation, situation
from habeas.law.clock.facts import Facts
from habeas.law.pack.condition import Answer, Truth
from habeas.law.pack.pack import Alert, Pack
from habeas.law.pack.provision import Citation, Texts


class OrderSays(StrEnum):
    """What the text of an order does with an item; `no_text` where there is no text, or it is not looked for."""

    ADDRESSED = "addressed"
    ONLY_NAMED = "only_named"
    NOT_ADDRESSED = "not_addressed"
    NO_TEXT = "no_text"


@dataclass(frozen=True, slots=True)
class Order:
    """The text of a custody order: its first reading, its language, and the names of the persons in it.

    `source` is what the order is called: a source's id, or a file's name. `recognised` are the words that were
    recognised on pictures (OCR).
    """

    source: str
    text: str
    lang: Lang
    people: tuple[str, ...] = ()
    recognised: tuple[Span, ...] = ()

    def is_recognised(self, span: Span) -> bool:
        """Whether any of these words was recognised on a picture, and so may be misread."""
        return any(word.overlaps(span) for word in self.recognised)


@dataclass(frozen=True, slots=True)
class Basis:
    """One norm an item stands on: `plain` says that its wording surely stood on the day as it is read here.

    `wording` is the official wording, empty where the pack has none; `text_of` the day the text read
    is amended to, None where none was read.
    """

    citation: Citation
    plain: bool
    wording: str
    text_of: date | None


@dataclass(frozen=True, slots=True)
class Row:
    """One item with everything found. `truth` is the answer of a condition, None of the others.

    `passages` are all places of the order that speak of the item, those that do not weigh it too.
    """

    item: Item
    basis: tuple[Basis, ...]
    standard: Texts
    order: OrderSays
    passages: tuple[Passage, ...]
    record: Says
    weights: tuple[Weight, ...]
    truth: Truth | None
    answered: Answer | None
    follows: tuple[Sentence, ...]

    @property
    def plain(self) -> bool:
        """Whether every norm of the item, and every list that decided it, surely stood so on the day."""
        return all(one.plain for one in self.basis) and (self.answered is None or self.answered.plain)

    def answer(self) -> str | None:
        """The answer of a condition: `yes`, `no`, `unknown`; None of the other kinds.

        A circumstance is `not_so` where the record says so, and `not_shown` where nothing does; an
        event that nobody recorded is `not_recorded`. None of these is "it was not".
        """
        if self.truth is None or self.answered is None or self.item.asks is None:
            return None
        if self.truth is Truth.NO and self.item.asks.word == "recorded":
            return "not_recorded"
        if self.truth is Truth.NO and self.item.asks.word == "circumstance":
            assumed = any(found == "assumed" for _, found, _ in self.answered.because)
            return "not_shown" if assumed else "not_so"
        return self.truth.name.lower()

    def argued(self) -> bool:
        """Whether the order deals with it; of a ground, whether it says something of this case that shows it."""
        if self.order is not OrderSays.ADDRESSED:
            return False
        return self.item.kind is not ItemKind.GROUND or any(p.role is Role.WEIGHED for p in self.passages)


@dataclass(frozen=True, slots=True)
class RemandCheck:
    """The whole check of one person. `day` is the day by whose law it is made; `pack` the law's pack.

    `order` is None where no text was given.
    """

    pack: Pack
    day: date
    order: Order | None
    rows: tuple[Row, ...]

    def of_kind(self, kind: ItemKind) -> tuple[Row, ...]:
        """The rows of one kind, in the order of the pack."""
        return tuple(row for row in self.rows if row.item.kind is kind)

    def alerts(self) -> tuple[Alert, ...]:
        """The changes of law that a reader of these rows must know of, by the day of the check."""
        cited = {(one.citation.code, one.citation.article) for row in self.rows for one in row.basis}
        return tuple(
            alert
            for alert in self.pack.alerts
            if (alert.from_day is None or alert.from_day <= self.day)
            and any((cite.code, cite.article) in cited for cite in alert.about)
        )

    def grounds_shown(self) -> bool:
        """Whether the order says something of this case for at least one ground."""
        return any(row.argued() for row in self.of_kind(ItemKind.GROUND))


def check_remand(
    facts: Facts,
    holdings: Sequence[Holding],
    law: tuple[Pack, Checklist],
    day: date,
    zone: str,
    order: Order | None = None,
) -> RemandCheck:
    """Check one person's custody by the checklist of one pack, as the law stood on `day`.

    Without an order every item is `no_text`. An item whose condition surely does not hold is left out.
    """
    pack, checklist = law
    case = situation(facts, holdings, checklist, pack, day, zone)
    passages = passages_of(order.text, order.lang, order.people) if order is not None else None
    making = _Making(pack, checklist, tuple(holdings), case, passages)
    rows = [making.row(item) for item in checklist.items if making.applies(item)]
    return RemandCheck(pack, day, order, tuple(rows))


@dataclass(frozen=True, slots=True)
class _Making:
    """What every row is made from."""

    pack: Pack
    checklist: Checklist
    holdings: tuple[Holding, ...]
    case: Situation
    passages: Mapping[str, tuple[Passage, ...]] | None

    def applies(self, item: Item) -> bool:
        return item.applies_if is None or item.applies_if.ask(self.case).truth is not Truth.NO

    def row(self, item: Item) -> Row:
        found = weights(item.bearings, self.holdings)
        order, passages = self._order(item)
        answered = item.asks.ask(self.case) if item.asks is not None else None
        truth = answered.truth if answered is not None else None
        return Row(
            item=item,
            basis=tuple(self._basis(cite) for cite in item.cites),
            standard=self.checklist.standards[item.standard],
            order=order,
            passages=passages,
            record=says(found),
            weights=found,
            truth=truth,
            answered=answered,
            follows=follows(item, order.value, [p.role for p in passages], says(found), truth),
        )

    def _order(self, item: Item) -> tuple[OrderSays, tuple[Passage, ...]]:
        if self.passages is None or item.kind is ItemKind.CONDITION:
            return OrderSays.NO_TEXT, ()
        if item.enough is Enough.GROUNDS:
            return self._by_the_grounds()
        found = [passage for topic in item.topics for passage in self.passages.get(topic, ())]
        found.sort(key=lambda passage: passage.span)
        return _state(item.enough, found), _once(found)

    def _by_the_grounds(self) -> tuple[OrderSays, tuple[Passage, ...]]:
        """The state that the best of the grounds has, with its passages: reasons are reasons for a ground."""
        grounds = [item for item in self.checklist.items if item.kind is ItemKind.GROUND]
        argued = [
            tuple(passage for passage in self._order(item)[1] if passage.role is not Role.REJECTED) for item in grounds
        ]
        for wanted in (OrderSays.ADDRESSED, OrderSays.ONLY_NAMED):
            passages = [p for found in argued if _state(Enough.PARTICULAR, found) is wanted for p in found]
            if passages:
                return wanted, _once(passages)
        return OrderSays.NOT_ADDRESSED, ()

    def _basis(self, cite: Citation) -> Basis:
        text = self.pack.texts.get(cite.code)
        return Basis(
            cite,
            self.pack.plain_on(cite, self.case.day),
            self.pack.wording(cite),
            text.as_amended_to if text is not None else None,
        )


def _state(enough: Enough, found: Iterable[Passage]) -> OrderSays:
    roles = {passage.role for passage in found}
    if roles & {Role.WEIGHED, Role.REJECTED} or (enough is Enough.NAMED and roles & {Role.FORMULA, Role.IDENTITY}):
        return OrderSays.ADDRESSED
    return OrderSays.ONLY_NAMED if roles & {Role.FORMULA, Role.RECITAL} else OrderSays.NOT_ADDRESSED


def _once(found: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages without those of the same place and role, in the order of the text."""
    kept: dict[tuple[Span, Role], Passage] = {}
    for passage in found:
        kept.setdefault((passage.span, passage.role), passage)
    return tuple(sorted(kept.values(), key=lambda passage: passage.span))
