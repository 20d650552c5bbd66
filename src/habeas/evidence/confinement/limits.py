"""How much memory, time and answer the reading of one file may take."""

from dataclasses import dataclass, replace

_MIB = 1 << 20

UNKNOWN_KIND = ""
"""What stands for the kind of a file while the child has not told it yet."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one child may use.

    `memory` are bytes of address space beyond what the readers themselves take up; the file comes on
    top. `seconds` is the time on the clock, for files without pictures (and `for_a_mib` more for each
    MiB) and for those whose words may have to be recognised (`slow_seconds`); processor time is limited
    to the same. `answer` are the bytes of what it may say.
    """

    memory: int = 1536 * _MIB
    seconds: int = 90
    slow_seconds: int = 2400
    answer: int = 640 * _MIB
    for_a_mib: int = 2

    def for_size(self, size: int) -> "Limits":
        """The same with the time for a file of so many bytes."""
        seconds = self.seconds + self.for_a_mib * (size // _MIB)
        return replace(self, seconds=seconds, slow_seconds=max(seconds, self.slow_seconds))

    def seconds_for(self, kind: str) -> int:
        """The time on the clock for a file of this media type, as the child tells it before it reads."""
        return self.slow_seconds if kind in SLOW_KINDS or kind.startswith("image/") else self.seconds


SLOW_KINDS = frozenset({"application/pdf"})
"""Kinds that may be many pages of pictures, each of which takes seconds to recognise."""


def limits_for_export(size: int) -> Limits:
    """What the reading of an export or of a list may use, whose files are so many bytes.

    They grow with it, as posts are small and very many: 8 bytes of memory and 4 of answer for each byte,
    and two seconds for each MiB. Readers of all layouts take less than half of that (benchmarks/archives.py).
    """
    plain = Limits()
    seconds = plain.for_size(size).seconds
    return Limits(plain.memory + 6 * size, seconds, seconds, plain.answer + 4 * size)


def limits_for_zip() -> Limits:
    """What taking files out of the zip of an export may use, which may be many gigabytes beside a few of words.

    The limit of the answer does not count the files themselves, which have one of their own.
    """
    plain = Limits()
    return Limits(4096 * _MIB, 600, 600, plain.answer)


READERS = 1024 * _MIB
"""Bytes of address space that the readers with all their libraries, lists and models take up at most."""

OPEN_FILES = 256
"""File descriptors that a child may have."""

PROCESSES = 64
"""Processes and threads that children may have at once, where the system counts them apart."""
