"""A case that answers the conditions of a pack on the day of one trigger."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from habeas.base.duration import Duration, parse_duration
from habeas.law.clock.counting import months_later
from habeas.law.clock.facts import Accused, Facts
from habeas.law.clock.instants import ANY, Extent, Zone
from habeas.law.clock.stretches import Placed, Stretch
from habeas.law.pack.condition import Answer, Condition, Truth
from habeas.law.pack.pack import Offence, Pack
from habeas.law.pack.provision import Citation
from habeas.law.pack.rule import Status

CATEGORIES = Citation("criminal", "11")
"""Where Kazakh law, and the codes made after the same model, say what a category is."""

_STANDING = ("category", "list", "penalty_over", "sex")
"""Conditions whose answer is the same on every day."""


@dataclass(frozen=True, slots=True)
class Case:
    """The facts of a person with the pack they are judged by."""

    facts: Facts
    pack: Pack
    zone: Zone


@dataclass(frozen=True, slots=True)
class OnDay:
    """The same on the day of a trigger; `trigger` is None where none is recorded.

    `end` is the end that a filing limit is counted back from: for such a limit, what is recorded up to
    that end counts, not only what came before the stretch began.
    """

    case: Case
    stretch: Stretch
    trigger: Placed | None
    extent: Extent
    end: Extent | None = None

    def answer(self, condition: Condition) -> Answer:
        """The answer to one plain condition; unknown where the facts do not say."""
        match condition.word:
            case "minor":
                return self._age(condition, 18, wanted_under=condition.of[0] == "yes")
            case "age_from":
                return self._age(condition, int(condition.of[0]), wanted_under=False)
            case "sex":
                sex = self.case.facts.person.sex
                return self._said(condition, None if sex is None else sex == condition.of[0], sex or "")
            case "list":
                return _highest([self._in_list(condition, name) for name in condition.of])
            case "category":
                return self._by_offence(condition, lambda offence: _in_category(offence, condition.of))
            case "penalty_over":
                length = parse_duration(condition.of[0])
                return self._by_offence(condition, lambda offence: _penalty_over(offence, length))
            case "circumstance":
                return _highest([self._circumstance(name) for name in condition.of])
            case "trigger":
                return self._trigger(condition)
            case "recorded":
                return self._recorded(condition)
            case _:
                raise ValueError(f"no such condition: {condition.word}")

    def day(self) -> date | None:
        """The earliest local day of the trigger, by which the law in force is judged."""
        return None if self.extent.lo is None else self.case.zone.day_of(self.extent.lo)

    def _age(self, condition: Condition, years: int, *, wanted_under: bool) -> Answer:
        born, zone = self.case.facts.person.born, self.case.zone
        bounds = born.local_bounds() if born is not None else (None, None)
        first, last = self.extent.lo, self.extent.hi
        oldest = bounds[0].date() if bounds[0] is not None else None
        youngest = (bounds[1] - timedelta(minutes=1)).date() if bounds[1] is not None else None
        surely_under = last is not None and oldest is not None and zone.day_of(last) < _birthday(oldest, years)
        surely_over = first is not None and youngest is not None and zone.day_of(first) > _birthday(youngest, years)
        under = True if surely_under else (False if surely_over else None)
        truth = Truth.of(under)
        if not wanted_under:
            truth = Truth(2 - truth.value)
        return Answer(truth, True, ((condition, str(born) if born is not None else "", truth),))

    def _said(self, condition: Condition, value: bool | None, what: str) -> Answer:
        truth = Truth.of(value)
        return Answer(truth, True, ((condition, what, truth),))

    def _in_list(self, condition: Condition, name: str) -> Answer:
        known = self.case.pack.lists.get(name)
        if known is None:
            return Answer(Truth.UNKNOWN, False, ((condition, "", Truth.UNKNOWN),))
        plain = known.status is Status.VERIFIED and all(self._plain(cite) for cite in known.cites)
        truth, which = Truth.NO, ""
        offences = self._offences()
        for accused in offences:
            found = _listed(accused, known.of, known.items)
            if found.value > truth.value:
                truth, which = found, str(accused)
        if not offences:
            truth = Truth.UNKNOWN
        named = Condition("list", (name,))
        return Answer(truth, plain, ((named, which or ", ".join(map(str, offences)), truth),))

    def _by_offence(self, condition: Condition, asks: Callable[[Offence], Truth]) -> Answer:
        truth, which, plain = Truth.NO, "", True
        offences = self._offences()
        for accused in offences:
            found = {asks(offence) for offence in _entries(self.case.pack, accused)}
            one = found.pop() if len(found) == 1 else Truth.UNKNOWN
            cite = Citation(accused.code, accused.article, accused.part)
            plain = plain and self._plain(cite) and self._plain(CATEGORIES)
            if one.value > truth.value:
                truth, which = one, str(accused)
        if not offences:
            truth, plain = Truth.UNKNOWN, False
        return Answer(truth, plain, ((condition, which or ", ".join(map(str, offences)), truth),))

    def _offences(self) -> tuple[Accused, ...]:
        country = self.case.pack.country
        return tuple(a for a in self.case.facts.offences if a.country in (None, country))

    def _circumstance(self, name: str) -> Answer:
        named = Condition("circumstance", (name,))
        given = self.case.facts.circumstances.get(name, self._derived(name))
        if given is None or given is Truth.UNKNOWN:
            known = self.case.pack.circumstances.get(name)
            assumed = known.assumed if known is not None else Truth.UNKNOWN
            return Answer(assumed, True, ((named, "assumed" if assumed is not Truth.UNKNOWN else "", assumed),))
        return Answer(given, True, ((named, "recorded", given),))

    def _derived(self, name: str) -> Truth | None:
        nationality = self.case.facts.person.nationality
        if name == "foreigner" and nationality is not None:
            return Truth.of(nationality != self.case.facts.jurisdiction)
        return None

    def _trigger(self, condition: Condition) -> Answer:
        name, *values = condition.of
        given = self.trigger.told().get(name) if self.trigger is not None else None
        return self._said(condition, None if given is None else given in values, given or "")

    def _recorded(self, condition: Condition) -> Answer:
        assert condition.selector is not None
        found = [
            (placed, selector)
            for placed, selector in self.stretch.matching([condition.selector])
            if not (self.end or self.extent).surely_before(placed.extent)
        ]
        sure = any(not placed.lacks(selector) for placed, selector in found)
        truth = Truth.YES if sure else (Truth.UNKNOWN if found else Truth.NO)
        return Answer(truth, True, ((condition, found[0][0].event.id if found else "", truth),))

    def _plain(self, cite: Citation) -> bool:
        day = self.day()
        return day is not None and self.case.pack.plain_on(cite, day)


def _birthday(born: date, years: int) -> date:
    """The day on which somebody turns this old.

    Courts of the region count an age from the day after the birthday, laymen from the birthday itself:
    on that one day the answer is unknown.
    """
    return months_later(born, years * 12)[0]


def _listed(accused: Accused, code: str, items: Iterable[str]) -> Truth:
    if accused.code != code:
        return Truth.NO
    items = set(items)
    if accused.article in items or (accused.part is not None and str(accused) in items):
        return Truth.YES
    if accused.part is None and any(item.startswith(f"{accused.article}(") for item in items):
        return Truth.UNKNOWN
    return Truth.NO


def _entries(pack: Pack, accused: Accused) -> tuple[Offence, ...]:
    """The entries of an offence: its part, or every part of the article where the part is not known."""
    exact = pack.offences.get((accused.code, str(accused))) or pack.offences.get((accused.code, accused.article))
    if exact is not None:
        return (exact,)
    return () if accused.part is not None else pack.parts_of(accused.code, accused.article)


def _in_category(offence: Offence, names: tuple[str, ...]) -> Truth:
    if offence.category is None:
        return Truth.UNKNOWN
    return Truth.of(offence.category in names)


def _penalty_over(offence: Offence, length: Duration) -> Truth:
    if offence.most is None and not offence.life:
        return Truth.UNKNOWN
    if offence.life or offence.most is None:
        return Truth.YES
    return Truth.of(_rough_days(offence.most) > _rough_days(length))


def _rough_days(length: Duration) -> int:
    """For comparing one length of imprisonment with another; both are years and months."""
    return length.years * 372 + length.months * 31 + length.weeks * 7 + length.days


def shut_out(case: Case, stretch: Stretch, asked: Condition | None) -> Answer | None:
    """Why a rule is not for this person though nothing begins its time; None where that can't be said.

    Only what is the same on every day shuts a rule out: the offence and the person's sex.
    """
    if asked is None:
        return None
    answer = asked.ask(_Standing(OnDay(case, stretch, None, ANY)))
    return answer if answer.truth is Truth.NO else None


@dataclass(frozen=True, slots=True)
class _Standing:
    """A case that answers only what is the same on every day."""

    on: OnDay

    def answer(self, condition: Condition) -> Answer:
        """Its answer; unknown to what may change from day to day."""
        if condition.word in _STANDING:
            return self.on.answer(condition)
        return Answer(Truth.UNKNOWN, True, ((condition, "", Truth.UNKNOWN),))


def _highest(answers: list[Answer]) -> Answer:
    return max(answers, key=lambda answer: (answer.truth.value, answer.plain))
