"""Questions: what is asked of a record, and what is no longer asked once the record answers it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.findings.invented import CASE, SERIK, said

from habeas.base.ids import EntityId, Handle
from habeas.findings.contradictions.finding import contradictions_of
from habeas.findings.filings.finding import filings_of
from habeas.findings.ledger.ledger import ledger_of
from habeas.findings.questions.asking import Answered, Questions
from habeas.findings.questions.finding import questions_of
from habeas.findings.questions.rules import rules
from habeas.law.clock.row import Uncovered
from habeas.record.fold import fold
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Stance, Statement, Withdrawal

KESTREL = Entity(EntityId("b" * 32), EntityKind.PERSON, "Kestrel")


HELD = said("person", name=SERIK.name, role="detainee")
AGENT = replace(said("person", name=KESTREL.name, role="agent"), subject=KESTREL.id)
ARREST = said("apprehension", "2023-05-03")


def by(speaker: str, statement: Statement) -> Statement:
    """The same words told as somebody's."""
    return replace(statement, attributed_to=speaker)


def questions(
    *statements: Statement, uncovered: Iterable[Uncovered] = (), withdrawn: Sequence[Statement] = ()
) -> Questions:
    """The questions of a case with these statements about one person held."""
    whole = [HELD, AGENT, *statements, *withdrawn]
    back = [Withdrawal(one.id, Handle("reed"), datetime(2023, 6, 2, tzinfo=UTC), "Misread.") for one in withdrawn]
    file, _ = fold(CASE, [SERIK, KESTREL], whole, back, (), date(2023, 7, 1))
    ledger = ledger_of(file, whole, back, {}, ())
    pairs = contradictions_of(file)
    return questions_of(file, ledger, pairs, filings_of(file), {SERIK.id: tuple(uncovered)})


def asked(*statements: Statement) -> list[str]:
    """The rules of the questions proposed, in order."""
    return [one.rule for one in questions(*statements).proposed]


def test_an_arrest_alone_leaves_three_things_open() -> None:
    """The hour, the record and word to the family are asked of an arrest of which only the day is told."""
    assert asked(ARREST) == ["hour-of-apprehension", "record-of-apprehension", "family-told"]
    assert asked() == []


@pytest.mark.parametrize(
    ("rule", "open_by", "answered_by"),
    [
        ("hour-of-apprehension", ARREST, said("apprehension", "2023-05-03T09:40", source="two")),
        ("record-of-apprehension", ARREST, said("protocol", "2023-05-03")),
        ("family-told", ARREST, said("family_notified", "2023-05-04")),
        (
            "family-told",
            ARREST,
            replace(said("family_notified", "2023-05-04"), stance=Stance.DENIES),
        ),
        ("counsel-at-questioning", said("questioning", "2023-05-04"), said("access_to_counsel", "2023-05-04")),
        (
            "counsel-at-questioning",
            said("questioning", "2023-05-04"),
            said("presence", "2023-05-04", act="questioning", name="Dana Qaldybek", present=False),
        ),
        (
            "end-of-order",
            said("custody_order", "2023-05-05", measure="custody"),
            said("custody_order", "2023-05-05", source="two", measure="custody", term="P2M"),
        ),
        (
            "question-put-to-expert",
            said("expert_opinion", "2023-05-20", conclusion="It calls for strife."),
            said("expert_opinion", "2023-05-20", source="two", conclusion="It calls for strife.", question="Is it so?"),
        ),
    ],
)
def test_what_the_record_answers_is_not_asked(rule: str, open_by: Statement, answered_by: Statement) -> None:
    """Each question stands while nothing answers it, and goes when a statement does, a denial too."""
    assert rule in asked(open_by)
    assert rule not in asked(open_by, answered_by)


def test_a_record_of_the_first_arrest_is_none_of_the_second() -> None:
    """Each stretch of custody has its own record; what is surely of one is no answer for the other."""
    spells = ARREST, said("release", "2023-05-10"), said("re_arrest", "2023-06-05")
    assert asked(*spells).count("record-of-apprehension") == 2
    assert asked(*spells, said("protocol", "2023-05-03")).count("record-of-apprehension") == 1
    both = said("protocol", "2023-05-03"), said("protocol", "2023-06-05")
    assert asked(*spells, *both).count("record-of-apprehension") == 0


def test_one_search_told_by_two_sources_is_asked_about_once() -> None:
    """Searches of one day are one question, with both places beside it; another day is another question."""
    one, other = said("search", "2023-05-03", place="his flat"), said("search", "2023-05-03", "two", place="пәтері")
    [found] = [each for each in questions(one, other).proposed if each.rule == "decision-of-search"]
    assert {fact.statements[0].id for fact in found.facts} == {one.id, other.id}
    assert asked(one, other, said("search", "2023-05-09", place="the shop")).count("decision-of-search") == 2


def test_an_agent_is_asked_about_once() -> None:
    """However many claims stand on one agent's word, the recording is asked about in one question."""
    claims = [by("Kestrel", said("allegation", claim=claim)) for claim in ("He called for arms.", "He hid leaflets.")]
    found = asked(*claims)
    assert found == ["agent-alone"]


def test_days_that_no_order_covers_are_asked_about_where_they_are_sure() -> None:
    """What an imprecise date leaves open is not put to anybody as a question."""
    runs = [Uncovered(date(2023, 5, 8), date(2023, 5, 12), sure) for sure in (True, False)]
    found = [one for one in questions(ARREST, uncovered=runs).proposed if one.rule == "days-without-order"]
    assert [str(one.given["last"]) for one in found] == ["2023-05-12"]


