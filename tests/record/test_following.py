"""What stands in the place of a statement, and in whose place a statement stands."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from habeas.base.erasure import Erased, Erasure, Reason
from habeas.base.ids import Handle, StatementId
from habeas.record.fold import fold
from habeas.record.following import Following
from habeas.record.keeping import Case
from habeas.record.living import living
from habeas.record.statements import Statement

type Say = Callable[..., Statement]


def stone(gone: StatementId, replaced: StatementId | None) -> Erasure:
    """The tombstone of a statement that had superseded another."""
    at = datetime(2022, 9, 1, tzinfo=UTC)
    return Erasure(Erased.STATEMENT, gone, "a" * 32, None, at, Handle("heron"), Reason.CONSENT, replaced=replaced)


def key(number: int) -> StatementId:
    """An id."""
    return StatementId(f"{number:064x}")


def leads(links: Mapping[StatementId, StatementId], start: StatementId, goal: StatementId) -> bool:
    """Whether one comes from a statement to another, link by link."""
    at: StatementId | None = start
    for _ in range(11):
        at = None if at is None else links.get(at)
        if at == goal:
            return True
    return False


def test_an_answer_is_followed_over_an_erased_link(say: Say) -> None:
    """Of three that supersede each other the middle one is erased: what named the first means the last."""
    first = say("hearing", when="2022-05")
    second = say("hearing", when="2022-05-12", supersedes=first.id)
    third = say("hearing", when="2022-05-13", supersedes=second.id)
    gone = [stone(second.id, first.id)]
    counting = living([first, third], [], gone).statements
    following = Following(counting, [first, third], gone)
    assert following.now(first.id) == (third,)
    assert following.former(third.id) == {first.id, second.id}


@given(st.dictionaries(st.integers(0, 9), st.integers(0, 9)))
def test_backwards_is_the_same_relation_as_forwards(follows: dict[int, int]) -> None:
    """Exactly what links lead to stands before a statement, over erased links and round rings too."""
    links = {key(later): key(earlier) for later, earlier in follows.items()}
    following = Following({}, [], [stone(later, earlier) for later, earlier in links.items()])
    for later in map(key, range(10)):
        assert following.former(later) == {
            earlier for earlier in map(key, range(10)) if earlier != later and leads(links, later, earlier)
        }
    for earlier in map(key, range(10)):
        assert following.later(earlier) == {
            later for later in map(key, range(10)) if earlier in following.former(later)
        }


def test_a_fact_can_be_named_by_what_it_superseded(case: Case, say: Say) -> None:
    """The ids of a folded fact are those of its statements and of all that these stand in the place of."""
    first = say("hearing", when="2022-05")
    second = say("hearing", when="2022-05-12", supersedes=first.id)
    third = say("hearing", when="2022-05-13", supersedes=second.id)
    other = say("visit", when="2022-05-14")
    file, _ = fold(case, [], [third, other, first, second], (), (), date(2022, 6, 1))
    assert {fact.prop: fact.ids for fact in file.facts} == {
        "hearing": {first.id, second.id, third.id},
        "visit": {other.id},
    }
