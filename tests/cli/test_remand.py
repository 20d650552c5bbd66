"""The law of `habeas remand`."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from habeas.base.errors import ExitCode
from habeas.cli.wrapping import width_of

ORDERS = Path(__file__).parents[1] / "findings" / "orders"
FACTS = """
jurisdiction: KZ
offences: [{code: criminal, article: "256", part: "1"}]
events: [{id: e1, type: apprehension, when: 2022-04-29, source: S1}]
said: [{id: f1, type: dependants, claim: two children, source: S1}]
"""


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
@pytest.mark.parametrize("order", [None, "ru_half", "kk_careful"])
def test_it_is_told_in_every_language_within_the_terminal(run: Run, lang: str, order: str | None) -> None:
    """No line is wider than the terminal, and the presumption of innocence is named."""
    more = () if order is None else ("--order", str(ORDERS / f"{order}.txt"))
    ran = run("remand", "--facts", "-", *more, "--as-of", "2022-07-28", "--lang", lang, stdin=FACTS)
    assert ran.code is ExitCode.DONE
    assert max(len(line) for line in ran.out.splitlines()) <= width_of(80)
    innocent = {"en": "presumed innocent", "ru": "невиновным", "kk": "кінәсіз"}[lang]
    assert innocent in " ".join(ran.out.split())
    assert "KZ-R-138.1.4b" in ran.out


def test_without_an_order_it_says_what_the_order_must_contain(run: Run) -> None:
    """The dependants speak against custody, and gravity alone may not suffice."""
    out = " ".join(run("remand", "--facts", "-", "--as-of", "2022-07-28", stdin=FACTS).out.split())
    assert "The text of the order was not given" in out
    assert "Against custody: dependants: two children (f1)" in out
    assert "The offence is not in the list of article 136(2)." in out


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "The file of the order is empty"), ("ru", "Файл постановления пуст"), ("kk", "Қаулының файлы бос")],
)
def test_an_empty_order_is_not_called_missing(run: Run, tmp_path: Path, lang: str, said: str) -> None:
    """Whoever gives an empty file is told that it is empty."""
    empty = tmp_path / "empty.yaml"
    empty.write_bytes(b"")
    ran = run("remand", "--facts", "-", "--order", str(empty), "--as-of", "2022-07-28", "--lang", lang, stdin=FACTS)
    assert said in " ".join(ran.out.split())
    assert "--order" not in ran.out
    assert "empty.yaml" in ran.err


def test_with_an_order_each_quote_stands_with_its_place(run: Run) -> None:
    """Quotes are numbered, told once, with their code points."""
    name = str(ORDERS / "ru_half.txt")
    out = run("remand", "--facts", "-", "--order", name, "--as-of", "2022-07-28", stdin=FACTS).out
    text = (ORDERS / "ru_half.txt").read_text("utf-8")
    quote = "Доводы защиты о состоянии здоровья подозреваемого не могут быть приняты во внимание."
    start = text.index(quote)
    assert f"«{quote}» ({start}–{start + len(quote)})" in " ".join(out.split())


def test_the_json_is_one_object_for_each_pack(run: Run) -> None:
    """Other programs get the country's check and the Covenant's, with nothing else on standard output."""
    ran = run("remand", "--facts", "-", "--as-of", "2022-07-28", "--json", stdin=FACTS)
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [one["pack"] for one in found] == ["KZ", "INT"]
    assert {one["schema"] for one in found} == {"habeas.remand/1"}


def test_clear_files_are_named(run: Run, tmp_path: Path) -> None:
    """Without a vault the facts and the order lie in clear, and it says so."""
    facts = tmp_path / "facts.yaml"
    facts.write_text(FACTS, "utf-8")
    name = str(ORDERS / "ru_half.txt")
    err = run("remand", "--facts", str(facts), "--order", name, "--as-of", "2022-07-28").err
    assert str(facts) in err
    assert name in err


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("baker", "--facts", "-"),
        ("--facts", "-", "--order", "-"),
        ("--facts", "-", "--person", "Ilyas"),
        ("--facts", "-", "--jurisdiction", "KZ"),
        ("--facts", "-", "--as-of", "soon"),
    ],
)
def test_a_wrong_call_is_told(run: Run, words: tuple[str, ...]) -> None:
    """One of a case and a file; standard input once; no option that a file answers itself."""
    assert run("remand", *words, stdin=FACTS).code is ExitCode.WRONG_CALL
