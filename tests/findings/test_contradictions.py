"""Contradictions: what each rule sets against what, and what it leaves alone."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.findings.invented import CASE, SERIK, said

from habeas.base.ids import EntityId
from habeas.findings.contradictions.finding import contradictions_of
from habeas.findings.contradictions.pair import Contradiction
from habeas.findings.contradictions.rules import rules
from habeas.record.fold import fold
from habeas.record.people import Entity, EntityKind
from habeas.record.statements import Statement
from habeas.record.vocabulary.loading import vocabulary

MARAT = Entity(EntityId("b" * 32), EntityKind.PERSON, "Marat Tulpanov")
LEAFLETS = Entity(EntityId("d" * 32), EntityKind.ALLEGATION, "He handed out leaflets")
HELD = {"name": "Serik Ozenov", "role": "detainee"}


def of(entity: Entity, statement: Statement) -> Statement:
    """The same statement about somebody, or something, else."""
    return replace(statement, subject=entity.id)


def pairs(*statements: Statement) -> tuple[Contradiction, ...]:
    """The contradictions of a case with these statements about one person held."""
    whole = [said("person", **HELD), *statements]
    file, _ = fold(CASE, [SERIK, MARAT, LEAFLETS], whole, (), (), date(2023, 7, 1))
    return contradictions_of(file)


def found(*statements: Statement) -> list[tuple[str, bool]]:
    """Rule and sureness of each contradiction."""
    return [(one.rule, one.sure) for one in pairs(*statements)]


ARREST = said("apprehension", "2023-05-03")
RELEASE = said("release", "2023-05-20")
START = said("apprehension", "2023-05-03", source="three")


def act(day: str) -> Statement:
    """A date of the act that the accusation gives, recorded of the allegation."""
    return of(LEAFLETS, said("act_date", date=day))


AFTER = ("act-after-arrest", True)
LOOK = ("act-after-arrest", False)


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ("2023-05-04", True),
        ("2023-06", True),
        ("2023-05-03", False),
        ("2023-05", False),
        ("2022", False),
        ("2023-05-04~", False),
    ],
)
def test_an_act_dated_after_the_arrest_is_set_against_the_arrest(when: str, expected: bool) -> None:
    """An act whose every possible day lies after the apprehension contradicts it, any other does not."""
    assert found(ARREST, act(when)) == ([AFTER] if expected else [])


def test_the_time_of_a_claim_is_worth_a_look_only() -> None:
    """A claim's time can be that of the act or of the claim, so that it is never sure."""
    assert found(ARREST, said("allegation", "2023-05-04", claim="He handed out leaflets.")) == [LOOK]


def test_an_act_after_the_release_may_have_been_done() -> None:
    """Somebody who was released could act again; an act between arrest and release could not be done."""
    assert found(ARREST, RELEASE, act("2023-06-02")) == []
    assert found(ARREST, RELEASE, act("2023-05-10")) == [AFTER]


def test_an_act_that_may_lie_on_both_sides_of_the_release_is_left_alone() -> None:
    """A month that the release falls into proves nothing."""
    assert found(ARREST, RELEASE, act("2023-05")) == []


def test_an_act_between_two_versions_of_the_arrest_is_left_alone() -> None:
    """By one of the versions the person was free then."""
    other = said("apprehension", "2023-05-09", source="two")
    assert "act-after-arrest" not in [rule for rule, _ in found(ARREST, other, act("2023-05-06"))]
    assert found(ARREST, other, act("2023-05-12")).count(AFTER) == 2


@pytest.mark.parametrize(
    "more",
    [
        [said("re_arrest", "2023-06-20")],
        [said("measure", "2023-05-05", measure="travel_ban", status="ordered")],
        [said("measure", "2023-05-05", measure="administrative_arrest", status="ordered")],
    ],
)
def test_where_custody_may_have_ended_unrecorded_nothing_is_sure(more: Sequence[Statement]) -> None:
    """A later arrest, or a measure at liberty, tells that the person may have been let go before the act."""
    assert AFTER not in found(ARREST, *more, act("2023-06-01"))
    assert LOOK in found(ARREST, *more, act("2023-06-01"))


def test_an_act_in_the_second_stretch_of_custody_is_found() -> None:
    """Each stretch is judged by itself: free between the two, held in both."""
    again = said("re_arrest", "2023-06-05")
    assert found(ARREST, RELEASE, again, act("2023-05-25")) == []
    assert found(ARREST, RELEASE, again, act("2023-06-10")) == [AFTER]


def test_a_date_of_an_act_is_about_the_person_accused_of_it() -> None:
    """Of two people held the act is his whose claim makes the allegation; where nobody's does, nobody's."""
    claim = said("allegation", claim="He handed out leaflets.")
    ties = of(LEAFLETS, said("allegation_claim", statement=claim.id))
    both = [ARREST, of(MARAT, said("person", name=MARAT.name, role="detainee")), act("2023-05-10")]
    both.append(of(MARAT, said("apprehension", "2023-05-01")))
    assert found(*both) == []
    [pair] = pairs(*both, claim, ties)
    assert {pair.one.subject, pair.other.subject} == {SERIK.id, LEAFLETS.id}


