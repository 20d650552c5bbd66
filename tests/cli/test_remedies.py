"""The laws of `habeas remedies` on the terminal: it fits, it warns, it says no more than is known."""

import ast
import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run

import habeas.law.remedies
from habeas.base.errors import ExitCode
from habeas.base.language import Lang
from habeas.cli.words import load_words
from habeas.law.pack.loading import known_packs

FACTS = """
case: baker
jurisdiction: KZ
person: {born: 1975-03, sex: m}
events:
  - {id: e1, type: apprehension, when: 2022-04-29}
  - {id: e2, type: custody_order, when: 2022-05-01T15:00+06:00, measure: custody, term: P2M}
consents:
  - {id: c1, for: hrc, file: yes, withdrawn: 2022-06-01}
filings:
  - {id: f1, to: wgad, when: 2022-07-05, sent_to_state: 2022-07-12}
"""
ROOM = Path(habeas.law.remedies.__file__).parent


def codes(call: str) -> set[str]:
    """The texts that the room gives as first argument of this call."""
    found = set()
    for path in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == call and node.args:
                found |= {inner.value for inner in ast.walk(node.args[0]) if isinstance(inner, ast.Constant)}
    return {str(one) for one in found}


@pytest.mark.parametrize("lang", list(Lang))
def test_every_reason_and_step_has_its_sentence(lang: Lang) -> None:
    """What the engine can say, the shell can say in every language."""
    words = load_words(lang)
    said = codes("Reason") - {"fits", "_unknown", "_other", "consent_", "_refused", "examined_before", "value"}
    made = {"sex_unknown", "sex_other", "age_unknown", "age_other", "consent_refused", "consent_withdrawn"}
    made |= {"name_to_state_refused", "name_public_refused", "examined_before"}
    assert len(said) > 20
    assert [one for one in sorted(said | made) if not words.has(f"remedies.reason.{one}")] == []


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
@pytest.mark.parametrize("more", [[], ["--procedure", "wgad", "wgad_urgent", "hrc", "ecthr", "KZ-107.2"]])
def test_it_fits_eighty_columns_in_every_language(run: Run, lang: str, more: list[str]) -> None:
    """No line is wider than the terminal, and no field is left unfilled."""
    ran = run("remedies", "--facts", "-", "--as-of", "2022-07-28", "--lang", lang, *more, stdin=FACTS)
    assert ran.code is ExitCode.DONE
    assert max(map(len, ran.out.splitlines())) < 80
    assert "{" not in ran.out
    assert "None" not in ran.out


def test_the_overview_says_what_decides(run: Run) -> None:
    """Withdrawn consent, the State's sixty days, that UN letters become public, and that nothing is sent."""
    out = " ".join(run("remedies", "--facts", "-", "--as-of", "2022-07-28", stdin=FACTS).out.split())
    assert "Nothing is sent" in out
    assert "UN letters and opinions become public" in out
    assert "WITHDRAWN (c1)" in out
    assert "Stop: the person or the family said no." in out
    assert "Ends on 10 September 2022." in out
    assert "[KZ-107.2]: The time is over and no use of it is recorded. End: 4 May 2022." in out
    assert out.index("AT HOME") < out.index("OPEN") < out.index("NOT FOR THIS COUNTRY")


def test_one_procedure_is_told_whole(run: Run) -> None:
    """With its questions, its address to be checked, and the parts that are only remembered."""
    ran = run("remedies", "--facts", "-", "--as-of", "2022-07-28", "--procedure", "wgad", stdin=FACTS)
    out = " ".join(ran.out.split())
    assert "Where exactly was the person taken?" in out
    assert "(check before use)" in out
    assert "Draft: from memory, not read in a source" in out
    assert "[hrc]" not in out


def test_a_closed_door_is_told_whole_when_asked_for(run: Run) -> None:
    """`--procedure` of a door that is not for the country still says what it is and why not."""
    ran = run("remedies", "--facts", "-", "--as-of", "2022-07-28", "--procedure", "ecthr", stdin=FACTS)
    assert "The country has not accepted it" in " ".join(ran.out.split())


def test_a_facts_file_leaves_a_clear_copy_and_it_is_said(run: Run, tmp_path: Path) -> None:
    """SAFETY 4: without a vault the file and what was printed are in clear."""
    path = tmp_path / "facts.yaml"
    path.write_text(FACTS, "utf-8")
    assert str(path) in run("remedies", "--facts", str(path), "--as-of", "2022-07-28").err


