"""Two laptops and a journey, as two people see them."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Ran, Run
from tests.conftest import DESK_PASSPHRASE

from habeas.base.errors import ExitCode
from habeas.base.ids import CaseId
from habeas.vault.opening import open_vault

REPORT = "On May 3, 2023, Ilyas Qarabulaq, a baker from Tasköl, was arrested by officers of the Tasköl city police."
ROAD = "nine brown hares in the grass"


@pytest.fixture
def road(tmp_path: Path) -> str:
    """A key file with the passphrase of what leaves."""
    (tmp_path / "road").write_text(ROAD + "\n", "utf-8")
    return str(tmp_path / "road")


@pytest.fixture
def at_home(in_vault: Run, tmp_path: Path) -> Run:
    """A vault with two cases, of which one has a report that was drafted."""
    (tmp_path / "report.txt").write_text(REPORT, "utf-8")
    (tmp_path / "other.txt").write_text("Қанарейка Testova stays at home.", "utf-8")
    in_vault("add", "baker", str(tmp_path / "report.txt"), "--secrecy", "case_file")
    in_vault("add", "canary-case", str(tmp_path / "other.txt"))
    in_vault("draft", "baker")
    return in_vault


def vault_at(run: Run, folder: Path, passphrase: str) -> Callable[..., Ran]:
    """Commands in another vault."""
    environ = {"HABEAS_VAULT": str(folder), "HABEAS_PASSPHRASE": passphrase, "HABEAS_DEBUG": "1"}
    return lambda *words: run(*words, environ=environ)


def read(ran: Ran) -> dict[str, Any]:
    """The one object that was printed."""
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_a_journey_there_and_back(at_home: Run, run: Run, road: str, tmp_path: Path) -> None:
    """The travel vault holds one case and no trace of another; decisions come home from it, conflicts are shown."""
    there = tmp_path / "there"
    made = at_home("travel", "baker", "--to", str(there), "--as", "lark", "--new-key-file", road)
    assert made.code is ExitCode.DONE
    assert "made to open" in made.err
    assert re.search(r"([0-9A-Z]{4}-){8}", made.out)
    away = vault_at(run, there, ROAD)
    with open_vault(there, ROAD) as vault:
        assert [case.name for case in vault.record.cases()] == ["baker"]
        rows = everything(vault)
        assert "Qarabulaq" in rows
        assert "canary-case" not in rows
        assert "Testova" not in rows
        assert DESK_PASSPHRASE not in rows
    assert away("verify").code is ExitCode.DONE
    proposal = re.findall(r"^([0-9a-f]{10})", at_home("proposals", "baker").out, re.MULTILINE)[0]
    at_home("accept", proposal)
    away("reject", proposal, "--why", "another man")
    sealed = str(tmp_path / "baker.habeas")
    assert away("export", "baker", "--out", sealed, "--export-key-file", str(road_of(tmp_path))).code is ExitCode.DONE
    came = at_home("merge", sealed, "--export-key-file", str(road_of(tmp_path)), "--json")
    assert came.code is ExitCode.NEEDS_PERSON
    [conflict] = read(came)["conflicts"]
    assert conflict["field"] == "state"
    kept = [value["value"]["state"] for value in conflict["values"]].index("rejected") + 1
    short = conflict["id"][:8]
    assert at_home("conflicts", "baker", "--settle", short, "--keep", str(kept)).code is ExitCode.WRONG_CALL
    ended = at_home("conflicts", "baker", "--settle", short, "--keep", str(kept), "--why", "he is another")
    assert (ended.code, ended.out) == (ExitCode.DONE, "No conflicts.\n")
    assert "withdrawn" in ended.err
    assert at_home("verify").code is ExitCode.DONE


def road_of(folder: Path) -> Path:
    """A key file with another passphrase than that of the travel vault."""
    (folder / "second").write_text("four slow snails on the wall\n", "utf-8")
    return folder / "second"


def everything(vault: object) -> str:
    """All rows and originals of an open vault, decrypted."""
    from tests.desk.kept import everything_kept

    class Held:
        """What the search looks into."""

    held = Held()
    held.vault = vault  # type: ignore[attr-defined]
    return everything_kept(held, files=True)  # type: ignore[arg-type]


def test_what_leaves_is_recorded_and_sealed_otherwise(
    at_home: Run, vault_folder: Path, road: str, tmp_path: Path
) -> None:
    """The vault's own passphrase seals nothing; each export is among the copies sent, and overwrites no file."""
    (tmp_path / "same").write_text(DESK_PASSPHRASE, "utf-8")
    sealed = tmp_path / "baker.habeas"
    refused = at_home("export", "baker", "--out", str(sealed), "--export-key-file", str(tmp_path / "same"))
    assert refused.code is ExitCode.WRONG_CALL
    assert not sealed.exists()
    done = at_home("export", "baker", "--out", str(sealed), "--to", "Timur", "--export-key-file", road)
    assert done.code is ExitCode.DONE
    assert "copy outside" in done.err
    assert b"Qarabulaq" not in sealed.read_bytes()
    again = at_home("export", "baker", "--out", str(sealed), "--export-key-file", road)
    assert again.code is ExitCode.WRONG_CALL
    with open_vault(vault_folder, DESK_PASSPHRASE) as vault:
        [case] = [case for case in vault.record.cases() if case.name == "baker"]
        [sent] = vault.sent.sent_copies(case=CaseId(case.id))
        assert sent.label == "Timur"
        assert set(sent.sources) == {source.id for source in vault.evidence.sources(case.id)}
        actions = [event["action"] for _, _, event in vault.evidence.custody() if event is not None]
    assert "exported" in actions


