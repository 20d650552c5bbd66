"""Telegram Desktop, export as HTML: `messages.html`, `messages2.html` … of one chat, or of every chat in its folder."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.base.when import When
from habeas.evidence.archives.export import Chat, Choice, ExportFile, FileReading, Tally, Unparsed
from habeas.evidence.archives.gathering import Gathering
from habeas.evidence.archives.html_tree import Element, stretches, tree_of
from habeas.evidence.archives.item import Item, Kind, Place, Platform, Whose
from habeas.evidence.archives.platforms.meta import Owners
from habeas.evidence.archives.platforms.written_dates import written_date
from habeas.evidence.archives.times import written_time
from habeas.evidence.archives.wording import clean

_NAME = re.compile(r"(?:^|/)messages(\d*)\.html$")
_MARKS = (b"message default clearfix", b'"message service"')
_DATE = re.compile(r"(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d:\d\d)(?: (?:UTC|GMT)([+-]\d\d:\d\d)?)?(.*)", re.DOTALL)
_NUMBER = re.compile(r"message(-?\d+)")
_ANSWERED = re.compile(r"go_to_message(\d+)")
_MISSING = ("Unavailable, please", "Exceeds maximum size", "Not included, change")
_POLL = ("question", "answer")


class TelegramHtml:
    """The pages of a chat, a thousand messages each."""

    name = "telegram-html/1"

    def claims(self, file: ExportFile) -> bool:
        """A page of messages by its name, with Telegram's classes in it."""
        return _NAME.search(file.path) is not None and any(mark in file.data for mark in _MARKS)

    def read(self, files: Sequence[ExportFile], choice: Choice) -> FileReading:
        """Read the pages of each folder in the order of their numbers, as one chat."""
        owners = Owners(choice.owners)
        chats: dict[str, _Chat] = {}
        tallies: list[Tally] = []
        items: list[Item] = []
        unparsed: list[Unparsed] = []
        for file in sorted(files, key=_order):
            tree = tree_of(file.data.decode("utf-8-sig", "replace"))
            count = Gathering(file.path, self.name)
            folder = file.path.rpartition("/")[0]
            chat = chats.setdefault(folder, _Chat(folder, _title(tree), owners))
            chat.page(tree, file.path, count, choice)
            tallies.append(count.tally())
            items += count.items
            unparsed += count.unparsed
        listed = tuple(chat.listed() for chat in chats.values())
        return FileReading(tuple(items), tuple(tallies), tuple(unparsed), chats=listed)


def _order(file: ExportFile) -> tuple[str, int]:
    found = _NAME.search(file.path)
    return file.path.rpartition("/")[0], int(found[1] or 1) if found else 0


@dataclass(slots=True)
class _Chat:
    """A chat while its pages are read: its sender stands with the first of several messages of theirs only."""

    folder: str
    title: str | None
    owners: Owners
    entries: int = 0
    sender: str | None = None
    item_of: dict[str, str] = field(default_factory=dict)

    def listed(self) -> Chat:
        """The chat; the pages do not say of what kind it is."""
        return Chat(self.folder or self.title or "chat", self.title, "unknown", self.entries, Platform.TELEGRAM)

    def page(self, tree: Element, path: str, count: Gathering, choice: Choice) -> None:
        """Read one page. Lines that only give a day, with a negative number, are no entries."""
        known = self.listed()
        taken = choice.chats is None or known.id in choice.chats or self.title in choice.chats
        for element in tree.all("message"):
            number = _NUMBER.fullmatch(element.attributes.get("id", ""))
            if "service" in element.classes and number is not None and number[1].startswith("-"):
                continue
            self.entries += 1
            if not taken:
                count.not_chosen += 1
            elif "service" in element.classes:
                self.sender = None
                count.service += 1
            else:
                self._message(element, path, count, number[1] if number else None)

    def _message(self, element: Element, path: str, count: Gathering, number: str | None) -> None:
        body = element.first("body") or element
        forwarded = next((one for one in body.all("forwarded") if "body" in one.classes), None)
        name = _direct(body, "from_name")
        if name is not None:
            self.sender = clean(name.words) or None
        elif "joined" not in element.classes:
            self.sender = None
        items = self._items(body, forwarded, path)
        count.take(items)
        if any(one.words.startswith(_MISSING) for one in element.all("description")):
            count.undelivered += 1
        if items and number is not None:
            self.item_of[number] = items[0].id

    def _items(self, body: Element, forwarded: Element | None, path: str) -> list[Item]:
        """The words of a message: its text stretch by stretch, the question and the answers of a poll."""
        date, reply = _direct(body, "date"), _direct(body, "reply_to")
        sender = self.owners.whose(self.sender)
        author, whose = self.sender, sender
        if forwarded is not None:
            author = _original(forwarded)
            own = self.owners.whose(author) is Whose.OWN
            whose = Whose.OWN if own else Whose.OTHERS if sender is Whose.OTHERS else Whose.SHARED
        found = [one for text in (forwarded or body).all("text", *_POLL) for one in stretches(text)]
        items: list[Item] = []
        for one in found:
            quoted = any(element.tag == "blockquote" for element in one.within)
            place = Place(path, f"char={one.start},{one.end}")
            items.append(
                Item(
                    id=str(place),
                    platform=Platform.TELEGRAM,
                    kind=Kind.MESSAGE,
                    author=None if quoted else author,
                    whose=Whose.QUOTED if quoted else whose,
                    text=clean(one.text),
                    when=None if date is None else _when(date.attributes.get("title", "")),
                    edited=None,
                    container=self.title or self.folder or None,
                    address=None,
                    place=place,
                    answers=None if reply is None else self._answered(reply),
                )
            )
        return items

    def _answered(self, reply: Element) -> str | None:
        """The item of the message that a reply names, where it is in this chat and holds words."""
        for link in _links(reply):
            found = _ANSWERED.search(link)
            if found is not None:
                return self.item_of.get(found[1])
        return None


def _title(tree: Element) -> str | None:
    """The name of the chat above its messages."""
    header = tree.first("page_header")
    title = next((one for one in header.all("text") if "bold" in one.classes), header) if header is not None else None
    return (clean(title.words.split("\n")[0]) or None) if title is not None else None


def _direct(element: Element, name: str) -> Element | None:
    """The first child of this class, None where there is none."""
    return next((one for one in element.children if isinstance(one, Element) and name in one.classes), None)


def _links(element: Element) -> Sequence[str]:
    found = [element.attributes["href"]] if "href" in element.attributes else []
    for child in element.children:
        if isinstance(child, Element):
            found += _links(child)
    return found


def _original(forwarded: Element) -> str | None:
    """Whom a forwarded message comes from: the name without the time that stands behind it."""
    name = _direct(forwarded, "from_name")
    if name is None:
        return None
    alone = Element(name.tag, {}, name.start, [one for one in name.children if not _is_time(one)])
    return clean(alone.words) or None


def _is_time(part: object) -> bool:
    return isinstance(part, Element) and "details" in part.classes


def _when(text: str) -> When | None:
    """A time as the pages write it, with its offset in exports from 2022 on and without a zone before."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return written_date(text)
    day, month, year, clock, offset, rest = found.groups()
    if rest.strip():
        return None
    zone = "+00:00" if offset is None and ("UTC" in text or "GMT" in text) else offset or ""
    return written_time(f"{year}-{month}-{day}T{clock}{zone}")
