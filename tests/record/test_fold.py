"""A whole case folded: who is held, what is said, what is missing; whatever the order."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.digest import canonical
from habeas.base.finding import Finding
from habeas.base.ids import EntityId, Handle, StatementId
from habeas.base.known import Absent, Unknown
from habeas.record.casefile import CaseFile
from habeas.record.fold import fold
from habeas.record.keeping import Case
from habeas.record.people import Entity, EntityKind, Judgement, Sameness
from habeas.record.shape import case_json
from habeas.record.statements import Stance, Statement, Withdrawal
from habeas.record.vocabulary.loading import vocabulary

type Say = Callable[..., Statement]

AS_OF = date(2022, 7, 28)
ALIAS = Entity(EntityId("b" * 32), EntityKind.PERSON, "Kestrel")
JUDGE = Entity(EntityId("d" * 32), EntityKind.PERSON, "Dana Invented")
COURT = Entity(EntityId("e" * 32), EntityKind.COURT, "City court")
AT = datetime(2022, 8, 2, tzinfo=UTC)


def _same(one: EntityId, other: EntityId) -> Judgement:
    return Judgement(one, other, Sameness.SAME, Handle("heron"), AT, "one passport")


@pytest.fixture(scope="module")
def told(say: Say) -> list[Statement]:
    """A case with a detainee under two names, a judge, and two sides that disagree."""
    return [
        say("person", {"name": "Aidar Sample", "role": "detainee", "aliases": ["A. S."]}),
        say("person", {"name": "Kestrel"}, subject=ALIAS.id, source="s2"),
        say("person", {"name": "Dana Invented", "role": "judge"}, subject=JUDGE.id),
        say("apprehension", {"organ": "City police"}, "2022-04-29"),
        say("apprehension", {}, "2022-04-28", subject=ALIAS.id, source="s2"),
        say("custody_order", {"measure": "custody", "court": "City court", "term": "P2M"}, "2022-05-01"),
        say("charge", {"code": "criminal", "article": "256", "part": "1"}),
        say("place_of_detention", {"name": "Prison 18", "from": "2022-05-02"}),
        say("allegation", {"claim": "He posted texts."}, by="the service"),
        say("denial", {"claim": "The texts are not his."}, by="the defence"),
        say("irregularity", {"claim": "No lawyer was there."}),
        say("hearing", {"about": "custody"}, "XXXX-05-01"),
        say("family_notified", Absent()),
        say("health", Unknown("nobody was let in")),
    ]


def _fold(case: Case, statements: list[Statement], *judgements: Judgement) -> tuple[CaseFile, tuple[Finding, ...]]:
    aidar = Entity(EntityId("a" * 32), EntityKind.PERSON, "Aidar Sample")
    return fold(case, [aidar, ALIAS, JUDGE, COURT], statements, [], judgements, AS_OF)


def test_the_detainee_goes_by_all_names_and_has_all_facts(case: Case, told: list[Statement]) -> None:
    """Two entities judged to be one person are one detainee; a judge is none."""
    file, findings = _fold(case, told, _same(ALIAS.id, EntityId("a" * 32)))
    (detainee,) = file.detainees
    assert detainee.names == ("Aidar Sample", "Kestrel", "A. S.")
    assert {fact.subject for fact in detainee.facts} == {detainee.entity.id}
    assert (detainee.spells[0].days_at_least, detainee.spells[0].days_at_most) == (90, 91)
    assert [(charge.article, charge.part) for charge in detainee.charges] == [("256", "1")]
    assert [(conflict.prop, conflict.about) for conflict in file.conflicts] == [("apprehension", "when")]
    assert file.entities[ALIAS.id].name == "Aidar Sample"
    assert findings == ()


def test_without_the_judgement_they_are_two_detainees(case: Case, told: list[Statement]) -> None:
    """Nobody is merged by a program."""
    file, _ = _fold(case, told)
    assert [detainee.names[0] for detainee in file.detainees] == ["Aidar Sample", "Kestrel"]
    assert file.conflicts == ()


def test_what_each_side_says_is_apart(case: Case, told: list[Statement]) -> None:
    """Claims stand under their speaker, the source's own author first."""
    file, _ = _fold(case, told)
    assert {who: [fact.prop for fact in facts] for who, facts in file.said.items()} == {
        None: ["irregularity"],
        "the defence": ["denial"],
        "the service": ["allegation"],
    }
    assert next(iter(file.said)) is None


