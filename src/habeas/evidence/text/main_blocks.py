"""Which blocks of a web page are the document itself.

By what the page says of its parts (article, main, nav, footer, class names), by how much of a block
is links, by what trafilatura (Apache-2.0) takes for the text, and by the words of furniture.
"""

import logging
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from habeas.base.span import Span
from habeas.evidence.text.blocks import Block
from habeas.evidence.text.main_text import joined, main_of_parts

# It reports on standard error what it makes of a page; that is the concern of nobody who reads one.
logging.getLogger("trafilatura").propagate = False
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

_SPACE = re.compile(r"\s+")

_LINKED = 0.6
"""From this share of linked code points on, a block is a pointer elsewhere."""
_SEARCHED = 5_000
"""Up to this many blocks are searched for anywhere in what trafilatura takes, not only as whole lines."""
_ENOUGH = 0.3
"""An article element counts when it holds this share of the page's unlinked text."""


def main_of_blocks(text: str, blocks: Sequence[Block], source: str) -> tuple[Span, ...]:
    """The ranges of `text` that are the document, in order, not overlapping; spans in code points of `text`.

    `source` is the page as characters. Where the page marks its article, the article's blocks; else
    those that trafilatura finds; else every block that is not furniture. The heading that repeats
    the page's title belongs to it wherever it stands.
    """
    able = [block.tag != "title" and not block.outside and block.linked < _LINKED * len(block.span) for block in blocks]
    chosen = _in_article(blocks, able) or _extracted(text, blocks, source, able) or able
    chosen = [pick or _headline(text, blocks, index) for index, pick in enumerate(chosen)]
    parts = [block.span for block, pick in zip(blocks, chosen, strict=True) if pick]
    kept = main_of_parts(text, parts)
    starts = [span.start for span in kept]
    inside = [pick and _covered(block.span, kept, starts) for block, pick in zip(blocks, chosen, strict=True)]
    return joined([block.span for block in blocks], inside)


def _covered(span: Span, kept: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether one of the ranges kept, which are in order and begin at `starts`, holds this span."""
    index = bisect_right(starts, span.start) - 1
    return index >= 0 and kept[index].contains(span)


def _in_article(blocks: Sequence[Block], able: Sequence[bool]) -> list[bool]:
    """The usable blocks of the element marked as article that holds most; empty when none holds enough."""
    weight: Counter[int] = Counter()
    total = 0
    for block, usable in zip(blocks, able, strict=True):
        unlinked = (len(block.span) - block.linked) * usable
        total += unlinked
        for article in block.articles:
            weight[article] += unlinked
    if not weight or max(weight.values()) < _ENOUGH * total:
        return []
    most = max(weight.values())
    # The innermost of the elements that hold nearly as much: <main> around <article> adds only its own furniture.
    best = max(article for article, held in weight.items() if held >= 0.9 * most)
    return [usable and best in block.articles for block, usable in zip(blocks, able, strict=True)]


def _extracted(text: str, blocks: Sequence[Block], source: str, able: Sequence[bool]) -> list[bool]:
    """The usable blocks whose words trafilatura takes for the text; empty when it takes none."""
    import trafilatura  # noqa: PLC0415  (slow, and only web pages need it)

    taken = trafilatura.extract(source, favor_recall=True, include_comments=False, include_tables=True)
    if not taken:
        return []
    lines = {_flat(line) for line in taken.split("\n")}
    flat = _flat(taken) if len(blocks) <= _SEARCHED else ""
    chosen = []
    for block, usable in zip(blocks, able, strict=True):
        words = _flat(block.span.slice(text)) if usable else ""
        chosen.append(bool(words) and (words in lines or words in flat))
    return chosen if any(chosen) else []


def _headline(text: str, blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    if block.tag != "h1" or blocks[0].tag != "title":
        return False
    return _flat(block.span.slice(text)) in _flat(blocks[0].span.slice(text))


def _flat(words: str) -> str:
    return _SPACE.sub(" ", words).strip().casefold()
