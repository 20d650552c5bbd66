"""A child that reads a file, looked at while it does: it knows no key, and writes no word of the file anywhere."""

import gc
import os
import re
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.conftest import DESK_PASSPHRASE

from habeas.base.digest import digest_of
from habeas.desk.session import Session
from habeas.evidence.confinement.confinement import Confinement
from habeas.vault.keys import Key

CANARY = b"Zinovia-canary-4417"
PAPER = CANARY + b"\n" + b"The meeting of the house was moved to May.\n" * 150_000
_MAP = re.compile(r"([0-9a-f]+)-([0-9a-f]+) r\S* \S+ \S+ \S+ *(.*)")


def children_of(process: int) -> list[int]:
    """The processes that this one has started, by their numbers here."""
    told = (path.read_text() for path in Path(f"/proc/{process}/task").glob("*/children"))
    return [int(number) for words in told for number in words.split()]


def seen(confinement: Confinement, reading: threading.Thread) -> Iterator[dict[str, bytes]]:
    """What can be seen of the child that reads, as long as it does."""
    while reading.is_alive():
        for forking in children_of(confinement.process):
            for child in children_of(forking):
                try:
                    yield look(child)
                except (FileNotFoundError, ProcessLookupError):
                    continue
        time.sleep(0.01)


def look(process: int) -> dict[str, bytes]:
    """Arguments, environment, open files, folder, and the files and the memory that it has mapped."""
    at = Path(f"/proc/{process}")
    maps = (at / "maps").read_text()
    found = {name: (at / name).read_bytes() for name in ("cmdline", "environ", "io", "limits")}
    found["maps"] = maps.encode()
    found["cwd"] = os.fsencode((at / "cwd").readlink())
    found["fd"] = b"\n".join(os.fsencode(each.readlink()) for each in sorted((at / "fd").iterdir()))
    found["memory"] = memory(at, maps)
    return found


def memory(at: Path, maps: str) -> bytes:
    """All that it has in memory of its own, but for mapped files."""
    parts = []
    with (at / "mem").open("rb", buffering=0) as file:
        for low, high, name in _MAP.findall(maps):
            if name and not name.startswith(("[heap]", "[stack]", "[anon")):
                continue
            try:
                file.seek(int(low, 16))
                parts.append(file.read(int(high, 16) - int(low, 16)))
            except (OSError, ValueError):
                continue
    return b"".join(parts)


def test_it_knows_no_key_and_leaves_no_word(
    session: Session, vault_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a vault open: no passphrase or key in the child, nothing of the file but in its memory, nothing written."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for name in ("TMPDIR", "TMP", "TEMP"):
        monkeypatch.setenv(name, str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    monkeypatch.chdir(scratch)
    assert session.vault.record.cases() == ()
    confinement = Confinement()
    try:
        assert confinement.missing == ()
        reading = threading.Thread(target=lambda: confinement.take(PAPER, digest_of(PAPER)))
        reading.start()
        told = next(each for each in seen(confinement, reading) if CANARY in each["memory"])
        reading.join()
    except PermissionError:
        assert os.geteuid() != 0, "only root may look into a child that reads"
        return
    finally:
        confinement.close()
    keys = {each.data for each in gc.get_objects() if type(each) is Key}
    assert keys
    secrets = (*keys, DESK_PASSPHRASE.encode(), os.fsencode(vault_folder), b"vault.json")
    assert [secret for secret in secrets for words in told.values() if secret in words] == []
    assert [name for name, words in told.items() if CANARY in words] == ["memory"]
    assert told["cwd"] == b"/"
    assert set(told["environ"].split(b"\0")) - {b""} == {
        b"PATH=/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin",
        b"LANG=C.UTF-8",
        b"HOME=/nonexistent",
        b"OMP_THREAD_LIMIT=1",
        b"OPENBLAS_NUM_THREADS=1",
    }
    assert {each.partition(b":")[0] for each in told["fd"].split(b"\n")} == {b"/dev/null", b"pipe"}
    assert b"\nwrite_bytes: 0\n" in told["io"]
    assert re.search(rb"Max file size +0 +0 ", told["limits"])
    assert list(scratch.iterdir()) == []
