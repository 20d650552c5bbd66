"""Taking in 1,000 mixed files: seconds and memory, read in confined children and, in the same run, in the process.

    python -m benchmarks.taking_in [--files 1000] [--folder DIR]

Invented texts as text, page, PDF, DOCX, ODT, RTF, letter with attachment, zip, workbook, subtitles, voice note, PNG
and JPEG scan, in equal shares but for the scans, which are one in twenty; all different. Each way takes the same files
into a new vault. Tells the seconds of each kind, of which reading scans is the most.
"""

import argparse
import io
import os
import resource
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

PASSPHRASE = "seven wooden spoons in rain"


def makers() -> dict[str, Callable[[str], bytes]]:
    """Each kind, by its ending, and how a file of it is made of these words."""
    import openpyxl
    from tests.evidence.made_mail import letter
    from tests.evidence.test_office import made_docx, made_odt, made_rtf

    def zipped(words: str) -> bytes:
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
            file.writestr("inside.txt", words + "\npacked")
        return packed.getvalue()

    def workbook(words: str) -> bytes:
        book, made = openpyxl.Workbook(), io.BytesIO()
        for line in words.splitlines():
            book.active.append(line.split()[:12])
        book.save(made)
        return made.getvalue()

    return {
        "txt": str.encode,
        "html": lambda words: f"<!doctype html><title>Report</title><article><p>{words}</p></article>".encode(),
        "pdf": lambda words: _set(words, "pdf"),
        "docx": lambda words: made_docx(words.splitlines()),
        "odt": lambda words: made_odt(words.splitlines()),
        "rtf": lambda words: made_rtf(words.splitlines()),
        "eml": lambda words: letter(words, ("copy.txt", (words + "\ncopy").encode())).as_bytes(),
        "zip": zipped,
        "xlsx": workbook,
        "srt": lambda words: f"1\n00:00:01,000 --> 00:00:09,000\n{words.splitlines()[0]}\n".encode(),
        "ogg": lambda words: b"OggS" + words.encode(),
    }


def _set(words: str, form: str) -> bytes:
    """A page set in type, as PDF or as a picture."""
    import typst

    source = "#set page(width: 21cm, height: 29.7cm)\n" + words.replace("\n", "\n\n").replace("#", "")
    return typst.compile(source.encode(), format=form, **({} if form == "pdf" else {"ppi": 150.0}))


def _scan(words: str, form: str) -> bytes:
    from PIL import Image

    made = io.BytesIO()
    Image.open(io.BytesIO(_set(words, "png"))).convert("L").save(made, form)
    return made.getvalue()


def drawer(folder: Path, count: int) -> None:
    """So many files."""
    kinds = makers()
    for number in range(count):
        day = number % 28 + 1
        words = "\n".join(
            f"On {day} May 20{number % 24 + 10:02} witness number {number} of Tasköl, line {line}, saw that the baker "
            f"was taken away. Свидетель {number} видел, как пекаря увели."
            for line in range(8)
        )
        if number % 20 == 0:
            form = "png" if number % 40 else "jpeg"
            (folder / f"{number:04}.{form}").write_bytes(_scan(words, form))
        else:
            name = list(kinds)[number % len(kinds)]
            (folder / f"{number:04}.{name}").write_bytes(kinds[name](words))


def take(folder: Path, vault: Path) -> tuple[dict[str, float], int]:
    """Take all of them in, in order; seconds by kind, and how many sources there are then."""
    from habeas.base.ids import Handle
    from habeas.desk.opening import open_session
    from habeas.desk.preserving import Circumstances
    from habeas.desk.taking_in import take_in_files
    from habeas.evidence.sources.source import Secrecy
    from habeas.vault.keys import Argon
    from habeas.vault.opening import create_vault

    create_vault(vault, PASSPHRASE, Handle("wren"), now=datetime.now(UTC), argon=Argon(8, 1, 1))
    seconds: dict[str, float] = {}
    with open_session(vault, PASSPHRASE, lambda: datetime.now(UTC), os.urandom) as session:
        for kind in sorted({path.suffix for path in folder.iterdir()}):
            began = time.monotonic()
            paths = sorted(path for path in folder.iterdir() if path.suffix == kind)
            take_in_files(session, "baker", paths, Circumstances(Secrecy.PUBLIC))
            seconds[kind] = time.monotonic() - began
        return seconds, len(session.vault.evidence.sources())


def main() -> int:
    """Make the files, take them in both ways, print a table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=args.folder) as name:
        work = Path(name)
        (work / "drawer").mkdir()
        drawer(work / "drawer", args.files)
        apart, sources = take(work / "drawer", work / "apart")
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
        from tests.withstanding.model import read_here

        read_here()
        here, _ = take(work / "drawer", work / "here")
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print("| kind | confined, s | in the process, s |\n|---|--:|--:|")
    for kind in apart:
        print(f"| {kind[1:]} | {apart[kind]:.1f} | {here[kind]:.1f} |")
    print(f"| all {args.files} files, {sources} sources | {sum(apart.values()):.0f} | {sum(here.values()):.0f} |")
    print(f"peak of the process: {peak} MiB confined (its children not counted), {grown} MiB in the process")
    return 0


if __name__ == "__main__":
    sys.exit(main())
