"""Every hostile file is kept byte for byte, ends as a finding, and leaves the vault whole."""

import resource
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from tests.evidence.hostile.collection import UNHARMED, hostile_files
from tests.evidence.hostile.sample import Sample

from habeas.base.digest import digest_of
from habeas.desk.apart import apart
from habeas.desk.files import LARGEST
from habeas.desk.preserving import Came, Circumstances, Taken
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_files
from habeas.desk.verifying import verify
from habeas.evidence.confinement.apart import TakenApart
from habeas.evidence.confinement.confinement import Confinement
from habeas.evidence.confinement.standing import Standing
from habeas.evidence.sources.source import Secrecy

SLOWEST = 20_000
"""Milliseconds of processor time that the slowest of them may take, which a busy machine does not lengthen. Nearly all
take less than one second; a PDF whose forms contain each other takes five, until its memory is at an end."""

HERE_AT_MOST = 600 << 20
"""Bytes by which this process may grow while it takes all of them in."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """All of them in one folder, each in a folder of its own, as two may have one name."""
    for number, sample in enumerate(hostile_files()):
        place = tmp_path / "from a stranger" / f"{number:03}"
        place.mkdir(parents=True)
        (place / sample.name).write_bytes(sample.data)
    return tmp_path / "from a stranger"


@pytest.fixture
def read_ahead(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """All of them read two at a time before, so that desk and check find what children made of them at once."""
    made: dict[str, TakenApart] = {}
    took: list[int] = []
    really, reread, ended = Confinement.take, Confinement.read, Standing.ending

    def timed(standing: Standing, order: int) -> dict[str, int] | None:
        told = ended(standing, order)
        assert told is not None
        took.append(told["processor_ms"])
        return told

    def read(sample: Sample) -> None:
        digest = digest_of(sample.data)
        made[digest] = really(apart(), sample.data, digest)

    monkeypatch.setattr(Standing, "ending", timed)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(read, hostile_files()))
    assert len(took) == len(hostile_files())
    assert max(took) < SLOWEST
    monkeypatch.setattr(
        Confinement, "take", lambda self, data, copy: made[copy] if copy in made else really(self, data, copy)
    )
    monkeypatch.setattr(
        Confinement, "read", lambda self, data, copy: made[copy] if copy in made else reread(self, data, copy)
    )
    return iter(())


def test_every_one_is_kept_and_said(session: Session, folder: Path, read_ahead: None) -> None:
    """More than 200 files: each is kept as it came, has a finding, and the vault that holds all is intact."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    samples = hostile_files()
    answer = take_in_files(session, "from a stranger", [folder], Circumstances(Secrecy.CASE_FILE))
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) << 10 < HERE_AT_MOST
    roots = [taken for taken in answer.taken if taken.depth == 0]
    assert len(samples) == len(roots) > 200 + len(UNHARMED)
    for sample, taken in zip(samples, roots, strict=True):
        assert taken.name == sample.name
        assert taken.came in (Came.NEW, Came.AGAIN)
        assert session.vault.evidence.copy(digest_of(sample.data)) == sample.data
    silent = {
        sample.name
        for sample, taken in zip(samples, roots, strict=True)
        if not said(taken, answer.taken) and (sample.name not in UNHARMED or taken.characters is None)
    }
    assert silent == set()
    found = verify(session)
    assert found.intact
    assert found.copies >= len({sample.data for sample in samples})


def said(root: Taken, taken: tuple[Taken, ...]) -> bool:
    """Whether anything was said of a file or of what came out of it."""
    if root.findings:
        return True
    source = root.source
    return source is not None and any(
        each.inside is not None and each.inside.container == source.id and said(each, taken) for each in taken
    )


def test_a_line_of_two_gigabytes_is_refused_unread(session: Session, tmp_path: Path) -> None:
    """A file larger than any that is taken in is refused by its size, with what to do; no memory is spent on it."""
    place = tmp_path / "line.txt"
    with place.open("wb") as file:
        file.truncate(2 << 30)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    [taken] = take_in_files(session, "from a stranger", [place], Circumstances(Secrecy.CASE_FILE)).taken
    assert (taken.came, [finding.code for finding in taken.findings]) == (Came.REFUSED, ["file-refused"])
    assert f"{LARGEST} bytes" in taken.findings[0].message
    assert (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) << 10 < 64 << 20
