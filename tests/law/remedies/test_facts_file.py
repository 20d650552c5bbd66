"""The laws of a facts file for remedies: the clock's file, with consents, filings and claims besides."""

import pytest
from tests.law.remedies.making import BOOK

from habeas.base.errors import WrongCall
from habeas.law.remedies.facts_file import RemedyFile, read_remedy_file

WHOLE = """
case: baker
jurisdiction: KZ
person: {born: 1975-03, sex: m, nationality: KZ}
offences: [{code: criminal, article: "256", part: "1"}]
events:
  - {id: e1, type: apprehension, when: 2023-05-03, place: Tasköl}
  - {id: e2, type: complaint, when: 2023-05-10, to: prosecutor}
  - {id: e3, type: complaint, when: 2023-05-20, to: Committee against Torture}
  - {id: e4, type: visit, when: 2023-05-09, stance: denies}
consents:
  - {id: c1, for: [wgad, hrc], file: yes, name_to_state: yes, name_public: no, by: wife, when: 2023-05-20}
  - {id: c2, for: cat22, file: yes, withdrawn: 2023-06-01}
filings:
  - {id: f1, to: wgad, when: 2023-05-22, sent_to_state: 2023-06-01, decided: 2024-01}
said:
  - {id: s1, type: irregularity, claim: no lawyer for nine days}
  - {id: s2, type: denial, claim: he wrote nothing, stance: denies}
"""


def read(text: str) -> RemedyFile:
    """A facts file from its text."""
    return read_remedy_file(text.encode(), BOOK)


def test_everything_in_the_file_is_used_and_nothing_is_odd() -> None:
    """Person, offences, events, consents, filings and claims are all there, and no finding is made."""
    file = read(WHOLE)
    facts = file.facts
    assert (file.findings, file.case, facts.country) == ((), "baker", "KZ")
    held = {(item.prop, item.ids[0]) for item in facts.items}
    assert {
        ("birth_date", "person.born"),
        ("charge", "offences[1]"),
        ("apprehension", "e1"),
        ("irregularity", "s1"),
    } <= held
    assert ("complaint", "e2") in held
    assert {one.id: one.to for one in facts.filings} == {"e3": "Committee against Torture", "f1": "wgad"}
    first, second = facts.consents
    assert (first.uses, first.file, first.to_state, first.public, first.written) == (
        ("wgad", "hrc"),
        True,
        True,
        False,
        None,
    )
    assert (second.uses, str(second.withdrawn)) == (("cat22",), "2023-06-01")
    assert [item.denied for item in facts.items if item.ids[0] in ("e4", "s2")] == [True, True]


@pytest.mark.parametrize(
    ("line", "code", "place"),
    [
        ("consents: [{for: all, file: yes}]", "facts-word", "consents[1].for"),
        ("consents: [{for: hrc, file: maybe}]", "facts-word", "consents[1].file"),
        ("consents: [{for: hrc, file: yes, to_state: yes}]", "facts-unknown-key", "consents[1].to_state"),
        ("consents: [hrc]", "facts-wrong-shape", "consents[1]"),
        ("filings: [{to: the mayor, when: 2022-05-01}]", "facts-word", "filings[1].to"),
        ("filings: [{to: hrc, when: soon}]", "facts-date", "filings[1].when"),
        ("said: [{type: irregularities}]", "facts-word", "said[1].type"),
        ("consent: [{for: hrc}]", "facts-unknown-key", "consent"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(line: str, code: str, place: str) -> None:
    """A fault is a finding with its place, and the rest of the file is used."""
    file = read(f"jurisdiction: KZ\n{line}\nevents: [{{id: e1, type: apprehension, when: 2022-04-29}}]\n")
    [finding] = file.findings
    assert finding.code == code
    assert finding.place == f"line 2, {place}"
    assert [item.prop for item in file.facts.items] == ["apprehension"]


@pytest.mark.parametrize(
    "text", ["jurisdiction: KZ\njurisdiction: KZ\nevents: []\n", "jurisdiction: KZ\nperson: Aidar\nevents: []\n"]
)
def test_what_both_readings_see_is_told_once(text: str) -> None:
    """The clock and remedies read one file; a fault in it is one finding."""
    findings = read(text).findings
    assert len(findings) == len(set(findings))
    assert {"facts-given-twice", "facts-wrong-shape"} & {one.code for one in findings}


def test_consent_for_everything_is_consent_for_nothing() -> None:
    """SAFETY 11: consent is asked for each use; a word such as `all` gives none."""
    file = read("jurisdiction: KZ\nevents: []\nconsents: [{for: all, file: yes}]\n")
    assert [one.uses for one in file.facts.consents] == [()]


def test_a_withdrawal_whose_day_cannot_be_read_counts_from_the_beginning() -> None:
    """Nobody loses a no because of a misspelt date."""
    file = read("jurisdiction: KZ\nconsents: [{for: hrc, file: yes, withdrawn: last week}]\n")
    [consent] = file.facts.consents
    assert str(consent.withdrawn) == "0001"


def test_a_country_without_a_law_pack_is_kept() -> None:
    """International doors need no law pack; a file without a country has none, and says so."""
    assert read("jurisdiction: FR\nevents: []\n").facts.country == "FR"
    nowhere = read("events: []\n")
    assert nowhere.facts.country is None
    assert "facts-jurisdiction" in {one.code for one in nowhere.findings}


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "jurisdiction: [\n"])
def test_what_is_no_facts_file_is_refused(text: str) -> None:
    """A file that is no map is refused with what to do."""
    with pytest.raises(WrongCall) as refused:
        read(text)
    assert refused.value.remedy
