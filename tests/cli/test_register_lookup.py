"""The laws of `habeas register lookup`: one work, local files only, and an answer for the day of the act."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run
from tests.evidence.registers.test_lookup import LIST

from habeas.base.errors import ExitCode
from habeas.cli.page import schema_examples

SCHEMA = "habeas.register.lookup/1"
EARLIER = "".join(LIST.splitlines(keepends=True)[:5])


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """A small list in a file."""
    path = tmp_path / "list.csv"
    path.write_text(LIST, "utf-8")
    return path


def test_a_line_an_entry_with_the_names_that_programs_rely_on(run: Run, register: Path) -> None:
    """Best first, in the documented shape; the question comes by standard input and leaves no trace."""
    ran = run(
        "register", "lookup", "-", "--register", str(register), "--on", "2017-09-11", "--json",
        stdin="Дубравин, «Зимний перевал»",
    )  # fmt: skip
    assert ran.code is ExitCode.DONE
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert [line["score"] for line in lines] == sorted((line["score"] for line in lines), reverse=True)
    best = lines[0]
    documented = schema_examples()[SCHEMA]["object"]
    assert isinstance(documented, dict)
    assert set(best) == set(documented)
    assert (best["number"], best["included"], best["decision"]["date"]) == ("7", "2017-09-12", "2016-06-09")
    assert (best["decided_by_date"], best["listed_on_date"]) == ("yes", "no")
    assert best["why"]
    assert {one["code"] for one in best["findings"]} == {"decided_before_act", "listed_after_act"}
    assert "history" not in ran.err


@pytest.mark.parametrize(("lang", "said"), [("en", "can't tell"), ("ru", "сказать нельзя"), ("kk", "айту мүмкін емес")])
def test_what_cannot_be_told_is_said_in_each_language(run: Run, register: Path, lang: str, said: str) -> None:
    """An entry without a date of inclusion: the answer is neither yes nor no."""
    ran = run("register", "lookup", "Тихий берег", "--register", str(register), "--on", "2012", "--lang", lang)
    assert said in ran.out
    assert "№ 2" in ran.out


def test_a_typed_question_stays_in_the_history_and_that_is_said(run: Run, register: Path) -> None:
    """Words given as an argument may stand in the shell's history."""
    ran = run("register", "lookup", "Тихий берег", "--register", str(register), "--on", "2012-01-01")
    assert "history" in ran.err


@pytest.mark.parametrize("text", ["«Тихий берег», «Тихая заводь», «Зимний перевал»", " ", "а" * 5000])
def test_more_than_one_work_is_refused(run: Run, register: Path, text: str) -> None:
    """A register is not run against lists, whole texts or nothing."""
    ran = run("register", "lookup", text, "--register", str(register), "--on", "2012-01-01")
    assert (ran.code, ran.out) == (ExitCode.WRONG_CALL, "")


def test_without_a_day_the_day_is_asked_for(run: Run, register: Path) -> None:
    """The answer is for a day, so one has to be named, and a wrong one is refused."""
    assert run("register", "lookup", "Тихий берег", "--register", str(register)).code is ExitCode.WRONG_CALL
    ran = run("register", "lookup", "Тихий берег", "--register", str(register), "--on", "вчера")
    assert ran.code is ExitCode.WRONG_CALL


def test_all_kept_versions_of_a_register_are_used(in_vault: Run, register: Path, tmp_path: Path) -> None:
    """An entry without a date stood on the list by the day of the version that already holds it."""
    earlier = tmp_path / "earlier.csv"
    earlier.write_text(EARLIER, "utf-8")
    in_vault("register", "import", str(earlier), "--register", "ru", "--version", "2015-12-01")
    in_vault("register", "import", str(register), "--register", "ru", "--version", "2018-01-01")
    for on, answer in (("2015-11-30", "cannot_tell"), ("2015-12-01", "yes")):
        ran = in_vault(
            "register", "lookup", "-", "--register", "ru", "--on", on, "--json", stdin="Песня о старом мосте"
        )
        assert json.loads(ran.out.splitlines()[0])["listed_on_date"] == answer
    assert (
        in_vault("register", "lookup", "-", "--register", "by", "--on", "2016", stdin="мост").code
        is ExitCode.WRONG_CALL
    )


def test_the_case_tells_the_day_only_where_it_has_exactly_one(in_vault: Run, register: Path, tmp_path: Path) -> None:
    """A case without a date of the act leads to the question which day is meant."""
    report = tmp_path / "report.txt"
    report.write_text("Ilyas Qarabulaq was arrested on May 3, 2023.\n", "utf-8")
    in_vault("add", "baker", str(report), "--secrecy", "public")
    ran = in_vault("register", "lookup", "-", "--register", str(register), "--case", "baker", stdin="Тихий берег")
    assert ran.code is ExitCode.WRONG_CALL
    assert "--on" in ran.err


