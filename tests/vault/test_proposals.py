"""Proposals and decisions as the vault keeps them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.vault.texts import texts

from habeas.base.errors import WrongCall
from habeas.base.ids import CaseId, ProposalId, ReadingId, SourceId
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.drafting.keeping import ProposalMark, State
from habeas.record.statements import Stance
from habeas.vault.vault import Vault

if TYPE_CHECKING:
    from tests.vault.conftest import Story

values: st.SearchStrategy[Mapping[str, Plain]] = st.dictionaries(
    st.text("abc", max_size=4), st.none() | st.booleans() | st.integers() | texts() | st.lists(texts(), max_size=3)
)


@given(data=st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_proposal_is_loaded_as_it_was_stored(filled: Vault, story: "Story", data: st.DataObject) -> None:
    """Every field of a proposal survives, its confidence to the last bit."""
    quote = data.draw(texts(min_size=1, max_size=20))
    start = data.draw(st.integers(0, 10**6))
    draft = replace(
        story.proposal.draft,
        subject=data.draw(st.none() | texts()),
        value=data.draw(values),
        span=Span(start, start + len(quote)),
        quote=quote,
        attributed_to=data.draw(st.none() | texts()),
        stance=data.draw(st.sampled_from(Stance)),
        confidence=data.draw(st.floats(0, 1)),
        lang=data.draw(st.sampled_from(Lang)),
        extractor=data.draw(texts()),
    )
    key = ProposalId(f"{data.draw(st.integers(0, 16**64 - 1)):064x}")
    proposal = replace(story.proposal, id=key, draft=draft)
    if filled.proposals.add_proposals(story.case.id, [proposal]):
        assert filled.proposals.proposal(key) == ((story.case.id, proposal),)


def test_a_proposal_that_is_kept_stays_as_it_is(filled: Vault, story: "Story") -> None:
    """Adding again counts only what is new and does not bring a decided proposal back to waiting."""
    second = replace(story.proposal, id=ProposalId("a" * 64))
    assert filled.proposals.add_proposals(story.case.id, [story.proposal]) == 1
    filled.record.add_statement(story.case.id, story.statement)
    filled.proposals.add_decision(story.decision)
    assert filled.proposals.add_proposals(story.case.id, [story.proposal, second, second]) == 1
    assert [kept.state for kept in filled.proposals.proposals(story.case.id)] == [State.CORRECTED, State.WAITING]


def test_many_proposals_are_added_at_once(filled: Vault, story: "Story") -> None:
    """More proposals than one statement of SQL takes are added, and counted once."""
    many = [replace(story.proposal, id=ProposalId(f"{number:064x}")) for number in range(1300)]
    assert filled.proposals.add_proposals(story.case.id, many[:700]) == 700
    assert filled.proposals.add_proposals(story.case.id, many) == 600
    assert {kept.id for kept in filled.proposals.proposals(story.case.id)} == {kept.id for kept in many}


def test_proposals_come_by_source_and_place(
    vault: Vault, stories: "Callable[[int], Story]", keeping: "Callable[[Vault, Story], None]"
) -> None:
    """The order is that of the sources, then of the places in them, whatever the order of adding."""
    one, two = stories(7), stories(4)
    keeping(vault, one)
    keeping(vault, two)
    case = one.case.id

    def at(story: "Story", place: int) -> str:
        span = Span(place, place + 9)
        key = ProposalId(f"{story.source.id[-1]}{place:063x}")
        proposal = replace(story.proposal, id=key, draft=replace(story.proposal.draft, span=span))
        vault.proposals.add_proposals(case, [proposal])
        return key

    later, earlier, other = at(one, 90), at(one, 50), at(two, 10)
    listed = [kept.id for kept in vault.proposals.proposals(case)]
    assert listed == [one.proposal.id, earlier, later, other]


def test_proposals_are_found_by_the_start_of_their_id(filled: Vault, story: "Story") -> None:
    """A start that fits several gives several; characters that mean something to SQL mean only themselves."""
    keys = [ProposalId(start.ljust(64, "0")) for start in ("ab1", "ab2", "c")]
    filled.proposals.add_proposals(story.case.id, [replace(story.proposal, id=key) for key in keys])
    assert {kept.id for _, kept in filled.proposals.proposal("ab")} == set(keys[:2])
    assert [kept.id for _, kept in filled.proposals.proposal("ab2")] == [keys[1]]
    assert filled.proposals.proposal("%") == filled.proposals.proposal("a_1") == filled.proposals.proposal("f") == ()


def test_a_decision_changes_the_state(filled: Vault, story: "Story") -> None:
    """The latest decision's state is the proposal's; all decisions stay, in order."""
    first = replace(story.decision, state=State.REJECTED, corrected=None, statement=None)
    filled.proposals.add_proposals(story.case.id, [story.proposal])
    assert filled.proposals.proposals(story.case.id, State.WAITING) == (story.proposal,)
    for decision in (first, story.decision):
        filled.proposals.add_decision(decision)
    assert filled.proposals.decisions(story.case.id) == (first, story.decision)
    assert filled.proposals.decisions(CaseId("f" * 32)) == ()
    assert filled.proposals.proposals(story.case.id, State.WAITING) == ()
    assert filled.proposals.proposals(story.case.id, State.CORRECTED) == (
        replace(story.proposal, state=State.CORRECTED),
    )


def test_proposals_and_decisions_name_only_what_is_kept(filled: Vault, story: "Story") -> None:
    """An unknown case, source, reading or proposal is refused, and nothing of the call is kept."""
    good = replace(story.proposal, id=ProposalId("a" * 64))
    for case, wrong in (
        (CaseId("f" * 32), story.proposal),
        (story.case.id, replace(story.proposal, source=SourceId("f" * 32))),
        (story.case.id, replace(story.proposal, reading=ReadingId("f" * 64))),
    ):
        with pytest.raises(WrongCall):
            filled.proposals.add_proposals(case, [good, wrong])
    with pytest.raises(WrongCall):
        filled.proposals.add_decision(story.decision)
    assert filled.proposals.proposals(story.case.id) == ()


def test_marks_tell_how_proposals_stand(filled: Vault, story: "Story") -> None:
    """A mark has the last decision's state and statement; extractors are told apart by small and capital letters."""
    draft = replace(story.proposal.draft, extractor="intake/List@1")
    other = replace(draft, extractor="intake/list@1")
    one, two = (
        replace(story.proposal, id=ProposalId(letter * 64), draft=each) for letter, each in (("a", draft), ("b", other))
    )
    filled.proposals.add_proposals(story.case.id, [one, two])
    first = replace(story.decision, proposal=one.id, state=State.REJECTED, corrected=None, statement=None)
    last = replace(story.decision, proposal=one.id)
    filled.proposals.add_decisions([first, last])
    assert filled.proposals.proposal_marks(story.case.id, "intake/List") == (
        ProposalMark(one.id, one.source, one.reading, draft.extractor, last.state, last.statement),
    )
    assert [mark.state for mark in filled.proposals.proposal_marks(story.case.id, "intake/list@")] == [State.WAITING]
    assert filled.proposals.proposal_marks(CaseId("f" * 32), "intake/") == ()


def test_proposals_are_asked_for_by_property(filled: Vault, story: "Story") -> None:
    """Of one property come its proposals alone."""
    filled.proposals.add_proposals(story.case.id, [story.proposal])
    assert filled.proposals.proposals(story.case.id, prop=story.proposal.draft.type) == (story.proposal,)
    assert filled.proposals.proposals(story.case.id, prop="nothing of the kind") == ()
