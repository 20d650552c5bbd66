"""Two laptops and an erasure: what was erased on one is gone on both, whatever is carried afterwards."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.conftest import DESK_PASSPHRASE
from tests.desk.test_erasing import CONSENT, DAY, add, intact, pages, tell
from tests.vault.archives import archive

from habeas.base.erasure import Erased, Reason
from habeas.base.errors import WrongCall
from habeas.desk.carrying import TakenHome, take_in_stream
from habeas.desk.case_file import open_case
from habeas.desk.disagreements import conflicts_of, settle
from habeas.desk.erasing import Ground, erase
from habeas.desk.erasing_case import plan_case
from habeas.desk.erasing_person import plan_person
from habeas.desk.erasing_source import plan_source
from habeas.desk.finding import Wanted, find
from habeas.desk.opening import open_session
from habeas.desk.paging import documents, retitle
from habeas.desk.proposing import propose
from habeas.desk.retracting import supersede, withdraw
from habeas.desk.session import Session
from habeas.drafting.keeping import Decision, State
from habeas.evidence.find.keeping import Kind
from habeas.evidence.sources.pages import Pages
from habeas.evidence.sources.receipt import event_of, record_event
from habeas.evidence.sources.source import Basis, Described
from habeas.vault.carrying.parcel import Parcel

NAME = "Asel Nurlanova"
LETTER = (
    "A neighbour writes: Ilyas Qarabulaq was arrested by officers of the Tasköl police on 3 May 2023. Woe, canaria."
)
REPORT = "Ilyas Qarabulaq, a baker, was arrested by officers of the Tasköl police on 4 May 2023. She told what she saw."


class Back(Exception):
    """Ends a transaction."""


@pytest.fixture
def other(made_once: Path, tmp_path: Path, ticking: Callable[[], datetime]) -> Iterator[Session]:
    """The second laptop, empty."""
    shutil.copytree(made_once, tmp_path / "other")
    with open_session(tmp_path / "other", DESK_PASSPHRASE, ticking, os.urandom) as opened:
        # A copy of a vault is the same vault; this one goes by an id of its own, as another laptop's does.
        opened.vault.carrying._vault = "f" * 32
        yield opened


def parcel_of(session: Session) -> Parcel:
    """The case as it would leave."""
    return session.vault.carrying.parcel(session.case("baker").id, session.now(), session.who)


def file_of(session: Session) -> bytes:
    """The same as bytes."""
    return b"".join(session.vault.carrying.stream(parcel_of(session)))


def take(there: Session, file: bytes) -> TakenHome:
    """Merge a file."""
    with there.vault.transaction():
        return take_in_stream(there, iter([file]), None, None)


def hits(session: Session, word: str) -> tuple[tuple[str, str, str | None], ...]:
    """What is found: kind, id, source."""
    found = find(session, Wanted(word, kinds=tuple(Kind))).found.hits
    return tuple((one.kind.value, one.key, one.source) for one in found)


def told(session: Session, word: str, text: str) -> None:
    """Something about a source in the custody log."""
    evidence = session.vault.evidence
    source = next(one for one in evidence.sources() if one.original_name == word)
    event = event_of("described", session.now(), session.who, source, {"why": text})
    made = record_event(event, evidence.last_custody(), session.chance(32))
    evidence.append_custody(made.entry, made.salt, made.event)


class Two:
    """A case on two laptops, with a witness whose name stands in every place that a name can stand in."""

    def __init__(self, here: Session, there: Session, folder: Path, home: Path) -> None:
        self.here, self.there, self.folders = here, there, (home, folder / "other")
        self.letter = add(here, folder, "letter.txt", LETTER)
        self.report = add(here, folder, "report.txt", REPORT)
        baker = "Ilyas Qarabulaq"
        self.held = tell(here, self.report, baker, "apprehension", {"when": "2023-05-04"}, "was arrested")
        tell(here, self.report, baker, "person", {"name": baker, "role": "detainee"}, baker)
        tell(here, self.letter, baker, "person", {"name": baker, "role": "detainee"}, baker)
        self.witness = tell(here, self.report, NAME, "person", {"name": NAME, "role": "witness"}, "She")
        self.first = tell(here, self.report, baker, "occupation", {"text": "cook"}, "a baker")
        self.better = supersede(here, self.first.id, {"text": "canaria"}, f"{NAME} said it")
        title = Described(f"What {NAME} told", Basis.STATED)
        told_of = replace(self.report, note=f"from {NAME}", description=replace(self.report.description, title=title))
        here.vault.evidence.replace_source(told_of)
        propose(here, "baker")
        for one in here.vault.proposals.proposals(here.case("baker").id)[:2]:
            here.vault.proposals.add_decision(
                Decision(one.id, State.REJECTED, here.who, here.now(), f"{NAME} denies it", None, None)
            )
        withdraw(here, self.held.id, f"{NAME} was not sure")
        told(here, "report.txt", f"{NAME} came by")
        case = here.case("baker").id
        bound = Pages("9" * 32, case, f"Papers of {NAME}", (self.letter.id, self.report.id), here.who, here.now())
        here.vault.evidence.add_pages(bound)
        made = replace(archive(1, case, (), ()), owners=("Canary Testova",))
        here.vault.archives.put_archive(made, (), ())
        self.archive = made
        take(there, file_of(here))
        told(there, "report.txt", f"{NAME} called")
        take(here, file_of(there))
        self.older = file_of(there)

    def carry(self) -> None:
        """The older file of the second laptop into the first, then the first's into the second, then back."""
        take(self.here, self.older)
        take(self.there, file_of(self.here))
        take(self.here, file_of(self.there))
        take(self.here, self.older)
        take(self.there, self.older)

    def left(self, *words: str) -> list[list[str]]:
        """Which words stand in some page of the first and of the second."""
        return [pages(folder, *words) for folder in self.folders]


