"""Statements that say the same become one fact, in whatever order they come."""

from collections.abc import Callable, Mapping
from itertools import permutations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.ids import EntityId
from habeas.base.known import Absent, Unknown
from habeas.base.language import Lang
from habeas.record.casefile import Fact
from habeas.record.facts import facts_of, twins
from habeas.record.living import living
from habeas.record.naming import name_agreement
from habeas.record.statements import Stance, Statement
from habeas.record.vocabulary.loading import vocabulary

type Say = Callable[..., Statement]


def _facts(*statements: Statement, same: Mapping[EntityId, EntityId] | None = None) -> tuple[Fact, ...]:
    kept = living(statements, []).statements
    return facts_of(kept, same or {}, vocabulary().properties, name_agreement({}))


def _sources(facts: tuple[Fact, ...]) -> list[set[str]]:
    return sorted(({str(s.source) for s in fact.statements} for fact in facts), key=sorted)


def test_the_same_thing_from_three_sources_is_one_fact(say: Say) -> None:
    """One line with three sources, which carries every field and the most precise time."""
    (fact,) = _facts(
        say("apprehension", {"organ": "City police"}, "2022-04", source="s1"),
        say("apprehension", {"place": "at home"}, "2022-04-29", source="s2", lang=Lang.RU),
        say("apprehension", {}, "2022-04-29T09:40", source="s3"),
    )
    assert fact.value == {"organ": "City police", "place": "at home"}
    assert str(fact.when) == "2022-04-29T09:40"
    assert len(fact.statements) == 3


def test_a_vague_statement_that_fits_two_facts_stays_by_itself(say: Say) -> None:
    """April fits the 28th and the 29th; it is not guessed which."""
    facts = _facts(
        say("hearing", {}, "2022-04-28", source="s1"),
        say("hearing", {}, "2022-04-29", source="s2"),
        say("hearing", {}, "2022-04", source="s3"),
    )
    assert _sources(facts) == [{"s1"}, {"s2"}, {"s3"}]


def test_details_without_a_shared_field_join_only_while_nobody_disagrees(say: Say) -> None:
    """By whom and when are one apprehension, until a second date makes it unclear which."""
    by_whom, first = say("apprehension", {"organ": "City police"}), say("apprehension", {}, "2022-04-29")
    second = say("apprehension", {}, "2022-05-02", source="s3")
    assert len(_facts(by_whom, first)) == 1
    assert len(_facts(by_whom, first, second)) == 3


def test_what_may_happen_often_is_one_only_when_its_identity_agrees(say: Say) -> None:
    """A hearing with a court and a hearing with a date need not be one hearing."""
    assert len(_facts(say("hearing", {"court": "City court"}), say("hearing", {}, "2022-05-01"))) == 2
    assert len(_facts(say("hearing", {"court": "City court"}, "2022-05-01"), say("hearing", {}, "2022-05-01"))) == 1


def test_claims_are_told_apart_by_who_makes_them(say: Say) -> None:
    """The same words of two speakers are two facts, of one speaker in two sources one."""
    claim = {"claim": "He posted texts that call for violence."}
    facts = _facts(
        say("allegation", claim, by="the service", source="s1"),
        say("allegation", claim, by="The Service", source="s2"),
        say("allegation", claim, by="the defence", source="s3"),
        say("allegation", claim, source="s4"),
    )
    assert _sources(facts) == [{"s1", "s2"}, {"s3"}, {"s4"}]


def test_an_event_told_by_two_sides_is_one_fact_only_in_a_voice_of_its_own(say: Say) -> None:
    """Two named speakers stay apart; once a source says it itself, it is one fact that nobody is named for."""
    ours, theirs = say("hearing", {}, "2022-05-01", by="the defence"), say("hearing", {}, "2022-05-01", by="the court")
    author = say("hearing", {}, "2022-05-01", source="s9")
    assert sorted(str(fact.attributed_to) for fact in _facts(ours, theirs)) == ["the court", "the defence"]
    (fact,) = _facts(ours, theirs, author)
    assert fact.attributed_to is None
    assert {statement.attributed_to for statement in fact.statements} == {"the defence", "the court", None}


def test_denials_and_what_is_not_known_stay_apart(say: Say) -> None:
    """A denial, an unknown and an absence are facts of their own."""
    facts = _facts(
        say("hearing", {}, "2022-05-01"),
        say("hearing", {}, "2022-05-01", stance=Stance.DENIES),
        say("hearing", Unknown("papers lost"), "2022-05-01"),
        say("hearing", Absent(), "2022-05-01"),
        say("hearing", Absent(), "2022-05-01", source="s2"),
    )
    assert sorted(len(fact.statements) for fact in facts) == [1, 1, 1, 2]


