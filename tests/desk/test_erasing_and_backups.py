"""What is erased and the backups: the older ones are named until they are let go, and no later one holds it."""

import os
from datetime import date
from pathlib import Path

import pytest
from tests.conftest import DESK_PASSPHRASE
from tests.desk.kept import everything_kept
from tests.vault.pages import clear_pages

from habeas.base.erasure import Reason
from habeas.desk.backups import back_up, restore_backup
from habeas.desk.erased import erased_in
from habeas.desk.erasing import Ground, erase
from habeas.desk.erasing_source import plan_source
from habeas.desk.opening import open_session
from habeas.desk.preserving import Circumstances
from habeas.desk.session import Session
from habeas.desk.taking_in import take_in_files
from habeas.evidence.sources.source import Secrecy

DAY = date(2026, 3, 2)
CANARY = "Asel Nurlanova saw the baker beaten"


@pytest.fixture
def stick(session: Session, tmp_path: Path) -> Path:
    """A backup with one snapshot of before an erasure and one of after it."""
    for name, text in (("letter.txt", f"{CANARY}. " * 400), ("other.txt", "It was raining.")):
        (tmp_path / name).write_text(text, "utf-8")
        take_in_files(session, "baker", [tmp_path / name], Circumstances(Secrecy.OWN_KNOWLEDGE))
    session.vault.find.bring_up(session.progress)
    back_up(session, tmp_path / "stick")
    plan = plan_source(session, "baker", "letter.txt", DAY)
    assert len(plan.sent) == 1
    erase(session, plan, Ground(Reason.CONSENT))
    back_up(session, tmp_path / "stick")
    return tmp_path / "stick"


def holds(folder: Path, session: Session) -> bool:
    """Whether the canary stands in any page, free ones included, any row or any original of a restored vault."""
    with open_session(folder, DESK_PASSPHRASE, session.now, os.urandom) as back:
        kept = everything_kept(back, files=True)
    return CANARY in kept or any(CANARY.encode() in page for page in clear_pages(folder, DESK_PASSPHRASE))


def test_a_backup_made_after_an_erasure_holds_nothing_of_it(session: Session, stick: Path, tmp_path: Path) -> None:
    """Every page and every original of the later snapshot is free of it; the older one has it, and that is said."""
    newer = restore_backup(stick, tmp_path / "newer", DESK_PASSPHRASE, None, session.now, os.urandom)
    assert not holds(tmp_path / "newer", session)
    assert newer.erased_after == 0
    older = erased_in(session, None)[0]["backups"]
    assert isinstance(older, list)
    [first] = older
    done = restore_backup(
        stick, tmp_path / "older", DESK_PASSPHRASE, None, session.now, os.urandom, only=str(first)[:8]
    )
    assert holds(tmp_path / "older", session)
    assert done.erased_after == 1


def test_older_backups_are_named_until_they_are_let_go(session: Session, stick: Path) -> None:
    """The tombstone and the preview of the next erasure name snapshots that exist, and none that was pruned."""
    assert [len(each["backups"]) for each in erased_in(session, "baker")] == [1]  # type: ignore[arg-type]
    assert len(plan_source(session, "baker", "other.txt", DAY).sent) == 2
    back_up(session, stick, keep=1)
    assert [each["backups"] for each in erased_in(session, "baker")] == [[]]
    assert len(plan_source(session, "baker", "other.txt", DAY).sent) == 1
