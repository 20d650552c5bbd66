"""Lists of several people, an entry each: "Name. Student. Detained on 3 March." is told of that name.

Such a text names nobody again inside an entry. What is told there without a subject is about the
person at the head of the entry, never about the person of another one.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from habeas.drafting.document import Document
from habeas.drafting.events import Hit
from habeas.drafting.mentions import Kind, Mention

_NUMBERED = re.compile(r"[\s\d.)(•*–—-]*")
"""What may stand before the name at the head of an entry."""
_HEADING = re.compile(r"\s*(?:[.,:;(–—]|-\s|$)")
"""What stands behind it: the name is not the subject of a sentence."""


def with_heads(document: Document, mentions: Sequence[Mention], hits: Sequence[Hit]) -> list[Hit]:
    """The hits; those without a subject inside an entry are about the person at its head.

    Nothing changes in a text that has fewer than two entries of different people. `mentions` are in
    the order of the text. A hit whose rule lets nobody stand in gets the head only where its
    trigger opens the sentence.
    """
    heads = _heads(document, mentions)
    if len({head.name for head in heads.values()}) < 2:
        return list(hits)
    return [_about(heads.get(hit.sentence.paragraph), hit) for hit in hits]


def _heads(document: Document, mentions: Sequence[Mention]) -> dict[int, Mention]:
    """The person at the head of each paragraph that is an entry, by the paragraph's number."""
    heads: dict[int, Mention] = {}
    seen: set[int] = set()
    for sentence in document.sentences:
        if sentence.paragraph in seen:
            continue
        seen.add(sentence.paragraph)
        first = next((m for m in mentions if m.kind is Kind.PERSON and sentence.span.contains(m.span)), None)
        if first is None:
            continue
        before = document.text[sentence.span.start : first.span.start]
        if _NUMBERED.fullmatch(before) and _HEADING.match(document.text[first.span.end : sentence.span.end]):
            heads[sentence.paragraph] = first
    return heads


def _about(head: Mention | None, hit: Hit) -> Hit:
    opens = hit.trigger.start == hit.sentence.span.start
    if head is None or hit.subjects or not (hit.rule.implied or opens):
        return hit
    return replace(hit, subjects=(head,))
