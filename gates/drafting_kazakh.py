"""The gate of Kazakh drafting: what it finds in annotated news, against pinned floors.

    python gates/drafting_kazakh.py --data DIR [--show KIND]

DIR holds `texts/kaznerd_kk/`: single sentences of Kazakh news and talk with named entities (KazNERD). What
is compared, each sentence on its own, as no document stands around it:

- `person_recall`, `person_precision`: annotated persons that a person of the pack overlaps, and the pack's
  persons that overlap an annotated one; `person_whole` is the share found with exactly its words;
- `named_recall`, `named_precision`: the same for names of two words and more, which a case file lives on;
- `organ_recall`, `organ_precision`: named organs and courts against annotated organisations. The annotation
  counts firms, teams, channels and brands too, which the pack does not look for, so recall is low by
  nature; a body inside an annotated position or facility counts as right;
- `custody_person_recall`, `custody_person_precision`: persons in the sentences about detention and courts;
- `custody_subject_precision`: drafts of custody events in those sentences whose subject is an annotated
  person, or which have none.

There is no annotation of events in Kazakh that we know of; wordings are held by the tests. Prints one
JSON document; exits with 1 when a figure is below its floor in `floors.yaml`, with 2 where the data
are not there. `--show` prints what was missed and what was wrong.
"""

import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from habeas.base.digest import Digest
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.drafting.cast import CUSTODY_TYPES
from habeas.drafting.document import Document, Sentence
from habeas.drafting.kazakh.pack import find_mentions
from habeas.drafting.likeness import same_person
from habeas.drafting.mentions import Kind, Mention, settled
from habeas.drafting.reading_to_drafts import draft
from habeas.evidence.text.reading import Reading

_NO_SPACE_BEFORE = frozenset(".,!?;:»)")
_NO_SPACE_AFTER = frozenset("«(")
_BODIES = ("ORGANISATION", "POSITION", "FACILITY", "PROJECT")


@dataclass(frozen=True, slots=True)
class Entity:
    """One annotated entity: its label and its span, in code points of the sentence."""

    label: str
    span: Span


@dataclass(slots=True)
class Tally:
    """How many were found of how many, and how many of those told were right; with examples."""

    found: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    examples: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def expect(self, kind: str, hit: bool, example: str) -> None:
        """Count one annotated thing."""
        self.gold[kind] += 1
        self.found[kind] += hit
        if not hit:
            self.examples[kind].append(f"missed: {example}")

    def tell(self, kind: str, right: bool, example: str) -> None:
        """Count one thing that the pack told."""
        self.told[kind] += 1
        self.right[kind] += right
        if not right:
            self.examples[kind].append(f"wrong: {example}")

    def figures(self) -> dict[str, float]:
        """Recall (`whole` for whole names) and precision of every kind, to three places."""
        recall = {
            kind if kind.endswith("whole") else f"{kind}_recall": round(self.found[kind] / n, 3)
            for kind, n in self.gold.items()
        }
        precision = {f"{kind}_precision": round(self.right[kind] / n, 3) for kind, n in self.told.items()}
        return dict(sorted((recall | precision).items()))


