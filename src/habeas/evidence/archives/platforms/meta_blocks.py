"""The blocks of Facebook's and Instagram's HTML pages: heading, content and time of one entry."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from habeas.base.when import When
from habeas.evidence.archives.html_tree import Element, Stretch, stretches
from habeas.evidence.archives.item import Item, Kind, Place, Platform, Whose
from habeas.evidence.archives.platforms.meta import Owners
from habeas.evidence.archives.platforms.written_dates import written_date
from habeas.evidence.archives.wording import clean

_HEADINGS = ("_a6-h", "_2lel")
_CONTENTS = ("_a6-p", "_2let")
_TIMES = ("_a72d", "_a6-o", "_2lem")
_PICTURES = frozenset({"_a7nf", "_a7ng"})
_REACTIONS = frozenset({"_a6-q", "_tqp"})
_TEXT = "_2pin"
_LABEL = "_a6_q"
_ACCOUNT = re.compile(r"[a-z0-9._]{1,30}")
_MENTION = re.compile(r"@\[\d+:\d+:([^\]\n]+)\]")
_UPDATED = re.compile(r"\D{0,40}\b\d{1,2}\D.{0,24}\d{1,2}:\d\d:\d\d\b.{0,12}", re.DOTALL)
"""A note such as "Updated Oct 01, 2025 10:21:24 pm", in any language: a few words and a time to the second."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page whose blocks are read."""

    path: str
    platform: Platform
    owners: Owners


@dataclass(frozen=True, slots=True)
class Block:
    """One entry of a page. `heading` is a message's sender, a picture's caption, or a sentence of the platform."""

    heading: str
    headed: tuple[Stretch, ...]
    content: tuple[Stretch, ...]
    time: str
    when: When | None

    @classmethod
    def of(cls, element: Element) -> "Block | None":
        """From a block's element; None for one without a time, which is no entry (the list of participants)."""
        time = element.first(*_TIMES)
        if time is None or not time.words:
            return None
        heading, content = element.first(*_HEADINGS), element.first(*_CONTENTS)
        headed = () if heading is None else tuple(stretches(heading))
        inside = () if content is None else tuple(stretches(content))
        return cls(" ".join(one.text for one in headed), headed, inside, time.words, written_date(time.words))


type Reader = Callable[[Page, Block], list[Item]]
"""From a block of a page to its items."""


def post(page: Page, block: Block) -> list[Item]:
    """A post: its words, the captions of its pictures, and what is attached to it, whose author is not shown.

    In Instagram's pages the caption is the heading; in Facebook's the heading is a sentence of the
    platform and is never read as words.
    """
    return _post(page, block, Whose.OWN)


def post_of_others(page: Page, block: Block) -> list[Item]:
    """A post that somebody else left on the owner's wall."""
    return _post(page, block, Whose.OTHERS)


def _post(page: Page, block: Block, whose: Whose) -> list[Item]:
    when = block.when
    items: list[Item] = []
    if page.platform is Platform.INSTAGRAM:
        items += [_item(page, one, Kind.CAPTION, whose, when) for one in block.headed]
    notes = [one for one in block.content if _UPDATED.fullmatch(one.text)]
    edited = any(block.when != _date_in(note.text) for note in notes) if notes else None
    for one in block.content:
        if one in notes or _is_address(one):
            continue
        if any(_PICTURES.intersection(element.classes) for element in one.within):
            items.append(_item(page, one, Kind.CAPTION, whose, when))
        elif _is_direct(one):
            items.append(_item(page, one, Kind.POST, whose, when, edited=edited))
        else:
            items.append(_item(page, one, Kind.POST, Whose.UNKNOWN, when, address=one.link))
    return _each_once(items)


def comment(page: Page, block: Block) -> list[Item]:
    """A comment of the owner. In Instagram's pages it stands in a table beside the account it was left with."""
    when = block.when
    labelled = [one for one in block.content if _is_value(one)]
    if labelled:
        labelled.sort(key=lambda one: _ACCOUNT.fullmatch(one.text) is not None)
        container = labelled[1].text if len(labelled) > 1 else None
        return [_item(page, labelled[0], Kind.COMMENT, Whose.OWN, when, container=container)]
    words = [one for one in block.content if not _is_address(one) and not any(_is_label(e) for e in one.within)]
    return _each_once([_item(page, one, Kind.COMMENT, Whose.OWN, when) for one in words])


def message(page: Page, block: Block, container: str) -> list[Item]:
    """A message: its words are the sender's; what stands below them is shared, and reactions are none."""
    whose = page.owners.whose(block.heading or None)
    when = block.when
    items: list[Item] = []
    for one in block.content:
        if _is_address(one) or any(_REACTIONS.intersection(element.classes) for element in one.within):
            continue
        # The words are the second of the plain boxes that stand side by side; what was shared is the third.
        own = _number_among_boxes(one) in (1, None)
        shared = Whose.SHARED if whose is Whose.OWN else whose
        of, author = (whose, block.heading or None) if own else (shared, None)
        items.append(_item(page, one, Kind.MESSAGE, of, when, author=author, container=container))
    return items


def _item(
    page: Page,
    stretch: Stretch,
    kind: Kind,
    whose: Whose,
    when: When | None,
    *,
    author: str | None = None,
    container: str | None = None,
    address: str | None = None,
    edited: bool | None = None,
) -> Item:
    place = Place(page.path, f"char={stretch.start},{stretch.end}")
    text = clean(_MENTION.sub(r"\1", stretch.text))
    return Item(str(place), page.platform, kind, author, whose, text, when, edited, container, address, place)


def _is_address(stretch: Stretch) -> bool:
    """Whether it is nothing but a web address."""
    return re.fullmatch(r"\w+://\S+", stretch.text) is not None


def _is_direct(stretch: Stretch) -> bool:
    """Whether it stands in the box of a post's own words and not deeper, where attachments stand."""
    depth = next((depth for depth, element in enumerate(reversed(stretch.within)) if _TEXT in element.classes), None)
    return depth is None or depth <= 1


def _is_label(element: Element) -> bool:
    return _LABEL in element.classes


def _is_value(stretch: Stretch) -> bool:
    """Whether it stands in a box inside a labelled cell, beside the label."""
    return any(_is_label(element) for element in stretch.within[:-1])


def _number_among_boxes(stretch: Stretch) -> int | None:
    """Which of the boxes of a message's content it stands in, from 0; None where there are no such boxes."""
    if len(stretch.within) < 3:
        return None
    boxes = [child for child in stretch.within[1].children if isinstance(child, Element)]
    return next((number for number, box in enumerate(boxes) if box is stretch.within[2]), None)


def _date_in(text: str) -> When | None:
    """The time at the end of a note."""
    words = text.split(" ")
    dates = (written_date(" ".join(words[start:])) for start in range(len(words)))
    return next((date for date in dates if date is not None), None)


def _each_once(items: list[Item]) -> list[Item]:
    """Without the words that repeat earlier ones of the same entry, as captions repeat a post."""
    kept: dict[str, Item] = {}
    for item in sorted(items, key=lambda item: item.kind is Kind.CAPTION):
        kept.setdefault(item.text, item)
    return list(kept.values())
