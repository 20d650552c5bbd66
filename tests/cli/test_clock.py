"""The laws of `habeas clock` and `habeas deadlines`: what is printed, where, and what then lies in clear."""

import json
import re
from pathlib import Path

import pytest
from icalendar import Calendar
from tests.cli.conftest import Ran, Run

from habeas.base.errors import ExitCode
from habeas.base.language import Lang
from habeas.base.when import parse_when
from habeas.cli.clock_text import ClockText
from habeas.cli.words import load_words
from habeas.desk.clock import reckon_file
from habeas.desk.clock_showing import shown
from habeas.law.pack.loading import load_pack

FACTS = """\
jurisdiction: KZ
person: {born: 1975-03, sex: m}
offences: [{code: criminal, article: "256", part: "1"}]
events:
  - {id: e1, type: apprehension, when: 2022-04-29, source: S1}
"""
ORDERED = FACTS + "  - {id: e2, type: custody_order, when: 2022-05-01T15:00+06:00, term: P2M, until: 2022-06-29}\n"
FREE = ORDERED + "  - {id: e3, type: release, when: 2022-06-20}\n"
REPORT = "On May 3, 2023, Ilyas Qarabulaq, a baker from Tasköl, was arrested. He is accused under article 174.\n"


@pytest.fixture
def facts(tmp_path: Path) -> Path:
    """A facts file of an arrest with its order."""
    path = tmp_path / "facts.yaml"
    path.write_text(ORDERED, "utf-8")
    return path


@pytest.fixture
def baker(in_vault: Run, tmp_path: Path) -> Run:
    """A vault with one case: an arrest and a charge under Kazakh law."""
    report = tmp_path / "report.txt"
    report.write_text(REPORT, "utf-8")
    in_vault("add", "baker", str(report))
    told = {"apprehension": {"when": "2023-05-03"}, "charge": {"country": "KZ", "code": "criminal", "article": "174"}}
    for kind, value in told.items():
        words = ("--type", kind, "--value", json.dumps(value), "--subject", "Ilyas Qarabulaq")
        ran = in_vault(
            "say", "baker", *words, "--source", "report.txt", "--quote", "arrested" if "w" in kind else "a baker"
        )
        assert ran.code is ExitCode.DONE, ran.err
    return in_vault


def lines(ran: Ran) -> list[dict[str, object]]:
    """Every line of standard output as JSON."""
    return [json.loads(line) for line in ran.out.splitlines()]


def test_the_json_is_a_line_a_row_and_one_summary_as_the_contract_says(run: Run, facts: Path) -> None:
    """The fields that other programs rely on are on every row, and the summary is the last line."""
    *rows, last = lines(run("clock", "--facts", str(facts), "--as-of", "2022-07-28", "--json"))
    wanted = {
        "rule",
        "citation",
        "kind",
        "trigger",
        "due_earliest",
        "due_latest",
        "state",
        "steps",
        "pack_status",
        "law",
    }
    assert all(wanted <= row.keys() and row["schema"] == "habeas.clock/1" for row in rows)
    assert {str(row["rule"]).split("-")[0] for row in rows} == {"KZ", "INT"}
    summary = last["summary"]
    assert isinstance(summary, dict)
    assert (summary["days_held"], summary["as_of"]) == (90, "2022-07-28")


def test_the_reference_page_tells_every_field_of_a_row_and_every_state(run: Run, facts: Path) -> None:
    """A program's author finds each of them on the page."""
    page = (Path(__file__).parents[2] / "docs" / "reference" / "clock.md").read_text("utf-8")
    *rows, last = lines(run("clock", "--facts", str(facts), "--as-of", "2022-07-28", "--json"))
    assert [key for key in rows[0] if key != "schema" and f"`{key}`" not in page] == []
    assert [state for state in {str(row["state"]) for row in rows} if f"`{state}`" not in page] == []
    assert isinstance(last["summary"], dict)


def test_every_example_of_a_field_on_the_reference_page_can_be_read(run: Run) -> None:
    """Each event of the table counts as it stands there: of all words only a foreign country is one no rule names."""
    page = (Path(__file__).parents[2] / "docs" / "reference" / "clock.md").read_text("utf-8")
    examples = [
        one for row in page.splitlines() if row.startswith("| ") for one in re.findall(r"`({type: [^`]*})`", row)
    ]
    assert len(examples) >= 15
    events = "".join(f"  - {{id: x{number}, {one[1:]}\n" for number, one in enumerate(examples))
    ran = run("clock", "--facts", "-", "--as-of", "2024-12-01", "--json", stdin="jurisdiction: KZ\nevents:\n" + events)
    assert ran.code is ExitCode.DONE
    assert "error" not in ran.err
    assert [
        line for line in ran.err.splitlines() if "look at this" in line and "country: No rule looks" not in line
    ] == []


