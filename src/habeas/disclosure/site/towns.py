"""Towns, to put a place of detention on a map by its town and never finer.

`towns.tsv` is made by `tools/site_map.py` from GeoNames (CC BY 4.0): country, latitude and longitude in tenths of a
degree, people, names in English, Russian and Kazakh, other names. A tenth of a degree is about ten kilometres.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from habeas.base.errors import Failed
from habeas.base.language import Lang
from habeas.evidence.find.stems import stems
from habeas.evidence.find.tokens import plain, term_of

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Town:
    """A town: its name in the language of the page, and where it is in tenths of a degree."""

    name: str
    lat: int
    lon: int


@dataclass(frozen=True, slots=True)
class _Row:
    lat: int
    lon: int
    people: int
    names: Mapping[Lang, str]
    words: tuple[tuple[str, ...], ...]
    others: tuple[tuple[str, ...], ...]


def town_of(place: str, country: str | None, lang: Lang) -> Town | None:
    """The town that the name of a place names, in any ending; None where it names none of the country.

    Of several the one whose name has the most words, then the one with the most people. Words without a capital
    are no names of towns.
    """
    printed = [word for word in _WORD.findall(place) if word[:1].isupper()]
    forms, said = [_forms(word) for word in printed], [plain(term_of(word)) for word in printed]
    best: tuple[int, int, _Row] | None = None
    for row in _rows().get(country or "", ()):
        named = [name for name in row.words if _names(name, forms)]
        longest = max(map(len, (*named, *(name for name in row.others if _is_one(name, said)))), default=0)
        if longest and (best is None or (longest, row.people) > best[:2]):
            best = (longest, row.people, row)
    if best is None:
        return None
    row = best[2]
    return Town(row.names.get(lang) or row.names[Lang.EN], row.lat, row.lon)


def _is_one(name: tuple[str, ...], said: list[str]) -> bool:
    """Whether the words of a name stand one after the other as they are."""
    return any(tuple(said[at : at + len(name)]) == name for at in range(len(said) - len(name) + 1))


def _names(name: tuple[str, ...], forms: list[frozenset[str]]) -> bool:
    """Whether the words of a name stand one after the other, both in any ending."""
    places = range(len(forms) - len(name) + 1)
    return any(all(not _forms(word).isdisjoint(forms[at + step]) for step, word in enumerate(name)) for at in places)


@lru_cache(maxsize=1 << 15)
def _forms(word: str) -> frozenset[str]:
    return frozenset(plain(stem) for stem in stems(term_of(word))) | {plain(term_of(word))}


def _words(names: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """The words of each name; none of a name that is empty."""
    made = (tuple(plain(term_of(word)) for word in _WORD.findall(name)) for name in names)
    return tuple(dict.fromkeys(words for words in made if words))


@cache
def _rows() -> Mapping[str, tuple[_Row, ...]]:
    text = (resources.files("habeas.disclosure.site") / "towns.tsv").read_text("utf-8")
    found: dict[str, list[_Row]] = {}
    try:
        for line in text.splitlines():
            country, lat, lon, people, english, russian, kazakh, others = line.split("\t")
            names = {Lang.EN: english, Lang.RU: russian, Lang.KK: kazakh or russian}
            known = {lang: name for lang, name in names.items() if name}
            first, more = _words(known.values()), _words(others.split("|"))
            found.setdefault(country, []).append(_Row(int(lat), int(lon), int(people), known, first, more))
    except ValueError as error:
        raise Failed(f"The file towns.tsv is damaged: {error}.", "Install Habeas again.") from error
    return {country: tuple(rows) for country, rows in found.items()}
