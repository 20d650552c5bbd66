"""The gate of drafting: what real reports give, against what a careful reader finds in them, and pinned floors.

    python gates/drafting.py --data DIR

DIR holds `reports/` (three real reports, see `drafting_expectations.yaml`). Prints one JSON document
and what was missed; exits with 1 when a figure is below its floor in `floors.yaml`, with 2 where the
data are not there. Russian and Kazakh have gates of their own.
"""

import argparse
import hashlib
import json
import re
import sys
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from habeas.base.digest import digest_of
from habeas.drafting.draft import Draft
from habeas.drafting.reading_to_drafts import draft
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Reading


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and compare with the floors: 0 when all hold, 1 when one does not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds reports/")
    data = parser.parse_args(arguments).data
    if not (data / "reports").is_dir():
        parser.error(f"{data} does not hold reports/")
    figures = _reports(data / "reports")
    here = Path(__file__)
    floors = yaml.safe_load(here.with_name("floors.yaml").read_text(encoding="utf-8"))["drafting"]
    below = {name: floor for name, floor in floors.items() if figures.get(name, 0.0) < floor}
    print(json.dumps({"gate": "drafting", "figures": figures, "below": below}, ensure_ascii=False, indent=2))
    return 1 if below else 0


def _reports(folder: Path) -> dict[str, float]:
    """Share of expected drafts found, of quotes that are exact, of drafts about the right person, and speed."""
    expectations = yaml.safe_load(Path(__file__).with_name("drafting_expectations.yaml").read_text(encoding="utf-8"))
    found = wanted = exact = total = right = told = characters = 0
    seconds = 0.0
    for pattern, report in expectations.items():
        if not isinstance(report, dict):
            continue
        reading = _read(next(iter(sorted(folder.glob(pattern)))))
        draft(reading)
        started = time.process_time()
        drafts = draft(reading).drafts
        seconds += time.process_time() - started
        characters += len(reading.text)
        missing = [item for item in report["drafts"] if not any(_meets(d, item) for d in drafts)]
        for item in missing:
            print(f"  {pattern}, missing: {item}", file=sys.stderr)
        wanted += len(report["drafts"])
        found += len(report["drafts"]) - len(missing)
        end = re.search(report["end_of_report"], reading.text) if "end_of_report" in report else None
        limit = end.start() if end else len(reading.text)
        exact += sum(d.quote == d.span.slice(reading.text) and d.span.end <= limit for d in drafts)
        total += len(drafts)
        about = [d for d in drafts if d.type in report["only_about"]["types"] and d.subject is not None]
        right += sum(_hash(d.subject) in report["only_about"]["people"] for d in about)
        told += len(about)
    return {
        "en_found": round(found / wanted, 3),
        "en_exact_and_inside": round(exact / total, 3),
        "en_right_subject": round(right / told, 3),
        "en_characters_a_second": round(characters / seconds),
    }


def _read(path: Path) -> Reading:
    data = path.read_bytes()
    reading = read_copy(data, digest_of(data))
    if not isinstance(reading, Reading):
        raise SystemExit(f"{path} could not be read: {reading}")
    return reading


def _meets(made: Draft, item: Mapping[str, Any]) -> bool:
    if made.type != item["type"] or ("subject" in item and _hash(made.subject) != item["subject"]):
        return False
    if "stance" in item and made.stance.value != item["stance"]:
        return False
    if "attributed_to" in item:
        wanted = item["attributed_to"]
        if (wanted is None) is not (made.attributed_to is None):
            return False
        if wanted is not None and not re.search(wanted, made.attributed_to or ""):
            return False
    if any(made.value.get(name) != value for name, value in item.get("value", {}).items()):
        return False
    if any(_hash(str(made.value.get(name))) != digits for name, digits in item.get("hashed", {}).items()):
        return False
    if any(not re.search(pattern, str(made.value.get(name, ""))) for name, pattern in item.get("has", {}).items()):
        return False
    return re.search(item.get("quote", ""), made.quote) is not None


def _hash(name: str | None) -> str | None:
    return None if name is None else hashlib.sha256(name.lower().encode()).hexdigest()[:16]


if __name__ == "__main__":
    sys.exit(main())
