"""The laws of checking a law pack: every name that leads nowhere is found, and a sound pack has no findings."""

from datetime import date

import pytest
import yaml

from habeas.law.pack.asking import all_said, values_asked
from habeas.law.pack.checking import check_pack, ids_named_in
from habeas.law.pack.loading import read_pack
from habeas.law.pack.pack import Pack

HEAD = """\
id: XX
country: KZ
label: &t {en: Words, ru: Слова, kk: Сөздер}
recheck_after: 2026-07-01
texts:
  criminal_procedure: {title: Code, lang: ru, as_amended_to: 2026-01-03}
categories: [{id: grave, label: *t}]
circumstances: {group: {label: *t, assumed: no}}
counting: {hours: {cites: [criminal_procedure 48], first: counted, ends: moment, rolls: no, label: *t}}
"""
RULES = """\
provisions: {criminal_procedure: {"131": {text: {"4": Words of the law.}}}}
lists: {grave_crimes: {of: criminal, cites: [criminal_procedure 131], label: &t {en: W, ru: С, kk: С}, items: ["256"]}}
rules:
  - id: XX-1
    kind: cap
    cites: [criminal_procedure 131(4)]
    status: verified
    label: *t
    from: [apprehension]
    to: [custody_order]
    length: PT48H
    counting: hours
    or: [{if: {list: grave_crimes}, length: PT72H}]
    applies_if: {all: [{category: grave}, {circumstance: group}, {recorded: protocol}]}
  - id: XX-2
    kind: filing_limit
    cites: [criminal_procedure 131]
    status: draft
    source: memory
    label: *t
    before: XX-1
    length: PT8H
    counting: hours
    to: [custody_motion]
ladders:
  - id: XX-151
    cites: [criminal_procedure 131]
    label: *t
    counting: hours
    counted: [custody]
    first_order: XX-1
    rungs: [{id: XX-151.1, max: P2M, cites: [criminal_procedure 131(4)], status: verified, label: *t}]
"""


def pack_of(head: str = HEAD, rules: str = RULES) -> Pack:
    """The pack that two files make; they are written as they should be read."""
    documents = {"pack.yaml": yaml.load(head, yaml.BaseLoader), "rules.yaml": yaml.load(rules, yaml.BaseLoader)}
    pack, findings = read_pack(documents)
    assert findings == ()
    return pack


def codes(pack: Pack) -> list[tuple[str, str]]:
    """Code and place of each finding on a day on which nothing is old."""
    return [(finding.code, finding.place) for finding in check_pack(pack, date(2026, 6, 1), None).findings]


def test_a_sound_pack_has_no_findings() -> None:
    """Nothing is found in a pack whose every name leads somewhere."""
    checked = check_pack(pack_of(), date(2026, 6, 1), frozenset({"XX-1", "XX-2", "XX-151.1"}))
    assert checked.findings == ()
    assert (checked.verified, checked.draft, checked.untested) == (("XX-1", "XX-151.1"), ("XX-2",), ())


@pytest.mark.parametrize(
    ("before", "after", "code", "place"),
    [
        ("    counting: hours\n    or", "    counting: days\n    or", "pack-dangling", "XX-1, counting"),
        ("{list: grave_crimes}", "{list: grave_crime}", "pack-dangling", "XX-1, list"),
        ("{category: grave}", "{category: light}", "pack-dangling", "XX-1, category"),
        ("{circumstance: group}", "{circumstance: gang}", "pack-dangling", "XX-1, circumstance"),
        ("before: XX-1", "before: XX-9", "pack-dangling", "XX-2, before"),
        ("first_order: XX-1", "first_order: XX-9", "pack-dangling", "XX-151, first_order"),
        ("or: [{if", "else_from: XX-9\n    or: [{if", "pack-dangling", "XX-1, else_from"),
        ("cites: [criminal_procedure 131(4)]\n    status", "cites: [civil 1]\n    status", "pack-dangling", "XX-1"),
        ("{recorded: protocol}", "{recorded: protokol}", "pack-event", "XX-1"),
        ("from: [apprehension]", "from: [aprehension]", "pack-event", "XX-1"),
        ("id: XX-2", "id: KZ-2", "pack-id", "KZ-2"),
        ("    source: memory\n", "", "pack-unread", "XX-2"),
        ('"4": Words', '"5": Words', "pack-unread", "XX-1"),
        ("or: [{if", "else_from: XX-2\n    or: [{if", "pack-circle", "XX-1"),
    ],
)
def test_each_name_that_leads_nowhere_is_found(before: str, after: str, code: str, place: str) -> None:
    """One fault in a sound pack is found in its place."""
    assert before in RULES
    assert (code, place) in codes(pack_of(rules=RULES.replace(before, after, 1)))


@pytest.mark.parametrize("end", ["XX-151", "XX-151.1", "XX-151.5"])
def test_a_filing_limit_may_count_back_from_a_ladder(end: str) -> None:
    """The running term is the ladder's id, the longest of all is that of its end."""
    rules = RULES.replace("before: XX-1", f"before: {end}") + (
        "    end: {id: XX-151.5, cites: [criminal_procedure 131(4)], status: verified, label: *t}\n"
    )
    assert codes(pack_of(rules=rules)) == []


def test_a_pack_past_its_date_is_told_from_the_day_after() -> None:
    """On the day itself it is still fresh."""
    pack = pack_of()
    assert check_pack(pack, date(2026, 7, 1), None).overdue is False
    late = check_pack(pack, date(2026, 7, 2), None)
    assert late.overdue
    assert [finding.code for finding in late.findings] == ["pack-overdue"]


def test_a_rule_that_no_situation_names_is_told_and_nothing_without_situations() -> None:
    """Untested is said only where there were tests to look into."""
    situations = [{"expect": {"XX-1": {"state": "met"}, "XX-151.1/e5": {"state": "met"}}}, "no map"]
    checked = check_pack(pack_of(), date(2026, 6, 1), ids_named_in(situations))
    assert checked.untested == ("XX-2",)
    assert [(finding.code, finding.place) for finding in checked.findings] == [("pack-untested", "XX-2")]
    assert check_pack(pack_of(), date(2026, 6, 1), None).untested is None


def test_everything_that_speaks_to_people_is_checked() -> None:
    """Rules, rungs and the ends of ladders all have their ids in the check."""
    assert [said.id for said in all_said(pack_of())] == ["XX-1", "XX-2", "XX-151.1"]


def test_the_words_that_rules_look_for_are_known_by_event_and_field() -> None:
    """Selectors and conditions on the trigger both name them; a field that none reads has none."""
    rules = RULES.replace("to: [custody_order]", "to: [{type: custody_order, measure: [custody, bail]}]")
    rules = rules.replace("{category: grave}", "{trigger: {basis: criminal}}")
    asked = values_asked([pack_of(rules=rules)])
    assert asked == {
        ("custody_order", "measure"): frozenset({"custody", "bail"}),
        ("apprehension", "basis"): frozenset({"criminal"}),
    }
