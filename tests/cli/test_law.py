"""The laws of `habeas law check`: what is draft, untested, old or wrong is said, and the exit code tells."""

import json
from datetime import date
from pathlib import Path

import pytest
import yaml
from tests.cli.conftest import Run
from tests.law.pack.test_checking import HEAD, RULES

from habeas.base.errors import ExitCode
from habeas.desk.law_checking import check_law

LAWS = Path(__file__).parents[1] / "laws"


@pytest.fixture
def sound(monkeypatch: pytest.MonkeyPatch) -> None:
    """In the place of all packs one small pack in which nothing is wrong."""
    documents = {"pack.yaml": yaml.load(HEAD, yaml.BaseLoader), "rules.yaml": yaml.load(RULES, yaml.BaseLoader)}
    monkeypatch.setattr("habeas.desk.law_checking.known_packs", lambda: ("XX",))
    monkeypatch.setattr("habeas.desk.law_checking.pack_documents", lambda _: documents)


@pytest.mark.usefixtures("sound")
def test_a_sound_pack_with_all_its_tests_is_done(run: Run, tmp_path: Path) -> None:
    """Nothing needs a person: the exit code says so, and standard error is silent."""
    (tmp_path / "all.yaml").write_text("- expect: {XX-1: {}, XX-2/e1: {}, XX-151.1: {}}\n", "utf-8")
    ran = run("law", "check", "xx", "--tests", str(tmp_path), "--as-of", "2026-06-01")
    assert (ran.code, ran.err) == (ExitCode.DONE, "")
    assert "XX · Words" in ran.out
    assert "Draft: XX-2" in ran.out


def test_a_pack_past_its_date_needs_a_person(run: Run) -> None:
    """From the day after its re-check date it is called old."""
    ran = run("law", "check", "INT", "--tests", str(LAWS), "--as-of", "2027-06-02", "--lang", "ru")
    assert ran.code is ExitCode.NEEDS_PERSON
    assert "УСТАРЕЛО" in ran.out
    assert "пора было перечитать" in ran.err


def test_the_json_is_a_line_a_pack(run: Run) -> None:
    """Ids of what is verified and draft, the days of the texts, and the findings stand in it."""
    told = [json.loads(line) for line in run("law", "check", "--as-of", "2026-06-01", "--json").out.splitlines()]
    assert {line["schema"] for line in told} == {"habeas.law.check/1"}
    assert {"INT", "KZ", "RU"} <= {line["pack"] for line in told}
    assert all(line["verified"] or line["draft"] for line in told)


def test_rules_without_a_situation_are_listed(run: Run, tmp_path: Path) -> None:
    """A folder with one situation leaves all other rules untested."""
    (tmp_path / "one.yaml").write_text("- {situation: x, facts: {}, expect: {INT-1: {state: met}}}\n", "utf-8")
    ran = run("law", "check", "INT", "--tests", str(tmp_path), "--as-of", "2026-06-01", "--json")
    [told] = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code is ExitCode.NEEDS_PERSON
    assert "INT-1" not in told["untested"]
    assert "INT-2" in told["untested"]


def test_without_situations_it_says_that_it_cannot_tell(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An installed program has no tests beside it, and calls nothing untested."""
    monkeypatch.chdir(tmp_path)
    ran = run("law", "check", "INT", "--as-of", "2026-06-01", "--json")
    assert json.loads(ran.out)["untested"] is None
    assert "cannot be told" in ran.err


@pytest.mark.parametrize("words", [("XX",), ("INT", "--tests", "/no/such/folder")])
def test_a_pack_or_folder_that_is_not_there_is_a_wrong_call(run: Run, words: tuple[str, ...]) -> None:
    """Nothing is checked in its place."""
    assert run("law", "check", *words).code is ExitCode.WRONG_CALL


def test_a_file_of_situations_that_is_no_yaml_is_told_with_its_line(tmp_path: Path) -> None:
    """The other files are read all the same."""
    (tmp_path / "bad.yaml").write_text("- a: 1\n- b: c: d\n", "utf-8")
    (tmp_path / "map.yaml").write_text("a: b", "utf-8")
    (tmp_path / "good.yaml").write_text("- expect: {INT-1: {state: met}}", "utf-8")
    [report], findings = check_law(["INT"], date(2026, 6, 1), tmp_path)
    assert [(finding.code, finding.place) for finding in findings] == [
        ("pack-unreadable", "bad.yaml, line 2"),
        ("pack-unreadable", "map.yaml"),
    ]
    assert report.untested is not None
    assert "INT-1" not in report.untested


def test_the_checklist_of_remand_is_checked_with_its_pack(tmp_path: Path) -> None:
    """Its items are verified or draft, and untested where no table of orders looks for them."""
    (tmp_path / "orders.yaml").write_text("{pack: KZ, items: [136.1a, '148.8']}", "utf-8")
    [kazakh, russian], findings = check_law(["KZ", "RU"], date(2026, 6, 1), tmp_path)
    assert findings == ()
    assert {"KZ-R-136.1a", "KZ-R-148.8"} <= set(kazakh.verified)
    assert any(key.startswith("RU-R-") for key in russian.draft)
    assert kazakh.untested is not None
    assert not {"KZ-R-136.1a", "KZ-R-148.8"} & set(kazakh.untested)
    assert "KZ-R-136.1b" in kazakh.untested
    assert "KZ-R-136.1b" in {one.place for one in kazakh.findings if one.code == "pack-untested"}


def test_what_is_wrong_in_a_checklist_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """An item of the checklist that asks for a topic nobody has words for is an error of the pack."""
    item = {"id": "XX-R-1", "kind": "ground", "standard": "none", "topics": ["weather"], "label": {}}
    documents = {
        "pack.yaml": yaml.load(HEAD, yaml.BaseLoader),
        "rules.yaml": yaml.load(RULES, yaml.BaseLoader),
        "remand.yaml": {"remand": {"items": [item]}},
    }
    monkeypatch.setattr("habeas.desk.law_checking.known_packs", lambda: ("XX",))
    monkeypatch.setattr("habeas.desk.law_checking.pack_documents", lambda _: documents)
    [report], _ = check_law([], date(2026, 6, 1))
    assert "XX-R-1" in report.draft
    assert any("weather" in finding.message for finding in report.findings)
    assert report.untested is None