@pytest.fixture
def accused(in_vault: Run, tmp_path: Path) -> Run:
    """A case with one allegation, to which the ledger gives the date of the act."""
    report = tmp_path / "report.txt"
    report.write_text("Ilyas Qarabulaq is held. Prosecutors claim that he kept a book.\n", "utf-8")
    in_vault("add", "baker", str(report), "--secrecy", "public")
    claim = "he kept a book"
    for prop, quote, value in (
        ("person", "Ilyas Qarabulaq", {"name": "Ilyas Qarabulaq", "role": "detainee"}),
        ("allegation", claim, {"claim": claim}),
    ):
        words = ("--source", "report.txt", "--quote", quote, "--value", json.dumps(value))
        said = in_vault("say", "baker", "--subject", "Ilyas Qarabulaq", "--type", prop, *words)
        assert said.code is ExitCode.DONE, said.err
    dated = in_vault("ledger", "baker", "date", "1", "2017-09-11")
    assert dated.code is ExitCode.DONE, dated.err
    return in_vault


def test_the_date_that_the_ledger_gives_is_the_day_asked_about(accused: Run, register: Path) -> None:
    """With exactly one date of the act the answer is for it, and the findings name the statement that tells it."""
    ran = accused(
        "register", "lookup", "-", "--register", str(register), "--case", "baker", "--json", stdin="«Зимний перевал»"
    )
    assert ran.code is ExitCode.DONE, ran.err
    best = json.loads(ran.out.splitlines()[0])
    assert (best["on"], best["listed_on_date"]) == ("2017-09-11", "no")
    assert all(one["act"]["statement"] and one["act"]["source"] for one in best["findings"])
    accused("ledger", "baker", "date", "1", "2018-01-01")
    two = accused("register", "lookup", "-", "--register", str(register), "--case", "baker", stdin="«Зимний перевал»")
    assert two.code is ExitCode.WRONG_CALL
    assert "2017-09-11, 2018-01-01" in two.err


def test_what_follows_is_kept_and_tied_to_the_allegation(accused: Run, register: Path) -> None:
    """Each finding becomes a source of its own, and the ledger quotes its sentence."""
    asked = ("register", "lookup", "-", "--register", str(register), "--case", "baker", "--keep")
    ran = accused(*asked, "--json", stdin="«Зимний перевал»")
    assert ran.code is ExitCode.DONE, ran.err
    kept = {one["code"]: one for one in json.loads(ran.out.splitlines()[0])["findings"]}
    source = kept["listed_after_act"]["kept"]
    tied = accused("ledger", "baker", "tie", "1", source[:8], "--contradicts", "--why", "-", stdin="Listed later.")
    assert tied.code is ExitCode.DONE, tied.err
    [line] = [json.loads(each) for each in accused("ledger", "baker", "--json").out.splitlines()]
    assert "the act is dated 11 September 2017, before that day" in json.dumps(line)


def test_a_claimed_decision_that_nobody_published_is_kept_as_such(accused: Run) -> None:
    """The state of its own is a finding like the others: kept, and tied to the allegation."""
    work = "Книга «Тёмный колодец»"
    made = accused(
        "register", "decision", "claimed", "--work", "-", "--court", "Озёрный суд",
        "--date", "2016-02-01", "--published", "no", stdin=work,
    )  # fmt: skip
    assert made.code is ExitCode.DONE, made.err
    asked = ("register", "lookup", "-", "--register", "claimed", "--case", "baker", "--keep")
    ran = accused(*asked, "--json", stdin="«Тёмный колодец»")
    assert ran.code is ExitCode.DONE, ran.err
    found = {one["code"]: one["kept"] for one in json.loads(ran.out.splitlines()[0])["findings"]}
    tied = accused("ledger", "baker", "tie", "1", found["decision_unpublished"][:8], "--contradicts", "--why", "No.")
    assert tied.code is ExitCode.DONE, tied.err


def test_which_entry_is_kept_is_for_a_person_to_say(accused: Run, tmp_path: Path) -> None:
    """Nothing is kept where none accounts for the work, or several do and none is named, or no case is."""
    twice = tmp_path / "twice.csv"
    row = LIST.splitlines(keepends=True)[2]
    twice.write_text(LIST + row.replace("2;", "8;", 1), "utf-8")
    asked = ("register", "lookup", "-", "--register", str(twice), "--case", "baker", "--keep")
    for words, text in (((), "Тихий берег"), ((), "Война и мир"), (("--entry", "3"), "Тихий берег")):
        ran = accused(*asked, *words, stdin=text)
        assert (ran.code, ran.out) == (ExitCode.WRONG_CALL, ""), words
    assert accused(*asked, "--entry", "8", stdin="Тихий берег").code is ExitCode.DONE
    alone = ("register", "lookup", "-", "--register", str(twice), "--on", "2017")
    assert accused(*alone, "--keep", stdin="Тихий берег").code is ExitCode.WRONG_CALL
    assert accused(*alone, "--entry", "8", stdin="Тихий берег").code is ExitCode.WRONG_CALL
