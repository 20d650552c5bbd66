"""Reading the JSON files of one export of Facebook or Instagram, entry by entry."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from habeas.base.finding import Finding, Severity
from habeas.evidence.archives.export import Choice, ExportFile, FileReading, Tally, Unparsed
from habeas.evidence.archives.gathering import Gathering
from habeas.evidence.archives.item import Item, Platform
from habeas.evidence.archives.json_walk import Broken, Entry, Path, pointer_of
from habeas.evidence.archives.platforms.meta import MetaFile, Owners, UnknownFormError, object_in
from habeas.evidence.archives.platforms.meta_messages import Threads

type Reader = Callable[[MetaFile, Mapping[str, object], str, Owners], list[Item]]
"""From an entry of a file and its JSON Pointer to its items. Raises UnknownFormError for words in an unknown form.

An entry that is a list, as in Instagram's first exports, comes with its places as keys."""

_LISTS_OF_LISTS = ("media_comments",)

_HEAD = 1 << 15
_MESSAGES = re.compile(
    r'^\s*\{(?=.*?"participants"\s*:\s*\[)(?=.*?"messages"\s*:\s*\[)'
    r'(?:.*?"(?:sender_name|senderName)"|.*"messages"\s*:\s*\[\s*\])',
    re.DOTALL,
)


def head_of(file: ExportFile) -> str:
    """The beginning of a file as text, to tell its layout by."""
    codec = "utf-16" if file.data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    return file.data[:_HEAD].decode(codec, "ignore")


def begins_as_messages(head: str) -> bool:
    """Whether a file begins as a thread of messages of Facebook or Instagram does."""
    return _MESSAGES.match(head) is not None


def of_instagram(path: str) -> bool:
    """Whether the folders of a file say that it comes from Instagram; the innermost that names a platform counts."""
    return path.lower().rfind("instagram") > path.lower().rfind("facebook")


class MetaReading:
    """An export while its files are read. `reader_of` says how the entry at a path is read, None where none stands."""

    def __init__(
        self, layout: str, platform: Platform, choice: Choice, reader_of: Callable[[Path], Reader | None]
    ) -> None:
        self.owners = Owners(choice.owners)
        self._layout = layout
        self._platform = platform
        self._reader_of = reader_of
        self._threads = Threads(platform, choice)
        self._items: list[Item] = []
        self._tallies: list[Tally] = []
        self._unparsed: list[Unparsed] = []
        self._findings: list[Finding] = []

    def whole(self) -> FileReading:
        """All that was read."""
        return FileReading(
            tuple(self._items),
            tuple(self._tallies),
            tuple(self._unparsed),
            chats=tuple(self._threads.listed()),
            findings=tuple(self._findings),
        )

    def file(self, path: str, entries: Sequence[Entry | Broken]) -> None:
        """Read one file: every element of its lists is an entry, and so is every stretch that is damaged."""
        file, count = MetaFile(path, self._platform), Gathering(path, self._layout)
        head = {str(one.path[0]): one.value for one in entries if isinstance(one, Entry) and len(one.path) == 1}
        people = [one.value for one in entries if isinstance(one, Entry) and one.path[:1] == ("participants",)]
        messages = [one for one in entries if one.path[:1] == ("messages",)]
        thread = self._threads.thread(file, head | {"participants": people}, len(messages)) if messages else None
        for entry in entries:
            pointer = pointer_of(entry.path)
            if isinstance(entry, Broken):
                count.fail(pointer, entry.why)
                self._damaged(path, pointer, entry)
            elif thread is not None and entry.path[:1] == ("messages",) and len(entry.path) == 2:
                thread.message(file, entry.value, pointer, self.owners, count)
            else:
                self._entry(file, entry, pointer, count)
        self._put(file, count)

    def conversations(self, path: str, entries: Sequence[Entry | Broken]) -> None:
        """Read `messages.json` of Instagram's exports before 2020: a list of conversations with their people."""
        file, count = MetaFile(path, self._platform), Gathering(path, self._layout)
        people: dict[object, list[str]] = {}
        sizes = Counter(one.path[0] for one in entries if one.path[1:2] == ("conversation",) and len(one.path) > 2)
        for one in entries:
            if isinstance(one, Entry) and one.path[1:2] == ("participants",) and (name := file.name(one.value)):
                people.setdefault(one.path[0], []).append(name)
        threads = {
            index: self._threads.known(f"{path}#/{index}", ", ".join(names), size, group=len(names) > 2)
            for index, size in sizes.items()
            for names in [people.get(index, [])]
        }
        for entry in entries:
            pointer = pointer_of(entry.path)
            if isinstance(entry, Broken):
                count.fail(pointer, entry.why)
                self._damaged(path, pointer, entry)
            elif entry.path[1:2] == ("conversation",) and len(entry.path) == 3:
                threads[entry.path[0]].old_message(file, entry.value, pointer, self.owners, count)
            elif len(entry.path) < 2 or entry.path[1] == "conversation":
                count.fail(pointer, "wrong-type")
        self._put(file, count)

    def _put(self, file: MetaFile, count: Gathering) -> None:
        self._items += count.items
        self._tallies.append(count.tally())
        self._unparsed += count.unparsed
        self._findings += file.findings()

    def _entry(self, file: MetaFile, entry: Entry, pointer: str, count: Gathering) -> None:
        reader = self._reader_of(entry.path) if entry.path else None
        if reader is None:
            # Something else where a list of entries should be is one entry that was not read; other fields are none.
            if not entry.path or entry.path == ("messages",) or self._reads_under(entry.path):
                count.fail(pointer, "wrong-type")
            return
        value = entry.value
        if isinstance(value, list) and entry.path[0] in _LISTS_OF_LISTS:
            value = {str(index): part for index, part in enumerate(value)}
        try:
            value = object_in(value)
            if not value:
                raise UnknownFormError
            count.take(reader(file, value, pointer, self.owners))
        except UnknownFormError:
            count.fail(pointer, "text-of-unknown-form")

    def _reads_under(self, path: Path) -> bool:
        """Whether entries should stand in a list at this path, or in the list in whose place this path stands."""
        return self._reader_of((*path, 0)) is not None or self._reader_of((path[0], 0)) is not None

    def _damaged(self, path: str, pointer: str, broken: Broken) -> None:
        message = f"Characters {broken.start} to {broken.end} could not be read; what they held is not known."
        self._findings.append(Finding("damaged-json", f"{path}#{pointer}", Severity.ERROR, message))
