"""Hostile exports, registers and lists end in words through the commands that read them, and change nothing else."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from tests.cli.conftest import Ran, Run
from tests.desk.exported import export_in
from tests.evidence.hostile.archives import zipped
from tests.evidence.hostile.collection import hostile_files
from tests.evidence.hostile.sample import Sample
from tests.intake.lists import MAPPING

from habeas.base.errors import ExitCode
from habeas.desk.apart import apart
from habeas.evidence.confinement.exports_apart import ExportsApart
from habeas.evidence.confinement.limits import Limits

_CHAT = b'{"name":"A","type":"private_group","id":5,"messages":['
_MESSAGE = _CHAT + b'{"id":1,"type":"message","from":"A","text":'

COLUMNS = "columns: {number: a, text: b}\nheader: 1\n"
"""A mapping for a register's table, which fits few of these files."""


def own() -> tuple[Sample, ...]:
    """Files made to break the readers of exports and lists alone."""
    line = b"text,date\n" + b"=cmd|'/c calc'!A0 " * 150_000
    made = {
        "result.json": ("lists 100,000 deep in a message", _MESSAGE + b"[" * 100_000 + b"]" * 100_000 + b"}]}"),
        "number/result.json": ("a number of 300,000 figures", _MESSAGE + b"9" * 300_000 + b"}]}"),
        "halves/result.json": ("halves of letters", _MESSAGE + b'"\\ud800 words \\udfff"}]}'),
        "endless/result.json": ("messages without end", _CHAT + b"{}," * 30_000),
        "objects/result.json": ("objects in one another", _CHAT + b'{"a":' * 50_000),
        "twice/result.json": ("one id for all", _CHAT + b'{"id":1,"type":"message","text":"x"},' * 9_999 + b"{}]}"),
        "data/tweets.js": ("a program where posts should be", b"window.YTD.tweets.part0 = [function(){}" * 9_999),
        "posts.csv": ("one line of 2.7 MB, which a spreadsheet would run", line),
        "quotes/posts.csv": ("a quotation mark that never closes", b'text,date\n"' + b'a""b,' * 40_000),
        "messages.html": ("100,000 boxes in one another", b"<html><body>" + b"<div class='message'>" * 100_000),
        "WhatsApp Chat with A.txt": ("dates of no calendar", "99.99.99, 99:99 - Дана: слово\n".encode() * 9_999),
        "climbs.zip": ("a path that leads out", zipped({"../../result.json": _MESSAGE + b'"words"}]}'})),
        "bomb.zip": ("40 MiB of zeros called posts", zipped({"result.json": bytes(40 << 20)})),
        "talk.srt": ("times that run backwards", b"1\n99:99:99,999 --> 00:00:00,000\nwords\n" * 9_999),
    }
    return tuple(Sample(name, attack, data) for name, (attack, data) in made.items())


OTHERS = frozenset({"formula-dde.xlsx", "laughs.xlsx", "bomb.xlsx", "cells.csv", "laughs.docx"})
"""Files of other hostile ones that are tried here too; all are read by the same children."""


def of(*endings: str) -> list[Sample]:
    """The hostile files of these endings."""
    others = [each for each in hostile_files() if each.name in OTHERS]
    return [each for each in (*own(), *others) if not endings or Path(each.name).suffix in endings]


def written(folder: Path, samples: Sequence[Sample]) -> list[Path]:
    """Each in a folder of its own."""
    paths = []
    for number, sample in enumerate(samples):
        path = folder / f"{number:03}" / sample.name
        path.parent.mkdir(parents=True)
        path.write_bytes(sample.data)
        paths.append(path)
    return paths


def ends_in_words(ran: Ran) -> bool:
    """It was done, needs a person, or was refused; and something was said."""
    answered = ran.code in (ExitCode.DONE, ExitCode.NEEDS_PERSON, ExitCode.WRONG_CALL)
    return answered and bool(ran.err.strip() or ran.out.strip())


def tried(call: Callable[[Path], Ran], paths: Sequence[Path], samples: Sequence[Sample]) -> dict[str, Ran]:
    """Those that did not end in words; every file is left as it was."""
    wrong = {}
    for path, sample in zip(paths, samples, strict=True):
        ran = call(path)
        if not ends_in_words(ran) or path.read_bytes() != sample.data:
            wrong[sample.name] = ran
    return wrong