@pytest.mark.parametrize(("first", "then"), rules().never_before)
def test_what_follows_cannot_stand_before(first: str, then: str) -> None:
    """Each pair of the order is found when the dates are reversed, and not when they are in order."""
    needed = {"custody_order": {"measure": "custody"}, "extension": {"measure": "custody"}}
    early = said(first, "2023-05-03", **needed.get(first, {}))
    late = said(then, "2023-05-09", **needed.get(then, {}))
    held = () if first == "apprehension" else (START,)
    assert "order-of-events" not in [rule for rule, _ in found(*held, early, late)]
    swapped = (
        said(first, "2023-05-09", **needed.get(first, {})),
        said(then, "2023-05-03", **needed.get(then, {})),
    )
    assert ("order-of-events", True) in found(*held, *swapped)


def test_an_old_verdict_is_worth_a_look_only() -> None:
    """A verdict of years ago can be of another case than the trial that began after the arrest."""
    old = said("verdict", "2018-05-09", outcome="conviction")
    assert found(ARREST, old, said("trial_start", "2023-06-12")) == [("order-of-events", False)]


def test_two_parts_of_an_article_are_worth_a_look_only() -> None:
    """Somebody can be accused under both parts of one article, one after the other or at once."""
    one, other = (said("charge", source=part, code="criminal", article="174", part=part) for part in "12")
    assert found(one, other) == [("different-value", False)]


def test_the_order_is_kept_where_one_version_allows_it() -> None:
    """Where one recorded version of the first event comes early enough, the second stands in order."""
    verdict = said("verdict", "2023-05-09", outcome="conviction")
    starts = said("trial_start", "2023-05-12"), said("trial_start", "2023-05-02", source="two")
    assert "order-of-events" not in [rule for rule, _ in found(*starts, verdict)]


def test_a_refusal_and_an_order_of_one_day_contradict() -> None:
    """Refused and ordered on one day is sure; without a day it is worth a look; on other days it is nothing."""
    order = said("custody_order", "2023-05-05", source="two", measure="custody")
    refusal = {"measure": "custody", "status": "refused"}
    assert ("refused-and-ordered", True) in found(order, said("measure", "2023-05-05", **refusal))
    assert ("refused-and-ordered", False) in found(order, said("measure", **refusal))
    assert found(order, said("measure", "2023-05-04", **refusal)) == []
    assert found(order, said("measure", "2023-05-05", measure="bail", status="refused")) == []


def test_a_holder_of_a_post_outside_the_term() -> None:
    """A day outside the term of the same holder in the same office contradicts it; a day inside does not."""
    term = said("post", "2016/2023-01-05", holder="Marat Tulpanov", title="head", organ="State Guard of Tasköl")
    day = {"holder": "Marat Tulpanov", "title": "head", "organ": "State Guard of Tasköl"}
    assert found(term, said("post", "2023-04", source="two", **day)) == [("post-not-held", True)]
    assert found(term, said("post", "2022-04", source="two", **day)) == []


def test_an_office_of_one_holder_is_not_held_by_two() -> None:
    """Two heads of one body at one time contradict each other; two of its officers, or a deputy, do not."""

    def both(title: str, other: str) -> list[tuple[str, bool]]:
        body = "State Guard of Tasköl"
        return found(
            said("post", "2020/2023", holder="Marat Tulpanov", title=title, organ=body),
            said("post", "2022", source="two", holder="Aigul Sarkyrau", title=other, organ=body),
        )

    assert both("head", "head") == [("post-held-by-two", True)]
    assert both("officer", "officer") == []
    assert both("head", "deputy head") == []
    assert both("head", "adviser to the head") == []
    assert both("head of the department", "head of the department") == [("post-held-by-two", False)]
    assert both("head of the department", "head") == []


def test_a_minister_replaced_in_january() -> None:
    """One who came on the day the other left holds the post after, not beside; earlier, both cannot hold it."""
    body = {"title": "minister", "organ": "Ministry of Justice of Tasköl"}
    left = said("post", "2020-02/2023-01-05", holder="Marat Tulpanov", **body)
    assert found(left, said("post", "2023-01-05/..", source="two", holder="Aigul Sarkyrau", **body)) == []
    early = said("post", "2022-12-01/..", source="two", holder="Aigul Sarkyrau", **body)
    assert found(left, early) == [("post-held-by-two", True)]
    signed = said("post", "2023-03-01", source="three", holder="Marat Tulpanov", **body)
    assert found(left, signed) == [("post-not-held", True)]


def test_ministers_of_one_government_are_many() -> None:
    """A government has many ministers, and a post told by the government names none of their offices."""
    body = {"title": "minister", "organ": "Government of Tasköl"}
    one = said("post", "2020/2023", holder="Marat Tulpanov", **body)
    assert found(one, said("post", "2022", source="two", holder="Aigul Sarkyrau", **body)) == []


