"""The laws of a new master key at the command line: old keys open nothing, old backups are listed."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.conftest import DESK_PASSPHRASE

from habeas.base.errors import ExitCode

NEW = "seven red foxes under ferns"


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_a_case_is_whole_under_the_new_keys(run: Run, vault_folder: Path, tmp_path: Path, lang: str) -> None:
    """What was found before is found after; the old passphrase is refused; backups of before are named as such."""
    environ = {"HABEAS_VAULT": str(vault_folder), "HABEAS_PASSPHRASE": DESK_PASSPHRASE, "HABEAS_LANG": lang}
    letter = tmp_path / "letter.txt"
    letter.write_text("On May 3, 2023, Ilyas Qarabulaq, a baker, was arrested.", "utf-8")
    assert run("add", "baker", str(letter), environ=environ).code is ExitCode.DONE
    assert run("find", "-", stdin="arrested", environ=environ).code is ExitCode.DONE
    assert run("backup", "--to", str(tmp_path / "old"), environ=environ).code is ExitCode.DONE
    assert run("rekey", environ=environ).code is ExitCode.LOCKED
    assert run("rekey", environ=environ, secrets=[DESK_PASSPHRASE, DESK_PASSPHRASE]).code is ExitCode.WRONG_CALL
    ran = run("rekey", "--lang", lang, environ=environ, secrets=[NEW, NEW])
    assert ran.code is ExitCode.DONE
    assert str(tmp_path / "old") in ran.out
    assert run("cases", environ=environ).code is ExitCode.LOCKED
    environ["HABEAS_PASSPHRASE"] = NEW
    assert "letter.txt" in run("find", "-", stdin="arrested", environ=environ).out
    assert run("verify", environ=environ).code is ExitCode.DONE
    assert run("backup", "--to", str(tmp_path / "old"), environ=environ).code is ExitCode.WRONG_CALL
    assert run("backup", "--to", str(tmp_path / "new"), environ=environ).code is ExitCode.DONE
    lines = [json.loads(line) for line in run("backup", "list", "--json", environ=environ).out.splitlines()]
    assert [line["former_keys"] for line in lines] == [True, False]


def test_shares_of_before_are_dead(run: Run, vault_folder: Path, tmp_path: Path) -> None:
    """Shares made before a new master key are called dead, and the new recovery key is said to be untried."""
    environ = {"HABEAS_VAULT": str(vault_folder), "HABEAS_PASSPHRASE": DESK_PASSPHRASE}
    split = ("recovery", "split", "--shares", "2", "--needed", "2", "--new", "--json")
    typed = "\n".join(" ".join(json.loads(line)["words"]) for line in run(*split, environ=environ).out.splitlines())
    new = tmp_path / "new"
    new.write_text(NEW, "utf-8")
    key = json.loads(run("rekey", "--new-key-file", str(new), "--json", environ=environ).out)["recovery_key"]
    state = json.loads(run("recovery", "show", "--json", environ={**environ, "HABEAS_PASSPHRASE": NEW}).out)
    assert [each["valid"] for each in state["splittings"]] == [False]
    assert state["renewed_at"]
    assert run("recovery", "join", stdin=typed, environ=environ).code is ExitCode.LOCKED
    assert run("recovery", "check", stdin=key, environ=environ).code is ExitCode.DONE
