"""What a confined child does with the reading of another system's file: tell its form, take its records apart."""

import json
from collections.abc import Callable, Iterator

from habeas.evidence.confinement.foreign_wire import foreign_form
from habeas.evidence.confinement.order_names import FORM_OF, READ_FOREIGN
from habeas.evidence.confinement.wire import Frame, read_to_end
from habeas.evidence.containers.inside import Room
from habeas.evidence.foreign.record import Form
from habeas.evidence.foreign.telling import form_of, read_foreign


def _read_foreign(read_from: int, _room: Room) -> Iterator[Frame]:
    head, _, data = read_to_end(read_from).partition(b"\n")
    text = data.decode("utf-8")
    yield from foreign_form(read_foreign(text, Form(json.loads(head))), text)


def _form_of(read_from: int, _room: Room) -> Iterator[Frame]:
    form = form_of(read_to_end(read_from).decode("utf-8"))
    yield Frame({"form": None if form is None else form.value})


JOBS: dict[str, Callable[[int, Room], Iterator[Frame]]] = {READ_FOREIGN: _read_foreign, FORM_OF: _form_of}
