"""Posts, comments and messages on the pages of a VK archive.

An item's place is the range of its words in the decoded page, from the first to the last. Its text is
that range with `<br>` as a line end, other tags, attachments and links to the post left out, entities
resolved, and runs of white space as one space.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from habeas.base.when import When
from habeas.evidence.archives.export import Choice
from habeas.evidence.archives.gathering import Gathering
from habeas.evidence.archives.item import Item, Kind, Platform, Whose
from habeas.evidence.archives.naming import name_key
from habeas.evidence.archives.platforms.vk_page import Element, said, trimmed
from habeas.evidence.archives.platforms.vk_words import vk_time, vk_words

_ASIDE = frozenset(["attachment", "attachments", "kludges", "post__link", "item__tertiary", "message__header"])
_ANOTHERS = re.compile(r"(?:^|[\s_-])(?:repost|copy|copied|fwd|forward(?:ed)?|quote)(?:[\s_-]|$)")
_WALL = re.compile(r"vk\.(?:com|ru)/wall(?P<owner>-?\d+)_(?P<post>\d+)(?:\?\S*?reply=(?P<reply>\d+))?")
_WHO = re.compile(r"vk\.(?:com|ru)/(?P<name>[\w.]+)")
_ADDRESS = re.compile(r"https?://\S+\Z")
_HEADED = re.compile(r"(?P<name>.*?)[\s,]*(?P<date>(?<!\d)\d{1,2}\s+[^\W\d_]+\.?\s+\d{4}\b.*)\Z", re.DOTALL)
"""The line of a post: who wrote it, `You` or a name, and when. Older pages have the date alone, or no line."""

_REMARK = re.compile(r"\([^()]*\)\s*\Z")

UNDATED = ("date-unreadable", "The date of these entries could not be read; they are kept without one.")
DELETED = ("deleted-message", "The words of these entries were deleted before the export.")
NO_AUTHOR = (
    "wall-authors-not-shown",
    "The page does not say who wrote these entries: they may be the owner's, or left on the wall by somebody else.",
)
SHARED = ("shared-post-absent", "These entries share another's post; its words are not in the archive.")
FORWARDED = ("forwarded-absent", "These messages forward others; the forwarded words are not in the archive.")


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose archive it is: number and name; None for what nothing says."""

    id: str | None = None
    name: str | None = None

    def is_me(self, mark: str | None, choice: Choice) -> bool:
        """Whether a number or name is the owner's, by the archive or by what a person said."""
        if mark is None:
            return False
        keys = {name_key(own).removeprefix("id") for own in (*choice.owners, self.id or "") if own}
        return name_key(mark).removeprefix("id") in keys


def read_wall(root: Element, source: str, into: Gathering, owner: Owner, choice: Choice, kind: Kind) -> None:
    """Take every entry of a page of posts (`Kind.POST`), of comments on a post, or of the owner's own comments."""
    for entry in entries_of(root, "item"):
        main = entry.first("item__main") or entry
        address = _address(entry, source)
        wall = _WALL.search(address or "")
        reply = kind is Kind.COMMENT or (wall is not None and wall["reply"] is not None)
        aside = _aside(main, source, address)
        head = _head(entry, source, owner, choice)
        when = head.when
        if when is None and entry.first("item__tertiary") is not None:
            into.remark(*UNDATED, f"char={entry.start}")
        # A page of the owner's comments holds no others.
        whose = Whose.OWN if "/comments/" in f"/{into.file}" else head.whose
        author = (owner.name or head.author) if whose is Whose.OWN else head.author
        if whose is Whose.UNKNOWN and head.author is None:
            into.remark(*NO_AUTHOR, f"char={entry.start}")
        chat = f"wall{wall['owner']}" if wall is not None else None
        draft = _Draft(Kind.COMMENT if reply else Kind.POST, author, whose, when, None, chat, address)
        _remark_attachments(entry, source, into)
        into.take(_items(draft, main, source, into, aside))


