"""One chat of a Telegram export: its messages as items, its gaps, and whose words they are."""

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.evidence.archives.export import Chat, Choice, Gap
from habeas.evidence.archives.gathering import Gathering
from habeas.evidence.archives.item import Item, Kind, Place, Platform, Whose
from habeas.evidence.archives.json_walk import Path, pointer_of
from habeas.evidence.archives.platforms.telegram_text import Text, text_of
from habeas.evidence.archives.times import instant, written_time
from habeas.evidence.archives.wording import clean

_CHANNELS = frozenset({"public_channel", "private_channel"})
_NUMBERED = _CHANNELS | {"public_supergroup", "private_supergroup"}
"""Kinds of chats that number their own messages. In all others the numbers run through the whole account."""

_NOT_DELIVERED = ("(File not included", "(File unavailable", "(File exceeds", "(Photo not", "(Photo un", "(Photo ex")
_MEDIA = ("photo", "file", "media", "thumbnail", "contact_vcard")


@dataclass(frozen=True, slots=True)
class ChatHead:
    """What an export says of a chat before its messages. `alone`: the export is of this chat and nothing else."""

    file: str
    id: str
    title: str | None
    kind: str
    alone: bool

    @classmethod
    def of(cls, place: Path, head: Mapping[str, object], file: str) -> "ChatHead":
        """From the fields of a chat; where it has no id, its place in the file stands for one."""
        kind, title, number = head.get("type"), head.get("name"), head.get("id")
        known = clean(str(number)) if type(number) in (int, str) else f"{file}#{pointer_of(place)}"
        return cls(
            file=file,
            id=known,
            title=clean(title) if isinstance(title, str) else None,
            kind="stories" if place == ("stories",) else kind if isinstance(kind, str) else "unknown",
            alone=not place,
        )

    @property
    def container(self) -> str:
        """What the items name as the chat: its title, or its kind where it has none."""
        return self.title or (self.id if self.kind == "unknown" else self.kind)

    def chosen(self, choice: Choice) -> bool:
        """Whether it is taken: a public channel that was exported alone and one's own stories always are."""
        if choice.chats is None or self.kind == "stories" or (self.alone and self.kind == "public_channel"):
            return True
        return self.id in choice.chats or (self.title is not None and self.title in choice.chats)


