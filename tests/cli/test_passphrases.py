"""The laws of passphrases: where each may come from, and what an old one never becomes."""

from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.conftest import DESK_PASSPHRASE

from habeas.base.errors import ExitCode

NEW = "seven red foxes under ferns"


def test_the_old_passphrase_never_becomes_the_new_one_unsaid(run: Run, vault_folder: Path) -> None:
    """Where nobody can be asked, the environment gives the old one only; nothing claims to have changed."""
    environ = {"HABEAS_VAULT": str(vault_folder), "HABEAS_PASSPHRASE": DESK_PASSPHRASE}
    ran = run("passphrase", environ=environ)
    assert (ran.code, ran.out) == (ExitCode.LOCKED, "")


def test_a_new_passphrase_comes_by_prompt_or_key_file(run: Run, vault_folder: Path, tmp_path: Path) -> None:
    """It is typed twice, or the first line of a file; afterwards it opens and the old one does not."""
    environ = {"HABEAS_VAULT": str(vault_folder), "HABEAS_PASSPHRASE": DESK_PASSPHRASE}
    assert run("passphrase", environ=environ, secrets=[NEW, "another"]).code is ExitCode.WRONG_CALL
    key = tmp_path / "key"
    key.write_text(NEW + "\n", "utf-8")
    assert run("passphrase", "--new-key-file", str(key), environ=environ).code is ExitCode.DONE
    assert run("cases", environ=environ).code is ExitCode.LOCKED
    assert run("cases", environ={**environ, "HABEAS_PASSPHRASE": NEW}).code is ExitCode.DONE


def test_a_wrong_passphrase_is_told_before_the_first_question(run: Run, vault_folder: Path) -> None:
    """Nobody answers eight questions about an arrest to learn that the vault stays locked."""
    environ = {"HABEAS_VAULT": str(vault_folder), "HABEAS_PASSPHRASE": "not the passphrase"}
    ran = run("new", "call", environ=environ, stdin="unread")
    assert ran.code is ExitCode.LOCKED


@pytest.mark.parametrize("where", ["prompt", "environment"])
def test_init_takes_the_passphrase_from_where_it_may_come(run: Run, tmp_path: Path, where: str) -> None:
    """A vault is made with the passphrase of the environment, also in a terminal, or with one typed twice."""
    environ = {"HABEAS_PASSPHRASE": NEW} if where == "environment" else {}
    folder = tmp_path / "vault"
    secrets = [] if where == "environment" else [NEW, NEW]
    assert run("init", str(folder), "--as", "reed", environ=environ, secrets=secrets).code is ExitCode.DONE
    opened = {"HABEAS_VAULT": str(folder), "HABEAS_PASSPHRASE": NEW}
    assert run("cases", environ=opened).code is ExitCode.DONE
