"""Seconds, memory and size of a site of many cases, beside a well-known generator given as many pages of the same size.

    python -m benchmarks.site 1000 10000 [--eleventy PROGRAM] [--publish [--vault DIR]]

The pages are those of the invented case of the tests under other names, in English, Russian and Kazakh. PROGRAM is
Eleventy (`npm install @11ty/eleventy`, MIT): it gets one page of the same size in text for each of ours, puts it into
a layout, and makes no index, no search and no feed. With `--publish` the whole of `habeas publish` is measured: a vault
of so many cases is filled (or taken from DIR), then each is opened, put through the gate, composed, looked over,
recorded and written; then once more, with nothing changed. Each run is a process of its own; seconds of the processor
stand beside those of the clock, because other work on the machine lengthens these.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

LANGS_OF = 3
_GIVEN = ("Aidar", "Timur", "Айгуль", "Серик", "Dana", "Ерлан", "Мадина", "Асель", "Sanjar", "Жанар")
_FAMILY = ("Sarin", "Esenov", "Оразов", "Бекетова", "Zhumabai", "Калиев", "Нурлан", "Омарова", "Tasbolat", "Қайрат")


def main() -> None:
    """Run each size in a process of its own, and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cases", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--eleventy", metavar="PROGRAM")
    parser.add_argument("--publish", action="store_true")
    parser.add_argument("--vault", metavar="DIR")
    parser.add_argument("--one", choices=["site", "eleventy", "publish"], help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.one:
        runs = {
            "site": lambda: _site(args.cases[0]),
            "eleventy": lambda: _eleventy(args.cases[0], args.eleventy),
            "publish": lambda: _publish(args.cases[0], args.vault),
        }
        print(json.dumps(runs[args.one]()))
        return
    kinds = ["publish"] if args.publish else ["site", *(["eleventy"] if args.eleventy else [])]
    for cases in args.cases:
        for one in kinds:
            extra = ["--eleventy", args.eleventy] if args.eleventy else []
            extra += ["--vault", args.vault] if args.vault else []
            command = [sys.executable, "-m", "benchmarks.site", str(cases), "--one", one, *extra]
            print(subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip(), flush=True)


def _site(cases: int) -> dict[str, object]:
    from tests.disclosure.site.paging import page_of
    from tests.output.site.building import site_of

    from habeas.base.language import Lang
    from habeas.desk.site_folder import write_files
    from habeas.disclosure.site.card import card_of, stems_of
    from habeas.output.site.gathering import Gathering

    first = {lang: page_of(lang) for lang in Lang}
    folder = Path(tempfile.mkdtemp(prefix="habeas-site-"))
    (folder / "scratch").mkdir()
    began, used = time.monotonic(), time.process_time()
    gathering = Gathering(site_of(), cases, folder / "scratch")
    files = size = pages = 0

    def many() -> Iterator[tuple[str, bytes]]:
        for number in range(cases):
            name = f"{_GIVEN[number % 10]} {_FAMILY[number // 10 % 10]} {number}"
            made = {}
            for lang, page in first.items():
                person = replace(page.people[0], name=(replace(page.people[0].name[0], text=name),))
                mine = replace(page, slug=f"{number:010x}", title=name, people=(person,))
                made[lang] = (mine, card_of(mine, 93, None), stems_of(mine))
            yield from gathering.add(made)
        yield from gathering.finish()

    for one in write_files(folder, many()):
        files, size, pages = files + 1, size + len(one.data), pages + one.path.endswith(".html")
    seconds, processor = time.monotonic() - began, time.process_time() - used
    search = sum(len(path.read_bytes()) for path in (folder / "en" / "search").iterdir())
    largest = max(len(path.read_bytes()) for path in (folder / "en" / "search").iterdir())
    shutil.rmtree(folder)
    return {
        "what": "habeas",
        "cases": cases,
        "pages": pages,
        "files": files,
        "seconds": round(seconds, 1),
        "processor_seconds": round(processor, 1),
        "megabytes": round(size / 1e6, 1),
        "peak_memory_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
        "search_of_a_language_mb": round(search / 1e6, 1),
        "largest_shard_kb": round(largest / 1e3),
    }


def _eleventy(cases: int, program: str) -> dict[str, object]:
    """As many pages, each with as many bytes of text, in a layout."""
    from tests.disclosure.site.paging import page_of
    from tests.output.site.building import site_of

    from habeas.base.language import Lang
    from habeas.output.site.case_page import case_files

    folder = Path(tempfile.mkdtemp(prefix="eleventy-"))
    (folder / "_includes").mkdir()
    layout = "<!doctype html><html><head><title>{{ title }}</title></head><body>{{ content }}</body></html>"
    (folder / "_includes" / "page.liquid").write_text(layout)
    pages = 0
    for lang in Lang:
        [(_, html), *_] = case_files(page_of(lang), site_of())
        body = html.decode().partition("<main")[2].partition(">")[2].partition("</main>")[0]
        for number in range(cases):
            path = folder / lang.value / f"{number:010x}.html"
            path.parent.mkdir(exist_ok=True)
            path.write_text(
                f"---\nlayout: page.liquid\ntitle: case {number}\ntemplateEngineOverride: false\n---\n{body}"
            )
            pages += 1
    began = time.monotonic()
    heap = {**os.environ, "NODE_OPTIONS": "--max-old-space-size=8192"}
    subprocess.run([program, "--quiet"], cwd=folder, check=True, capture_output=True, env=heap)
    seconds, children = time.monotonic() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    size = sum(path.stat().st_size for path in (folder / "_site").rglob("*.html"))
    shutil.rmtree(folder)
    return {
        "what": "eleventy",
        "cases": cases,
        "pages": pages,
        "seconds": round(seconds, 1),
        "processor_seconds": round(children.ru_utime + children.ru_stime, 1),
        "megabytes": round(size / 1e6, 1),
        "peak_memory_mb": round(children.ru_maxrss / 1024),
    }


def _publish(cases: int, vault: str | None) -> dict[str, object]:
    """The whole of it out of a vault, twice; filling the vault is not measured."""
    from benchmarks.site_vault import AS_OF, made_vault, opened

    from habeas.base.language import Lang
    from habeas.desk.publishing import SiteAsked, publish

    folder = Path(tempfile.mkdtemp(prefix="habeas-publish-"))
    kept = made_vault(folder / "vault", cases) if vault is None else Path(vault)
    told: dict[str, object] = {"what": "habeas publish", "cases": cases}
    for run in ("first", "again"):
        with opened(kept) as session:
            names = [case.name for case in session.vault.record.cases()][:cases]
            began, used = time.monotonic(), time.process_time()
            done = publish(session, names, folder / "site", AS_OF, SiteAsked(tuple(Lang)), Lang.EN)
            told |= {
                f"{run}_seconds": round(time.monotonic() - began, 1),
                f"{run}_processor_seconds": round(time.process_time() - used, 1),
                f"{run}_files_unchanged": done.unchanged,
            }
    told |= {"files": done.files, "megabytes": round(done.size / 1e6, 1)}
    told["peak_memory_mb"] = round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
    shutil.rmtree(folder)
    return told


if __name__ == "__main__":
    main()
