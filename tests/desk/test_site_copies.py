"""Copies of public sources beside a page: words set anew, of sources in which nothing is held back, and no others."""

from pathlib import Path

import pytest
from tests.desk.test_publishing import DAY, LANGS
from tests.leaks.unpacking import text_of_pdf

from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.desk.delisting import delist
from habeas.desk.preserving import Circumstances
from habeas.desk.publishing import Published, SiteAsked, publish
from habeas.desk.rulings import Aim, hold
from habeas.desk.saying import Words, say
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_standard_input
from habeas.evidence.sources.source import Secrecy

WHO = "Ilyas Qarabulaq"


@pytest.fixture
def baker(session: Session) -> Session:
    """A vault with a baker who is held, by one public report, and whose family agreed in a letter."""
    report = "Ilyas Qarabulaq was apprehended on 3 May 2023. He is held in remand prison No. 4.\n"
    kept = take_in_standard_input(session, "baker", report.encode(), Circumstances(Secrecy.PUBLIC)).taken[0].source
    assert kept is not None
    person: dict[str, Plain] = {"name": WHO, "role": "detainee"}
    say(session, "baker", Words(WHO, "person", person, kept.id, WHO, None))
    quote = "was apprehended on 3 May 2023"
    say(session, "baker", Words(WHO, "apprehension", {"when": "2023-05-03"}, kept.id, quote, None))
    for use in ("publish", "name"):
        agreed = f"The family agrees: {use}."
        consent = {"use": use, "answer": "given", "audience": "public", "when": "2023-05-20"}
        more(session, agreed, "consent", agreed, Secrecy.OWN_KNOWLEDGE, **consent)
    return session


def more(session: Session, text: str, prop: str, quote: str, secrecy: Secrecy = Secrecy.PUBLIC, **value: Plain) -> str:
    """The id of a statement on another source of the case."""
    [taken] = take_in_standard_input(session, "baker", text.encode(), Circumstances(secrecy)).taken
    assert taken.source is not None
    return say(session, "baker", Words(WHO, prop, value, taken.source.id, quote, None)).id


def published(session: Session, folder: Path, *, copies: bool = True) -> Published:
    """Publish the case, with copies."""
    return publish(session, ["baker"], folder, DAY, SiteAsked(LANGS, copies=copies), Lang.EN)


def copies_in(folder: Path) -> list[Path]:
    """The copies on the site."""
    return sorted((folder / "archive").rglob("*.pdf"))


def test_a_public_source_stands_beside_the_page(baker: Session, tmp_path: Path) -> None:
    """Its words are there, set anew; the page of each language leads to it; it is a file of the release."""
    site = tmp_path / "site"
    done = published(baker, site)
    [copy] = copies_in(site)
    assert (done.cases[0].copies, done.cases[0].uncopied) == (1, 0)
    words = text_of_pdf(copy.read_bytes())
    assert "was apprehended on 3 May 2023" in words
    assert "Archive copy, page 1 of 1" in words
    for lang in LANGS:
        page = (site / lang.value / "case" / f"{done.cases[0].slug}.html").read_text("utf-8")
        assert f'href="../../archive/{done.cases[0].slug}/{copy.name}"' in page
    [release] = baker.vault.gate.releases(baker.case("baker").id)
    assert copy.name in {one.name for one in release.files}
    before = copy.read_bytes()
    published(baker, site)
    assert copies_in(site)[0].read_bytes() == before


def test_copies_are_asked_for_each_time(baker: Session, tmp_path: Path) -> None:
    """Without the option no copy stands on the site, and what stood there goes; so it does with the page."""
    site = tmp_path / "site"
    published(baker, site, copies=False)
    assert copies_in(site) == []
    published(baker, site)
    assert len(copies_in(site)) == 1
    published(baker, site, copies=False)
    assert copies_in(site) == []
    published(baker, site)
    delist(baker, "baker", site, "he asked")
    assert copies_in(site) == []


def test_nothing_of_which_something_is_held_back_is_copied(baker: Session, tmp_path: Path) -> None:
    """A letter that is not public, a report with a number, one with a stranger, one with a statement held back."""
    site = tmp_path / "site"
    more(baker, "He was moved to Stepnogorsk.", "transfer", "moved to Stepnogorsk", Secrecy.CASE_FILE, to="Stepnogorsk")
    more(baker, "He was searched. Call +7 701 234 56 78.", "search", "was searched", when="2023-05-03")
    more(baker, "He was heard, and Serik Beketov saw it.", "hearing", "was heard", when="2023-05-05")
    kept = more(baker, "He was questioned twice.", "questioning", "was questioned twice", when="2023-05-04")
    hold(baker, "baker", Aim(statement=kept), "it is not checked", None)
    done = published(baker, site)
    everything = text_of_all(site)
    assert len(copies_in(site)) == done.cases[0].copies == 1
    assert done.cases[0].uncopied > 0
    assert not any(word in everything for word in ("Stepnogorsk", "234 56 78", "Beketov", "questioned twice"))


def text_of_all(folder: Path) -> str:
    """Every page and every copy of a site as one text."""
    pages = "\n".join(path.read_text("utf-8") for path in sorted(folder.rglob("*.html")))
    return "\n".join([pages, *(text_of_pdf(path.read_bytes()) for path in copies_in(folder))])
