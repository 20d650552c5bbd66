"""Composing: nothing of fact without a footnote, nothing that the gate did not let through, every gap told."""

from dataclasses import replace
from datetime import date

import pytest
from tests.disclosure.invented import HELD, Making
from tests.disclosure.papers.answering import answers_of
from tests.disclosure.papers.making import (
    admitted,
    example_paper,
    paper_of,
    sentences_of,
    tokens,
    words_of_the_case,
    words_of_the_program,
)

from habeas.base.errors import Failed, WrongCall
from habeas.base.ids import EntityId
from habeas.base.language import Lang
from habeas.disclosure.dates import day_in_words
from habeas.disclosure.gate.held import HeldFacts, Protection
from habeas.disclosure.papers.abroad import paper_wording
from habeas.disclosure.papers.answers import Answers
from habeas.disclosure.papers.composing import Composer, composer
from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.papers.paper import Gap, PaperKind
from habeas.disclosure.papers.registry import PAPERS, compose
from habeas.disclosure.papers.telling import Wanted
from habeas.disclosure.view import plain

pytestmark = pytest.mark.xdist_group("composing")

EVERY = [(kind, lang) for kind, paper in PAPERS.items() for lang in paper.langs]


def _composer(made: Making, lang: PaperLang = PaperLang.EN, **given: str) -> Composer:
    return composer(Wanted(PaperKind.SUMMARY, lang, given=given), admitted(made), Answers())


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_a_sentence_without_a_footnote_tells_nothing_of_the_case(kind: PaperKind, lang: PaperLang) -> None:
    """What stands on no source has no word but those of templates, of the law and of the calculation, and numbers."""
    for sentence in sentences_of(example_paper(kind, lang)):
        if not sentence.notes:
            told = {word for word in tokens(plain(sentence.line)) if not word[0].isdigit()}
            assert told <= words_of_the_program(), plain(sentence.line)


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_a_sentence_of_fact_tells_what_the_record_says(made: Making, kind: PaperKind, lang: PaperLang) -> None:
    """No word of a sentence of fact is from elsewhere than the statements that were let through and the templates."""
    known = words_of_the_program() | words_of_the_case(made)
    for sentence in sentences_of(example_paper(kind, lang)):
        told = {word for word in tokens(plain(sentence.line)) if not word[0].isdigit()}
        assert told <= known, plain(sentence.line)


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_every_footnote_stands_on_what_was_let_through(made: Making, kind: PaperKind, lang: PaperLang) -> None:
    """Footnotes count from 1 without gaps in the order of first use; each cites what was let through."""
    paper, let = example_paper(kind, lang), {s.id for s in made.statements}
    used = list(dict.fromkeys(number for sentence in sentences_of(paper) for number in sorted(sentence.notes)))
    assert sorted(used) == [note.number for note in paper.footnotes] == list(range(1, len(used) + 1))
    assert all(set(note.statements) <= let for note in paper.footnotes)
    if paper.sources:
        named = {note.source for note in paper.footnotes} | {one.source for one in paper.exhibits}
        assert [source.number for source in paper.sources] == sorted(one for one in named if one is not None)


@pytest.mark.parametrize(("kind", "lang"), EVERY)
def test_what_the_gate_held_back_is_nowhere(made: Making, kind: PaperKind, lang: PaperLang) -> None:
    """A fact that was not let through leaves no word of its own in the paper."""
    made.say(0, "ill_treatment", {"claim": "zzqcanary one"}, "zzqcanary two", by="zzqcanary three")
    whole = admitted(made)
    kept = tuple(fact for fact in whole.casefile.facts if fact.prop != "ill_treatment")
    less = replace(whole, casefile=replace(whole.casefile, facts=kept))
    assert "zzqcanary" not in repr(compose(Wanted(kind, lang), less, answers_of(made)))


def test_what_was_not_let_through_cannot_be_cited(made: Making) -> None:
    """A composer that tells a fact of its own is stopped before there is a paper."""
    whole = admitted(made)
    kept = tuple(fact for fact in whole.casefile.facts if fact.prop != "charge")
    less = replace(whole, casefile=replace(whole.casefile, facts=kept))
    mine = composer(Wanted(PaperKind.SUMMARY, PaperLang.EN), less, Answers())
    with pytest.raises(Failed, match="may not be told"):
        mine.tell(next(fact for fact in whole.casefile.facts if fact.prop == "charge"))