def test_the_timeline_is_in_order_and_ends_with_unknown_years(case: Case, told: list[Statement]) -> None:
    """Earliest first; a stay stands at its beginning; a day of no known year comes last."""
    file, _ = _fold(case, told)
    assert [fact.prop for fact in file.timeline] == [
        "apprehension",
        "apprehension",
        "custody_order",
        "place_of_detention",
        "hearing",
    ]


def test_missing_is_what_the_record_does_not_say(case: Case, told: list[Statement]) -> None:
    """That the family was not told is said; that health is unknown closes nothing."""
    file, _ = _fold(case, told, _same(ALIAS.id, EntityId("a" * 32)))
    missing = [gap.code for gap in file.missing]
    assert {"no-birth-date", "no-access-to-counsel", "no-health", "no-complaint", "no-warrant"} <= set(missing)
    assert not {"no-family-notification", "no-court", "no-charge", "no-apprehension-date"} & set(missing)
    assert missing == [code for code in vocabulary().gaps if code in missing]


def test_a_case_of_nobody_misses_its_detainee(case: Case) -> None:
    """Nothing is asked about a person who is not there."""
    file, findings = fold(case, [], [], [], [], AS_OF)
    assert [(gap.code, gap.subject) for gap in file.missing] == [("no-detainee", None)]
    assert (file.facts, file.detainees, findings) == ((), (), ())


def test_an_official_who_was_arrested_is_no_detainee_of_the_case(case: Case, say: Say) -> None:
    """A role other than detainee keeps a person out; a role of detainee takes one in without custody."""
    arrested = [
        say("person", {"name": "Dana Invented", "role": "judge"}, subject=JUDGE.id),
        say("apprehension", subject=JUDGE.id),
    ]
    named = say("person", {"name": "Kestrel", "role": "detainee"}, subject=ALIAS.id)
    court = say("place_of_detention", {"name": "Prison 18"}, subject=COURT.id)
    file, _ = _fold(case, [*arrested, named, court])
    assert [detainee.entity for detainee in file.detainees] == [ALIAS]


def test_odd_statements_are_told_and_still_count(case: Case, say: Say) -> None:
    """A strange subject, an unknown property and a wrong value are findings; their facts are there."""
    odd = [
        say("visit", subject=EntityId("f" * 32)),
        say("shoe_size", {"n": 42}),
        say("shoe_size", Absent(), source="s2"),
        say("extension", {"term": "two months"}, "2022-06-28"),
    ]
    file, findings = _fold(case, odd)
    assert len(file.facts) == 4
    assert sorted(finding.code for finding in findings) == [
        "not-a-duration",
        "statement-of-unknown-entity",
        "unknown-property",
        "unknown-property",
    ]


def test_withdrawn_and_superseded_statements_are_in_no_fact(case: Case, say: Say, aidar: Entity) -> None:
    """A corrected date is the only one, and what was taken back is gone."""
    wrong = say("apprehension", {}, "2022-04-30")
    right = say("apprehension", {}, "2022-04-29", supersedes=wrong.id)
    gone = say("visit", {}, "2022-05-01")
    back = Withdrawal(gone.id, Handle("heron"), AT, "another person")
    file, _ = fold(case, [aidar], [wrong, right, gone], [back], [], AS_OF)
    assert [statement.id for fact in file.facts for statement in fact.statements] == [right.id]


def test_a_body_that_goes_by_two_names_is_one_body(case: Case, say: Say, aidar: Entity) -> None:
    """Once people judged two organs to be one, or gave one another name, its names no longer differ."""
    police, service = (
        Entity(EntityId(key * 32), EntityKind.ORGAN, name) for key, name in (("1", "Police"), ("2", "Guard"))
    )
    told = [
        say("apprehension", {"organ": organ}, "2022-04-29", source=organ) for organ in ("Police", "Guard", "The Watch")
    ]
    other_name = say("alias", {"name": "The Watch"}, subject=police.id)
    apart, _ = fold(case, [aidar, police, service], told, [], [], AS_OF)
    joined, _ = fold(case, [aidar, police, service], [*told, other_name], [], [_same(police.id, service.id)], AS_OF)
    assert [len(conflict.facts) for conflict in apart.conflicts] == [3]
    assert joined.conflicts == ()
    assert [len(fact.statements) for fact in joined.facts if fact.prop == "apprehension"] == [3]


