"""A thing inside another, and how much of a container is taken out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from habeas.base.finding import Finding, Severity

MOST_PARTS = 20_000
"""Parts that one file may come to, with what is inside them in turn."""

MOST_BYTES = 2 << 30
"""Bytes of all parts of one file together, unpacked."""

LARGEST_PART = 512 << 20
"""Bytes of the largest single part, which is that of the largest file that is taken in."""

MOST_DEEP = 8
"""Containers inside one another that are opened; what lies deeper stays inside, and is preserved with it."""

_BOMB_RATIO = 300
_BOMB_SIZE = 32 << 20
"""A part of this size that was packed more than 300 to 1 is no document: real text is packed 5 to 50 to 1."""

_NAMED = 5


@dataclass(frozen=True, slots=True)
class Inside:
    """One thing inside a container: its name as written there (data, never a path of this machine) and its bytes.

    `place` is its order in the container, from 1, also where earlier ones could not be taken out.
    """

    path: str
    place: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Room:
    """How much may still be taken out of a file and of what is inside it."""

    parts: int = MOST_PARTS
    size: int = MOST_BYTES
    largest: int = LARGEST_PART

    def less(self, size: int) -> "Room":
        """The room that is left when one part of this size has been taken."""
        return Room(self.parts - 1, self.size - size, self.largest)


def packed_too_tightly(size: int, packed: int) -> bool:
    """Whether so many bytes, packed into so few, are more likely made to exhaust memory than to be read."""
    return size > _BOMB_SIZE and size > _BOMB_RATIO * max(packed, 1)


_WHY = (
    Finding(
        "part-locked",
        "file",
        Severity.ERROR,
        "Locked with a password: {names}. Unpack with the password, and add what comes out too.",
    ),
    Finding(
        "part-damaged",
        "file",
        Severity.ERROR,
        "Damaged, and could not be taken out: {names}. Get another copy if you can.",
    ),
    Finding(
        "part-too-large",
        "file",
        Severity.ERROR,
        "Larger than anything that is taken out, or packed far too tightly: {names}. They stay inside, unread.",
    ),
    Finding(
        "parts-too-many",
        "file",
        Severity.ERROR,
        "The limit of what is taken out of one file is reached; these stay inside, unread: {names}.",
    ),
    Finding(
        "parts-too-deep",
        "file",
        Severity.ERROR,
        "Nested too deep, or the archive itself once more; what is inside was not taken out: {names}.",
    ),
    Finding(
        "part-no-file", "file", Severity.WARNING, "Links or devices instead of files; they were not followed: {names}."
    ),
    Finding(
        "part-litter", "file", Severity.NOTE, "Files that an operating system adds by itself were left inside: {names}."
    ),
    Finding(
        "part-script",
        "file",
        Severity.NOTE,
        "Scripts, styles and fonts of saved pages were left inside, and nothing of them was run: {names}.",
    ),
)
"""Why something stays inside; `{names}` are the number and the first names of what does."""

_BY_CODE = {each.code: each for each in _WHY}


class Left:
    """What is left inside a container, by the reason; told as one finding a reason, however many there are."""

    def __init__(self) -> None:
        self._left: dict[str, list[str]] = {}

    def leave(self, why: str, path: str) -> None:
        """Note that the part of this name stays inside, for one of the reasons that are finding codes."""
        self._left.setdefault(why, []).append(path)

    def findings(self) -> Iterator[Finding]:
        """One finding for each reason, with the number and the first names."""
        for why, paths in self._left.items():
            told = _BY_CODE[why]
            yield replace(told, message=told.message.format(names=_names(paths)))


def _names(paths: Sequence[str]) -> str:
    named = ", ".join(path if len(path) <= 80 else f"{path[:79]}…" for path in paths[:_NAMED])
    return f"{len(paths)} ({named}{', …' if len(paths) > _NAMED else ''})"
