"""The gate of names: how well names compare and come back to the nominative, against pinned floors.

    python gates/names.py --data DIR

DIR holds `names/` with judged pairs (`nomenklatura_cases.csv`), persons as printed in several scripts
(`real_persons_across_scripts.csv`) and lists of given names and surnames (`mimesis_*_person.json`).
Prints one JSON document and exits with 1 when a figure is below its floor in `floors.yaml`, with 2
where the data are not there.
"""

import argparse
import csv
import json
import random
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations
from pathlib import Path

import yaml

from habeas.base.language import Lang
from habeas.names.comparison import Same, compare
from habeas.names.given import Sex
from habeas.names.kazakh import with_cases
from habeas.names.normal import normal_form
from habeas.names.parts import Role
from habeas.names.russian import Case, forms

type Judged = tuple[str, str, bool]
"""Two names, and whether they are one person's."""

_LANGUAGES = frozenset({"kk", "ru", "en", "kk-Latn"})
_RUSSIAN_SPELLING = str.maketrans("ӘәІіҢңҒғҮүҰұҚқӨөҺһ", "АаИиНнГгУуУуКкОоХх")
_SEED = 20260101
_SAMPLE = 300
"""Full names drawn for each list and sex."""


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and compare with the floors: 0 when all hold, 1 when one does not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds names/")
    names = parser.parse_args(arguments).data / "names"
    if not names.is_dir():
        parser.error(f"there is no folder {names}; --data names the folder that holds names/")
    figures = {
        **_compared("persons", _persons(names / "real_persons_across_scripts.csv")),
        **_compared("judged", _judged(names / "nomenklatura_cases.csv")),
        **_normal_forms(names),
    }
    floors = yaml.safe_load(Path(__file__).with_name("floors.yaml").read_text(encoding="utf-8"))["names"]
    below = {name: floor for name, floor in floors.items() if figures[name] < floor}
    print(json.dumps({"gate": "names", "figures": figures, "below": below}, ensure_ascii=False, indent=2))
    return 1 if below else 0


def _persons(path: Path) -> list[Judged]:
    """Every pair of printed forms in Kazakh, Russian or English; one person's when the id is the same."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["lang"] in _LANGUAGES]
    return [(a["form"], b["form"], a["person_id"] == b["person_id"]) for a, b in combinations(rows, 2)]


def _judged(path: Path) -> list[Judged]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = [
            row for row in csv.DictReader(file) if row["schema"] == "Person" and row["is_match"] in ("true", "false")
        ]
    return [(row["name1"], row["name2"], row["is_match"] == "true") for row in rows]


def _compared(name: str, pairs: Iterable[Judged]) -> dict[str, float]:
    """Precision and recall of `likely` alone, and of `likely` and `possible` together."""
    seen = Counter((compare(one, two).same, truth) for one, two, truth in pairs)
    true = sum(count for (_, truth), count in seen.items() if truth)
    out = {}
    for label, taken in (("likely", (Same.LIKELY,)), ("likely_or_possible", (Same.LIKELY, Same.POSSIBLE))):
        hits = sum(seen[same, True] for same in taken)
        found = hits + sum(seen[same, False] for same in taken)
        out[f"{name}_precision_{label}"] = round(hits / found, 4) if found else 0.0
        out[f"{name}_recall_{label}"] = round(hits / true, 4) if true else 0.0
    return out


def _normal_forms(names: Path) -> dict[str, float]:
    """Shares of nominatives left alone and of declined names brought back, by language and sex."""
    draw = random.Random(_SEED)
    kazakh = json.loads((names / "mimesis_kk_person.json").read_text(encoding="utf-8"))
    russian = json.loads((names / "mimesis_ru_person.json").read_text(encoding="utf-8"))
    out: dict[str, float] = {}
    for sex, label in ((Sex.MALE, "male"), (Sex.FEMALE, "female")):
        in_kazakh = _full_names(kazakh, label, draw)
        in_russian = [name.translate(_RUSSIAN_SPELLING) for name in in_kazakh] + _full_names(russian, label, draw)
        out[f"kk_nominative_kept_{label}"] = _share((name, name) for name in in_kazakh)
        out[f"ru_nominative_kept_{label}"] = _share(((name, name) for name in in_russian), Lang.RU)
        out[f"kk_case_undone_{label}"] = _share((form, name) for name in in_kazakh[:100] for form in with_cases(name))
        for case in (Case.GEN, Case.DAT, Case.INS):
            declined = [(_declined(name, sex, case), name) for name in in_russian]
            out[f"ru_{case.value.lower()}_undone_{label}"] = _share(declined, Lang.RU)
        told = [(_declined(name, sex, Case.GEN), name) for name in in_russian]
        out[f"ru_gen_undone_in_context_{label}"] = _share(told, Lang.RU, before="в отношении")
    return out


def _full_names(lists: Mapping[str, Mapping[str, list[str]]], sex: str, draw: random.Random) -> list[str]:
    given = lists["names"][sex]
    family = [name for name in lists["surnames"][sex] if " " not in name]
    return [f"{draw.choice(given)} {draw.choice(family)}" for _ in range(_SAMPLE)]


def _declined(name: str, sex: Sex, case: Case) -> str:
    given, family = name.lower().split(" ")
    words = (forms(given, Role.GIVEN, sex)[case][0], forms(family, Role.FAMILY, sex)[case][0])
    return " ".join(word.capitalize() for word in words)


def _share(pairs: Iterable[tuple[str, str]], lang: Lang = Lang.KK, before: str = "") -> float:
    """The share of printed forms whose normal form is the name that belongs to them."""
    right = [normal_form(printed, lang, before) == name for printed, name in pairs]
    return round(sum(right) / len(right), 4)


if __name__ == "__main__":
    sys.exit(main())