@pytest.fixture
def two(session: Session, other: Session, tmp_path: Path, vault_folder: Path) -> Two:
    """The case on both."""
    return Two(session, other, tmp_path, vault_folder)


def same(two: Two) -> bool:
    """Whether both are sound and hold the same."""
    assert intact(two.here)
    assert intact(two.there)
    return parcel_of(two.here).head.content == parcel_of(two.there).head.content


def test_a_source_that_was_erased_comes_back_by_no_merge(two: Two) -> None:
    """Neither it nor its statements, drafts, pages and words in the index are on either laptop afterwards."""
    for session in (two.here, two.there):
        assert two.letter.id in {source for _, _, source in hits(session, "canaria")}
    erase(two.here, plan_source(two.here, "baker", "letter.txt", DAY), CONSENT)
    assert take(two.here, two.older).kept_out > 0
    assert two.letter.id not in {one.id for one in two.here.vault.evidence.sources()}
    assert take(two.there, file_of(two.here)).struck > 0
    two.carry()
    assert two.left("Woe, canaria", "letter.txt", two.letter.copy.digest) == [[], []]
    for session in (two.here, two.there):
        case = session.case("baker").id
        assert {one.source for one in session.vault.proposals.proposals(case)} == {two.report.id}
        assert [act.pages for act in session.vault.evidence.pages(case)] == [(two.report.id,)]
        assert two.letter.id not in {source for _, _, source in hits(session, "canaria")}
    assert same(two)


def test_a_person_who_was_erased_is_named_nowhere_after_any_merge(two: Two) -> None:
    """Statements, texts, versions of fields, events of both chains: no page of either vault holds the name."""
    assert two.left(NAME) == [[NAME], [NAME]]
    plan = plan_person(two.here, "baker", NAME, DAY, also=[two.better.id[:10]])
    assert plan.texts["foreign_custody"] == 1
    assert plan.texts["field_versions"] >= 2
    erase(two.here, plan, Ground(Reason.ASKED))
    assert two.left(NAME)[0] == []
    two.carry()
    assert two.left(NAME, "Nurlanova") == [[], []]
    assert same(two)
    for session in (two.here, two.there):
        assert conflicts_of(session, "baker") == ()
        [source] = [one for one in session.vault.evidence.sources() if one.id == two.report.id]
        assert source.note == "from [—]"
        assert source.description.title is not None
        assert source.description.title.value == "What [—] told"


