"""What registers of prohibited works need kept. A vault implements this and decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from habeas.base.digest import Digest
from habeas.base.ids import Handle
from habeas.base.plain import Plain


@dataclass(frozen=True, slots=True)
class RegisterVersion:
    """One version of a register, as it was imported.

    `name` is the register's short name in the vault, `version` the day the list is as of. `publisher`
    and `jurisdiction` (ISO 3166-1 code) are None where nobody said. `mapping` says how columns are
    read, in the plain form of its reader. `digest` and `size` (bytes) are of the file.
    """

    name: str
    version: date
    publisher: str | None
    jurisdiction: str | None
    imported_at: datetime
    imported_by: Handle
    mapping: Mapping[str, Plain]
    digest: Digest
    size: int
    original_name: str | None = None


class RegisterKeeping(Protocol):
    """Versions of registers, each with its file. Lists come by name, then by version, oldest first."""

    def put_version(self, version: RegisterVersion, data: bytes) -> bool:
        """Keep a version and its file, sealed; returns whether it is new.

        The same file, name and version once more changes nothing. Raises WrongCall when another file is
        kept under this name and version, or `data` is not what the digest says; CannotWrite.
        """

    def grow_version(self, version: RegisterVersion, data: bytes) -> None:
        """Keep a version in the place of the one of its name and day, whose file `data` begins with.

        For a register that is written by hand and grows within a day: nothing that was kept is lost.
        Raises WrongCall when none is kept for that day or `data` begins otherwise; CannotWrite.
        """

    def versions(self, name: str | None = None) -> tuple[RegisterVersion, ...]:
        """All versions of a register, or of all registers; empty when there is none."""

    def data(self, name: str, version: date) -> bytes:
        """The bytes of a version's file; raises WrongCall when there is none, IntegrityFailure when altered."""
