"""What a confined child does with an export of posts: open its zip, read it, tell what to cut out of it."""

import os
from collections.abc import Callable, Iterator

from habeas.evidence.archives.cutting import CannotCut, cuts_of
from habeas.evidence.archives.opening import Allowance, files_in_zip
from habeas.evidence.archives.reading import read_export
from habeas.evidence.confinement.exports import (
    choice_asked,
    cuts_form,
    file_asked,
    opened_form,
    places_asked,
    read_form,
)
from habeas.evidence.confinement.order_names import CUT, OPEN_ZIP, READ_EXPORT
from habeas.evidence.confinement.parts import END
from habeas.evidence.confinement.wire import Frame, frames_until
from habeas.evidence.containers.inside import Room
from habeas.evidence.containers.zip_members import DAMAGE


def _open_zip(read_from: int, room: Room) -> Iterator[Frame]:
    allowance = Allowance(room.largest, room.size, room.parts)
    with os.fdopen(read_from, "rb") as stream:
        try:
            yield from map(opened_form, files_in_zip(stream, allowance))
        except DAMAGE:
            yield Frame({"damaged": True})
    yield END


def _read_export(read_from: int, _room: Room) -> Iterator[Frame]:
    frames = frames_until(END, read_from)
    choice = choice_asked(next(frames))
    yield from read_form(read_export(map(file_asked, frames), choice))


def _cut(read_from: int, _room: Room) -> Iterator[Frame]:
    (asked,) = frames_until(END, read_from)
    try:
        yield cuts_form(cuts_of(*places_asked(asked)))
    except CannotCut as reason:
        yield cuts_form(reason)


JOBS: dict[str, Callable[[int, Room], Iterator[Frame]]] = {OPEN_ZIP: _open_zip, READ_EXPORT: _read_export, CUT: _cut}
