"""A command run in this process, with its own streams, environment, clock and chance."""

import io
import os
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from tests.conftest import DESK_BEGAN, DESK_PASSPHRASE

from habeas.base.errors import ExitCode
from habeas.cli.main import main
from habeas.cli.shell import Shell
from habeas.cli.words import language_of, load_words


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it printed."""

    code: ExitCode
    out: str
    err: str


type Run = Callable[..., Ran]


def runner(now: Callable[[], datetime]) -> Run:
    """What runs `habeas` with these words; `stdin` is what it reads, `secrets` what a person types unseen."""

    def call(
        *words: str, stdin: str = "", environ: Mapping[str, str] | None = None, secrets: list[str] | None = None
    ) -> Ran:
        out, err = io.StringIO(), io.StringIO()
        typed = list(secrets or [])
        shell = Shell(
            out=out,
            err=err,
            stdin=io.StringIO(stdin),
            environ=environ or {},
            now=now,
            chance=os.urandom,
            ask_secret=(lambda _: typed.pop(0)) if secrets is not None else None,
            words=load_words(language_of(list(words), environ or {})),
        )
        code = main(list(words), shell)
        assert "Traceback" not in err.getvalue(), err.getvalue()
        return Ran(code, out.getvalue(), err.getvalue())

    return call


@pytest.fixture(scope="module", autouse=True)
def _cheap_keys(cheap_keys: None) -> None:
    """What a key costs in earnest is tested where it is derived, and by the demonstration."""


@pytest.fixture
def run(ticking: Callable[[], datetime]) -> Run:
    """Run `habeas` with these words; `stdin` is what it reads, `secrets` what a person types unseen."""
    return runner(ticking)


def in_folder(vault: Path, run: Run) -> Run:
    """Run `habeas` on the vault in this folder."""
    environ = {"HABEAS_VAULT": str(vault), "HABEAS_PASSPHRASE": DESK_PASSPHRASE, "HABEAS_DEBUG": "1"}

    def call(*words: str, stdin: str = "") -> Ran:
        return run(*words, stdin=stdin, environ=environ)

    return call


@pytest.fixture
def in_vault(run: Run, vault_folder: Path) -> Run:
    """Run `habeas` on an empty vault of this test's own."""
    return in_folder(vault_folder, run)


@pytest.fixture(scope="module")
def model(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a vault that a module fills once, and with the files it is filled from."""
    folder = tmp_path_factory.mktemp("model")
    shutil.copytree(made_once, folder / "vault")
    return folder


@pytest.fixture(scope="module")
def in_model(model: Path) -> Run:
    """Run `habeas` on the vault that the module fills."""
    seconds = count(1)
    return in_folder(model / "vault", runner(lambda: DESK_BEGAN + timedelta(seconds=next(seconds))))


@pytest.fixture
def in_copy(model: Path, tmp_path: Path) -> Run:
    """Run `habeas` an hour later on a copy of the filled vault that is this test's own, the files beside it."""
    shutil.copytree(model, tmp_path, dirs_exist_ok=True)
    seconds = count(3600)
    return in_folder(tmp_path / "vault", runner(lambda: DESK_BEGAN + timedelta(seconds=next(seconds))))
