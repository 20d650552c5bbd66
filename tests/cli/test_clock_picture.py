"""The laws of the clock's picture on the command line: drawn first, written on request, remembered as a clear copy."""

import io
import json
import os
import re
import xml.etree.ElementTree as ET
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from habeas.base.errors import ExitCode
from habeas.base.language import Lang
from habeas.cli.main import main
from habeas.cli.shell import Shell
from habeas.cli.words import load_words

FACTS = """jurisdiction: KZ
person: {born: 1975-03, sex: m}
offences: [{code: criminal, article: "256", part: "1"}]
events: [{id: e1, type: apprehension, when: 2022-04-29, source: S1}]
"""
REPORT = "On April 29, 2022, Ilyas Qarabulaq, a baker from Tasköl, was arrested."


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A facts file of an arrest and nothing else."""
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS, "utf-8")
    return path


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_the_picture_stands_above_the_limits(run: Run, facts: Path, lang: str) -> None:
    """Days that no order covers are crossed before any limit is told, in each language."""
    ran = run("clock", "--facts", str(facts), "--as-of", "2022-07-28", "--lang", lang)
    assert "╳╳╳" in ran.out
    assert ran.out.index("╳╳╳") < ran.out.index("131")


def test_rows_for_programs_have_no_picture(run: Run, facts: Path) -> None:
    """With --json every line is one JSON object; the summary holds stays, orders and days without an order."""
    ran = run("clock", "--facts", str(facts), "--as-of", "2022-07-28", "--json")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert {"stays", "orders", "uncovered"} <= lines[-1]["summary"].keys()


def test_a_picture_is_written_and_said_to_lie_in_clear(run: Run, facts: Path, tmp_path: Path) -> None:
    """The SVG is whole, readable by its owner only, and named on standard error; no name of a person is in it."""
    file = tmp_path / "custody.svg"
    ran = run("clock", "--facts", str(facts), "--as-of", "2022-07-28", "--picture", str(file))
    assert ran.code is ExitCode.DONE
    assert f"{file} lies in clear" in ran.err
    assert file.stat().st_mode & 0o077 == 0
    assert "28 July 2022" in "".join(ET.fromstring(file.read_bytes()).itertext())


class _Leaves(io.StringIO):
    """A reader who leaves at the first line."""

    def write(self, _text: str) -> int:
        raise BrokenPipeError


def test_the_picture_is_written_before_anything_is_printed(
    facts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever stops reading (`| head`) still gets the file that was asked for."""
    monkeypatch.setattr("habeas.cli.main._forget_output", lambda: None)
    file = tmp_path / "custody.svg"
    words = load_words(Lang.EN)
    shell = Shell(
        out=_Leaves(),
        err=io.StringIO(),
        stdin=io.StringIO(),
        environ={},
        now=lambda: datetime(2022, 7, 28, tzinfo=UTC),
        chance=os.urandom,
        ask_secret=None,
        words=words,
    )
    main(["clock", "--facts", str(facts), "--as-of", "2022-07-28", "--picture", str(file)], shell)
    assert file.exists()


def test_no_day_no_file(run: Run, facts: Path, tmp_path: Path) -> None:
    """Where nothing has a day the person is told that no file was written."""
    facts.write_text("jurisdiction: KZ\nevents: []\n", "utf-8")
    file = tmp_path / "custody.svg"
    assert "was not written" in run("clock", "--facts", str(facts), "--as-of", "2022-07-28", "--picture", str(file)).err
    assert not file.exists()


def test_a_picture_from_a_vault_is_remembered(in_vault: Run, tmp_path: Path) -> None:
    """What a vault's case wrote is listed among its clear copies; without a country the sheet says why no clock."""
    report = tmp_path / "report.txt"
    report.write_text(REPORT, "utf-8")
    in_vault("add", "baker", str(report))
    words = ("--type", "apprehension", "--value", '{"when": "2022-04-29"}', "--subject", "Ilyas Qarabulaq")
    said = in_vault("say", "baker", *words, "--source", "report.txt", "--quote", "was arrested")
    assert said.code is ExitCode.DONE, said.err
    file = tmp_path / "custody.svg"
    ran = in_vault("clock", "baker", "--jurisdiction", "KZ", "--as-of", "2022-07-28", "--picture", str(file))
    assert file.exists(), ran.err
    assert str(file) in in_vault("copies").out
    told = re.sub(r"\s+", " ", in_vault("case", "baker", "--as-of", "2022-07-28").out)
    assert "The clock was not reckoned: no charge on record" in told
