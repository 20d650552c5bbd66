"""The laws of every command: exit codes, where words go, and what a wrong call says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.conftest import DESK_PASSPHRASE

from habeas.base.errors import ExitCode
from habeas.cli.commands import COMMANDS


def test_help_lists_every_command_in_every_language(run: Run) -> None:
    """`habeas --help` names each command with one line, in the person's language."""
    for lang in ("en", "ru", "kk"):
        ran = run("--help", "--lang", lang)
        assert ran.code is ExitCode.DONE
        assert [name for name in COMMANDS if f"\n  {name} " not in ran.out] == []


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_explains_itself(run: Run, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """`habeas COMMAND --help` works for every command and ends with 0."""
    assert run(name, "--help", "--lang", "kk").code is ExitCode.DONE
    assert f"habeas {name}" in capsys.readouterr().out


def test_help_needs_no_heavy_room() -> None:
    """`habeas --help` loads neither Django nor any reader or model, so that it answers at once."""
    code = "import sys; sys.argv = ['habeas', '--help']\nfrom habeas.cli.main import run\n"
    code += "try: run()\nexcept SystemExit: pass\n"
    code += "print([m for m in sys.modules if m.split('.')[0] in ('django', 'lxml', 'numpy', 'typst', 'cryptography')])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "words",
    [
        ("nothing-like-it",),
        ("names", "compare", "A"),
        ("text", "/no/such/file"),
        ("draft", "/no/such/file"),
        ("case", "x"),
        ("init",),
        ("case", "x", "--as-of", "yesterday", "--vault", "/no/such/folder"),
    ],
)
def test_a_wrong_call_ends_with_2_and_says_what_to_do(run: Run, words: tuple[str, ...]) -> None:
    """A wrong call prints nothing on standard output and explains itself on standard error."""
    ran = run(*words)
    assert ran.code is ExitCode.WRONG_CALL
    assert ran.out == ""
    assert ran.err.startswith("H001")
    assert len(ran.err.splitlines()) >= 2


def test_a_wrong_passphrase_ends_with_4(run: Run, vault_folder: Path) -> None:
    """The vault stays locked, in one clear sentence."""
    environ = {"HABEAS_VAULT": str(vault_folder), "HABEAS_PASSPHRASE": "not the passphrase at all"}
    ran = run("cases", environ=environ)
    assert (ran.code, ran.out) == (ExitCode.LOCKED, "")
    assert "H003" in ran.err


def test_no_passphrase_where_nobody_can_be_asked_ends_with_4(run: Run, vault_folder: Path) -> None:
    """Without a terminal, a key file or the environment, nothing is guessed."""
    ran = run("cases", environ={"HABEAS_VAULT": str(vault_folder)})
    assert ran.code is ExitCode.LOCKED


def test_the_passphrase_may_come_by_prompt_or_key_file(run: Run, vault_folder: Path, tmp_path: Path) -> None:
    """A person is asked; a key file's first line is taken without its line end."""
    environ = {"HABEAS_VAULT": str(vault_folder)}
    assert run("cases", environ=environ, secrets=[DESK_PASSPHRASE]).code is ExitCode.DONE
    key = tmp_path / "key"
    key.write_text(DESK_PASSPHRASE + "\r\nmore\n", "utf-8")
    assert run("cases", "--key-file", str(key), environ=environ).code is ExitCode.DONE


def test_options_may_stand_before_the_command(run: Run, vault_folder: Path) -> None:
    """`habeas --vault DIR cases` is `habeas cases --vault DIR`."""
    environ = {"HABEAS_PASSPHRASE": DESK_PASSPHRASE}
    assert run("--vault", str(vault_folder), "--lang", "ru", "cases", environ=environ).code is ExitCode.DONE


def test_names_compare_accounts_for_every_part(run: Run) -> None:
    """`names compare --json` is one document: score, answer, and each part of both names once."""
    ran = run("names", "compare", "Ілияс Қарабұлақ", "Ilyas Karabulak", "--json")
    answer = json.loads(ran.out)
    assert ran.code is ExitCode.DONE
    assert 0 <= answer["score"] <= 1
    assert answer["same"] in ("likely", "possible", "unlikely")
    assert sorted(part["a"] for part in answer["parts"]) == ["Ілияс", "Қарабұлақ"]


