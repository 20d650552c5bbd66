"""The laws of upgrades: a vault of every released version opens whole, and a kill leaves it able to."""

import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from habeas.base.errors import CannotWrite
from habeas.desk.opening import open_session
from habeas.desk.session import Session
from habeas.desk.verifying import verify
from habeas.vault.opening import open_vault

pytestmark = pytest.mark.encrypted_file

RELEASED = Path(__file__).with_name("released")
BEFORE = "vault.db.before-upgrade"


@dataclass(frozen=True)
class Held:
    """What a released vault holds: its passphrase, and how many of each."""

    passphrase: str
    sources: int
    statements: int
    archive_items: int
    registers: tuple[str, ...]
    decided: int


HELD = {"0.1.0": Held("nine quiet herons at dusk", 1, 4, 4, ("list", "own"), 3)}


def copied(version: str, to: Path) -> Path:
    """A copy of the vault of this version, with the modes that a vault has."""
    shutil.copytree(RELEASED / version / "vault", to)
    for each in (to, *to.rglob("*")):
        each.chmod(0o700 if each.is_dir() else 0o600)
    return to


def held_in(session: Session) -> Held:
    """What an open vault holds, counted."""
    vault = session.vault
    [case] = vault.record.cases()
    return Held(
        HELD["0.1.0"].passphrase,
        len(vault.evidence.sources()),
        len(vault.record.statements(case.id)),
        sum(archive.items for archive in vault.archives.archives(case.id)),
        tuple(sorted(version.name for version in vault.registers.versions())),
        len(vault.proposals.decisions(case.id)),
    )


def test_every_released_version_has_its_vault() -> None:
    """No folder of a released version is without what must be found in it."""
    assert {each.name for each in RELEASED.iterdir() if each.is_dir()} == set(HELD)


@pytest.mark.parametrize("version", list(HELD))
def test_a_vault_of_every_released_version_opens_whole(version: str, tmp_path: Path) -> None:
    """After the upgrade everything is there, `verify` finds nothing wrong, and no copy of the database is left."""
    folder = copied(version, tmp_path / "vault")
    with open_session(folder, HELD[version].passphrase, lambda: datetime.now(UTC), os.urandom) as session:
        assert session.vault.upgraded
        assert held_in(session) == HELD[version]
        answer = verify(session)
        assert answer.intact, answer.findings
    assert not (folder / BEFORE).exists()
    with open_vault(folder, HELD[version].passphrase) as vault:
        assert not vault.upgraded


def test_without_room_for_the_copy_nothing_is_upgraded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the database cannot be copied first, it stays as it was, and the next opening upgrades it."""
    folder = copied("0.1.0", tmp_path / "vault")
    from habeas.vault.django_setup import set_up

    set_up()
    from habeas.vault.databases import encrypted_file

    def full(*_: object) -> None:
        raise CannotWrite("The vault could not be written.")

    with monkeypatch.context() as patch:
        patch.setattr(encrypted_file, "write_durably", full)
        with pytest.raises(CannotWrite):
            open_vault(folder, HELD["0.1.0"].passphrase)
    with open_vault(folder, HELD["0.1.0"].passphrase) as vault:
        assert vault.upgraded


def test_an_upgrade_is_all_of_it_or_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut off before one of its steps was written down, no step is there, and the next opening does them all."""
    from habeas.vault.django_setup import set_up

    set_up()
    from django.db.migrations.recorder import MigrationRecorder

    really = MigrationRecorder.record_applied
    for cut in (1, 3, 5):
        folder, left = copied("0.1.0", tmp_path / str(cut)), [cut]

        def recorded(self: MigrationRecorder, app: str, name: str, left: list[int] = left) -> None:
            left[0] -= 1
            if not left[0]:
                raise KeyboardInterrupt
            really(self, app, name)

        with monkeypatch.context() as patch:
            patch.setattr(MigrationRecorder, "record_applied", recorded)
            with pytest.raises(KeyboardInterrupt):
                open_vault(folder, HELD["0.1.0"].passphrase)
        with open_session(folder, HELD["0.1.0"].passphrase, lambda: datetime.now(UTC), os.urandom) as session:
            assert held_in(session) == HELD["0.1.0"]


def test_a_kill_during_the_upgrade_leaves_a_vault_that_opens_whole(tmp_path: Path) -> None:
    """Killed at several moments of the upgrade, the vault is brought up the rest of the way by the next opening."""
    code = (
        "import sys; from pathlib import Path; from habeas.vault.django_setup import set_up; set_up()\n"
        "from habeas.vault import assembly\n"
        "from habeas.vault.opening import open_vault\n"
        "print('ready', flush=True); open_vault(Path(sys.argv[1]), sys.argv[2]).close()\n"
    )
    cut_short = 0
    for number, seconds in enumerate((0.05, 0.15, 0.3, 0.5)):
        folder = copied("0.1.0", tmp_path / str(number))
        words = [sys.executable, "-c", code, str(folder), HELD["0.1.0"].passphrase]
        child = subprocess.Popen(words, stdout=subprocess.PIPE)
        assert child.stdout is not None
        child.stdout.readline()
        time.sleep(seconds)
        child.send_signal(signal.SIGKILL)
        cut_short += child.wait() != 0
        child.stdout.close()
        with open_session(folder, HELD["0.1.0"].passphrase, lambda: datetime.now(UTC), os.urandom) as session:
            assert held_in(session) == HELD["0.1.0"]
            assert verify(session).intact
        assert not (folder / BEFORE).exists()
    assert cut_short