def test_a_country_without_a_pack_says_that_nothing_was_counted_at_home(run: Run) -> None:
    """Missing law is said, not shown as if there were no rights."""
    facts = "jurisdiction: IR\nevents: [{id: e1, type: apprehension, when: 2022-04-29}]\n"
    ran = run("remedies", "--facts", "-", "--as-of", "2022-07-28", stdin=facts)
    assert "no law pack for Iran" in ran.err
    assert "AT HOME" not in ran.out


@pytest.mark.parametrize(
    "words",
    [(), ("baker", "--facts", "-"), ("--facts", "-", "--country", "KZ"), ("--facts", "-", "--procedure", "moon")],
)
def test_a_wrong_call_says_what_to_do(run: Run, words: tuple[str, ...]) -> None:
    """A case or a file, one of them; the country of a file stands in it; an id is one that there is."""
    ran = run("remedies", *words, stdin=FACTS)
    assert ran.code is ExitCode.WRONG_CALL
    assert ran.out == ""


def test_a_case_of_the_vault_from_its_first_call(in_vault: Run) -> None:
    """What a caller told is enough to see which doors are open, on what each field stands, and what to ask."""
    told = ["--who", "Ilyas Qarabulaq", "--when", "2023-05-03", "--where", "Tasköl", "--by", "the police"]
    charge = "Article 256 Part 1 of the Criminal Code of Kazakhstan"
    in_vault("new", "call", *told, "--under", charge, "--told-by", "his wife")
    ran = in_vault("remedies", "call", "--as-of", "2023-05-10", "--json")
    lines = {line["procedure"]: line for line in map(json.loads, ran.out.splitlines())}
    fields = {one["field"]: one for one in lines["wgad"]["fields"]}
    assert (lines["wgad"]["state"], fields["apprehension_date"]["held"]) == ("open", "present")
    case = json.loads(in_vault("case", "call", "--as-of", "2023-05-10", "--json").out)
    assert set(fields["apprehension_date"]["stands_on"]) <= {one["id"] for one in case["statements"]}
    assert fields["place_of_detention"]["held"] == "missing"
    assert lines["hrc"]["next"] == "domestic_first"
    assert in_vault("remedies", "call", "--country", "GE", "--as-of", "2023-05-10").code is ExitCode.DONE


def test_a_right_that_runs_from_several_orders_says_which(run: Run) -> None:
    """Two orders, two times to appeal: each names the order that begins it, by its date and source."""
    second = "  - {id: e3, type: custody_order, when: 2022-06-28, measure: custody, source: the lawyer}\n"
    facts = FACTS.replace("consents:", second + "consents:")
    out = " ".join(run("remedies", "--facts", "-", "--as-of", "2022-06-30", stdin=facts).out.split())
    assert "[KZ-107.2] (custody order, 1 May 2022, 15:00):" in out
    assert "28 June 2022, source the lawyer):" in out


@pytest.mark.parametrize(
    ("change", "code"),
    [(("2022-04-29", "someday"), ExitCode.NEEDS_PERSON), (("sex: m", "sex: m, hair: red"), ExitCode.DONE)],
)
@pytest.mark.parametrize("command", ["clock", "remand", "remedies"])
def test_an_error_in_the_file_needs_a_person_and_a_hint_does_not(
    run: Run, command: str, change: tuple[str, str], code: ExitCode
) -> None:
    """A date that is none is given up and ends with 1; a name that nobody reads is told and ends with 0."""
    ran = run(command, "--facts", "-", "--as-of", "2022-07-28", stdin=FACTS.replace(*change))
    assert ran.code is code, ran.err
    assert "line " in ran.err


@pytest.mark.parametrize("line", ["", "jurisdiction: ZZ\n", "jurisdiction: Qarabulaq\n"])
def test_a_file_without_a_country_says_what_to_write(run: Run, line: str) -> None:
    """The packs there are are named, and no country is made up from what was written."""
    facts = FACTS.replace("jurisdiction: KZ\n", line)
    ran = run("remedies", "--facts", "-", "--as-of", "2022-07-28", stdin=facts)
    assert ran.code is ExitCode.NEEDS_PERSON
    assert f"Write `jurisdiction:` with one of {', '.join(sorted(known_packs()))}." in ran.err
    assert "nobody has said which country" in ran.err
    assert "Unknown Region" not in ran.out + ran.err
