"""The process that forks one confined child for each file. It is started by name of this file, as a script.

It gets one socket, as its standard input, and nothing else: no argument, no environment, no open file. It
closes every door behind itself, and then forks a child for each order; it never looks at a file's bytes. A child
loads the reader it needs; kinds of which more may come are loaded here first, by texts of our own. It ends
when the socket does.

The other side says lines of JSON: first where the program lies, then orders (`id`, `job`, `room`, `memory`, `seconds`,
each with two descriptors: where to read the file from, where to write the answer to), `{"stop": id}` and
`{"load": [media types]}`. This
side says which layers of confinement are missing, then, of each child, how it ended.
"""

import gc
import json
import mimetypes
import os
import select
import signal
import socket
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

_MOST_SAID = 1 << 16
_STATM = "/proc/self/statm"
_LOOK_EVERY_MS = 20
_MOST_DESCRIPTORS = 4096

OUT_OF_MEMORY, BROKEN = 8, 9
"""How a child ends that could not even answer."""

type Order = dict[str, Any]


def serve() -> None:
    """Set out, and follow orders until the other side has gone."""
    control = socket.socket(fileno=os.dup(0))
    _empty_standard_streams()
    line, said = _first_line(control)
    start = json.loads(line)
    _find_program(start["root"], start["path"])
    from habeas.evidence.confinement import layers  # noqa: PLC0415  (the path is known only now)

    layers.no_core_dumps()
    left = layers.leave_namespaces()
    child = os.fork()
    if child:
        control.close()
        os.waitpid(child, 0)
        return
    layers.die_with_parent()
    from habeas.evidence.confinement.jobs import run_job, warm_up  # noqa: PLC0415  (as above)
    from habeas.evidence.confinement.limits import READERS  # noqa: PLC0415  (as above)

    # A library asks the system for its list of media types while it is loaded; the doors are closed by then.
    mimetypes.knownfiles.clear()
    blind = not _address_space()
    missing = {*left.missing, *layers.close_the_doors(start["readable"])} | ({layers.MEMORY} if blind else set())
    gc.freeze()
    _say(control, {"missing": sorted(missing)})
    alone = layers.PROCESS not in missing

    def begin(order: Order, read_from: int, answer_to: int) -> None:
        os.setsid()
        layers.die_with_parent()
        memory = max(_address_space(), READERS) + order["memory"]
        layers.limit_resources(memory, order["seconds"], apart=left.own_user)
        run_job(order["job"], order["room"], read_from, answer_to)

    Nursery(control, begin, _loading(warm_up), alone=alone).follow(said)


def _loading(warm_up: Callable[[str], None]) -> Callable[[str], None]:
    """Load each kind once; one that cannot be loaded is left to the child that needs it, which says so."""
    loaded: set[str] = set()

    def load(kind: str) -> None:
        if kind in loaded:
            return
        loaded.add(kind)
        try:
            warm_up(kind)
        except Exception:  # noqa: BLE001  (the process must stand, whatever is wrong with a library)
            return
        gc.freeze()

    return load


@dataclass(frozen=True, slots=True)
class Child:
    """A child that reads a file: the order's number, its process, and a descriptor that tells its end (-1: none)."""

    order: int
    process: int
    end: int


