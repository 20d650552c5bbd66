"""The laws of `habeas paper`: open fields are told before anything is written, and what is written is remembered."""

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

from habeas.base.errors import ExitCode
from habeas.disclosure.papers.paper import PaperKind

pytestmark = pytest.mark.xdist_group("paper")

REPORT = """On May 3, 2023, Ilyas Qarabulaq, a baker from Tasköl, was arrested by officers of the Tasköl city police
department. He was charged under article 174, part 1, of the Criminal Code of Kazakhstan.
On May 5, 2023, the Tasköl city court ordered his custody for two months.
"""

AS_OF = ("--as-of", "2023-06-02")


@pytest.fixture(scope="module")
def filled(in_model: Run) -> None:
    """A vault with one accepted case."""
    in_model("add", "baker", "-", stdin=REPORT)
    in_model("draft", "baker")
    waiting = [json.loads(line) for line in in_model("proposals", "baker", "--json").out.splitlines()]
    in_model("accept", *[str(each["id"]) for each in waiting])


@pytest.fixture
def baker(filled: None, in_copy: Run) -> Run:
    """That vault, one for each test."""
    return in_copy


def test_every_kind_is_listed_with_what_it_is_for(run: Run) -> None:
    """The list names each kind that can be composed, with languages, audiences and a sentence in every language."""
    for lang in ("en", "ru", "kk"):
        told = [json.loads(line) for line in run("paper", "--json", "--lang", lang).out.splitlines()]
        assert {each["kind"] for each in told} <= set(PaperKind)
        assert all(each["about"] and each["languages"] and each["audiences"][-1] for each in told)
        assert all("paper.about" not in each["about"] for each in told)


def test_blanks_are_told_and_nothing_is_written(baker: Run, tmp_path: Path) -> None:
    """With --blanks each open field is named with what to do, and no file and no release comes to be."""
    ran = baker("paper", "letter", "baker", "--for", "self", "--blanks", "--in", "en", *AS_OF)
    assert ran.code is ExitCode.DONE
    assert "Signature" in ran.out
    assert "submitter_name" in ran.out
    assert baker("copies").code is ExitCode.DONE
    assert list(tmp_path.glob("**/letter*")) == []


def test_a_paper_is_written_in_each_form_and_remembered(baker: Run, tmp_path: Path) -> None:
    """Each language and form is one file, named after the kind and never after a person, and is a clear copy."""
    out = tmp_path / "out"
    words = ("--for", "self", "--out", str(out), "--in", "en", "kk", "--as", "html", "docx", "--json", *AS_OF)
    ran = baker("paper", "summary", "baker", *words)
    told = json.loads(ran.out)
    names = {f"summary-{lang}.{form}" for lang in ("en", "kk") for form in ("html", "docx")}
    assert {Path(path).name for path in told["clear_copies"]} == names
    assert [one["language"] for one in told["papers"]] == ["en", "kk"]
    assert "copies --remove-all" in ran.err
    assert baker("copies").code is ExitCode.NEEDS_PERSON


def test_what_a_person_fills_in_stands_in_the_paper(baker: Run, tmp_path: Path) -> None:
    """A field of the file closes its blank; one typed as an argument warns of the shell's history."""
    fields = tmp_path / "fields.yaml"
    fields.write_text("submitter_name: Reed Example\nsubmitter_address: ''\n", "utf-8")
    out = tmp_path / "out"
    words = ("--for", "self", "--out", str(out), "--in", "en", "--as", "html", "--fields", str(fields), *AS_OF)
    ran = baker("paper", "letter", "baker", "--field", "matter=medical", *words)
    page = (out / "letter-en.html").read_text("utf-8")
    assert "Reed Example" in page
    assert "examined by a doctor" in page
    assert "history" in ran.err
    assert "Name of the person who submits this." not in ran.out
    assert "Postal address" in ran.out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("nothing", "baker", "--blanks"), "no paper 'nothing'"),
        (("letter", "baker"), "needs its case and a folder"),
        (("letter", "baker", "--blanks", "--for", "self", "--field", "x"), "is no field"),
        (("letter", "baker", "--blanks", "--for", "self", "--field", "matter=tea"), "cannot be 'tea'"),
        (("letter", "baker", "--blanks", "--for", "self", "--field", "typo=tea"), "has no field typo"),
        (("summary", "baker", "--blanks", "--for", "self", "--in", "fr"), "not made in 'fr'"),
        (("summary", "baker", "--blanks", "--for", "self", "--person", "Nobody"), "No single person"),
    ],
)
def test_a_wrong_call_says_what_to_do(baker: Run, words: tuple[str, ...], says: str) -> None:
    """What a paper cannot be asked is refused by name, and nothing is written."""
    ran = baker("paper", *words, *AS_OF)
    assert ran.code is ExitCode.WRONG_CALL
    assert says in ran.err
    assert ran.out == ""
