"""The process that stands ready to fork children: starting it, giving it orders, hearing how children ended."""

import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterable
from dataclasses import astuple
from pathlib import Path

import habeas
from habeas.base.errors import Failed
from habeas.evidence.confinement import zygote
from habeas.evidence.containers.inside import Room

_ENVIRONMENT = {
    "PATH": "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin",
    "LANG": "C.UTF-8",
    "HOME": "/nonexistent",
    "OMP_THREAD_LIMIT": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
"""All that the process and its children find in their environment."""

_SECONDS_TO_START = 120.0
_SECONDS_TO_END = 10.0


class Gone(Exception):
    """The process that stands ready has ended."""


class Standing:
    """The process that stands ready. It is started at once and loads while this one goes on."""

    def __init__(self) -> None:
        here, there = socket.socketpair()
        with there:
            self._process: subprocess.Popen[bytes] = subprocess.Popen(  # noqa: S603  (the interpreter that runs this, and one of its files)
                [sys.executable, "-I", "-B", zygote.__file__],
                stdin=there.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env=_ENVIRONMENT,
                close_fds=True,
                start_new_session=True,
            )
        self._control = here
        self._owner = os.getpid()
        self._lock = threading.Lock()
        self._said = b""
        self._orders = 0
        self._ended: dict[int, dict[str, int]] = {}
        self._loaded: set[str] = set()
        self._missing: tuple[str, ...] | None = None
        with contextlib.suppress(OSError):  # where it has ended already, waiting for it says so
            self._say(_places())

    @property
    def process(self) -> int:
        """Its number."""
        return self._process.pid

    @property
    def usable(self) -> bool:
        """Whether it runs, and was started by this process and not by one that this is a copy of."""
        return self._owner == os.getpid() and self._process.poll() is None

    def missing(self) -> tuple[str, ...]:
        """The layers of confinement it could not have; waits until it is ready, and raises Failed where it never is."""
        with self._lock:
            if self._missing is None:
                try:
                    self._missing = tuple(json.loads(self._line(_SECONDS_TO_START))["missing"])
                except Gone:
                    raise Failed(
                        "The program that reads strangers' files apart from this one could not be started.",
                        "Nothing was read. Free some memory, or install Habeas anew, and try again.",
                    ) from None
            return self._missing

    def order(self, job: str, room: Room, memory: int, seconds: int, opened: int | None = None) -> tuple[int, int, int]:
        """Have a child forked: the order's number, where to write the file to, where to read the answer from.

        Where a file is given opened, for reading alone, the child gets that instead, and what is written here is
        read by nobody.
        """
        file_out, file_in = os.pipe()
        answer_out, answer_in = os.pipe()
        with self._lock:
            self._orders += 1
            number = self._orders
            order = {"id": number, "job": job, "room": astuple(room), "memory": memory, "seconds": seconds}
            line = json.dumps(order) + "\n"
            try:
                socket.send_fds(
                    self._control, [line.encode("ascii")], [file_out if opened is None else opened, answer_in]
                )
            except OSError:
                os.close(file_in)
                os.close(answer_out)
                raise Gone from None
            finally:
                os.close(file_out)
                os.close(answer_in)
        return number, file_in, answer_out

    def load(self, kinds: Iterable[str]) -> None:
        """Have the readers of these media types loaded before the next child is forked; once for each."""
        with self._lock:
            fresh = sorted(set(kinds) - self._loaded)
            self._loaded.update(fresh)
            if fresh:
                try:
                    self._say({"load": fresh})
                except OSError:
                    return

    def stop(self, order: int) -> None:
        """Kill the child that has this order."""
        try:
            self._say({"stop": order})
        except OSError:
            return

    def ending(self, order: int) -> dict[str, int] | None:
        """How the child of this order ended; None where the process that forked it has ended, or is silent."""
        with self._lock:
            try:
                while order not in self._ended:
                    told = json.loads(self._line(_SECONDS_TO_END))
                    self._ended[int(told["id"])] = {str(key): int(value) for key, value in told.items()}
            except Gone:
                return None
            return self._ended.pop(order)

    def close(self) -> None:
        """End it with all its children, and wait until it is gone."""
        self._control.close()
        if self._owner != os.getpid():
            return
        try:
            self._process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def _say(self, what: object) -> None:
        self._control.sendall(json.dumps(what).encode("ascii") + b"\n")

    def _line(self, seconds: float) -> bytes:
        deadline = time.monotonic() + seconds
        poll = select.poll()
        try:
            poll.register(self._control, select.POLLIN)
        except ValueError:  # closed meanwhile, by who reads no more
            raise Gone from None
        while b"\n" not in self._said:
            left = deadline - time.monotonic()
            if left <= 0 or not poll.poll(left * 1000):
                raise Gone
            try:
                piece = self._control.recv(1 << 16)
            except OSError:
                piece = b""
            if not piece:
                raise Gone
            self._said += piece
        line, _, self._said = self._said.partition(b"\n")
        return line


def _places() -> dict[str, str | list[str]]:
    """Where the program and its libraries lie, and which folders may be read."""
    package = Path(habeas.__file__).parent
    path = [each for each in sys.path if Path(each).is_absolute() and Path(each).is_dir()]
    home, here = Path("~").expanduser(), Path.cwd()
    libraries = [each for each in path if Path(each) not in (home, here, *home.parents, *here.parents)]
    interpreter = [sys.prefix, sys.base_prefix, sys.exec_prefix, str(Path(sys.executable).resolve().parent)]
    return {"root": str(package.parent), "path": path, "readable": [str(package), *interpreter, *libraries]}
