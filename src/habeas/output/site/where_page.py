"""The page of places and counts: what the map shows stands in tables too."""

from collections.abc import Iterator, Mapping, Sequence

from habeas.base.language import Lang
from habeas.disclosure.site.counting import Counts
from habeas.disclosure.words_file import file_words
from habeas.output.papers.markup import Markup, element, join, text
from habeas.output.site.drawn_map import DOTS, map_svg
from habeas.output.site.frame import page_html
from habeas.output.site.head import Head
from habeas.output.site.index_page import steps_html
from habeas.output.site.places import index_path, root_of, where_path
from habeas.output.site.site import Site

ROWS = 150
"""Rows of a table on the first page, and of all tables on each that follows it."""


def where_pages(counts: Counts, lang: Lang, site: Site) -> Iterator[tuple[str, bytes]]:
    """Every page of it with its path: the map and the beginning of each table; what is longer goes on beside it."""
    words = file_words("site", lang)
    tables = [(words["facility"], counts.places)]
    tables += [(one.label, tuple((label, count) for _, label, count in one.options)) for one in counts.filters]
    first = [(caption, rows[:ROWS]) for caption, rows in tables]
    after = [(caption, rows[at : at + ROWS]) for caption, rows in tables for at in range(ROWS, len(rows), ROWS)]
    pages = [first, *([one] for one in after)]
    for number, mine in enumerate(pages, 1):
        yield where_path(lang, number), _page(mine, counts, number, len(pages), lang, site)


type _Table = tuple[str, Sequence[tuple[str, int]]]


def _page(tables: Sequence[_Table], counts: Counts, number: int, of: int, lang: Lang, site: Site) -> bytes:
    words, path = file_words("site", lang), where_path(lang, number)
    root, name = root_of(path), words["map"]
    if number > 1:
        name = f"{name} · {words['page_of'].format(n=number, of=of)}"
    head = Head(
        title=f"{name} · {site.names[lang]}",
        summary=words["counts_lead"],
        root=root,
        path=path,
        others=tuple((each, root + where_path(each)) for each in site.langs),
    )
    opening = element(
        "div", element("h1", text(name)), element("p", text(words["counts_lead"]), class_="lead"), class_="opening"
    )
    inside = [
        opening,
        *(_map(counts, words) if number == 1 else ()),
        element("div", *(_table(caption, rows) for caption, rows in tables if rows), class_="tables"),
        *filter(None, [steps_html(number, of, words, lambda page: root + where_path(lang, page))]),
    ]
    return page_html(head, lang, site.decided, site.names[lang], root + index_path(lang), *inside)


def _map(counts: Counts, words: Mapping[str, str]) -> list[Markup]:
    """The map with what it can and cannot show; nothing where no town is known."""
    if not counts.towns:
        return []
    said = [words["map_lead"], *([words["map_most"].format(count=DOTS)] if len(counts.towns) > DOTS else [])]
    caption = element("figcaption", text(" ".join([*said, words["map_made"]])))
    return [element("figure", map_svg(counts.towns, words["map_alt"]), caption)]


def _table(caption: str, rows: Sequence[tuple[str, int]]) -> Markup:
    made = [
        element("tr", element("th", text(label), scope="row"), element("td", text(str(count)))) for label, count in rows
    ]
    return element("table", element("caption", text(caption)), element("tbody", join(made)))
