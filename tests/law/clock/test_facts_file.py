"""The laws of the facts file: what is wrong is a finding in its place, and the rest of the file is used."""

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.base.errors import WrongCall
from habeas.base.finding import Severity
from habeas.law.clock.facts import Accused
from habeas.law.clock.facts_file import FactsFile, odd_words, read_facts
from habeas.law.pack.condition import Truth
from habeas.law.pack.loading import load_pack

PACKS = ("INT", "KZ")
PAGE = Path(__file__).parents[3] / "docs" / "reference" / "clock.md"
WHOLE = """\
case: quiet river
jurisdiction: KZ
zone: Asia/Aqtau
person: {born: 1975-03, sex: m, nationality: KZ}
offences: [{code: criminal, article: "256", part: "1"}, {code: criminal, article: "174"}]
circumstances: {criminal_group: no, foreigner: unknown}
events:
  - {id: e1, type: apprehension, when: 2022-04-29, source: S1}
  - {id: e2, type: custody_order, when: 2022-05-01T15:00+06:00, term: P2M, until: 2022-06-29, measure: custody}
  - {id: e3, type: family_notified, stance: denies, source: wife}
"""


def read(text: str) -> FactsFile:
    """The file with this text."""
    return read_facts(text.encode(), PACKS)


def codes(text: str) -> list[tuple[str, str]]:
    """Code and place of each finding, in the order of the file."""
    return [(finding.code, finding.place) for finding in read(text).findings]


def of_event(event: str) -> str:
    """A file of which line 3 is this event."""
    return f"jurisdiction: KZ\nevents:\n  - {event}\n"


def test_a_whole_file_is_read_word_by_word() -> None:
    """Everything that stands in a right file is in the facts, and nothing is found wrong."""
    file = read(WHOLE)
    facts = file.facts
    assert file.findings == ()
    assert (file.case, facts.jurisdiction, facts.zone) == ("quiet river", "KZ", "Asia/Aqtau")
    assert (str(facts.person.born), facts.person.sex, facts.person.nationality) == ("1975-03", "m", "KZ")
    assert facts.offences == (Accused("criminal", "256", "1"), Accused("criminal", "174"))
    assert facts.circumstances == {"criminal_group": Truth.NO, "foreigner": Truth.UNKNOWN}
    assert [event.id for event in facts.events] == ["e1", "e2", "e3"]
    assert facts.events[1].fields == {"term": "P2M", "until": "2022-06-29", "measure": "custody"}
    assert [event.denied for event in facts.events] == [False, False, True]
    assert facts.events[2].when is None


def test_the_file_of_the_reference_page_is_right() -> None:
    """Whoever copies it from the page gets no findings."""
    example = PAGE.read_text("utf-8").partition("    case: quiet river")[2].partition("\n\n| key")[0]
    file = read(textwrap.dedent(f"    case: quiet river{example}"))
    assert file.findings == ()
    assert len(file.facts.events) == 3


@pytest.mark.parametrize(
    ("event", "code", "place"),
    [
        ("{id: e1, type: aprehension}", "facts-event", "line 3, events[1].type"),
        ("{id: e1, when: 2022-04-29}", "facts-event", "line 3, events[1].type"),
        ("{id: e1, type: apprehension, stance: denied}", "facts-event", "line 3, events[1].stance"),
        ("{id: e1, type: apprehension, when: 29.04.2022}", "facts-date", "line 3, events[1].when"),
        ("{id: e1, type: apprehension, when: 0000-01-01}", "facts-date", "line 3, events[1].when"),
        ("{id: e1, type: apprehension, when: 9999-12-31}", "facts-date", "line 3, events[1].when"),
        ("{id: e1, type: extension, term: P9999Y}", "facts-length", "line 3, events[1].term"),
        ("{id: e1, type: extension, until: soon}", "facts-date", "line 3, events[1].until"),
        ("{id: e1, type: extension, term: 2 months}", "facts-length", "line 3, events[1].term"),
        ("{id: e1, type: extension, untill: 2022-04-29}", "facts-unknown-key", "line 3, events[1].untill"),
        ("{id: e1, type: apprehension, source: [a, b]}", "facts-wrong-shape", "line 3, events[1].source"),
        ("{type: apprehension}", "facts-no-id", "line 3, events[1]"),
        ("{id: e1, type: apprehension, id: e2}", "facts-given-twice", "line 3, events[1].id"),
    ],
)
def test_each_wrong_thing_of_an_event_is_told_with_its_line(event: str, code: str, place: str) -> None:
    """One fault makes one finding of its own code, at its own place."""
    found = codes(of_event(event) + "  - {id: e9, type: release, when: 2022-05-01}\n")
    assert found == [(code, place)]


