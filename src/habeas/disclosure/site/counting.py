"""Counts over the cards of a site: of what is public, and of nothing else."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from habeas.base.language import Lang
from habeas.disclosure.site.card import Card
from habeas.disclosure.site.towns import Town
from habeas.disclosure.template import fill
from habeas.disclosure.values import country_in_words
from habeas.disclosure.view import Line, Run, plain
from habeas.disclosure.wording import wording
from habeas.disclosure.words_file import file_words

FILTERS = ("country", "state", "year", "article")
"""The ways to sort cases, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Filter:
    """One way to sort cases: its id, its label, and for each value its code, its label, and how many cases have it."""

    id: str
    label: str
    options: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class Counts:
    """What is counted. `days` are those of the `days_known` cases whose days can be counted, at the least.

    `towns` are those that places name, with how many cases each has.
    """

    cases: int
    held: int
    days: int
    days_known: int
    filters: tuple[Filter, ...]
    places: tuple[tuple[str, int], ...]
    towns: tuple[tuple[Town, int], ...] = ()


def counts_of(cards: Sequence[Card], lang: Lang) -> Counts:
    """The counts of these cards, with labels in one language."""
    words = file_words("site", lang)
    days = [card.days for card in cards if card.days is not None]
    states = {"held": words["state_held"], "released": words["state_released"], "unknown": words["state_unknown"]}
    labelled: dict[str, Callable[[str], str]] = {
        "country": lambda key: _land(key, lang),
        "state": states.__getitem__,
        "year": lambda key: _known(key, lang),
        "article": lambda key: article_in_words(key, lang),
    }
    return Counts(
        cases=len(cards),
        held=sum(1 for card in cards if card.facets.held),
        days=sum(days),
        days_known=len(days),
        filters=tuple(
            _filter(name, words[f"filter_{name}"], chosen, labelled[name]) for name, chosen in _chosen(cards).items()
        ),
        places=_ranked(place for card in cards for place in set(card.facets.places)),
        towns=tuple(
            sorted(
                Counter(town for card in cards for town in card.facets.towns).items(),
                key=lambda pair: (-pair[1], pair[0].name, pair[0].lat),
            )
        ),
    )


def choices_of(card: Card) -> dict[str, tuple[str, ...]]:
    """By which choices of each filter a case is found: its country, how it stands, its year, its articles.

    How it stands: `held` where no release is on record, `released`, or `unknown` where no custody is.
    """
    facets = card.facets
    return {
        "country": (facets.country or "unknown",),
        "state": ("unknown" if facets.held is None else "held" if facets.held else "released",),
        "year": ("unknown" if facets.begun is None else str(facets.begun),),
        "article": tuple(dict.fromkeys(facets.articles)),
    }


def _chosen(cards: Sequence[Card]) -> dict[str, Counter[str]]:
    """How many cases each choice of each filter has."""
    found: dict[str, Counter[str]] = {name: Counter() for name in FILTERS}
    for card in cards:
        for name, values in choices_of(card).items():
            found[name].update(values)
    return found


def article_in_words(key: str, lang: Lang) -> str:
    """An article as `criminal 174` in words, as sentences cite it."""
    words = wording(lang)
    code, _, article = key.partition(" ")
    fields = {"article": article, "code": words.groups["codes"].get(code)}

    def lookup(name: str, _form: str) -> Line | None:
        told = fields.get(name)
        return None if told is None else (Run(told),)

    return plain(fill(words.norm, lookup))


def _land(key: str, lang: Lang) -> str:
    return _known(key, lang) if key == "unknown" else country_in_words(key, lang)


def _known(key: str, lang: Lang) -> str:
    return file_words("site", lang)["unknown"] if key == "unknown" else key


def _filter(name: str, label: str, chosen: Counter[str], labelled: Callable[[str], str]) -> Filter:
    return Filter(name, label, tuple((value, labelled(value), count) for value, count in _by_count(chosen)))


def _ranked(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Values with their counts, the most frequent first, then by their letters."""
    return _by_count(Counter(values))


def _by_count(counted: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counted.items(), key=lambda pair: (-pair[1], pair[0])))
