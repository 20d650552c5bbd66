"""The layers of confinement that a process puts on itself, and which of them this system does not have."""

import contextlib
import ctypes
import os
import re
import resource
import signal
import sys
from collections.abc import Iterable
from dataclasses import dataclass

from habeas.evidence.confinement.landlock import READ, READ_WRITE_FILE, restrict_to
from habeas.evidence.confinement.limits import OPEN_FILES, PROCESSES
from habeas.evidence.confinement.seccomp import filter_calls

_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE, _PR_CAPBSET_DROP, _PR_SET_NO_NEW_PRIVS = 1, 4, 24, 38
_CAPSET = {"x86_64": 126, "aarch64": 91}
_CAPABILITIES = 0x20080522
_SYSTEM = ("/usr", "/lib", "/lib64", "/lib32", "/bin", "/sbin", "/etc/ld.so.cache", "/etc/localtime", "/nix/store")
_DEVICES = ("/dev/null", "/dev/zero", "/dev/urandom", "/dev/random")

NETWORK = "network-namespace"
PROCESS = "process-namespace"
FILES = "landlock"
CALLS = "seccomp"
MEMORY = "memory-limit"
PRIVILEGES = "no-new-privileges"
LAYERS = (NETWORK, PROCESS, FILES, CALLS, MEMORY, PRIVILEGES)
"""Every layer that may be missing, by its name in findings."""


@dataclass(frozen=True, slots=True)
class Left:
    """What leaving came to: the layers that could not be had, and whether a user namespace was made."""

    missing: tuple[str, ...]
    own_user: bool


def leave_namespaces() -> Left:
    """Leave the machine's network, process numbers, names and shared memory, as far as the system lets us.

    The process itself keeps its number: its next child is the first of the new numbers. It must have
    one thread.
    """
    if not sys.platform.startswith("linux"):
        return Left((NETWORK, PROCESS), own_user=False)
    few = os.CLONE_NEWNET | os.CLONE_NEWIPC | os.CLONE_NEWUTS
    for flags in (os.CLONE_NEWUSER | few | os.CLONE_NEWPID, os.CLONE_NEWUSER | few, few | os.CLONE_NEWPID, few):
        try:
            os.unshare(flags)
        except OSError:
            continue
        missing = () if flags & os.CLONE_NEWPID else (PROCESS,)
        return Left(missing, own_user=bool(flags & os.CLONE_NEWUSER))
    return Left((NETWORK, PROCESS), own_user=False)


def close_the_doors(readable: Iterable[str]) -> tuple[str, ...]:
    """Give up, for ever, privileges, files, sockets and core dumps; which layers could not be had.

    `readable` are the folders that hold the program and its libraries; the system's own are added. Every
    process that this one starts is bound in the same way.
    """
    missing = []
    no_core_dumps()
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    _limit(resource.RLIMIT_NOFILE, OPEN_FILES)
    if not sys.platform.startswith("linux"):
        return (PRIVILEGES, FILES, CALLS, MEMORY)
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    drop_capabilities(libc)
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        missing.append(PRIVILEGES)
    allowed = [(path, READ) for path in (*_SYSTEM, *readable)] + [(path, READ_WRITE_FILE) for path in _DEVICES]
    if not restrict_to(allowed):
        missing.append(FILES)
    if not filter_calls():
        missing.append(CALLS)
    return tuple(missing)


def no_core_dumps() -> None:
    """Switch core dumps off.

    A limit of one byte, where it may still be set, also stops a dump into a collecting program,
    which a limit of zero does not (core(5)); no file is ever written at either.
    """
    least = 1 if sys.platform.startswith("linux") else 0
    try:
        resource.setrlimit(resource.RLIMIT_CORE, (least, least))
    except (ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def drop_capabilities(libc: ctypes.CDLL) -> None:
    """Give up what a new user namespace, or root, gives: every capability, also for programs started later."""
    for capability in range(64):
        if libc.prctl(_PR_CAPBSET_DROP, capability, 0, 0, 0) != 0:
            break
    number = _CAPSET.get(os.uname().machine)
    if number is not None:
        head = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0)
        none = (ctypes.c_uint32 * 6)()
        libc.syscall(number, head, none)


def die_with_parent() -> None:
    """Be killed when the process that started this one ends, where the system can (Linux)."""
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, int(signal.SIGKILL), 0, 0, 0)


def limit_resources(memory: int, seconds: int, *, apart: bool) -> None:
    """Limit the address space of this process in bytes and its processor time in seconds.

    `apart`: it has a user namespace of its own, in which processes are counted apart.
    """
    if sys.platform.startswith("linux"):
        _limit(resource.RLIMIT_AS, memory)
        if apart and _counts_apart():
            _limit(resource.RLIMIT_NPROC, PROCESSES)
    _limit(resource.RLIMIT_CPU, seconds)


def _counts_apart() -> bool:
    """Whether processes of a user namespace have a count of their own (Linux 5.14)."""
    numbers = re.match(r"(\d+)\.(\d+)", os.uname().release)
    return numbers is not None and (int(numbers[1]), int(numbers[2])) >= (5, 14)


def _limit(which: int, value: int) -> None:
    hard = resource.getrlimit(which)[1]
    most = value if hard == resource.RLIM_INFINITY else min(value, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(which, (most, most))
