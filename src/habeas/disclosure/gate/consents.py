"""What is permitted on a day, folded from the answers of the record; a withdrawal never widens it.

Rules. Who gave it in another capacity gives way to the person's own refusal or withdrawal, whenever that was said;
else a later answer replaces an earlier one, and where it is not sure which is later the refusal holds. What is given
counts from `not_before`, to the end of `until`, for the audience it names. Where the person could not be asked, a
reviewer's note has to stand with it. A permission to publish that may be older than a transfer, a verdict or a
release of the person does not count until it is given again.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.base.ids import EntityId, StatementId
from habeas.base.known import Absent
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.answers import WHENEVER, Answer, Basis, Said, Use, answers_of, days_in_word
from habeas.record.casefile import CaseFile, Fact
from habeas.record.days import Days, days_of
from habeas.record.statements import Stance

OPEN_TO_ALL = frozenset({Audience.PRESS, Audience.PUBLIC})
"""The audiences to which telling is publishing."""

REVIEWED_AFTER = ("transfer", "verdict", "release")
"""Events of the person after which a permission to publish has to be given again."""

_FOR_NOBODY = frozenset({Use.KEEP, Use.COUNT, Use.CONTACT})
"""Uses that are for no audience; one that is named or asked about makes no difference."""


class Lacking(StrEnum):
    """Why something is not permitted, the gravest first.

    `WITHDRAWN`, `REFUSED`: said so. `REVIEW`: given before a transfer, verdict or release. `EXPIRED`, `NOT_YET`:
    outside the days it was given for. `NO_NOTE`: the person was not asked, and no reviewer's note says why.
    `OTHER_AUDIENCE`: given, and not for these readers. `NOT_RECORDED`: nobody's answer is recorded.
    """

    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    REVIEW = "review"
    EXPIRED = "expired"
    NOT_YET = "not_yet"
    NO_NOTE = "no_note"
    OTHER_AUDIENCE = "other_audience"
    NOT_RECORDED = "not_recorded"


@dataclass(frozen=True, slots=True)
class Permission:
    """It is permitted on that day. `until` is the last sure day of it, None without end; `statements` say so."""

    basis: Basis
    until: date | None
    statements: tuple[StatementId, ...]


@dataclass(frozen=True, slots=True)
class Refusal:
    """It is not permitted on that day. `statements` are the answers that count against it, or fall short.

    `after` is, for REVIEW, the statement of the event since which nobody was asked again.
    """

    reason: Lacking
    statements: tuple[StatementId, ...] = ()
    after: StatementId | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """An event of a person after which consent is asked for again; `on` are the days on which it may have been."""

    person: EntityId
    prop: str
    on: Days
    statement: StatementId


@dataclass(frozen=True, slots=True)
class Quiet:
    """Nothing is to be said outside of a person, or of the whole case; `until` is the last day, None without end."""

    subject: EntityId
    until: date | None
    statement: StatementId


@dataclass(frozen=True, slots=True)
class Consents:
    """Everything that a case says about consent: answers, turns and quiet, in an order that does not matter."""

    answers: tuple[Answer, ...] = ()
    turns: tuple[Turn, ...] = ()
    quiets: tuple[Quiet, ...] = ()

    def permission(self, person: EntityId, use: Use, audience: Audience, day: date) -> Permission | Refusal:
        """Whether this use of what is known of a person is permitted, to this audience, on this day."""
        mine = [one for one in self.answers if one.person == person and one.use is use]
        against = [one for one in mine if _counts_against(one, use, audience, day)]
        passed: list[Answer] = []
        short: list[Refusal] = []
        for given in (one for one in mine if one.said is Said.GIVEN):
            refusal = self._falls_short(given, against, audience, day)
            if refusal is None:
                passed.append(given)
            else:
                short.append(refusal)
        if passed:
            return _permission(passed)
        alone = [Refusal(_AGAINST[one.said], (one.statement,)) for one in against]
        return _gravest([*short, *alone])

    def quiet(self, person: EntityId, case: EntityId, day: date) -> Quiet | None:
        """What keeps a person quiet on a day, the longest of them; None where nothing does."""
        standing = [one for one in self.quiets if one.subject in (person, case) and _last(one) >= day]
        return max(standing, key=lambda one: (_last(one), one.statement), default=None)

    def _falls_short(self, given: Answer, against: list[Answer], audience: Audience, day: date) -> Refusal | None:
        """Why this answer permits nothing; None where it does."""
        blocking = [one for one in against if _outweighs(one, given)]
        if blocking:
            worst = min(blocking, key=lambda one: (_ORDER[_AGAINST[one.said]], one.statement))
            return Refusal(_AGAINST[worst.said], tuple(sorted(one.statement for one in blocking)))
        if not _covers(given, audience):
            return Refusal(Lacking.OTHER_AUDIENCE, (given.statement,))
        if given.basis is not Basis.CONSENT and not given.reviewed:
            return Refusal(Lacking.NO_NOTE, (given.statement,))
        if _begins(given) > day:
            return Refusal(Lacking.NOT_YET, (given.statement,))
        if _ends(given) < day:
            return Refusal(Lacking.EXPIRED, (given.statement,))
        turn = self._turn_since(given, audience, day)
        return None if turn is None else Refusal(Lacking.REVIEW, (given.statement,), turn.statement)

    def _turn_since(self, given: Answer, audience: Audience, day: date) -> Turn | None:
        """The latest turn that may have come after an answer, where the use is publishing."""
        if audience not in OPEN_TO_ALL or given.use in _FOR_NOBODY:
            return None
        since = [
            turn
            for turn in self.turns
            if turn.person == given.person
            and (turn.on.first is None or turn.on.first <= day)
            and (turn.on.last is None or given.said_on.first is None or turn.on.last > given.said_on.first)
        ]
        return max(since, key=lambda turn: (turn.on.last or date.max, turn.statement), default=None)


def consents_of(casefile: CaseFile) -> Consents:
    """What a case, folded, says about consent."""
    facts = casefile.facts
    turns = tuple(turn for fact in facts for turn in _turns(fact))
    return Consents(answers_of(facts), turns, tuple(one for fact in facts for one in _quiets(fact)))


_AGAINST: Mapping[Said, Lacking] = {Said.WITHDRAWN: Lacking.WITHDRAWN, Said.REFUSED: Lacking.REFUSED}
_ORDER: Mapping[Lacking, int] = {reason: place for place, reason in enumerate(Lacking)}


def _permission(passed: list[Answer]) -> Permission:
    """Of several answers the person's own is told first, then the one that lasts longest."""
    best = min(passed, key=lambda one: (not one.own, -_ends(one).toordinal(), one.statement))
    until = None if best.until is None else _ends(best)
    return Permission(best.basis, until, tuple(sorted(one.statement for one in passed)))


