"""Gathering a site case by case: pages go out as they come, and what the index needs is kept small.

Stems are spilled into files of a scratch folder, one for each shard, so that ten thousand cases need no more
memory than a few. Cards stay in memory: they are a few hundred bytes each.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from habeas.base.language import Lang
from habeas.disclosure.site.card import Card
from habeas.disclosure.site.counting import counts_of
from habeas.disclosure.site.endings import endings
from habeas.disclosure.site.page import SitePage
from habeas.output.site.annotations import annotations
from habeas.output.site.assets import search_js, style_css
from habeas.output.site.case_page import case_files
from habeas.output.site.counter_page import counter_page
from habeas.output.site.feeds import atom_feed, json_feed
from habeas.output.site.index_page import entry_page, index_pages
from habeas.output.site.places import ENTRY, ROBOTS, SCRIPT, STYLE, days_path, quotes_path
from habeas.output.site.robots import robots_txt
from habeas.output.site.search_data import cards_js, facets_js, index_js, shard_of, shards_for, terms_js
from habeas.output.site.site import Site
from habeas.output.site.where_page import where_pages

_SPILL = 1 << 22
"""Characters of stems that are held before all are spilled."""


class Gathering:
    """Takes pages, gives files. `cases` is how many there will be at most; `scratch` is an empty folder of its own."""

    def __init__(self, site: Site, cases: int, scratch: Path) -> None:
        self._site = site
        self._shards = shards_for(cases)
        self._scratch = scratch
        self._cards: dict[Lang, list[Card]] = {lang: [] for lang in site.langs}
        self._held: dict[tuple[Lang, int], list[str]] = defaultdict(list)
        self._size = 0

    def add(self, pages: Mapping[Lang, tuple[SitePage, Card, Iterable[str]]]) -> Iterator[tuple[str, bytes]]:
        """The files of one case, in every language of the site; its card and stems are kept for the index."""
        for lang in self._site.langs:
            page, card, stems = pages[lang]
            number = len(self._cards[lang])
            self._cards[lang].append(card)
            for stem in stems:
                self._hold(lang, stem, number)
            yield from case_files(page, self._site)
            yield quotes_path(lang, page.slug), annotations(page, self._site)
            yield days_path(lang, page.slug), counter_page(page, self._site)

    def finish(self) -> Iterator[tuple[str, bytes]]:
        """The files of the whole: index, search, places, feeds, style, and what programs are asked.

        Cases are numbered anew in the order in which the index of their language lists them.
        """
        for lang in self._site.langs:
            cards = self._cards[lang]
            order = sorted(range(len(cards)), key=lambda number: listed_by(cards[number]))
            places = {number: place for place, number in enumerate(order)}
            yield from index_files([cards[number] for number in order], lang, self._site)
            yield index_js(len(cards), self._shards, endings(), lang)
            for shard in range(self._shards):
                yield terms_js(shard, self._postings(lang, shard, places), lang)
        yield from whole_files(self._site)

    def _hold(self, lang: Lang, stem: str, number: int) -> None:
        line = f"{stem} {number}\n"
        self._held[lang, shard_of(stem, self._shards)].append(line)
        self._size += len(line)
        if self._size > _SPILL:
            for key in tuple(self._held):
                self._spill(key)
            self._size = 0

    def _spill(self, key: tuple[Lang, int]) -> None:
        with self._file(key).open("a", encoding="utf-8") as file:
            file.writelines(self._held.pop(key, ()))

    def _file(self, key: tuple[Lang, int]) -> Path:
        return self._scratch / f"{key[0].value}-{key[1]}"

    def _postings(self, lang: Lang, shard: int, places: Mapping[int, int]) -> dict[str, list[int]]:
        key = (lang, shard)
        self._spill(key)
        postings: dict[str, list[int]] = defaultdict(list)
        with self._file(key).open(encoding="utf-8") as file:
            for line in file:
                stem, _, number = line.rstrip("\n").rpartition(" ")
                postings[stem].append(places[int(number)])
        self._file(key).unlink()
        return {stem: sorted(found) for stem, found in postings.items()}


def listed_by(card: Card) -> tuple[int, str, str]:
    """By what cases are listed: what changed last comes first, then by title."""
    return -card.updated.toordinal(), card.title, card.slug


def index_files(cards: Sequence[Card | None], lang: Lang, site: Site) -> Iterator[tuple[str, bytes]]:
    """What is made of the cards alone: the index, places and counts, the feeds, the filters, and the cards themselves.

    `cards` are in the order in which they are listed; None stands where one was taken down.
    """
    living = [card for card in cards if card is not None]
    counts = counts_of(living, lang)
    yield from index_pages(living, counts, lang, site)
    yield from where_pages(counts, lang, site)
    yield f"{lang.value}/feed.xml", atom_feed(living, lang, site)
    yield f"{lang.value}/feed.json", json_feed(living, lang, site)
    yield from facets_js(cards, lang)
    yield from cards_js(cards, lang)


def whole_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """The files that no language has of its own."""
    yield ENTRY, entry_page(site)
    yield STYLE, style_css()
    yield SCRIPT, search_js()
    yield ROBOTS, robots_txt(site.decided)
