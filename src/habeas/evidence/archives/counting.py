"""The account of one file while it is read: every entry is put under one heading, so that the figures add up."""

from collections.abc import Sequence

from habeas.evidence.archives.export import Tally, Unparsed
from habeas.evidence.archives.item import Item, Place


class FileCount:
    """What became of the entries of one file so far. Each entry is put down once, by one of the methods."""

    def __init__(self, file: str, layout: str) -> None:
        self._file = file
        self._layout = layout
        self._read = self._without_text = self._service = self._not_chosen = self._undelivered = 0
        self.items: list[Item] = []
        self.unparsed: list[Unparsed] = []

    def entry(self, items: Sequence[Item]) -> None:
        """An entry that was read: with the items that it gave, or without any words."""
        self._read += bool(items)
        self._without_text += not items
        self.items.extend(items)

    def service(self) -> None:
        """An entry that is the platform's own note."""
        self._service += 1

    def not_chosen(self) -> None:
        """An entry of a chat that was not chosen."""
        self._not_chosen += 1

    def broken(self, pointer: str, why: str) -> None:
        """An entry that could not be read."""
        self.unparsed.append(Unparsed(Place(self._file, pointer), why))

    def undelivered(self) -> None:
        """The file says that something is not in the export; beside the entry, which is put down as well."""
        self._undelivered += 1

    def tally(self) -> Tally:
        """The figures."""
        unparsed = len(self.unparsed)
        return Tally(
            file=self._file,
            layout=self._layout,
            entries=self._read + self._without_text + self._service + self._not_chosen + unparsed,
            read=self._read,
            without_text=self._without_text,
            service=self._service,
            not_chosen=self._not_chosen,
            unparsed=unparsed,
            undelivered=self._undelivered,
            items=len(self.items),
        )
