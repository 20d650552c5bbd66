"""What parent and child say to each other: frames of JSON and bytes, each with its length before it.

A frame is a head of two numbers (big-endian, 4 bytes the length of the JSON, 4 the number of binary parts),
the length of each part (8 bytes each), the JSON, and the parts. Nothing in it is ever executed: no pickle.
"""

import json
import os
import select
import struct
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from habeas.base.digest import Json

_HEAD = struct.Struct(">II")
_LENGTH = struct.Struct(">Q")
_CHUNK = 1 << 20
_MOST_PARTS = 200_000
_A_DAY = 86_400.0
"""Seconds within which whoever is trusted says something."""


class WireFault(Exception):
    """The other side does not say what a frame is made of."""


class TooMuch(WireFault):
    """The other side says more than it may."""


class TooLate(WireFault):
    """The other side is silent past the time it has."""


class Ended(WireFault):
    """The other side has gone before its frame was whole."""


@dataclass(frozen=True, slots=True)
class Frame:
    """One thing said: a JSON object and binary parts."""

    head: dict[str, Json]
    parts: tuple[bytes, ...] = ()


def packed(frame: Frame) -> list[bytes]:
    """The bytes of a frame, in pieces."""
    head = json.dumps(frame.head, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    lengths = b"".join(_LENGTH.pack(len(part)) for part in frame.parts)
    return [_HEAD.pack(len(head), len(frame.parts)) + lengths + head, *frame.parts]


def write_all(descriptor: int, pieces: Sequence[bytes]) -> None:
    """Write everything to a descriptor that blocks."""
    for piece in pieces:
        rest = memoryview(piece)
        while rest:
            rest = rest[os.write(descriptor, rest[:_CHUNK]) :]


def read_to_end(descriptor: int) -> bytes:
    """Everything until the other side closes, from a descriptor that blocks."""
    pieces = []
    while piece := os.read(descriptor, _CHUNK):
        pieces.append(piece)
    return b"".join(pieces)


class FrameReader:
    """Frames from a descriptor, each until a deadline, all together no more than `most` bytes."""

    def __init__(self, descriptor: int, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._descriptor = descriptor
        self._left = most
        self._clock = clock

    def read(self, deadline: float) -> Frame:
        """The next frame; raises TooMuch, TooLate, Ended or WireFault."""
        size, count = _HEAD.unpack(self._exactly(_HEAD.size, deadline))
        if count > _MOST_PARTS:
            raise TooMuch
        lengths = [length for (length,) in _LENGTH.iter_unpack(self._exactly(count * _LENGTH.size, deadline))]
        if size + sum(lengths) > self._left:
            raise TooMuch
        try:
            head = json.loads(self._exactly(size, deadline))
        except (ValueError, RecursionError):
            raise WireFault from None
        if not isinstance(head, dict):
            raise WireFault
        return Frame(head, tuple(self._exactly(length, deadline) for length in lengths))

    def _exactly(self, size: int, deadline: float) -> bytes:
        if size > self._left:
            raise TooMuch
        self._left -= size
        data = bytearray()
        while len(data) < size:
            self._wait(deadline)
            piece = os.read(self._descriptor, min(_CHUNK, size - len(data)))
            if not piece:
                raise Ended
            data += piece
        return bytes(data)

    def _wait(self, deadline: float) -> None:
        left = deadline - self._clock()
        poll = select.poll()
        poll.register(self._descriptor, select.POLLIN)
        if left <= 0 or not poll.poll(left * 1000):
            raise TooLate


def frames_until(end: Frame, descriptor: int) -> Iterator[Frame]:
    """Frame after frame of one who is trusted, until it says `end`, from a descriptor that is then closed."""
    reader = FrameReader(descriptor, 1 << 62)
    while (frame := reader.read(time.monotonic() + _A_DAY)) != end:
        yield frame
    os.close(descriptor)


def feed(
    descriptor: int, pieces: Iterable[bytes], deadline: float, clock: Callable[[], float] = time.monotonic
) -> None:
    """Write bytes to a child, piece after piece, and close the descriptor; a child that has gone takes no more of them.

    Raises TooLate where the child does not take them until the deadline.
    """
    os.set_blocking(descriptor, False)
    poll = select.poll()
    poll.register(descriptor, select.POLLOUT)
    try:
        for piece in pieces:
            rest = memoryview(piece)
            while rest:
                left = deadline - clock()
                if left <= 0 or not poll.poll(left * 1000):
                    raise TooLate
                try:
                    rest = rest[os.write(descriptor, rest[:_CHUNK]) :]
                except BrokenPipeError:
                    return
    finally:
        os.close(descriptor)