def test_text_prints_exactly_what_spans_count(run: Run, tmp_path: Path) -> None:
    """`habeas text FILE` and the drafts' spans speak of one text, to the last code point."""
    path = tmp_path / "report.txt"
    path.write_bytes("\ufeffOn May 3, 2023, Ilyas Qarabulaq was arrested.\r\nЭто всё.".encode())
    text = run("text", str(path)).out
    assert text == "On May 3, 2023, Ilyas Qarabulaq was arrested.\nЭто всё."
    drafts = [json.loads(line) for line in run("draft", str(path), "--json").out.splitlines()]
    assert drafts
    assert all(text[draft["start"] : draft["end"]] == draft["quote"] for draft in drafts)


def test_nothing_ends_in_a_traceback(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unexpected error is one sentence without any word of the data, and exit code 3."""

    def broken(_data: bytes, **_: object) -> object:
        raise ZeroDivisionError("Ilyas Qarabulaq")

    monkeypatch.setattr("habeas.cli.text.text_of", broken)
    path = tmp_path / "report.txt"
    path.write_text("x")
    ran = run("text", str(path))
    assert ran.code is ExitCode.FAILED
    assert "Qarabulaq" not in ran.err
    assert "ZeroDivisionError" in ran.err


def test_a_reader_that_leaves_early_is_no_error() -> None:
    """`habeas --help | head -1` ends quietly."""
    command = f"{sys.executable} -m habeas --help | head -n 1"
    ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=True)
    assert ran.stderr == ""


@pytest.mark.parametrize("words", ["--help", "names compare Anna Anne --json"])
def test_a_full_disk_behind_standard_output_ends_with_7(words: str) -> None:
    """An answer that finds no room is said to have been lost, without a traceback."""
    command = f"{sys.executable} -m habeas {words} > /dev/full"
    for unbuffered in ("", "PYTHONUNBUFFERED=1 "):
        ran = subprocess.run(["sh", "-c", unbuffered + command], capture_output=True, text=True, check=False)
        assert (ran.returncode, "Traceback" in ran.stderr) == (7, False), ran.stderr
        assert "H006" in ran.stderr


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_closed_stream_is_no_error(closed: str) -> None:
    """A stream that the caller closed is the null device: nothing fails, and no file takes its place."""
    command = f"{sys.executable} -m habeas names compare Anna Anne --json {closed}"
    ran = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert (ran.returncode, "Traceback" in ran.stderr) == (0, False)


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ("demo", "init", "names", "text")])
def test_json_prints_nothing_but_json_and_errors_print_nothing(run: Run, command: str, tmp_path: Path) -> None:
    """A call that fails leaves standard output empty, for every command that has a vault."""
    words = {"accept": ("abcd",), "reject": ("abcd",), "correct": ("abcd", "--value", "{}")}.get(command, ("x",))
    extra = {
        "add": (str(tmp_path / "none"),),
        "withdraw": ("--why", "x"),
        "supersede": ("--value", "{}", "--why", "x"),
        "sheet": ("--out", str(tmp_path)),
        "describe": ("source", "--title", "x"),
        "say": ("--type", "age", "--absent", "--source", "s", "--quote", "q"),
        "new": ("--who", "x", "--told-by", "y"),
        "export": ("--out", str(tmp_path / "x")),
        "travel": ("--to", str(tmp_path / "x")),
    }.get(command, ())
    words = () if command in ("cases", "verify", "copies", "passphrase") else words
    ran = run(command, *words, *extra, environ={"HABEAS_VAULT": str(tmp_path / "no vault"), "HABEAS_PASSPHRASE": "x"})
    assert (ran.code, ran.out) == (ExitCode.WRONG_CALL, "")
    assert "H001" in ran.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("add",), "көрсетілмеген: CASE, FILE"),
        (("cases", "--nothing"), "мұнда ондай жоқ: --nothing"),
        (("add", "x", "y", "--secrecy", "z"), "--secrecy мәні 'z' бола алмайды"),
        (("cases", "--vault"), "--vault кейін мән керек"),
        (("say", "x", "--start", "y"), "--start кейін бүтін сан керек"),
        (("say", "x", "--absent", "--unknown", "y"), "бірге көрсетілмейді"),
    ],
)
def test_what_is_wrong_with_the_words_is_said_in_the_persons_language(
    run: Run, words: tuple[str, ...], says: str
) -> None:
    """No fault of the call is told in English to somebody who asked for Kazakh."""
    assert says in run(*words, "--lang", "kk").err


def test_help_begins_in_the_persons_language(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    """The line of usage has no English word left."""
    run("cases", "--help", "--lang", "ru")
    assert capsys.readouterr().out.startswith("вызов: habeas cases")
