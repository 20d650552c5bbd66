"""Canaries in everything that is taken in: does a byte of them stand in clear anywhere while Habeas runs or after?

    python -m benchmarks.canaries [--few]

Runs the program itself, command after command, as a person would: taking in a folder of texts in three encodings, a
page, a captured page, a letter with attachments, a zip, a picture and hostile files that hold canaries in their words
and names; then find, draft, backup, restore, export, travel, verify, erase, destroy. Meanwhile every process below it
is looked at every few hundredths of a second (arguments, environment, open and mapped files, deleted ones too), and the
vault, the backup, the temporary folder, the working folder, the home folder and /dev/shm for every file that was
written. Core dumps are allowed here as far as the machine lets them, so that the program must forbid them itself, in
each of its processes. `--few` leaves out the picture and all hostile files but seven. Ends with 1 where a canary was
found, or where a process that asks for a passphrase, or reads, could still leave a core dump.
"""

import argparse
import io
import json
import os
import resource
import secrets
import subprocess
import sys
import tempfile
import zipfile
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from uuid import uuid4

from habeas.evidence.capture.exchange import Captured, Exchange
from habeas.evidence.capture.wacz import wacz_of
from habeas.evidence.capture.warc import ids_needed

ROOT = Path(__file__).parents[1]
PASSPHRASE_WORDS = ("oak", "lamp", "river", "stone")


def fill(folder: Path, canary: str, *, few: bool) -> int:
    """The files of a drawer, each with the canary in its words and most in their names; how many."""
    from tests.evidence.hostile.collection import hostile_files

    folder.mkdir()
    text = f"{canary} was detained in Tasköl on 4 May 2021. Соседка видела {canary}. Көрші {canary} көрді.\n"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(f"{canary} inside.txt", text + "packed")
    letter = EmailMessage()
    letter["From"], letter["Subject"] = "neighbour@example.org", f"About {canary}"
    letter.set_content(text)
    letter.add_attachment(text.encode() + b"!", maintype="text", subtype="plain", filename=f"{canary} attached.txt")
    files = {
        f"{canary}.txt": text.encode(),
        "wide.txt": text.encode("utf-16"),
        "old.txt": f"{canary} задержали 4 мая 2021 года. Соседка видела.".encode("cp1251"),
        "page.html": f"<!doctype html><title>{canary}</title><p>{text}</p>".encode(),
        "packed.zip": packed.getvalue(),
        "letter.eml": letter.as_bytes(),
        "lie.pdf": text.encode() + b"lie",
        "page.wacz": captured_page(canary, text),
    }
    if not few:
        files["picture.png"] = picture_of(canary)
    for number, sample in enumerate(hostile_files()[:: 60 if few else 3]):
        files[f"{number:03} {canary}"] = sample.data + canary.encode()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    return len(files)


def captured_page(canary: str, text: str) -> bytes:
    """A page as `add --online` packs it, with the canary in its address, its title, its bodies and its words."""
    at, url = datetime(2026, 3, 1, 9, 30, tzinfo=UTC), f"https://news.example/{canary}"
    page = f"<!doctype html><title>{canary}</title><p>{text} captured</p>".encode()
    headers = (("Content-Type", "text/html; charset=utf-8"),)
    exchange = Exchange(url, "GET", at, (("Host", "news.example"),), b"", 200, "OK", headers, page)
    shown = f"About {canary}", at, at, (exchange,), (("view", picture_of(canary)),), f"{text} captured"
    captured = Captured(url, url, *shown, "Chrome/1")
    return wacz_of(captured, "benchmark", [uuid4() for _ in range(ids_needed(captured))])


def picture_of(canary: str) -> bytes:
    """A drawn line of words."""
    from PIL import Image, ImageDraw, ImageFont

    picture = Image.new("L", (1400, 300), 255)
    ImageDraw.Draw(picture).text((40, 100), f"{canary} was detained in May", fill=0, font=ImageFont.load_default(60))
    drawn = io.BytesIO()
    picture.save(drawn, "PNG")
    return drawn.getvalue()


