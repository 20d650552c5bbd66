"""What still counts after supersession and withdrawal."""

from collections.abc import Callable
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from habeas.base.erasure import Erased, Erasure, Reason
from habeas.base.ids import Handle, StatementId
from habeas.record.erased import erased_references
from habeas.record.living import counting, cycles, living
from habeas.record.statements import Statement, Withdrawal

type Say = Callable[..., Statement]


def _back(statement: Statement) -> Withdrawal:
    return Withdrawal(statement.id, Handle("heron"), datetime(2022, 8, 2, tzinfo=UTC), "the source took it back")


def test_a_chain_leaves_only_its_last_link(say: Say) -> None:
    """A statement, its correction and the correction of that: one counts."""
    first = say("hearing", when="2022-05")
    second = say("hearing", when="2022-05-12", supersedes=first.id)
    third = say("hearing", when="2022-05-13", supersedes=second.id)
    assert set(living([third, first, second], []).statements) == {third.id}


def test_nothing_comes_back_by_itself(say: Say) -> None:
    """When a correction is withdrawn the first version stays out, and a note says so."""
    first = say("hearing", when="2022-05")
    second = say("hearing", when="2022-05-12", supersedes=first.id)
    result = living([first, second], [_back(second)])
    assert not result.statements
    assert [(finding.code, finding.place) for finding in result.findings] == [
        ("superseded-by-withdrawn", f"statement {first.id}")
    ]


def test_two_corrections_of_one_statement_both_count_and_are_told(say: Say) -> None:
    """Neither of two successors wins over the other."""
    first = say("hearing", when="2022-05")
    one, two = (say("hearing", when=when, supersedes=first.id) for when in ("2022-05-12", "2022-05-13"))
    result = living([first, one, two], [])
    assert set(result.statements) == {one.id, two.id}
    assert [finding.code for finding in result.findings] == ["superseded-twice"]


def test_a_missing_target_is_told_and_the_statement_counts(say: Say) -> None:
    """What supersedes or withdraws something the case does not hold is a finding."""
    lone = say("hearing", when="2022-05", supersedes=StatementId("0" * 64))
    result = living([lone], [_back(say("visit"))])
    assert set(result.statements) == {lone.id}
    assert [finding.code for finding in result.findings] == ["supersedes-nothing", "withdraws-nothing"]


def test_the_same_statement_twice_is_one(say: Say) -> None:
    """Taking in a copy of the record again adds nothing."""
    assert len(living([say("visit"), say("visit")], []).statements) == 1


def test_a_ring_is_found_from_its_least_id() -> None:
    """Rings are named in full, with the chains that lead into them left out."""
    one, two, three, four = (StatementId(letter * 64) for letter in "abcd")
    assert cycles({two: three, three: two, four: three}) == ((two, three),)
    assert cycles({one: one}) == ((one,),)
    assert cycles({one: two, two: three}) == ()


@given(st.dictionaries(st.integers(0, 7), st.integers(0, 7)))
def test_exactly_the_ids_that_reach_themselves_are_on_rings(follows: dict[int, int]) -> None:
    """An id is on a ring if and only if following it leads back to it."""

    def reaches_itself(start: int) -> bool:
        at = follows.get(start)
        for _ in follows:
            if at is None or at == start:
                break
            at = follows.get(at)
        return at == start

    key = {n: StatementId(str(n) * 64) for n in range(8)}
    found = {member for ring in cycles({key[a]: key[b] for a, b in follows.items()}) for member in ring}
    assert found == {key[n] for n in follows if reaches_itself(n)}


def _stone(gone: Statement) -> Erasure:
    at = datetime(2022, 9, 1, tzinfo=UTC)
    return Erasure(
        Erased.STATEMENT, gone.id, "a" * 32, None, at, Handle("heron"), Reason.CONSENT, replaced=gone.supersedes
    )


def test_what_an_erased_statement_had_superseded_does_not_come_back(say: Say) -> None:
    """After a correction is erased the first version stays out, and a note says so."""
    first = say("hearing", when="2022-05")
    second = say("hearing", when="2022-05-12", supersedes=first.id)
    result = living([first], [], [_stone(second)])
    assert not result.statements
    assert [(finding.code, finding.place) for finding in result.findings] == [
        ("superseded-by-erased", f"statement {first.id}")
    ]


def test_what_superseded_an_erased_statement_counts(say: Say) -> None:
    """The correction of an erased statement still holds, and tells the day on which that one was erased."""
    first = say("hearing", when="2022-05")
    second = say("hearing", when="2022-05-12", supersedes=first.id)
    result = living([second], [], [_stone(first)])
    assert set(result.statements) == {second.id}
    assert [finding.code for finding in result.findings] == ["supersedes-erased"]
    assert "2022-09-01" in result.findings[0].message


def test_a_reference_to_an_erased_statement_is_told(say: Say) -> None:
    """A value that names it, by its whole id or the beginning, leads nowhere and says when it was erased."""
    asked, other = say("question", {"text": "Where is he held?"}), say("hearing")
    replies = [say("reply", {"answers": word, "text": "In Almaty."}) for word in (asked.id, asked.id[:10], other.id)]
    found = erased_references({one.id: one for one in replies}, [_stone(asked)])
    assert {finding.place for finding in found} == {f"statement {one.id}" for one in replies[:2]}
    assert {finding.code for finding in found} == {"refers-to-erased"}
    assert erased_references({one.id: one for one in replies}, []) == ()


@given(st.lists(st.integers(0, 9), max_size=9), st.sets(st.integers(0, 9)), st.sets(st.integers(0, 9)))
def test_what_counts_is_told_by_ids_alone(say: Say, targets: list[int], taken: set[int], gone: set[int]) -> None:
    """The ids that count are those of the statements that count, whatever was superseded, withdrawn or erased."""
    said: list[Statement] = []
    for number, target in enumerate(targets):
        over = said[target].id if target < len(said) else None
        said.append(say("hearing", when=f"2022-05-{number + 1:02}", supersedes=over))
    stones = [_stone(one) for number, one in enumerate(said) if number in gone]
    kept = [one for number, one in enumerate(said) if number not in gone]
    back = [_back(one) for number, one in enumerate(kept) if number in taken]
    assert counting({one.id: one.supersedes for one in kept}, back, stones) == set(
        living(kept, back, stones).statements
    )
