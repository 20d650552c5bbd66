"""What each procedure asks besides: the Committee, the Group on disappearances, the urgent appeal."""

import re

import pytest
from tests.disclosure.invented import HELD, Making
from tests.disclosure.papers.making import paper_of, sentences_of
from tests.disclosure.papers.making_un import EN, blank, choices, remedies

from habeas.disclosure.papers.answers import Answers
from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.papers.paper import Gap, PaperKind
from habeas.disclosure.papers.un.articles import ARTICLES
from habeas.disclosure.papers.un.length import MOST_WORDS
from habeas.disclosure.view import plain


def test_a_filing_abroad_is_no_step_at_home(made: Making) -> None:
    """A complaint to the Working Group stands with the other international bodies and not in part VI."""
    made.say(0, "complaint", {"to": "wgad"}, "wrote to the Working Group", when="2023-05-22")
    paper = paper_of(made, PaperKind.HRC, EN, Answers(remedies={HELD: remedies(made)}))
    steps = next(part for part in paper.parts if part.id == "exhaustion")
    assert "wgad" not in repr(steps)
    elsewhere = next(part for part in paper.parts if part.id == "elsewhere")
    assert "wgad" in repr(elsewhere)
    assert "Whether it is such a procedure" in repr(elsewhere)


def test_the_state_party_is_checked_by_the_day(made: Making) -> None:
    """Kazakhstan is told as bound from 30 September 2009; for Belarus the door is shut, and the head says so."""
    kz = paper_of(made, PaperKind.HRC, EN, Answers(remedies={HELD: remedies(made)}))
    assert any("30 September 2009" in plain(one.line) for one in sentences_of(kz))
    by = paper_of(made, PaperKind.HRC, EN, Answers(remedies={HELD: remedies(made, "BY")}))
    assert "CLOSED" in by.notices[1]
    unknown = paper_of(made, PaperKind.HRC, EN, Answers(remedies={HELD: remedies(made, None)}))
    assert blank(unknown, "State party").gap is Gap.TO_FILL


def test_the_five_years_are_counted_from_a_recorded_decision(made: Making) -> None:
    """Without a decision of a higher court no end is told; with one it stands on its footnote."""
    before = paper_of(made, PaperKind.HRC, EN, Answers(remedies={HELD: remedies(made)}))
    assert not any("five years end on" in plain(one.line) for one in sentences_of(before))
    made.say(1, "appeal_decision", {"outcome": "upheld"}, "оставил без изменения", when="2023-05-10")
    after = paper_of(made, PaperKind.HRC, EN, Answers(remedies={HELD: remedies(made)}))
    told = next(one for one in sentences_of(after) if "five years end on" in plain(one.line))
    assert "10 May 2028" in plain(told.line)
    assert told.notes


def test_articles_are_shown_with_what_is_recorded_and_claimed_by_a_person(made: Making) -> None:
    """Article 7 is proposed on reported ill-treatment; an article that a person adds stands there without grounds."""
    shown = choices(paper_of(made, PaperKind.HRC, EN), "articles")
    assert "Article 7 " in shown[0].label
    assert not shown[0].ticked
    claimed = choices(paper_of(made, PaperKind.HRC, EN, given={"articles": "7, 24"}), "articles")
    assert {one.label.split(" of ")[0] for one in claimed if one.ticked} == {"Article 7", "Article 24"}
    assert "24" not in ARTICLES


def test_the_report_of_a_disappearance_asks_for_month_and_year(made: Making) -> None:
    """A date without its month is told, and so is that it is not enough; a place that is known is a warning."""
    paper = paper_of(made, PaperKind.WGEID, EN)
    assert "check that this is still so" in paper.notices[1] or "check that this is still so" in paper.notices[0]
    assert not any("month and the year" in plain(one.line) for one in sentences_of(paper))
    made.statements = [one for one in made.statements if one.prop not in ("apprehension", "place_of_detention")]
    made.say(0, "apprehension", {}, "taken in 2023", when="2023")
    late = paper_of(made, PaperKind.WGEID, EN)
    assert any("month and the year" in plain(one.line) for one in sentences_of(late))


def test_an_urgent_appeal_without_danger_says_so(made: Making) -> None:
    """It stands on recorded danger; where there is none the paper says that it needs one."""
    assert not any("needs it" in one for one in paper_of(made, PaperKind.URGENT_APPEAL, EN).notices)
    made.statements = [one for one in made.statements if one.prop != "ill_treatment"]
    assert any("needs it" in one for one in paper_of(made, PaperKind.URGENT_APPEAL, EN).notices)


@pytest.mark.parametrize("lang", PaperLang)
def test_the_words_of_a_communication_are_counted_before_it_is_written(made: Making, lang: PaperLang) -> None:
    """The open fields tell how many words facts and arguments have beside the most that the form takes."""
    [told] = [one for one in paper_of(made, PaperKind.HRC, lang).blanks if "10000" in one.label]
    assert told.place == "10 13"
    counted = [int(number) for number in re.findall(r"\d+", told.label)]
    assert 50 < counted[0] < MOST_WORDS


def test_a_communication_that_is_too_long_says_so(made: Making, monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the limit the remedy is to shorten it."""
    monkeypatch.setattr("habeas.disclosure.papers.un.length.MOST_WORDS", 10)
    [told] = [one for one in paper_of(made, PaperKind.HRC, PaperLang.EN).blanks if one.label.endswith("takes 10")]
    assert told.remedy.startswith("Shorten")
