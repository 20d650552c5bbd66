"""Reprints in a case: told when they come, counted where facts show their sources, overruled by a person."""

import json
from datetime import date

import pytest

from habeas.base.errors import WrongCall
from habeas.base.language import Lang
from habeas.cli.case_text import case_text
from habeas.desk.case_file import case_shape, open_case, view_for_self
from habeas.desk.deciding import accept
from habeas.desk.preserving import Circumstances
from habeas.desk.proposing import propose
from habeas.desk.reprints import judge_sources, reprints, reprints_shape
from habeas.desk.session import Session
from habeas.desk.taking_in import TakenIn, take_in_standard_input
from habeas.evidence.sources.independence import Of, Standing
from habeas.evidence.sources.pages import Pages
from habeas.evidence.sources.source import Secrecy, Transcript

REPORT = (
    "On May 3, 2023, Ilyas Qarabulaq, a baker from Tasköl, was arrested by officers of the Tasköl city police. "
    "His neighbours saw how two cars without plates stopped before the bakery early in the morning. "
    "Nobody told the family for two days where he was kept, and the bakery stayed closed until the end of the week."
)
COPY = "Steppe Courier. " + REPORT.replace("early in the morning", "at dawn")
OTHER = (
    "On May 3, 2023, Ilyas Qarabulaq was arrested. A clerk of the market told our correspondent about it the same day, "
    "and the duty officer of the station refused to say anything on the telephone when we called him in the evening."
)
CIRCUMSTANCES = Circumstances(Secrecy.PUBLIC)


def add(session: Session, text: str) -> TakenIn:
    """One more report."""
    return take_in_standard_input(session, "baker", text.encode(), CIRCUMSTANCES)


def fact_of(session: Session) -> dict[str, object]:
    """How many sources the arrest stands on."""
    shape = case_shape(open_case(session, "baker", date(2023, 6, 2)))
    timeline = json.loads(json.dumps(shape))["timeline"]
    [sources] = [fact["sources"] for fact in timeline if fact["property"] == "apprehension"]
    assert isinstance(sources, dict)
    return sources


@pytest.fixture
def baker(session: Session) -> Session:
    """Three reports of one arrest, of which two are one text."""
    for text in (REPORT, COPY, OTHER):
        add(session, text)
    propose(session, "baker")
    accept(session, [each.id for each in session.vault.proposals.proposals(session.case("baker").id)])
    return session


def test_a_reprint_is_told_when_it_comes(session: Session) -> None:
    """The first report and an independent one come without a note; a reprint says whose words it has."""
    codes = [[f.code for one in add(session, text).taken for f in one.findings] for text in (REPORT, COPY, OTHER)]
    assert ["repeats-source" in found for found in codes] == [False, True, False]


def test_facts_count_independent_sources(baker: Session) -> None:
    """Three sources, of which two are one text, count as two, in JSON and in every language of the sheet."""
    assert fact_of(baker) == {"all": 3, "independent": 2}
    for lang, said in ((Lang.EN, "sources: 3"), (Lang.RU, "источников: 3"), (Lang.KK, "дереккөз саны: 3")):
        assert said in case_text(view_for_self(open_case(baker, "baker", date(2023, 6, 2)), lang), 400)


def test_a_person_overrules_and_takes_it_back(baker: Session) -> None:
    """A word with a reason goes before the texts, stays on record, and can be taken back."""
    first, second, _ = (source.id for source in baker.vault.evidence.sources(baker.case("baker").id))
    judge_sources(baker, "baker", first, second, Standing.INDEPENDENT, "Two reporters were there.")
    assert fact_of(baker)["independent"] == 3
    assert "Two reporters were there." in json.dumps(reprints_shape(reprints(baker, "baker")))
    judge_sources(baker, "baker", second, first, Standing.UNDONE, "One of them was not.")
    assert fact_of(baker)["independent"] == 2
    assert len(baker.vault.evidence.source_judgements(baker.case("baker").id)) == 2


def test_a_word_needs_a_reason_two_sources_and_something_to_undo(baker: Session) -> None:
    """What makes no sense is refused, and nothing is recorded."""
    first, second, _ = (source.id for source in baker.vault.evidence.sources(baker.case("baker").id))
    for one, other, standing, why in (
        (first, second, Standing.DEPENDENT, " "),
        (first, first, Standing.DEPENDENT, "why"),
        (first, "nothing", Standing.DEPENDENT, "why"),
        (first, second, Standing.UNDONE, "why"),
    ):
        with pytest.raises(WrongCall):
            judge_sources(baker, "baker", one, other, standing, why)
    assert baker.vault.evidence.source_judgements(baker.case("baker").id) == ()


def test_an_erased_source_leaves_no_word_on_it(session: Session) -> None:
    """What was said of a source goes with it."""
    add(session, REPORT)
    add(session, COPY)
    case = session.case("baker")
    first, second = (source.id for source in session.vault.evidence.sources(case.id))
    judge_sources(session, "baker", first, second, Standing.DEPENDENT, "The editor says so.")
    with session.vault.transaction():
        session.vault.evidence.erase_source(second)
    assert session.vault.evidence.source_judgements(case.id) == ()


def test_the_pages_of_one_document_and_the_words_of_one_recording_are_one_source(session: Session) -> None:
    """Texts that share nothing count as one where they are pages of a document, or give the words of a recording."""
    for text in (REPORT, OTHER):
        add(session, text)
    case = session.case("baker")
    [first, second] = (source.id for source in session.vault.evidence.sources(case.id))
    assert reprints(session, "baker").independence.count([first, second]) == 2
    with session.vault.transaction():
        session.vault.evidence.add_transcript(Transcript(first, second, "A. Reed", False, session.who, session.now()))
    told = reprints(session, "baker").independence
    assert (told.count([first, second]), [bond.of for bond in told.bonds]) == (1, [Of.RECORDING])
    judge_sources(session, "baker", first, second, Standing.INDEPENDENT, "Two different calls.")
    assert reprints(session, "baker").independence.count([first, second]) == 2
    judge_sources(session, "baker", first, second, Standing.UNDONE, "No, one call.")
    with session.vault.transaction():
        pages = Pages("c" * 32, case.id, "Order", (first, second), session.who, session.now())
        session.vault.evidence.add_pages(pages)
    assert [bond.of for bond in reprints(session, "baker").independence.bonds] == [Of.DOCUMENT, Of.RECORDING]
