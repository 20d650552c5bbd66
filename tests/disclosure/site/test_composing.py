"""A public page is made of what was let through; every sentence has its anchor, its footnote and its day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from tests.disclosure.invented import AT, HELD, Making, example
from tests.disclosure.site.paging import IDS, SLUG, admitted, beside_of, page_of

from habeas.base.ids import StatementId
from habeas.base.language import Lang
from habeas.disclosure.gate.held import Held, Protection, Thing
from habeas.disclosure.site.composing import compose_page
from habeas.disclosure.site.page import Waiting
from habeas.disclosure.site.sentences import sentences_of
from habeas.disclosure.view import plain
from habeas.evidence.sources.source import Secrecy


@pytest.mark.parametrize("lang", list(Lang))
def test_every_sentence_of_fact_has_a_footnote_and_an_anchor_of_its_own(lang: Lang) -> None:
    """No sentence of fact is without a footnote, and no anchor stands twice."""
    told = list(sentences_of(page_of(lang)))
    assert len(told) > 15
    assert all(each.notes for each in told)
    anchors = [each.anchor for each in told if each.anchor]
    assert len(anchors) == len(set(anchors)) > 15


def test_anchors_stay_when_more_becomes_known() -> None:
    """A sentence that gains a source keeps the anchor that others have linked to."""
    made = example()
    before = {plain(each.line): each.anchor for each in page_of(made=made).chronology}
    later = made.say(1, "access_to_counsel", {}, "другие слова о том же", when="2023-03-09T10:20+06:00")
    made.statements[-1] = replace(later, recorded_at=AT + timedelta(hours=1))
    after = {plain(each.line): each.anchor for each in page_of(made=made).chronology}
    assert before == after


def test_an_anchor_is_the_same_in_every_language() -> None:
    """Whoever switches the language stays at the sentence."""
    assert {each.anchor for each in page_of(Lang.EN).chronology} == {
        each.anchor for each in page_of(Lang.KK).chronology
    }


def test_the_same_case_gives_the_same_page() -> None:
    """Composing twice gives equal values."""
    assert page_of(Lang.RU) == page_of(Lang.RU)


def test_footnotes_and_sources_count_without_gaps() -> None:
    """Every footnote names a source that the page lists, and no source is listed that nothing cites."""
    page = page_of()
    assert [note.number for note in page.notes] == list(range(1, len(page.notes) + 1))
    assert {note.source for note in page.notes} == {source.number for source in page.sources}


def test_words_that_are_held_back_are_in_no_footnote() -> None:
    """Where only the words of a statement are held back, its footnote stands without them."""
    let = admitted()
    note = next(note for note in page_of().notes if note.quote and "3 March" in note.quote.text)
    statement = next(
        each.id for fact in let.casefile.facts for each in fact.statements if "3 March" in each.anchor.quote
    )
    held = Held(Thing.STATEMENT, statement, (Protection.INCRIMINATED_WORDS,), words_only=True)
    page = compose_page(replace(let, held=(held,)), Lang.EN, SLUG, IDS, beside_of(example()))
    assert page.notes[note.number - 1].quote is None
    assert "3 March 2023 at his studio" not in str(page.notes)


def test_a_source_that_is_not_public_has_a_commitment_and_no_address() -> None:
    """A digest would identify a leaked paper: only public sources have one."""
    made = example()
    made.sources[0] = replace(made.sources[0], secrecy=Secrecy.OWN_KNOWLEDGE)
    sources = {plain(source.title): source for source in page_of(made=made).sources}
    own, public = sources["Painter held over a canvas"], sources["Художник под стражей"]
    assert own.digest.startswith("commitment:")
    assert own.address is None
    assert made.sources[0].copy.digest not in str(page_of(made=made))
    assert public.digest == made.sources[1].copy.digest


def test_nothing_of_how_we_work_is_on_the_page() -> None:
    """No handle, file name, statement id or time of receipt leaves with a page."""
    made = example()
    told = str(page_of(made=made))
    ids = [StatementId(each.id) for each in made.statements]
    assert not [each for each in ("lantern", "report-0.html", "habeas/0.1.0", *ids) if each in told]


def test_days_are_two_numbers_where_the_sources_differ() -> None:
    """The number that stands large is never surer than the record."""
    assert page_of().people[0].days == "93–94 days"
    assert page_of(Lang.RU).people[0].days == "93–94 дня"


def test_a_sentence_says_as_of_when_and_per_whom() -> None:
    """The newest source is named with its day, and how many others there are."""
    found = [plain(each.fresh) for each in page_of().chronology if "3 March" in plain(each.line)]
    assert found == ["as of 20 May 2023, per Painter held over a canvas", "per Untitled source"]


def test_a_question_without_an_answer_waits() -> None:
    """What was asked and has no reply on record is told as waiting, with its days."""
    made = example()
    made.say(0, "complaint", {"to": "the prosecutor", "matter": "arrest"}, "a complaint of 1 May", when="2023-05-01")
    waits = [each for each in page_of(made=made).asked if "1 May" in plain(each.told.line)]
    assert [each.waiting for each in waits] == [Waiting.OPEN]
    assert waits[0].waits is not None
    assert plain(waits[0].waits.line) == "No answer on record for 35 days"
    assert waits[0].waits.basis is not None
    assert waits[0].waits.basis.told == (waits[0].told.anchor,)


def test_a_name_that_no_admitted_fact_gives_is_not_on_the_page() -> None:
    """Without a fact that names the person, the heading is not theirs to give."""
    made = Making(entities=example().entities, sources=example().sources)
    made.say(0, "apprehension", {}, "apprehended", when="2023-03-03")
    person = page_of(made=made).people
    assert all(not each.named for each in person)


def test_an_empty_case_makes_an_empty_page() -> None:
    """Nothing known is nothing said, and no error."""
    made = Making(entities=[], sources=[])
    page = page_of(made=made, as_of=date(2023, 6, 5))
    assert (page.people, page.notes, page.sources, page.picture) == ((), (), (), None)
    assert page.title == f"Case {SLUG}"


def test_the_person_of_the_invented_case_is_the_one_held() -> None:
    """The page is about whoever is held, and about nobody else by heading."""
    assert [plain(each.name) for each in page_of().people] == ["Timur Esenov"]
    assert HELD not in str(page_of())
