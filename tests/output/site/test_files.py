"""The files of a site: the same each time, light, silent to search engines, and well formed."""

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from tests.disclosure.site.paging import SLUG, page_of
from tests.output.hostile import PIECES
from tests.output.site.building import site_of, three_cases, write_site

from habeas.base.language import Lang
from habeas.disclosure.proof.page_words import UNKNOWN, page_words
from habeas.disclosure.proof.page_words import plain as spaced
from habeas.disclosure.site.sentences import sentences_of
from habeas.disclosure.view import plain
from habeas.output.site.case_page import BUDGET, case_files, weight
from habeas.output.site.head import Decided
from habeas.output.site.search_data import cards_in, without

type Files = dict[str, bytes]

HOSTILE = " ".join(PIECES)


def test_the_same_pages_give_the_same_bytes(built: tuple[Path, Files], tmp_path: Path) -> None:
    """Written twice, every file is the same."""
    assert write_site(tmp_path, three_cases(), site_of()) == built[1]


def test_first_pages_are_light_enough_for_a_slow_line(built: tuple[Path, Files]) -> None:
    """The index, the style and the first page of a case stay under 100 kB without pictures."""
    for path, data in built[1].items():
        if path.endswith(".html"):
            assert weight(data) + len(built[1]["assets/site.css"]) < 115_000, path
            assert weight(data) < 100_000, path


def test_a_heavy_case_moves_parts_to_pages_beside_it() -> None:
    """However much a case tells, its first page stays light, and every anchor still leads somewhere on it."""
    page = page_of()
    told = page.chronology[0]
    many = tuple(replace(told, anchor=f"fact-s{number:010x}") for number in range(900))
    heavy = replace(page, chronology=many)
    files = dict(case_files(heavy, site_of()))
    first = files[f"en/case/{SLUG}.html"]
    assert weight(first) < BUDGET
    assert f'id="{many[899].anchor}"'.encode() in first
    assert many[899].anchor.encode() in files[f"en/case/{SLUG}.chronology.html"]
    _links_hold(files)


def test_every_link_leads_to_a_file_and_a_place_that_are_there(built: tuple[Path, Files]) -> None:
    """No relative link of the site is broken."""
    _links_hold(built[1])


def _links_hold(files: Files) -> None:
    pages = {path: _Links.of(data) for path, data in files.items() if path.endswith(".html")}
    checked = 0
    for path, page in pages.items():
        for href in page.hrefs:
            if "://" in href:
                continue
            name, _, anchor = href.partition("#")
            there = str((Path("/") / path).parent.joinpath(name).resolve().relative_to("/")) if name else path
            if len(files) > 20:
                assert there in files, (path, href)
            if anchor and there in pages:
                assert anchor in pages[there].ids, (path, href)
                checked += 1
    assert checked > 20


class _Links(HTMLParser):
    """The links and ids of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.hrefs: list[str] = []
        self.ids: list[str] = []

    @classmethod
    def of(cls, data: bytes) -> "_Links":
        """Read a page; raises where an id stands twice."""
        found = cls()
        found.feed(data.decode())
        assert len(found.ids) == len(set(found.ids))
        return found

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note links and ids."""
        for key, value in attrs:
            if key in ("href", "src") and value:
                self.hrefs.append(value)
            if key == "id" and value:
                self.ids.append(value)


def test_nobody_is_asked_in_until_somebody_decides(built: tuple[Path, Files]) -> None:
    """Every page says noindex, robots.txt forbids all, and no page has tags for previews."""
    for path, data in built[1].items():
        if path.endswith(".html"):
            assert b'name="robots" content="noindex' in data, path
            assert b"og:" not in data, path
            assert b'name="description"' not in data, path
    assert built[1]["robots.txt"] == b"User-agent: *\nDisallow: /\n"


def test_a_decision_opens_what_it_names_and_no_more(tmp_path: Path) -> None:
    """Indexing alone gives no preview, and a preview says nothing that the page does not."""
    files = write_site(tmp_path / "a", three_cases()[:1], site_of(Decided(indexed="The family asked for it")))
    assert b"noindex" not in files["en/index.html"]
    assert b"og:" not in files["en/index.html"]
    decided = Decided(previewed="The family asked for it", address="https://held.example/x/")
    page = write_site(tmp_path / "b", three_cases()[:1], site_of(decided))[f"en/case/{SLUG}.html"].decode()
    assert '<meta property="og:url" content="https://held.example/x/en/case/k7f3q2ma.html"/>' in page
    assert "og:image" not in page
    assert "The family asked for it" not in page


