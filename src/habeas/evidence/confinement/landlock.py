"""Landlock (Linux 5.13): which files a process and its children may still open, for ever.

Numbers and layouts are those of the kernel's `linux/landlock.h` and `asm-generic/unistd.h`; the three
system calls have the same numbers on every architecture.
"""

import ctypes
import os
import struct
import sys
from collections.abc import Iterable

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION = 1
_PATH_BENEATH = 1

_EXECUTE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 2, 1 << 3
_WRITE_FILE = 1 << 1
_OF_A_FILE = _EXECUTE | _READ_FILE | _WRITE_FILE

_FILE_RIGHTS = {1: (1 << 13) - 1, 2: 1 << 13, 3: 1 << 14, 5: 1 << 15}
"""The rights over files that each version of the interface adds."""

_NETWORK_SINCE, _NETWORK = 4, 0b11
_SCOPE_SINCE, _SCOPE = 6, 0b11

READ = _EXECUTE | _READ_FILE | _READ_DIR
"""Read, list and execute."""

READ_WRITE_FILE = _READ_FILE | _WRITE_FILE
"""For a device that swallows what is written to it."""


def landlock_version() -> int:
    """The version of the interface; 0 where the system has none."""
    if not sys.platform.startswith("linux"):
        return 0
    return max(0, int(_libc().syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION))))


def restrict_to(allowed: Iterable[tuple[str, int]]) -> int:
    """Forbid this process every file but what lies below these paths, and that to the given rights.

    Where the version of the interface has them, TCP, signals to processes outside, and abstract sockets are
    forbidden too. Paths that are not there are passed over. Needs `no_new_privs`. Returns the version
    that was applied, 0 where nothing could be.
    """
    version = landlock_version()
    if not version:
        return 0
    libc = _libc()
    handled = sum(rights for since, rights in _FILE_RIGHTS.items() if since <= version)
    attributes = struct.pack("=Q", handled)
    if version >= _NETWORK_SINCE:
        attributes += struct.pack("=Q", _NETWORK)
    if version >= _SCOPE_SINCE:
        attributes += struct.pack("=Q", _SCOPE)
    ruleset = libc.syscall(_CREATE_RULESET, attributes, ctypes.c_size_t(len(attributes)), ctypes.c_uint32(0))
    if ruleset < 0:
        return 0
    try:
        for path, rights in allowed:
            _allow(libc, ruleset, path, rights & handled)
        return version if libc.syscall(_RESTRICT_SELF, ctypes.c_int(ruleset), ctypes.c_uint32(0)) == 0 else 0
    finally:
        os.close(ruleset)


def _allow(libc: ctypes.CDLL, ruleset: int, path: str, rights: int) -> None:
    try:
        descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not os.path.isdir(path):  # noqa: PTH112  (the readers are not loaded yet; pathlib would be)
            rights &= _OF_A_FILE
        rule = struct.pack("=Qi", rights, descriptor)
        libc.syscall(_ADD_RULE, ctypes.c_int(ruleset), ctypes.c_int(_PATH_BENEATH), rule, ctypes.c_uint32(0))
    finally:
        os.close(descriptor)


def _libc() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)
