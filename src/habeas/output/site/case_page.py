"""The pages of a case: readable without a script, by ear, on a phone, in print, and from a USB stick.

One page holds all of it as long as it stays light enough for a slow line. What does not fit goes to pages beside it,
the least urgent first; every anchor that went with it still leads to the place that links there.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from habeas.disclosure.site.page import Person, SitePage, Told
from habeas.disclosure.view import plain
from habeas.output.papers.markup import Markup, element, join, text
from habeas.output.site.case_parts import Part, case_parts, provenance_parts
from habeas.output.site.frame import page_html
from habeas.output.site.head import Head
from habeas.output.site.inline import Inline
from habeas.output.site.places import case_path, days_path, index_path, quotes_path, root_of
from habeas.output.site.site import Site

BUDGET = 96_000
"""Bytes of a case's first page without its pictures, above which parts of it move to pages beside it."""

MOVED = ("law", "also", "provenance", "chronology", "accusation", "asked", "disagree", "corrections", "about")
"""What moves, in this order, until the first page is light enough."""

_PICTURE = re.compile(rb"<svg .*?</svg>", re.DOTALL)
_ANCHOR = re.compile(r' id="(fact-[a-z][0-9a-f]{10}(?:-[0-9]+)?|source-[0-9a-f]{10})"')


def case_files(page: SitePage, site: Site) -> Iterator[tuple[str, bytes]]:
    """The first page of a case and those beside it, each with its path."""
    for moved in range(len(MOVED) + 1):
        files = _Case(page, site, frozenset(MOVED[:moved])).files()
        if weight(files[0][1]) <= BUDGET:
            break
    yield from files


def weight(page: bytes) -> int:
    """How many bytes a page has without its pictures."""
    return len(_PICTURE.sub(b"", page))


@dataclass(frozen=True, slots=True)
class _Case:
    """Writes one case with these parts on pages of their own."""

    page: SitePage
    site: Site
    moved: frozenset[str]

    def files(self) -> list[tuple[str, bytes]]:
        """All files, the first page first."""
        first = self._name("")
        inline = Inline(self.page.words, first, self._name("provenance" if "provenance" in self.moved else ""))
        parts: list[Part] = []
        beside: list[tuple[str, Part]] = []
        for make in case_parts(self.page, self.moved):
            inline.at = first
            kept = make.kept(inline) if make.kept is not None and make.id in self.moved else Markup("")
            inline.at = self._name(make.id if make.id in self.moved else "")
            inside = make.inside(inline)
            if inside is None:
                continue
            if make.id in self.moved:
                beside.append((make.id, Part(make.id, make.heading, inside)))
                parts.append(self._stub(Part(make.id, make.heading, inside), make.id, kept))
            else:
                parts.append(Part(make.id, make.heading, inside))
        inline.at = inline.notes_at
        last = provenance_parts(self.page, inline, root_of(self._path("")))
        if "provenance" in self.moved:
            parts += [self._stub(part, "provenance", Markup("")) for part in last]
        else:
            parts += last
        inline.at = first
        made = [(self._path(""), self._first(parts))]
        made += [(self._path(key), self._beside(key, [part])) for key, part in beside]
        if "provenance" in self.moved:
            made.append((self._path("provenance"), self._beside("provenance", last)))
        return made

    def _name(self, key: str) -> str:
        return f"{self.page.slug}.{key}.html" if key else f"{self.page.slug}.html"

    def _path(self, key: str) -> str:
        first = case_path(self.page.lang, self.page.slug)
        return f"{first.removesuffix('.html')}.{key}.html" if key else first

    def _stub(self, part: Part, key: str, kept: Markup) -> Part:
        """What stands where a part was: what is kept of it, a link to it, and its anchors, which others may link to."""
        anchors = dict.fromkeys(_ANCHOR.findall(part.inside))
        link = element("a", text(self.page.words["on_its_page"]), href=f"{self._name(key)}#{part.id}")
        spans = [element("span", Markup(""), id=anchor) for anchor in anchors]
        return Part(part.id, part.heading, join([kept, element("p", *spans, link, class_="elsewhere")]))

    def _first(self, parts: Sequence[Part]) -> bytes:
        article = element(
            "article",
            _hero(self.page),
            element(
                "div",
                _contents(self.page, parts),
                element("div", join([_section(part) for part in parts]), _links(self.page), class_="parts"),
                class_="columns",
            ),
            class_="case",
        )
        return self._written("", article)

    def _beside(self, key: str, parts: Sequence[Part]) -> bytes:
        back = element("a", text(self.page.title), href=self._name(""))
        head = element(
            "div",
            element("p", back, class_="elsewhere"),
            element("h1", text(parts[0].heading), class_="beside"),
            element("p", text(self.page.fresh), class_="as-of"),
            class_="hero",
        )
        inside = element("div", join([_section(part) for part in parts]), class_="parts alone")
        return self._written(key, element("article", head, inside, class_="case"))

    def _written(self, key: str, article: Markup) -> bytes:
        page, site, path = self.page, self.site, self._path(key)
        root, name = root_of(path), site.names[page.lang]
        others = tuple((lang, f"{root}{lang.value}/case/{self._name('')}") for lang in site.langs)
        summary = f"{page.title}. {page.summary}. {page.fresh}."
        head = Head(title=f"{page.title} · {name}", summary=summary, root=root, path=path, others=others)
        return page_html(head, page.lang, site.decided, name, root + index_path(page.lang), article)