def test_only_sure_contradictions_become_questions() -> None:
    """Two days of one arrest are asked about; two places, that may be one, are not."""
    other_day = said("apprehension", "2023-05-09", source="two")
    assert "what-is-right" in asked(ARREST, other_day)
    places = (
        said("apprehension", "2023-05-03", place="the market"),
        said("apprehension", "2023-05-03", "two", place="X"),
    )
    assert "what-is-right" not in asked(*places)


ANY = st.lists(
    st.sampled_from(
        [
            ARREST,
            said("apprehension", "2023-05-09", source="two"),
            said("release", "2023-05-10"),
            said("re_arrest", "2023-06-05"),
            said("protocol", "2023-05-03"),
            said("questioning", "2023-05-04"),
            said("questioning", "2023-05-04", source="two", place="Tasköl"),
            said("search", "2023-05-03", place="his flat"),
            said("search", None, source="two", place="the shop"),
            said("custody_order", "2023-05-05", measure="custody"),
            said("complaint", "2023-05-10", to="prosecutor", about="detention"),
            by("Kestrel", said("allegation", claim="He called for arms.")),
            by("the investigation", said("allegation", claim="He hid leaflets.")),
            said("expert_opinion", "2023-05-20", conclusion="It calls for strife."),
        ]
    ),
    max_size=9,
    unique_by=lambda one: one.id,
)


@given(ANY, st.randoms(use_true_random=False))
def test_the_order_of_statements_makes_no_difference(statements: Sequence[Statement], chance: object) -> None:
    """The same statements in another order give the same questions, under the same signs, in the same order."""
    mixed = list(statements)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert [one.id for one in questions(*statements).proposed] == [one.id for one in questions(*mixed).proposed]


@given(ANY, st.data())
def test_adopting_and_withdrawing_are_inverse(statements: Sequence[Statement], data: st.DataObject) -> None:
    """An adopted question is put and proposed no more, all others stay; without the adoption all is as before."""
    before = questions(*statements)
    if not before.proposed:
        return
    one = data.draw(st.sampled_from(before.proposed))
    adopted = said("question", text="Asked in my words.", proposed_as=one.id)
    after = questions(*statements, adopted)
    assert [each.id for each in after.proposed] == [each.id for each in before.proposed if each.id != one.id]
    assert [(put.id, put.state) for put in after.put] == [(adopted.id, Answered.OPEN)]
    assert questions(*statements, withdrawn=[adopted]) == before


@given(ANY, st.data())
def test_letting_go_moves_a_question_and_nothing_else(statements: Sequence[Statement], data: st.DataObject) -> None:
    """What is let go stands among those, under the same sign."""
    before = questions(*statements)
    if not before.proposed:
        return
    one = data.draw(st.sampled_from(before.proposed))
    after = questions(*statements, said("question_closed", answers=one.id, text="We know it."))
    assert [each.id for each in after.let_go] == [one.id]
    assert {each.id for each in (*after.proposed, *after.let_go)} == {each.id for each in before.proposed}


@given(ANY)
def test_signs_are_different_and_each_question_stands_on_the_record(statements: Sequence[Statement]) -> None:
    """No two questions share a sign, every rule has words, and every question has statements to show."""
    found = questions(*statements).proposed
    assert len({one.id for one in found}) == len(found)
    for one in found:
        assert one.rule in rules().rules
        assert one.facts


@given(ANY, st.sampled_from(["hearing", "transfer", "family_notified"]))
def test_a_sign_holds_while_its_statements_do(statements: Sequence[Statement], prop: str) -> None:
    """Something else recorded changes no sign of a question that is still open."""
    before = {(one.rule, one.facts[0].statements[0].id): one.id for one in questions(*statements).proposed}
    after = questions(*statements, said(prop, "2023-06-20")).proposed
    for one in after:
        assert before.get((one.rule, one.facts[0].statements[0].id), one.id) == one.id


def test_a_question_is_answered_by_what_names_it_only() -> None:
    """A reply that names the question answers it, one that names another does not, and a reason lets it go."""
    put = said("question", "2023-05-10", text="Who heard it?")
    [open_] = questions(put, said("reply", "2023-06-01", answers="f" * 64)).put
    [answered] = questions(put, said("reply", "2023-06-01", answers=put.id)).put
    [dropped] = questions(put, said("question_closed", answers=put.id, text="It was told.")).put
    assert [one.state for one in (open_, answered, dropped)] == [Answered.OPEN, Answered.ANSWERED, Answered.DROPPED]


def test_an_answer_to_an_earlier_wording_closes_the_question() -> None:
    """A question put in other words since is answered by what named it as it was, and asked in the same filing."""
    filing = said("complaint", "2023-05-10", to="prosecutor", number="1")
    sent = replace(said("complaint", "2023-05-11", to="prosecutor", number="1"), supersedes=filing.id)
    put = said("question", "2023-05-10", text="Who heard it?", asked_in=filing.id)
    again = replace(said("question", "2023-05-10", text="Who heard the words?", asked_in=filing.id), supersedes=put.id)
    reply = said("reply", "2023-05-20", answers=put.id, text="Two officers.")
    [open_one] = questions(filing, sent, put, again).put
    [closed] = questions(filing, sent, put, again, reply).put
    assert open_one.filing is not None
    assert (open_one.state, closed.state) == (Answered.OPEN, Answered.ANSWERED)
