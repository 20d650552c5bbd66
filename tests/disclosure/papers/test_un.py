"""Papers to bodies of the United Nations: every field is there, facts carry, people claim, what is open is told."""

from dataclasses import replace

import pytest
from tests.disclosure.held import reckoned
from tests.disclosure.invented import HELD, Making
from tests.disclosure.papers.making import admitted, paper_of, sentences_of
from tests.disclosure.papers.making_un import (
    EN,
    FORM,
    UN,
    answers_of,
    blank,
    carried,
    choices,
    field,
    made_for,
    remedies,
)

from habeas.base.errors import WrongCall
from habeas.base.known import Unknown
from habeas.disclosure.audience import Audience
from habeas.disclosure.papers.answers import Answers
from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.papers.paper import Choice, Field, Gap, PaperKind, Quotation, Table
from habeas.disclosure.papers.registry import compose
from habeas.disclosure.papers.telling import Wanted
from habeas.disclosure.papers.un.reasons import CRITERIA
from habeas.disclosure.view import plain
from habeas.law.clock.facts import Event


@pytest.mark.parametrize("lang", list(PaperLang))
def test_the_questionnaire_has_all_its_fields_in_their_order(made: Making, lang: PaperLang) -> None:
    """Every numbered field stands in the paper once, also where nothing is known, and the parts are I to VII."""
    paper = paper_of(made, PaperKind.WGAD, lang)
    numbers = [one.number for part in paper.parts for one in part.blocks if isinstance(one, Field) and one.number]
    assert [one for one in numbers if one in FORM] == list(FORM)
    parts = [part.number for part in paper.parts if part.number]
    assert parts == ["I", "II", "III", "IV", "V", "VI", "VII"]
    assert len(choices(paper, "reasons")) == 5
    assert len(choices(paper, "criteria")) == 5


@pytest.mark.parametrize("kind", UN)
@pytest.mark.parametrize("lang", list(PaperLang))
def test_a_paper_is_a_draft_until_somebody_compared_it(made: Making, kind: PaperKind, lang: PaperLang) -> None:
    """Until a person says who compared it with the official form it is stamped, and says so in its blanks."""
    draft = paper_of(made, kind, lang)
    assert draft.stamp
    compared = paper_of(made, kind, lang, given={"compared": "A. Reader, 2 June 2023"})
    assert compared.stamp == ""
    assert len(compared.blanks) == len(draft.blanks) - 1


@pytest.mark.parametrize("kind", UN)
def test_nobody_ticks_but_a_person(made: Making, kind: PaperKind) -> None:
    """Whatever is recorded, no box is ticked in a paper for which nobody chose anything."""
    assert not any(
        one.ticked for part in paper_of(made, kind, EN).parts for one in part.blocks if isinstance(one, Choice)
    )


def test_what_is_proposed_says_so_and_what_is_claimed_is_ticked(made: Making) -> None:
    """Grounds that are recorded are proposed; the category that a person chose is claimed, with the same grounds."""
    third = choices(paper_of(made, PaperKind.WGAD, EN), "reasons")[2]
    assert third.carried_by[0].line[0].text.startswith("PROPOSED")
    assert "двое суток держали без сна" in carried(third)
    chosen = choices(paper_of(made, PaperKind.WGAD, EN, given={"categories": "III, V"}), "reasons")
    assert [one.ticked for one in chosen] == [False, False, True, False, True]
    assert "Claimed by the person" in carried(chosen[2])
    assert "двое суток держали без сна" in carried(chosen[2])
    assert "holds no fact that carries it" in carried(chosen[4])


def test_a_category_that_there_is_not_is_refused(made: Making) -> None:
    """A misspelt choice is not left out in silence."""
    with pytest.raises(WrongCall, match="VI"):
        paper_of(made, PaperKind.WGAD, EN, given={"categories": "VI"})


def test_discrimination_is_never_proposed(made: Making) -> None:
    """No property of the record says that somebody was treated differently, so category V says what is missing."""
    made.say(0, "nationality", {"country": "UZ"}, "an Uzbek citizen")
    fifth = choices(paper_of(made, PaperKind.WGAD, EN), "reasons")[4]
    assert "nothing is proposed" in carried(fifth)
    assert "To be shown" in carried(fifth)


