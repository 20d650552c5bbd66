"""Message threads of Facebook and Instagram, JSON: one thread in one file or several."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from habeas.evidence.archives.export import Chat, Choice
from habeas.evidence.archives.gathering import Gathering
from habeas.evidence.archives.item import Item, Kind, Platform, Whose
from habeas.evidence.archives.platforms.meta import MetaFile, Owners, UnknownFormError, object_in
from habeas.evidence.archives.times import instant_of_milliseconds, written_time

_SERVICE = ("Subscribe", "Unsubscribe", "Call", "call")


@dataclass(slots=True)
class Threads:
    """All threads of an export, with how many messages they have over all their files."""

    platform: Platform
    choice: Choice
    _chats: dict[str, tuple[str | None, str, int]] = field(default_factory=dict)

    def listed(self) -> list[Chat]:
        """Every thread once, in the order of the export."""
        return [
            Chat(known, title, kind, entries, self.platform) for known, (title, kind, entries) in self._chats.items()
        ]

    def thread(self, file: MetaFile, head: Mapping[str, object], entries: int) -> "Thread":
        """The thread of a file, by the path that the file gives it or else by the folder in which it lies."""
        path = file.name(head.get("thread_path"))
        folder = file.path.rpartition("/")[0].rpartition("/")[2]
        known = (path or folder or file.path).rpartition("/")[2]
        title = file.name(head.get("title")) or file.name(head.get("threadName"))
        participants = head.get("participants")
        group = isinstance(participants, list) and len(participants) > 2
        return self.known(known, title, entries, group=group)

    def known(self, known: str, title: str | None, entries: int, *, group: bool) -> "Thread":
        """The thread of this id, with so many entries more than were counted before."""
        before = self._chats.get(known)
        self._chats[known] = (
            title or (before[0] if before else None),
            "group" if group else "private",
            entries + (before[2] if before else 0),
        )
        chats = self.choice.chats
        return Thread(title or known, taken=chats is None or known in chats or title in chats)


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread as its items name it, and whether it was chosen."""

    title: str
    taken: bool

    def message(self, file: MetaFile, value: object, pointer: str, owners: Owners, count: Gathering) -> None:
        """Put one entry of the thread down: a message, a note of the platform, or something that is neither."""
        if not self.taken:
            count.not_chosen += 1
            return
        try:
            entry = object_in(value)
            if not entry:
                raise UnknownFormError
            if entry.get("type") in _SERVICE or "call_duration" in entry:
                count.service += 1
                return
            if entry.get("is_unsent") is True or entry.get("isUnsent") is True:
                count.undelivered += 1
            count.take(self._items(file, entry, pointer, owners))
        except UnknownFormError:
            count.fail(pointer, "text-of-unknown-form")

    def old_message(self, file: MetaFile, value: object, pointer: str, owners: Owners, count: Gathering) -> None:
        """The same for an entry of `messages.json` of Instagram's exports before 2020."""
        if not self.taken:
            count.not_chosen += 1
            return
        try:
            entry = object_in(value)
            if not entry:
                raise UnknownFormError
            if "action" in entry or "video_call_action" in entry:
                count.service += 1
            else:
                count.take(self._old_items(file, entry, pointer, owners))
        except UnknownFormError:
            count.fail(pointer, "text-of-unknown-form")

    def _old_items(self, file: MetaFile, entry: Mapping[str, object], pointer: str, owners: Owners) -> list[Item]:
        author = file.name(entry.get("sender"))
        whose = owners.whose(author)
        when = written_time(entry.get("created_at"))
        items = file.item(
            entry.get("text"), f"{pointer}/text", Kind.MESSAGE, whose, when, author=author, container=self.title
        )
        return items + file.item(
            entry.get("media_share_caption"),
            f"{pointer}/media_share_caption",
            Kind.MESSAGE,
            Whose.SHARED if whose is Whose.OWN else whose,
            when,
            author=file.name(entry.get("media_owner")),
            container=self.title,
            address=entry.get("media_share_url"),
        )

    def _items(self, file: MetaFile, entry: Mapping[str, object], pointer: str, owners: Owners) -> list[Item]:
        author = file.name(entry.get("sender_name")) or file.name(entry.get("senderName"))
        whose = owners.whose(author)
        when = instant_of_milliseconds(entry.get("timestamp_ms")) or instant_of_milliseconds(entry.get("timestamp"))
        items: list[Item] = []
        for key in ("content", "text"):
            place = f"{pointer}/{key}"
            items += file.item(entry.get(key), place, Kind.MESSAGE, whose, when, author=author, container=self.title)
        share = object_in(entry.get("share"))
        shared = Whose.SHARED if whose is Whose.OWN else whose
        items += file.item(
            share.get("share_text"),
            f"{pointer}/share/share_text",
            Kind.MESSAGE,
            shared,
            when,
            author=file.name(share.get("original_content_owner")),
            container=self.title,
            address=share.get("link"),
        )
        return items