def test_two_terms_of_one_holder_do_not_contradict() -> None:
    """Somebody can come back to a post."""
    body = {"holder": "Marat Tulpanov", "title": "head", "organ": "State Guard of Tasköl"}
    assert found(said("post", "2010/2014", **body), said("post", "2020/2023", source="two", **body)) == []


def test_articles_that_sources_do_not_share_are_worth_a_look() -> None:
    """Sources without a common article are worth a look, until one names both or a reclassification is recorded."""
    one = said("charge", code="criminal", article="256", country="KZ")
    two = said("charge", source="two", code="criminal", article="174", country="KZ")
    assert found(one, two) == [("other-article", False)]
    both = [said("charge", source="three", code="criminal", article=a, country="KZ") for a in ("256", "174")]
    assert found(one, two, *both) == []
    assert found(one, two, said("reclassification", "2023-06", article="174")) == []


def test_present_and_not_present() -> None:
    """Somebody said to be present and not present at one act is a contradiction of two sources."""
    day = {"act": "questioning", "name": "Dana Qaldybek"}
    one = said("presence", "2023-05-04", present=True, **day)
    other = said("presence", "2023-05-04", source="two", present=False, **day)
    assert found(one, other) == [("different-value", True)]
    assert found(one, said("presence", "2023-05-06", source="two", present=False, **day)) == []


def test_places_of_one_arrest_are_worth_a_look_only() -> None:
    """Two places of one arrest are shown, and never as sure: a street lies in a town."""
    one = said("apprehension", "2023-05-03", place="Tasköl market")
    other = said("apprehension", "2023-05-03", source="two", place="Qarasu village")
    assert found(one, other) == [("different-value", False)]


def test_every_conflict_of_the_record_is_in_some_pair() -> None:
    """Nothing that the fold holds side by side is lost on the way into pairs."""
    statements = [
        said("person", **HELD),
        ARREST,
        said("apprehension", "2023-05-09", source="two"),
        said("birth_date", date="1990-01-01"),
        said("birth_date", source="two", date="1991"),
        said("age", "2023-05-03", source="three", years=51),
        said("days_held", "2023-05-10", source="three", days=90),
    ]
    file, _ = fold(CASE, [SERIK], statements, (), (), date(2023, 7, 1))
    shown = {id(fact) for one in contradictions_of(file) for fact in (one.one, one.other)}
    assert file.conflicts
    for conflict in file.conflicts:
        assert {id(fact) for fact in conflict.facts} <= shown


WHEN = st.sampled_from([None, "2022", "2023-05", "2023-05-03", "2023-05-09", "2023-06-02", "2020/2023-05-04"])
ANY = st.one_of(
    st.builds(lambda w, s: said("apprehension", w, s), WHEN, st.sampled_from("abc")),
    st.builds(lambda w, s: said("release", w, s), WHEN, st.sampled_from("abc")),
    st.builds(lambda w, s: said("allegation", w, s, claim="He spoke."), WHEN, st.sampled_from("abc")),
    st.builds(lambda w, s: said("verdict", w, s, outcome="conviction"), WHEN, st.sampled_from("abc")),
    st.builds(lambda w, s: said("trial_start", w, s), WHEN, st.sampled_from("abc")),
    st.builds(
        lambda w, s, t: said("post", w, s, holder=t, title="head", organ="State Guard"),
        WHEN,
        st.sampled_from("abc"),
        st.sampled_from(["Marat Tulpanov", "Aigul Sarkyrau"]),
    ),
    st.builds(lambda w, s, n: said("charge", w, s, article=n), WHEN, st.sampled_from("abc"), st.sampled_from("12")),
)


def _ids(one: Contradiction) -> tuple[object, ...]:
    sides = sorted(tuple(sorted(s.id for s in fact.statements)) for fact in (one.one, one.other))
    return one.rule, one.about, one.sure, tuple(sides)


@given(st.lists(ANY, max_size=7, unique_by=lambda s: s.id), st.randoms(use_true_random=False))
def test_the_order_of_statements_makes_no_difference(statements: Sequence[Statement], chance: object) -> None:
    """The same statements in another order give the same pairs."""
    mixed = list(statements)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert sorted(map(repr, map(_ids, pairs(*statements)))) == sorted(map(repr, map(_ids, pairs(*mixed))))


@given(st.lists(ANY, max_size=7, unique_by=lambda s: s.id))
def test_both_sides_are_facts_of_the_record_and_differ(statements: Sequence[Statement]) -> None:
    """Each side has a quote to show, the two sides are never one fact, and the rule is one that has words."""
    for one in pairs(*statements):
        assert one.one is not one.other
        assert all(s.anchor.quote for fact in (one.one, one.other) for s in fact.statements)
        assert one.rule in rules().rules


def test_every_word_of_the_rules_is_of_the_vocabulary() -> None:
    """Events and fields that the rules name are those of the vocabulary."""
    known = vocabulary().properties
    for first, then in rules().never_before:
        assert {first, then} <= known.keys()
    for prop, fields in rules().look_at.items():
        assert set(fields) <= known[prop].fields.keys()
