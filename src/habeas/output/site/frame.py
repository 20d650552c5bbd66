"""What every page of the site has around its content: the way back, the other languages, and the foot."""

from collections.abc import Mapping

from habeas.base.language import Lang
from habeas.disclosure.words_file import file_words
from habeas.output.papers.markup import Markup, element, join, text
from habeas.output.site.head import Decided, Head, head_html


def page_html(head: Head, lang: Lang, decided: Decided, site: str, home: str, *main: Markup, body: str = "") -> bytes:
    """A whole page in UTF-8. `site` is the name of the site, `home` leads to its index; `body` is a class."""
    words = file_words("site", lang)
    page = element(
        "html",
        head_html(head, lang, decided),
        element(
            "body",
            element("a", text(words["skip"]), class_="skip", href="#content"),
            _top(head, lang, words, site, home),
            element("main", *main, id="content", tabindex="-1"),
            _foot(words),
            class_=body or None,
        ),
        lang=lang.value,
    )
    return f"<!DOCTYPE html>\n{page}\n".encode()


def _top(head: Head, lang: Lang, words: Mapping[str, str], site: str, home: str) -> Markup:
    links = [element("li", _language(other, href, chosen=other is lang)) for other, href in head.others]
    return element(
        "header",
        element("a", text(site), href=home, class_="home"),
        element("nav", element("ul", join(links)), aria_label=words["languages"], class_="languages")
        if len(links) > 1
        else None,
        class_="top",
    )


def _language(lang: Lang, href: str, *, chosen: bool) -> Markup:
    name = text(file_words("site", lang)["lang_name"])
    marks = {"lang": lang.value, "hreflang": lang.value}
    if chosen:
        return element("a", name, href=href, aria_current="page", **marks)
    return element("a", name, href=href, **marks)


def _foot(words: Mapping[str, str]) -> Markup:
    return element(
        "footer",
        element("p", text(words["made_with"])),
        element("p", text(words["no_guilt"])),
        element("p", text(words["held_back"])),
        class_="foot",
    )