def test_what_an_erased_statement_replaced_comes_back_on_no_laptop(two: Two) -> None:
    """The statement that it superseded counts nowhere, and is found nowhere as one that counts."""
    plan = plan_person(two.here, "baker", NAME, DAY, also=[two.better.id[:10]])
    assert two.better.id in {said.id for _, said in plan.statements}
    erase(two.here, plan, Ground(Reason.ASKED))
    two.carry()
    for session in (two.here, two.there):
        counting = {said.id for fact in open_case(session, "baker", DAY).casefile.facts for said in fact.statements}
        assert not counting & {two.first.id, two.better.id}
        assert {kind for kind, key, _ in hits(session, "baker") if key == two.first.id} <= {"retired"}


def test_an_erased_proposal_comes_back_neither_by_merge_nor_by_drafting(two: Two) -> None:
    """A draft that named the person stays gone on both, also where the source is drafted from again."""
    case = two.here.case("baker").id
    draft = two.here.vault.proposals.proposals(case)[0]
    named = replace(draft, id=type(draft.id)("e" * 64), draft=replace(draft.draft, subject=NAME))
    two.here.vault.proposals.add_proposals(case, [named])
    take(two.there, file_of(two.here))
    two.older = file_of(two.there)
    erase(two.here, plan_person(two.here, "baker", NAME, DAY), Ground(Reason.ASKED))
    two.carry()
    for session in (two.here, two.there):
        assert session.vault.erasures.is_erased(Erased.PROPOSAL, named.id)
        assert named.id not in {one.id for one in session.vault.proposals.proposals(case)}
        assert session.vault.proposals.add_proposals(case, [named]) == 0


def test_an_erased_archive_and_an_erased_case_stay_erased(two: Two, tmp_path: Path) -> None:
    """The archive goes on both; a case that was erased is refused when it comes again."""
    from habeas.evidence.archives.archive import ErasedArchive

    stone = ErasedArchive(two.archive.id, two.archive.case, two.here.now(), two.here.now(), two.here.who, "over")
    two.here.vault.archives.erase(stone)
    two.carry()
    assert two.left("Canary Testova") == [[], []]
    assert two.there.vault.archives.archives() == ()
    erase(two.here, plan_case(two.here, "baker"), Ground(Reason.OVER))
    with pytest.raises(WrongCall, match="erased here"):
        take(two.here, two.older)
    assert two.left("Qarabulaq", NAME, "canaria")[0] == []


def test_two_orders_of_pages_are_a_conflict_and_both_show_the_same(two: Two) -> None:
    """Both show the newest act, by its time and not that of the merge, until a person lets one stand."""
    later = retitle(two.there, "baker", "9" * 32, "Court papers").now
    first = replace(later, title="Papers", pages=later.pages[::-1], at=later.at - timedelta(seconds=1))
    two.here.vault.evidence.add_pages(first)
    take(two.here, file_of(two.there))
    take(two.there, file_of(two.here))
    for session in (two.here, two.there):
        assert documents(session, "baker")[0].now == later
        [conflict] = conflicts_of(session, "baker")
        assert {value["value"]: value["used"] for value in conflict["values"]} == {
            f"Papers: What {NAME} told · letter.txt": False,
            f"Court papers: letter.txt · What {NAME} told": True,
        }
    settle(two.there, "baker", conflict["id"], 1, "so they lie in the file")
    take(two.here, file_of(two.there))
    for session in (two.here, two.there):
        assert conflicts_of(session, "baker") == ()
        assert documents(session, "baker")[0].now.pages == first.pages
    assert same(two)


def test_a_dry_run_of_a_merge_destroys_nothing(two: Two) -> None:
    """What would be struck is counted, and every page still holds it."""
    erase(two.here, plan_source(two.here, "baker", "letter.txt", DAY), CONSENT)

    sent = file_of(two.here)

    with suppress(Back), two.there.vault.transaction():
        assert take_in_stream(two.there, iter([sent]), None, None, dry_run=True).struck > 0
        raise Back
    assert two.there.vault.evidence.copy(two.letter.copy.digest) == LETTER.encode()
    assert intact(two.there)
