"""Which words of a sentence are a claim: the sentence, the clause, or what follows the words that announce it."""

import re

from habeas.base.span import Span
from habeas.drafting.document import trimmed
from habeas.drafting.rules import Claim
from habeas.drafting.slots import Surroundings

_STRAY = re.compile(r"[.!?”»\"]\w\Z")
"""A lone letter that damage left behind the full stop."""
_EDGES = " ,;:—–-\t\n"


def claim_span(around: Surroundings, claim: Claim) -> Span:
    """The span of the claim in document coordinates, without the punctuation at its edges.

    Where nothing is left (the announcing words end the sentence) it is the sentence.
    """
    sentence, clause, trigger = around.sentence.span, around.clause, around.trigger
    bounds = {
        Claim.SENTENCE: (sentence.start, sentence.end),
        Claim.CLAUSE: (clause.start, clause.end),
        Claim.AFTER: (trigger.end, sentence.end),
        Claim.WITH: (trigger.start, clause.end),
    }[claim]
    start, end = trimmed(around.text, *bounds)
    while start < end and around.text[start] in _EDGES:
        start += 1
    while end > start and around.text[end - 1] in _EDGES:
        end -= 1
    if stray := _STRAY.search(around.text, start, end):
        end = stray.start() + 1
    return Span(start, end) if end - start > 1 else sentence


def claim_words(text: str) -> str:
    """The claim as a short sentence in the text's own words, without the full stop at its end."""
    words = " ".join(text.split())
    return words[:-1].rstrip() if words.endswith(".") and not words.endswith("..") else words
