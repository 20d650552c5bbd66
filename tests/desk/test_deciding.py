"""The laws of deciding: nothing enters the record but by a person's decision."""

import pytest

from habeas.base.errors import WrongCall
from habeas.base.ids import ProposalId
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.desk.deciding import accept, correct, reject
from habeas.desk.judging import judge, people
from habeas.desk.proposing import proposal_id
from habeas.desk.retracting import supersede, withdraw
from habeas.desk.session import Session
from habeas.desk.taking_in import Circumstances, take_in_standard_input
from habeas.desk.verifying import verify
from habeas.drafting.draft import Draft
from habeas.drafting.keeping import Proposal, State
from habeas.evidence.sources.source import Secrecy
from habeas.record.keeping import Case
from habeas.record.people import Sameness
from habeas.record.statements import Method, Plain, Stance

TEXT = "Ilyas Qarabulaq was arrested on May 3, 2023 in Tasköl. Ильяс Карабулак — пекарь. The agent “Baqa” lied."


type Sketch = tuple[str, str | None, dict[str, Plain], str]
"""A draft by hand: type, subject, value, quote."""


def propose_by_hand(session: Session, *drafts: Sketch) -> list[ProposalId]:
    """Put drafts among the proposals of the case `baker`; returns their ids."""
    taken = take_in_standard_input(session, "baker", TEXT.encode(), Circumstances(Secrecy.PUBLIC))
    source = taken.taken[0].source
    assert source is not None
    reading = session.vault.evidence.first_reading(source.copy.digest)
    assert reading is not None
    proposals = []
    for kind, subject, value, quote in drafts:
        start = reading.text.index(quote)
        span = Span(start, start + len(quote))
        draft = Draft(kind, subject, value, span, quote, None, Stance.ASSERTS, 0.9, Lang.EN, "hand/1")
        made = Proposal(proposal_id(taken.case.id, reading.id, draft), source.id, reading.id, draft)
        proposals.append(made)
    session.vault.proposals.add_proposals(taken.case.id, proposals)
    return [each.id for each in proposals]


ARREST: Sketch = (
    "apprehension",
    "Ilyas Qarabulaq",
    {"when": "2023-05-03", "place": "Tasköl"},
    "arrested on May 3, 2023 in Tasköl",
)
BAKER: Sketch = ("occupation", "Ильяс Карабулак", {"text": "пекарь"}, "Ильяс Карабулак — пекарь")
AGENT: Sketch = ("person", "Baqa", {"name": "Baqa", "printed": "Baqa", "role": "agent"}, "“Baqa”")


def the_case(session: Session) -> Case:
    """The one case of these tests."""
    return session.case("baker")


def test_a_draft_is_no_statement_until_it_is_accepted(session: Session) -> None:
    """Proposing writes nothing into the record; accepting writes one statement with the draft's place."""
    [one] = propose_by_hand(session, ARREST)
    keeping = session.vault.record
    assert keeping.statements(the_case(session).id) == ()
    [decided] = accept(session, [one])
    [statement] = keeping.statements(the_case(session).id)
    assert decided.statement == statement.id
    assert statement.anchor.quote == ARREST[3]
    assert str(statement.when) == "2023-05-03"
    assert statement.value == {"place": "Tasköl"}
    assert statement.method is Method.ACCEPTED
    assert statement.extractor == "hand/1"
    assert verify(session).intact


def test_a_correction_keeps_the_draft_and_records_the_corrected_value(session: Session) -> None:
    """What a person corrected is the statement; what the machine proposed stays readable."""
    [one] = propose_by_hand(session, ARREST)
    correct(session, one[:8], {"when": "2023-05-04", "place": "Tasköl"}, "The protocol says so.")
    [statement] = session.vault.record.statements(the_case(session).id)
    assert str(statement.when) == "2023-05-04"
    assert statement.method is Method.CORRECTED
    [proposal] = session.vault.proposals.proposals(the_case(session).id)
    assert (proposal.state, proposal.draft.value["when"]) == (State.CORRECTED, "2023-05-03")


def test_what_was_rejected_enters_nothing_and_is_not_decided_twice(session: Session) -> None:
    """A rejected proposal leaves no statement, and no proposal is decided a second time."""
    [one] = propose_by_hand(session, ARREST)
    reject(session, [one], "Another man.")
    assert session.vault.record.statements(the_case(session).id) == ()
    for again in (accept, reject):
        with pytest.raises(WrongCall, match="was rejected before"):
            again(session, [one])