def _gravest(refusals: list[Refusal]) -> Refusal:
    key = lambda one: (_ORDER[one.reason], one.statements)  # noqa: E731  (one order, used once)
    return min(refusals, key=key, default=Refusal(Lacking.NOT_RECORDED))


def _counts_against(one: Answer, use: Use, audience: Audience, day: date) -> bool:
    """Whether it was said by that day, or may have been, and is about these readers or all."""
    if one.said is Said.GIVEN or (one.said_on.first is not None and one.said_on.first > day):
        return False
    if use in _FOR_NOBODY or one.audience is None or one.audience is audience:
        return True
    return one.audience is Audience.PRESS and audience is Audience.PUBLIC


def _outweighs(against: Answer, given: Answer) -> bool:
    if against.own and not given.own:
        return True
    last, first = against.said_on.last, given.said_on.first
    return last is None or first is None or last >= first


def _covers(given: Answer, audience: Audience) -> bool:
    """Whether what was given is for these readers; what is public may be told to the press too."""
    if given.use in _FOR_NOBODY:
        return True
    if given.audience is None:
        return given.use is Use.PUBLISH and audience in OPEN_TO_ALL
    return given.audience is audience or (given.audience is Audience.PUBLIC and audience is Audience.PRESS)


def _begins(given: Answer) -> date:
    """The first day on which it surely holds."""
    said = given.said_on.last or date.max
    if given.not_before is None:
        return said
    return max(said, given.not_before.first or given.not_before.last or date.max)


def _ends(given: Answer) -> date:
    """The last day on which it surely holds."""
    if given.until is None:
        return date.max
    return given.until.first or date.min


def _last(quiet: Quiet) -> date:
    return date.max if quiet.until is None else quiet.until


def _turns(fact: Fact) -> Iterable[Turn]:
    if fact.prop in REVIEWED_AFTER and _happened(fact):
        for statement in fact.statements:
            on = None if statement.when is None else days_of(statement.when)
            if on is not None:
                yield Turn(fact.subject, fact.prop, on, statement.id)


def _quiets(fact: Fact) -> Iterable[Quiet]:
    if fact.prop == "quiet" and _happened(fact):
        for statement in fact.statements:
            until = statement.value.get("until") if isinstance(statement.value, Mapping) else None
            yield Quiet(fact.subject, _quiet_until(until), statement.id)


def _quiet_until(until: object) -> date | None:
    """The last day that it allows, so that quiet ends no earlier than was meant; None where there is no day."""
    return (days_in_word(until) or WHENEVER).last


def _happened(fact: Fact) -> bool:
    return fact.stance is Stance.ASSERTS and not isinstance(fact.value, Absent)