class Program:
    """The program on one vault, with keys in files that the watch leaves out, and folders that it looks at."""

    def __init__(self, work: Path, given: Path) -> None:
        self.work, self.given = work, given
        for name in ("cwd", "tmp", "home"):
            (work / name).mkdir()
        kept = ("PATH", "PYTHONPATH", "LANG", "OMP_THREAD_LIMIT", "OPENBLAS_NUM_THREADS")
        self.environ = {name: os.environ[name] for name in kept if name in os.environ}
        self.environ |= {"TMPDIR": str(work / "tmp"), "HOME": str(work / "home"), "HABEAS_VAULT": str(work / "vault")}

    def __call__(self, *words: str, stdin: str = "", ends: tuple[int, ...] = (0,)) -> str:
        """Run a command; what it printed."""
        line = [sys.executable, "-m", "habeas", *words]
        done = subprocess.run(
            line, input=stdin, capture_output=True, text=True, check=False, env=self.environ, cwd=self.work / "cwd"
        )
        if done.returncode not in ends:
            raise RuntimeError(f"{words[0]} ended with {done.returncode}: {done.stderr[-2000:]}")
        return done.stdout


def story(run: Program, canary: str) -> int:
    """Every command that touches what was kept; how many letters of the canary were found again by the search."""
    key, road, work = str(run.given / "key"), str(run.given / "road"), run.work
    opened = ("--key-file", key)
    run("init", str(work / "vault"), "--as", "wren", *opened)
    run("add", "baker", str(run.given / "drawer"), "--secrecy", "case_file", *opened, ends=(0, 1))
    found = run("find", "-", "--json", *opened, stdin=canary, ends=(0, 1))
    run("draft", "baker", *opened, ends=(0, 1))
    run("verify", *opened, ends=(0, 1))
    run("backup", "--to", str(work / "stick"), *opened)
    run("export", "baker", "--out", str(work / "sealed"), "--export-key-file", road, *opened)
    run("travel", "baker", "--to", str(work / "road"), "--new-key-file", road, *opened)
    run("restore", str(work / "stick"), "--to", str(work / "back"), *opened, ends=(0, 1))
    run("erase", "case", "baker", "--why", "over", "--yes", *opened, ends=(0, 1))
    run("verify", *opened, ends=(0, 1))
    for folder in ("road", "stick", "back", "vault"):
        run("destroy", "--vault", str(work / folder), "--yes-destroy", ends=(0, 1))
    return found.count(canary)


def main() -> int:
    """Run the story under watch and print what was seen."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--few", action="store_true")
    args = parser.parse_args()
    from tests.withstanding.watching import Watch

    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))
    canary, phrase = f"Canary{secrets.token_hex(5)}", " ".join((*PASSPHRASE_WORDS, secrets.token_hex(4)))
    with tempfile.TemporaryDirectory() as name, tempfile.TemporaryDirectory() as other:
        work, given = Path(name), Path(other)
        (given / "key").write_text(phrase + "\n")
        (given / "road").write_text(phrase[::-1] + "\n")
        count = fill(given / "drawer", canary, few=args.few)
        with Watch([canary, phrase, phrase[::-1]], [work, Path("/dev/shm")], given) as seen:
            found = story(Program(work, given), canary)
    told = {
        "files": count,
        "found_again": found,
        "looks": seen.looks,
        "processes": len(seen.processes),
        "files_looked_at": len(seen.files),
        "bytes_looked_at": seen.bytes,
        "files_mapped": sorted(name.replace(str(work), "") for name in seen.mapped),
        "hits": sorted(seen.hits),
        "core_dumps_allowed_here": hard != 0,
        "core_dumps": sorted({name for number, name in seen.processes if seen.dumping.get(number)}),
    }
    print(json.dumps(told, indent=2))
    return 1 if seen.hits or told["core_dumps"] or not found else 0


if __name__ == "__main__":
    sys.exit(main())
