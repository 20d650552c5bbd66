"""The laws of `habeas open`: it says where the door is, serves until it is interrupted, and refuses what cannot be."""

import json
import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from tests.cli.conftest import Ran, Run
from tests.conftest import DESK_PASSPHRASE

from habeas.base.errors import ExitCode

pytestmark = pytest.mark.enable_socket


# A shell that starts the tests in the background has SIGINT ignored, and programs inherit that.
PROGRAM = (
    "import runpy, signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler); "
    "sys.argv[0] = 'habeas'; runpy.run_module('habeas', run_name='__main__')"
)


def opened_desk(vault: Path, sign: signal.Signals, *words: str) -> Ran:
    """`habeas open` as a process of its own, looked at once through its door, and told to end."""
    environ = {**os.environ, "HABEAS_PASSPHRASE": DESK_PASSPHRASE, "HABEAS_VAULT": str(vault)}
    call = [sys.executable, "-c", PROGRAM, "open", "--no-browser", "--json", *words]
    with subprocess.Popen(call, env=environ, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        try:
            line = running.stdout.readline()
            address = json.loads(line)["address"]
            with urllib.request.urlopen(address, timeout=30) as answer:
                assert "no-store" in answer.headers["Cache-Control"]
            running.send_signal(sign)
            out, err = running.communicate(timeout=60)
        finally:
            running.kill()
    assert "Traceback" not in err
    return Ran(ExitCode(running.returncode), line + out, err)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_until_it_is_told_to_end(vault_folder: Path, sign: signal.Signals) -> None:
    """The address is loopback with its token, one line of JSON and nothing else; the end is said, and is no failure."""
    ran = opened_desk(vault_folder, sign, "--idle", "5")
    assert ran.code is ExitCode.DONE
    told = json.loads(ran.out)
    assert told["address"].startswith("http://127.0.0.1:")
    assert told["locked"] is False
    assert "5 minutes" in ran.err
    assert "The desk is closed and the vault is locked." in ran.err


@pytest.mark.parametrize("words", [("--idle", "0"), ("--idle", "481"), ("--port", "-1"), ("--port", "65536")])
def test_what_cannot_be_is_refused_before_anything_is_opened(in_vault: Run, words: tuple[str, str]) -> None:
    """Idle times and ports out of bounds are wrong calls."""
    assert in_vault("open", "--no-browser", *words).code is ExitCode.WRONG_CALL


def test_a_port_that_is_taken_is_said(in_vault: Run) -> None:
    """The message says which port, and what to do."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ran = in_vault("open", "--no-browser", "--port", str(port))
    assert ran.code is ExitCode.WRONG_CALL
    assert str(port) in ran.err
    assert "--port" in ran.err


def test_a_wrong_passphrase_opens_nothing(run: Run, vault_folder: Path) -> None:
    """Nothing is served where the vault cannot be opened."""
    environ = {"HABEAS_VAULT": str(vault_folder), "HABEAS_PASSPHRASE": "nine blue hares"}
    ran = run("open", "--no-browser", environ=environ)
    assert ran.code is ExitCode.LOCKED
    assert "127.0.0.1" not in ran.out
