"""What intake needs kept: mappings by name, every version of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from habeas.base.digest import Digest
from habeas.base.ids import Handle


@dataclass(frozen=True, slots=True)
class KeptMapping:
    """One version of a mapping: `text` is its file as a person wrote it, `digest` is of what it says, `at` is aware."""

    name: str
    digest: Digest
    text: str
    by: Handle
    at: datetime

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("the time of keeping needs a zone")


class MappingKeeping(Protocol):
    """Mappings, every version of each. Of the versions of one name the latest is the one in use."""

    def add_mapping(self, mapping: KeptMapping) -> bool:
        """Keep a version; one that says the same as an earlier one takes its place. Returns whether it is new."""

    def mappings(self, name: str | None = None) -> tuple[KeptMapping, ...]:
        """All versions of a name, or of all names by name, the one in use last."""
