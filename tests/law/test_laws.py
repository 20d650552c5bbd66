"""Every situation of `tests/laws` comes out as the lawyer who wrote it expects."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from habeas.base.finding import Severity
from habeas.base.language import Lang
from habeas.base.when import parse_when
from habeas.law.clock.clock import reckon
from habeas.law.clock.facts_file import read_facts
from habeas.law.clock.instants import Zone
from habeas.law.clock.row import Reckoning, Row
from habeas.law.pack.loading import known_packs, pack_documents, read_pack
from habeas.law.pack.pack import Pack

LAWS = Path(__file__).parent.parent / "laws"


@dataclass(frozen=True, slots=True)
class Situation:
    """One situation with the file it stands in."""

    file: str
    told: Mapping[str, object]

    def __str__(self) -> str:
        return f"{self.file}: {self.told.get('situation')}"


def situations() -> list[Situation]:
    """All of them, in the order of their files."""
    return [
        Situation(str(path.relative_to(LAWS)), told)
        for path in sorted(LAWS.rglob("*.yaml"))
        for told in yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)
    ]


@cache
def pack(name: str) -> Pack:
    """A pack as it is read, whatever is wrong with it: that is another test's law."""
    return read_pack(pack_documents(name))[0]


SITUATIONS = situations()


@pytest.mark.parametrize("situation", SITUATIONS, ids=str)
def test_the_situation_comes_out_as_expected(situation: Situation) -> None:
    """Each expected rule has a row with the state, the ends and the marks that the situation names."""
    told = situation.told
    facts_told = told["facts"]
    assert isinstance(facts_told, Mapping)
    read = read_facts(yaml.dump(facts_told, Dumper=yaml.CSafeDumper, allow_unicode=True).encode(), known_packs())
    assert [finding.message for finding in read.findings if finding.severity is Severity.ERROR] == []
    facts = read.facts
    packs = [pack(facts.jurisdiction)] + ([pack("INT")] if facts.jurisdiction != "INT" else [])
    zone = Zone(facts.zone or packs[0].zone or "UTC")
    reckoning = reckon(facts, zone.extent(parse_when(str(told["as_of"]))), packs)
    wrong = differences(told, reckoning, zone)
    assert wrong == [], "\n".join([str(told["situation"]), *wrong])


def differences(told: Mapping[str, object], reckoning: Reckoning, zone: Zone) -> list[str]:
    """What is expected and does not come out."""
    wrong = []
    expected = told.get("expect") or {}
    assert isinstance(expected, Mapping)
    for name, asked in expected.items():
        rule, _, trigger = name.partition("/")
        rows = [row for row in reckoning.rows if row.said.id == rule and (not trigger or row.trigger == trigger)]
        assert isinstance(asked, Mapping)
        if not any(not mismatch(row, asked, zone) for row in rows):
            came = [shown(row, zone) for row in rows] or ["no row"]
            wrong.append(f"{name}: expected {dict(asked)}, came {'; '.join(came)}")
    bare = [f"{one.first} .. {one.last}" for one in reckoning.summary.uncovered]
    if "uncovered" in told and told["uncovered"] != bare:
        wrong.append(f"uncovered: expected {told['uncovered']}, came {bare}")
    held = told.get("days_held")
    days = reckoning.summary.days_held
    if held is not None and str(held) not in (f"{days.least}", f"{days.least} .. {days.most}"):
        wrong.append(f"days_held: expected {held}, came {days.least} .. {days.most}")
    return wrong


def mismatch(row: Row, asked: Mapping[str, str], zone: Zone) -> list[str]:
    """The fields of an expectation that a row does not have."""
    has = shown_fields(row, zone)
    return [name for name, value in asked.items() if has.get(name) != value]


def shown_fields(row: Row, zone: Zone) -> dict[str, str | None]:
    """A row as expectations write it."""
    due = row.due
    ends: list[str] = []
    if due is not None:
        ends = [end.edtf(zone) for end in (due.earliest, due.latest) if end is not None]
    return {
        "state": row.state.value,
        "due": (ends[0] if len(set(ends)) == 1 else " .. ".join(ends)) if ends else None,
        "conditional": "yes" if row.conditional else "no",
        "reason": row.reason,
        "version": row.version,
        "trigger": row.trigger,
        "act": row.act,
        "plain": "yes" if row.plain else "no",
        "decided_by": row.said.decided_by[Lang.EN] if row.said.decided_by else None,
        "agreed_by": row.said.agreed_by[Lang.EN] if row.said.agreed_by else None,
    }


def shown(row: Row, zone: Zone) -> str:
    """A row in a message."""
    return str({name: value for name, value in shown_fields(row, zone).items() if value is not None})


def test_every_rule_of_every_pack_is_named_by_a_situation() -> None:
    """A rule nobody tried is no rule to rely on."""
    named = {
        name.partition("/")[0]
        for situation in SITUATIONS
        if isinstance(expected := situation.told.get("expect"), Mapping)
        for name in expected
    }
    every = {rule for name in known_packs() for rule in rule_ids(pack(name))}
    assert sorted(every - named) == []
    assert sorted(named - every) == []


def rule_ids(made: Pack) -> set[str]:
    """The ids of everything that a pack gives rows for."""
    ids = (
        {rule.id for rule in made.rules}
        | {release.said.id for release in made.releases}
        | ({made.credit.said.id} if made.credit is not None else set())
    )
    for ladder in made.ladders:
        ids |= {rung.said.id for rung in ladder.rungs} | ({ladder.end.id} if ladder.end is not None else set())
    return ids


@pytest.mark.parametrize("name", known_packs())
def test_every_pack_is_read_without_an_error(name: str) -> None:
    """What stands in a pack is what its author meant: no field is misspelt or of the wrong kind."""
    assert [f"{finding.place}: {finding.message}" for finding in read_pack(pack_documents(name))[1]] == []


@pytest.mark.parametrize(("country", "least"), [("kz", 120), ("ru", 30)])
def test_a_country_has_enough_situations(country: str, least: int) -> None:
    """The packs a defender relies on first are tried by many situations."""
    assert len([situation for situation in SITUATIONS if situation.file.startswith(f"{country}/")]) >= least