class ChatReading:
    """A chat while its messages are read, in the order of the export."""

    def __init__(self, head: ChatHead, count: Gathering, choice: Choice, owner: str | None) -> None:
        self.gaps: list[Gap] = []
        self._head = head
        self._count = count
        self._taken = head.chosen(choice)
        self._owners = choice.owners
        self._own_ids = {owner} if owner else set()
        if head.kind == "saved_messages":
            self._own_ids.add(f"user{head.id}")
        if head.alone and head.kind in _CHANNELS:
            self._own_ids.add(f"channel{head.id}")
        self._entries = 0
        self._last: int | None = None
        self._item_of: dict[int, str] = {}

    def listed(self) -> Chat:
        """The chat with how many entries it has, read or not."""
        return Chat(self._head.id, self._head.title, self._head.kind, self._entries, Platform.TELEGRAM)

    def broken(self, pointer: str, why: str) -> None:
        """An entry of this chat that is no JSON; what the numbers say across it is not known."""
        self._entries += 1
        self._last = None
        self._count.fail(pointer, why)

    def message(self, pointer: str, value: object) -> None:
        """An entry of this chat: one message, one note of the platform, or something that is neither."""
        self._entries += 1
        if not self._taken:
            self._count.not_chosen += 1
            return
        number = value.get("id") if isinstance(value, dict) else None
        self._numbered(number if type(number) is int else None)
        if not isinstance(value, dict):
            self._count.fail(pointer, "wrong-type")
        elif value.get("type") == "service":
            self._count.service += 1
        elif value.get("type") == "unsupported":
            self._count.undelivered += 1
            self._count.take(())
        else:
            self._read(pointer, value, number)

    def _read(self, pointer: str, value: Mapping[str, object], number: object) -> None:
        texts = text_of(value, pointer)
        if texts is None or not ("type" in value or "text" in value or self._head.kind == "stories"):
            self._count.fail(pointer, "text-of-unknown-form" if texts is None else "no-message")
            return
        if any(isinstance(name := value.get(key), str) and _says_missing(name) for key in _MEDIA):
            self._count.undelivered += 1
        items = [self._item(text, value) for text in texts]
        if items and type(number) is int:
            self._item_of[number] = items[0].id
        self._count.take(items)

    def _item(self, text: Text, value: Mapping[str, object]) -> Item:
        place = Place(self._head.file, text.pointer)
        forwarded = "forwarded_from" in value or "forwarded_from_id" in value
        author = value.get("forwarded_from") if forwarded else value.get("author") or value.get("from")
        answered = value.get("reply_to_message_id")
        elsewhere = "reply_to_peer_id" in value
        return Item(
            id=str(place),
            platform=Platform.TELEGRAM,
            kind=Kind.POST if self._head.kind in _CHANNELS or self._head.kind == "stories" else Kind.MESSAGE,
            author=clean(author) if isinstance(author, str) and author and not text.quoted else None,
            whose=Whose.QUOTED if text.quoted else self._whose(value, forwarded=forwarded),
            text=text.words,
            when=instant(value.get("date_unixtime")) or written_time(value.get("date")),
            edited=_edited(value),
            container=self._head.container,
            address=None,
            place=place,
            answers=self._item_of.get(answered) if isinstance(answered, int) and not elsewhere else None,
        )

    def _whose(self, value: Mapping[str, object], *, forwarded: bool) -> Whose:
        """Whose words a message holds; a forwarded one is another's unless it comes from the person."""
        sender = self._of_person(value.get("from_id"), value.get("from"), value.get("author"))
        if not forwarded:
            return sender
        if self._of_person(value.get("forwarded_from_id"), value.get("forwarded_from"), None) is Whose.OWN:
            return Whose.OWN
        return Whose.OTHERS if sender is Whose.OTHERS else Whose.SHARED

    def _of_person(self, number: object, name: object, signature: object) -> Whose:
        """Whether this account is the person's. A post signed in a channel is its signer's where owners were named."""
        if self._owners and isinstance(signature, str) and signature:
            return Whose.OWN if signature in self._owners else Whose.OTHERS
        numbers = _ids(number)
        names = {name} if isinstance(name, str) and name else set()
        if numbers & self._own_ids or (numbers | names) & self._owners:
            return Whose.OWN
        if self._head.kind == "stories":
            return Whose.OWN
        if (
            self._head.alone
            and self._head.kind in _CHANNELS
            and names == {self._head.title}
            and type(number) is not str
        ):
            return Whose.OWN  # exports before 2021 number a channel otherwise than its posts
        if isinstance(number, str) and not number.startswith("user"):
            return Whose.UNKNOWN  # a channel or a group speaks, and the export does not say who for it
        known = bool(numbers or names) and bool(self._owners or self._owner_counts)
        return Whose.OTHERS if known else Whose.UNKNOWN

    @property
    def _owner_counts(self) -> bool:
        """Whether the export itself says who the person is, so that every other sender is somebody else."""
        return bool(self._own_ids) and not (self._head.kind in _CHANNELS and not self._head.alone)

    def _numbered(self, number: int | None) -> None:
        """Note the number of an entry, and the numbers that are missing before it."""
        if number is None or number <= 0 or self._head.kind not in _NUMBERED:
            return
        if self._last is not None and number > self._last + 1:
            absent = number - self._last - 1
            self.gaps.append(Gap(self._head.container, str(self._last), str(number), absent))
        self._last = number


def _says_missing(name: str) -> bool:
    return any(phrase in name for phrase in _NOT_DELIVERED)


def _edited(value: Mapping[str, object]) -> bool:
    """Whether a message was edited; the first exports write the year 1970 into those that were not."""
    when = instant(value.get("edited_unixtime")) or written_time(value.get("edited"))
    return when is not None and not str(when).startswith("19")


def _ids(number: object) -> set[str]:
    """The forms in which an account's id may be named: as it stands, and without its kind."""
    if type(number) is int:
        return {str(number), f"user{number}"}
    if not isinstance(number, str) or not number:
        return set()
    return {number, number.removeprefix("user").removeprefix("channel")}
