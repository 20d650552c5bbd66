"""An export: the files in which a platform gave a person their posts, and the account of what was read of them.

The account is strict: of every entry that a file has it says what became of it, and the figures add up.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from habeas.base.finding import Finding
from habeas.evidence.archives.item import Item, Place, Platform


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file of an export: its path inside, `/` between folders, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person chose of an export.

    `owners` are the names or account ids that are the person's own, beside what the export itself
    says of its owner. `chats` are the titles or ids of the chats to take; None takes all. A public
    channel, a wall or a page that the export is of is no chat and is always taken.
    """

    owners: frozenset[str] = frozenset()
    chats: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Unparsed:
    """An entry that could not be read: where it stands, and a stable lower-case word that says why."""

    place: Place
    why: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Entries that the numbering of a container shows to be absent, such as deleted messages of a chat.

    `after` and `before` are the ids of the entries on both sides; `absent` is how many numbers are not there.
    """

    container: str
    after: str
    before: str
    absent: int


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the entries of one file: `entries` is the sum of all the others.

    `read` gave at least one item; `without_text` hold no words (a picture alone); `service` are the
    platform's own notes (someone joined); `not_chosen` lie in chats that were not chosen; `unparsed`
    could not be read. `undelivered` counts what the file says is not in the export (`(File not
    included…)`); it is beside the sum. `items` is how many items came of it.
    """

    file: str
    layout: str
    entries: int
    read: int
    without_text: int = 0
    service: int = 0
    not_chosen: int = 0
    unparsed: int = 0
    undelivered: int = 0
    items: int = 0

    def __post_init__(self) -> None:
        parts = self.read + self.without_text + self.service + self.not_chosen + self.unparsed
        if parts != self.entries:
            raise ValueError(f"the figures of {self.file} do not add up: {parts} of {self.entries}")


@dataclass(frozen=True, slots=True)
class Chat:
    """A chat, channel or group that an export has, to choose from before anything is taken."""

    id: str
    title: str | None
    kind: str
    entries: int
    platform: Platform


@dataclass(frozen=True, slots=True)
class FileReading:
    """What one layout read of one file, or of several that it reads together."""

    items: tuple[Item, ...]
    tallies: tuple[Tally, ...]
    unparsed: tuple[Unparsed, ...] = ()
    gaps: tuple[Gap, ...] = ()
    chats: tuple[Chat, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadArchive:
    """What all layouts together read of an export; `not_read` are files that no layout claims."""

    items: tuple[Item, ...]
    tallies: tuple[Tally, ...]
    unparsed: tuple[Unparsed, ...]
    gaps: tuple[Gap, ...]
    chats: tuple[Chat, ...]
    not_read: tuple[str, ...]
    findings: tuple[Finding, ...] = field(default=())


class Layout(Protocol):
    """One way in which a platform lays out an export. Implementations are modules of `platforms`."""

    @property
    def name(self) -> str:
        """Name and version, such as `telegram-json/1`; it stands in search records."""

    def claims(self, file: ExportFile) -> bool:
        """Whether this file is of this layout, told by its path and by what it begins with."""

    def read(self, files: Sequence[ExportFile], choice: Choice) -> FileReading:
        """Read all files that were claimed, in the order of their paths. Bad entries are counted, never raised."""
