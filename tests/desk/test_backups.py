"""The laws of what the vault remembers of its backups."""

import os
from pathlib import Path

from tests.conftest import DESK_PASSPHRASE

from habeas.base.keeping import Sent
from habeas.desk.backups import back_up, backups_made_before, check_backups, known_backups, restore_backup
from habeas.desk.opening import open_session
from habeas.desk.session import Session


def test_the_vault_remembers_what_was_made_and_not_pruned(session: Session, tmp_path: Path) -> None:
    """Each snapshot is known with its folder and place until it is let go, and by the time it was taken."""
    first = back_up(session, tmp_path / "one")
    between = session.now()
    second = back_up(session, tmp_path / "one")
    other = back_up(session, tmp_path / "two")
    assert [each.snapshot for each in known_backups(session)] == [each.snapshot.id for each in (first, second, other)]
    assert [each.snapshot for each in backups_made_before(session, between)] == [first.snapshot.id]
    sent = session.vault.sent.sent_copies()
    assert [(each.id, each.kind, each.at) for each in sent] == [
        (each.snapshot.id, Sent.BACKUP, each.snapshot.taken_at) for each in (first, second, other)
    ]
    third = back_up(session, tmp_path / "one", keep=1)
    assert [each.snapshot for each in known_backups(session)] == [other.snapshot.id, third.snapshot.id]
    assert {each.path for each in known_backups(session)} == {str(tmp_path / "one"), str(tmp_path / "two")}


def test_a_restored_vault_knows_the_snapshots_of_its_backup(session: Session, tmp_path: Path) -> None:
    """What came back knows also of the snapshot that it came from and of later ones."""
    made = [back_up(session, tmp_path / "stick").snapshot for _ in range(2)]
    stick, back = tmp_path / "stick", tmp_path / "back"
    done = restore_backup(stick, back, DESK_PASSPHRASE, None, session.now, os.urandom, only=made[0].id[:8])
    assert done.verified.intact
    with open_session(back, DESK_PASSPHRASE, session.now, os.urandom) as again:
        assert {each.snapshot for each in known_backups(again)} == {each.id for each in made}
    assert check_backups(stick, DESK_PASSPHRASE, None, os.urandom).findings == ()
