"""References to articles against human annotation: KazNERD law references (kk) and NEREL (ru).

    python gates/references.py --data DIR

`DIR` holds `texts/kaznerd_kk` and `texts/nerel_ru`. Prints precision and recall and exits 1 below the
floors under `references` in `floors.yaml`, 2 where the data are not there.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import yaml

from habeas.base.language import Lang
from habeas.law.reference import Reference
from habeas.law.references import find_references

CODES = {"ҚПК (УПК РК)": "criminal_procedure", "ҚК (УК РК)": "criminal", "ҚР Конституциясы": "constitution"}
ARTICLE = re.compile(r"(?:ст\.?|стать[а-яё]+)\s*№?\s*(\d+(?:\.\d+)*(?:-\d+)?)", re.IGNORECASE)
"""What a Russian annotation must hold to count: a word for an article and its number in digits."""


def kazakh(folder: Path) -> dict[str, float]:
    """Recall: whole quote, law, article, part and point right. Precision: found inside an annotated law."""
    gold = [json.loads(line) for line in (folder / "law_references.jsonl").read_text("utf-8").splitlines() if line]
    right = 0
    for item in gold:
        found = find_references(item["text"], Lang.KK)
        said = (CODES[item["code"]], *(str(item[key] or "") for key in ("article", "part", "paragraph")), item["quote"])
        if [(r.code, r.article, r.part or "", r.point or "", r.quote) for r in found] == [said]:
            right += 1
        else:
            print(f"  kk, not right: {item['text']!r} gave {[r.quote for r in found]}")
    inside = total = 0
    for text, laws in kaznerd((folder / "iob2_train.txt").read_text("utf-8")):
        for reference in find_references(text, Lang.KK):
            total += 1
            inside += overlaps(reference, laws)
    return {"kk_recall": right / len(gold), "kk_precision": inside / total}


def kaznerd(source: str) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """The sentences of an IOB2 file with the spans of their LAW entities."""
    for block in source.split("\n\n"):
        text = ""
        laws: list[tuple[int, int]] = []
        for line in block.splitlines()[1:]:
            word, tag = line.split()[0], line.split()[-1]
            start = len(text) + bool(text)
            text = f"{text} {word}".lstrip()
            if tag == "B-LAW" or (tag == "I-LAW" and not laws):
                laws.append((start, len(text)))
            elif tag == "I-LAW":
                laws[-1] = (laws[-1][0], len(text))
        yield text, laws


def russian(folder: Path) -> dict[str, float]:
    """Recall: the article of every annotated reference. Precision: found references inside an annotated law."""
    found_gold = gold = inside = total = 0
    for annotation in sorted(folder.glob("*.ann")):
        text = annotation.with_suffix(".txt").read_text("utf-8")
        laws = [
            (int(start), int(end))
            for start, end in re.findall(r"^T\d+\tLAW (\d+) (\d+)\t", annotation.read_text("utf-8"), re.MULTILINE)
        ]
        references = find_references(text, Lang.RU)
        total += len(references)
        inside += sum(overlaps(reference, laws) for reference in references)
        said = {
            (start + match.start(), start + match.end(), match[1])
            for start, end in laws
            for match in ARTICLE.finditer(text[start:end])
        }
        gold += len(said)
        for start, end, article in sorted(said):
            if any(overlaps(reference, [(start, end)]) and reference.article == article for reference in references):
                found_gold += 1
            else:
                print(f"  ru, not found: {text[start:end]!r} in {annotation.name}")
    return {"ru_recall": found_gold / gold, "ru_precision": inside / total}


def overlaps(reference: Reference, spans: list[tuple[int, int]]) -> bool:
    """Whether the reference shares a code point with one of the spans."""
    return any(start < reference.span.end and reference.span.start < end for start, end in spans)


def main() -> int:
    """Measure, print, compare with the floors; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    texts = parser.parse_args().data / "texts"
    for folder in (texts / "kaznerd_kk", texts / "nerel_ru"):
        if not folder.is_dir():
            print(f"There is no {folder}; give --data the folder that holds texts/.", file=sys.stderr)
            return 2
    measured = kazakh(texts / "kaznerd_kk") | russian(texts / "nerel_ru")
    floors = yaml.safe_load((Path(__file__).parent / "floors.yaml").read_text("utf-8"))["references"]
    below = [name for name, floor in floors.items() if measured[name] < floor]
    for name, value in measured.items():
        print(f"references {name}: {value:.3f} (floor {floors[name]:.3f}){' BELOW' if name in below else ''}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
