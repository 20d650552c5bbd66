"""The laws of captured pages as sources: what a browser showed is quoted as such, and counts once."""

import io
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from tests.evidence.pictures.photographing import rendered

from habeas.base.language import Lang
from habeas.desk.case_file import open_case, view_for_self
from habeas.desk.deciding import accept
from habeas.desk.describing import source_shape, sources_of
from habeas.desk.preserving import Circumstances
from habeas.desk.proposing import propose
from habeas.desk.reprints import reprints
from habeas.desk.reviewing import listed
from habeas.desk.session import Session
from habeas.desk.showing import place_of
from habeas.desk.taking_in import take_in_standard_input
from habeas.evidence.capture.exchange import Captured, Exchange
from habeas.evidence.capture.wacz import wacz_of
from habeas.evidence.capture.warc import ids_needed
from habeas.evidence.sources.source import Secrecy
from habeas.output.papers.case_sheet_html import case_sheet_html

AT = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
PAGE = "https://news.example/post"
SERVED = "3 мая 2031 года в городе Кентау был задержан Тимур Садвакасов."
LOADED = "12 марта 2031 года в городе Кентау задержана Асель Муратова."
MARK = {Lang.EN: "as a browser showed it", Lang.RU: "как показал браузер", Lang.KK: "браузер көрсеткендей"}


@pytest.fixture(scope="module")
def package() -> bytes:
    """A capture of a page with one sentence of the server's and one that a script brought later."""
    out = io.BytesIO()
    rendered("ru", dpi=100, paragraphs=1).save(out, "PNG")
    body = f"<html lang=ru><head><title>Новости</title></head><body><p>{SERVED}</p></body></html>".encode()
    head = (("Content-Type", "text/html; charset=utf-8"),)
    pictures = (("view", out.getvalue()[:-12] + bytes(4) + b"IEND\xaeB`\x82"), ("fullPage", out.getvalue() + b"\n"))
    exchange = Exchange(PAGE, "GET", AT, (), b"", 200, "OK", head, body)
    captured = Captured(PAGE, PAGE, "Новости", AT, AT, (exchange,), pictures, f"{SERVED}\n{LOADED}", "Chrome/1")
    return wacz_of(captured, "habeas test", [UUID(int=at, version=4) for at in range(ids_needed(captured))])


@pytest.fixture
def taken(session: Session, package: bytes) -> Session:
    """A vault with the captured page."""
    take_in_standard_input(session, "baker", package, Circumstances(Secrecy.PUBLIC))
    return session


def test_words_and_picture_of_a_page_are_parts_of_it(taken: Session) -> None:
    """The words shown and the picture of the whole page are sources, named and marked; that of a window is not."""
    _, *parts = (source_shape(each) for each in sources_of(taken, "baker"))
    told = {shape["original_name"]: [within["shown"] for within in shape["inside"]] for shape in parts}
    assert told == {"news.example shown.txt": ["words"], "news.example shown.png": ["picture"]}
    assert {shape["description"]["address"]["value"] for shape in parts} == {PAGE}
    assert all(shape["title"] for shape in parts)


def test_a_page_and_what_a_browser_showed_of_it_are_one_source(taken: Session) -> None:
    """Package, words and picture count as one source, whatever they have in common."""
    told = reprints(taken, "baker").independence
    assert told.count(source.id for source in taken.vault.evidence.sources()) == 1
    assert {bond.of.value for bond in told.bonds} == {"capture"}


def test_what_a_script_loaded_is_drafted_once_and_anchored_in_the_words_shown(taken: Session) -> None:
    """Each sentence is proposed from one place: the server's from the page, the later one from the words shown."""
    propose(taken, "baker")
    names = {source.id: source.original_name for source in taken.vault.evidence.sources()}
    found = {
        each.proposal.draft.quote: names[each.proposal.source]
        for each in listed(taken, "baker", "waiting")
        if each.proposal.draft.type == "apprehension"
    }
    served, loaded = SERVED.removesuffix("."), LOADED.removesuffix(".")
    assert {quote.rstrip("."): name for quote, name in found.items()} == {
        served: None,
        loaded: "news.example shown.txt",
    }
    place = place_of(
        taken,
        "baker",
        next(e.proposal.id for e in listed(taken, "baker", "waiting") if loaded in e.proposal.draft.quote),
    )
    assert loaded in place.quote


def test_a_quote_of_what_a_browser_showed_says_so_on_paper(taken: Session) -> None:
    """The footnote of a fact from the words shown is marked in each language, that of the page itself is not."""
    propose(taken, "baker")
    accept(taken, [each.proposal.id for each in listed(taken, "baker", "waiting")])
    opened = open_case(taken, "baker", date(2031, 4, 1))
    for lang, mark in MARK.items():
        view = view_for_self(opened, lang)
        marked = {
            note.quote.text.rstrip("."): mark in "".join(run.text for run in note.citation) for note in view.footnotes
        }
        assert marked[LOADED.removesuffix(".")]
        assert not marked[SERVED.removesuffix(".")]
        assert mark in case_sheet_html(view).decode()
