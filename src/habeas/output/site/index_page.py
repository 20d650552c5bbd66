"""The index of a site: cards to read without a script, page by page, and a search that asks no server."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from habeas.base.language import Lang
from habeas.disclosure.site.card import Card
from habeas.disclosure.site.counting import Counts, Filter
from habeas.disclosure.words_file import file_words
from habeas.output.papers.markup import Markup, element, join, text
from habeas.output.site.frame import page_html
from habeas.output.site.head import Head
from habeas.output.site.places import ENTRY, SCRIPT, case_path, index_path, root_of, where_path
from habeas.output.site.site import Site

PER_PAGE = 48
"""Cards on one page of the index: with the search above them it stays well under 100 kB."""


OPTIONS = 100
"""Choices that a filter offers: those that most cases have. Others are found by their words, and counted by place."""

STEP = 10
"""Every so many pages one is led to from all others, so that each is a few steps away."""


def index_pages(cards: Sequence[Card], counts: Counts, lang: Lang, site: Site) -> Iterator[tuple[str, bytes]]:
    """Every page of the index in one language, each with its path. `cards` are in the order in which they stand."""
    pages = [cards[at : at + PER_PAGE] for at in range(0, len(cards), PER_PAGE)] or [()]
    for number, mine in enumerate(pages, 1):
        yield index_path(lang, number), _page(mine, counts, number, len(pages), lang, site)


def entry_page(site: Site) -> bytes:
    """The first page of the site: its name and a link to each language."""
    links = []
    for lang in site.langs:
        name = text(file_words("site", lang)["lang_name"])
        link = element("a", name, href=index_path(lang), lang=lang.value, hreflang=lang.value)
        links.append(element("li", link))
    first = site.langs[0]
    head = Head(site.names[first], file_words("site", first)["site_lead"], "", ENTRY, ())
    inside = element("div", element("h1", text(site.names[first])), element("ul", join(links)), class_="entry")
    return page_html(head, first, site.decided, site.names[first], index_path(first), inside)


def _page(cards: Sequence[Card], counts: Counts, number: int, of: int, lang: Lang, site: Site) -> bytes:
    words, path = file_words("site", lang), index_path(lang, number)
    root = root_of(path)
    head = Head(
        title=site.names[lang] if number == 1 else f"{site.names[lang]} · {words['page_of'].format(n=number, of=of)}",
        summary=words["site_lead"],
        root=root,
        path=path,
        others=tuple((each, root + index_path(each, number)) for each in site.langs),
        scripts=(SCRIPT, f"{lang.value}/search/index.js") if number == 1 else (),
        feeds=f"{root}{lang.value}/",
    )
    parts = [_opening(counts, lang, site) if number == 1 else element("h1", text(head.title), class_="opening")]
    if number == 1 and cards:
        parts.append(_finder(counts, lang))
    listed = element("ul", join([card_html(card, lang, root) for card in cards]), class_="cards", id="cards")
    empty = element("p", text(words["empty_site"]))
    heading = element("h2", text(words["cases"]), id="cases")
    more = element("button", text(words["show_more"]), type="button", id="more", hidden="hidden")
    steps = steps_html(number, of, words, lambda page: root + index_path(lang, page))
    inside = (listed, more if number == 1 else None) if cards else (empty,)
    parts.append(element("section", heading, *inside, steps, aria_labelledby="cases"))
    links = (
        (f"{root}{where_path(lang)}", words["map"]),
        (f"{root}{lang.value}/feed.xml", words["feed"]),
        (f"{root}{lang.value}/feed.json", words["feed_json"]),
    )
    below = [element("li", element("a", text(said), href=href)) for href, said in links]
    parts.append(element("ul", join(below), class_="below"))
    return page_html(head, lang, site.decided, site.names[lang], root + index_path(lang), *parts)


def _opening(counts: Counts, lang: Lang, site: Site) -> Markup:
    words = file_words("site", lang)
    known = words["count_days_known"].format(count=counts.days_known)
    figures = [(words["count_cases"], str(counts.cases)), (words["count_held"], str(counts.held))]
    if counts.days_known:
        figures.append((f"{words['count_days']} ({known})", str(counts.days)))
    rows = [element("div", element("dt", text(label)), element("dd", text(number))) for label, number in figures]
    return element(
        "div",
        element("h1", text(site.names[lang])),
        element("p", text(words["site_lead"]), class_="lead"),
        element("dl", join(rows), class_="figures") if counts.cases else None,
        class_="opening",
    )


def _finder(counts: Counts, lang: Lang) -> Markup:
    """The search; hidden until its script is there, because without one it could do nothing."""
    words = file_words("site", lang)
    choices = [_choice(each, words["any"]) for each in counts.filters if len(each.options) > 1]
    return join(
        [
            element(
                "form",
                element("label", text(words["search_label"]), for_="asked"),
                element("input", type="search", id="asked", autocomplete="off", spellcheck="false"),
                element("div", join(choices), class_="filters") if choices else None,
                element("p", Markup(""), class_="found", id="found", role="status"),
                class_="finder",
                id="finder",
                role="search",
                hidden="hidden",
                data_found=words["search_found"],
                data_none=words["search_none"],
            ),
            element("noscript", element("p", text(words["search_needs"]), class_="quiet")),
        ]
    )


def _choice(one: Filter, every: str) -> Markup:
    options = [element("option", text(every), value="")]
    options += [
        element("option", text(f"{label} ({count})"), value=value) for value, label, count in one.options[:OPTIONS]
    ]
    name = f"by-{one.id}"
    select = element("select", join(options), id=name, data_facet=one.id)
    return element("div", element("label", text(one.label), for_=name), select)


def card_html(card: Card, lang: Lang, root: str) -> Markup:
    """A case in the list."""
    more = " · ".join(part for part in (card.fresh, *card.facets.places[:2]) if part)
    return element(
        "li",
        element("h3", element("a", text(card.title), href=root + case_path(lang, card.slug))),
        element("p", text(card.summary), class_="line"),
        element("p", text(more), class_="more"),
    )


def steps_html(number: int, of: int, words: Mapping[str, str], path: Callable[[int], str]) -> Markup | None:
    """The way from one of several pages to the others: the one before, the next, and some on the way; None for one."""
    if of == 1:
        return None
    links = []
    if number > 1:
        links.append(element("a", text(words["previous"]), href=path(number - 1), rel="prev"))
    links.append(element("span", text(words["page_of"].format(n=number, of=of))))
    if number < of:
        links.append(element("a", text(words["next"]), href=path(number + 1), rel="next"))
    if of > 3:
        far = [each for each in range(1, of + 1) if each in (1, of) or each % STEP == 0]
        links.append(element("span", *(_step(each, number, words, path) for each in far), class_="far"))
    return element("nav", *links, class_="steps", aria_label=words["more_pages"])


def _step(number: int, here: int, words: Mapping[str, str], path: Callable[[int], str]) -> Markup:
    current = "page" if number == here else None
    label = words["page_number"].format(n=number)
    return element("a", text(str(number)), href=path(number), aria_label=label, aria_current=current)
