"""The number of days alone, for a frame on another page: no script, so it says as of when it is true."""

from habeas.base.language import Lang
from habeas.disclosure.site.page import Person, SitePage
from habeas.output.papers.markup import Markup, element, text
from habeas.output.site.head import Head, head_html
from habeas.output.site.places import case_path, days_path, root_of
from habeas.output.site.site import Site


def counter_page(page: SitePage, site: Site) -> bytes:
    """A page for a frame: the name, the days, the day it was counted on, and a link to the case."""
    path = days_path(page.lang, page.slug)
    root = root_of(path)
    head = Head(f"{page.title} · {site.names[page.lang]}", page.summary, root, path, ())
    link = element("a", text(page.title), href=root + case_path(page.lang, page.slug), target="_top")
    inside = element(
        "main",
        element("h1", link, class_="frame-name"),
        *(_days(one, page) for one in page.people),
        element("p", text(page.fresh), class_="fresh"),
    )
    html = element(
        "html", head_html(head, page.lang, site.decided), element("body", inside, class_="frame"), lang=_lang(page.lang)
    )
    return f"<!DOCTYPE html>\n{html}\n".encode()


def _days(one: Person, page: SitePage) -> Markup:
    if one.held is None:
        return element("p", text(page.words["no_custody"]), class_="days")
    if not one.days:
        return element("p", text(page.words["still_held" if one.held else "released"]), class_="days")
    state = page.words["days_held" if one.held else "days_were_held"]
    return element("p", element("strong", text(one.days)), text(f" {state}"), class_="days")


def _lang(lang: Lang) -> str:
    return lang.value
