"""The page of places and counts: what the map shows stands in tables too."""

from collections.abc import Mapping, Sequence

from habeas.base.language import Lang
from habeas.disclosure.site.counting import Counts
from habeas.disclosure.words_file import file_words
from habeas.output.papers.markup import Markup, element, join, text
from habeas.output.site.drawn_map import map_svg
from habeas.output.site.frame import page_html
from habeas.output.site.head import Head
from habeas.output.site.places import index_path, root_of, where_path
from habeas.output.site.site import Site


def where_page(counts: Counts, lang: Lang, site: Site) -> bytes:
    """The whole file."""
    words, path = file_words("site", lang), where_path(lang)
    root = root_of(path)
    head = Head(
        title=f"{words['map']} · {site.names[lang]}",
        summary=words["counts_lead"],
        root=root,
        path=path,
        others=tuple((each, root + where_path(each)) for each in site.langs),
    )
    places = [(place, count) for place, count in counts.places]
    tables = [_table(words["facility"], places)] if places else []
    tables += [
        _table(one.label, [(label, count) for _, label, count in one.options]) for one in counts.filters if one.options
    ]
    inside = [
        element(
            "div",
            element("h1", text(words["map"])),
            element("p", text(words["counts_lead"]), class_="lead"),
            class_="opening",
        ),
        *_map(counts, words),
        element("div", join(tables), class_="tables"),
    ]
    return page_html(head, lang, site.decided, site.names[lang], root + index_path(lang), *inside)


def _map(counts: Counts, words: Mapping[str, str]) -> list[Markup]:
    """The map with what it can and cannot show; nothing where no town is known."""
    if not counts.towns:
        return []
    caption = element("figcaption", text(f"{words['map_lead']} {words['map_made']}"))
    return [element("figure", map_svg(counts.towns, words["map_alt"]), caption)]


def _table(caption: str, rows: Sequence[tuple[str, int]]) -> Markup:
    made = [
        element("tr", element("th", text(label), scope="row"), element("td", text(str(count)))) for label, count in rows
    ]
    return element("table", element("caption", text(caption)), element("tbody", join(made)))
