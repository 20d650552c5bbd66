"""Drafting speed and memory over 1,000 documents: `.venv/bin/python benchmarks/drafting.py [--texts FOLDER]`.

Without a folder, the invented reports of the tests are repeated to 1,000 documents, languages mixed; each
repetition has its own number, so that nothing is remembered from one to the next. In the same run, in a process of its
own, plain entity recognition by slovnet reads the same documents: what a user would take who wanted only the
names out of Russian text. Figures are CPU seconds, kilobytes (1,000 bytes of UTF-8) a second, and peak memory.
"""

import argparse
import multiprocessing
import resource
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

DOCUMENTS = 1000
TEXTS = Path(__file__).parent.parent / "tests" / "drafting" / "texts"


@dataclass(frozen=True)
class Figures:
    """What one way of reading took. `found` is how many drafts or names it gave."""

    load: float
    seconds: float
    megabytes: float
    found: int


def documents(folder: Path) -> list[str]:
    """1,000 documents from the texts of a folder, each with a number of its own."""
    texts = [path.read_text("utf-8") for path in sorted(folder.rglob("*.txt"))]
    if not texts:
        raise SystemExit(f"there is no .txt below {folder}")
    return [f"{texts[n % len(texts)]}\n\n{n}\n" for n in range(DOCUMENTS)]


def by_habeas(texts: list[str]) -> tuple[float, int]:
    """Load, then draft every document."""
    from habeas.desk.proposing import draft_bytes

    began = time.process_time()
    for text in texts[:: max(1, len(texts) // 30)][:30]:
        draft_bytes(text.encode())
    load = time.process_time() - began
    return load, sum(len(draft_bytes(text.encode()).drafts) for text in texts)


def by_slovnet(texts: list[str]) -> tuple[float, int]:
    """Load, then find persons, organisations and places in every document."""
    from importlib.metadata import distribution

    from navec import Navec
    from slovnet import NER

    began = time.process_time()
    place = distribution("natasha").locate_file("natasha/data")
    navec = Navec.load(f"{place}/emb/navec_news_v1_1B_250K_300d_100q.tar")
    ner = NER.load(f"{place}/model/slovnet_ner_news_v1.tar")
    ner.navec(navec)
    load = time.process_time() - began
    return load, sum(len(ner(text).spans) for text in texts)


def measured(
    way: Callable[[list[str]], tuple[float, int]], texts: list[str], out: "multiprocessing.Queue[Figures]"
) -> None:
    """Run one way in this process and put its figures out."""
    began = time.process_time()
    load, found = way(texts)
    seconds = time.process_time() - began - load
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    out.put(Figures(load, seconds, peak, found))


def main() -> None:
    """Measure both and print them side by side."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, default=TEXTS, help="a folder of .txt reports")
    texts = documents(parser.parse_args().texts)
    kilobytes = sum(len(text.encode()) for text in texts) / 1000
    print(f"{len(texts)} documents, {kilobytes:.0f} kB")
    context = multiprocessing.get_context("spawn")
    for name, way in (("habeas draft", by_habeas), ("slovnet names only", by_slovnet)):
        out: multiprocessing.Queue[Figures] = context.Queue()
        process = context.Process(target=measured, args=(way, texts, out))
        process.start()
        figures = out.get()
        process.join()
        speed = kilobytes / figures.seconds
        print(
            f"{name:<20} load and warm-up {figures.load:.1f} s, {figures.seconds:.1f} s, {speed:.0f} kB/s, "
            f"peak {figures.megabytes:.0f} MB, found {figures.found}"
        )


if __name__ == "__main__":
    main()
