"""Looks for canaries, words that stand nowhere else, wherever a program may leave them while it runs."""

import base64
import os
import stat
import sys
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

_MOST = 64 << 20
"""Bytes of one file that are looked through."""

_STILL = 0.02
"""Seconds between two looks."""

_OF_THE_SYSTEM = (
    *("/usr/", "/lib", "/etc/", "/opt/", "/var/cache/fontconfig/", "/var/lib/"),
    *(str(Path(prefix).resolve()) for prefix in (sys.prefix, sys.base_prefix)),
)
"""Folders of programs, libraries and fonts, which the program maps and never writes."""


def forms(canary: str) -> dict[str, bytes]:
    """Every form of writing in which a canary is looked for."""
    plain = canary.encode()
    return {
        "UTF-8": plain,
        "UTF-16 LE": canary.encode("utf-16-le"),
        "UTF-16 BE": canary.encode("utf-16-be"),
        "hexadecimal": plain.hex().encode(),
        "deflated": zlib.compress(plain)[2:-4],
        **{f"base64 at {at}": base64.b64encode(b"\0" * at + plain)[4 if at else 0 : -4] for at in range(3)},
    }


@dataclass
class Seen:
    """What was looked through, and each hit with its place.

    `mapped` are names of files in memory maps, of the system's own folders left out; `dumping` tells of each
    process whether it could still leave a core dump when it was last looked at.
    """

    looks: int = 0
    bytes: int = 0
    processes: set[tuple[int, str]] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    mapped: set[str] = field(default_factory=set)
    hits: set[str] = field(default_factory=set)
    dumping: dict[int, bool] = field(default_factory=dict)


class Watch:
    """Looks again and again, from the beginning of a `with` block to its end, at folders and at the programs below us.

    Of each program: its arguments, its environment, and the files that it holds open or has mapped, deleted ones and
    memory files too. Folders that lay in those watched before are others', and left out. `but` is a folder whose files
    may hold canaries, being what the person gave.
    """

    def __init__(self, canaries: list[str], folders: list[Path], but: Path) -> None:
        self.seen = Seen()
        self._folders, self._but = folders, str(but)
        self._forms = {f"{canary} in {name}": form for canary in canaries for name, form in forms(canary).items()}
        self._known: dict[str, tuple[int, int]] = {}
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch)

    def __enter__(self) -> Seen:
        """Begin."""
        self._began = time.time()
        self._others = {path for folder in self._folders for path in folder.iterdir() if path.is_dir()}
        self._thread.start()
        return self.seen

    def __exit__(self, *_: object) -> None:
        """Look a last time, at every file."""
        self._over.set()
        self._thread.join()
        self._known.clear()
        self._look_at_folders()

    def _watch(self) -> None:
        while not self._over.is_set():
            for process in _below(os.getpid()):
                with suppress(OSError):
                    self._look_at(process)
            self._look_at_folders()
            self.seen.looks += 1
            time.sleep(_STILL)

    def _look_at(self, process: int) -> None:
        root = Path(f"/proc/{process}")
        arguments = (root / "cmdline").read_bytes()
        words = arguments.decode("utf-8", "replace").split("\0")
        self.seen.processes.add((process, " ".join(word.rsplit("/", 1)[-1] for word in words[:4])))
        self._search(arguments, f"arguments of {process}")
        self._search((root / "environ").read_bytes(), f"environment of {process}")
        limits = (root / "limits").read_text()
        (core,) = (line.split()[4] for line in limits.splitlines() if line.startswith("Max core file size"))
        # A limit of one byte stops a dump into a collecting program too, as zero does not (core(5)).
        self.seen.dumping[process] = core not in ("0", "1")
        for link in (*(root / "fd").iterdir(), *(root / "map_files").iterdir()):
            with suppress(OSError):
                name = str(link.readlink())
                if name.startswith((self._but, "/proc")) or not stat.S_ISREG(link.stat().st_mode):
                    continue
                if link.parent.name == "map_files":
                    if name.startswith(_OF_THE_SYSTEM):
                        continue
                    self.seen.mapped.add(name)
                self._search(name.encode(), f"name of a file that {process} has open or mapped")
                with link.open("rb") as file:
                    self._search(file.read(_MOST), f"open file {name} of {process}")

    def _look_at_folders(self) -> None:
        for folder in self._folders:
            for path in _files(folder, self._others):
                with suppress(OSError):
                    known = path.stat()
                    if not stat.S_ISREG(known.st_mode) or known.st_mtime < self._began - 1:
                        continue
                    if self._known.get(str(path)) == (known.st_mtime_ns, known.st_size):
                        continue
                    self._known[str(path)] = known.st_mtime_ns, known.st_size
                    self.seen.files.add(str(path))
                    self._search(str(path).encode(), f"name {path}")
                    self._search(path.read_bytes()[:_MOST], f"file {path}")

    def _search(self, data: bytes, place: str) -> None:
        self.seen.bytes += len(data)
        self.seen.hits |= {f"{what}: {place}" for what, form in self._forms.items() if form in data}


def _files(folder: Path, but: set[Path]) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if Path(root) / name not in but]
        yield from (Path(root) / name for name in names)


def _below(process: int) -> list[int]:
    """The processes that come from this one, without it."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                parents[int(entry.name)] = int((entry / "stat").read_text().rsplit(")", 1)[1].split()[1])
    found, more = [], [process]
    while more:
        more = [child for child, parent in parents.items() if parent in more]
        found += more
    return found