@pytest.mark.parametrize("lang", list(Lang))
def test_every_page_forbids_all_but_its_own_files(built: tuple[Path, Files], lang: Lang) -> None:
    """The policy allows no inline script or style and no other host, and scripts only where there is one."""
    case = built[1][f"{lang.value}/case/{SLUG}.html"].decode()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', case)
    assert policy is not None
    assert policy[1].startswith("default-src &#x27;none&#x27;; style-src &#x27;self&#x27; file:")
    assert "script-src" not in policy[1]
    assert "unsafe" not in policy[1]
    assert " style=" not in case
    assert "<script" not in case


def test_feeds_are_well_formed_and_agree(built: tuple[Path, Files]) -> None:
    """Atom and JSON Feed hold the same entries, each with an id that stays."""
    atom = ET.fromstring(built[1]["ru/feed.xml"])
    space = "{http://www.w3.org/2005/Atom}"
    ids = [each.findtext(f"{space}id") for each in atom.iterfind(f"{space}entry")]
    feed: dict[str, Any] = json.loads(built[1]["ru/feed.json"])
    assert ids == [item["id"] for item in feed["items"]]
    assert len(ids) == 3
    assert atom.get("{http://www.w3.org/XML/1998/namespace}lang") == "ru"
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert all(item["url"].startswith("case/") for item in feed["items"])


def test_annotations_pin_sentences_to_quotes_of_public_sources(built: tuple[Path, Files]) -> None:
    """Each annotation has our sentence as body and the exact words with their public address as target."""
    form: dict[str, Any] = json.loads(built[1][f"en/case/{SLUG}.quotes.json"])
    assert form["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert form["items"]
    for item in form["items"]:
        assert item["target"]["source"].startswith("https://reports.example/")
        assert item["target"]["selector"]["exact"]
    anchors = {item["canonical"].partition("#")[2] for item in form["items"]}
    assert anchors <= set(_Links.of(built[1][f"en/case/{SLUG}.html"]).ids)


@pytest.mark.parametrize("lang", list(Lang))
def test_the_words_of_a_sentence_are_all_that_its_element_says(built: tuple[Path, Files], lang: Lang) -> None:
    """Every word of a page stands in the element of a sentence, footnote or source, or is of a kind that is known."""
    page = page_of(lang)
    words = [page_words(data.decode()) for data in dict(case_files(page, site_of())).values()]
    said = {key: told for each in words for key, told in each.proved.items()}
    told = {each.anchor: each for each in sentences_of(page)}
    assert set(told) <= set(said)
    assert all(spaced(plain(each.line)) in said[key] for key, each in told.items())
    assert UNKNOWN not in {kind for each in words for kind, _ in each.beside}


def test_hostile_words_are_shown_and_never_obeyed() -> None:
    """Markup, scripts and signs that turn text around in a source are words on the page."""
    page = page_of()
    heavy = replace(page, title=HOSTILE, help=(HOSTILE, "See https://help.example/a?b=<c>."), notices=(HOSTILE,))
    data = dict(case_files(heavy, site_of()))[f"en/case/{SLUG}.html"]
    assert b"<script" not in data
    ET.fromstring(data.split(b"\n", 1)[1])
    assert b'href="https://help.example/a?b=&lt;c&gt;"' in data


def test_a_case_can_be_taken_out_of_the_search(built: tuple[Path, Files]) -> None:
    """Without a case its number is in no shard, and a stem that was its alone is gone."""
    shard = built[1]["ru/search/t-0.js"]
    number = [card.slug for card in cards_in(built[1]["ru/search/c-0.js"]) if card].index("m2w8d4xy")
    assert "айгуль".encode() in shard or "айгул".encode() in shard
    left = without(shard, number)
    assert "айгул".encode() not in left
    assert "есенов".encode() in left
    assert without(left, number) == left


def test_cards_are_read_back_as_they_were_written(built: tuple[Path, Files]) -> None:
    """What the search reads is enough to make the index again, in its order."""
    cards = cards_in(built[1]["kk/search/c-0.js"])
    listed = re.findall(r'<h3><a href="../kk/case/(\w+)\.html"', built[1]["kk/index.html"].decode())
    assert [card.slug for card in cards if card] == listed
    assert sorted(listed) == [SLUG, "m2w8d4xy", "p9c3n7ze"]


def test_the_day_counter_has_no_script_and_says_its_day(built: tuple[Path, Files]) -> None:
    """What others embed is a number with the day on which it was counted."""
    page = built[1][f"en/case/{SLUG}.days.html"].decode()
    assert "93–94 days" in page
    assert "As of 5 June 2023" in page
    assert "<script" not in page
