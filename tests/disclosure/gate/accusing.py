"""The full invented case with a ledger: ties to what may be told and to what may not, each with a canary as reason."""

from dataclasses import replace

from tests.disclosure.gate.full import asked, full
from tests.disclosure.invented import AS_OF, Making

from habeas.base.ids import EntityId
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.admission import Decision, decide
from habeas.disclosure.gate.rulings import Ruling
from habeas.disclosure.papers.answers import Answers
from habeas.findings.ledger.ledger import ledger_of
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Stance, Statement

ALLEGED = EntityId("a1" * 16)
REASON = "brzkvoplan"
"""Stands in the reason of every tie and decision: the defence's own plan."""
IDS = ReleaseIds(b"k" * 32)


def with_claim(made: Making | None = None, prop: str = "allegation") -> tuple[Making, Statement]:
    """The case with one allegation that was taken up from its public claim; and that claim."""
    made = full() if made is None else made
    claim = next(one for one in made.statements if one.prop == prop and one.source == made.sources[0].id)
    value = claim.value["claim"] if isinstance(claim.value, dict) else ""
    made.entities.append(Entity(ALLEGED, EntityKind.ALLEGATION, str(value)))
    part(made, "allegation_claim", {"statement": claim.id}, claim)
    return made, claim


def part(
    made: Making, prop: str, value: dict[str, str], place: Statement, stance: Stance = Stance.ASSERTS
) -> Statement:
    """Record a part of the ledger on the words of a place, as the desk does."""
    number = next(at for at, one in enumerate(made.sources) if one.id == place.source)
    said = made.say(number, prop, value, place.anchor.quote or "-", subject=ALLEGED, stance=stance)
    made.statements[-1] = replace(said, anchor=place.anchor, language=place.language, reason=REASON)
    return made.statements[-1]


def tie(made: Making, target: Statement, direction: str = "supports", *, named: bool = True) -> Statement:
    """Tie a statement, or only the place where it stands."""
    value = {"direction": direction, **({"statement": target.id} if named else {})}
    return part(made, "bears_on", value, target)


def decide_state(made: Making, claim: Statement, state: str = "contested") -> Statement:
    """Record how a person decided."""
    return part(made, "allegation_state", {"state": state, "standard": "reasonable_suspicion"}, claim)


def decision_of(made: Making, audience: Audience, *rulings: Ruling) -> Decision:
    """What the gate decides, with ids of a release."""
    return decide(replace(asked(made, audience, *rulings), ids=IDS))


def answers_of(made: Making) -> Answers:
    """The ledger over the whole record."""
    ledger = ledger_of(made.fold(AS_OF), made.statements, (), {}, [source.id for source in made.sources])
    return Answers(ledger=ledger)