def test_a_field_without_an_answer_says_so_and_is_told_as_a_blank(made: Making) -> None:
    """Unknown is said in the field, and the paper lists it with what to do."""
    mine = _composer(made)
    part = mine.part("who", [mine.from_record("submitter_name", "consent", number="I.1")])
    paper = mine.paper([part])
    assert [(blank.place, blank.gap) for blank in paper.blanks] == [("I.1", Gap.UNKNOWN)]
    assert "Unknown" in plain(next(sentences_of(paper)).line)
    assert paper.blanks[0].remedy


def test_what_was_held_back_is_not_called_unknown(made: Making) -> None:
    """Where the gate held something back, the paper does not say that nothing is known."""
    held = replace(admitted(made), counts=(HeldFacts("consent", (Protection.NOT_LISTED,), 1),))
    mine = composer(Wanted(PaperKind.SUMMARY, PaperLang.EN), held, Answers())
    field = mine.from_record("submitter_name", "consent")
    assert field.gap is Gap.HELD_BACK
    assert "Unknown" not in plain(field.answers[0].line)


def test_a_person_fills_in_what_no_record_holds(made: Making) -> None:
    """A field to fill is a blank until it is given; then it stands as it was given and is none."""
    empty = _composer(made)
    lines = [empty.line("signature")]
    paper = empty.paper([empty.part("who", [empty.to_fill("submitter_name")])], closing=lines)
    assert [blank.gap for blank in paper.blanks] == [Gap.TO_FILL, Gap.TO_FILL]
    full = _composer(made, submitter_name="A. Reader", signature="signed")
    paper = full.paper([full.part("who", [full.to_fill("submitter_name")])], closing=[full.line("signature")])
    assert paper.blanks == ()
    assert paper.closing == ("signed",)


def test_what_a_room_below_words_says_its_language(made: Making) -> None:
    """In a French paper a text of the law stands in English and says so; in an English one it needs no mark."""
    mine = composer(Wanted(PaperKind.HRC, PaperLang.FR), admitted(made), Answers())
    assert [run.lang for run in mine.borrowed("A limit of the law")] == [Lang.EN]
    assert [run.lang for run in _composer(made).borrowed("A limit of the law")] == [None]


def test_words_of_sources_in_a_french_paper_say_their_language(made: Making) -> None:
    """No source is in French: what a source says names its language, and what the paper says needs no mark."""
    mine = composer(Wanted(PaperKind.HRC, PaperLang.FR), admitted(made), Answers())
    runs = [run for sentence in mine.told("occupation") for run in sentence.line]
    assert [(run.text, run.lang) for run in runs] == [
        ("Profession\N{NO-BREAK SPACE}: ", None),
        ("painter", Lang.EN),
        (".", None),
    ]


def test_a_paper_about_one_person_asks_which(made: Making) -> None:
    """With nobody held, or several, the paper of one person is refused with what to add."""
    made.say(0, "person", {"name": "Aset Belgibay", "role": "detainee"}, "Aset Belgibay", subject=EntityId("b" * 32))
    with pytest.raises(WrongCall, match="one person"):
        paper_of(made, PaperKind.SUMMARY, PaperLang.EN)
    one = compose(Wanted(PaperKind.SUMMARY, PaperLang.EN, HELD), admitted(made), Answers())
    assert one.subtitle == "Timur Esenov"


def test_a_field_that_the_paper_has_not_is_refused(made: Making) -> None:
    """A misspelt field is not silently left out."""
    with pytest.raises(WrongCall, match="has no field signatur "):
        paper_of(made, PaperKind.SUMMARY, PaperLang.EN, given={"signatur": "x"})


def test_days_are_told_in_the_language_of_the_paper(made: Making) -> None:
    """The day of the case stands in French in a French paper and in Kazakh in a Kazakh one."""
    first = date(2023, 3, 1)
    at_home = [_composer(made, lang).day(first) for lang in (PaperLang.EN, PaperLang.RU, PaperLang.KK)]
    assert at_home == ["1 March 2023", "1 марта 2023 года", "2023 жылғы 1 наурыз"]
    abroad = {lang: day_in_words(first, "at", paper_wording(lang).dates) for lang in (PaperLang.FR, PaperLang.ES)}
    assert abroad == {PaperLang.FR: "le 1er mars 2023", PaperLang.ES: "el 1 de marzo de 2023"}