class Nursery:
    """The children that run now, and what the other side says of them."""

    def __init__(
        self,
        control: socket.socket,
        begin: Callable[[Order, int, int], None],
        load: Callable[[str], None],
        *,
        alone: bool,
    ) -> None:
        self._control = control
        self._begin = begin
        self._load = load
        self._alone = alone
        self._said = b""
        self._descriptors: deque[int] = deque()
        self._children: dict[int, Child] = {}

    def follow(self, said: bytes) -> None:
        """Follow what the other side says, until it has gone; then end every child. `said` was said before."""
        self._hear(said)
        while True:
            for descriptor in self._wait():
                if descriptor == self._control.fileno() and not self._listen():
                    self._end_all()
                    return
            for child in list(self._children.values()):
                if os.waitid(os.P_PID, child.process, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None:
                    self._tell_end(child)

    def _wait(self) -> list[int]:
        poll = select.poll()
        poll.register(self._control, select.POLLIN)
        for child in self._children.values():
            if child.end >= 0:
                poll.register(child.end, select.POLLIN)
        blind = any(child.end < 0 for child in self._children.values())
        return [descriptor for descriptor, _ in poll.poll(_LOOK_EVERY_MS if blind else None)]

    def _listen(self) -> bool:
        data, descriptors, _, _ = socket.recv_fds(self._control, _MOST_SAID, 64)
        if not data:
            return False
        self._descriptors += descriptors
        self._hear(data)
        return True

    def _hear(self, data: bytes) -> None:
        *lines, self._said = (self._said + data).split(b"\n")
        for line in lines:
            order = json.loads(line)
            if "stop" in order:
                self._stop(order["stop"])
            elif "load" in order:
                for kind in order["load"]:
                    self._load(kind)
            else:
                self._start(order)

    def _start(self, order: Order) -> None:
        read_from, answer_to = self._descriptors.popleft(), self._descriptors.popleft()
        process = os.fork()
        if process == 0:
            try:
                _keep_only(read_from, answer_to)
                self._begin(order, read_from, answer_to)
                os._exit(0)
            except MemoryError:
                os._exit(OUT_OF_MEMORY)
            finally:
                os._exit(BROKEN)
        os.close(read_from)
        os.close(answer_to)
        end = os.pidfd_open(process) if hasattr(os, "pidfd_open") else -1
        self._children[process] = Child(int(order["id"]), process, end)

    def _stop(self, order: int) -> None:
        for child in self._children.values():
            if child.order == order:
                _kill(child.process)

    def _tell_end(self, child: Child) -> None:
        _, status, usage = os.wait4(child.process, 0)
        del self._children[child.process]
        if child.end >= 0:
            os.close(child.end)
        _kill_group(child.process)
        if self._alone and not self._children:
            _kill(-1)
        self._bury()
        _say(
            self._control,
            {
                "id": child.order,
                "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0,
                "code": os.WEXITSTATUS(status) if os.WIFEXITED(status) else 0,
                "most_kib": usage.ru_maxrss,
                "processor_ms": round((usage.ru_utime + usage.ru_stime) * 1000),
            },
        )

    def _bury(self) -> None:
        """Take leave of processes that children left behind and that were ended."""
        known = set(self._children)
        while True:
            try:
                found = os.waitid(os.P_ALL, 0, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            except ChildProcessError:
                return
            if found is None or found.si_pid in known:
                return
            os.waitpid(found.si_pid, 0)

    def _end_all(self) -> None:
        for child in self._children.values():
            _kill(child.process)
            _kill_group(child.process)


def _kill(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except OSError:
        return


def _kill_group(process: int) -> None:
    try:
        os.killpg(process, signal.SIGKILL)
    except OSError:
        return


def _first_line(control: socket.socket) -> tuple[bytes, bytes]:
    """The first line, and what the other side has said after it already."""
    data = b""
    while b"\n" not in data:
        piece = control.recv(_MOST_SAID)
        if not piece:
            os._exit(0)
        data += piece
    line, _, rest = data.partition(b"\n")
    return line, rest


def _say(control: socket.socket, answer: object) -> None:
    try:
        control.sendall(json.dumps(answer).encode("ascii") + b"\n")
    except OSError:
        os._exit(0)


def _keep_only(*descriptors: int) -> None:
    """Close every descriptor but the standard ones and these."""
    bounds = [2, *sorted(descriptors), _MOST_DESCRIPTORS]
    for low, high in pairwise(bounds):
        os.closerange(low + 1, high)


def _find_program(root: str, more: list[str]) -> None:
    """Load this program's package from the very folder that the other side runs, and its libraries from theirs."""
    sys.path.insert(0, root)
    __import__("habeas")
    del sys.path[0]
    sys.path += [path for path in more if path not in sys.path]


def _empty_standard_streams() -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nothing, descriptor)
    os.close(nothing)


def _address_space() -> int:
    """The bytes of address space in use; 0 where the system does not tell."""
    try:
        with open(_STATM, encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return 0


if __name__ == "__main__":
    serve()
