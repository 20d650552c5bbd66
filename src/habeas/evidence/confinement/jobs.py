"""What a confined child does with the bytes of one file, and what it answers."""

import os
import resource
from collections.abc import Callable, Iterator, Sequence

from habeas.base.digest import Digest, digest_of
from habeas.evidence.confinement.answers import described_form, finding_form, outcome_form
from habeas.evidence.confinement.limits import Limits
from habeas.evidence.confinement.parts import END, part_form
from habeas.evidence.confinement.wire import Frame, packed, write_all
from habeas.evidence.containers.inside import Room
from habeas.evidence.containers.unpacking import unpack
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
"""The jobs: tell the kind; read; read and say what the document says of itself; take out what is inside; draw a page
(what is wanted of it stands as a line of JSON before the file's bytes)."""

OUT_OF_MEMORY, BROKEN = "memory", "crashed"
"""How a job says that it failed."""


def run_job(job: str, room: Sequence[int], data: bytes, answer_to: int) -> None:
    """Do one job over a file's bytes and write frames: the kind of the file, then the answer.

    `room` is how much may be taken out of a container, for the job that does this.
    """
    try:
        wanted = None
        if job == DRAW:
            head, _, data = data.partition(b"\n")
            wanted = wanted_of(head)
        kind = media_type(data)
        write_all(answer_to, packed(Frame({"kind": kind})))
        seconds = Limits().seconds_for(kind)
        resource.setrlimit(resource.RLIMIT_CPU, (min(seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]),) * 2)
        if wanted is not None:
            frames = iter((_drawn(data, wanted),))
        else:
            frames = _parts(data, Room(*room)) if job == UNPACK else iter((JOBS[job](data, digest_of(data)),))
        for frame in frames:
            write_all(answer_to, packed(frame))
    except MemoryError:
        write_all(answer_to, packed(Frame({"failed": OUT_OF_MEMORY})))
    except Exception as fault:  # noqa: BLE001  (whatever a hostile file does to a reader ends here, as a finding)
        write_all(answer_to, packed(Frame({"failed": BROKEN, "what": type(fault).__name__})))
    os.close(answer_to)


def warm_up(kind: str) -> None:
    """Load the reader of a media type and all it needs, so that every later child finds it loaded.

    Where we have texts of our own of this kind they are read, by which lists and models are loaded too.
    """
    if kind in PICTURES or kind == PDF:
        from habeas.evidence.pictures.tesseract import installed  # noqa: PLC0415  (each kind loads what it needs)

        installed()
    reader_of(kind)
    for data in _OWN_TEXTS.get(kind, ()):
        outcome = read_copy(data, digest_of(data))
        if isinstance(outcome, Reading):
            describe(data, outcome)


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


def _parts(data: bytes, room: Room) -> Iterator[Frame]:
    yield from map(part_form, unpack(data, room))
    yield END


JOBS: dict[str, Callable[[bytes, Digest], Frame]] = {KIND: _kind, READ: _read, TAKE: _take}

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
