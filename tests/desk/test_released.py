"""Asking a second person, answering, taking down: acts on releases between two laptops."""

import json
import os
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from tests.conftest import DESK_BEGAN, DESK_PASSPHRASE
from tests.desk.test_erasing import Case
from tests.desk.test_releasing import carry, let_out, told

from habeas.base.errors import WrongCall
from habeas.base.ids import Handle
from habeas.desk.opening import open_session
from habeas.desk.release_people import rulings_in_force
from habeas.desk.released import answer_request, listed_json, releases_listed, request_release, take_down
from habeas.desk.rulings import Aim, hold, let_pass, standing_rulings
from habeas.desk.session import Session
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.held import Protection
from habeas.disclosure.gate.releases import Act
from habeas.vault.keys import Argon
from habeas.vault.opening import create_vault


@pytest.fixture
def other(tmp_path: Path, ticking: Callable[[], datetime]) -> Iterator[Session]:
    """The laptop of a second person."""
    folder = tmp_path / "other"
    create_vault(folder, DESK_PASSPHRASE, Handle("wren"), now=DESK_BEGAN, argon=Argon(memory_kib=64, passes=1, lanes=1))
    with open_session(folder, DESK_PASSPHRASE, ticking, os.urandom) as opened:
        yield opened


def two_work_on(session: Session, other: Session, folder: Path) -> Case:
    """A case that both have worked on and that lies in both vaults."""
    case = Case(session, folder)
    carry(session, other)
    hold(other, "baker", Aim(statement=case.place.id), "the cell is not to be told", None)
    carry(other, session)
    return case


def test_a_request_is_answered_by_the_other(session: Session, other: Session, tmp_path: Path) -> None:
    """Who asked cannot answer; the other's word comes back with the case, and lets out what was asked and no more."""
    case = two_work_on(session, other, tmp_path)
    let_pass(session, "baker", Aim(source=case.report.id), Protection.SECRECY, Audience.COURT, "for the motion")
    request = request_release(session, "baker", Audience.COURT, "the hearing is near")
    assert request.statements
    assert case.place.id not in request.statements
    with pytest.raises(WrongCall, match="their own request"):
        answer_request(session, request.id, Act.APPROVE)
    carry(session, other)
    answer_request(other, request.id[:8], Act.APPROVE)
    carry(other, session)
    [listed] = releases_listed(session, "baker").requests
    assert listed.answer is not None
    assert (listed.answer.by, listed.used) == ("wren", False)
    made = let_out(session, told(case))
    assert made.requests == (request.id,)
    listed_now = releases_listed(session, None)
    assert (listed_now.out[0].agreed, listed_now.requests[0].used) == (("wren",), True)
    with pytest.raises(WrongCall, match="nobody has to be asked"):
        request_release(session, "baker", Audience.COURT, "again")
    take_down(session, made.id, "she left")
    assert releases_listed(session, "baker").out[0].down is not None
    assert json.dumps(listed_json(releases_listed(session, None)))


def test_a_refusal_outweighs(session: Session, other: Session, tmp_path: Path) -> None:
    """A refused request lets nothing out, and its reason is told."""
    two_work_on(session, other, tmp_path)
    request = request_release(session, "baker", Audience.COURT, "the hearing")
    carry(session, other)
    with pytest.raises(WrongCall, match="needs a reason"):
        answer_request(other, request.id, Act.REFUSE)
    answer_request(other, request.id, Act.REFUSE, "too early")
    answer_request(other, request.id, Act.APPROVE)
    carry(other, session)
    [listed] = releases_listed(session, "baker").requests
    assert listed.answer is None
    assert listed.refused is not None
    assert listed.refused.reason == "too early"


def test_a_code_name_waits_for_the_second(session: Session, other: Session, tmp_path: Path) -> None:
    """One who lets a code name pass waits; when the other has ruled the same both are in force."""
    case = two_work_on(session, other, tmp_path)
    aim, why = Aim(person="Asel Nurlanova"), "she wants it"
    made = let_pass(session, "baker", aim, Protection.CODE_NAME, Audience.COURT, why)
    assert (made.waiting, made.alone) == (True, False)
    assert made.ruling not in rulings_in_force(session, case.id)
    carry(session, other)
    assert not let_pass(other, "baker", aim, Protection.CODE_NAME, Audience.COURT, why).waiting
    carry(other, session)
    assert made.ruling in rulings_in_force(session, case.id)
    assert [one.waiting for one in standing_rulings(session, "baker")] == [False, False, False]