_ROWS = st.lists(
    st.sampled_from(
        [
            ("apprehension", {"organ": "City police"}, "2022-04-29"),
            ("apprehension", {}, "2022-04-30"),
            ("apprehension", {}, "2022"),
            ("release", {}, "2022-05-12"),
            ("re_arrest", {}, "2022-05-12"),
            ("charge", {"code": "criminal", "article": "256", "part": "1"}, None),
            ("charge", {"code": "criminal", "article": "256"}, "2022-05"),
            ("birth_date", {"date": "1975"}, None),
            ("age", {"years": 12}, "2022"),
            ("days_held", {"days": 90}, "2022-07-28"),
            ("allegation", {"claim": "He posted texts."}, None),
            ("place_of_detention", {"name": "Prison 18", "from": "2022-05"}, None),
        ]
    ),
    max_size=10,
)
_JOINED = st.lists(st.sampled_from([("a", "b"), ("b", "d"), ("a", "d")]), max_size=2)


@given(rows=_ROWS, joined=_JOINED, data=st.data())
def test_the_fold_hangs_on_no_order(
    case: Case, say: Say, rows: list[tuple[object, ...]], joined: list[tuple[str, str]], data: st.DataObject
) -> None:
    """Statements, entities, judgements and withdrawals in any order give the same file, byte for byte."""
    numbers = count()
    people = [EntityId(letter * 32) for letter in "ab"]
    statements = [
        say(prop, value, when, subject=data.draw(st.sampled_from(people)), source=f"s{next(numbers)}")
        for prop, value, when in rows
    ]
    back = [Withdrawal(s.id, Handle("heron"), AT, "wrong") for s in statements[::4]]
    entities = [Entity(EntityId("a" * 32), EntityKind.PERSON, "Aidar Sample"), ALIAS, JUDGE]
    judged = [_same(EntityId(one * 32), EntityId(other * 32)) for one, other in joined]
    first = fold(case, entities, statements, back, judged, AS_OF)
    mixed = [data.draw(st.permutations(part)) for part in (entities, statements, back, judged)]
    second = fold(case, mixed[0], mixed[1], mixed[2], mixed[3], AS_OF)  # type: ignore[arg-type]
    assert first == second
    assert case_json(first[0], {}) == case_json(second[0], {})
    held: set[StatementId] = {statement.id for fact in first[0].facts for statement in fact.statements}
    assert held == {s.id for s in statements} - {withdrawal.statement for withdrawal in back}


def test_a_denied_apprehension_does_not_answer_when(case: Case, say: Say) -> None:
    """Of a field that is asked for, a denial says nothing; of a whole event it does."""
    named = say("person", {"name": "Aidar Sample", "role": "detainee"})
    denied = [
        say("apprehension", {}, "2022-04-29", stance=Stance.DENIES),
        say("access_to_counsel", {}, stance=Stance.DENIES),
    ]
    missing = {gap.code for gap in _fold(case, [named, *denied])[0].missing}
    assert "no-apprehension-date" in missing
    assert "no-access-to-counsel" not in missing


_JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-3, 10**6)
    | st.sampled_from(["", " ", "2022", "29.04.2022", "P2M", "x", "256"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "a"]), inner, max_size=2),
    max_leaves=4,
)


@given(data=st.data())
def test_the_fold_never_fails_on_bad_values(case: Case, say: Say, aidar: Entity, data: st.DataObject) -> None:
    """Whatever an import put into values, every statement comes out in a fact, and the oddities are told."""
    rows = data.draw(
        st.lists(st.tuples(st.sampled_from([*vocabulary().properties, "junk"]), st.integers(0, 3)), max_size=8)
    )
    statements = []
    for number, (prop, copies) in enumerate(rows):
        known = vocabulary().properties[prop].fields if prop in vocabulary().properties else ("name", "a")
        fields = [name for name in known if name != "when"]
        for copy in range(copies):
            value = data.draw(st.dictionaries(st.sampled_from([*fields, "zzz"]), _JUNK, max_size=3))
            when = data.draw(st.sampled_from([None, "2022-04-29", "2022", "XXXX-04", "2022/..", "../2023", "/2022"]))
            statements.append(say(prop, value, when, source=f"s{number}.{copy}"))
    file, _ = fold(case, [aidar], statements, [], [], AS_OF)
    told = case_json(file, {})
    assert sorted(s.id for fact in file.facts for s in fact.statements) == sorted({s.id for s in statements})
    assert canonical(told)
