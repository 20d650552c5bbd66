"""The laws of what the command line says."""

import ast
import string
from pathlib import Path

import pytest
from tests.cli.conftest import Run

import habeas
from habeas.base.errors import HabeasError
from habeas.base.finding import Finding, Severity
from habeas.base.language import Lang
from habeas.cli.commands import COMMANDS, GROUPS
from habeas.cli.main import explain
from habeas.cli.words import language_of, load_words
from habeas.desk.file_text import FileText


def fields(sentence: str) -> set[str]:
    """The names of the fields of a sentence."""
    return {name.split(":")[0] for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("lang", [Lang.RU, Lang.KK])
def test_every_language_says_everything(lang: Lang) -> None:
    """Every sentence stands in every language, with the same fields."""
    english, other = load_words(Lang.EN).sentences, load_words(lang).sentences
    assert set(other) == set(english)
    assert {key for key in english if fields(english[key]) != fields(other[key])} == set()


@pytest.mark.parametrize("lang", list(Lang))
def test_every_command_and_error_has_its_words(lang: Lang) -> None:
    """No command, group of commands or kind of error is without a sentence."""
    words = load_words(lang)
    kinds: list[type[HabeasError]] = [HabeasError, *HabeasError.__subclasses__()]
    wanted = [f"command.{name}" for name in COMMANDS] + [f"group.{name}" for name in GROUPS]
    wanted += [f"error.{kind.number}" for kind in kinds]
    assert [key for key in wanted if not words.has(key)] == []


MAKERS = {"Finding", "Refusal", "_error", "_finding", "_note", "_warning", "_wrong"}
"""The functions whose first argument is a finding's code."""


def codes_in(node: ast.expr) -> set[str]:
    """The codes that an expression can be: a text, or one of two."""
    if isinstance(node, ast.IfExp):
        return codes_in(node.body) | codes_in(node.orelse)
    return {node.value} if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value else set()


def all_codes() -> set[str]:
    """The codes of all findings that the source can make."""
    found: set[str] = set()
    for path in Path(habeas.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MAKERS and node.args:
                found |= codes_in(node.args[0])
            if isinstance(node, ast.Assign) and [ast.unparse(target) for target in node.targets] == ["code"]:
                found |= codes_in(node.value)
    return found


def test_every_finding_has_its_words() -> None:
    """No code of a finding is without a sentence, and no sentence stands for a code that is no longer made."""
    codes, sentences = all_codes(), load_words(Lang.KK).sentences
    assert {f"finding.{code}" for code in codes} == {key for key in sentences if key.startswith("finding.")}
    assert len(codes) > 60


@pytest.mark.parametrize("lang", list(Lang))
def test_every_kind_of_error_says_what_to_do(lang: Lang) -> None:
    """An error without a remedy of its own still has the one of its kind, in the person's language."""
    words = load_words(lang)
    kinds: list[type[HabeasError]] = [HabeasError, *HabeasError.__subclasses__()]
    for kind in kinds:
        assert words(f"remedy.{kind.number}") in explain(kind("It is so."), words)
        assert len(explain(kind("It is so.", "Do that."), words).splitlines()) == 3


@pytest.mark.parametrize(
    ("place", "shown"),
    [("page 3", "бет 3"), ("file.txt: page 12", "file.txt: бет 12"), ("page: file", "page: файл"), ("x", "x")],
)
def test_places_of_findings_are_told_in_the_persons_language(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: str, shown: str
) -> None:
    """The kind of place is translated, the name of a file never."""
    finding = Finding("no-text-layer", place, Severity.WARNING, "English words.")
    monkeypatch.setattr("habeas.cli.text.text_of", lambda _, **__: FileText("x", (finding,)))
    path = tmp_path / "x"
    path.write_text("x")
    err = run("text", str(path), "--lang", "kk").err
    assert f" · {shown}: " in err
    assert "English words" not in err
    assert "English words" in run("text", str(path)).err


def test_no_language_repeats_anothers_sentence() -> None:
    """A sentence left in English in another language is a sentence that was forgotten."""
    english = load_words(Lang.EN).sentences
    for lang in (Lang.RU, Lang.KK):
        same = {key for key, said in load_words(lang).sentences.items() if said == english[key] and said.isascii()}
        assert {
            key for key in same if any(c.isalpha() for c in string.Formatter().vformat(english[key], (), Any()))
        } <= {
            "names.part",
        }


class Any(dict[str, str]):
    """A mapping that fills every field with nothing."""

    def __missing__(self, key: str) -> "Nothing":
        return Nothing()


class Nothing:
    """Formats as nothing at all."""

    def __format__(self, spec: str) -> str:
        return ""


@pytest.mark.parametrize(
    ("argv", "environ", "lang"),
    [
        (["--lang", "kk", "case"], {}, Lang.KK),
        (["case", "--lang=ru"], {"HABEAS_LANG": "kk"}, Lang.RU),
        ([], {"HABEAS_LANG": "kk", "LANG": "ru_RU.UTF-8"}, Lang.KK),
        ([], {"LANG": "ru_RU.UTF-8"}, Lang.RU),
        ([], {"LANG": "de_DE.UTF-8"}, Lang.EN),
        ([], {}, Lang.EN),
        (["say", "--", "--lang", "ru"], {}, Lang.EN),
    ],
)
def test_the_language_is_the_one_asked_for(argv: list[str], environ: dict[str, str], lang: Lang) -> None:
    """The words of the call decide before the environment, and the environment before English."""
    assert language_of(argv, environ) is lang