def test_the_case_of_the_issue_is_told_as_the_law_has_it(run: Run) -> None:
    """Ninety days held; 72 hours for a listed crime beside the 48 of the Covenant; both without a record."""
    *rows, last = lines(run("clock", "--facts", "-", "--as-of", "2022-07-28", "--json", stdin=FACTS))
    by_rule = {str(row["rule"]): row for row in rows}
    assert by_rule["KZ-131.4"]["due_earliest"] == "2022-05-02T00:00+06:00"
    assert by_rule["INT-1"]["due_earliest"] == "2022-05-01T00:00+06:00"
    assert by_rule["KZ-131.4"]["state"] == by_rule["INT-1"]["state"] == "no_record"
    assert isinstance(last["summary"], dict)
    assert last["summary"]["days_held"] == 90


@pytest.mark.parametrize("lang", list(Lang))
@pytest.mark.parametrize("columns", [60, 80, 120])
def test_no_line_is_wider_than_the_terminal(lang: Lang, columns: int) -> None:
    """In every language the text fits, with steps and everything unfolded."""
    [clock] = reckon_file(ORDERED.encode(), parse_when("2022-07-28")).clocks
    text = ClockText(load_words(lang), columns, everything=True, steps=True).text(shown(clock, lang))
    assert max(map(len, text.splitlines())) < columns


def test_what_is_folded_is_counted_and_unfolded_on_demand(run: Run, facts: Path) -> None:
    """Nothing is hidden without its number, and --all shows it."""
    call = ("clock", "--facts", str(facts), "--as-of", "2022-07-28")
    folded, whole = run(*call).out, run(*call, "--all").out
    assert "See them with --all" in folded
    assert "See them with --all" not in whole
    assert len(whole) > len(folded)


def test_steps_are_told_when_they_are_asked_for(run: Run, facts: Path) -> None:
    """Each date can be followed back to its event and its way of counting."""
    call = ("clock", "--facts", str(facts), "--as-of", "2022-07-28")
    assert "Runs from: apprehension" not in run(*call).out
    assert "Runs from: apprehension" in run(*call, "--steps").out


def test_steps_tell_the_law_who_decides_and_what_follows(run: Run, facts: Path) -> None:
    """The cited part alone stands under its row, with its language, who decides, who agrees, and the consequence."""
    out = run("clock", "--facts", str(facts), "--as-of", "2022-05-02", "--steps").out
    ladder = " ".join(out[out.index("▶ Two months of custody") : out.index("· Up to three months")].split())
    assert "decides: investigating judge of the district court · must agree: prosecutor" in ladder
    assert "what follows: With no extension in time the head of the facility releases" in ladder
    assert "the law (Russian): Срок содержания под стражей при досудебном расследовании не может превышать" in ladder


def test_without_steps_who_decides_stands_where_something_is_to_be_asked_now(run: Run, facts: Path) -> None:
    """What has no record, the current step of the ladder and the next one name who decides; farther steps do not."""
    out = run("clock", "--facts", str(facts), "--as-of", "2022-05-02").out
    ladder = out[out.index("▶ Two months of custody") :]
    current, after, farther = ladder.split("\n · ")[:3]
    assert "decides: investigating judge" in current
    assert "must agree: district prosecutor" in after
    assert "decides" not in farther
    record = out[
        out.index("A record of the arrest must be drawn up") : out.index("The prosecutor is told of the arrest")
    ]
    assert "to act: " in record
    assert "the law (" not in out


@pytest.mark.parametrize("lang", list(Lang))
def test_changes_of_law_stand_at_the_head_from_their_day_on(run: Run, facts: Path, lang: Lang) -> None:
    """The new Constitution is told from 1 July 2026 in every language and not a day before; also to programs."""
    call = ("clock", "--facts", str(facts), "--lang", lang.value, "--as-of")
    told = {one.id: one.text[lang] for one in load_pack("KZ").alerts}
    head = " ".join(run(*call, "2026-07-01").out.split()).partition("· ")[0]
    assert " ".join(told["constitution-2026"].split()) in head
    assert told["prosecutor-indicts-2027"] not in head
    assert told["constitution-2026"] not in " ".join(run(*call, "2026-06-30").out.split())
    [*_, last] = lines(run(*call, "2026-07-01", "--json"))
    assert isinstance(last["summary"], dict)
    alerts = {one["id"]: one for one in last["summary"]["alerts"]}
    assert alerts["constitution-2026"] == {
        "id": "constitution-2026",
        "from": "2026-07-01",
        "text": told["constitution-2026"],
    }
    assert "prosecutor-indicts-2027" not in alerts


