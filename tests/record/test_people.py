"""Who goes by which id follows from judgements alone."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from habeas.base.ids import EntityId, Handle
from habeas.record.people import Entity, EntityKind, Judgement, Sameness, groups, sameness_findings, standing

A, B, C, D = (EntityId(letter * 32) for letter in "abcd")
PEOPLE = [Entity(key, EntityKind.PERSON, f"Person {key[0]}") for key in (A, B, C, D)]


def _judged(one: EntityId, other: EntityId, sameness: Sameness, hour: int = 0) -> Judgement:
    return Judgement(
        one, other, sameness, Handle("heron"), datetime(2022, 8, 1, tzinfo=UTC) + timedelta(hours=hour), ""
    )


_JUDGEMENTS = st.lists(
    st.builds(
        _judged,
        st.sampled_from([A, B, C, D]),
        st.sampled_from([A, B, C, D]),
        st.sampled_from(list(Sameness)),
        st.integers(0, 5),
    ).filter(lambda judgement: judgement.one != judgement.other),
    max_size=10,
)


def test_same_is_transitive_and_the_least_id_names_the_group() -> None:
    """A is B and B is C make one group under the least id; D stays alone."""
    judgements = [_judged(C, B, Sameness.SAME), _judged(B, A, Sameness.SAME)]
    assert groups(PEOPLE, judgements) == {A: A, B: A, C: A, D: D}


def test_undone_restores() -> None:
    """A judgement that is undone is as if it had not been, and the others stand."""
    judgements = [_judged(A, B, Sameness.SAME), _judged(B, C, Sameness.SAME), _judged(B, A, Sameness.UNDONE, 1)]
    assert groups(PEOPLE, judgements) == {A: A, B: B, C: B, D: D}


def test_the_latest_judgement_on_a_pair_holds() -> None:
    """Later DIFFERENT takes the place of SAME on the pair."""
    judgements = [_judged(A, B, Sameness.SAME), _judged(B, A, Sameness.DIFFERENT, 2)]
    assert groups(PEOPLE, judgements)[B] == B
    assert sameness_findings(PEOPLE, judgements) == ()


def test_different_inside_a_group_is_told_and_resolves_nothing() -> None:
    """DIFFERENT between two that others join is a finding, and the group stays."""
    judgements = [_judged(A, B, Sameness.SAME), _judged(B, C, Sameness.SAME), _judged(A, C, Sameness.DIFFERENT)]
    assert groups(PEOPLE, judgements)[C] == A
    assert [finding.code for finding in sameness_findings(PEOPLE, judgements)] == ["different-yet-same"]


def test_a_group_of_two_kinds_and_an_unknown_entity_are_told() -> None:
    """A court judged to be a person is a finding; so is an entity that the case does not hold."""
    court = Entity(B, EntityKind.COURT, "City court")
    found = sameness_findings([PEOPLE[0], court], [_judged(A, B, Sameness.SAME), _judged(B, D, Sameness.SAME)])
    assert {finding.code for finding in found} == {"two-kinds-in-group", "judged-unknown-entity"}


def test_an_organ_that_is_also_called_a_court_is_one_body() -> None:
    """An organ, a court and a facility are kinds of body: joining them is nothing odd."""
    bodies = [Entity(A, EntityKind.ORGAN, "City court"), Entity(B, EntityKind.COURT, "City court")]
    assert sameness_findings(bodies, [_judged(A, B, Sameness.SAME)]) == ()


def test_an_entity_of_the_case_names_the_group_before_one_that_is_not() -> None:
    """The group goes by an id that can be looked up, even where a strange id is less."""
    assert groups([PEOPLE[3]], [_judged(A, D, Sameness.SAME)])[D] == D


@given(_JUDGEMENTS, st.data())
def test_the_order_of_judgements_makes_no_difference(judgements: list[Judgement], data: st.DataObject) -> None:
    """Any order gives the same groups and the same findings, equal times included."""
    order = data.draw(st.permutations(judgements))
    assert groups(PEOPLE, order) == groups(PEOPLE, judgements)
    assert sameness_findings(PEOPLE, order) == sameness_findings(PEOPLE, judgements)


@given(_JUDGEMENTS)
def test_groups_are_an_equivalence_whose_names_are_members(judgements: list[Judgement]) -> None:
    """Every id is a member of the group it names, and two in SAME standing go by one id."""
    named = groups(PEOPLE, judgements)
    assert all(named[root] == root for root in named.values())
    for (one, other), judgement in standing(judgements).items():
        assert judgement.sameness is Sameness.DIFFERENT or named[one] == named[other]


@given(_JUDGEMENTS)
def test_undoing_every_pair_leaves_everybody_alone(judgements: list[Judgement]) -> None:
    """Undone, nothing is left of any judgement."""
    undone = [*judgements, *(_judged(j.one, j.other, Sameness.UNDONE, 9) for j in judgements)]
    assert groups(PEOPLE, undone) == {key: key for key in (A, B, C, D)}