def test_administrative_custody_needs_a_foreigner_held_so(made: Making) -> None:
    """Category IV is proposed only for a foreigner who is held in an administrative case."""
    made.say(0, "nationality", {"country": "UZ"}, "an Uzbek citizen")
    assert "nothing is proposed" in carried(choices(paper_of(made, PaperKind.WGAD, EN), "reasons")[3])
    made.say(0, "re_arrest", {"basis": "administrative"}, "taken again in an administrative case", when="2023-05-20")
    assert "PROPOSED" in carried(choices(paper_of(made, PaperKind.WGAD, EN), "reasons")[3])


def test_arrest_and_detention_are_kept_apart(made: Making) -> None:
    """What was surely said before the first order stands with the arrest, all else with the detention."""
    claim = {"claim": "He shouted at the officers."}
    made.say(0, "allegation", claim, "shouted at officers", by="the officers", when="2023-03-04")
    paper = paper_of(made, PaperKind.WGAD, EN)
    assert any("He shouted" in one for one in answers_of(field(paper, "II.6")))
    assert not any("He shouted" in one for one in answers_of(field(paper, "III.6")))
    assert any("calls for strife" in one for one in answers_of(field(paper, "III.6")))
    assert answers_of(field(paper, "III.1")) == ["6 March 2023"]


def test_undated_reasons_leave_the_field_on_the_arrest_open(made: Making) -> None:
    """Where the record does not date what was said, II.6 says where it stands and is told as a blank."""
    found = field(paper_of(made, PaperKind.WGAD, EN), "II.6")
    assert found.gap is Gap.UNKNOWN
    assert "under the detention" in answers_of(found)[0]


def test_the_age_at_the_arrest_is_no_more_exact_than_the_dates(made: Making) -> None:
    """Born in 1987 and taken in March 2023: 35 or 36, on the footnotes of both; no age where the birth is unknown."""
    told = field(paper_of(made, PaperKind.WGAD, EN), "I.4")
    ages = [one for one in told.answers if plain(one.line).startswith("Aged")]
    assert {plain(one.line).split(" on ")[0].split(" in ")[0] for one in ages} == {"Aged 35 or 36"}
    assert all(len(one.notes) >= 2 for one in ages)
    made.statements = [one for one in made.statements if one.prop != "birth_date"]
    assert field(paper_of(made, PaperKind.WGAD, EN), "I.4").gap is Gap.UNKNOWN


def test_names_are_parted_only_where_that_is_sure(made: Making) -> None:
    """A listed given name with a surname's ending parts; another name stays whole, and the first name is a blank."""
    paper = paper_of(made, PaperKind.WGAD, EN)
    assert answers_of(field(paper, "I.1")) == ["Esenov"]
    assert answers_of(field(paper, "I.2")) == ["Timur"]
    made.entities[0] = replace(made.entities[0], name="Zhalgas Temirtas")
    made.say(0, "person", {"name": "Zhalgas Temirtas", "role": "detainee"}, "Zhalgas Temirtas")
    whole = paper_of(made, PaperKind.WGAD, EN)
    assert "Zhalgas Temirtas" in answers_of(field(whole, "I.1"))
    assert field(whole, "I.2").gap is Gap.TO_FILL


def test_claims_stay_with_who_makes_them(made: Making) -> None:
    """In every field a claim of the prosecution is told as theirs."""
    told = answers_of(field(paper_of(made, PaperKind.WGAD, EN), "III.6"))
    assert all(one.startswith("According to ") for one in told)


def test_unknown_is_an_answer_that_somebody_gave(made: Making) -> None:
    """That a source says nobody knows the warrant is told as such, with its footnote, and is no blank."""
    made.say(0, "warrant", Unknown("no paper was seen"), "no paper was seen")
    found = field(paper_of(made, PaperKind.WGAD, EN), "II.4")
    assert found.gap is None
    assert "not known" in answers_of(found)[0]
    assert found.answers[0].notes


def test_a_warrant_that_was_not_shown_is_no_and_a_ground(made: Making) -> None:
    """ "Not shown" answers II.4 with no, and is proposed under category I."""
    made.say(0, "warrant", {"shown": False}, "no warrant was shown")
    paper = paper_of(made, PaperKind.WGAD, EN)
    assert answers_of(field(paper, "II.4")) == ["No"]
    assert "warrant" in carried(choices(paper, "reasons")[0])


