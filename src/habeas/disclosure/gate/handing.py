"""Whether a paper itself may be handed to an audience: its own bytes, a new drawing of what may be seen, or nothing."""

from enum import StrEnum

from habeas.disclosure.gate.admission import Decision
from habeas.disclosure.gate.held import Thing
from habeas.evidence.sources.source import Source


class Handing(StrEnum):
    """How a source goes out. `ORIGINAL`: byte by byte; `REDRAWN`: drawn or set anew without what is held back."""

    ORIGINAL = "original"
    REDRAWN = "redrawn"
    KEPT = "kept"


def handing_of(decision: Decision, source: Source) -> Handing:
    """How this source may go to the audience of this decision.

    A source is nothing but exact words, so that one whose words are not quoted is kept. One in which a single
    statement is held back, or its words are, is redrawn also for those who may have originals: its bytes hold that too.
    """
    deciding = decision.deciding
    rules = deciding.rules
    if source.id in deciding.sources_held or source.secrecy not in rules.quotes:
        return Handing.KEPT
    if source.secrecy in rules.originals and not words_held_of(decision, source):
        return Handing.ORIGINAL
    return Handing.REDRAWN


def words_held(decision: Decision) -> frozenset[str]:
    """The ids of statements that do not go out, or whose words do not."""
    return frozenset(one.key for one in decision.held if one.thing is Thing.STATEMENT)


def words_held_of(decision: Decision, source: Source) -> frozenset[str]:
    """The same, of those that stand in one source."""
    facts = decision.deciding.asked.casefile.facts
    standing = {one.id for fact in facts for one in fact.statements if one.source == source.id}
    return words_held(decision) & standing
