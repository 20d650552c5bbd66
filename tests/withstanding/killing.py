"""Children that do an act and are killed at a random moment of it; an act that ended before is no kill."""

import os
import random
import select
import shutil
import signal
import sys
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path

from tests.withstanding.acts import Act
from tests.withstanding.laws import Lost
from tests.withstanding.model import Model, Place

_BEGUN = "begun"
_LONGEST = 60.0
_ENOUGH = 4


@dataclass
class Tally:
    """What came of the children of one act; `broken` says of each law broken which child and how."""

    kills: int = 0
    ended: int = 0
    acknowledged: int = 0
    lost: int = 0
    half: int = 0
    seconds: float = 0.0
    broken: list[str] = field(default_factory=list)


def told_by(act: Act, place: Place, after: float | None, enough: int = 0) -> tuple[list[str], float, bool]:
    """Do the act in a child, killed so many seconds after it began (None: never), or when it has told `enough`.

    What it told, how long it went on, and whether it was killed at it.
    """
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(ours)
        _do(act, place, theirs)
    os.close(theirs)
    try:
        lines = _read_line(ours)
        began = time.monotonic()
        until = began + (_LONGEST if after is None else after)
        text = lines
        while (left := until - time.monotonic()) > 0:
            if select.select([ours], [], [], left)[0]:
                more = os.read(ours, 65536)
                if not more:
                    break
                text += more
                if 0 < enough < text.count(b"\n"):
                    break
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        went_on = time.monotonic() - began
        while more := os.read(ours, 65536):
            text += more
    finally:
        os.close(ours)
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise RuntimeError(f"{act.name}: the act failed without being killed")
    told = text.decode().split("\n")
    return [line for line in told if line and line != _BEGUN], went_on, os.WIFSIGNALED(status)


def kill(act: Act, model: Model, folder: Path, count: int, chance: random.Random, most: float = 900.0) -> Tally:
    """Kill children of the act until `count` were killed at it, or `most` seconds are over."""
    tally, began = Tally(), time.monotonic()
    lasts = _lasts(act, model, folder)
    while tally.kills < count and time.monotonic() - began < most:
        place = _fresh(act, model, folder)
        after = chance.uniform(0.0, lasts)
        told, _, killed = told_by(act, place, after)
        if not killed:
            tally.ended += 1
            continue
        tally.kills += 1
        tally.acknowledged += len(told)
        try:
            act.after(place, told)
        except Lost as lost:
            tally.lost += 1
            tally.broken.append(f"{act.name} after {after:.4f} s: lost {lost}")
        except Exception as other:  # noqa: BLE001  (whatever the vault does then is a law broken)
            tally.half += 1
            what = "".join(traceback.format_exception(other)[-3:])
            tally.broken.append(f"{act.name} after {after:.4f} s: {type(other).__name__} {other}\n{what}")
    tally.seconds = time.monotonic() - began
    return tally


def _lasts(act: Act, model: Model, folder: Path) -> float:
    """Seconds within which the act is killed: what it takes unkilled, or until one without end told of four calls."""
    if act.endless:
        return told_by(act, _fresh(act, model, folder), None, _ENOUGH)[1]
    # Once in this process, so that no child is killed while it imports what the act needs.
    first = _fresh(act, model, folder)
    told: list[str] = []
    act.do(first, told.append, lambda: None)
    act.after(first, told)
    times = []
    for _ in range(3):
        place = _fresh(act, model, folder)
        _, went_on, _ = told_by(act, place, None)
        times.append(went_on)
    return sorted(times)[1]


def _fresh(act: Act, model: Model, folder: Path) -> Place:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    place = Place(model, folder)
    act.before(place)
    return place


def _do(act: Act, place: Place, theirs: int) -> None:
    """The child's life."""
    try:
        act.do(place, lambda word: _tell(theirs, word), lambda: _tell(theirs, _BEGUN))
    except BaseException:  # noqa: BLE001  (a child must never go on as a second parent)
        traceback.print_exc(file=sys.stderr)
        sys.stderr.flush()
        os._exit(3)
    os._exit(0)


def _tell(to: int, word: str) -> None:
    os.write(to, f"{word}\n".encode())


def _read_line(file: int) -> bytes:
    text = b""
    while not text.endswith(b"\n"):
        more = os.read(file, 1)
        if not more:
            return text
        text += more
    return text
