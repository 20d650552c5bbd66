"""What a reader gathers of one file: items, and an account of every entry that adds up by construction."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas.base.finding import Finding, Severity
from habeas.evidence.archives.export import Chat, FileReading, Gap, Tally, Unparsed
from habeas.evidence.archives.item import Item, Place

_NAMED = 20
"""At most this many places are named in one finding; the rest are counted."""


@dataclass(slots=True)
class Gathering:
    """One file while it is read. Every entry is given to exactly one of `take`, `fail` or a count."""

    file: str
    layout: str
    items: list[Item] = field(default_factory=list)
    unparsed: list[Unparsed] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    chats: list[Chat] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    read: int = 0
    without_text: int = 0
    service: int = 0
    not_chosen: int = 0
    undelivered: int = 0
    remarks: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def take(self, items: Iterable[Item]) -> None:
        """One entry that gave these items; with none, an entry without words."""
        count = len(self.items)
        self.items.extend(items)
        if len(self.items) > count:
            self.read += 1
        else:
            self.without_text += 1

    def fail(self, pointer: str, why: str) -> None:
        """One entry that could not be read."""
        self.unparsed.append(Unparsed(Place(self.file, pointer), why))

    def remark(self, code: str, sentence: str, pointer: str) -> None:
        """Something worth knowing about an entry; the remarks of one code become one finding."""
        self.remarks.setdefault((code, sentence), []).append(pointer)

    def find(self, code: str, message: str, severity: Severity = Severity.WARNING) -> None:
        """Something worth knowing about the file as a whole."""
        self.findings.append(Finding(code, self.file, severity, message))

    def place(self, pointer: str) -> Place:
        """A place in this file."""
        return Place(self.file, pointer)

    def tally(self) -> Tally:
        """The account of this file."""
        entries = self.read + self.without_text + self.service + self.not_chosen + len(self.unparsed)
        return Tally(
            file=self.file,
            layout=self.layout,
            entries=entries,
            read=self.read,
            without_text=self.without_text,
            service=self.service,
            not_chosen=self.not_chosen,
            unparsed=len(self.unparsed),
            undelivered=self.undelivered,
            items=len(self.items),
        )

    def said(self) -> tuple[Finding, ...]:
        """All findings, the remarks about single entries gathered by code."""
        found = list(self.findings)
        for (code, sentence), places in self.remarks.items():
            named = ", ".join(places[:_NAMED]) + (f" and {len(places) - _NAMED} more" if len(places) > _NAMED else "")
            message = f"{sentence} Entries: {len(places)} ({named})."
            found.append(Finding(code, self.file, Severity.NOTE, message))
        return tuple(found)


def together(gathered: Iterable[Gathering]) -> FileReading:
    """What was read of several files, in their order."""
    files = list(gathered)
    return FileReading(
        items=tuple(item for file in files for item in file.items),
        tallies=tuple(file.tally() for file in files),
        unparsed=tuple(entry for file in files for entry in file.unparsed),
        gaps=tuple(gap for file in files for gap in file.gaps),
        chats=tuple(chat for file in files for chat in file.chats),
        findings=tuple(finding for file in files for finding in file.said()),
    )
