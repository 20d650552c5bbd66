"""The laws of accepting at once: only what another source said, exactly."""

from habeas.desk.alike import accept_already_said, already_said
from habeas.desk.deciding import accept
from habeas.desk.preserving import Circumstances
from habeas.desk.proposing import propose
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_standard_input
from habeas.drafting.keeping import Proposal, State
from habeas.evidence.sources.source import Secrecy

ONE = "On May 3, 2023, Ilyas Qarabulaq was arrested by officers of the Tasköl city police department.\n"
OTHER = "Two papers say so.\n\n" + ONE
DIFFERS = "On May 4, 2023, Ilyas Qarabulaq was arrested by officers of the Tasköl city police department.\n"


def waiting(session: Session) -> list[Proposal]:
    """The proposals that wait, arrests only."""
    found = session.vault.proposals.proposals(session.case("baker").id, State.WAITING)
    return [each for each in found if each.draft.type == "apprehension"]


def take_in(session: Session, *texts: str) -> None:
    """Take these texts in and draft from them."""
    for text in texts:
        take_in_standard_input(session, "baker", text.encode(), Circumstances(Secrecy.PUBLIC))
    propose(session, "baker")


def test_nothing_is_alike_before_a_person_accepted_it(session: Session) -> None:
    """Two proposals that say the same do not accept each other."""
    take_in(session, ONE, OTHER)
    assert already_said(session, "baker") == ()
    assert accept_already_said(session, "baker") == []


def test_what_another_source_said_is_accepted_and_nothing_else(session: Session) -> None:
    """The same arrest in a second report is accepted with it; another day is not."""
    take_in(session, ONE, OTHER, DIFFERS)
    first = waiting(session)[0]
    accept(session, [first.id])
    same = already_said(session, "baker")
    assert [(each.draft.type, each.draft.value) for each in same] == [("apprehension", first.draft.value)]
    assert [each.state for each in accept_already_said(session, "baker", "As in the first.")] == [State.ACCEPTED]
    [left] = waiting(session)
    assert left.draft.value["when"] == "2023-05-04"
    assert already_said(session, "baker") == ()


def test_the_same_source_does_not_vouch_for_itself(session: Session) -> None:
    """A second sentence of the same source waits for a person."""
    take_in(session, ONE + "He bakes bread.\n\n" + ONE)
    arrests = waiting(session)
    accept(session, [arrests[0].id])
    assert [each for each in already_said(session, "baker") if each.draft.type == "apprehension"] == []
