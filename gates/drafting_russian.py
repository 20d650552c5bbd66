"""The gate of Russian drafting: what it finds in annotated news, against pinned floors.

    python gates/drafting_russian.py --data DIR [--show KIND]

DIR holds `texts/nerel_ru/`: 720 news texts with a standoff annotation of persons, crimes, penalties,
ages and events. What is compared:

- `person_*`: every annotated person's mention against the people that the pack finds in the text;
  `name_*` is the share of those found in full whose normal form has only words of the annotator's
  reference name;
- `charge_*`: persons annotated as accused or convicted of a crime against the subjects of `charge` drafts;
- `sentence_*`: persons annotated with a penalty of liberty or money against the subjects of `sentence` drafts;
- `apprehension_*`: persons who take part in an annotated event or penalty of arrest or detention, against
  the subjects of `apprehension` and `custody_order` drafts;
- `age_*`: annotated ages of persons against `age` drafts.

The news are of the whole world and few are about custody, so the figures say how the pack does on text
it was not written for. Prints one JSON document; exits with 1 when a figure is below its floor in
`floors.yaml`, with 2 where the data are not there. `--show` prints what was missed and what was wrong.
"""

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from habeas.base.digest import Digest
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.document import Document, read_document
from habeas.drafting.draft import Draft
from habeas.drafting.likeness import same_person
from habeas.drafting.mentions import Kind, Mention, settled
from habeas.drafting.reading_to_drafts import draft
from habeas.drafting.russian.pack import find_mentions
from habeas.evidence.text.reading import Reading

_ARREST = re.compile(r"задерж|арест|под стражу|взят[аы]? под", re.IGNORECASE)
_PENALTY = re.compile(
    r"\bлет\b|год|месяц|сут|пожизнен|тюр|колон|заключени|лишени|условн|штраф|ограничени\w+ свободы|работ", re.IGNORECASE
)
_NUMBER = re.compile(r"\d+")


@dataclass(slots=True)
class Gold:
    """The annotation of one text: entities by id (kind, span, words), relations, reference names by entity."""

    text: str
    entities: dict[str, tuple[str, Span, str]] = field(default_factory=dict)
    relations: list[tuple[str, str, str]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)

    def pairs(self, relation: str, kind: str) -> Iterator[tuple[str, tuple[str, Span, str]]]:
        """Each person (entity id) tied by this relation to an entity of this kind, with that entity."""
        for name, one, two in self.relations:
            if name == relation and self.entities[one][0] == "PERSON" and self.entities[two][0] == kind:
                yield one, self.entities[two]


def read_gold(path: Path) -> Gold:
    """The annotation beside a text; entities that the file does not define are left out with their relations."""
    gold = Gold(path.with_suffix(".txt").read_text(encoding="utf-8"))
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        words = parts[1].split() if len(parts) > 1 else []
        if line.startswith("T"):
            places = [int(number) for number in _NUMBER.findall(" ".join(words[1:]))]
            gold.entities[parts[0]] = (words[0], Span(min(places), max(places)), parts[2])
        elif line.startswith("R"):
            one, two = words[1].removeprefix("Arg1:"), words[2].removeprefix("Arg2:")
            gold.relations.append((words[0], one, two))
        elif line.startswith("N") and len(parts) > 2 and parts[2] not in ("", "нет данных"):
            gold.names[words[1]] = parts[2]
    gold.relations = [r for r in gold.relations if r[1] in gold.entities and r[2] in gold.entities]
    return gold


def reading_of(text: str) -> Reading:
    """A reading whose whole text is its main text."""
    return Reading(Digest("sha256:" + "0" * 64), "gate/1", text, (Span(0, len(text)),), lang=Lang.RU)


@dataclass(slots=True)
class Tally:
    """How many were found of how many, and how many of those told were right; with examples."""

    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    missed: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    wrong: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def expect(self, kind: str, hit: bool, example: str) -> None:
        """Count one annotated thing."""
        self.gold[kind] += 1
        self.found[kind] += hit
        if not hit:
            self.missed[kind].append(example)

    def tell(self, kind: str, right: bool, example: str) -> None:
        """Count one drafted thing."""
        self.told[kind] += 1
        self.right[kind] += right
        if not right:
            self.wrong[kind].append(example)

    def figures(self) -> dict[str, float]:
        """Recall and precision of every kind, to three places."""
        recall = {f"{kind}_recall": round(self.found[kind] / n, 3) for kind, n in self.gold.items() if n}
        precision = {f"{kind}_precision": round(self.right[kind] / n, 3) for kind, n in self.told.items() if n}
        return dict(sorted((recall | precision).items()))


def measure(gold: Gold, tally: Tally) -> None:
    """Add one text to the tally."""
    if unicodedata.normalize("NFC", gold.text) != gold.text:
        return
    reading = reading_of(gold.text)
    document = read_document(reading)
    sentences = [s for s in document.sentences if s.lang is Lang.RU]
    people = [m for m in settled(find_mentions(document, sentences)) if m.kind is Kind.PERSON]
    _people(gold, document, people, tally)
    drafts = draft(reading).drafts
    _subjects(gold, drafts, tally)
    _ages(gold, drafts, tally)


