"""The recogniser: Tesseract, a program of the system, spoken to through pipes alone.

The picture goes in as a portable grey map, the words come out as tab-separated values (tesseract(1),
configuration `tsv`); neither ever stands in a file. One thread a picture, as several pages side by
side would otherwise hinder one another.
"""

import re
import subprocess
from dataclasses import dataclass
from functools import cache

from PIL import Image

LANGUAGES = ("eng", "rus", "kaz")
"""Languages in the order that read best when all are tried together; `docs/decisions` has the figures."""

PROGRAM = "tesseract"
PLACES = "/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin:/opt/local/bin"
"""Where the program is looked for: never in a folder that a person's own settings name."""

SECONDS = 120
"""The longest that one page may take."""

_FAST_CHECK = 20
_ENVIRONMENT = {"PATH": PLACES, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C.UTF-8"}
_WORD_LEVEL = "5"


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word, its rectangle on the picture given, the recogniser's confidence (0 to 100), its line."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    confidence: int
    paragraph: tuple[int, int]
    line: int


@dataclass(frozen=True, slots=True)
class Installed:
    """The recogniser of this machine: its version, and which of our languages it lacks."""

    version: str
    lacking: tuple[str, ...]


class RecogniserFailed(Exception):
    """The recogniser ended with an error or took too long on a page; the message says which."""


@cache
def installed() -> Installed | None:
    """What there is on this machine; None without the program. Asked once in the life of a process."""
    try:
        told = _run(["--version"], b"", _FAST_CHECK).decode("utf-8", "replace")
        langs = set(_run(["--list-langs"], b"", _FAST_CHECK).decode("utf-8", "replace").split())
    except (FileNotFoundError, PermissionError, RecogniserFailed):
        return None
    version = re.search(r"tesseract v?(\d[\w.]*)", told)
    return Installed(version[1] if version else "0", tuple(lang for lang in LANGUAGES if lang not in langs))


def words_of(picture: Image.Image, languages: tuple[str, ...], dpi: int, *, strip: bool = False) -> tuple[Word, ...]:
    """The words on an upright grey picture, in reading order; `strip` says that it is some lines and no page.

    Raises RecogniserFailed.
    """
    call = ["stdin", "stdout", "-l", "+".join(languages), "--dpi", str(dpi), "--psm", "6" if strip else "3", "tsv"]
    table = _run(call, _grey_map(picture), SECONDS).decode("utf-8", "replace")
    return tuple(word for row in table.split("\n")[1:] if (word := _word(row)) is not None)


def _word(row: str) -> Word | None:
    cells = row.split("\t")
    if len(cells) != 12 or cells[0] != _WORD_LEVEL or not cells[11].strip():
        return None
    left, top, width, height = (int(cell) for cell in cells[6:10])
    confidence = max(0, min(100, round(float(cells[10]))))
    return Word(
        cells[11].strip(),
        left,
        top,
        left + width,
        top + height,
        confidence,
        (int(cells[2]), int(cells[3])),
        int(cells[4]),
    )


def _grey_map(picture: Image.Image) -> bytes:
    """A portable grey map (netpbm, P5), which costs nothing to make and to read."""
    grey = picture.convert("L")
    return b"P5 %d %d 255\n" % grey.size + grey.tobytes()


def _run(arguments: list[str], given: bytes, seconds: int) -> bytes:
    # The program is a name of ours in folders of ours, and what it gets holds no word of a person's.
    try:
        done = subprocess.run(  # noqa: S603
            [PROGRAM, *arguments], input=given, capture_output=True, timeout=seconds, check=False, env=_ENVIRONMENT
        )
    except subprocess.TimeoutExpired:
        raise RecogniserFailed(f"took longer than {seconds} s") from None
    if done.returncode != 0:
        raise RecogniserFailed(f"ended with {done.returncode}")
    return done.stdout