def test_a_conditional_limit_that_is_not_over_is_told_under_what_comes_next(facts: Path) -> None:
    """Of what has no record only limits that are over stand under that heading; the sign ‡ is explained above."""
    [clock] = reckon_file(facts.read_bytes(), parse_when("2022-04-30")).clocks
    text = ClockText(load_words(Lang.EN), 100, everything=False, steps=False).text(shown(clock, Lang.EN))
    over, _, ahead = text.partition("What comes next:")
    assert "due 1 May 2022" not in over[over.index("The time is over and nothing is recorded") :]
    lead = "What is marked ‡ is counted from the limit before it"
    assert (lead in ahead, lead in over) == ("‡" in ahead.partition("How long custody")[0].replace(lead, ""), False)
    assert lead in ahead


def test_a_draft_rule_warns_wherever_it_is_shown(run: Run) -> None:
    """Every row of a draft pack carries the warning, in the text and in the JSON."""
    text = FACTS.replace("KZ", "UZ")
    call = ("clock", "--facts", "-", "--as-of", "2022-07-28")
    rows = [row for row in lines(run(*call, "--json", stdin=text)) if str(row.get("rule")).startswith("UZ-")]
    assert rows
    assert all(row["pack_status"] == "draft" and row["warning"] for row in rows)
    assert "DRAFT rule" in run(*call, stdin=text).out


def test_findings_go_to_standard_error_in_the_persons_language(run: Run) -> None:
    """A wrong date is told with its line in Kazakh; the rows are there all the same; a person is needed."""
    text = FACTS.replace("when: 2022-04-29", "when: сәуірде")
    ran = run("clock", "--facts", "-", "--as-of", "2022-07-28", "--json", "--lang", "kk", stdin=text)
    assert ran.code is ExitCode.NEEDS_PERSON
    assert "жол 5, events[1].when" in ran.err
    assert "Бұл күн емес" in ran.err
    assert lines(ran)


def test_a_time_of_day_is_a_sharper_answer_than_its_day(run: Run) -> None:
    """At noon the strict 48 hours from nine in the morning of the day before yesterday are over."""
    text = FACTS.replace("2022-04-29", "2022-04-29T09:40+06:00")
    call = ("clock", "--facts", "-", "--json", "--as-of")

    def state(as_of: str) -> object:
        return {str(row.get("rule")): row for row in lines(run(*call, as_of, stdin=text))}["INT-1"]["state"]

    assert state("2022-05-01T09:00+06:00") == "pending"
    assert state("2022-05-01T12:00+06:00") == "no_record"


@pytest.mark.parametrize(
    "call",
    [
        ("clock",),
        ("clock", "baker", "--facts", "facts.yaml"),
        ("clock", "--facts", "-", "--as-of", "2022-07"),
        ("clock", "--facts", "-", "--as-of", "soon"),
        ("clock", "--facts", "-", "--names"),
        ("clock", "--facts", "-", "--jurisdiction", "KZ"),
        ("clock", "--facts", "/no/such/file.yaml"),
        ("deadlines", "--within", "-1"),
    ],
)
def test_a_wrong_call_says_what_to_do(run: Run, call: tuple[str, ...]) -> None:
    """Nothing is printed but what is wrong and its remedy."""
    ran = run(*call, stdin=FACTS)
    assert (ran.code, ran.out) == (ExitCode.WRONG_CALL, "")
    assert len(ran.err.splitlines()) >= 2


def test_a_facts_file_read_without_a_vault_is_said_to_lie_in_clear(run: Run, facts: Path) -> None:
    """The file, what was printed, and the calendar are named (SAFETY 4)."""
    ics = facts.with_name("d.ics")
    ran = run("clock", "--facts", str(facts), "--as-of", "2022-05-02", "--ics", str(ics))
    assert f"{facts} lies in clear" in ran.err
    assert f"{ics} lies in clear" in ran.err
    assert "in clear" not in ran.out


