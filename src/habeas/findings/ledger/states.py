"""The rules by which a state is proposed from what is tied. They count and name; a person weighs and decides.

Each rule is there for a reason (docs/reference/ledger.md gives them in full):

1. **refuted by the accuser's own papers**: the accusing side itself says the contrary. What a party says
   against its own claim is stronger than what it says for it.
2. **untested**: nothing is tied. An assertion that nobody held against anything is neither good nor bad.
3. **contested**: something counts for it, and something, a denial at least, speaks against it.
4. **supported**: something counts for it, nothing tied speaks against it.
5. **contradicted**: nothing counts for it, and more than a denial speaks against it.
6. **unsupported on the record**: what is tied does not carry it. The accuser's own assertion does not
   support itself; a conviction may not rest alone on somebody whom the defence cannot question; a
   statement made without chosen counsel, withdrawn, or under claimed pressure is no admission. A denial alone
   is no evidence to the contrary either, so it contradicts nothing by itself.
"""

from collections.abc import Iterable

from habeas.findings.ledger.items import Proposed, Tie
from habeas.findings.ledger.terms import Direction, State, Weight

ENOUGH_AGENTS = 2
"""So many different people under code names count together, though never one of them alone."""

_NOTED = (Weight.ACCUSERS_WORD, Weight.AGENTS_WORD, Weight.FLAGGED, Weight.DENIAL)


def propose(ties: Iterable[Tie]) -> Proposed:
    """The state that these ties give; their order makes no difference."""
    ties = tuple(sorted(ties, key=lambda tie: (tie.place.id, tie.by.id if tie.by is not None else "")))
    carrying = _carrying(ties)
    against = tuple(tie for tie in ties if tie.direction is Direction.CONTRADICTS)
    refuting = tuple(tie for tie in against if tie.refutes)
    evidence = tuple(tie for tie in against if tie.weight is Weight.COUNTS)
    notes = _notes(ties, carrying)
    if refuting:
        return Proposed(State.REFUTED, "refuted", notes, refuting)
    if not ties:
        return Proposed(State.UNTESTED, "untested", (), ())
    if carrying and against:
        return Proposed(State.CONTESTED, "contested", notes, (*carrying, *against))
    if carrying:
        return Proposed(State.SUPPORTED, "supported", notes, carrying)
    if evidence:
        return Proposed(State.CONTRADICTED, "contradicted", notes, evidence)
    return Proposed(State.UNSUPPORTED, "unsupported", notes, ties)


def _carrying(ties: tuple[Tie, ...]) -> tuple[Tie, ...]:
    """What counts for the allegation; words of agents only where several different ones say it."""
    supporting = tuple(tie for tie in ties if tie.direction is Direction.SUPPORTS)
    counted = tuple(tie for tie in supporting if tie.weight is Weight.COUNTS)
    agents = tuple(tie for tie in supporting if tie.weight is Weight.AGENTS_WORD)
    # An agent who is not known by any name cannot be told from another, and adds none to the number.
    if len({tie.voice.agent for tie in agents} - {None}) >= ENOUGH_AGENTS:
        return (*counted, *agents)
    return counted


def _notes(ties: tuple[Tie, ...], carrying: tuple[Tie, ...]) -> tuple[str, ...]:
    """What else a reader has to know: which ties do not count and why, and who carries it all."""
    found = [weight.value for weight in _NOTED if any(tie.weight is weight and tie not in carrying for tie in ties)]
    if carrying and all(tie.weight is Weight.AGENTS_WORD for tie in carrying):
        found.append("agents_only")
    return tuple(found)
