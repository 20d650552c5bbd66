"""How much memory, time and answer the reading of one file may take."""

from dataclasses import dataclass

_MIB = 1 << 20

UNKNOWN_KIND = ""
"""What stands for the kind of a file while the child has not told it yet."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may use.

    `memory` are bytes of address space beyond what the readers themselves take up; the file comes on
    top. `seconds` is the time on the clock, for files without pictures and for those whose words may
    have to be recognised (`slow_seconds`); processor time is limited to the same. `answer` are the
    bytes of what it may say.
    """

    memory: int = 1536 * _MIB
    seconds: int = 90
    slow_seconds: int = 2400
    answer: int = 640 * _MIB

    def seconds_for(self, kind: str) -> int:
        """The time on the clock for a file of this media type, as the child tells it before it reads."""
        return self.slow_seconds if kind in SLOW_KINDS or kind.startswith("image/") else self.seconds


SLOW_KINDS = frozenset({"application/pdf"})
"""Kinds that may be many pages of pictures, each of which takes seconds to recognise."""

READERS = 1024 * _MIB
"""Bytes of address space that the readers with all their libraries, lists and models take up at most."""

OPEN_FILES = 256
"""File descriptors that a child may have."""

PROCESSES = 64
"""Processes and threads that children may have at once, where the system counts them apart."""
