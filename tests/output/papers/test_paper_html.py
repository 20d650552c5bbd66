"""A paper as HTML: self-contained, linked, readable by ear, and right on a phone and at a desk in a real browser."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser
from tests.chromium import chromium
from tests.output.hostile import changed
from tests.output.papers.invented_paper import paper

from habeas.disclosure.papers.labels import LANGUAGES
from habeas.disclosure.papers.paper import Paper
from habeas.output.papers.paper_html import paper_html

pytestmark = pytest.mark.xdist_group("paper as page")

_SVG = "{http://www.w3.org/2000/svg}"
PHONE, DESK = 360, 1280


def _tree(made: Paper) -> ET.Element:
    return ET.fromstring(paper_html(made).decode().partition("\n")[2])


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    with chromium() as started:
        yield started


def test_every_mark_leads_to_its_footnote_and_back() -> None:
    """Ids are unique, links lead to them, and each footnote leads back to every mark of it."""
    tree = _tree(paper())
    ids = Counter(one.get("id") for one in tree.iter() if one.get("id"))
    assert set(ids.values()) == {1}
    links = {(one.get("role", ""), one.get("href", "")[1:]) for one in tree.iter("a")}
    assert {target for _, target in links} <= ids.keys()
    marks = {one.get("id") for one in tree.iter("a") if one.get("role") == "doc-noteref"}
    assert {target for role, target in links if role == "doc-backlink"} == marks
    assert {target for role, target in links if role == "doc-noteref"} == {f"note-{n}" for n in range(1, 8)}


def test_nothing_is_asked_of_the_network() -> None:
    """There is no script, no form, no address to fetch from, and a policy that forbids all of it."""
    tree = _tree(paper())
    names = {element.tag.removeprefix(_SVG) for element in tree.iter()}
    assert not names & {"script", "link", "img", "iframe", "form", "input", "object", "embed", "use", "base"}
    values = [value for element in tree.iter() for value in element.attrib.values()]
    assert not [value for value in values if re.match(r"\s*(https?:|//|data:|javascript:)", value)]
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on") or name == "style"]
    style = "".join(next(tree.iter("style")).itertext())
    assert not re.search(r"url\(|@import", style)
    policy = next(meta.get("content", "") for meta in tree.iter("meta") if meta.get("http-equiv"))
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


@pytest.mark.parametrize("language", LANGUAGES)
def test_landmarks_headings_and_languages(language: str) -> None:
    """The page names its language, has each landmark once, skips no level of heading and marks foreign words."""
    tree = _tree(paper(language))
    assert tree.get("lang") == language
    assert [len(list(tree.iter(name))) for name in ("header", "nav", "main", "footer", "h1")] == [1, 1, 1, 1, 1]
    levels = [int(one.tag[1]) for one in tree.iter() if re.fullmatch(r"h[1-6]", one.tag)]
    assert all(two - one <= 1 for one, two in pairwise(levels))
    marked = {(one.get("lang"), "".join(one.itertext())) for one in tree.iter("span") if one.get("lang")}
    assert ("ru", "Суд постановил заключить под стражу.") in marked


def test_gaps_and_boxes_are_told_apart_by_eye_and_by_ear() -> None:
    """Unknown, to fill and held back have looks of their own, and a box says in words whether it is ticked."""
    tree = _tree(paper())
    gaps = {one.get("class"): "".join(one.itertext()) for one in tree.iter("dd") if one.get("class")}
    assert set(gaps) == {"gap unknown", "gap to-fill", "gap held-back"}
    boxes = [(one.get("aria-label"), one.text) for one in tree.iter("span") if one.get("role") == "img"]
    assert boxes == [("ticked", "☒"), ("not ticked", "☐")]


@pytest.mark.parametrize(("width", "scheme"), [(PHONE, "dark"), (DESK, "light")])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_fits_and_an_audit_finds_nothing(
    browser: Browser, language: str, width: int, scheme: Literal["dark", "light"]
) -> None:
    """In a real browser nothing is wider than the screen or asked for, and axe finds no fault, contrast included."""
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_content(paper_html(paper(language)).decode())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert Axe().run(page).response["violations"] == []
    assert asked == []
    page.close()


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_a_word_without_end_does_not_widen_the_page(browser: Browser, width: int) -> None:
    """Words longer than any line are broken, in every place of the page."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.set_content(paper_html(changed(paper(), lambda text: "w" * 150 + text)).decode())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_in_print_the_stamp_is_on_every_page_and_nothing_is_cut(browser: Browser) -> None:
    """Printed from the browser, each page of a long paper has the stamp and the foot."""
    page = browser.new_page()
    page.set_content(paper_html(replace(paper(rows=120))).decode())
    assert page.locator(".stamp").evaluate("e => getComputedStyle(e).position") == "sticky"
    page.emulate_media(media="print")
    assert page.locator(".stamp").evaluate("e => getComputedStyle(e).position") == "fixed"
    assert page.locator("footer").evaluate("e => getComputedStyle(e).display") == "table-footer-group"
    assert page.locator("nav").is_hidden()
    page.close()