def _hero(page: SitePage) -> Markup:
    names = [_name(one, page) for one in page.people] or [element("h1", text(page.title))]
    cautions = [
        element("p", text(one.text), text(f" ({page.words['draft_law']})" if one.draft else ""))
        for one in page.cautions
    ]
    warned = element("h2", text(page.words["caution"]))
    return element(
        "div",
        *(element("p", text(notice), class_="notice", role="note") for notice in page.notices),
        *names,
        element("p", text(page.fresh), class_="as-of"),
        element("p", text(page.words["no_guilt"]), class_="presumption"),
        element("section", warned, *cautions, class_="caution") if cautions else None,
        class_="hero",
    )


def _name(one: Person, page: SitePage) -> Markup:
    inline = Inline(page.words)
    return element(
        "div",
        element("h1" if one is page.people[0] else "h2", inline.line(one.name), id=one.anchor or None),
        element("p", inline.line(one.also.line), class_="others", id=one.also.anchor) if one.also else None,
        element("p", *_days(one, one.count), class_="days", id=one.count.anchor) if one.count else None,
        class_="person",
    )


def _days(one: Person, count: Told) -> tuple[Markup, ...]:
    """The number large, and what it counts behind it."""
    said = plain(count.line)
    return (element("strong", text(one.days)), text(said.removeprefix(one.days))) if one.days else (text(said),)


def _contents(page: SitePage, parts: Sequence[Part]) -> Markup:
    links = [element("li", element("a", text(part.heading), href=f"#{part.id}")) for part in parts]
    label = page.words["contents"]
    return element("nav", element("h2", text(label)), element("ul", join(links)), class_="contents", aria_label=label)


def _section(part: Part) -> Markup:
    title = element("h2", text(part.heading), id=f"{part.id}-title")
    return element("section", title, part.inside, id=part.id, aria_labelledby=f"{part.id}-title", class_=part.id)


def _links(page: SitePage) -> Markup:
    """The page as data, and the number of days for another page."""
    root = root_of(case_path(page.lang, page.slug))
    links = [
        element("li", element("a", text(page.words["annotations"]), href=root + quotes_path(page.lang, page.slug)))
    ]
    if any(one.held is not None for one in page.people):
        href = root + days_path(page.lang, page.slug)
        links.append(element("li", element("a", text(page.words["counter"]), href=href)))
    return element("ul", join(links), class_="data")