def test_exports(in_vault: Run, tmp_path: Path) -> None:
    """Every hostile file of a kind that exports have ends in words, and so do all of them together; the vault holds."""
    samples = of()
    assert len(samples) > 16
    paths = written(tmp_path / "given", samples)
    add = ("--authority", "owner", "--all-chats", "--others", "keep")
    assert tried(lambda path: in_vault("archive", "add", path.parent.name, str(path), *add), paths, samples) == {}
    assert ends_in_words(in_vault("archive", "chats", str(tmp_path / "given")))
    asked = in_vault("quote", "--archive", str(tmp_path / "given"), "--text", "-", stdin="how is the bread")
    assert ends_in_words(asked)
    assert in_vault("verify").code is ExitCode.DONE


def test_registers(in_vault: Run, tmp_path: Path) -> None:
    """Every hostile table or document ends in words as a register, by any layout; what is kept can be read again."""
    samples = of(".csv", ".xlsx", ".docx")
    paths = written(tmp_path / "given", samples)
    (tmp_path / "columns.yaml").write_text(COLUMNS)
    ways = (("--format", "document"), ("--mapping", str(tmp_path / "columns.yaml")))
    for at, way in enumerate(ways):
        name = f"list{at}-"
        wrong = tried(
            lambda path, way=way, name=name: in_vault(  # type: ignore[misc]  # bound here, as the loop goes on
                "register", "import", str(path), "--register", name + path.parent.name, "--version", "2021-09-08", *way
            ),
            paths,
            samples,
        )
        assert wrong == {}
    assert in_vault("register", "list", "--json").code is ExitCode.DONE
    assert in_vault("verify").code is ExitCode.DONE


def test_lists(in_vault: Run, tmp_path: Path) -> None:
    """Every hostile table ends in words as a list, and what is kept of it is a sound source."""
    samples = of(".csv", ".xlsx")
    paths = written(tmp_path / "given", samples)
    mapping = tmp_path / "mapping.yaml"
    mapping.write_text(MAPPING)
    assert tried(lambda path: in_vault("intake", "suggest", str(path)), paths, samples) == {}
    wrong = tried(lambda path: in_vault("intake", "case", str(path), "--mapping", str(mapping)), paths, samples)
    assert wrong == {}
    assert in_vault("verify").code is ExitCode.DONE


@pytest.mark.parametrize(
    "words",
    [
        ("archive", "chats", "FILE"),
        ("archive", "add", "case", "FILE", "--authority", "owner", "--all-chats"),
        ("register", "import", "FILE", "--register", "list", "--version", "2021-09-08", "--format", "document"),
        ("intake", "suggest", "FILE"),
    ],
)
def test_a_line_of_two_gigabytes_is_refused_unread(in_vault: Run, tmp_path: Path, words: tuple[str, ...]) -> None:
    """A file larger than any that is read is refused by its size, with what to do."""
    place = tmp_path / "line.csv"
    with place.open("wb") as file:
        file.truncate(2 << 30)
    ran = in_vault(*(str(place) if word == "FILE" else word for word in words))
    assert ran.code is ExitCode.WRONG_CALL
    assert ran.err


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_a_child_that_fails_is_told_as_a_finding(in_vault: Run, tmp_path: Path, lang: str) -> None:
    """Where the reader is ended a person and a program are told why, in their language, and nothing is kept."""
    export = str(export_in(tmp_path))
    tight = ExportsApart(apart(), lambda _: Limits(answer=256))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("habeas.desk.archive_reading.exports_apart", lambda: tight)
        ran = in_vault(
            "archive", "add", "club", export, "--authority", "owner", "--all-chats", "--json", "--lang", lang
        )
    assert ran.code is ExitCode.NEEDS_PERSON
    [told] = [json.loads(line) for line in ran.out.splitlines()]
    assert [finding["code"] for finding in told["findings"]] == ["unread-output"]
    assert "H007" in ran.err
    assert (told["findings"][0]["message"] in ran.err) is (lang == "en")
    assert "club" not in in_vault("cases").out