def _late(made: Making) -> Answers:
    """The clock of the invented case, where the hearing came three days after the arrest."""
    taken = made.say(0, "apprehension", {}, "taken at nine in the morning", when="2023-03-03T09:00+06:00")
    heard = made.say(1, "hearing", {}, "в суд доставили только шестого", when="2023-03-06T12:00+06:00")
    events = [
        Event(taken.id, "apprehension", taken.when, "S1", {}),
        Event(heard.id, "hearing", heard.when, "S2", {}),
    ]
    return Answers(clock=(replace(reckoned(events, "2023-06-05"), person=HELD),))


@pytest.mark.parametrize("lang", list(PaperLang))
def test_a_limit_that_was_broken_is_told_with_its_law_and_acts(made: Making, lang: PaperLang) -> None:
    """Brought before a judge after 75 hours: category I tells the limit, the norm and both acts' footnotes."""
    first = choices(paper_of(made, PaperKind.WGAD, lang, _late(made)), "reasons")[0]
    told = [one for one in first.carried_by if "48" in plain(one.line) and one.notes]
    assert told
    assert len(told[0].notes) >= 2
    assert "9" in plain(told[0].line)


def test_a_limit_without_a_record_is_not_called_broken(made: Making) -> None:
    """That nobody recorded a hearing proves no breach: nothing is proposed on it."""
    taken = made.say(0, "apprehension", {}, "taken at nine in the morning", when="2023-03-03T09:00+06:00")
    events = [Event(taken.id, "apprehension", taken.when, "S1", {})]
    clock = Answers(clock=(replace(reckoned(events, "2023-06-05"), person=HELD),))
    first = choices(paper_of(made, PaperKind.WGAD, EN, clock), "reasons")[0]
    assert "48 hours" not in carried(first)


def test_a_filing_without_a_reply_says_so(made: Making) -> None:
    """Part VI has each complaint in a row, with what came of it; the reasons why not are for a person to fill in."""
    paper = paper_of(made, PaperKind.WGAD, EN)
    table = next(one for part in paper.parts if part.id == "domestic" for one in part.blocks if isinstance(one, Table))
    (row,) = table.rows
    assert plain(row[0].line) == "Complaint, 12 March 2023"
    assert plain(row[3].line) == "No reply is recorded as of 5 June 2023."
    assert all(one.notes for one in row)
    assert blank(paper, "Why such steps").gap is Gap.TO_FILL


def test_consent_is_a_field_and_a_refusal_stands_at_the_head(made: Making) -> None:
    """Not recorded is a blank; refused is told as refused, and the paper begins by saying that it may not be sent."""
    open_paper = paper_of(made, PaperKind.WGAD, EN, Answers(remedies={HELD: remedies(made)}))
    assert blank(open_paper, "Consent of the person").gap is Gap.TO_FILL
    said = {"use": "wgad", "answer": "refused", "by": "wife"}
    made.say(0, "consent", said, "his wife does not agree", when="2023-05-30")
    refused = paper_of(made, PaperKind.WGAD, EN, Answers(remedies={HELD: remedies(made)}))
    assert refused.notices[0].startswith("DO NOT SEND")
    assert "refused, wife, 30 May 2023" in repr(refused.parts[-1]) or any(
        plain(one.line) == "refused, wife, 30 May 2023" for one in sentences_of(refused)
    )


@pytest.mark.parametrize("kind", UN)
def test_the_body_gets_claims_and_no_working_notes(made: Making, kind: PaperKind) -> None:
    """In the paper for the body nothing is proposed or "to be shown", and a box that nobody ticked is empty."""
    paper = made_for(made, kind, Audience.UN_BODY, {"compared": "A. Reader"})
    text = "\n".join(plain(one.line) for one in sentences_of(paper))
    assert "PROPOSED" not in text
    assert "To be shown" not in text
    assert all(not one.carried_by for part in paper.parts for one in part.blocks if isinstance(one, Choice))
    assert paper.notices == (paper.notices[-1],)


