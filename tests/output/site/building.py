"""Sites of invented cases, written into a folder."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tests.disclosure.site.paging import page_of

from habeas.base.language import Lang
from habeas.disclosure.site.card import card_of, stems_of
from habeas.disclosure.site.page import SitePage
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
