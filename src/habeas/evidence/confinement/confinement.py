"""Reading strangers' files in child processes that can touch nothing and know nothing.

One process stands ready (:mod:`habeas.evidence.confinement.zygote`): a fresh program, not a copy of this one, so
that no key is in its memory. It forks a child for each file. The file goes to the child through a pipe and
the answer comes back through another; nothing is written anywhere.
"""

import json
import os
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from habeas.base.digest import Digest
from habeas.base.finding import Finding
from habeas.evidence.confinement.answers import description_of, disguises_of, kind_of, outcome_of
from habeas.evidence.confinement.apart import TakenApart
from habeas.evidence.confinement.endings import CRASHED, LATE, TOO_MUCH, UNREADABLE, ending, finding_of, weaker
from habeas.evidence.confinement.limits import UNKNOWN_KIND, Limits
from habeas.evidence.confinement.parts import parts_of
from habeas.evidence.confinement.standing import Gone, Standing
from habeas.evidence.confinement.wire import Ended, Frame, FrameReader, TooLate, TooMuch, WireFault, feed
from habeas.evidence.containers.inside import Inside, Room
from habeas.evidence.pictures.covering import Covered
from habeas.evidence.pictures.wanted import Wanted
from habeas.evidence.text.kinds import UNKNOWN
from habeas.evidence.text.readers import kinds_read

if TYPE_CHECKING:
    from habeas.evidence.confinement.drawn import Redrawn


class Lost(Exception):
    """A child gave no answer; `finding` says why, `why` is the reason as a word."""

    def __init__(self, why: str, finding: Finding) -> None:
        super().__init__(finding.code)
        self.why = why
        self.finding = finding


