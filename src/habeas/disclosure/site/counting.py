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
    return Counts(
        cases=len(cards),
        held=sum(1 for card in cards if card.facets.held),
        days=sum(days),
        days_known=len(days),
        filters=(
            _filter(
                "country", words["filter_country"], (_country(card) for card in cards), lambda key: _land(key, lang)
            ),
            _filter("state", words["filter_state"], (state_of(card) for card in cards), states.__getitem__),
            _filter("year", words["filter_year"], (_year(card) for card in cards), lambda key: _known(key, lang)),
            _filter(
                "article",
                words["filter_article"],
                (each for card in cards for each in set(card.facets.articles)),
                lambda key: article_in_words(key, lang),
            ),
        ),
        places=_ranked(place for card in cards for place in set(card.facets.places)),
        towns=tuple(
            sorted(
                Counter(town for card in cards for town in card.facets.towns).items(),
                key=lambda pair: (-pair[1], pair[0].name, pair[0].lat),
            )
        ),
    )


def state_of(card: Card) -> str:
    """`held` where no release is on record, `released`, or `unknown` where no custody is."""
    return "unknown" if card.facets.held is None else "held" if card.facets.held else "released"


def article_in_words(key: str, lang: Lang) -> str:
    """An article as `criminal 174` in words, as sentences cite it."""
    words = wording(lang)
    code, _, article = key.partition(" ")
    fields = {"article": article, "code": words.groups["codes"].get(code)}

    def lookup(name: str, _form: str) -> Line | None:
        told = fields.get(name)
        return None if told is None else (Run(told),)

    return plain(fill(words.norm, lookup))


def _country(card: Card) -> str:
    return card.facets.country or "unknown"


def _year(card: Card) -> str:
    return "unknown" if card.facets.begun is None else str(card.facets.begun)


def _land(key: str, lang: Lang) -> str:
    return _known(key, lang) if key == "unknown" else country_in_words(key, lang)


def _known(key: str, lang: Lang) -> str:
    return file_words("site", lang)["unknown"] if key == "unknown" else key


def _filter(name: str, label: str, values: Iterable[str], labelled: Callable[[str], str]) -> Filter:
    return Filter(name, label, tuple((value, labelled(value), count) for value, count in _ranked(values)))


def _ranked(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Values with their counts, the most frequent first, then by their letters."""
    return tuple(sorted(Counter(values).items(), key=lambda pair: (-pair[1], pair[0])))
