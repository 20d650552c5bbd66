"""The Russian word lists of `words.yaml`, read once; `ё` is written as `е` in all of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from habeas.base.yaml_strings import strings_in

_PACKAGE = "habeas.drafting.russian"


@dataclass(frozen=True, slots=True)
class WordLists:
    """Dictionary forms by meaning, small letters (acronyms as printed). `roles` maps a noun to a role of CONTRACTS."""

    occupations: frozenset[str]
    detainees: frozenset[str]
    persons: frozenset[str]
    male: frozenset[str]
    female: frozenset[str]
    relations: frozenset[str]
    roles: Mapping[str, str]
    heads_of: frozenset[str]
    staff: frozenset[str]
    organ_heads: frozenset[str]
    named_heads: frozenset[str]
    acronyms: frozenset[str]
    security: tuple[str, ...]
    facilities: frozenset[str]
    facility_acronyms: frozenset[str]
    places: frozenset[str]
    works: frozenset[str]
    not_people: frozenset[str]
    groups: frozenset[str]
    ranks: frozenset[str]
    bare_organs: frozenset[str]
    settlements: frozenset[str]
    not_by: frozenset[str]
    not_genitive: frozenset[str]
    sons: frozenset[str]
    named_after: frozenset[str]


@cache
def word_lists() -> WordLists:
    """The lists of the package."""
    raw = strings_in(files(_PACKAGE).joinpath("words.yaml").read_text(encoding="utf-8"))

    def listed(name: str) -> frozenset[str]:
        return frozenset(raw[name].replace("ё", "е").split())

    return WordLists(
        roles={noun.replace("ё", "е"): role for role, nouns in raw["roles"].items() for noun in nouns.split()},
        security=tuple(raw["security"].split()),
        **{name: listed(name) for name in WordLists.__slots__ if name not in ("roles", "security")},
    )
