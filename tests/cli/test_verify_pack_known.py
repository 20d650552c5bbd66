"""A pack that comes back: its maker is told which release it is, and what became of it since."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Ran, Run

from habeas.base.errors import ExitCode

WHO = ("--subject", "Timur Esenov")
REPORT = "Timur Esenov was apprehended on 3 May 2023, and not on 4 May. The family agrees.\n"


@pytest.fixture
def pack(in_vault: Run, tmp_path: Path) -> Path:
    """A proof pack of the page of a painter who is held."""
    report = tmp_path / "painter.txt"
    report.write_text(REPORT, "utf-8")
    assert in_vault("add", "painter", str(report), "--secrecy", "public").code is ExitCode.DONE
    consent = '{"use": "USE", "answer": "given", "audience": "public", "when": "2023-05-20"}'
    for kind, value, quote in (
        ("person", '{"name": "Timur Esenov", "role": "detainee"}', "Timur Esenov"),
        ("apprehension", '{"when": "2023-05-03"}', "was apprehended on 3 May 2023"),
        ("consent", consent.replace("USE", "publish"), "The family agrees."),
        ("consent", consent.replace("USE", "name"), "The family agrees."),
    ):
        said = ("--type", kind, "--value", value, "--source", "painter.txt", "--quote", quote)
        assert in_vault("say", "painter", *WHO, *said).code is ExitCode.DONE
    made = tmp_path / "pack.zip"
    ran = in_vault("proof", "painter", "--out", str(made), "--in", "en", "--as-of", "2023-06-05")
    assert ran.code is ExitCode.DONE, ran.err
    return made


def known(ran: Ran) -> Any:
    """What is known of the pack, of JSON."""
    return json.loads(ran.out)["known"]


def test_a_pack_is_known_until_it_is_altered_or_another_s(in_vault: Run, run: Run, pack: Path, tmp_path: Path) -> None:
    """By its bytes the release is told, by its page the case alone, and without a vault nothing is."""
    ran = in_vault("verify", str(pack), "--json")
    assert ran.code is ExitCode.DONE
    assert (known(ran)["case"], known(ran)["release"]["form"]) == ("painter", "proof")
    assert (known(ran)["corrected"], known(ran)["outdated"], known(ran)["due"]) == (0, 0, [])
    for lang, said in (("en", "Nothing of what it told"), ("ru", "С тех пор ничего"), ("kk", "Содан бері")):
        assert said in " ".join(in_vault("verify", str(pack), "--lang", lang).out.split())
    alone = run("verify", str(pack), "--json")
    assert (json.loads(alone.out)["vault_asked"], known(alone)) == (False, None)
    assert "name the vault" in run("verify", str(pack)).err
    again = tmp_path / "again.zip"
    assert (
        in_vault("proof", "painter", "--out", str(again), "--in", "ru", "--as-of", "2023-06-05").code is ExitCode.DONE
    )
    report = json.loads(in_vault("releases", "painter", "--json").out.splitlines()[1])
    assert known(in_vault("verify", str(again), "--json"))["release"]["id"] == report["id"]


def test_what_became_of_a_pack_is_told(in_vault: Run, pack: Path, tmp_path: Path) -> None:
    """A later page that tells it otherwise, consent that was taken back, and the taking down stand beside the check."""
    [held] = [
        one["id"]
        for one in json.loads(in_vault("case", "painter", "--json").out)["statements"]
        if one["property"] == "apprehension"
    ]
    superseded = in_vault("supersede", held, "--value", '{"when": "2023-05-04"}', "--why", "misread")
    assert superseded.code is ExitCode.DONE, superseded.err
    assert known(in_vault("verify", str(pack), "--json"))["outdated"] == 1
    out = ("--out", str(tmp_path / "site"), "--in", "en", "--as-of", "2023-06-05")
    published = in_vault("publish", "painter", *out, "--why", "The day was misread.")
    assert published.code is ExitCode.DONE, published.err
    told = known(in_vault("verify", str(pack), "--json"))
    assert (told["corrected"] > 0, told["outdated"], told["due"]) == (True, 1, [])
    taken = ("--use", "publish", "--answer", "withdrawn", "--told", "He took it back.")
    assert in_vault("consent", "painter", "Timur Esenov", *taken).code is ExitCode.NEEDS_PERSON
    ran = in_vault("verify", str(pack))
    assert ran.code is ExitCode.NEEDS_PERSON
    assert "TAKE DOWN" in ran.out
    assert in_vault("releases", "down", told["release"]["id"], "--why", "he asked").code is ExitCode.DONE
    ran = in_vault("verify", str(pack))
    assert ran.code is ExitCode.DONE
    assert "It was taken down on" in ran.out


def test_a_pack_of_other_bytes_tells_the_case_of_its_page(in_vault: Run, pack: Path, tmp_path: Path) -> None:
    """One byte more in the pack's page: the check fails, and the case is told by the page's name alone."""
    altered = tmp_path / "altered.zip"
    altered.write_bytes(pack.read_bytes().replace(b"apprehended on 3 May", b"apprehended on 8 May"))
    ran = in_vault("verify", str(altered), "--json")
    assert ran.code is ExitCode.INTEGRITY
    assert known(ran) == {"case": "painter", "release": None}
