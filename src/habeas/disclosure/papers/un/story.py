"""What happened, in the order of time: sentences that each stand on their sources."""

from habeas.disclosure.layout import CHARGES, CLOSING, COURT, STEPS
from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Block, Points
from habeas.disclosure.papers.un.filling import differing, mine
from habeas.disclosure.papers.un.identity import ARRESTS
from habeas.disclosure.sections import in_order

BEFORE = ("surveillance", "agent_work", "search")
"""What went before the arrest."""

ARREST = (
    *ARRESTS,
    *STEPS,
    "access_to_counsel",
    "questioning",
    "questioning_ended",
    "presence",
    "irregularity",
)
"""How the arrest was made, and what was done or left undone around it."""

TREATMENT = (
    "ill_treatment",
    "medical_examination",
    "health",
    "hunger_strike",
    "visit",
    "place_of_detention",
    "transfer",
)
"""How the person was treated and where."""

PROCEEDINGS = (*CHARGES, *COURT, *CLOSING, "own_statement", "release")
"""What courts, investigators and prosecutors did."""

_OTHERS = frozenset({"agent_work", "presence"})
"""What is recorded of somebody else and belongs to the story all the same."""

EVERYTHING = (*BEFORE, *ARREST, *TREATMENT, *PROCEEDINGS)
"""The whole story."""


def story(composer: Composer, *props: str) -> Block | None:
    """What the record tells under these properties, by time; None where it tells nothing."""
    facts = {id(fact): fact for fact in (*mine(composer, *props), *composer.facts(*(set(props) & _OTHERS)))}
    told = tuple(composer.tell(fact) for fact in in_order(list(facts.values())))
    unsure = tuple(one for prop in ARRESTS if prop in props for one in differing(composer, prop, "when"))[:1]
    return Points((*told, *unsure)) if told else None
