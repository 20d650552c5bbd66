"""The gate of drafting: what real reports give, against what a careful reader finds in them, and pinned floors.

    python gates/drafting.py --data DIR

DIR holds `reports/` (three real reports, see `drafting_expectations.yaml`) and `texts/nerel_ru/`
(Russian news with BRAT annotation), read when the Russian pack is built. Prints one JSON document
and what was missed; exits with 1 when a figure is below its floor in `floors.yaml`, with 2 where the
data are not there.
"""

import argparse
import hashlib
import json
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from habeas.base.digest import digest_of
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.document import read_document
from habeas.drafting.draft import Draft
from habeas.drafting.mentions import Kind, settled
from habeas.drafting.pack import pack_of
from habeas.drafting.reading_to_drafts import draft
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Reading

_RUSSIAN_TEXTS = 120
"""NEREL texts read, the first in the order of their names."""


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and compare with the floors: 0 when all hold, 1 when one does not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds reports/ and texts/")
    data = parser.parse_args(arguments).data
    if not (data / "reports").is_dir() or not (data / "texts" / "nerel_ru").is_dir():
        parser.error(f"{data} does not hold reports/ and texts/nerel_ru/")
    figures = _reports(data / "reports")
    if pack_of(Lang.RU) is not None:
        figures |= _russian(data / "texts" / "nerel_ru")
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


@dataclass(frozen=True, slots=True)
class _Annotated:
    text: str
    spans: Mapping[str, tuple[str, Span]]
    relations: Sequence[tuple[str, str, str]]

    def of(self, kind: str) -> list[Span]:
        return [span for name, span in self.spans.values() if name == kind]


def _russian(folder: Path) -> dict[str, float]:
    """Share of annotated persons that a mention overlaps and of mentions that are persons; of penalties drafted."""
    pack = pack_of(Lang.RU)
    if pack is None:
        return {}
    persons = met = mentions = true = penalties = drafted = 0
    for item in _nerel(folder):
        reading = Reading(digest_of(item.text.encode()), "gate", item.text, (Span(0, len(item.text)),), lang=Lang.RU)
        document = read_document(reading)
        sentences = [s for s in document.sentences if s.lang is Lang.RU]
        found = [m for m in settled(pack.find_mentions(document, sentences)) if m.kind is Kind.PERSON]
        places = [document.in_reading(m.span) for m in found]
        gold = item.of("PERSON")
        persons += len(gold)
        met += sum(any(span.overlaps(place) for place in places) for span in gold)
        mentions += len(places)
        true += sum(any(span.overlaps(place) for span in gold) for place in places)
        terms = [d.span for d in draft(reading).drafts if d.type == "sentence"]
        for kind, _, penalty in item.relations:
            if kind == "PENALIZED_AS" and penalty in item.spans:
                penalties += 1
                drafted += any(item.spans[penalty][1].overlaps(term) for term in terms)
    return {
        "ru_person_recall": round(met / persons, 3),
        "ru_person_precision": round(true / mentions, 3),
        "ru_penalty_found": round(drafted / max(1, penalties), 3),
    }


def _nerel(folder: Path) -> Iterator[_Annotated]:
    for path in sorted(folder.glob("*.txt"))[:_RUSSIAN_TEXTS]:
        spans: dict[str, tuple[str, Span]] = {}
        relations = []
        for line in path.with_suffix(".ann").read_text(encoding="utf-8").splitlines():
            key, _, rest = line.partition("\t")
            kind, *where = rest.partition("\t")[0].split()
            if key.startswith("T"):
                numbers = [int(n) for n in re.findall(r"\d+", " ".join(where))]
                spans[key] = (kind, Span(min(numbers), max(numbers)))
            elif key.startswith("R"):
                relations.append((kind, where[0].partition(":")[2], where[1].partition(":")[2]))
        yield _Annotated(path.read_text(encoding="utf-8"), spans, relations)


if __name__ == "__main__":
    sys.exit(main())
