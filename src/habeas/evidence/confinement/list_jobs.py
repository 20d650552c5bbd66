"""What a confined child does with a register's file: tell its layout, read it."""

import json
from collections.abc import Callable, Iterator

from habeas.base.errors import WrongCall
from habeas.evidence.confinement.lists import refusal_form, register_form
from habeas.evidence.confinement.order_names import LAYOUT, READ_REGISTER
from habeas.evidence.confinement.parts import END
from habeas.evidence.confinement.wire import Frame, read_to_end
from habeas.evidence.containers.inside import Room
from habeas.evidence.registers.reading import how_kept, layout_of, read_register


def _layout(read_from: int, _room: Room) -> Iterator[Frame]:
    told = layout_of(read_to_end(read_from))
    yield Frame({"layout": None if told is None else told.value})


def _read_register(read_from: int, _room: Room) -> Iterator[Frame]:
    head, _, data = read_to_end(read_from).partition(b"\n")
    try:
        yield from register_form(read_register(data, how_kept(json.loads(head))))
    except WrongCall as refused:
        yield refusal_form(refused)
        yield END


JOBS: dict[str, Callable[[int, Room], Iterator[Frame]]] = {LAYOUT: _layout, READ_REGISTER: _read_register}
