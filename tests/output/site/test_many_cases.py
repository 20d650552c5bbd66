"""A site of many cases: every page and file stays light, and what is found, counted and listed is right."""

import re
from pathlib import Path

from tests.disclosure.site.paging import page_of
from tests.output.site.building import many_card, site_of

from habeas.base.language import Lang
from habeas.disclosure.site.card import card_of
from habeas.output.site.case_page import weight
from habeas.output.site.gathering import index_files
from habeas.output.site.search_data import cards_in, numbers_in

type Files = dict[str, bytes]

MANY = 10_000
SLOW = 100_000
"""Bytes that a slow line carries in a few seconds."""


def test_with_ten_thousand_cases_no_page_and_no_file_is_heavy() -> None:
    """The index, the places and whatever the search fetches stay under 100 kB each, pictures apart."""
    card = card_of(page_of(Lang.RU), 93, None)
    cards = [many_card(card, number) for number in range(MANY)]
    files = dict(index_files(cards, Lang.RU, site_of()))
    assert {path: size for path, data in files.items() if (size := weight(data)) >= SLOW} == {}
    assert len([path for path in files if "/page-" in path]) == MANY // 48
    assert files["ru/feed.xml"].count(b"<entry>") == 50
    assert files["ru/where.html"].count(b"<circle") == 400
    assert "Показаны 400 городов" in files["ru/where.html"].decode()


def test_every_place_and_count_stands_on_some_page(large: tuple[Path, Files]) -> None:
    """What is too long for one page of counts goes on beside it, and each row stands once."""
    pages = [data.decode() for path, data in large[1].items() if re.fullmatch(r"en/where(-\d+)?\.html", path)]
    rows = [row for page in pages for row in re.findall(r'<th scope="row">(.*?)</th>', page)]
    assert len(pages) > 1
    assert len([row for row in rows if "колония" in row]) == 160
    assert len(rows) == len(set(rows))


def test_every_case_is_listed_once_and_every_page_leads_to_the_others(large: tuple[Path, Files]) -> None:
    """Without a script each case is a few steps from the first page."""
    pages = {path: data.decode() for path, data in large[1].items() if re.fullmatch(r"kk/(index|page-\d+)\.html", path)}
    listed = [slug for page in pages.values() for slug in re.findall(r'<h3><a href="../kk/case/(\w+)\.html"', page)]
    assert len(pages) == 4
    assert len(listed) == len(set(listed)) == 160
    assert all('href="../kk/page-4.html"' in page for page in pages.values())


def test_what_the_filters_find_is_what_the_page_counts(large: tuple[Path, Files]) -> None:
    """Each choice finds as many cases as its label says, and those that have it."""
    files = [large[1][f"en/search/c-{number}.js"] for number in range(10)]
    cards = [card for data in files for card in cards_in(data)]
    page = large[1]["en/index.html"].decode()
    for facet in ("country", "state", "year"):
        select = page.partition(f'data-facet="{facet}"')[2].partition("</select>")[0]
        said = re.findall(r'<option value="([^"]+)">[^<]*\((\d+)\)</option>', select)
        found = numbers_in(large[1][f"en/search/t-{facet}.js"])
        assert {value: int(count) for value, count in said} == {key: len(numbers) for key, numbers in found.items()}
    kyrgyz = numbers_in(large[1]["en/search/t-country.js"])["KG"]
    assert kyrgyz == [number for number, card in enumerate(cards) if card and card.facets.country == "KG"]
