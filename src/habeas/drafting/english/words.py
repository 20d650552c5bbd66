"""The English word lists of `words.yaml` and `given_names.txt`, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from habeas.base.yaml_strings import strings_in
from habeas.drafting.likeness import folded

_PACKAGE = "habeas.drafting.english"


@dataclass(frozen=True, slots=True)
class Words:
    """Words by meaning, small letters where case does not matter.

    `given` maps a given name, folded as it sounds, to `m`, `f` or the empty string where it is given to both.
    `roles` maps a noun to a role of CONTRACTS. `no_names` are words that no name has.
    """

    occupations: tuple[str, ...]
    detainees: tuple[str, ...]
    persons: tuple[str, ...]
    relations: frozenset[str]
    roles: Mapping[str, str]
    titles: frozenset[str]
    male_titles: frozenset[str]
    female_titles: frozenset[str]
    organ_heads: tuple[str, ...]
    small_heads: tuple[str, ...]
    acronyms: tuple[str, ...]
    security: tuple[str, ...]
    facilities: tuple[str, ...]
    works: tuple[str, ...]
    given: Mapping[str, str]
    no_names: frozenset[str]


@cache
def words() -> Words:
    """The word lists of the package."""
    raw = strings_in(files(_PACKAGE).joinpath("words.yaml").read_text(encoding="utf-8"))
    return Words(
        occupations=(*raw["multiword_occupations"], *raw["occupations"].split()),
        detainees=tuple(raw["detainee_nouns"]),
        persons=tuple(raw["person_nouns"].split()),
        relations=frozenset(raw["relations"].split()),
        roles={noun: role for role, nouns in raw["roles"].items() for noun in nouns.split()},
        titles=frozenset(raw["titles"].split()),
        male_titles=frozenset(raw["honorifics_male"].split()),
        female_titles=frozenset(raw["honorifics_female"].split()),
        organ_heads=tuple(dict.fromkeys(raw["organ_heads"].split())),
        small_heads=tuple(head.replace("-", " ") for head in raw["organ_small_heads"].split()),
        acronyms=tuple(raw["acronyms"].split()),
        security=tuple(name.replace("-", " ") for name in raw["security"].split()),
        facilities=tuple(raw["facility_heads"]),
        works=tuple(raw["works"].split()),
        given=_given(),
        no_names=_no_names(raw),
    )


def _no_names(raw: Mapping[str, Any]) -> frozenset[str]:
    """Words that are no part of a person's name: what people and bodies are, one or many, and `not_people`."""
    nouns = " ".join((raw["occupations"], *raw["multiword_occupations"], *raw["roles"].values(), raw["person_nouns"]))
    singular = set(nouns.lower().split())
    plural = {f"{noun}s" for noun in singular}
    return frozenset(singular | plural | set(raw["titles"].split()) | set(raw["not_people"].lower().split()))


def _given() -> Mapping[str, str]:
    found: dict[str, str] = {}
    sex = ""
    for line in files(_PACKAGE).joinpath("given_names.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            sex = {"[male]": "m", "[female]": "f"}.get(line, "")
        elif not line.startswith("#"):
            found |= {folded(name): sex for name in line.split()}
    return found
