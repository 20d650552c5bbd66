"""The law of `habeas contradictions`, on a real vault."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from habeas.base.errors import ExitCode
from habeas.cli.wrapping import width_of

pytestmark = pytest.mark.xdist_group("contradictions")

LETTER = """Ilyas Qarabulaq was arrested on 3 May 2023 at his bakery.
The investigator writes that on 6 May 2023 he called for a strike in the market.
Dana Qaldybek, his lawyer, sat with him at the questioning of 4 May 2023.
"""
RECORD = "Questioned on 4 May 2023 without a lawyer; Dana Qaldybek was not present.\n"


@pytest.fixture(scope="module")
def filled(in_model: Run, model: Path) -> None:
    """A case with two papers and the facts typed from them."""
    for name, text in (("letter.txt", LETTER), ("record.txt", RECORD)):
        (model / name).write_text(text, "utf-8")
    assert in_model("add", "baker", str(model / "letter.txt"), str(model / "record.txt")).code is ExitCode.DONE

    def say(prop: str, source: str, quote: str, value: Mapping[str, object]) -> None:
        one = {"subject": "Ilyas Qarabulaq", "type": prop, "value": value, "source": source, "quote": quote}
        assert in_model("say", "baker", "--from", "-", stdin=json.dumps(one)).code is ExitCode.DONE

    day = {"act": "questioning", "name": "Dana Qaldybek", "when": "2023-05-04"}
    say("person", "letter.txt", "Ilyas Qarabulaq", {"name": "Ilyas Qarabulaq", "role": "detainee"})
    say("apprehension", "letter.txt", "arrested on 3 May 2023", {"when": "2023-05-03"})
    claim = {"claim": "He called for a strike.", "when": "2023-05-06"}
    say("allegation", "letter.txt", "on 6 May 2023 he called for a strike", claim)
    say("presence", "letter.txt", "sat with him at the questioning of 4 May 2023", {**day, "present": True})
    say("presence", "record.txt", "Dana Qaldybek was not present", {**day, "present": False})


@pytest.fixture
def told(filled: None, in_copy: Run) -> Run:
    """That vault, one for each test."""
    return in_copy


def test_pairs_stand_with_both_quotes_and_nothing_else_on_standard_output(told: Run) -> None:
    """Each line is one pair; each side leads to a statement whose quote stands in its source."""
    ran = told("contradictions", "baker", "--as-of", "2023-06-01", "--json")
    assert ran.code is ExitCode.DONE
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [(one["rule"], one["about"], one["sure"]) for one in found] == [
        ("different-value", "present", True),
        ("act-after-arrest", "when", False),
    ]
    quotes = {said["quote"] for one in found for side in one["sides"] for said in side["statements"]}
    assert quotes == {
        "sat with him at the questioning of 4 May 2023",
        "Dana Qaldybek was not present",
        "arrested on 3 May 2023",
        "on 6 May 2023 he called for a strike",
    }


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_it_is_told_in_every_language_within_the_terminal(told: Run, lang: str) -> None:
    """Both quotes of both pairs are shown in the language of their source, no line wider than the terminal."""
    ran = told("contradictions", "baker", "--as-of", "2023-06-01", "--lang", lang)
    flat = " ".join(ran.out.replace(">", " ").split())
    assert max(len(line) for line in ran.out.splitlines()) <= width_of(80)
    for quote in ("Dana Qaldybek was not present", "on 6 May 2023 he called for a strike", "arrested on 3 May 2023"):
        assert quote in flat


def test_a_withdrawn_side_ends_the_contradiction_and_an_empty_case_has_none(told: Run) -> None:
    """When a person takes one side back the pair is gone, and that there is none is said in words."""
    lines = told("contradictions", "baker", "--json").out.splitlines()
    for line in lines:
        said = json.loads(line)["sides"][1]["statements"][0]["id"]
        assert told("withdraw", said, "--why", "misread").code is ExitCode.DONE
    assert told("contradictions", "baker", "--json").out == ""
    assert "No rule sets two statements" in told("contradictions", "baker").out
