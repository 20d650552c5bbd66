"""The gate of registers: what is read of real versions of a federal list, against figures pinned in `floors.yaml`.

    python gates/registers.py --data DIR

DIR holds `registers/` with versions of Russia's federal list. Entries, rows, skipped numbers, broken
rows and changes are compared with exact figures; the shares of acts and dates read with floors. The
shares are counted against a plain pattern of their own ("court … of a date"), not against the reader.
Prints one JSON document; exits with 1 when a figure differs or is below its floor.
"""

import argparse
import json
import re
import sys
import time
from itertools import pairwise
from pathlib import Path

import yaml

from habeas.evidence.registers.comparing import ChangeKind, compare
from habeas.evidence.registers.entry import Status
from habeas.evidence.registers.reading import Layout, layout_of, read_register
from habeas.evidence.registers.register_file import RegisterFile

_ACT = re.compile(r"суд\w*[^()«»\"]{0,160}?\bот\s*(\d{1,2}\.\s?\d{1,2}\.\d{4})", re.IGNORECASE)
"""What a reader takes for a court's act: a word for a court, and the date that follows it."""


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and compare with the pinned figures: 0 when all hold, 1 when one does not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds registers/")
    data = parser.parse_args(arguments).data
    paths = sorted((data / "registers").glob("ru_fsem_*.csv"))
    if not paths:
        parser.error(f"{data} does not hold registers/")
    pinned = yaml.safe_load(Path(__file__).with_name("floors.yaml").read_text(encoding="utf-8"))["registers"]
    read, figures = {}, {}
    for path in paths:
        read[path.stem], figures[path.stem] = _measured(path)
    stems = list(read)
    for old, new in pairwise(stems):
        found = compare(read[old].entries, read[new].entries)
        counts: dict[str, float] = {kind.value: len(found.of(kind)) for kind in ChangeKind}
        figures[f"{old} to {new}"] = counts | {"same": found.same}
    wrong = _wrong(figures, pinned)
    print(json.dumps({"gate": "registers", "figures": figures, "wrong": wrong}, ensure_ascii=False, indent=2))
    return 1 if wrong else 0


def _measured(path: Path) -> tuple[RegisterFile, dict[str, float]]:
    data = path.read_bytes()
    if layout_of(data) is not Layout.FEDERAL:
        print(f"{path.name} was not recognised", file=sys.stderr)
    started = time.process_time()
    read = read_register(data, Layout.FEDERAL)
    seconds = time.process_time() - started
    active = [entry for entry in read.entries if entry.status is Status.ACTIVE]
    acts = told = 0
    missing = []
    for entry in active:
        dates = [hit[1].replace(" ", "") for hit in _ACT.finditer(entry.text)]
        have = [decision.date for decision in entry.decisions if decision.court is not None]
        days = {f"{d.local_bounds()[0]:%d.%m.%Y}" for d in have if d is not None}
        acts += len(dates)
        told += sum(1 for day in dates if "{:0>2}.{:0>2}.{}".format(*day.split(".")) in days)
        if not days:
            missing.append(entry.number)
    print(f"  {path.stem}, without court and date: {', '.join(map(str, missing))}", file=sys.stderr)
    return read, {
        "rows": read.counts.rows,
        "entries": read.counts.entries,
        "skipped": len(read.skipped),
        "rows_without_number": sum(1 for finding in read.findings if finding.code == "row-without-number"),
        "rows_empty": sum(1 for finding in read.findings if finding.code == "row-empty"),
        "with_inclusion": read.counts.with_inclusion,
        "taken_out": read.counts.taken_out,
        "share_active_with_decision": round(1 - len(missing) / len(active), 5),
        "share_acts_read": round(told / acts, 5),
        "share_kind_told": round(sum(1 for entry in active if entry.kind.value != "unknown") / len(active), 5),
        "seconds": round(seconds, 2),
    }


def _wrong(figures: dict[str, dict[str, float]], pinned: dict[str, dict[str, float]]) -> dict[str, str]:
    """Figures that differ from the pinned ones, shares below their floor, and times above their ceiling."""
    wrong = {}
    for name, wanted in pinned.items():
        for key, value in wanted.items():
            found = figures.get(name, {}).get(key)
            holds = found is not None and (
                found >= value if key.startswith("share") else found <= value if key == "seconds" else found == value
            )
            if not holds:
                wrong[f"{name} {key}"] = f"{found}, pinned {value}"
    return wrong


if __name__ == "__main__":
    sys.exit(main())