def test_accepting_several_is_all_or_nothing(session: Session) -> None:
    """When one of several cannot be accepted, none of them is."""
    good, bad = propose_by_hand(session, ARREST, ("occupation", "Ilyas Qarabulaq", {"wrong": "x"}, "пекарь"))
    with pytest.raises(WrongCall, match="no field 'wrong'"):
        accept(session, [good, bad])
    assert session.vault.record.statements(the_case(session).id) == ()
    assert {p.state for p in session.vault.proposals.proposals(the_case(session).id)} == {State.WAITING}


@pytest.mark.parametrize(("start", "says"), [("abc", "too short"), ("ffffffffffff", "means no proposal")])
def test_an_id_that_means_nothing_is_refused(session: Session, start: str, says: str) -> None:
    """A proposal is called by at least four characters that only its id begins with."""
    propose_by_hand(session, ARREST)
    with pytest.raises(WrongCall, match=says):
        accept(session, [start])


def test_one_name_in_two_scripts_is_joined_and_can_be_parted(session: Session) -> None:
    """A likely spelling of one person's name is joined by a judgement that a person can undo."""
    accept(session, propose_by_hand(session, ARREST, BAKER))
    listed = people(session, "baker")
    assert len(listed) == 2
    assert len({each.goes_by for each in listed}) == 1
    judge(session, "baker", "Ilyas Qarabulaq", "Ильяс Карабулак", Sameness.UNDONE, "Two cousins.")
    assert len({each.goes_by for each in people(session, "baker")}) == 2


def test_a_code_name_is_joined_to_nobody(session: Session) -> None:
    """A code name stands alone, even beside a person of the very same name in another script (SAFETY 10)."""
    double: Sketch = ("person", "Бака", {"name": "Бака", "printed": "Бака", "role": "witness"}, "Карабулак")
    accept(session, propose_by_hand(session, AGENT, double))
    assert len({each.goes_by for each in people(session, "baker")}) == 2


def test_superseding_leaves_the_old_statement_readable(session: Session) -> None:
    """Nothing is changed: a better statement names the one it stands for, and both are kept."""
    accept(session, propose_by_hand(session, ARREST))
    [old] = session.vault.record.statements(the_case(session).id)
    new = supersede(session, old.id[:8], {"when": "2023-05-03T09:40+06:00"}, "The hour is in the protocol.")
    assert new.supersedes == old.id
    assert new.anchor == old.anchor
    assert {s.id for s in session.vault.record.statements(the_case(session).id)} == {old.id, new.id}
    with pytest.raises(WrongCall, match="superseded or withdrawn before"):
        supersede(session, old.id[:8], {"when": "2023-05-05"}, "Again.")


def test_withdrawing_needs_a_reason_and_happens_once(session: Session) -> None:
    """A statement is taken back with a reason, once."""
    accept(session, propose_by_hand(session, ARREST))
    [old] = session.vault.record.statements(the_case(session).id)
    with pytest.raises(WrongCall, match="reason"):
        withdraw(session, old.id[:8], " ")
    withdraw(session, old.id[:8], "Another man.")
    with pytest.raises(WrongCall, match="before"):
        withdraw(session, old.id[:8], "Again.")


def test_two_of_a_kind_only_are_judged_the_same(session: Session) -> None:
    """An entity is not joined with itself, and a judgement has a reason."""
    accept(session, propose_by_hand(session, ARREST))
    with pytest.raises(WrongCall, match="one entity already"):
        judge(session, "baker", "Ilyas Qarabulaq", "Ilyas Qarabulaq", Sameness.SAME, "The same.")
    with pytest.raises(WrongCall, match="Nobody in this case"):
        judge(session, "baker", "Ilyas Qarabulaq", "Nobody Atall", Sameness.SAME, "The same.")


def test_everything_done_is_in_the_audit_trail(session: Session) -> None:
    """Who did what to which object is there to be read afterwards."""
    [one] = propose_by_hand(session, ARREST)
    accept(session, [one])
    trail = session.vault.audit.entries()
    assert [entry.action for entry in trail][-2:] == ["record", "accepted"]
    assert {entry.by for entry in trail} == {"reed"}
    assert trail[-1].obj == one
