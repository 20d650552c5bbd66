"""The laws of deciding: nothing enters the record but by a person's decision."""

from datetime import date

import pytest

from habeas.base.errors import WrongCall
from habeas.base.ids import ProposalId
from habeas.base.known import Absent, Unknown
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.desk.case_file import open_case
from habeas.desk.deciding import accept, correct, reject
from habeas.desk.describing import sources_of
from habeas.desk.judging import judge, people
from habeas.desk.preserving import Circumstances
from habeas.desk.proposing import proposal_id
from habeas.desk.retracting import supersede, withdraw
from habeas.desk.reviewing import proposals, waiting_in_context
from habeas.desk.saying import Words, say
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_standard_input
from habeas.desk.verifying import verify
from habeas.drafting.draft import Draft
from habeas.drafting.keeping import Proposal, State
from habeas.evidence.sources.source import Secrecy
from habeas.record.keeping import Case
from habeas.record.people import EntityKind, Sameness
from habeas.record.statements import Method, Stance

TEXT = "Ilyas Qarabulaq was arrested on May 3, 2023 in Tasköl. Ильяс Карабулак — пекарь. The agent “Baqa” lied."

AS_OF = date(2023, 6, 2)

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


def persons(session: Session) -> dict[str, str]:
    """The persons of the case by name, with the id each one goes by."""
    return {
        each.entity.name: each.goes_by for each in people(session, "baker") if each.entity.kind is EntityKind.PERSON
    }


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
    assert len(persons(session)) == 2
    assert len(set(persons(session).values())) == 1
    judge(session, "baker", "Ilyas Qarabulaq", "Ильяс Карабулак", Sameness.UNDONE, "Two cousins.")
    assert len(set(persons(session).values())) == 2


def test_a_code_name_is_joined_to_nobody(session: Session) -> None:
    """A code name stands alone, even beside a person of the very same name in another script (SAFETY 10)."""
    double: Sketch = ("person", "Бака", {"name": "Бака", "printed": "Бака", "role": "witness"}, "Карабулак")
    accept(session, propose_by_hand(session, AGENT, double))
    assert len({each.goes_by for each in people(session, "baker")}) == 2


def test_a_name_that_a_person_makes_a_code_name_is_joined_to_nobody(session: Session) -> None:
    """A correction to the role of an agent joins nothing, and parts what the machine had joined (SAFETY 10)."""
    said: Sketch = ("person", "Ilyas Qarabulaq", {"name": "Ilyas Qarabulaq", "role": "witness"}, "Ilyas Qarabulaq")
    first, second, third = propose_by_hand(session, ARREST, BAKER, said)
    accept(session, [first, second])
    assert len(set(persons(session).values())) == 1
    correct(session, third, {"name": "Ilyas Qarabulaq", "role": "agent"}, "It is a code name.")
    assert len(set(persons(session).values())) == 2


def test_a_fact_typed_by_hand_joins_no_code_name(session: Session) -> None:
    """Somebody typed in as an agent is joined to nobody, however alike the names are (SAFETY 10)."""
    accept(session, propose_by_hand(session, BAKER))
    value: dict[str, Plain] = {"name": "Ilyas Karabulak", "role": "agent"}
    [source] = session.vault.evidence.sources(the_case(session).id)
    say(session, "baker", Words("Ilyas Karabulak", "person", value, source.id, "The agent"))
    assert len(set(persons(session).values())) == 2


def test_an_agent_by_supersession_is_parted_but_a_persons_judgement_stays(session: Session) -> None:
    """The machine takes back only what the machine joined."""
    named: Sketch = ("person", "Ilyas Qarabulaq", {"name": "Ilyas Qarabulaq", "role": "witness"}, "Ilyas Qarabulaq")
    accept(session, propose_by_hand(session, BAKER, named, AGENT))
    judge(session, "baker", "Baqa", "Ilyas Qarabulaq", Sameness.SAME, "He said so himself.")
    statements = session.vault.record.statements(the_case(session).id)
    old = next(s for s in statements if s.anchor.quote == "Ilyas Qarabulaq")
    supersede(session, old.id, {"name": "Ilyas Qarabulaq", "role": "agent"}, "A code name after all.")
    found = persons(session)
    assert found["Baqa"] == found["Ilyas Qarabulaq"]
    assert found["Ильяс Карабулак"] != found["Ilyas Qarabulaq"]


def test_bodies_and_places_of_values_can_be_judged_the_same(session: Session) -> None:
    """Courts, organs and places that only a value names are listed, and judging them the same makes one fact."""
    one: Sketch = ("apprehension", "Ilyas Qarabulaq", {"when": "2023-05-03", "organ": "the city police"}, "arrested")
    two: Sketch = ("apprehension", "Ilyas Qarabulaq", {"when": "2023-05-03", "organ": "полиция города"}, "пекарь")
    court: Sketch = ("hearing", "Ilyas Qarabulaq", {"court": "Tasköl court"}, "Tasköl")
    jail: Sketch = ("place_of_detention", "Ilyas Qarabulaq", {"name": "Prison 7"}, "Baqa")
    accept(session, propose_by_hand(session, one, two, court, jail))
    kinds = {each.entity.name: each.entity.kind for each in people(session, "baker")}
    assert kinds["Tasköl court"] is EntityKind.COURT
    assert kinds["Prison 7"] is EntityKind.FACILITY
    assert apprehensions(session) == 2
    judge(session, "baker", "the city police", "полиция города", Sameness.SAME, "One is the other's name in Russian.")
    assert apprehensions(session) == 1


def apprehensions(session: Session) -> int:
    """How many apprehensions the case has."""
    return sum(fact.prop == "apprehension" for fact in open_case(session, "baker", AS_OF).casefile.facts)


def test_a_court_that_was_taken_for_an_organ_can_be_judged_the_same(session: Session) -> None:
    """An organ, a court and a facility can be one body; a person is none of them."""
    court: Sketch = ("hearing", "Ilyas Qarabulaq", {"court": "Tasköl court"}, "Tasköl")
    organ: Sketch = ("organ", "суд Тасколя", {"name": "суд Тасколя"}, "пекарь")
    accept(session, propose_by_hand(session, court, organ))
    judge(session, "baker", "Tasköl court", "суд Тасколя", Sameness.SAME, "One court.")
    with pytest.raises(WrongCall, match="is a person"):
        judge(session, "baker", "Ilyas Qarabulaq", "суд Тасколя", Sameness.SAME, "No.")


def test_what_is_unknown_or_absent_can_be_said_in_a_correction(session: Session) -> None:
    """A correction may say that a thing is not known or is not there, with its time."""
    one, two = propose_by_hand(session, ARREST, BAKER)
    correct(session, one, {"absent": True, "when": "2023-05-03"}, "Nobody was arrested that day.")
    correct(session, two, {"unknown": "the report does not say"})
    first, second = session.vault.record.statements(the_case(session).id)
    assert (first.value, str(first.when)) == (Absent(), "2023-05-03")
    assert second.value == Unknown("the report does not say")


def test_reading_proposals_people_and_sources_is_in_the_audit_trail(session: Session) -> None:
    """Every look at what a case holds leaves its mark (SAFETY 14)."""
    propose_by_hand(session, ARREST)
    case = the_case(session).id
    proposals(session, "baker")
    waiting_in_context(session, "baker")
    people(session, "baker")
    sources_of(session, "baker")
    open_case(session, "baker", AS_OF)
    looks = [entry.action for entry in session.vault.audit.entries(case)][-5:]
    assert looks == ["read proposals", "read proposals", "read people", "read sources", "open case"]


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
