"""Sites of invented cases, written into a folder."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tests.disclosure.site.paging import page_of

from habeas.base.language import Lang
from habeas.disclosure.site.card import Card, card_of, stems_of
from habeas.disclosure.site.page import SitePage
from habeas.disclosure.site.towns import Town
from habeas.output.site.gathering import Gathering
from habeas.output.site.head import NOTHING_DECIDED, Decided
from habeas.output.site.site import Site

NAMES = {Lang.EN: "Held for words", Lang.RU: "Под стражей за слова", Lang.KK: "Сөзі үшін қамалғандар"}


def site_of(decided: Decided = NOTHING_DECIDED, langs: Sequence[Lang] = tuple(Lang)) -> Site:
    """A site with an invented name."""
    return Site(tuple(langs), NAMES, decided)


def three_cases() -> list[dict[Lang, SitePage]]:
    """The invented case, and twice again under other names, years and places."""
    first = {lang: page_of(lang) for lang in Lang}
    other = {lang: _other(page, "m2w8d4xy", "Айгуль Жазира", 2021, "RU") for lang, page in first.items()}
    third = {lang: _other(page, "p9c3n7ze", "Ерлан Оразов", 2019, "KZ") for lang, page in first.items()}
    return [first, other, third]


def _other(page: SitePage, slug: str, name: str, year: int, country: str) -> SitePage:
    facets = replace(page.facets, country=country, begun=year)
    person = replace(page.people[0], name=(replace(page.people[0].name[0], text=name),), others=())
    return replace(page, slug=slug, title=name, people=(person,), facets=facets)


def many_cases(count: int) -> Iterator[dict[Lang, SitePage]]:
    """So many short cases under names, years, articles and places that repeat, as in a country."""
    first = {lang: _short(page_of(lang)) for lang in Lang}
    for number in range(count):
        yield {lang: _one_of_many(page, number) for lang, page in first.items()}


def _short(page: SitePage) -> SitePage:
    return replace(
        page, law=(), picture=None, parts=(), asked=(), accusation=(), disagreements=(), notes=(), sources=()
    )


GIVEN = ("Айдар", "Тимур", "Серик", "Марат", "Қайрат")
FAMILIES = ("Сарин", "Есенов", "Оразов", "Омаров", "Әбішев", "Бекетов", "Султанов")


def _one_of_many(page: SitePage, number: int) -> SitePage:
    card = many_card(card_of(page, 93, None), number)
    person = replace(page.people[0], name=(replace(page.people[0].name[0], text=card.title),), others=(), facts=())
    told = tuple(replace(one, notes=()) for one in page.chronology[:1])
    people = (replace(person, spells=()),)
    return replace(page, slug=card.slug, title=card.title, people=people, facets=card.facets, chronology=told)


def many_card(card: Card, number: int) -> Card:
    """The card of one of many cases: its name, year, articles, prison and town come again in others."""
    facets = replace(
        card.facets,
        country=("KZ", "RU", "KG")[number % 3],
        held=(True, False, None)[number % 7 % 3],
        begun=2010 + number % 14,
        articles=(f"criminal {150 + number % 250}", "criminal 174"),
        places=(f"Исправительная колония № {number % 900} города Тасқала",),
        towns=(Town(f"Town {number % 700}", 400 + number % 700 % 97, 500 + number % 700 % 301),),
    )
    name = f"{GIVEN[number % len(GIVEN)]} {FAMILIES[number % len(FAMILIES)]}"
    return replace(card, slug=f"{number:010x}", title=name, facets=facets)


def write_site(folder: Path, cases: Iterable[Mapping[Lang, SitePage]], site: Site) -> dict[str, bytes]:
    """Write a site and give its files by path."""
    held = list(cases)
    scratch = folder / "scratch"
    scratch.mkdir(parents=True)
    gathering = Gathering(site, len(held), scratch)
    files: dict[str, bytes] = {}
    for pages in held:
        files |= gathering.add({lang: (page, card_of(page, 93, None), stems_of(page)) for lang, page in pages.items()})
    files |= gathering.finish()
    scratch.rmdir()
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return files
