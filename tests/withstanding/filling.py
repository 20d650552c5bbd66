"""Acts on a disk that is full at one call of theirs, or from one on."""

import ctypes
import shutil
import traceback
from dataclasses import dataclass
from pathlib import Path

from tests.withstanding.acts import Act
from tests.withstanding.model import Model, Place

from habeas.base.errors import CannotWrite

_ALWAYS = 1 << 40


@dataclass(frozen=True)
class Disk:
    """The library that refuses, and the folder below which it does."""

    library: ctypes.CDLL
    folder: Path

    def count_syncs_alone(self) -> None:
        """Count only the calls that put on the disk what was written; a disk that is full from one on refuses all."""
        self.library.full_disk_syncs(1)

    def refuse(self, first: int, last: int) -> None:
        """Refuse the calls from `first` to `last`, counted from 1 from now on; none where `first` is 0."""
        self.library.full_disk(str(self.folder).encode(), ctypes.c_long(first), ctypes.c_long(last))

    @property
    def counted(self) -> int:
        """Calls since `refuse`."""
        return int(self.library.full_disk_counted())


def fill(act: Act, model: Model, disk: Disk, every: int) -> dict[str, object]:
    """Do the act with each `every`-th call of it refused, once alone and once with all that follow."""
    tried = refused = went_on = 0
    broken: list[str] = []
    calls = _calls(act, model, disk)
    for first in range(1, calls + 1, every):
        for last in (first, _ALWAYS):
            tried += 1
            place = _fresh(act, model, disk)
            told: list[str] = []
            disk.refuse(first, last)
            try:
                act.do(place, told.append, lambda: None)
                went_on += 1
            except CannotWrite:
                refused += 1
            except Exception as other:  # noqa: BLE001  (any other end is a law broken)
                broken.append(_said(act, first, last, other))
            disk.refuse(0, 0)
            try:
                act.after(place, told)
            except Exception as other:  # noqa: BLE001  (whatever is wrong then is a law broken)
                broken.append(_said(act, first, last, other))
    return {"calls": calls, "tried": tried, "refused": refused, "went_on": went_on, "broken": broken}


def _calls(act: Act, model: Model, disk: Disk) -> int:
    """How many calls the act makes when none is refused."""
    place = _fresh(act, model, disk)
    disk.refuse(0, 0)
    act.do(place, lambda _: None, lambda: None)
    return disk.counted


def _fresh(act: Act, model: Model, disk: Disk) -> Place:
    disk.refuse(0, 0)
    shutil.rmtree(disk.folder, ignore_errors=True)
    disk.folder.mkdir()
    place = Place(model, disk.folder)
    act.before(place)
    return place


def _said(act: Act, first: int, last: int, other: Exception) -> str:
    where = "".join(traceback.format_exception(other)[-3:])
    return f"{act.name}, call {first}{'' if last == first else ' and on'}: {type(other).__name__} {other}\n{where}"
