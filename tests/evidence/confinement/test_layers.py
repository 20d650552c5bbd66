"""A confined process can touch nothing outside itself."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.evidence.confinement import probes

from habeas.evidence.confinement.endings import weaker
from habeas.evidence.confinement.layers import LAYERS, NETWORK, PROCESS

FORBIDDEN = (
    "read a file", "list a folder", "write a file", "write to tmp", "make a folder", "remove a file", "rename a file",
    "link", "change a mode", "change times", "change an owner", "an attribute", "read passwd", "read environments",
    "read own memory map", "write to the file given",
    "cut the file given", "open the file given anew", "change the mode of the file given",
    "change the flags of the file given",
    "tcp", "udp", "unix socket", "netlink", "signal another", "namespace", "run with a file",
)  # fmt: skip


HOW = {"as it is": (), "another user": ("nobody",), "another user, no namespaces": ("nobody", "forbidden")}
"""As whom the process is confined, and whether the system lets it have namespaces."""


@pytest.fixture(scope="module", params=HOW)
def how(request: pytest.FixtureRequest) -> tuple[str, ...]:
    """Each of them."""
    return HOW[str(request.param)]


@pytest.fixture(scope="module")
def told(how: tuple[str, ...]) -> Iterator[dict[str, object]]:
    """What came of every attempt, beside a folder and a process that it is not to reach."""
    with tempfile.TemporaryDirectory() as outside:
        yield tried(Path(outside), how)


def tried(folder: Path, how: tuple[str, ...]) -> dict[str, object]:
    """What came of every attempt beside this folder."""
    (folder / "secret.txt").write_text("secret")
    folder.chmod(0o777)
    victim = subprocess.Popen(["/bin/sleep", "60"])
    try:
        done = subprocess.run(
            [sys.executable, probes.__file__, str(folder), str(victim.pid), *how],
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            timeout=60,
        )
        assert victim.poll() is None
        assert sorted(path.name for path in folder.iterdir()) == ["secret.txt"]
        assert (folder / "secret.txt").stat().st_mode & 0o777 != 0o777
    finally:
        victim.kill()
        victim.wait()
    return dict(json.loads(done.stdout))


@pytest.mark.parametrize("attempt", FORBIDDEN)
def test_it_is_refused(attempt: str, told: dict[str, object]) -> None:
    """Each attempt to read, write, change, signal or speak to anything outside fails."""
    assert told[attempt] != "done"


def test_a_program_may_run_and_is_bound_too(told: dict[str, object]) -> None:
    """A program of the system may be run, as text recognition is, and can write no more than the child itself."""
    assert told["run a program"] == "done"


def test_a_file_that_is_given_may_be_read(told: dict[str, object]) -> None:
    """A child that is given a file opened for reading can read it, and do nothing else to it."""
    assert told["read the file given"] == "done"


def test_nothing_is_dumped_and_no_power_is_left(told: dict[str, object]) -> None:
    """No core dump is written, nobody may look into it, and it has no capability."""
    assert told["core"] in (0, 1)
    assert told["dumpable"] == 0
    assert told["capabilities"] == 0


def test_the_layers_that_are_missing_are_named(told: dict[str, object], how: tuple[str, ...]) -> None:
    """For root and for another user every layer is there; where the system forbids namespaces, these alone are not."""
    missing = [NETWORK, PROCESS] if "forbidden" in how else []
    assert told["missing"] == missing
    assert [name in finding.message for finding in weaker(missing) for name in LAYERS] == (
        [name in missing for name in LAYERS] if missing else []
    )


def test_another_user_is_another(told: dict[str, object], how: tuple[str, ...]) -> None:
    """It is no root that is confined there, and before it was, it could read what it cannot read after."""
    assert told["could"] is True
    assert (told["user"] == 0) is (os.getuid() == 0 and "nobody" not in how)


def test_missing_layers_are_one_finding() -> None:
    """However many layers are missing, one finding names them all; with none missing there is none."""
    (finding,) = weaker(LAYERS)
    assert all(layer in finding.message for layer in LAYERS)
    assert weaker(()) == ()


def test_every_layer_is_explained() -> None:
    """The reference page has a row for each layer."""
    page = (Path(__file__).parents[3] / "docs/reference/confinement.md").read_text(encoding="utf-8")
    assert all(f"| `{layer}` |" in page for layer in LAYERS)
