"""Pages of a site prove themselves: every sentence with an anchor, on whichever page beside it it stands."""

from dataclasses import replace
from datetime import date

import pytest
from tests.disclosure.held import event, reckoned
from tests.disclosure.invented import HELD, start
from tests.disclosure.site.paging import IDS, admitted, page_of
from tests.output.site.building import site_of

from habeas.base.language import Lang
from habeas.disclosure.papers.answers import Answers
from habeas.disclosure.proof.checking import check_proof
from habeas.disclosure.proof.proof import Kind
from habeas.disclosure.site.composing import Beside, compose_page
from habeas.disclosure.site.page import SitePage
from habeas.disclosure.view import Run
from habeas.output.proof.proving import prove
from habeas.output.site import case_page
from habeas.output.site.case_page import case_files


def files_of(page: SitePage) -> dict[str, bytes]:
    """Its HTML files."""
    return dict(case_files(page, site_of()))


@pytest.mark.parametrize("budget", [case_page.BUDGET, 1])
def test_the_pages_of_a_case_hold(budget: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """In three languages, on one page or on several, each sentence of fact stands where the proof says."""
    monkeypatch.setattr(case_page, "BUDGET", budget)
    pages = [(page, files_of(page)) for page in map(page_of, Lang)]
    proof = prove(pages, (), 0)
    texts = {path: html.decode() for _, files in pages for path, html in files.items()}
    checked = check_proof(proof, texts, ())
    assert checked.findings == ()
    assert checked.sentences == sum(len(page.sentences) for page in proof.pages) > 30
    assert (len(proof.pages) == 3) is (budget > 1)
    told = {one.anchor for page, _ in pages for one in page.chronology}
    assert told <= {one.anchor for page in proof.pages for one in page.sentences}


def test_a_hostile_sentence_is_proved_as_it_is_shown() -> None:
    """Signs that nobody sees and markup stand in the proof as the page shows them."""
    page = page_of()
    hostile = replace(page.chronology[0], line=(Run("a <b>\u202eword\u0000 & é\u200b</b>  end"),))
    page = replace(page, chronology=(hostile, *page.chronology[1:]))
    files = files_of(page)
    proof = prove([(page, files)], (), 0)
    assert check_proof(proof, {path: html.decode() for path, html in files.items()}, ()).findings == ()


def page_with_law(lang: Lang) -> SitePage:
    """The page of somebody whose clock was reckoned, with an act that no order covers."""
    made = start()
    made.say(0, "person", {"name": "Timur Esenov", "role": "detainee"}, "Timur Esenov")
    held = made.say(0, "apprehension", {"by": "police"}, "was apprehended on 29 April 2022", when="2022-04-29")
    reckoning = replace(reckoned([event(held.id, "apprehension", "2022-04-29")], "2022-07-28"), person=HELD)
    beside = Beside(answers=Answers(clock=(reckoning,)))
    return compose_page(admitted(made, date(2022, 7, 28), lang), lang, "k7f3q2mb", IDS, beside)


@pytest.mark.parametrize("budget", [case_page.BUDGET, 1])
def test_what_is_reckoned_is_proved_by_what_it_is_reckoned_from(budget: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Days, limits and counts name their footnotes, other sentences, and the law with article, wording and its day."""
    monkeypatch.setattr(case_page, "BUDGET", budget)
    pages = [(page, files_of(page)) for page in map(page_with_law, Lang)]
    proof = prove(pages, (), 0)
    texts = {path: html.decode() for _, files in pages for path, html in files.items()}
    assert check_proof(proof, texts, ()).findings == ()
    told = {one.anchor: (one, page) for page in proof.pages if page.lang is Lang.EN for one in page.sentences}
    assert {"c", "d", "r", "l", "n", "g"} <= {anchor[5] for anchor in told}
    for anchor, (one, page) in told.items():
        assert one.notes or one.told or one.laws or one.kind is Kind.ABSENT
        assert (one.kind is Kind.TOLD) is (anchor[5] in "spqtaobv")
        if anchor[5] == "l":
            laws = [law for law in page.laws if law.number in one.laws]
            assert laws
            assert laws[0].article in one.text
            assert all(law.amended_to is not None for law in laws if law.wording)
        if anchor[5] == "n":
            assert {each[5] for each in one.told} <= {"l"}
    days = next(one for one, _ in told.values() if one.anchor[5] == "d")
    assert days.text == "90 days in custody"
    assert [each[5] for each in days.told] == ["c"]


def test_a_page_that_says_more_than_is_proved_is_not_proved() -> None:
    """Text of no known kind, outside every proved element, is found: the gate of what a page may say."""
    page = page_of()
    files = {path: html.replace(b"</main>", b"<p>He confessed.</p></main>") for path, html in files_of(page).items()}
    proof = prove([(page, files)], (), 0)
    [found] = check_proof(proof, {path: html.decode() for path, html in files.items()}, ()).findings
    assert found.code == "pack-text-changed"
