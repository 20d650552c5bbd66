"""The case sheet as HTML: whole, self-contained, readable by ear, and unbroken by what it holds."""

import re
import xml.etree.ElementTree as ET
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from tests.disclosure.invented import start
from tests.output.hostile import changed, example_view, hostile_texts, texts

from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.admission import admit
from habeas.disclosure.gate.asking import Asked
from habeas.disclosure.sheet import view_case
from habeas.disclosure.view import View, plain
from habeas.output.papers.case_sheet_html import case_sheet_html
from habeas.output.papers.visible import visible

_SVG = "{http://www.w3.org/2000/svg}"


def _tree(view: View) -> ET.Element:
    """The file as a tree; fails when it is not well-formed."""
    head, _, rest = case_sheet_html(view).decode().partition("\n")
    assert head == "<!DOCTYPE html>"
    return ET.fromstring(rest)


def _text(element: ET.Element) -> str:
    return "".join(element.itertext())


@pytest.mark.parametrize("lang", list(Lang))
def test_ids_are_unique_and_links_lead_somewhere(lang: Lang) -> None:
    """Every id stands once, and every link, label and fill leads to one of them."""
    tree = _tree(example_view(lang))
    ids = Counter(element.get("id") for element in tree.iter() if element.get("id"))
    assert set(ids.values()) == {1}
    linked = {href[1:] for element in tree.iter("a") if (href := element.get("href", ""))}
    labelled = {one for element in tree.iter() for one in element.get("aria-labelledby", "").split()}
    fills = {found for e in tree.iter() for found in re.findall(r"url\(#(.+?)\)", e.get("fill", ""))}
    assert fills
    assert linked | labelled | fills <= ids.keys()


@pytest.mark.parametrize("lang", list(Lang))
def test_every_footnote_leads_there_and_back(lang: Lang) -> None:
    """Every mark leads to its footnote, which holds quote, source and digest and leads back to each mark."""
    view = example_view(lang)
    tree = _tree(view)
    marks = [a for a in tree.iter("a") if a.get("role") == "doc-noteref"]
    notes = {li.get("id"): li for li in tree.iter("li") if (li.get("id") or "").startswith("note-")}
    assert {(a.get("href") or "")[1:] for a in marks} == set(notes)
    backs = {a.get("href", "")[1:] for li in notes.values() for a in li.iter("a") if a.get("role") == "doc-backlink"}
    assert backs == {a.get("id") for a in marks}
    for note in view.footnotes:
        told = _text(notes[f"note-{note.number}"])
        assert note.quote.text in told
        assert note.digest in told
        assert plain(note.citation) in told


def test_nothing_is_asked_of_the_network() -> None:
    """The file has no script, no form, no address to fetch from and a policy that forbids all of it."""
    tree = _tree(example_view())
    names = {element.tag.removeprefix(_SVG) for element in tree.iter()}
    assert not names & {"script", "link", "img", "iframe", "form", "object", "embed", "use", "base"}
    values = [value for element in tree.iter() for value in element.attrib.values()]
    assert not [value for value in values if re.match(r"\s*(https?:|//|data:|javascript:)", value)]
    assert not [name for element in tree.iter() for name in element.attrib if name.startswith("on") or name == "style"]
    style = _text(next(tree.iter("style")))
    assert "url(" not in style
    assert "@import" not in style
    policy = next(meta.get("content", "") for meta in tree.iter("meta") if meta.get("http-equiv"))
    assert policy.startswith("default-src 'none'; style-src 'sha256-")


@pytest.mark.parametrize("lang", list(Lang))
def test_landmarks_and_headings(lang: Lang) -> None:
    """The page names its language, has one main part and one first heading, and skips no level of heading."""
    tree = _tree(example_view(lang))
    assert tree.get("lang") == lang.value
    assert [len(list(tree.iter(name))) for name in ("header", "nav", "main", "footer", "h1")] == [1, 1, 1, 1, 1]
    levels = [int(e.tag[1]) for e in tree.iter() if re.fullmatch(r"h[1-6]", e.tag)]
    assert all(two - one <= 1 for one, two in pairwise(levels))
    for table in tree.iter("table"):
        assert table.find("caption") is not None
        assert {th.get("scope") for th in table.iter("th")} == {"col", "row"}
    for picture in tree.iter(f"{_SVG}svg"):
        assert picture.get("role") == "img"
        assert picture.find(f"{_SVG}title") is not None
        assert picture.find(f"{_SVG}desc") is not None


def test_words_of_another_language_are_marked() -> None:
    """A quote in another language than the page's carries its language."""
    tree = _tree(example_view())
    marked = {(e.get("lang"), _text(e)) for e in tree.iter() if e.get("lang") and e is not tree}
    assert ("ru", "задержан сотрудниками 4 марта 2023 года") in marked
    assert ("kk", "суретші Тимур Есенов") in marked


def test_notices_and_foot_repeat_in_print() -> None:
    """Each notice and the foot stand at the head and in the footer, which print repeats on every page."""
    view = example_view()
    tree = _tree(view)
    for part in ("header", "footer"):
        told = _text(next(tree.iter(part)))
        assert view.foot in told
        assert all(notice in told for notice in view.notices)
    assert re.search(r"footer \{ display: table-footer-group", _text(next(tree.iter("style"))))


@cache
def _calm() -> ET.Element:
    return _tree(changed(example_view(), lambda _: "calm"))


@settings(max_examples=40)
@given(hostile_texts)
def test_no_text_breaks_the_page(hostile: str) -> None:
    """Whatever the texts hold, the file stays well-formed, shows them whole and gains no element."""
    tree, calm = _tree(changed(example_view(), lambda _: hostile)), _calm()
    assert visible(hostile) in _text(tree)
    assert {element.tag for element in tree.iter()} == {element.tag for element in calm.iter()}
    assert _outside_pictures(tree) == _outside_pictures(calm)


@settings(max_examples=40)
@given(hostile_texts)
def test_every_text_is_shown_whole(hostile: str) -> None:
    """Every text of a View stands in the page whole, with what cannot be shown spelled out."""
    view = changed(example_view(), lambda text: text + hostile)
    shown = _text(_tree(view))
    missing = [text for text in texts(view) if visible(text) not in shown]
    assert missing == []


def test_same_view_same_bytes() -> None:
    """The same View gives the same bytes."""
    assert case_sheet_html(example_view()) == case_sheet_html(replace(example_view()))


def test_empty_case_says_so() -> None:
    """A case without any fact makes a page that says so."""
    made = start()
    view = view_case(admit(Asked(made.fold(), (), Audience.SELF), Lang.EN))
    assert view.words["no_facts"] in _text(_tree(view))


def _outside_pictures(tree: ET.Element) -> Counter[str]:
    """How many elements of each kind there are, the pictures apart: their lines follow the length of words."""
    return Counter(element.tag for element in tree.iter() if not element.tag.startswith(_SVG))