def _people(gold: Gold, document: Document, people: list[Mention], tally: Tally) -> None:
    named = {key: entity for key, entity in gold.entities.items() if entity[0] in ("PERSON", "FAMILY")}
    spans = [(document.in_reading(m.span), m) for m in people]
    for key, (kind, span, words) in named.items():
        if kind != "PERSON" or not re.match(r"[А-ЯЁ]", words):
            continue
        met = [m for place, m in spans if place.overlaps(span)]
        tally.expect("person", bool(met), _around(gold.text, span))
        reference = gold.names.get(key, "")
        if met and len(words.split()) > 1 and len(met[0].name.split()) > 1 and _spelt_alike(words, reference):
            good = set(_plain(met[0].name)) <= set(_plain(reference))
            tally.tell("name", good, f"{words} -> {met[0].name} ({reference})")
    for place, mention in spans:
        right = any(span.overlaps(place) for _, span, _ in named.values())
        tally.tell("person", right, f"{mention.printed}: {_around(gold.text, place)}")


def _spelt_alike(words: str, reference: str) -> bool:
    """Whether the reference writes every word of the printed name as it is printed, but for its ending."""
    ours, theirs = _plain(words), _plain(reference)
    return all(any(one[:3] == two[:3] and abs(len(one) - len(two)) <= 3 for two in theirs) for one in ours)


def _plain(name: str) -> list[str]:
    return re.findall(r"[\w-]+", name.casefold().replace("ё", "е"))


def _around(text: str, span: Span) -> str:
    return " ".join(text[max(0, span.start - 40) : span.end + 40].split())


def _subjects(gold: Gold, drafts: tuple[Draft, ...], tally: Tally) -> None:
    events = [*gold.pairs("PARTICIPANT_IN", "EVENT"), *gold.pairs("PARTICIPANT_IN", "PENALTY")]
    penalties = list(gold.pairs("PENALIZED_AS", "PENALTY"))
    wanted = {
        "charge": (("charge",), list(gold.pairs("CONVICTED_OF", "CRIME"))),
        "sentence": (("sentence",), [p for p in penalties if _PENALTY.search(p[1][2]) and not _ARREST.search(p[1][2])]),
        "apprehension": (
            ("apprehension", "custody_order"),
            [p for p in [*events, *penalties] if _ARREST.search(p[1][2])],
        ),
    }
    for kind, (types, pairs) in wanted.items():
        told = [d for d in drafts if d.type in types and d.subject is not None]
        for one in _persons(gold, pairs):
            hit = any(same_person(str(d.subject), name) for d in told for name in one)
            example = next(_around(gold.text, thing[1]) for key, thing in pairs if gold.entities[key][2] in one)
            tally.expect(kind, hit, f"{sorted(one)}: {example}")
        for item in told:
            right = any(same_person(str(item.subject), name) for one in _persons(gold, pairs) for name in one)
            tally.tell(kind, right, f"{item.subject} {dict(item.value)}: {' '.join(item.quote.split())}")


def _persons(gold: Gold, pairs: list[tuple[str, tuple[str, Span, str]]]) -> list[frozenset[str]]:
    """The people of these pairs, each as the set of names it is printed with; one person by reference name."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for key, _ in pairs:
        reference = gold.names.get(key, gold.entities[key][2])
        found[reference] |= {gold.entities[key][2], *([reference] if re.search("[А-ЯЁ]", reference) else [])}
    return [frozenset(names) for names in found.values()]


def _ages(gold: Gold, drafts: tuple[Draft, ...], tally: Tally) -> None:
    told = [d for d in drafts if d.type == "age" and d.subject is not None]
    tied = [*gold.pairs("AGE_IS", "AGE"), *gold.pairs("AGE_DIED_AT", "AGE")]
    pairs = [(gold.entities[key][2], entity) for key, entity in tied]
    ages = [(name, int(found.group()), entity) for name, entity in pairs if (found := _NUMBER.search(entity[2]))]
    for name, years, entity in ages:
        hit = any(d.value.get("years") == years and same_person(str(d.subject), name) for d in told)
        hit = hit or any(d.value.get("years") == years and d.span.overlaps(entity[1]) for d in told)
        tally.expect("age", hit, f"{name}: {_around(gold.text, entity[1])}")
    for item in told:
        right = any(years == item.value.get("years") for _, years, _ in ages)
        tally.tell("age", right, f"{item.subject} {item.value.get('years')}: {' '.join(item.quote.split())}")


def main(arguments: list[str] | None = None) -> int:
    """Measure, print, and compare with the floors: 0 when all hold, 1 when one does not."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder that holds texts/nerel_ru/")
    parser.add_argument("--show", help="print what was missed and wrong of this kind on standard error")
    parser.add_argument("--every", type=int, default=1, help="read only every so many texts (the floors are for all)")
    given = parser.parse_args(arguments)
    folder = given.data / "texts" / "nerel_ru"
    if not folder.is_dir():
        parser.error(f"there is no folder {folder}; --data names the folder that holds texts/nerel_ru/")
    tally = Tally()
    for path in sorted(folder.glob("*.ann"))[:: given.every]:
        measure(read_gold(path), tally)
    if given.show:
        for line in [
            *(f"missed: {x}" for x in tally.missed[given.show]),
            *(f"wrong: {x}" for x in tally.wrong[given.show]),
        ]:
            print(line, file=sys.stderr)
    figures = tally.figures()
    floors = yaml.safe_load(Path(__file__).with_name("floors.yaml").read_text(encoding="utf-8")).get(
        "drafting_russian", {}
    )
    below = {name: floor for name, floor in floors.items() if figures.get(name, 0.0) < floor}
    counts = {"gold": dict(tally.gold), "told": dict(tally.told)}
    print(json.dumps({"gate": "drafting_russian", "figures": figures, "counts": counts, "below": below}, indent=2))
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
