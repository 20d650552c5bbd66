"""The laws of progress on a real terminal and in a real pipe: long work is shown to whoever looks, to nobody else."""

import io
import itertools
import os
import pty
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from habeas.base.erasure import Reason
from habeas.base.errors import ExitCode
from habeas.base.language import Lang
from habeas.base.progress import Unwatched
from habeas.cli.main import main
from habeas.cli.shell import Shell
from habeas.cli.words import load_words
from habeas.desk.carrying import merge_file
from habeas.desk.erasing import Ground, erase
from habeas.desk.erasing_source import plan_source
from habeas.desk.opening import open_session
from habeas.desk.verifying import verify
from habeas.vault.opening import open_vault

ROAD = "nine brown hares in the grass"


@pytest.fixture
def sent(in_vault: Run, run: Run, tmp_path: Path) -> Path:
    """A case in a sealed file, an empty vault beside it, and the key file of both."""
    (tmp_path / "road").write_text(ROAD + "\n", "utf-8")
    (tmp_path / "report.txt").write_text("The baker Ilyas Qarabulaq was arrested in Tasköl.", "utf-8")
    in_vault("add", "baker", str(tmp_path / "report.txt"))
    file = tmp_path / "baker.habeas"
    in_vault("export", "baker", "--out", str(file), "--export-key-file", str(tmp_path / "road"))
    run("init", str(tmp_path / "away"), "--as", "lark", "--key-file", str(tmp_path / "road"))
    return file


@contextmanager
def heard(ours: int, theirs: int) -> Iterator[list[bytes]]:
    """What is written to the other end, whole once the block has ended."""
    said: list[bytes] = []

    def listen() -> None:
        try:
            while more := os.read(ours, 4096):
                said.append(more)
        except OSError:
            # A terminal whose last writer has gone.
            return

    thread = threading.Thread(target=listen)
    thread.start()
    try:
        yield said
    finally:
        os.close(theirs)
        thread.join()
        os.close(ours)


def said_by(
    ends: tuple[int, int], now: Callable[[], datetime], lang: Lang, vault: Path, *words: str
) -> tuple[ExitCode, str]:
    """How a command ended, and what it wrote on standard error, which is the second of the two ends."""
    ours, theirs = ends
    with heard(ours, theirs) as said, open(theirs, "w", encoding="utf-8", closefd=False) as err:
        shell = Shell(
            out=io.StringIO(),
            err=err,
            stdin=io.StringIO(),
            environ={"HABEAS_PASSPHRASE": ROAD},
            now=now,
            chance=os.urandom,
            ask_secret=None,
            words=load_words(lang),
            columns=lambda: 100,
            watched=err.isatty(),
        )
        code = main([*words, "--vault", str(vault)], shell)
    return code, b"".join(said).decode()


@pytest.mark.parametrize("lang", list(Lang))
def test_merging_and_erasing_are_shown_on_a_terminal(
    sent: Path, ticking: Callable[[], datetime], lang: Lang, tmp_path: Path
) -> None:
    """Each step of a merge, and the clearing after an erasure, stands on the terminal in the person's language."""
    away, words = tmp_path / "away", load_words(lang)
    key = ("--export-key-file", str(tmp_path / "road"))
    code, shown = said_by(pty.openpty(), ticking, lang, away, "merge", str(sent), *key)
    assert code is ExitCode.DONE
    for work in ("reading", "checking", "uniting", "copying"):
        assert f"\r{words(f'progress.{work}')}: " in shown, work
    with open_vault(away, ROAD) as vault:
        (source,) = vault.evidence.sources()
    erase = ("erase", "source", "baker", source.id, "--why", "asked", "--yes")
    code, shown = said_by(pty.openpty(), ticking, lang, away, *erase)
    assert code is ExitCode.DONE, shown
    assert f"\r{words('progress.clearing')}: " in shown
    # The line is wiped, so that what comes after it stands alone.
    assert " \r" in shown


