"""Which parts make up a snapshot, and which snapshots a folder holds."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from habeas.base.digest import Digest
from habeas.base.finding import Finding


@dataclass(frozen=True, slots=True)
class Original:
    """A sealed original in a snapshot: the name of its blob, a digest of its wrapped key, and its parts in order.

    The digest tells whether the same name was sealed anew since. `parts` is empty where the vault
    itself no longer had the file.
    """

    name: str
    key: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """One snapshot: its id, when it was taken, the parts of the database in order, and the originals."""

    id: str
    taken_at: datetime
    database: tuple[str, ...]
    originals: tuple[Original, ...]

    def parts(self) -> set[str]:
        """The names of all its parts."""
        return {*self.database, *(part for original in self.originals for part in original.parts)}

    def form(self) -> Any:
        """It as JSON."""
        return {
            "id": self.id,
            "taken_at": self.taken_at.isoformat(),
            "database": list(self.database),
            "originals": [[each.name, each.key, list(each.parts)] for each in self.originals],
        }


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A line of the index: a snapshot's id, when it was taken, and how many originals and parts it has."""

    id: str
    taken_at: datetime
    originals: int
    parts: int

    def form(self) -> Any:
        """It as JSON."""
        return [self.id, self.taken_at.isoformat(), self.originals, self.parts]


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup did: its snapshot, the folder's id, parts and bytes written anew, snapshots that went, findings.

    `content` is a digest over the names of all parts, which are HMACs under the vault's key.

    An error among the findings is about the vault itself (an original that is damaged there too); the
    backup holds all the rest, and no older snapshot was let go.
    """

    snapshot: Snapshot
    folder: str
    content: Digest
    written: int
    bytes_written: int
    pruned: tuple[str, ...]
    findings: tuple[Finding, ...]


def manifest_of(form: Any) -> Manifest:
    """The manifest of this JSON, which was authenticated before."""
    return Manifest(
        form["id"],
        datetime.fromisoformat(form["taken_at"]),
        tuple(form["database"]),
        tuple(Original(name, key, tuple(parts)) for name, key, parts in form["originals"]),
    )


def snapshots_of(form: Any) -> tuple[Snapshot, ...]:
    """The lines of an index, oldest first."""
    return tuple(Snapshot(key, datetime.fromisoformat(at), originals, parts) for key, at, originals, parts in form)


def line_of(manifest: Manifest) -> Snapshot:
    """The line of the index for a snapshot."""
    return Snapshot(manifest.id, manifest.taken_at, len(manifest.originals), len(manifest.parts()))