def test_words_in_other_languages_wait_for_a_translation(made: Making) -> None:
    """Each stretch has an id; once a person gives its translation it stands beside the original with the translator."""
    paper = paper_of(made, PaperKind.WGAD, EN)
    part = next(one for one in paper.parts if one.id == "translations")
    table = next(one for one in part.blocks if isinstance(one, Table))
    ids = {plain(row[1].line): plain(row[0].line).removeprefix("id ") for row in table.rows}
    given = {ids["Его двое суток держали без сна"]: "He was kept awake for two days", "translator": "A. Reader"}
    done = paper_of(made, PaperKind.WGAD, EN, given=given)
    quotes = [b for p in done.parts if p.id == "translations" for b in p.blocks if isinstance(b, Quotation)]
    assert [(one.original.text, one.translation and one.translation.text, one.translated_by) for one in quotes] == [
        ("Его двое суток держали без сна", "He was kept awake for two days", "A. Reader")
    ]
    assert quotes[0].notes


def test_annexes_are_the_sources_that_the_paper_cites(made: Making) -> None:
    """The list of copies names every source that a footnote cites, and no other."""
    paper = paper_of(made, PaperKind.WGAD, EN)
    assert {one.source for one in paper.exhibits} == {one.source for one in paper.footnotes}
    assert [one.number for one in paper.exhibits] == list(range(1, len(paper.exhibits) + 1))


def test_the_criteria_call_nobody_a_political_prisoner(made: Making) -> None:
    """The words stand only where it is said who may say them; each criterion names the Resolution's own paragraph."""
    shown = choices(paper_of(made, PaperKind.WGAD, EN), "criteria")
    assert len(shown) == len(CRITERIA)
    for name, one in zip(CRITERIA, shown, strict=True):
        assert f"paragraph 3({name})" in carried(one)
        assert "political prisoner" not in carried(one)


def test_what_the_gate_holds_back_is_not_told_to_the_body(made: Making) -> None:
    """Through the real gate: with consent there is a questionnaire; the address is not told, and not called unknown."""
    for use in ("share", "name"):
        value = {"use": use, "answer": "given", "audience": "un_body"}
        made.say(0, "consent", value, f"he agrees to {use}", when="2023-05-20")
    made.say(0, "residence", {"text": "12 Juniper Lane"}, "lives at 12 Juniper Lane")
    wanted = Wanted(PaperKind.WGAD, EN, given={"compared": "A. Reader"})
    paper = compose(wanted, admitted(made, Audience.UN_BODY), Answers())
    assert field(paper, "I.8").gap is Gap.HELD_BACK
    assert "Juniper" not in repr(paper)
    assert "3 March 2023" in answers_of(field(paper, "II.1"))


def test_a_person_whom_the_gate_holds_back_is_said_to_be(made: Making) -> None:
    """Without any consent there is no paper for the body, and the refusal says where to look."""
    with pytest.raises(WrongCall, match="lets nothing of this person through to 'un_body'"):
        compose(Wanted(PaperKind.WGAD, EN, HELD), admitted(made, Audience.UN_BODY), Answers())


@pytest.mark.parametrize("lang", PaperLang)
def test_categories_II_and_V_stand_on_what_a_source_says(made: Making, lang: PaperLang) -> None:  # noqa: N802
    """An act and a difference in treatment are proposed with their footnotes; without a statement V is empty."""
    bare = {box.label: box for box in choices(paper_of(made, PaperKind.WGAD, lang), "reasons")}
    assert not [one for one in list(bare.values())[-1].carried_by if one.notes]
    made.say(0, "protected_act", {"kind": "assembly", "claim": "stood in the square"}, "stood in the square")
    made.say(0, "different_treatment", {"kind": "opinion", "claim": "others went free"}, "others went free")
    told = choices(paper_of(made, PaperKind.WGAD, lang), "reasons")
    assert any(one.notes and "stood in the square" in plain(one.line) for one in told[1].carried_by)
    assert next(plain(one.line) for one in told[4].carried_by if one.notes).count("others went free") == 1
    assert not told[1].ticked
    assert not told[4].ticked
    articles = {box.label for box in choices(paper_of(made, PaperKind.HRC, lang), "articles")}
    assert len([label for label in articles if "21" in label or "26" in label]) == 2
