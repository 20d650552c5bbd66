"""The law of `habeas ledger`."""

import json
from pathlib import Path

import pypdfium2
import pytest
from tests.cli.conftest import Run

from habeas.base.errors import ExitCode
from habeas.cli.wrapping import width_of

pytestmark = pytest.mark.xdist_group("ledger")

REPORT = (
    "Ilyas Qarabulaq is held. Prosecutors claim that he recruited bakers for a camp. He denies it. "
    "The investigator established that no baker was recruited.\n"
)


@pytest.fixture(scope="module")
def filled(in_model: Run, model: Path) -> None:
    """A case with one allegation, a denial behind it, and an admission of the investigator."""
    path = model / "report.txt"
    path.write_text(REPORT, "utf-8")
    in_model("add", "baker", str(path), "--secrecy", "public")

    def say(prop: str, quote: str, value: dict[str, str], *more: str) -> None:
        words = ("--source", "report.txt", "--quote", quote, "--value", json.dumps(value), *more)
        ran = in_model("say", "baker", "--subject", "Ilyas Qarabulaq", "--type", prop, *words)
        assert ran.code is ExitCode.DONE, ran.err

    say("person", "Ilyas Qarabulaq", {"name": "Ilyas Qarabulaq", "role": "detainee"})
    claim = "he recruited bakers for a camp"
    say("allegation", claim, {"claim": claim}, "--attributed-to", "Prosecutors")
    say("denial", "He denies it", {"claim": "He denies it"}, "--attributed-to", "Ilyas Qarabulaq")
    none = "no baker was recruited"
    say("counter_evidence", none, {"claim": none}, "--attributed-to", "the investigator")


@pytest.fixture
def told(filled: None, in_copy: Run) -> Run:
    """That vault, one for each test."""
    return in_copy


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_it_is_told_in_every_language_within_the_terminal(told: Run, lang: str) -> None:
    """No line is wider than the terminal, and the presumption of innocence is named."""
    ran = told("ledger", "baker", "--as-of", "2026-03-02", "--lang", lang)
    assert ran.code is ExitCode.DONE, ran.err
    assert max(len(line) for line in ran.out.splitlines()) <= width_of(80)
    assert {"en": "presumed innocent", "ru": "невиновным", "kk": "кінәсіз"}[lang] in " ".join(ran.out.split())
    assert "he recruited bakers for a camp" in ran.out


def test_what_is_proposed_is_told_apart_from_what_a_person_tied(told: Run) -> None:
    """Before anybody ties it is untested; confirmed, the investigator's own words refute it."""
    before = " ".join(told("ledger", "baker").out.split())
    assert "State that the rules propose: untested." in before
    assert "If the proposed ties were confirmed: refuted by the accuser's own papers." in before
    [line] = [json.loads(each) for each in told("ledger", "baker", "--json").out.splitlines()]
    statement = next(tie["statement"] for tie in line["ties"] if tie["property"] == "counter_evidence")
    tied = told(
        "ledger", "baker", "tie", "1", statement[:10], "--contradicts", "--admission", "--why", "-", stdin="So."
    )
    assert tied.code is ExitCode.DONE, tied.err
    assert "history" not in tied.err
    after = " ".join(told("ledger", "baker", "--allegation", "recruited").out.split())
    assert "State that the rules propose: refuted by the accuser's own papers." in after
    assert "admission by the authorities" in after


def test_a_decision_is_shown_with_standard_author_and_reasons(told: Run) -> None:
    """Everything of a decision stands in the ledger and in the history."""
    words = ("unsupported_on_the_record", "--standard", "reasonable_grounds", "--why", "Nobody was found.")
    assert told("ledger", "baker", "decide", "1", *words).code is ExitCode.DONE
    assert told("ledger", "baker", "element", "1", "act", "--article", "174", "--part", "1").code is ExitCode.DONE
    assert told("ledger", "baker", "date", "1", "2023-04").code is ExitCode.DONE
    shown = " ".join(told("ledger", "baker").out.split())
    for part in ("unsupported on the record (reed", "reasonable grounds to believe", "Nobody was found.", "April 2023"):
        assert part in shown
    history = " ".join(told("ledger", "baker", "history", "1").out.split())
    assert "state of the allegation, unsupported on the record" in history
    assert "Nobody was found." in history
    steps = [json.loads(line) for line in told("ledger", "baker", "history", "1", "--json").out.splitlines()]
    assert [step["property"] for step in steps] == ["allegation_claim", "allegation_state", "element", "act_date"]


def test_a_claim_can_be_typed_with_its_quote(told: Run) -> None:
    """A claim that no draft proposed is added with its source and its words."""
    quote = ("--source", "report.txt", "--quote", "Ilyas Qarabulaq is held", "--claim", "He is held for a reason")
    ran = told("ledger", "baker", "add", *quote, "--subject", "Ilyas Qarabulaq", "--attributed-to", "Prosecutors")
    assert ran.code is ExitCode.DONE, ran.err
    assert "He is held for a reason" in told("ledger", "baker").out


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_the_paper_has_one_allegation_a_page(told: Run, tmp_path: Path, lang: str) -> None:
    """HTML and PDF hold the claim and the quotes; the clear copies are known and named."""
    for ending in ("html", "pdf"):
        path = tmp_path / f"ledger.{ending}"
        ran = told("ledger", "baker", "--print", str(path), "--lang", lang)
        assert ran.code is ExitCode.DONE, ran.err
        assert str(path) in ran.out
        assert "habeas copies" in ran.err
        assert str(path) in told("copies").out
    assert "no baker was recruited" in (tmp_path / "ledger.html").read_text("utf-8")
    pages = pypdfium2.PdfDocument(tmp_path / "ledger.pdf")
    assert "no baker was recruited" in " ".join(pages[0].get_textpage().get_text_bounded().split())
    assert len(pages) == 1
    pages.close()


@pytest.mark.parametrize(
    "words",
    [
        ("ledger", "baker", "tie", "1"),
        ("ledger", "baker", "tie", "1", "report.txt", "--why", "So."),
        ("ledger", "baker", "decide", "1", "supported", "--why", "So."),
        ("ledger", "baker", "decide", "1", "true", "--standard", "reasonable_grounds", "--why", "So."),
        ("ledger", "baker", "decide", "1", "supported", "--standard", "certain", "--why", "So."),
        ("ledger", "baker", "decide", "1", "supported", "--standard", "reasonable_grounds"),
        ("ledger", "baker", "element", "1", "colour"),
        ("ledger", "baker", "date", "1", "soon"),
        ("ledger", "baker", "add"),
        ("ledger", "baker", "add", "--source", "report.txt"),
        ("ledger", "baker", "history"),
        ("ledger", "baker", "--allegation", "camel"),
        ("ledger", "baker", "--print", "ledger.doc"),
        ("ledger", "baker", "untie", "00000000", "--why", "So."),
    ],
)
def test_a_wrong_call_is_refused_and_changes_nothing(told: Run, words: tuple[str, ...]) -> None:
    """What is wrong is told with what to do next; nothing is taken up by a call that fails."""
    ran = told(*words)
    assert ran.code is ExitCode.WRONG_CALL
    [line] = [json.loads(each) for each in told("ledger", "baker", "--json").out.splitlines()]
    assert line["taken_up"] is False