def test_in_a_pipe_nothing_is_shown(sent: Path, ticking: Callable[[], datetime], tmp_path: Path) -> None:
    """A program that reads standard error sees no progress of a merge unless it asks for it."""
    words = ("merge", str(sent), "--export-key-file", str(tmp_path / "road"), "--dry-run")
    assert said_by(os.pipe(), ticking, Lang.EN, tmp_path / "away", *words) == (ExitCode.DONE, "")
    code, shown = said_by(os.pipe(), ticking, Lang.EN, tmp_path / "away", *words, "--progress")
    assert code is ExitCode.DONE
    assert shown.splitlines()[0] == "reading: 0"


def test_the_program_itself_looks_whether_it_has_a_terminal(sent: Path, tmp_path: Path) -> None:
    """`habeas merge` with a terminal as standard error shows its progress there, and nothing of it in its answer."""
    ours, theirs = pty.openpty()
    line = [sys.executable, "-m", "habeas", "merge", str(sent), "--vault", str(tmp_path / "away"), "--lang", "kk"]
    line += ["--export-key-file", str(tmp_path / "road"), "--key-file", str(tmp_path / "road")]
    with heard(ours, theirs) as said:
        done = subprocess.run(line, stdout=subprocess.PIPE, stderr=theirs, check=False, text=True)
    word = load_words(Lang.KK)("progress.uniting")
    assert done.returncode == ExitCode.DONE
    assert word in b"".join(said).decode()
    assert word not in done.stdout


class Impatient(Unwatched):
    """Somebody who stops the work at its n-th step, or when work of a kind begins."""

    def __init__(self, patience: int, kind: str = "") -> None:
        self.left, self.kind, self.began = patience, kind, list[str]()

    def begin(self, work: str, of: int | None) -> None:
        """Press Ctrl-C at the work that was waited for."""
        self.began.append(work)
        if work == self.kind:
            raise KeyboardInterrupt

    def step(self, what: str = "") -> None:
        """Press Ctrl-C in time."""
        self.left -= 1
        if self.left == 0:
            raise KeyboardInterrupt


def test_a_merge_stopped_at_any_step_is_taken_up_by_the_same_call(
    sent: Path, ticking: Callable[[], datetime], tmp_path: Path
) -> None:
    """Stopped after any number of steps nothing of the case is there; the call that is not stopped merges all of it."""
    stopping = Impatient(0)
    with open_session(tmp_path / "away", ROAD, ticking, os.urandom, stopping) as session:
        for patience in itertools.count(1, 6):
            stopping.left, stopping.began = patience, []
            try:
                merge_file(session, sent, ROAD)
                break
            except KeyboardInterrupt:
                assert session.vault.record.cases() == ()
                assert session.vault.evidence.sources() == ()
        assert patience > 20
        assert stopping.began == ["reading", "checking", "uniting", "copying"]
        stopping.left = 0
        assert verify(session).findings == ()
        assert [case.name for case in session.vault.record.cases()] == ["baker"]


def test_clearing_that_is_stopped_goes_on_at_the_next_opening(
    sent: Path, ticking: Callable[[], datetime], tmp_path: Path
) -> None:
    """An erasure that is stopped while it clears the pages is done; any next call clears them first, and shows it."""
    away = tmp_path / "away"
    with open_session(away, ROAD, ticking, os.urandom) as session:
        merge_file(session, sent, ROAD)
    stopping = Impatient(0, "clearing")
    with open_session(away, ROAD, ticking, os.urandom, stopping) as session:
        (source,) = session.vault.evidence.sources()
        plan = plan_source(session, "baker", source.id, ticking().date())
        with pytest.raises(KeyboardInterrupt):
            erase(session, plan, Ground(Reason.ASKED))
        assert session.vault.evidence.sources() == ()
        assert "erasure-unfinished" in {each.code for each in verify(session).findings}
    next_call = Impatient(0)
    with open_session(away, ROAD, ticking, os.urandom, next_call) as session:
        assert next_call.began == ["clearing"]
        assert "erasure-unfinished" not in {each.code for each in verify(session).findings}