def read_messages(root: Element, source: str, into: Gathering, owner: Owner, choice: Choice, chat: str) -> None:
    """Take every message of a page of a conversation."""
    for entry in entries_of(root, "message"):
        header = entry.first("message__header")
        if header is None:
            into.fail(f"char={entry.start},{entry.end}", "no-header")
            continue
        link = next((element for element in header.below() if element.tag == "a"), None)
        text = said(source, header.inside, header.close)
        name = said(source, link.inside, link.close) if link is not None else text.partition(",")[0].strip()
        when = vk_time(text.removeprefix(name))
        if when is None:
            into.remark(*UNDATED, f"char={entry.start}")
        edited = _REMARK.search(text) is not None or header.first("message-edited") is not None
        draft = _Draft(Kind.MESSAGE, name or None, _whose(link, name, owner, choice), when, edited, chat, None)
        gone = _remark_attachments(entry, source, into)
        bodies = [child for child in entry.children if child is not header and child.start >= header.end]
        items: list[Item] = []
        for body in bodies:
            if not body.classes & _ASIDE:
                items += _items(draft, body, source, into, _aside(body, source, None))
        into.take([] if gone and not items else items)


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is known of an entry before its words."""

    kind: Kind
    author: str | None
    whose: Whose
    when: When | None
    edited: bool | None
    container: str | None
    address: str | None


def _items(draft: _Draft, element: Element, source: str, into: Gathering, aside: Sequence[Element]) -> list[Item]:
    """The entry's own words, and each part in which it repeats another's post."""
    others = [part for part in element.below() if _ANOTHERS.search(part.attributes.get("class", ""))]
    others = [part for part in others if not any(one.start < part.start < one.end for one in (*others, *aside))]
    found = _item(draft, draft.whose, source, element.inside, element.close, into, [*aside, *others])
    for part in others:
        inner = [left for left in aside if part.start < left.start < part.end]
        found += _item(draft, Whose.SHARED, source, part.inside, part.close, into, inner)
    return found


def _item(
    draft: _Draft, whose: Whose, source: str, start: int, end: int, into: Gathering, aside: Sequence[Element]
) -> list[Item]:
    changed = True
    while changed:
        # Parts left out at the edges are no part of the range either.
        before = start, end
        start, end = trimmed(source, start, end)
        for left in aside:
            if left.start <= start < left.end:
                start = min(left.end, end)
            elif left.start < end <= left.end:
                end = left.start
        changed = (start, end) != before
    text = said(source, start, end, aside)
    if not text:
        return []
    place = into.place(f"char={start},{end}")
    author = None if whose is Whose.SHARED else draft.author
    return [
        Item(
            str(place),
            Platform.VK,
            draft.kind,
            author,
            whose,
            text,
            draft.when,
            draft.edited,
            draft.container,
            draft.address,
            place,
        )
    ]


def entries_of(root: Element, name: str) -> list[Element]:
    """The outermost elements of a class."""
    found: list[Element] = []
    for element in root.having(name):
        if not found or element.start >= found[-1].end:
            found.append(element)
    return found


def _aside(element: Element, source: str, address: str | None) -> list[Element]:
    """What is no part of the words: attachments, dates, and the line that repeats the entry's address."""
    found: list[Element] = []
    for part in element.below():
        if found and part.start < found[-1].end:
            continue
        alone = address is not None and part.tag in ("a", "div") and said(source, part.inside, part.close) == address
        if part.classes & _ASIDE or alone or part.tag in ("script", "style"):
            found.append(part)
    return found


def _address(entry: Element, source: str) -> str | None:
    """The entry's own address: that of its link, never that of an attachment."""
    attached = [part for part in entry.below() if part.classes & {"attachment", "attachments", "kludges"}]
    for link in entry.below():
        if link.tag != "a" or any(part.start < link.start < part.end for part in attached):
            continue
        text = said(source, link.inside, link.close)
        written = text if _ADDRESS.match(text) else link.attributes.get("href", "")
        if "post__link" in link.classes or (_WALL.search(written) and text == written):
            return written or None
    return None


@dataclass(frozen=True, slots=True)
class _Head:
    """What the line of an entry says: whose it is, the name, and the time."""

    whose: Whose
    author: str | None
    when: When | None


def _head(entry: Element, source: str, owner: Owner, choice: Choice) -> _Head:
    """From the line above an entry's words; its name never passes for a month."""
    for part in entry.below():
        line = "item__tertiary" in part.classes
        if not line and not (part.tag == "div" and not part.children and part is entry.children[-1]):
            continue
        text = said(source, part.inside, part.close)
        link = next((one for one in part.below() if _WHO.search(one.attributes.get("href", ""))), None)
        named = said(source, link.inside, link.close) if link is not None else ""
        found = _HEADED.match(text.removeprefix(named))
        name = named or (found["name"].strip() if found is not None else "")
        when = vk_time(found["date"] if found is not None else text if text[:1].isdecimal() else "")
        if name and line:
            return _Head(_whose(link, name, owner, choice), name, when)
        if when is not None and not name:
            return _Head(Whose.UNKNOWN, None, when)
    return _Head(Whose.UNKNOWN, None, None)


def _remark_attachments(entry: Element, source: str, into: Gathering) -> bool:
    """Say of attachments whose words are not there; whether the entry itself was deleted."""
    words = vk_words()
    gone = False
    at = f"char={entry.start}"
    for part in entry.having("attachment__description"):
        text = said(source, part.inside, part.close).lower()
        if text in words.deleted:
            gone = True
            into.remark(*DELETED, at)
        elif any(mark in text for mark in words.forwarded):
            into.remark(*FORWARDED, at)
            into.undelivered += 1
        elif text.startswith(words.shared):
            into.remark(*SHARED, at)
            into.undelivered += 1
    return gone


def _whose(link: Element | None, name: str, owner: Owner, choice: Choice) -> Whose:
    if link is None:
        mine = name.lower() in vk_words().self or owner.is_me(name, choice)
        return Whose.OWN if mine else Whose.UNKNOWN
    who = _WHO.search(link.attributes.get("href", ""))
    mine = owner.is_me(who["name"] if who is not None else None, choice) or owner.is_me(name, choice)
    return Whose.OWN if mine else Whose.OTHERS
