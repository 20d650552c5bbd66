"""Several photographs that are one document: sources in an order, which a person can change."""

from dataclasses import dataclass
from datetime import datetime

from habeas.base.ids import CaseId, Handle, SourceId


@dataclass(frozen=True, slots=True)
class Pages:
    """A document of a case as it stood after one act of a person; acts are appended, the newest holds.

    `id` is 32 hexadecimal digits, the same through all its acts. `pages` are its sources in their order, each
    once; empty once it was taken apart. Each page keeps its own reading, so that no order moves an anchor.
    """

    id: str
    case: CaseId
    title: str | None
    pages: tuple[SourceId, ...]
    by: Handle
    at: datetime

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError("the time of an act needs a zone")
        if len(set(self.pages)) != len(self.pages):
            raise ValueError("a source is a page of its document once")
