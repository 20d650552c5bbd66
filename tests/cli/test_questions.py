"""The law of `habeas questions`, on a real vault."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run

from habeas.base.errors import ExitCode
from habeas.cli.wrapping import width_of

pytestmark = pytest.mark.xdist_group("questions")

PAPER = """On 3 May 2023 Ilyas Qarabulaq was arrested.
The investigation says that Qarabulaq called for a strike.
The lawyer asks: who heard Qarabulaq call for a strike?
"""


@pytest.fixture(scope="module")
def filled(in_model: Run, model: Path) -> None:
    """A case with an arrest, a claim, and a question that a paper puts."""
    (model / "paper.txt").write_text(PAPER, "utf-8")
    assert in_model("add", "baker", str(model / "paper.txt")).code is ExitCode.DONE

    def say(prop: str, quote: str, value: dict[str, str], by: str | None = None) -> None:
        one = {"subject": "Ilyas Qarabulaq", "type": prop, "value": value, "source": "paper.txt", "quote": quote}
        told = json.dumps({**one, "attributed_to": by})
        assert in_model("say", "baker", "--from", "-", stdin=told).code is ExitCode.DONE

    say("person", "Ilyas Qarabulaq", {"name": "Ilyas Qarabulaq", "role": "detainee"})
    say("apprehension", "On 3 May 2023", {"when": "2023-05-03"})
    say("allegation", "Qarabulaq called for a strike", {"claim": "He called for a strike."}, "the investigation")
    say("question", "who heard Qarabulaq call for a strike?", {"text": "Who heard it?"}, "the lawyer")


@pytest.fixture
def asked(filled: None, in_copy: Run) -> Run:
    """That vault, one for each test."""
    return in_copy


def listed(run: Run, *more: str) -> list[dict[str, Any]]:
    """The questions as objects."""
    return [json.loads(line) for line in run("questions", "baker", "--json", *more).out.splitlines()]


def proposed(run: Run, rule: str) -> dict[str, Any]:
    """The one question that a rule proposes."""
    [found] = [one for one in listed(run) if one["rule"] == rule]
    return found


def test_each_question_stands_on_statements_of_the_record(asked: Run) -> None:
    """Every question, put or proposed, names statements whose quotes stand in the papers."""
    found = listed(asked)
    assert {"hour-of-apprehension", "record-of-apprehension", "family-told", "basis-of-allegation"} <= {
        one["rule"] for one in found
    }
    for one in found:
        assert one["statements"]
        assert all(said["quote"] in PAPER for said in one["statements"])


def test_an_adopted_question_is_a_persons_own_and_proposed_no_more(asked: Run) -> None:
    """Adopting makes a statement, in own words where they are given; withdrawing it brings the proposal back."""
    one = proposed(asked, "record-of-apprehension")
    words = ("adopt", one["id"], "--text", "-", "--json")
    ran = asked("questions", "baker", *words, stdin="Please send the record of 3 May.")
    statement = json.loads(ran.out)["statement"]
    found = listed(asked)
    assert one["id"] not in {each["id"] for each in found}
    assert "Please send the record of 3 May." in {each["text"] for each in found if each["state"] == "open"}
    assert asked("withdraw", statement, "--why", "not yet").code is ExitCode.DONE
    assert proposed(asked, "record-of-apprehension")["id"] == one["id"]
    assert asked("verify").code is ExitCode.DONE


def test_an_answer_closes_a_question_and_dropping_one_keeps_the_reason(asked: Run) -> None:
    """Answered and dropped ones are shown with --all only, each with what closed it."""
    [put] = [one for one in listed(asked) if one["state"] == "open"]
    told = ("--by", "the investigator", "--on", "2023-06-01", "--told", "He says nobody did.")
    assert asked("questions", "baker", "answer", put["id"][:12], *told).code is ExitCode.DONE
    family = proposed(asked, "family-told")
    assert asked("questions", "baker", "drop", family["id"], "--why", "They were there.").code is ExitCode.DONE
    states = {one["id"]: one["state"] for one in listed(asked, "--all")}
    assert (states[put["id"]], states[family["id"]]) == ("answered", "dropped")
    assert not {put["id"], family["id"]} & {one["id"] for one in listed(asked)}
    [answer] = next(one for one in listed(asked, "--all") if one["id"] == put["id"])["answers"]
    assert answer["quote"] == "He says nobody did."


def test_a_question_put_in_a_filing_shares_its_standing(asked: Run) -> None:
    """What was asked in a complaint is as overdue as the complaint."""
    filed = ("--to", "prosecutor", "--about", "custody", "--on", "2023-05-10", "--told", "Sent on 10 May.", "--json")
    filing = json.loads(asked("filings", "baker", "add", *filed).out)["statement"]
    due = ("due", filing, "--on", "2023-05-20", "--told", "They promised an answer by 20 May.")
    assert asked("filings", "baker", *due).code is ExitCode.DONE
    mine = ("ask", "--text", "Why is he held?", "--filing", filing[:12])
    assert asked("questions", "baker", *mine).code is ExitCode.DONE
    [one] = [each for each in listed(asked, "--as-of", "2023-06-09") if each["text"] == "Why is he held?"]
    assert (one["standing"], one["filing"]) == ("overdue", filing)


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "No answer is recorded"), ("ru", "ответ не записан"), ("kk", "жауап жазылмаған")]
)
def test_it_is_told_in_every_language_within_the_terminal(asked: Run, lang: str, said: str) -> None:
    """Each language says what the record lacks, and no line is wider than the terminal."""
    ran = asked("questions", "baker", "--all", "--lang", lang)
    assert max(len(line) for line in ran.out.splitlines()) <= width_of(80)
    assert said.casefold() in " ".join(ran.out.split()).casefold()


@pytest.mark.parametrize(
    "words",
    [
        ("ask", "Q-0123456789", "--text", "x"),
        ("ask",),
        ("adopt",),
        ("adopt", "Q-ffffffffff"),
        ("answer", "ffffffff", "--told", "x"),
        ("drop", "Q-ffffffffff", "--why", "x"),
        ("ask", "--text", "x", "--why", "y"),
        ("ask", "--text", "x", "--filing", "ffffffff"),
    ],
)
def test_a_wrong_call_records_nothing(asked: Run, words: tuple[str, ...]) -> None:
    """What cannot be placed is refused, and the questions are as they were."""
    before = listed(asked, "--all")
    assert asked("questions", "baker", *words).code is ExitCode.WRONG_CALL
    assert listed(asked, "--all") == before
