"""The laws of progress: shown where someone sees it, told without the words of the case in a log, never in the way."""

import io
import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.conftest import DESK_PASSPHRASE

from habeas.base.errors import ExitCode
from habeas.base.language import Lang
from habeas.cli.progress import Told
from habeas.cli.shell import Shell
from habeas.cli.words import load_words


def shell_with(err: io.StringIO, watched: bool, lang: Lang = Lang.EN) -> Shell:
    """A shell whose clock goes on by a twentieth of a second at each look."""
    ticks = iter(range(10_000))
    return Shell(
        out=io.StringIO(),
        err=err,
        stdin=io.StringIO(),
        environ={},
        now=lambda: datetime(2026, 3, 1, tzinfo=UTC),
        chance=os.urandom,
        ask_secret=None,
        words=load_words(lang),
        columns=lambda: 60,
        watched=watched,
        seconds=lambda: next(ticks) / 20,
    )


def test_on_a_terminal_one_line_is_written_over_and_gone_at_the_end() -> None:
    """No line end is printed, nothing is wider than the terminal, control signs are shown, and the line is wiped."""
    err = io.StringIO()
    told = Told(shell_with(err, watched=True))
    told.begin("copying", 40)
    for number in range(40):
        told.step(f"letter {number}\x1b[31m of Aidar Testov, which has a long name")
    told.end()
    lines = err.getvalue().split("\r")
    assert "\n" not in err.getvalue()
    assert "\x1b" not in err.getvalue()
    assert all(len(line) < 60 for line in lines)
    assert any(line.startswith("copying: 2") and " of 40 (" in line for line in lines)
    assert lines[-1] == ""
    assert not lines[-2].strip()
    assert 10 < len(lines) < 40, "not at every step"


@pytest.mark.parametrize("lang", list(Lang))
def test_in_a_log_no_word_of_the_case_is_written(lang: Lang) -> None:
    """Where standard error is no terminal, numbers are told and names are not, seldom, and in the person's language."""
    err = io.StringIO()
    told = Told(shell_with(err, watched=False, lang=lang))
    told.begin("reading", 1000)
    for number in range(1000):
        told.step(f"letter {number} of Aidar Testov")
    told.end()
    assert "Testov" not in err.getvalue()
    assert 3 <= len(err.getvalue().splitlines()) <= 7


def test_work_of_unknown_length_and_kind_is_counted() -> None:
    """A kind of work without words of its own is told too, and so are more steps than were said."""
    err = io.StringIO()
    told = Told(shell_with(err, watched=False))
    told.step()
    told.begin("something-new", None)
    told.begin("copying", 1)
    told.step()
    told.step()
    told.end()
    told.end()
    told.end()
    assert "working: 0" in err.getvalue()


def test_nothing_is_shown_unless_asked_for(run: Run, vault_folder: Path, tmp_path: Path) -> None:
    """Standard error of a program without a terminal stays as it was; `--progress` fills it, and not the result."""
    environ = {"HABEAS_VAULT": str(vault_folder), "HABEAS_PASSPHRASE": DESK_PASSPHRASE}
    quiet = run("backup", "--to", str(tmp_path / "stick"), environ=environ)
    loud = run("backup", "--to", str(tmp_path / "stick"), "--progress", "--json", environ=environ)
    assert "copying" not in quiet.err
    assert "copying" in loud.err
    assert loud.out.startswith("{")
    assert len(loud.out.splitlines()) == 1


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_a_request_to_stop_is_heard_and_said(tmp_path: Path, sign: signal.Signals) -> None:
    """Ctrl-C and SIGTERM end a command with code 3 and a sentence, without a traceback."""
    # A shell that starts the tests in the background has SIGINT ignored, and programs inherit that.
    code = "import signal, time, habeas.cli.main as m\n"
    code += "signal.signal(signal.SIGINT, signal.default_int_handler)\n"
    code += "m.dispatch = lambda argv, shell: (print('on', flush=True), time.sleep(60))\nm.run()"
    words = [sys.executable, "-c", code]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "on\n"
        time.sleep(0.1)
        child.send_signal(sign)
        _, err = child.communicate(timeout=50)
    assert child.returncode == ExitCode.FAILED
    assert "Traceback" not in err
    assert "goes on from there" in err
