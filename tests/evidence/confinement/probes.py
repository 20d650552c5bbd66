"""A process that confines itself as a child is confined, then tries what it must not be able to do.

Run as a script: it prints one JSON object, the name of each attempt and what came of it. It can become another user
first, and can first forbid itself namespaces as some systems do.
"""

import codecs
import ctypes
import fcntl
import json
import os
import resource
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from habeas.evidence.confinement import layers
from habeas.evidence.confinement.seccomp import filter_calls

_SET_FLAGS, _NO_DUMP = 0x40086602, 0x40
"""How the flags of a file are set that is open for reading alone (linux/fs.h), and one that its owner may set."""


codecs.lookup("idna")  # another user may not be able to read Python's own files any more

NOBODY = 65534
"""The user that owns nothing, by its number."""


def become_nobody(folder: Path) -> None:
    """Be another user for good, where this is root; the folder is that user's then."""
    if os.geteuid() == 0:
        for path in (folder, *folder.iterdir()):
            os.chown(path, NOBODY, NOBODY)
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)


def forbid_namespaces() -> None:
    """Have the kernel refuse every new namespace, as a container's filter of calls does."""
    ctypes.CDLL(None).prctl(38, 1, 0, 0, 0)
    assert filter_calls()


def main(outside: str, victim: int, *how: str) -> None:
    """Confine, try everything, tell. `how`: `nobody` to be another user, `forbidden` where there are no namespaces."""
    if "nobody" in how:
        become_nobody(Path(outside))
    user, could = os.getuid(), (Path(outside) / "secret.txt").read_bytes() == b"secret"
    if "forbidden" in how:
        forbid_namespaces()
    given = (Path(outside) / "secret.txt").open("rb")
    left = layers.leave_namespaces()
    child = os.fork()
    if child:
        os.waitpid(child, 0)
        return
    layers.die_with_parent()
    readable = [sys.prefix, sys.base_prefix]
    told: dict[str, object] = {"user": user, "could": could}
    told |= {"missing": sorted({*left.missing, *layers.close_the_doors(readable)})}
    layers.limit_resources(8 << 30, 60, apart=left.own_user)
    for name, attempt in attempts(outside, victim, given).items():
        try:
            attempt()
            told[name] = "done"
        except (OSError, subprocess.SubprocessError) as error:
            told[name] = type(error).__name__
    told["core"] = resource.getrlimit(resource.RLIMIT_CORE)[0]
    told["dumpable"] = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
    told["capabilities"] = effective_capabilities()
    sys.stdout.write(json.dumps(told))


def effective_capabilities() -> int:
    """The capabilities this process still has, by capget."""
    libc = ctypes.CDLL(None)
    head = (ctypes.c_uint32 * 2)(0x20080522, 0)
    held = (ctypes.c_uint32 * 6)()
    libc.syscall({"x86_64": 125, "aarch64": 90}[os.uname().machine], head, held)
    return int(held[0] | held[3])


def attempts(outside: str, victim: int, given: BinaryIO) -> dict[str, Callable[[], object]]:
    """What a file that took its reader over would try; `given` is a file that it was given to read."""
    here = Path(outside)
    return {
        "read a file": (here / "secret.txt").read_bytes,
        "list a folder": lambda: os.listdir(outside),  # noqa: PTH208
        "write a file": lambda: (here / "new.txt").write_bytes(b"x"),
        "write to tmp": lambda: Path("/tmp/habeas-probe").write_bytes(b"x"),
        "make a folder": (here / "new").mkdir,
        "remove a file": (here / "secret.txt").unlink,
        "rename a file": lambda: (here / "secret.txt").rename(here / "other.txt"),
        "link": lambda: os.symlink("/etc/passwd", here / "link"),  # noqa: PTH211
        "change a mode": lambda: (here / "secret.txt").chmod(0o777),
        "change times": lambda: os.utime(here / "secret.txt", (1, 1)),
        "change an owner": lambda: os.chown(here / "secret.txt", os.getuid(), os.getgid()),
        "an attribute": lambda: os.setxattr(here / "secret.txt", "user.x", b"x"),
        "write to the file given": lambda: os.write(given.fileno(), b"x"),
        "cut the file given": lambda: os.ftruncate(given.fileno(), 1),
        "open the file given anew": lambda: os.open(f"/proc/self/fd/{given.fileno()}", os.O_RDWR),
        "change the mode of the file given": lambda: os.fchmod(given.fileno(), 0o777),
        "change the flags of the file given": lambda: fcntl.ioctl(given, _SET_FLAGS, struct.pack("l", _NO_DUMP)),
        "read the file given": given.read,
        "read passwd": lambda: Path("/etc/passwd").read_bytes(),
        "read environments": lambda: Path(f"/proc/{victim}/environ").read_bytes(),
        "read own memory map": lambda: Path("/proc/self/maps").read_bytes(),
        "tcp": lambda: socket.create_connection(("127.0.0.1", 9), 1),
        "udp": lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", 9)),
        "unix socket": lambda: socket.socket(socket.AF_UNIX),
        "netlink": lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW),
        "signal another": lambda: os.kill(victim, signal.SIGTERM),
        "namespace": lambda: os.unshare(os.CLONE_NEWUSER),
        "run with a file": lambda: subprocess.run(
            ["/bin/sh", "-c", f"echo x > {outside}/by-shell"], check=True, capture_output=True
        ),
        "run a program": lambda: subprocess.run(["/bin/true"], check=True),
    }


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), *sys.argv[3:])
