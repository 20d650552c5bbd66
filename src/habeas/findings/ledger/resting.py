"""On whom an allegation rests: whether everything that carries it leads to one agent's word."""

from collections.abc import Sequence

from habeas.base.ids import EntityId
from habeas.findings.ledger.items import Claim, Tie
from habeas.findings.ledger.terms import Direction, Side, Weight


def alone_on(claims: Sequence[Claim], ties: Sequence[Tie]) -> EntityId | None:
    """The one agent under a code name on whose word the allegation hangs alone, None where there is none.

    Its carriers are the claims and supports that are somebody's own words. The accusing side repeating it,
    and a flagged statement of the accused, carry nothing; any other voice does, an unknown one too.
    """
    carriers = [claim.voice for claim in claims if claim.voice.side is not Side.ACCUSER]
    carriers += [
        tie.voice
        for tie in ties
        if tie.direction is Direction.SUPPORTS and tie.weight in (Weight.COUNTS, Weight.AGENTS_WORD)
    ]
    agents = {voice.agent for voice in carriers}
    return agents.pop() if len(agents) == 1 else None
