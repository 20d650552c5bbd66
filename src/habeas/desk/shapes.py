"""The shapes of CONTRACTS that proposals are shown in."""

from typing import TypedDict

from habeas.base.plain import Plain
from habeas.drafting.draft import Draft
from habeas.drafting.keeping import Proposal


class DraftShape(TypedDict):
    """One draft. `start` and `end` are code points of the first reading, end exclusive.

    `recognised` says that words of the quote were recognised on a picture (OCR) and may be misread.
    """

    type: str
    subject: str | None
    value: dict[str, Plain]
    quote: str
    start: int
    end: int
    attributed_to: str | None
    stance: str
    confidence: float
    lang: str
    extractor: str
    recognised: bool


class ProposalShape(DraftShape):
    """A draft that waits for, or has had, a decision."""

    id: str
    state: str
    source: str


def draft_shape(draft: Draft, recognised: bool) -> DraftShape:
    """A draft as other programs see it."""
    return {
        "type": draft.type,
        "subject": draft.subject,
        "value": dict(draft.value),
        "quote": draft.quote,
        "start": draft.span.start,
        "end": draft.span.end,
        "attributed_to": draft.attributed_to,
        "stance": draft.stance.value,
        "confidence": draft.confidence,
        "lang": draft.lang.value,
        "extractor": draft.extractor,
        "recognised": recognised,
    }


def proposal_shape(proposal: Proposal, recognised: bool) -> ProposalShape:
    """A proposal as other programs see it."""
    return {
        **draft_shape(proposal.draft, recognised),
        "id": proposal.id,
        "state": proposal.state.value,
        "source": proposal.source,
    }
