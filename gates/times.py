"""Dates and ages against human annotation: NEREL (ru) and KazNERD (kk).

    python gates/times.py --data DIR

`DIR` holds `texts/nerel_ru` and `texts/kaznerd_kk`. Recall of dates is taken over annotated dates that
name a year, recall of ages over annotated ages with a number in digits. Precision is the share of
what is found that lies in an annotation. Exits 1 below the floors under `times` in `floors.yaml`, 2
where the data are not there.
"""

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from babel.dates import get_month_names

from habeas.base.language import Lang
from habeas.base.moment import Moment
from habeas.base.span import Span
from habeas.drafting.times.ages import find_ages
from habeas.drafting.times.dates import find_times
from habeas.drafting.times.mention import TimeMention

YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")
WORDED_YEAR = re.compile(r"мың(?: [а-яәғқңөұүһі]+)* [а-яәғқңөұүһі]+(?:ншы|нші) жыл", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Annotated:
    """A text with the spans that people marked as dates and as ages, the outermost where they nest."""

    text: str
    dates: tuple[Span, ...]
    ages: tuple[Span, ...]


def nerel(folder: Path) -> Iterator[Annotated]:
    """The documents of NEREL."""
    for annotation in sorted(folder.glob("*.ann")):
        marks = re.findall(r"^T\d+\t(DATE|AGE) (\d+) (\d+)\t", annotation.read_text("utf-8"), re.MULTILINE)
        spans = {kind: [Span(int(a), int(b)) for name, a, b in marks if name == kind] for kind in ("DATE", "AGE")}
        text = annotation.with_suffix(".txt").read_text("utf-8")
        yield Annotated(text, outermost(spans["DATE"]), outermost(spans["AGE"]))


def kaznerd(source: str) -> Iterator[Annotated]:
    """The sentences of KazNERD."""
    for block in source.split("\n\n"):
        text = ""
        dates: list[Span] = []
        for line in block.splitlines()[1:]:
            word, tag = line.split()[0], line.split()[-1]
            span = Span(len(text) + bool(text), len(text) + bool(text) + len(word))
            text = f"{text} {word}".lstrip()
            if tag == "B-DATE":
                dates.append(span)
            elif tag == "I-DATE" and dates:
                dates[-1] = dates[-1].cover(span)
        yield Annotated(text, tuple(dates), ())


def outermost(spans: list[Span]) -> tuple[Span, ...]:
    """The spans that lie in no other."""
    return tuple(span for span in spans if not any(other != span and other.contains(span) for other in spans))


def years(mention: TimeMention) -> set[int]:
    """The years a mention names; of a decade its ten."""
    sides = [side for side in (mention.when.first, mention.when.last) if isinstance(side, Moment) and side.year]
    return {year for side in sides for year in range(side.year or 0, (side.year or 0) + (10 if side.decade else 1))}


def hit(span: Span, others: Iterable[Span]) -> bool:
    """Whether the span shares a code point with one of the others."""
    return any(span.overlaps(other) for other in others)


def dates(name: str, texts: list[Annotated], lang: Lang) -> dict[str, float]:
    """Recall and precision of dates that name a year."""
    gold = right = found = inside = 0
    for annotated in texts:
        mentions = [mention for mention in find_times(annotated.text, lang) if years(mention)]
        found += len(mentions)
        inside += sum(hit(mention.span, annotated.dates) for mention in mentions)
        for span in annotated.dates:
            words = span.slice(annotated.text)
            said = {int(year) for year in YEAR.findall(words)}
            if not said and not (lang is Lang.KK and WORDED_YEAR.search(words)):
                continue
            gold += 1
            here = [mention for mention in mentions if mention.span.overlaps(span)]
            right += any(not said or said & years(mention) for mention in here)
    return {f"{name}_date_recall": right / gold, f"{name}_date_precision": inside / found}


def days(texts: list[Annotated]) -> dict[str, float]:
    """Of Russian annotations that hold one whole day and nothing else, the share whose day is right."""
    gold = right = 0
    months = [name.lower() for _, name in sorted(get_month_names("wide", "format", "ru").items())]
    whole = re.compile(
        rf"(?:в |с |от |до |на )?(\d{{1,2}}) ({'|'.join(months)}) (\d{{4}})(?: (?:года|г\.))?", re.IGNORECASE
    )
    for annotated in texts:
        mentions = find_times(annotated.text, Lang.RU)
        for span in annotated.dates:
            said = whole.fullmatch(span.slice(annotated.text))
            if said is None:
                continue
            gold += 1
            day = Moment(int(said[3]), months.index(said[2].lower()) + 1, int(said[1]))
            here = [mention.when for mention in mentions if mention.span.overlaps(span)]
            right += any(str(side).startswith(str(day)) for when in here for side in (when.first, when.last))
    return {"ru_day_right": right / gold}


def ages(name: str, texts: list[Annotated], lang: Lang) -> dict[str, float]:
    """Recall and precision of ages."""
    gold = right = found = inside = 0
    for annotated in texts:
        mentions = find_ages(annotated.text, lang)
        found += len(mentions)
        inside += sum(hit(mention.span, annotated.ages) for mention in mentions)
        for span in annotated.ages:
            number = re.search(r"\d+", span.slice(annotated.text))
            if number is not None:
                gold += 1
                right += any(m.span.overlaps(span) and m.years == int(number[0]) for m in mentions)
    return {f"{name}_age_recall": right / gold, f"{name}_age_precision": inside / found}


def main() -> int:
    """Measure, print, compare with the floors; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    texts = parser.parse_args().data / "texts"
    for folder in (texts / "kaznerd_kk", texts / "nerel_ru"):
        if not folder.is_dir():
            print(f"There is no {folder}; give --data the folder that holds texts/.", file=sys.stderr)
            return 2
    ru = list(nerel(texts / "nerel_ru"))
    kk = list(kaznerd((texts / "kaznerd_kk" / "iob2_train.txt").read_text("utf-8")))
    measured = dates("ru", ru, Lang.RU) | days(ru) | ages("ru", ru, Lang.RU) | dates("kk", kk, Lang.KK)
    floors = yaml.safe_load((Path(__file__).parent / "floors.yaml").read_text("utf-8"))["times"]
    below = [name for name, floor in floors.items() if measured[name] < floor]
    for name, value in measured.items():
        print(f"times {name}: {value:.3f} (floor {floors[name]:.3f}){' BELOW' if name in below else ''}")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
