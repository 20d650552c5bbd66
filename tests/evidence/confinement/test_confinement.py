"""Files are read apart from this process, as they would be read in it, and whatever breaks is a finding."""

import gc
import io
import os
import signal
import time
import zipfile
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest

from habeas.base.digest import digest_of
from habeas.evidence.confinement.confinement import Confinement
from habeas.evidence.confinement.limits import Limits
from habeas.evidence.containers.inside import Inside, Room
from habeas.evidence.text.description import describe
from habeas.evidence.text.kinds import media_type
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Reading

CANARY = "Zinovia-canary-8841"
PAGE = f"<!doctype html><html lang=ru><title>Задержан пекарь</title><p>Слово {CANARY} стоит здесь.".encode()
PAPERS = (
    b"Plain words of a plain paper.",
    "Собрание перенесено на 3 мая.".encode("cp1251"),
    PAGE,
    b"\x00\x01\x02" * 50,
)


@pytest.mark.parametrize("data", [*PAPERS, b"%PDF-1.4 broken", b"PK\x03\x04 broken"])
def test_apart_is_as_here(data: bytes, apart: Confinement) -> None:
    """Kind, reading and description from a child are those that this process would come to."""
    taken = apart.take(data, digest_of(data))
    here = read_copy(data, digest_of(data))
    assert taken.kind == media_type(data)
    assert taken.outcome == here
    if isinstance(here, Reading):
        assert taken.description == describe(data, here)


@pytest.fixture(scope="module")
def tight() -> Iterator[Confinement]:
    """One with little memory and room for a short answer."""
    confinement = Confinement(Limits(memory=64 << 20, seconds=60, slow_seconds=60, answer=1 << 20))
    yield confinement
    confinement.close()


def finding(confinement: Confinement, data: bytes) -> str:
    """The code of what became of these bytes."""
    outcome = confinement.take(data, digest_of(data)).outcome
    assert not isinstance(outcome, Reading)
    return outcome[0].code


def test_too_long_an_answer_is_none(tight: Confinement) -> None:
    """An answer past its limit is not taken, and the next file is read as if nothing had been."""
    assert finding(tight, b"word " * 400_000) == "parser-output"
    assert isinstance(tight.read(PAGE, digest_of(PAGE)).outcome, Reading)


def test_too_much_memory_ends_the_child(tight: Confinement) -> None:
    """A file that needs more memory than there is ends as a finding; this process does not grow."""
    data = b"<!doctype html>" + b"<p>a" * 4_000_000
    assert finding(tight, data) == "parser-killed-memory"


def test_too_much_time_ends_the_child() -> None:
    """A file that takes longer than there is ends as a finding, and its child is killed."""
    hasty = Confinement(Limits(seconds=1, for_a_mib=0))
    data = b"The meeting of the house was moved to May.\n" * 400_000
    assert finding(hasty, data) == "parser-timeout"
    hasty.close()


def test_the_process_is_started_anew(tight: Confinement) -> None:
    """Where the process that forks was killed, the next file finds a new one."""
    first = tight.process
    os.kill(first, signal.SIGKILL)
    time.sleep(0.2)
    assert isinstance(tight.read(PAGE, digest_of(PAGE)).outcome, Reading)
    assert tight.process != first


def test_nothing_tells_of_a_file(apart: Confinement, tmp_path: Path) -> None:
    """Arguments and environment of the process and its children hold no word of a file, nor of this one's own."""
    apart.take(PAGE, digest_of(PAGE))
    os.environ["HABEAS_CANARY"] = CANARY
    try:
        fresh = Confinement()
        fresh.prepare()
        told = b"".join(Path(f"/proc/{fresh.process}/{name}").read_bytes() for name in ("cmdline", "environ"))
        fresh.close()
    finally:
        del os.environ["HABEAS_CANARY"]
    assert CANARY.encode() not in told
    assert b"HABEAS" not in told.upper().replace(b"/HABEAS/", b"")


def test_it_ends_when_closed() -> None:
    """Closing ends the process; nothing of it is left."""
    confinement = Confinement()
    number = confinement.process
    confinement.close()
    gc.collect()
    assert not Path(f"/proc/{number}").exists()


def test_what_is_being_unpacked_ends_quietly_when_it_is_closed() -> None:
    """Who breaks off the taking out of parts closes the readers first: what hangs on them raises nothing of its own."""
    folder = io.BytesIO()
    with zipfile.ZipFile(folder, "w") as packed:
        for number in range(3):
            packed.writestr(f"{number}.txt", b"Words of a paper." * 10)
    confinement = Confinement()
    parts = confinement.unpack(folder.getvalue(), Room())
    assert isinstance(parts, Generator)
    assert isinstance(next(parts), Inside)
    confinement.close()
    parts.close()
