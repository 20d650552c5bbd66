"""What a person does on the ledger: put claims together, tie, untie, name elements and dates, decide.

Everything is a statement of the record, with the source and quote of what it is about; nothing is kept beside it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.base.errors import WrongCall
from habeas.base.ids import EntityId, StatementId
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.desk.ledger import OpenLedger, one_allegation, open_ledger
from habeas.desk.recording import Saying, audit, record
from habeas.desk.retracting import withdraw
from habeas.desk.saying import anchor_of, find_source
from habeas.desk.session import Session
from habeas.desk.whose import Roll
from habeas.evidence.sources.source import Source
from habeas.evidence.text.anchor import Anchor
from habeas.evidence.text.language import language_of
from habeas.evidence.text.reading import Reading
from habeas.findings.ledger.case_finding import finding_in
from habeas.findings.ledger.items import Allegation
from habeas.record.living import living
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Method, Stance, Statement, Withdrawal


@dataclass(frozen=True, slots=True)
class Bearing:
    """How something bears on an allegation, as a person says; `none` says that it does not.

    `speaker` is who says what a quote says, where a place in a source is tied.
    """

    direction: str
    why: str
    kind: str | None = None
    side: str | None = None
    speaker: str | None = None
    none: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a source: the words of a quote, in their own language."""

    source: Source
    anchor: Anchor
    language: Lang


