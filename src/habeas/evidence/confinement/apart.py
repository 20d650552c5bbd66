"""What reading a file apart from this process comes to, and who can do it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from habeas.base.digest import Digest
from habeas.base.finding import Finding
from habeas.evidence.containers.inside import Inside, Room
from habeas.evidence.sources.source import Description
from habeas.evidence.text.reading import Outcome


@dataclass(frozen=True, slots=True)
class TakenApart:
    """What a child made of a file: its media type, its reading or why there is none, what it says of itself.

    `disguises` say what it is or does beside what it seems to be.
    """

    kind: str
    outcome: Outcome
    description: Description = field(default_factory=Description)
    disguises: tuple[Finding, ...] = ()


class ReadsApart(Protocol):
    """Who reads strangers' files without harm to whoever asks. A reader that fails gives a finding."""

    def kind(self, data: bytes) -> str:
        """The media type of these bytes; that of unknown bytes where it could not be told."""

    def read(self, data: bytes, copy: Digest) -> TakenApart:
        """Kind and reading of these bytes; `copy` is their digest."""

    def take(self, data: bytes, copy: Digest) -> TakenApart:
        """Kind, reading and description of these bytes."""

    def unpack(self, data: bytes, room: Room) -> Iterator[Inside | Finding]:
        """What came inside these bytes, one thing at a time, then findings on what stays inside."""

    def findings(self) -> tuple[Finding, ...]:
        """What is less safe on this system than it should be; nothing where all is as it should be."""