def test_printed_forms_never_part_a_fact(say: Say) -> None:
    """How a name stood on the page decides nothing; other names are united."""
    (fact,) = _facts(
        say("person", {"name": "Aidar Sample", "printed": "AIDAR", "role": "detainee", "aliases": ["Kestrel"]}),
        say("person", {"name": "Aidar Sample", "printed": "Aidar's", "role": "detainee", "aliases": ["Heron"]}),
    )
    assert isinstance(fact.value, Mapping)
    assert fact.value["aliases"] == ["Heron", "Kestrel"]


def test_subjects_that_are_the_same_person_share_their_facts(say: Say, aidar: object) -> None:
    """Statements about two entities that go by one id are one fact under that id."""
    one, other = EntityId("a" * 32), EntityId("b" * 32)
    statements = say("birth_date", {"date": "1975"}, subject=one), say("birth_date", {"date": "1975"}, subject=other)
    assert [fact.subject for fact in _facts(*statements, same={one: one, other: one})] == [one]
    assert len(_facts(*statements)) == 2


def test_a_property_that_the_vocabulary_does_not_know_loses_nothing(say: Say) -> None:
    """Equal values are one fact, all others stay as they are."""
    statements = [say("shoe_size", {"n": n}, source=f"s{i}") for i, n in enumerate((42, 42, 43))]
    assert sorted(len(fact.statements) for fact in _facts(*statements)) == [1, 2]


def test_twins_agree_with_the_same_others() -> None:
    """Of a chain a, b, c where only neighbours agree, nobody is put together."""
    chain = np.array([[1, 1, 0], [1, 1, 1], [0, 1, 1]], np.bool_)
    assert twins(chain) == [[0], [1], [2]]
    assert twins(np.ones((3, 3), np.bool_)) == [[0, 1, 2]]


_PROPS = ("apprehension", "hearing", "charge", "place_of_detention", "allegation", "birth_date", "extension")
_VALUES = st.fixed_dictionaries(
    {},
    optional={
        "organ": st.sampled_from(["City police", "police", "Border service"]),
        "court": st.sampled_from(["City court", "Городской суд"]),
        "article": st.sampled_from(["256", "174"]),
        "part": st.sampled_from(["1", "2"]),
        "name": st.sampled_from(["Prison 18", "Prison 12", "Prison"]),
        "claim": st.sampled_from(["He posted texts.", "he posted texts", "He spoke."]),
        "date": st.sampled_from(["1975", "1975-03", "1976"]),
        "term": st.sampled_from(["P2M", "P60D"]),
    },
)
_ROWS = st.lists(
    st.tuples(
        st.sampled_from(_PROPS),
        _VALUES,
        st.sampled_from([None, "2022", "2022-04", "2022-04-29", "2022-04-30", "2021~", "XXXX-04"]),
        st.sampled_from([None, "the defence", "the service"]),
        st.sampled_from(list(Lang)),
        st.sampled_from(list(Stance)),
    ),
    max_size=8,
)


@given(rows=_ROWS, data=st.data())
def test_the_order_of_statements_makes_no_difference(
    rows: list[tuple[object, ...]], data: st.DataObject, say: Say
) -> None:
    """Any permutation gives the same facts, and every statement is in exactly one of them."""
    statements = [
        say(prop, value, when, by=by, lang=lang, stance=stance, source=f"s{i}")
        for i, (prop, value, when, by, lang, stance) in enumerate(rows)
    ]
    facts = _facts(*statements)
    assert facts == _facts(*data.draw(st.permutations(statements)))
    assert sorted(s.id for fact in facts for s in fact.statements) == sorted(s.id for s in statements)


@given(rows=_ROWS)
def test_a_second_copy_of_every_report_changes_no_fact(rows: list[tuple[object, ...]], say: Say) -> None:
    """The same words from another source add a source to each fact, and nothing else."""

    def told(copies: int) -> list[tuple[object, ...]]:
        statements = [
            say(prop, value, when, by=by, lang=lang, stance=stance, source=f"s{copy}.{i}")
            for copy in range(copies)
            for i, (prop, value, when, by, lang, stance) in enumerate(rows)
        ]
        facts = _facts(*statements)
        found = [(f.prop, f.value, str(f.when), f.stance, len(f.statements) // copies) for f in facts]
        return sorted(found, key=repr)

    assert told(1) == told(2)


def test_six_versions_of_one_apprehension_fold_the_same_in_any_order(say: Say) -> None:
    """Twenty of the 720 orders of six statements that agree only in part."""
    versions = [
        say("apprehension", value, when, source=f"s{i}")
        for i, (value, when) in enumerate(
            [
                ({"organ": "City police"}, None),
                ({}, "2022-04"),
                ({"organ": "police"}, "2022-04-29"),
                ({"organ": "Border service"}, "2022-04-30"),
                ({"place": "home"}, None),
                ({}, "2022-04-29T10:00"),
            ]
        )
    ]
    kept = _facts(*versions)
    assert all(_facts(*order) == kept for order in list(permutations(versions))[::36])