class Confinement:
    """Reads files apart from this process. Threads may share it.

    Nothing is started until it is needed or :meth:`prepare` is called; :meth:`close` ends it, and it ends
    by itself when this process does, however it does.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()
        self._lock = threading.Lock()
        self._standing: Standing | None = None
        self._met: set[str] = set()

    def prepare(self, *kinds: str) -> None:
        """Start the process without waiting for it; it loads while this one does something else.

        The readers of these kinds are loaded with it. Of other kinds, the first child loads its own reader, and
        before the second one is forked the process that stands ready loads those of all kinds met so far.
        """
        self._process().load(kinds)

    def kind(self, data: bytes) -> str:
        """The media type of these bytes; that of unknown bytes where a child could not tell it."""
        try:
            with self.child("kind", (data,), size=len(data)) as child:
                kind = child.kind()
                child.answer()
                return kind
        except Lost:
            return UNKNOWN

    def read(self, data: bytes, copy: Digest) -> TakenApart:
        """Kind of these bytes, and their reading or why there is none. `copy` is their digest."""
        return self._taken("read", data, copy)

    def take(self, data: bytes, copy: Digest) -> TakenApart:
        """Kind, reading and description of these bytes; a child that failed gives a finding for its reading."""
        return self._taken("take", data, copy)

    def unpack(self, data: bytes, room: Room) -> Iterator[Inside | Finding]:
        """What came inside these bytes, one thing at a time, then findings on what stays inside.

        Other files may be read while it goes on. A child that fails ends it with a finding; what came before stands.
        """
        try:
            with self.child("unpack", (data,), size=len(data), room=room) as child:
                child.kind()
                yield from parts_of(child.answers(), room)
        except Lost as lost:
            yield lost.finding

    def draw(self, data: bytes, wanted: Wanted) -> bytes | Finding | None:
        """A page of these bytes as PNG with places marked; None where they have no such page."""
        from habeas.evidence.confinement.drawn import png_of  # noqa: PLC0415  (only drawing needs it, and it loads long)

        try:
            asked = (json.dumps(wanted.form()).encode() + b"\n", data)
            with self.child("draw", asked, size=len(data)) as child:
                child.kind()
                return png_of(child.answer())
        except Lost as lost:
            return lost.finding

    def redraw(self, data: bytes, covered: Covered) -> "Redrawn | Finding":
        """A page of these bytes as PNG with places painted over, and how many pages there are."""
        from habeas.evidence.confinement.drawn import redrawn_of  # noqa: PLC0415  (as above)

        try:
            asked = (json.dumps(covered.form()).encode() + b"\n", data)
            with self.child("redraw", asked, size=len(data)) as child:
                child.kind()
                return redrawn_of(child.answer())
        except Lost as lost:
            return lost.finding

    @property
    def missing(self) -> tuple[str, ...]:
        """The layers of confinement that this system does not have."""
        return self._process().missing()

    def findings(self) -> tuple[Finding, ...]:
        """One finding where a layer is missing: what strangers' files could then do."""
        return weaker(self.missing)

    @property
    def process(self) -> int:
        """The number of the process that stands ready."""
        return self._process().process

    def close(self) -> None:
        """End the process and wait until it is gone."""
        with self._lock:
            standing, self._standing = self._standing, None
        if standing is not None:
            standing.close()

    def _taken(self, job: str, data: bytes, copy: Digest) -> TakenApart:
        kind = UNKNOWN
        try:
            with self.child(job, (data,), size=len(data)) as child:
                kind = child.kind()
                answer = child.answer()
                outcome = outcome_of(answer, copy)
                if job == "read":
                    return TakenApart(kind, outcome)
                return TakenApart(kind, outcome, description_of(answer), disguises_of(answer))
        except Lost as lost:
            return TakenApart(kind, (lost.finding,))

    @contextmanager
    def child(
        self,
        job: str,
        pieces: Iterable[bytes] = (),
        *,
        size: int = 0,
        room: Room | None = None,
        opened: int | None = None,
        limits: Limits | None = None,
    ) -> Iterator["Child"]:
        """A child with this job over these bytes; whatever goes wrong with it raises Lost, and it is ended.

        `size` is how many bytes the pieces are; `opened` is a file opened for reading alone, which the child gets
        instead of them; `limits` stand for those that hold for one file.
        """
        bounds = limits or self._limits.for_size(size)
        standing = self._process()
        standing.missing()
        standing.load(self._met)
        order = (job, room or Room(), bounds.memory + 2 * size, bounds.slow_seconds, opened)
        try:
            number, file, answer = standing.order(*order)
        except Gone:
            standing = self._process()
            standing.missing()
            number, file, answer = standing.order(*order)
        child, why, stop = Child(answer, bounds, 0 if room is None else room.size), "", True
        try:
            feed(file, pieces, time.monotonic() + bounds.seconds)
            yield child
            stop = False
            if child.told in kinds_read():
                self._met.add(child.told)
        except TooLate:
            why = LATE
        except TooMuch:
            why = TOO_MUCH
        except Failure as failure:
            why, stop = str(failure), False
        except Ended:
            why, stop = "", False
        except WireFault:
            why = UNREADABLE
        else:
            return
        finally:
            os.close(answer)
            if stop:
                standing.stop(number)
            status = standing.ending(number)
        if why in ("", CRASHED):
            why = ending(status, bounds)
        raise Lost(why, finding_of(why, bounds, child.told))

    def _process(self) -> Standing:
        with self._lock:
            if self._standing is not None and not self._standing.usable:
                self._standing.close()
                self._standing = None
            if self._standing is None:
                self._standing = Standing()
            return self._standing


class Failure(WireFault):
    """The child says itself that it failed, and how."""


class Child:
    """What a child says, frame after frame, each within its time."""

    def __init__(self, answer: int, limits: Limits, more: int) -> None:
        self._reader = FrameReader(answer, limits.answer + more)
        self._limits = limits
        self.told = UNKNOWN_KIND

    def kind(self) -> str:
        """The media type of the file, which a child tells before it reads."""
        self.told = kind_of(self._next(self._limits.seconds))
        return self.told

    def answer(self) -> Frame:
        """The next frame after it."""
        return self._next(self._limits.seconds_for(self.told))

    def answers(self) -> Iterator[Frame]:
        """Frame after frame, each within the time of one."""
        while True:
            yield self.answer()

    def _next(self, seconds: int) -> Frame:
        frame = self._reader.read(time.monotonic() + seconds)
        if "failed" in frame.head:
            raise Failure(frame.head["failed"] if frame.head["failed"] in _FAILURES else CRASHED)
        return frame


_FAILURES = frozenset({"memory", CRASHED})
