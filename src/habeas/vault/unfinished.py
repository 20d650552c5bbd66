"""Blobs that are written but that no committed row names yet, and the sweeping of what a crash left."""

from collections.abc import Set as AbstractSet
from contextlib import suppress
from pathlib import Path

from habeas.base.errors import CannotWrite
from habeas.vault.blobs import BlobFolder
from habeas.vault.durable import PART, cannot_write, make_empty

MARK = ".unfinished"


class Unfinished:
    """A mark on the disk while a transaction writes blobs.

    It is made before the first blob of the transaction and taken away after the transaction has
    ended with nothing left over, so that a vault without marks need not be searched when it opens.
    Marks and blobs are made, taken back and swept under the database's write lock alone.
    """

    def __init__(self, folder: BlobFolder) -> None:
        self._folder = folder
        self._mark: Path | None = None
        self._names: list[str] = []
        self._left = False

    def begin(self, name: str) -> None:
        """Note that the blob of this name is about to be written; raises CannotWrite."""
        self.announce()
        self._names.append(name)

    def announce(self) -> None:
        """Make the mark unless it is made; raises CannotWrite. Without :meth:`end` the next opening sweeps."""
        if self._mark is None:
            mark = self._folder.path / f"{self._folder.random(8).hex()}{MARK}"
            make_empty(mark)
            self._mark = mark

    @property
    def names(self) -> tuple[str, ...]:
        """The blobs noted so far."""
        return tuple(self._names)

    def take_back(self, position: int = 0) -> None:
        """Delete the files of all blobs noted since `position`; one that cannot be is left to the sweep."""
        while len(self._names) > position:
            try:
                self._folder.remove(self._names.pop())
            except CannotWrite:
                self._left = True

    def take_back_unnamed(self, named: AbstractSet[str]) -> None:
        """Delete the files of all blobs noted that are not in `named`."""
        self._names = [name for name in self._names if name not in named]
        self.take_back()

    def end(self) -> None:
        """After the transaction: take the mark away unless something was left."""
        if self._mark is not None and not self._left:
            with suppress(OSError):
                self._mark.unlink(missing_ok=True)


def has_marks(folder: BlobFolder) -> bool:
    """Whether some transaction that wrote blobs has not ended, or was cut off."""
    return any(folder.path.glob(f"*{MARK}"))


def sweep_parts(folder: Path) -> None:
    """Delete temporary files beside the database that a crash left; raises CannotWrite.

    A process that is replacing the key file at this moment fails cleanly and leaves the old one.
    """
    try:
        for part in folder.glob(f".*{PART}"):
            part.unlink(missing_ok=True)
    except OSError as error:
        raise cannot_write(error) from error


def sweep(folder: BlobFolder, named: AbstractSet[str]) -> int:
    """Delete every file below the folder that is not a blob in `named`; returns how many.

    The write lock must be held, so that no other process is between a file and its row. Raises
    CannotWrite.
    """
    swept = 0
    for file in list(folder.files()):
        if folder.name_at(file) not in named:
            folder.discard(file)
            swept += 1
    return swept
