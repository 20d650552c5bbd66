"""The lexicon of a language: which words announce an event or a claim, and where its parts stand.

Read from the YAML files of a language's folder, every scalar as a string. The form is explained for
a person who wants to add a trigger in `docs/reference/drafting.md`.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from habeas.base.yaml_strings import strings_in
from habeas.drafting.mentions import Kind
from habeas.drafting.rules import Claim, Context, Lexicon, Place, Reach, Rule, Side
from habeas.record.statements import Stance

_FRAGMENT = re.compile(r"<<([^<>]+)>>")
_FLAGS = re.IGNORECASE


class LexiconError(ValueError):
    """A lexicon file does not have the documented form; the message names the rule and the field."""


def load_lexicon(package: str, names: Sequence[str], forms: Callable[[str], str] | None = None) -> Lexicon:
    """The lexicon made of these YAML files of a package; the first one holds the fragments, contexts and places.

    `forms` gives the pattern for a `<<name>>` that no fragment has: a language with many endings
    names a word once and has all its forms. Raises LexiconError where a file does not have the
    documented form.
    """
    folder = files(package)
    parts = [strings_in((folder / name).read_text(encoding="utf-8")) for name in names]
    head = parts[0]
    reader = _Reader(head.get("fragments", {}), head.get("contexts", {}), head.get("places", {}), forms)
    rules = tuple(reader.rule(raw) for part in parts for raw in part.get("rules", ()))
    return Lexicon(
        rules=rules,
        attribution=reader.named(head.get("attribution", ())),
        clause=reader.pattern(head["clause"]),
        parts=reader.pattern(head.get("parts", "[,;]")),
        joins=reader.pattern(head["joins"]),
        company=reader.pattern(f"(?:{head['company']})\\Z") if "company" in head else None,
    )


class _Reader:
    """Turns the raw mappings of the files into rules, with the fragments, contexts and places they name."""

    def __init__(
        self,
        fragments: Mapping[str, str],
        contexts: Mapping[str, Any],
        places: Mapping[str, Any],
        forms: Callable[[str], str] | None,
    ) -> None:
        self._fragments = fragments
        self._forms = forms
        self._contexts = {name: self._context(raw) for name, raw in contexts.items()}
        self._places = {name: tuple(self._place(name, raw) for raw in _many(ways)) for name, ways in places.items()}

    def pattern(self, text: str) -> re.Pattern[str]:
        """The compiled pattern, its `<<fragments>>` put in."""
        for _ in range(4):
            text = _FRAGMENT.sub(lambda m: f"(?:{self._fragment(m[1])})", text)
        return re.compile(text, _FLAGS)

    def _fragment(self, name: str) -> str:
        if name in self._fragments or self._forms is None:
            return self._fragments[name]
        return self._forms(name)

    def rule(self, raw: Mapping[str, Any]) -> Rule:
        """One rule of a file."""
        name = f"{raw.get('type')}:{raw.get('name')}"
        unknown = set(raw) - _FIELDS
        if unknown or not {"type", "name", "trigger", "confidence"} <= set(raw):
            raise LexiconError(f"rule {name}: fields missing or not known: {sorted(unknown)}")
        try:
            return self._rule(raw)
        except (KeyError, ValueError, re.error) as error:
            raise LexiconError(f"rule {name}: {error}") from error

    def _rule(self, raw: Mapping[str, Any]) -> Rule:
        slots = raw.get("slots", {})
        return Rule(
            type=raw["type"],
            name=raw["name"],
            trigger=self.pattern(raw["trigger"]),
            confidence=float(raw["confidence"]),
            value=MappingProxyType(dict(raw.get("value", {}))),
            subject=self.named(raw.get("subject", ())),
            implied=raw.get("implied", "false") == "true",
            groups=raw.get("groups", "false") == "true",
            choose=MappingProxyType({key: self._choices(values) for key, values in raw.get("choose", {}).items()}),
            slots=MappingProxyType({key: self.named(place) for key, place in slots.items()}),
            words=MappingProxyType({key: self.pattern(text) for key, text in raw.get("words", {}).items()}),
            needs=tuple(raw.get("needs", ())),
            requires=tuple(raw.get("requires", ())),
            accuser=raw.get("accuser", "false") == "true",
            unless=tuple(self._contexts[name] for name in raw.get("unless", ())),
            claim=Claim(raw["claim"]) if "claim" in raw else None,
            field=raw.get("field", "claim"),
            speaker=self.named(raw.get("speaker", ())),
            party=raw.get("party"),
            stance=Stance(raw.get("stance", "asserts")),
        )

    def named(self, names: str | Sequence[str]) -> tuple[Place, ...]:
        """The places of these names, in order."""
        return tuple(place for name in _many(names) for place in self._places[name])

    def _choices(self, raw: Mapping[str, str]) -> Mapping[str, re.Pattern[str]]:
        return MappingProxyType({value: self.pattern(text) for value, text in raw.items()})

    def _context(self, raw: Mapping[str, str]) -> Context:
        before = raw.get("before")
        return Context(
            before=self.pattern(f"(?:{before})\\Z") if before else None,
            after=self._optional(raw.get("after")),
            around=self._optional(raw.get("around")),
        )

    def _place(self, name: str, raw: Mapping[str, Any]) -> Place:
        unknown = set(raw) - {
            "kinds",
            "side",
            "reach",
            "before",
            "after",
            "features",
            "without",
            "gap",
            "take",
            "not_before",
        }
        if unknown:
            raise LexiconError(f"place {name}: fields not known: {sorted(unknown)}")
        before = raw.get("before")
        return Place(
            kinds=frozenset(Kind(kind) for kind in _many(raw["kinds"])),
            side=Side(raw.get("side", "either")),
            reach=Reach(raw.get("reach", "zone")),
            before=self.pattern(f"(?:{before})\\Z") if before else None,
            not_before=self.pattern(f"(?:{raw['not_before']})\\Z") if "not_before" in raw else None,
            after=self._optional(raw.get("after")),
            features=frozenset(_many(raw.get("features", ()))),
            without=frozenset(_many(raw.get("without", ()))),
            gap=int(raw["gap"]) if "gap" in raw else None,
            take=raw.get("take"),
        )

    def _optional(self, text: str | None) -> re.Pattern[str] | None:
        return self.pattern(text) if text else None


_FIELDS = {
    *("type", "name", "trigger", "confidence", "value", "subject", "implied", "slots", "words"),
    *("needs", "requires", "accuser", "groups", "choose", "unless", "claim", "field", "speaker", "party", "stance"),
}


def _many(value: Any) -> Sequence[Any]:
    return (value,) if isinstance(value, str | Mapping) else tuple(value)