def read_iob(path: Path) -> Iterator[tuple[str, list[Entity]]]:
    """The sentences of an IOB2 file, each block's first line being its name, with their entities."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        text = ""
        entities: list[Entity] = []
        open_label = ""
        for line in block.splitlines()[1:]:
            word, tag = line.split()[0], line.split()[-1]
            glued = not text or word in _NO_SPACE_BEFORE or text[-1] in _NO_SPACE_AFTER
            text += word if glued else f" {word}"
            span = Span(len(text) - len(word), len(text))
            if tag.startswith("B-"):
                entities.append(Entity(tag[2:], span))
            elif tag.startswith("I-") and open_label == tag[2:]:
                entities[-1] = Entity(open_label, entities[-1].span.cover(span))
            open_label = "" if tag == "O" else tag[2:]
        if text:
            yield text, entities


def reading_of(text: str) -> Reading:
    """A reading whose whole text is its main text."""
    return Reading(Digest("sha256:" + "0" * 64), "gate/1", text, (Span(0, len(text)),), lang=Lang.KK)


def mentions_of(text: str) -> tuple[Mention, ...]:
    """What the pack finds in one sentence, taken as Kazakh."""
    whole = Span(0, len(text))
    sentence = Sentence(0, whole, text, Lang.KK, 0)
    document = Document(reading_of(text), text, (), (sentence,))
    return settled(find_mentions(document, document.sentences))


def measure_names(text: str, entities: list[Entity], tally: Tally) -> None:
    """Add one sentence of the news to the tally."""
    found = mentions_of(text)
    people = [m for m in found if m.kind is Kind.PERSON]
    persons = [e for e in entities if e.label == "PERSON"]
    for entity in persons:
        words = entity.span.slice(text)
        hit = any(m.span.overlaps(entity.span) for m in people)
        tally.expect("person", hit, f"{words} | {text}")
        tally.expect("person_whole", any(m.span == entity.span for m in people), f"{words} | {text}")
        if " " in words:
            tally.expect("named", hit, f"{words} | {text}")
    for person in people:
        right = any(person.span.overlaps(e.span) for e in persons)
        tally.tell("person", right, f"{person.printed} | {text}")
        if " " in person.printed:
            tally.tell("named", right, f"{person.printed} | {text}")
    bodies = [m for m in found if m.kind in (Kind.ORGAN, Kind.COURT) and "generic" not in m.features]
    for entity in entities:
        if entity.label == "ORGANISATION":
            hit = any(m.span.overlaps(entity.span) for m in bodies)
            tally.expect("organ", hit, f"{entity.span.slice(text)} | {text}")
    for body in bodies:
        right = any(body.span.overlaps(e.span) for e in entities if e.label in _BODIES)
        tally.tell("organ", right, f"{body.printed} | {text}")


def measure_custody(text: str, people: list[str], tally: Tally) -> None:
    """Add one sentence about detention to the tally; `people` are the annotated persons as printed."""
    made = draft(reading_of(text)).drafts
    persons = [d for d in made if d.type == "person"]
    for name in people:
        hit = any(str(d.value["printed"]) in name or name in str(d.value["printed"]) for d in persons)
        tally.expect("custody_person", hit, f"{name} | {text}")
    for one in persons:
        printed = str(one.value["printed"])
        tally.tell("custody_person", any(printed in name or name in printed for name in people), f"{printed} | {text}")
    for event in made:
        if event.type in CUSTODY_TYPES:
            named = [d for d in persons if d.subject == event.subject and d.subject is not None]
            right = event.subject is None or any(
                str(d.value["printed"]) in name or same_person(str(d.subject), name) for d in named for name in people
            )
            tally.tell("custody_subject", right, f"{event.type} {event.subject} | {text}")


def main() -> int:
    """Measure, print, compare with the floors; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--show")
    given = parser.parse_args()
    folder = given.data / "texts" / "kaznerd_kk"
    if not folder.is_dir():
        print(f"There is no {folder}; give --data the folder that holds texts/.", file=sys.stderr)
        return 2
    tally = Tally()
    for text, entities in read_iob(folder / "iob2_train.txt"):
        measure_names(text, entities, tally)
    for line in (folder / "detention_sentences.jsonl").read_text(encoding="utf-8").splitlines():
        item = json.loads(line)
        people = [e["text"] for e in item["entities"] if e["label"] == "PERSON"]
        measure_custody(item["text"], people, tally)
    figures = tally.figures()
    print(json.dumps(figures, ensure_ascii=False, indent=2))
    for example in tally.examples.get(given.show or "", []):
        print(example)
    floors = yaml.safe_load((Path(__file__).parent / "floors.yaml").read_text("utf-8"))["drafting_kazakh"]
    below = [name for name, floor in floors.items() if figures.get(name, 0.0) < floor]
    for name in below:
        print(f"drafting_kazakh {name}: {figures.get(name)} is below its floor {floors[name]}", file=sys.stderr)
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
