"""What a confined child does with the bytes of one file, and what it answers."""

import os
import resource
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from types import ModuleType

from habeas.base.digest import Digest, digest_of
from habeas.evidence.confinement.answers import described_form, finding_form, outcome_form
from habeas.evidence.confinement.limits import Limits
from habeas.evidence.confinement.order_names import MODULES
from habeas.evidence.confinement.parts import END, part_form
from habeas.evidence.confinement.wire import Frame, packed, read_to_end, write_all
from habeas.evidence.containers.inside import Room
from habeas.evidence.containers.unpacking import unpack
from habeas.evidence.pictures.covering import Covered, covered_of
from habeas.evidence.pictures.wanted import Wanted, wanted_of
from habeas.evidence.sources.source import Description
from habeas.evidence.text.description import describe
from habeas.evidence.text.disguise import disguises
from habeas.evidence.text.kinds import HTML, PDF, PICTURES, PLAIN, media_type
from habeas.evidence.text.readers import read_copy, reader_of
from habeas.evidence.text.reading import Reading

KIND = "kind"
READ = "read"
TAKE = "take"
UNPACK = "unpack"
DRAW = "draw"
REDRAW = "redraw"
"""The jobs over one file: tell the kind; read; read and say what the document says of itself; take out what is inside;
draw a page, or draw it anew with places covered (what is wanted stands as a line of JSON before the file's bytes).
Those over exports and lists are named in :mod:`.order_names`."""

OUT_OF_MEMORY, BROKEN = "memory", "crashed"
"""How a job says that it failed."""


def run_job(job: str, room: Sequence[int], read_from: int, answer_to: int) -> None:
    """Do one job over what can be read from a descriptor, and write the frames that answer it.

    `room` is how much may be taken out of a container, for the jobs that do this.
    """
    try:
        for frame in _frames(job, Room(*room), read_from):
            write_all(answer_to, packed(frame))
    except MemoryError:
        write_all(answer_to, packed(Frame({"failed": OUT_OF_MEMORY})))
    except Exception as fault:  # noqa: BLE001  (whatever a hostile file does to a reader ends here, as a finding)
        write_all(answer_to, packed(Frame({"failed": BROKEN, "what": type(fault).__name__})))
    os.close(answer_to)


def warm_up(kind: str) -> None:
    """Load the reader of a media type, or of exports or lists, and all it needs; every later child finds it loaded.

    Where we have texts of our own of this kind they are read, by which lists and models are loaded too.
    """
    if kind in MODULES:
        _module_of(kind)
        return
    if kind in PICTURES or kind == PDF:
        from habeas.evidence.pictures.tesseract import installed  # noqa: PLC0415  (each kind loads what it needs)

        installed()
    reader_of(kind)
    for data in _OWN_TEXTS.get(kind, ()):
        outcome = read_copy(data, digest_of(data))
        if isinstance(outcome, Reading):
            describe(data, outcome)


def _frames(job: str, room: Room, read_from: int) -> Iterator[Frame]:
    if job in OF_FILES:
        return _of_a_file(job, room, read_to_end(read_from))
    done: Iterator[Frame] = _module_of(job).JOBS[job](read_from, room)
    return done


def _module_of(job: str) -> ModuleType:
    """The module that does a job over an export or a list: each loads what it needs."""
    return import_module(f"habeas.evidence.confinement.{MODULES[job]}")


def _of_a_file(job: str, room: Room, data: bytes) -> Iterator[Frame]:
    """The kind of a file, then the answer."""
    head = b""
    if job in (DRAW, REDRAW):
        head, _, data = data.partition(b"\n")
    kind = media_type(data)
    yield Frame({"kind": kind})
    seconds = Limits().for_size(len(data)).seconds_for(kind)
    resource.setrlimit(resource.RLIMIT_CPU, (min(seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]),) * 2)
    if job == DRAW:
        yield _drawn(data, wanted_of(head))
    elif job == REDRAW:
        yield _redrawn(data, covered_of(head))
    elif job == UNPACK:
        yield from _parts(data, room)
    else:
        yield JOBS[job](data, digest_of(data))


def _kind(_: bytes, __: Digest) -> Frame:
    return Frame({})


def _read(data: bytes, copy: Digest) -> Frame:
    return outcome_form(read_copy(data, copy))


def _take(data: bytes, copy: Digest) -> Frame:
    outcome = read_copy(data, copy)
    answer = outcome_form(outcome)
    told = describe(data, outcome) if isinstance(outcome, Reading) else Description()
    text = outcome.text if isinstance(outcome, Reading) else ""
    hidden = [finding_form(each) for each in disguises(data, media_type(data), text)]
    return Frame({**answer.head, "description": described_form(told), "disguises": hidden}, answer.parts)


def _drawn(data: bytes, wanted: Wanted) -> Frame:
    """A page as its bare pixels, which the parent can take without any decoder."""
    from habeas.evidence.pictures.drawing import draw  # noqa: PLC0415  (as above)

    picture = draw(data, wanted)
    return Frame({"size": None}) if picture is None else Frame({"size": list(picture.size)}, (picture.tobytes(),))


def _redrawn(data: bytes, covered: Covered) -> Frame:
    """A page with places painted over, as its bare pixels, and how many pages there are."""
    from habeas.evidence.pictures.redrawing import redraw  # noqa: PLC0415  (as above)

    made = redraw(data, covered)
    if made.picture is None:
        return Frame({"size": None, "pages": made.pages})
    return Frame({"size": list(made.picture.size), "pages": made.pages}, (made.picture.tobytes(),))


def _parts(data: bytes, room: Room) -> Iterator[Frame]:
    yield from map(part_form, unpack(data, room))
    yield END


JOBS: dict[str, Callable[[bytes, Digest], Frame]] = {KIND: _kind, READ: _read, TAKE: _take}
OF_FILES = frozenset({*JOBS, UNPACK, DRAW, REDRAW})

_OWN_TEXTS = {
    HTML: (b"<!doctype html><title>Meeting</title><p>The meeting of the house was moved to 3 May 2024.</p>",),
    PLAIN: (
        "Собрание жильцов дома перенесено на 3 мая 2024 года.\nОб этом сообщил председатель.".encode("cp1251"),
        "Үй тұрғындарының жиналысы 2024 жылғы 3 мамырға ауыстырылды.".encode(),
        b"The meeting of the house was moved to 3 May 2024.",
    ),
    PDF: (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>",
    ),
}
