"""A law pack as plain maps, read from its YAML files and from nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

HABEAS = Path(__file__).parents[3] / "src" / "habeas"
PACKS = HABEAS / "law" / "packs"
EVENTS = HABEAS / "record" / "vocabulary" / "events.yaml"


@dataclass(slots=True)
class WrittenLaw:
    """What a pack says, all files together."""

    zone: str | None = None
    assumed_no: set[str] = field(default_factory=set)
    countings: dict[str, dict[str, str]] = field(default_factory=dict)
    lists: dict[str, dict[str, Any]] = field(default_factory=dict)
    offences: dict[str, dict[str, dict[str, Any]]] = field(default_factory=dict)
    rules: dict[str, dict[str, Any]] = field(default_factory=dict)
    ladders: list[dict[str, Any]] = field(default_factory=list)
    by_article: dict[tuple[str, str], list[str]] = field(default_factory=dict)

    def parts(self, code: str, article: str) -> list[str]:
        """The parts of an article as the offences are written; an article without parts has an empty one."""
        if not self.by_article:
            for other, offences in self.offences.items():
                for name in offences:
                    of, _, part = name.partition("(")
                    self.by_article.setdefault((other, of), []).append(part.rstrip(")"))
        return self.by_article.get((code, article), [])

    def limits(self) -> Iterator[dict[str, Any]]:
        """The rules, in their order."""
        yield from self.rules.values()


@cache
def written_law(folder: str) -> WrittenLaw:
    """Read the pack of a folder (`kz`, `int`)."""
    law = WrittenLaw()
    for path in sorted((PACKS / folder).glob("*.yaml")):
        with path.open("rb") as file:
            told = yaml.load(file, Loader=yaml.CBaseLoader)
        law.zone = told.get("zone", law.zone)
        law.countings |= told.get("counting", {})
        law.lists |= told.get("lists", {})
        law.rules |= {rule["id"]: rule for rule in told.get("rules", [])}
        law.ladders += told.get("ladders", [])
        law.assumed_no |= {n for n, c in told.get("circumstances", {}).items() if c.get("assumed") == "no"}
        for code, items in told.get("offences", {}).items():
            law.offences.setdefault(code, {}).update(items)
    return law


@cache
def once_in_a_stretch() -> frozenset[str]:
    """Kinds of events that the vocabulary lets happen once in a stretch of custody."""
    told = yaml.load(EVENTS.read_bytes(), Loader=yaml.CBaseLoader)
    return frozenset(kind for kind, entry in told.items() if entry.get("occurs") in ("once", "spell"))