@pytest.mark.parametrize(
    ("line", "code", "place"),
    [
        ("jurisdiction: XX", "facts-jurisdiction", "line 1, jurisdiction"),
        ("zone: Almaty", "facts-zone", "line 2, zone"),
        ("person: {sex: male}", "facts-word", "line 2, person.sex"),
        ("person: {nationality: Kazakhstan}", "facts-word", "line 2, person.nationality"),
        ("person: {name: Ilyas}", "facts-unknown-key", "line 2, person.name"),
        ("person: somebody", "facts-wrong-shape", "line 2, person"),
        ("offences: {code: criminal}", "facts-wrong-shape", "line 2, offences"),
        ("offences: [{article: '256'}]", "facts-missing", "line 2, offences[1]"),
        ("offences: [{code: criminal, article: 256 ч. 1}]", "facts-word", "line 2, offences[1].article"),
        ("offences: [{code: penal, article: '256'}]", "facts-word", "line 2, offences[1].code"),
        ("circumstances: {criminal_group: maybe}", "facts-word", "line 2, circumstances.criminal_group"),
        ("juristiction: KZ", "facts-unknown-key", "line 2, juristiction"),
    ],
)
def test_each_wrong_thing_beside_the_events_is_told_with_its_line(line: str, code: str, place: str) -> None:
    """One fault makes one finding, and the events still count."""
    first = line if code == "facts-jurisdiction" else f"jurisdiction: KZ\n{line}"
    file = read(f"{first}\nevents: [{{id: e1, type: apprehension, when: 2022-04-29}}]\n")
    assert [(finding.code, finding.place) for finding in file.findings] == [(code, place)]
    assert [event.id for event in file.facts.events] == ["e1"]


def test_a_wrong_date_leaves_the_event_without_time_and_never_out() -> None:
    """What was written to have happened still happened; only its time is not known."""
    [event] = read(of_event("{id: e1, type: apprehension, when: the other day}")).facts.events
    assert (event.type, event.when) == ("apprehension", None)


def test_two_events_with_one_id_are_both_kept_under_two_ids() -> None:
    """No event is lost for its id, and no made id meets one that is written."""
    text = of_event("{id: e2, type: apprehension}") + "  - {id: e2, type: release}\n  - {id: e3, type: visit}\n"
    file = read(text + "  - {type: search}\n")
    assert [event.id for event in file.facts.events] == ["e2", "e2b", "e3", "e4"]
    assert [finding.code for finding in file.findings] == ["facts-same-id", "facts-no-id"]


def test_an_unknown_jurisdiction_leaves_international_standards_and_says_so() -> None:
    """Nothing is judged by a law that nobody named."""
    file = read("events: [{id: e1, type: apprehension, when: 2022-04-29}]")
    assert (file.facts.jurisdiction, file.facts.zone) == ("INT", "UTC")
    assert [(finding.code, finding.severity) for finding in file.findings] == [("facts-jurisdiction", Severity.ERROR)]


def test_a_file_without_events_says_that_nothing_can_be_counted() -> None:
    """An empty list of events is no clean case."""
    assert codes("jurisdiction: KZ\n") == [("facts-no-events", "line 1, events")]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"# nothing but a remark\n", "is empty"),
        (b"- a\n- b\n", "is no map"),
        (b"events:\n  - {id: e1\nperson: x\n", "at line 3"),
        (b"a: b: c", "at line 1"),
        (b"--- {}\n--- {}\n", "at line 2"),
        (b"a: \x00", "no text"),
        (b"\xff\xfe\xfa", "not UTF-8"),
        (b"[" * 2_000, "at line"),
    ],
)
def test_a_file_that_cannot_be_read_at_all_is_a_wrong_call(data: bytes, said: str) -> None:
    """It is refused with its line and with what to do."""
    with pytest.raises(WrongCall, match=said) as refused:
        read_facts(data, PACKS)
    assert refused.value.remedy


def test_a_misspelt_circumstance_is_told_and_one_that_a_pack_asks_for_is_not() -> None:
    """A circumstance that no rule asks for would otherwise change nothing in silence."""
    file = read("jurisdiction: KZ\ncircumstances: {criminal_grup: yes, foreigner: yes}\nevents: []\n")
    [finding] = odd_words(file.facts, [load_pack("KZ"), load_pack("INT")])
    assert (finding.code, finding.place) == ("facts-unknown-key", "circumstances.criminal_grup")
    assert "criminal_group" in finding.message


def test_a_word_that_no_rule_looks_for_is_told_with_those_that_some_do() -> None:
    """`to: City court` would silently fulfil nothing; a code of the vocabulary or of a pack is never odd."""
    text = of_event("{id: e1, type: complaint, to: City court, by: his wife}")
    text += "  - {id: e2, type: custody_order, measure: house_arrest, court: City court}\n"
    text += "  - {id: e3, type: apprehension, basis: administrative}\n  - {id: e4, type: complaint, to: court}\n"
    [finding] = odd_words(read(text).facts, [load_pack("KZ"), load_pack("INT")])
    assert (finding.code, finding.place) == ("facts-word", "event e1, to")
    assert "prosecutor" in finding.message


def test_an_arrest_in_any_country_is_no_odd_word() -> None:
    """Rules name their own country alone; every other one is abroad."""
    text = "jurisdiction: KZ\nevents:\n  - {id: e1, type: apprehension, when: 2022-04-29, country: TR}\n"
    assert odd_words(read(text).facts, [load_pack("KZ"), load_pack("INT")]) == ()


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader(text: str) -> None:
    """Whatever stands in a file, it is read with findings or refused as a wrong call."""
    try:
        file = read(text)
    except WrongCall:
        return
    assert all(finding.message and finding.place for finding in file.findings)


@given(st.lists(st.sampled_from(WHOLE.splitlines(keepends=True)), max_size=12))
def test_lines_in_any_order_never_break_the_reader(lines: list[str]) -> None:
    """Lines of a right file, shuffled, doubled or dropped, are read or refused, and ids stay unique."""
    try:
        file = read("".join(lines))
    except WrongCall:
        return
    ids = [event.id for event in file.facts.events]
    assert len(set(ids)) == len(ids)