def test_a_dry_run_and_a_broken_file_change_nothing(
    at_home: Run, run: Run, made_once: Path, road: str, tmp_path: Path
) -> None:
    """What would come is said and nothing is kept; an altered file ends with code 5, a wrong passphrase with 4."""
    import shutil

    shutil.copytree(made_once, tmp_path / "other")
    other = vault_at(run, tmp_path / "other", DESK_PASSPHRASE)
    sealed = tmp_path / "baker.habeas"
    at_home("export", "baker", "--out", str(sealed), "--export-key-file", road)
    dry = other("merge", str(sealed), "--dry-run", "--export-key-file", road)
    assert dry.code is ExitCode.DONE
    assert "would come" in dry.out
    data = bytearray(sealed.read_bytes())
    data[-100] ^= 1
    (tmp_path / "altered").write_bytes(data)
    assert other("merge", str(tmp_path / "altered"), "--export-key-file", road).code is ExitCode.INTEGRITY
    assert other("merge", str(sealed), "--export-key-file", str(road_of(tmp_path))).code is ExitCode.LOCKED
    assert other("merge", str(tmp_path / "none"), "--export-key-file", road).code is ExitCode.WRONG_CALL
    with open_vault(tmp_path / "other", DESK_PASSPHRASE) as vault:
        assert vault.record.cases() == ()
        assert vault.check() == ()


def test_no_passphrase_is_asked_for_what_cannot_be(at_home: Run, tmp_path: Path) -> None:
    """A file that is none, or no case file, and a place that is taken are said before any passphrase is asked for."""
    for words, said in [
        (("merge", str(tmp_path / "none")), "no file"),
        (("merge", str(tmp_path / "report.txt")), "no case file"),
        (("merge", str(tmp_path)), "is a folder"),
        (("export", "baker", "--out", str(tmp_path / "report.txt")), "already"),
        (("export", "baker", "--out", str(tmp_path / "none" / "baker.habeas")), "no folder"),
    ]:
        ran = at_home(*words)
        assert ran.code is ExitCode.WRONG_CALL
        assert said in ran.err
