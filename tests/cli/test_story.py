"""One case from an empty vault to decisions, by the words a defender types."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from habeas.base.errors import ExitCode

REPORT = """Baker held for a post
June 2, 2023 — Tasköl Voice

On May 3, 2023, Ilyas Qarabulaq, a baker from Tasköl, was arrested by officers of the Tasköl city police department.
He is charged under Article 256 Part 1 of the Criminal Code of Kazakhstan with “propaganda of terrorism”.
He is held in pre-trial detention centre No. 7 in Tasköl.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """An invented report in a file."""
    path = tmp_path / "report.txt"
    path.write_text(REPORT, "utf-8")
    return path


def waiting(in_vault: Run) -> list[dict[str, object]]:
    """The proposals of the case that wait."""
    lines = in_vault("proposals", "baker", "--state", "waiting", "--json").out.splitlines()
    return [json.loads(line) for line in lines]


def test_from_add_to_case_every_fact_leads_to_its_place(in_vault: Run, report: Path) -> None:
    """What was accepted from a report stands in the case with slice, source and digest, and verifies."""
    assert "new" in in_vault("add", "baker", str(report), "--secrecy", "public").err
    assert in_vault("draft", "baker").code is ExitCode.DONE
    proposals = waiting(in_vault)
    assert {"person", "apprehension", "charge", "place_of_detention"} <= {str(each["type"]) for each in proposals}
    assert in_vault("accept", *[str(each["id"]) for each in proposals]).code is ExitCode.DONE
    case = json.loads(in_vault("case", "baker", "--as-of", "2023-06-02", "--json").out)
    text = in_vault("text", str(report)).out
    assert case["statements"]
    for statement in case["statements"]:
        anchor = statement["anchor"]
        assert text[anchor["start"] : anchor["end"]] == anchor["quote"]
        assert statement["source"]["digest"].startswith("sha256:")
        assert statement["source"]["title"] == "Baker held for a post"
    [detainee] = case["detainees"]
    assert (detainee["name"], detainee["days_held"]) == ("Ilyas Qarabulaq", 30)
    assert in_vault("verify").code is ExitCode.DONE


def test_drafting_again_proposes_nothing_twice(in_vault: Run, report: Path) -> None:
    """What was proposed before stays as it was decided."""
    in_vault("add", "baker", str(report))
    in_vault("draft", "baker")
    first = waiting(in_vault)
    in_vault("reject", str(first[0]["id"]), "--why", "not needed")
    again = json.loads(in_vault("draft", "baker", "--json").out)
    assert (again["new"], again["known"]) == (0, len(first))
    assert len(waiting(in_vault)) == len(first) - 1


def test_review_takes_one_key_for_each_and_leaving_loses_nothing(in_vault: Run, report: Path) -> None:
    """Keys accept, reject, skip and go back, also on a Russian keyboard; what was decided stays decided."""
    in_vault("add", "baker", str(report))
    in_vault("draft", "baker")
    count = len(waiting(in_vault))
    ran = in_vault("review", "baker", stdin="a\nk\ns\nb\nr\nwrong man\nф\nq\n")
    assert ran.code is ExitCode.NEEDS_PERSON
    assert len(waiting(in_vault)) == count - 3
    states = [json.loads(line)["state"] for line in in_vault("proposals", "baker", "--json").out.splitlines()]
    assert (states.count("accepted"), states.count("rejected")) == (2, 1)


def test_review_corrects_field_by_field(in_vault: Run, report: Path) -> None:
    """An empty line keeps a field, a hyphen takes it out, anything else replaces it; a field can be added."""
    in_vault("add", "baker", str(report))
    in_vault("draft", "baker")
    proposals = waiting(in_vault)
    at = next(i for i, each in enumerate(proposals) if each["type"] == "charge")
    value = proposals[at]["value"]
    assert isinstance(value, dict)
    typed = "".join({"part": "2\n", "label": "-\n"}.get(field, "\n") for field in value)
    in_vault("review", "baker", stdin="s\n" * at + "c\n" + typed + "point=1\n\nthe order says part 2\nq\n")
    case = json.loads(in_vault("case", "baker", "--json").out)
    [charge] = [each["value"] for each in case["statements"] if each["property"] == "charge"]
    assert (charge["part"], charge["point"]) == ("2", "1")
    assert "label" not in charge


def test_a_case_by_telephone_needs_no_paper(in_vault: Run) -> None:
    """What a caller told becomes statements anchored in the preserved note and attributed to the caller."""
    told = ["--who", "Ilyas Qarabulaq", "--when", "2023-05-03", "--where", "Tasköl", "--by", "the police"]
    ran = in_vault("new", "call", *told, "--under", "Article 256 Part 1 of the Criminal Code", "--told-by", "his wife")
    assert ran.code is ExitCode.DONE
    case = json.loads(in_vault("case", "call", "--as-of", "2023-05-10", "--json").out)
    assert {each["attributed_to"] for each in case["statements"]} == {"his wife"}
    assert {each["property"] for each in case["statements"]} == {"person", "apprehension", "charge"}
    assert case["detainees"][0]["days_held"] == 7
    assert in_vault("verify").code is ExitCode.DONE
    assert in_vault("new", "call", "--who", "X", "--told-by", "Y").code is ExitCode.WRONG_CALL


