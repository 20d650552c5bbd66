"""Pages of a site prove themselves: every sentence with an anchor, on whichever page beside it it stands."""

from dataclasses import replace

import pytest
from tests.disclosure.site.paging import page_of
from tests.output.site.building import site_of

from habeas.base.language import Lang
from habeas.disclosure.proof.checking import check_proof
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
