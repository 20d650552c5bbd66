"""Which blocks of a web page are the document itself.

By what the page says of its parts (article, main, nav, footer, class names), by how much of a block
is links, by what trafilatura (Apache-2.0) takes for the text, and by the words of furniture.
"""

import re
from collections import Counter
from collections.abc import Sequence

import trafilatura

from habeas.base.span import Span
from habeas.evidence.text.blocks import Block
from habeas.evidence.text.main_text import joined, main_of_parts

_OUTSIDE = re.compile(
    r"^(?:nav|footer|aside|form|menu|button|select|dialog|search|noscript)\b|"
    r"\b(?:navigation|complementary|contentinfo|banner|search|dialog|alert)$|"
    r"(?:^|[\s_-])(?:comments?|respond|reply|replies|disqus|share|sharing|social|socials|cookies?|gdpr|consent|sidebar|"
    r"navbar|nav|menu|breadcrumbs?|widget|related|recommend(?:ed|ations)?|subscribe|subscription|newsletter|promo|advert|ads?|"
    r"pagination|pager|footer|popup|modal|taglist|tags|read-?also|read-?more)(?:[\s_-]|$)"
)
_ARTICLE = re.compile(r"^(?:article|main)\b|(?:^|\s)(?:main|article|articlebody)(?:\s|$)")
_SPACE = re.compile(r"\s+")

_LINKED = 0.6
"""From this share of linked code points on, a block is a pointer elsewhere."""
_ENOUGH = 0.3
"""An article element counts when it holds this share of the page's unlinked text."""


def main_of_blocks(text: str, blocks: Sequence[Block], source: str) -> tuple[Span, ...]:
    """The ranges of `text` that are the document, in order, not overlapping; spans in code points of `text`.

    `source` is the page as characters. Where the page marks its article, the article's blocks; else
    those that trafilatura finds; else every block that is not furniture. The heading that repeats
    the page's title belongs to it wherever it stands.
    """
    able = [
        block.tag != "title" and not _outside(block) and block.linked < _LINKED * len(block.span) for block in blocks
    ]
    chosen = _in_article(blocks, able) or _extracted(text, blocks, source, able) or able
    chosen = [pick or _headline(text, blocks, index) for index, pick in enumerate(chosen)]
    parts = [block.span for block, pick in zip(blocks, chosen, strict=True) if pick]
    kept = main_of_parts(text, parts)
    inside = [
        pick and any(span.contains(block.span) for span in kept) for block, pick in zip(blocks, chosen, strict=True)
    ]
    return joined([block.span for block in blocks], inside)


def _outside(block: Block) -> bool:
    return any(_OUTSIDE.search(name) for name in block.around if not name.startswith(("body", "article", "main")))


def _in_article(blocks: Sequence[Block], able: Sequence[bool]) -> list[bool]:
    """The usable blocks of the element marked as article that holds most; empty when none holds enough."""
    weight: Counter[int] = Counter()
    total = 0
    for block, usable in zip(blocks, able, strict=True):
        unlinked = (len(block.span) - block.linked) * usable
        total += unlinked
        for name, ident in zip(block.around, block.around_ids, strict=True):
            if _ARTICLE.search(name):
                weight[ident] += unlinked
    if not weight or max(weight.values()) < _ENOUGH * total:
        return []
    most = max(weight.values())
    # The innermost of the elements that hold nearly as much: <main> around <article> adds only its own furniture.
    best = [ident for ident, held in weight.items() if held >= 0.9 * most][-1]
    return [usable and best in block.around_ids for block, usable in zip(blocks, able, strict=True)]


def _extracted(text: str, blocks: Sequence[Block], source: str, able: Sequence[bool]) -> list[bool]:
    """The usable blocks whose words trafilatura takes for the text; empty when it takes none."""
    taken = trafilatura.extract(source, favor_recall=True, include_comments=False, include_tables=True)
    if not taken:
        return []
    flat = _flat(taken)
    chosen = [usable and _flat(block.span.slice(text)) in flat for block, usable in zip(blocks, able, strict=True)]
    return chosen if any(chosen) else []


def _headline(text: str, blocks: Sequence[Block], index: int) -> bool:
    block = blocks[index]
    if block.tag != "h1" or blocks[0].tag != "title":
        return False
    return _flat(block.span.slice(text)) in _flat(blocks[0].span.slice(text))


def _flat(words: str) -> str:
    return _SPACE.sub(" ", words).strip().casefold()