def test_the_key_to_the_codes_is_printed_and_never_in_the_calendar(run: Run, facts: Path) -> None:
    """On the screen each code has its rule; in the file there are only codes, also beside JSON."""
    ics = facts.with_name("d.ics")
    call = ("clock", "--facts", str(facts), "--as-of", "2022-05-02", "--ics", str(ics))
    out = run(*call).out
    codes = [str(event["summary"]) for event in Calendar.from_ical(ics.read_bytes()).walk("VEVENT")]
    assert codes
    assert all(f"\n{code}  " in out for code in codes)
    coded = [row["calendar_code"] for row in lines(run(*call, "--json")) if row.get("calendar_code")]
    assert sorted(map(str, coded)) == sorted(codes)
    assert run(*call, "--names").err.count("names and articles in clear") == 1


@pytest.mark.parametrize("more", [(), ("--all-limits",), ("--json",)])
def test_a_calendar_with_nothing_in_it_is_not_written(run: Run, facts: Path, more: tuple[str, ...]) -> None:
    """Long after the release nothing is ahead: no file without a component (RFC 5545, 3.6), and it is said."""
    ics = facts.with_name("d.ics")
    facts.write_text(FREE, "utf-8")
    ran = run("clock", "--facts", str(facts), "--as-of", "2090-01-01", "--ics", str(ics), *more)
    assert ran.code is ExitCode.DONE
    assert f"calendar {ics} was not written" in ran.err
    assert f"{ics} lies in clear" not in ran.err
    assert not ics.exists()


def test_a_case_of_the_vault_has_a_block_for_each_person(baker: Run) -> None:
    """The person and the case stand in the heading and on every row."""
    ran = baker("clock", "baker", "--as-of", "2023-06-02")
    assert ran.code is ExitCode.DONE
    assert ran.out.startswith("Ilyas Qarabulaq, baker: clock as of 2 June 2023")
    rows = lines(baker("clock", "baker", "--as-of", "2023-06-02", "--json"))
    assert {(row["case"], row["person"]) for row in rows} == {("baker", "Ilyas Qarabulaq")}


def test_a_calendar_of_a_case_is_listed_among_the_clear_copies(baker: Run, tmp_path: Path) -> None:
    """It is remembered until it is removed, and its codes tell no rule to anybody without the vault."""
    ics = tmp_path / "d.ics"
    ran = baker("clock", "baker", "--as-of", "2023-05-03", "--ics", str(ics), "--all-limits")
    assert "habeas copies" in ran.err
    assert str(ics) in baker("copies").out
    assert baker("copies", "--remove-all").code is ExitCode.DONE
    assert not ics.exists()


def test_deadlines_show_what_is_ahead_and_apart_from_it_what_is_overdue(baker: Run) -> None:
    """Both in one list for programs, in two parts for people; exit code 1 while something is overdue."""
    ran = baker("deadlines", "--as-of", "2023-05-20", "--within", "60")
    assert ran.code is ExitCode.NEEDS_PERSON
    ahead, _, overdue = ran.out.partition("The time is over and nothing is recorded")
    assert "Ilyas Qarabulaq (baker)" in ahead
    assert "days ago" in overdue
    told = lines(baker("deadlines", "--as-of", "2023-05-20", "--within", "60", "--json"))
    assert {line["schema"] for line in told} == {"habeas.deadline/1"}
    assert all(line["overdue"] or int(str(line["days_left"])) <= 60 for line in told)


def test_versions_of_one_deadline_stand_side_by_side_with_their_sources(baker: Run, tmp_path: Path) -> None:
    """Two sources date the arrest: one entry, two ends, each named by its source; also to programs."""
    path = tmp_path / "letter.txt"
    path.write_text("They took him on 4 May.\n", "utf-8")
    baker("add", "baker", str(path))
    told = ("--type", "apprehension", "--value", json.dumps({"when": "2023-05-04"}), "--subject", "Ilyas Qarabulaq")
    ran = baker("say", "baker", *told, "--source", "letter.txt", "--quote", "took him")
    assert ran.code is ExitCode.DONE, ran.err
    call = ("deadlines", "--as-of", "2023-05-04")
    both = [line for line in lines(baker(*call, "--json")) if line["rule"] == "KZ-131.4"]
    assert {str(line["version"]) for line in both} == {"report.txt", "letter.txt"}
    blocks = [" ".join(block.split()) for block in baker(*call).out.split("\n\n")]
    [entry] = [block for block in blocks if str(both[0]["label"]) in block]
    assert "by the date in: report.txt" in entry
    assert "by the date in: letter.txt" in entry


def test_deadlines_of_an_empty_vault_are_none(in_vault: Run) -> None:
    """No case, nothing due, and no noise."""
    ran = in_vault("deadlines", "--as-of", "2023-05-20")
    assert ran.code is ExitCode.DONE
    assert "Nothing recorded is due" in ran.out
    assert in_vault("deadlines", "--json").out == ""
