"""The law of `habeas filings`, on a real vault."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Ran, Run

from habeas.base.errors import ExitCode
from habeas.cli.wrapping import width_of

pytestmark = pytest.mark.xdist_group("filings")

PAPER = """On 3 May 2023 Ilyas Qarabulaq was arrested under article 174, part 1, of the Criminal Code of Kazakhstan.
Complaint No. 17/4 to the prosecutor about custody, handed in at the remand prison on 10 May 2023.
"""
TOLD = "The duty officer stamped our copy on 12 May 2023, number 4410."


@pytest.fixture(scope="module")
def filled(in_model: Run, model: Path) -> None:
    """A case in Kazakhstan with one complaint from a paper."""
    (model / "paper.txt").write_text(PAPER, "utf-8")
    assert in_model("add", "baker", str(model / "paper.txt")).code is ExitCode.DONE

    def say(prop: str, quote: str, value: dict[str, str]) -> None:
        one = {"subject": "Ilyas Qarabulaq", "type": prop, "value": value, "source": "paper.txt", "quote": quote}
        assert in_model("say", "baker", "--from", "-", stdin=json.dumps(one)).code is ExitCode.DONE

    say("person", "Ilyas Qarabulaq", {"name": "Ilyas Qarabulaq", "role": "detainee"})
    say("apprehension", "On 3 May 2023", {"when": "2023-05-03"})
    say("charge", "article 174, part 1", {"country": "KZ", "code": "criminal", "article": "174", "part": "1"})
    words = ("--to", "prosecutor", "--about", "custody", "--on", "2023-05-10", "--number", "17/4")
    quote = ("--source", "paper.txt", "--quote", "Complaint No. 17/4")
    assert in_model("filings", "baker", "add", *words, *quote).code is ExitCode.DONE


@pytest.fixture
def filed(filled: None, in_copy: Run) -> Run:
    """That vault, one for each test."""
    return in_copy


def listed(run: Run, as_of: str = "2023-06-09") -> tuple[Ran, list[dict[str, object]]]:
    """What the command prints, and its objects."""
    ran = run("filings", "baker", "--as-of", as_of, "--json")
    return ran, [json.loads(line) for line in ran.out.splitlines()]


def test_silence_past_the_limit_of_the_law_is_overdue(filed: Run) -> None:
    """Seven days for a reply are past on 9 June; the rule and the days are named, and a person is needed."""
    ran, [one] = listed(filed)
    assert ran.code is ExitCode.NEEDS_PERSON
    assert one["standing"] == "overdue"
    assert one["silent_days"] == {"least": 30, "most": 30, "since": "sending"}
    [limit] = [limit for limit in one["limits"] if limit["rule"] == "KZ-105.2"]  # type: ignore[attr-defined]
    assert (limit["due_latest"], limit["sure"]) == ("2023-05-17", True)
    assert listed(filed, "2023-05-12")[0].code is ExitCode.DONE


def test_a_rule_of_which_nothing_can_be_told_is_not_shown(filed: Run) -> None:
    """Of an undated complaint about something unknown no rule is listed that has neither day nor certainty."""
    assert filed("filings", "baker", "add", "--told", "There were many complaints.").code is ExitCode.DONE
    _, found = listed(filed)
    [one] = [each for each in found if each["standing"] == "no_limit"]
    limits: Any = one["limits"]
    assert all(limit["sure"] or limit["due_latest"] or limit["due_earliest"] for limit in limits)
    assert one["silent_days"] is None


def test_what_is_told_from_memory_is_kept_as_a_source_of_its_own(filed: Run) -> None:
    """A receipt told in own words stands on those words, letter by letter, and the vault still verifies."""
    _, [before] = listed(filed)
    start = str(before["id"])[:10]
    received = ("received", start, "--on", "2023-05-12", "--number", "4410", "--told", "-")
    assert filed("filings", "baker", *received, stdin=TOLD).code is ExitCode.DONE
    _, [after] = listed(filed)
    receipts: Any = after["received"]
    [receipt] = receipts
    assert receipt["statements"][0]["quote"] == TOLD
    assert after["silent_days"] == {"least": 28, "most": 28, "since": "receipt"}
    assert filed("verify").code is ExitCode.DONE


def test_a_reply_ends_the_silence(filed: Run) -> None:
    """With the reply recorded the filing is answered, and nothing needs a person."""
    _, [before] = listed(filed)
    words = ("reply", str(before["id"])[:10], "--on", "2023-05-30", "--by", "prosecutor", "--outcome", "refused")
    assert filed("filings", "baker", *words, "--told", "A letter came: refused.").code is ExitCode.DONE
    ran, [after] = listed(filed)
    assert (ran.code, after["standing"], after["silent_days"]) == (ExitCode.DONE, "answered", None)


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "no reply is recorded"), ("ru", "ответ не записан"), ("kk", "жауап жазылмаған")]
)
def test_it_is_told_in_every_language_within_the_terminal(filed: Run, lang: str, said: str) -> None:
    """Silence is told as what the record lacks, never as what nobody did, and no line is too wide."""
    ran = filed("filings", "baker", "--as-of", "2023-06-09", "--lang", lang)
    assert max(len(line) for line in ran.out.splitlines()) <= width_of(80)
    assert said in " ".join(ran.out.split())
    assert "105" in ran.out


@pytest.mark.parametrize(
    "words",
    [
        ("add", "abcd1234", "--told", "x"),
        ("reply", "--told", "x"),
        ("reply", "ffffffff", "--told", "x"),
        ("add", "--to", "prosecutor"),
        ("add", "--told", "x", "--source", "paper.txt", "--quote", "Complaint No. 17/4"),
        ("add", "--told", "x", "--outcome", "refused"),
        ("add", "--told", "x", "--handed-in", "the moon"),
        ("add", "--told", "x", "--person", "Nobody"),
    ],
)
def test_a_wrong_call_records_nothing(filed: Run, words: tuple[str, ...]) -> None:
    """What cannot be placed is refused with what to do, and the case is as it was."""
    before = filed("case", "baker", "--json").out
    ran = filed("filings", "baker", *words)
    assert ran.code is ExitCode.WRONG_CALL
    assert "  " in ran.err
    assert filed("case", "baker", "--json").out == before
