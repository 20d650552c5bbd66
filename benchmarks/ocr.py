"""How well words on pictures are read: character errors and processor seconds a page, beside plain Tesseract.

    python benchmarks/ocr.py [--few] [--ours] [--only LANG]

Invented orders of a court in English, Russian and Kazakh, set in type, then scanned, blurred, turned and
photographed (simulated). The share of characters that are read otherwise (Levenshtein distance over the length of
what stands there, white space counted as one), by Habeas and by `tesseract PICTURE` as a person would call it,
side by side in one run. `--few` takes one font and one photograph of each kind; `--ours` leaves Tesseract alone out;
`--only` measures one language, so that a long run can be made in pieces. Each page, and the
means of each language when it is done, are said on standard error at once; one JSON object with all rows ends the run.
"""

import argparse
import io
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from rapidfuzz.distance import Levenshtein

sys.path.insert(0, str(Path(__file__).parents[1]))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--few", action="store_true")
    parser.add_argument("--ours", action="store_true")
    parser.add_argument("--only", choices=("en", "ru", "kk"))
    words = parser.parse_args()
    from tests.evidence.pictures.photographing import FONTS, LEAD

    from habeas.base.digest import digest_of
    from habeas.evidence.pictures.picture import read_picture
    from habeas.evidence.text.reading import Reading

    figures: dict[str, dict[str, float]] = {}
    for lang in (words.only,) if words.only else LEAD:
        found: dict[str, list[tuple[float, float, float, float]]] = {}
        for font in FONTS[:1] if words.few else FONTS:
            for name, data, text in pictures(lang, font, few=words.few):
                began = busy()
                read = read_picture(data, digest_of(data))
                ours = busy() - began
                mine = errors(text, read.text if isinstance(read, Reading) else "")
                began = busy()
                theirs = 0.0 if words.ours else errors(text, plain(data))
                alone = busy() - began
                found.setdefault(name, []).append((mine, ours, theirs, alone))
                shown = f"{mine:.4f} {ours:.1f} s, tesseract alone {theirs:.4f} {alone:.1f} s"
                print(f"{lang} {font} {name}: {shown}", file=sys.stderr, flush=True)
        for name, rows in found.items():
            means = [statistics.fmean(row[at] for row in rows) for at in range(4)]
            figures[f"{lang} {name}"] = {"error": round(means[0], 4), "seconds": round(means[1], 2)}
            if not words.ours:
                figures[f"{lang} {name}"] |= {"tesseract": round(means[2], 4), "tesseract_seconds": round(means[3], 2)}
            print(f"{lang} {name}: {figures[f'{lang} {name}']}", file=sys.stderr, flush=True)
    print(json.dumps({"benchmark": "ocr", "figures": figures}, ensure_ascii=False, indent=2))
    return 0


def pictures(lang: str, font: str, *, few: bool) -> Iterator[tuple[str, bytes, str]]:
    """Name, bytes and text of each picture of a page."""
    from tests.evidence.pictures.photographing import (
        Camera,
        blurred,
        page_text,
        photographed,
        rendered,
        turned,
    )

    page, text = rendered(lang, font), page_text(lang)
    scans = {
        "scan 300 dpi": page,
        "scan 200 dpi": rendered(lang, font, 200),
        "scan 100 dpi": rendered(lang, font, 100),
        "blurred": blurred(page, 3.0),
        "turned 2°": turned(page, 2),
        "turned 90°": turned(page, 90),
        "turned 180°": turned(page, 180),
    }
    for name, picture in scans.items():
        yield name, png(picture), text
    hard = Camera(tilt=0.12, dark=0.2, degrees=9, noise=12, quality=50, long_side=2_400)
    for seed in range(1 if few else 2):
        yield "photographed", photographed(page, seed), text
        yield "photographed badly", photographed(page, seed + 10, hard), text


def busy() -> float:
    """Processor seconds of this process and the programs it called."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def png(picture: Image.Image) -> bytes:
    """The picture as a PNG."""
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def plain(data: bytes) -> str:
    """What Tesseract makes of the picture as it is, with the same languages."""
    call = ["tesseract", "stdin", "stdout", "-l", "eng+rus+kaz"]
    return subprocess.run(call, input=data, capture_output=True, check=False).stdout.decode("utf-8", "replace")


def errors(wanted: str, got: str) -> float:
    """The share of characters read otherwise."""
    one, other = " ".join(wanted.split()), " ".join(got.split())
    return min(1.0, Levenshtein.distance(one, other) / len(one))


if __name__ == "__main__":
    raise SystemExit(main())
