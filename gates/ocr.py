"""The gate of pictures: how much of scanned, turned and photographed pages is read right, against pinned floors.

    python gates/ocr.py --data DIR

The pages are invented and drawn by `benchmarks/ocr.py`, so that DIR is not read. Prints one JSON document and exits
with 1 when the share of characters read right is below its floor in `floors.yaml`, with 2 without the recogniser.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import yaml

from habeas.evidence.pictures.tesseract import installed


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and compare with the floors: 0 when all hold, 1 when one does not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="as every gate has it; not read")
    parser.parse_args(arguments)
    if installed() is None:
        parser.error(
            "Tesseract is not installed: apt-get install tesseract-ocr-eng tesseract-ocr-rus tesseract-ocr-kaz"
        )
    program = Path(__file__).parents[1] / "benchmarks" / "ocr.py"
    call = [sys.executable, str(program), "--few", "--ours"]
    told = json.loads(subprocess.run(call, stdout=subprocess.PIPE, check=True).stdout)["figures"]
    figures = {
        f"{lang}_{group}": min(
            1 - each["error"] for name, each in told.items() if name[:2] == lang and _group(name) == group
        )
        for lang in ("en", "ru", "kk")
        for group in ("scanned", "turned", "photographed", "photographed_badly")
    }
    floors = yaml.safe_load(Path(__file__).with_name("floors.yaml").read_text(encoding="utf-8"))["ocr"]
    below = {name: floor for name, floor in floors.items() if figures[name] < floor}
    print(json.dumps({"gate": "ocr", "figures": figures, "below": below}, ensure_ascii=False, indent=2))
    return 1 if below else 0


def _group(name: str) -> str:
    """The floor that a picture counts under: the worst of its group must hold it."""
    kind = name[3:]
    if kind.startswith("photographed"):
        return kind.replace(" ", "_")
    return "turned" if kind.startswith("turned") else "scanned"


if __name__ == "__main__":
    raise SystemExit(main())