def test_a_fact_by_hand_stands_on_words_of_its_source(in_vault: Run, report: Path) -> None:
    """A quote must stand in the source letter by letter; then the fact is recorded with its place."""
    in_vault("add", "baker", str(report))
    fact = ("say", "baker", "--subject", "Ilyas Qarabulaq", "--type", "occupation", "--source", "report.txt")
    wrong = in_vault(*fact, "--value", '{"text": "baker"}', "--quote", "-", stdin="a  baker")
    assert wrong.code is ExitCode.WRONG_CALL
    assert in_vault(*fact, "--value", '{"text": "baker"}', "--quote", "-", stdin="a baker from").code is ExitCode.DONE
    unknown = in_vault(*fact[:5], "health", *fact[6:], "--unknown", "nobody saw him", "--quote", "He is held in")
    assert unknown.code in (ExitCode.DONE, ExitCode.WRONG_CALL)
    case = json.loads(in_vault("case", "baker", "--json").out)
    assert "occupation" in {each["property"] for each in case["statements"]}


def test_withdrawn_and_superseded_statements_no_longer_count(in_vault: Run, report: Path) -> None:
    """The case shows what counts; what was taken back is not in it."""
    in_vault("add", "baker", str(report))
    in_vault("draft", "baker")
    in_vault("accept", *[str(each["id"]) for each in waiting(in_vault)])
    case = json.loads(in_vault("case", "baker", "--json").out)
    place = next(each for each in case["statements"] if each["property"] == "place_of_detention")
    assert in_vault("withdraw", place["id"][:12], "--why", "he was moved").code is ExitCode.DONE
    arrest = next(each for each in case["statements"] if each["property"] == "apprehension")
    value = json.dumps({**arrest["value"], "when": "2023-05-04"})
    assert in_vault("supersede", arrest["id"][:12], "--value", value, "--why", "protocol").code is ExitCode.DONE
    after = json.loads(in_vault("case", "baker", "--as-of", "2023-06-02", "--json").out)
    assert "place_of_detention" not in {each["property"] for each in after["statements"]}
    assert after["detainees"][0]["days_held"] == 29


def test_what_a_person_says_of_a_source_stands_in_its_custody_log(in_vault: Run, report: Path) -> None:
    """A description is recorded with who said it, and an undertaking needs its day."""
    in_vault("add", "baker", str(report))
    assert in_vault("describe", "baker", "report.txt", "--grade", "b", "--title", "Baker held").code is ExitCode.DONE
    assert in_vault("describe", "baker", "report.txt", "--secrecy", "undertaking").code is ExitCode.WRONG_CALL
    [source] = [json.loads(line) for line in in_vault("sources", "baker", "--json").out.splitlines()]
    assert source["description"]["title"] == {"value": "Baker held", "basis": "stated"}
    assert source["description"]["grade"]["value"] == "B"
    assert [event["action"] for event in source["custody"]] == ["received", "read", "described"]


def test_a_sheet_is_a_clear_copy_until_it_is_removed(in_vault: Run, report: Path, tmp_path: Path) -> None:
    """Writing a sheet names the clear copies that now exist, and removal leaves none."""
    in_vault("add", "baker", str(report))
    in_vault("draft", "baker")
    in_vault("accept", *[str(each["id"]) for each in waiting(in_vault)])
    out = tmp_path / "out"
    ran = in_vault("sheet", "baker", "--out", str(out), "--in", "en", "ru", "--as-of", "2023-06-02", "--json")
    paths = [Path(path) for path in json.loads(ran.out)["clear_copies"]]
    assert {path.name for path in paths} == {f"case-sheet-{x}" for x in ("en.html", "en.pdf", "ru.html", "ru.pdf")}
    assert "copies --remove-all" in ran.err
    assert in_vault("copies").code is ExitCode.NEEDS_PERSON
    paths[0].write_text("changed by somebody")
    in_vault("copies", "--remove-all")
    assert [path.exists() for path in paths] == [True, False, False, False]


def test_what_standard_input_gives_is_taken_in(in_vault: Run) -> None:
    """A single hyphen takes in standard input; nothing of an empty one is kept."""
    assert in_vault("add", "baker", "-", stdin=REPORT).code is not ExitCode.WRONG_CALL
    assert in_vault("add", "other", "-", stdin="").code is ExitCode.WRONG_CALL
    cases = [json.loads(line) for line in in_vault("cases", "--json").out.splitlines()]
    assert [(each["name"], each["sources"]) for each in cases] == [("baker", 1)]


def test_what_another_source_said_is_accepted_by_one_command(in_vault: Run, report: Path, tmp_path: Path) -> None:
    """`accept --same` takes what an accepted statement of another report says, and `review` tells of it."""
    other = tmp_path / "reprint.txt"
    other.write_text("A reprint.\n\n" + REPORT, "utf-8")
    in_vault("add", "baker", str(report), str(other))
    in_vault("draft", "baker")
    assert "No waiting proposal" in in_vault("accept", "--same", "baker").out
    arrests = [each for each in waiting(in_vault) if each["type"] == "apprehension"]
    assert len(arrests) == 2
    in_vault("accept", str(arrests[0]["id"]))
    assert "habeas accept --same baker" in in_vault("review", "baker", stdin="q\n").out
    [same] = [json.loads(line) for line in in_vault("accept", "--same", "baker", "--json").out.splitlines()]
    assert same["id"] == arrests[1]["id"]
    assert in_vault("accept").code is ExitCode.WRONG_CALL
    assert in_vault("accept", "abcd", "--same", "baker").code is ExitCode.WRONG_CALL