class LedgerDesk:
    """The acts on the ledger of one case. Each looks at the record as it stands, and is one transaction."""

    def __init__(self, session: Session, name: str, today: date) -> None:
        self._session = session
        self._name = name
        self._today = today
        self.case = session.case(name)

    def add(self, ids: Sequence[str], why: str = "") -> EntityId:
        """Put the claims of these statements or allegations together as one allegation; returns its id.

        The first may be one that was taken up before: the others join it. Raises WrongCall for a statement
        that makes no allegation, or that another allegation has already.
        """
        opened = self._opened()
        meant = list({one.key: one for one in (one_allegation(opened.ledger, word) for word in ids)}.values())
        taken = [one for one in meant if one.entity is not None]
        if len(taken) > 1 or (taken and meant[0] is not taken[0]):
            raise WrongCall(
                "Two of these were taken up before, or the first was not.",
                "Name the allegation that is to grow first; withdraw the claims of the other to join them.",
            )
        if len(meant) == len(taken):
            raise WrongCall("It was taken up before.", "Name claims that are to join it.")
        with self._session.vault.transaction():
            entity = self._entity(meant[0])
            fresh = [claim.statement for one in meant if one.entity is None for claim in one.claims]
            for statement in fresh:
                self._record(entity, "allegation_claim", {"statement": statement.id}, self._at(statement), why)
        return entity

    def tie(self, allegation: str, target: str, bearing: Bearing, quote: str | None, start: int | None) -> Statement:
        """Tie a statement, or a place in a source, to an allegation; one that nobody took up is taken up by it.

        A source without a quote is one that holds the record of a finding, whose sentence is quoted. Raises
        WrongCall without a reason, and for what is tied or rejected already.
        """
        if not bearing.why.strip():
            raise WrongCall("A tie needs a reason.", "Add --why TEXT; nothing was changed.")
        one = one_allegation(self._opened().ledger, allegation)
        place, statement = self._target(target, quote, start)
        if statement is not None:
            self._refuse_tied(one, statement)
        value: dict[str, Plain] = {"direction": bearing.direction}
        given = {"statement": statement, "kind": bearing.kind, "side": bearing.side}
        value |= {name: told for name, told in given.items() if told is not None}
        stance = Stance.DENIES if bearing.none else Stance.ASSERTS
        with self._session.vault.transaction():
            entity = self._taken_up(one)
            return self._record(entity, "bears_on", value, place, bearing.why, stance=stance, speaker=bearing.speaker)

    def untie(self, word: str, why: str) -> Withdrawal:
        """Take a tie, a claim's place, an element, a date or a decision back, by the beginning of its id."""
        found = self._statement(word)
        parts = ("bears_on", "allegation_claim", "element", "act_date", "allegation_state", "opinions_exclude")
        if found.prop not in parts:
            raise WrongCall(f"{word!r} is no part of the ledger.", "Their ids stand in `habeas ledger CASE history`.")
        return withdraw(self._session, found.id, why)

    def state_part(self, allegation: str, prop: str, value: Mapping[str, Plain], why: str = "") -> Statement:
        """Record an element of the offence or a date of the act, on the words of the first claim."""
        one = one_allegation(self._opened().ledger, allegation)
        with self._session.vault.transaction():
            entity = self._taken_up(one)
            return self._record(entity, prop, value, self._first(one), why)

    def decide(self, allegation: str, value: Mapping[str, Plain], why: str) -> Statement:
        """Record how a person decided. The person's own earlier decision is superseded; another's stands beside it."""
        if not why.strip():
            raise WrongCall("A decision needs its reasons.", "Add --why TEXT; nothing was changed.")
        one = one_allegation(self._opened().ledger, allegation)
        mine = [each.statement for each in one.decisions if each.statement.recorded_by == self._session.who]
        before = mine[-1].id if mine else None
        with self._session.vault.transaction():
            entity = self._taken_up(one)
            return self._record(entity, "allegation_state", value, self._first(one), why, supersedes=before)

    def judge_opinions(self, one: str, other: str, exclusive: bool, why: str) -> Statement:
        """Record whether two expert opinions exclude one another; the latest judgement on a pair holds."""
        if not why.strip():
            raise WrongCall("A judgement needs a reason.", "Add --why TEXT; nothing was changed.")
        first, second = self._statement(one), self._statement(other)
        if {first.prop, second.prop} != {"expert_opinion"} or first.id == second.id:
            raise WrongCall("These are not two expert opinions.", "Their ids stand in `habeas ledger CASE`.")
        value: Mapping[str, Plain] = {"opinion": first.id, "other_opinion": second.id, "exclusive": exclusive}
        with self._session.vault.transaction():
            subject = Roll(self._session, self.case).subject(None, "opinions_exclude", value)
            return self._record(subject, "opinions_exclude", value, self._at(first), why)

    def _opened(self) -> OpenLedger:
        return open_ledger(self._session, self._name, self._today)

    def _taken_up(self, one: Allegation) -> EntityId:
        """The allegation's entity, made with its claims where nobody took it up yet; inside a transaction."""
        if one.entity is not None:
            return one.entity
        entity = self._entity(one)
        for claim in one.claims:
            self._record(entity, "allegation_claim", {"statement": claim.statement.id}, self._at(claim.statement), "")
        return entity

    def _entity(self, one: Allegation) -> EntityId:
        if one.entity is not None:
            return one.entity
        made = Entity(self._session.new_entity_id(), EntityKind.ALLEGATION, one.claim)
        self._session.vault.record.add_entity(self.case.id, made)
        audit(self._session, "take up allegation", made.id, {"case": self.case.id})
        return made.id

    def _first(self, one: Allegation) -> Place:
        if not one.claims:
            raise WrongCall("No claim makes this allegation any more.", "Add one with `habeas ledger CASE add`.")
        return self._at(one.claims[0].statement)

    def _at(self, statement: Statement) -> Place:
        source = self._session.vault.evidence.source(statement.source)
        if source is None:
            raise WrongCall("The source of this statement is no longer kept.", "Nothing was changed.")
        return Place(source, statement.anchor, statement.language)

    def _target(self, word: str, quote: str | None, start: int | None) -> tuple[Place, StatementId | None]:
        if quote is None:
            found = self._statements(word)
            if len(found) == 1:
                return self._at(found[0]), found[0].id
            if found:
                raise WrongCall(f"{word!r} means several statements.", "Give more of the id; nothing was changed.")
        source = find_source(self._session, self.case, word)
        reading = self._session.vault.evidence.first_reading(source.copy.digest)
        if reading is None:
            raise WrongCall("This source has no text, so nothing in it can be quoted.", "Add a typed copy of it.")
        words = quote if quote is not None else _sentence(reading)
        return Place(source, anchor_of(reading, words, start), language_of(words) or reading.lang or Lang.EN), None

    def _statement(self, word: str) -> Statement:
        found = self._statements(word)
        if len(found) != 1:
            many = "means several statements" if found else "means no statement of this case that counts"
            raise WrongCall(f"{word!r} {many}.", "Ids stand in `habeas ledger CASE`; nothing was changed.")
        return found[0]

    def _statements(self, word: str) -> list[Statement]:
        if len(word) < 4:
            raise WrongCall(f"{word!r} is too short for an id.", "Give at least 4 characters of it.")
        keeping = self._session.vault.record
        erased = self._session.vault.erasures.erasures(self.case.id)
        counting = living(keeping.statements(self.case.id), keeping.withdrawals(self.case.id), erased).statements
        return [one for key, one in counting.items() if key.startswith(word)]

    def _refuse_tied(self, one: Allegation, statement: StatementId) -> None:
        by = next((tie.by for tie in one.ties if tie.place.id == statement), None)
        if by is not None or any(each.id == statement for each in one.rejected):
            told = f"`habeas ledger {self.case.name} untie {'' if by is None else by.id[:10]}`".replace(" `", "`")
            raise WrongCall("A person judged on this already.", f"Take that back first: {told}; nothing was changed.")

    def _record(
        self,
        subject: EntityId,
        prop: str,
        value: Mapping[str, Plain],
        place: Place,
        why: str,
        *,
        stance: Stance = Stance.ASSERTS,
        speaker: str | None = None,
        supersedes: StatementId | None = None,
    ) -> Statement:
        saying = Saying(
            subject=subject,
            prop=prop,
            value=value,
            when=None,
            language=place.language,
            source=place.source,
            anchor=place.anchor,
            method=Method.TYPED,
            stance=stance,
            attributed_to=speaker,
            supersedes=supersedes,
            reason=why,
        )
        return record(self._session, Roll(self._session, self.case), saying)


def _sentence(reading: Reading) -> str:
    finding = finding_in(reading.text)
    if finding is None:
        raise WrongCall("A place in a source needs its words.", "Add --quote TEXT, or --quote - to type it.")
    return finding.sentence
