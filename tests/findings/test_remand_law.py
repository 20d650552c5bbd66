"""The law of remand as the packs have it: the checklists are sound, and conditions get the right answers."""

from datetime import date

import pytest
from tests.findings.orders_read import check

from habeas.base.language import Lang
from habeas.base.when import parse_when
from habeas.findings.remand.check import Row
from habeas.findings.remand.checklist import ItemKind
from habeas.findings.remand.loading import checklist_of, read_checklist
from habeas.law.clock.facts import Accused, Event, Facts, Person
from habeas.law.pack.condition import Truth
from habeas.law.pack.loading import known_packs, load_pack, pack_documents
from habeas.law.pack.rule import Status

DAY = date(2022, 5, 2)
WITH_CHECKLIST = [pack for pack in known_packs() if checklist_of(pack) is not None]


def facts(article: str, part: str | None = None, born: str | None = None) -> Facts:
    """Somebody in Kazakhstan suspected under this article."""
    person = Person(None if born is None else parse_when(born))
    return Facts("KZ", person, (Accused("criminal", article, part, "KZ"),), ())


def rows(known: Facts, day: date = DAY) -> dict[str, Row]:
    """The rows of the Kazakh check without an order, by id without its beginning."""
    return {row.item.id.removeprefix("KZ-R-"): row for row in check(None, known, day).rows}


@pytest.mark.parametrize("pack", WITH_CHECKLIST)
def test_every_checklist_is_sound(pack: str) -> None:
    """No item names a property, topic, standard or state that does not exist."""
    checklist, findings = read_checklist(pack, pack_documents(pack))
    assert checklist is not None
    assert findings == ()
    assert len({item.id for item in checklist.items}) == len(checklist.items)
    assert all(item.id.startswith(f"{pack}-R-") for item in checklist.items)


def test_kazakhstan_is_read_and_russia_is_draft() -> None:
    """Every Kazakh item stands on a text that was read; nothing of Russia does."""
    kazakh, russian = checklist_of("KZ"), checklist_of("RU")
    assert kazakh is not None
    assert russian is not None
    pack = load_pack("KZ")
    assert [str(cite) for item in kazakh.items for cite in item.cites if not pack.wording(cite)] == []
    assert {item.status for item in kazakh.items} == {Status.VERIFIED}
    assert {item.status for item in russian.items} == {Status.DRAFT}


def test_every_circumstance_that_is_asked_for_is_one_of_the_pack() -> None:
    """A misspelt circumstance or list would otherwise never be answered."""
    checklist, pack = checklist_of("KZ"), load_pack("KZ")
    assert checklist is not None
    asked = [c for item in checklist.items for c in (item.asks, item.applies_if) if c is not None]
    leaves = [leaf for condition in asked for leaf in condition.leaves()]
    assert {n for leaf in leaves if leaf.word == "circumstance" for n in leaf.of} <= set(pack.circumstances)
    assert {n for leaf in leaves if leaf.word == "list" for n in leaf.of} <= set(pack.lists)
    assert {told.name for told in checklist.circumstances} <= set(pack.circumstances)


def test_gravity_alone_does_not_carry_custody_for_article_256() -> None:
    """2 May 2022, article 256(1): 138(2) stood unchanged since 2018; the list of 136(2) is that of 2026 only."""
    row = rows(facts("256", "1"))["138.2"]
    assert row.truth is Truth.NO
    assert [(str(one.citation), one.plain) for one in row.basis] == [
        ("criminal_procedure 138(2)", True),
        ("criminal_procedure 136(2)", False),
    ]
    assert not row.plain
    assert "136(2)" in row.follows[0].text[Lang.EN]


@pytest.mark.parametrize(
    ("article", "part", "item", "truth"),
    [
        ("99", "2", "138.2", Truth.YES),
        ("170", "4", "138.2", Truth.YES),
        ("170", "1", "138.2", Truth.NO),
        ("170", None, "138.2", Truth.UNKNOWN),
        ("174", "1", "138.2", Truth.NO),
        ("256", "1", "147.1", Truth.YES),
        ("405", "2", "147.1", Truth.NO),
        ("237", None, "136.3", Truth.YES),
        ("217", None, "136.3", Truth.NO),
        ("256", "1", "136.3", Truth.NO),
        ("256", "1", "148.9", Truth.YES),
        ("190", "2", "148.9", Truth.NO),
    ],
)
def test_what_the_law_asks_of_the_offence(article: str, part: str | None, item: str, truth: Truth) -> None:
    """The lists of 136, the five years of 147 and what excludes bail, by article and part."""
    assert rows(facts(article, part))[item].truth is truth


def test_up_to_five_years_each_exception_is_on_the_list() -> None:
    """For an offence of at most five years the seven exceptions stand there; over five years none does."""
    exceptions = {f"147.1.{number}" for number in range(1, 8)}
    assert exceptions <= set(rows(facts("405", "2")))
    assert not exceptions & set(rows(facts("256", "1")))
    assert all(rows(facts("405", "2"))[one].truth is Truth.NO for one in exceptions)


def test_bail_is_asked_for_unless_the_offence_excludes_it() -> None:
    """An order on fraud has to deal with bail; one on a terrorist crime need not."""
    assert "148.8" in rows(facts("190", "2"))
    assert "148.8" not in rows(facts("256", "1"))


@pytest.mark.parametrize(
    ("born", "minor"), [("2006-01-01", True), ("1985-03-12", False), ("2004-05", True), (None, True)]
)
def test_items_for_minors_stand_there_unless_the_person_is_surely_older(born: str | None, minor: bool) -> None:
    """541 is left out only where the age is known: what is unknown is never taken as no."""
    assert ("541.1" in rows(facts("256", "1", born))) is minor


def test_a_minor_is_not_held_for_less_than_a_grave_crime() -> None:
    """541(1): a minor and a crime of minor gravity exclude custody; a grave one does not."""
    assert rows(facts("405", "2", "2006-01-01"))["541.1"].truth is Truth.YES
    assert rows(facts("256", "1", "2006-01-01"))["541.1"].truth is Truth.NO
    assert rows(facts("9999", None, "2006-01-01"))["541.1"].truth is not Truth.NO


def test_custody_before_the_act_is_qualified_is_told() -> None:
    """139: without an order qualifying the act by that day custody is an exception, to be looked at anew."""
    events = (Event("e1", "charge_announced", parse_when("2022-05-01")),)
    known = facts("256", "1")
    assert rows(known)["139.1"].truth is Truth.NO
    assert rows(Facts("KZ", known.person, known.offences, events))["139.1"].truth is Truth.YES


def test_every_row_names_its_law_its_standard_and_what_follows() -> None:
    """Each row has a citation, a standard and a sentence, in all three languages."""
    for row in check(None, facts("405", "2", "2006-01-01"), DAY).rows:
        assert row.basis
        assert row.follows
        for lang in Lang:
            assert row.standard[lang]
            assert all(one.text[lang] for one in row.follows)


def test_no_sentence_calls_anybody_guilty_or_a_court_a_breaker_of_law() -> None:
    """A suspect is a suspect, and the check compares texts: it declares no violation."""
    said = [one.text[lang] for row in check(None).rows for one in row.follows for lang in Lang]
    for word in ("guilty", "criminal who", "violat", "виновен", "преступник", "наруши", "кінәлі", "қылмыскер"):
        assert [sentence for sentence in said if word in sentence.lower()] == [], word


def test_the_alert_of_a_changed_law_is_shown_from_its_day() -> None:
    """From 1 July 2026 the new Constitution is named beside articles 147 and 148."""
    assert [alert.id for alert in check(None, day=date(2022, 5, 2)).alerts()] == []
    assert "constitution-2026" in [alert.id for alert in check(None, day=date(2026, 8, 1)).alerts()]


def item(**fields: object) -> dict[str, object]:
    """An item of a checklist with one thing changed."""
    label = {"en": "a", "ru": "б", "kk": "в"}
    sound: dict[str, object] = {
        "id": "X-1",
        "kind": "ground",
        "cites": ["iccpr 9(3)"],
        "status": "verified",
        "label": label,
        "standard": "s",
    }
    return {**sound, **fields}


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"standard": "none"}, "no standard"),
        ({"topics": ["weather"]}, "weather"),
        ({"record": {"against": ["wealth"]}}, "wealth"),
        ({"kind": "condition"}, "needs its question"),
        ({"asks": {"minor": "yes"}}, "needs its question"),
        ({"asks": {"rainy": "yes"}}, "rainy"),
        ({"cites": []}, "citation"),
        ({"status": "draft"}, "where it was seen"),
        ({"follows": {"perhaps": {}}}, "no_text"),
        ({"colour": "red"}, "no such field"),
    ],
)
def test_a_wrong_item_is_named_with_its_fault(changed: dict[str, object], says: str) -> None:
    """Whoever writes a checklist is told what is wrong, and where."""
    texts = {"en": "a", "ru": "б", "kk": "в"}
    part = {"standards": {"s": texts}, "items": [item(**changed)]}
    _, findings = read_checklist("X", {"remand.yaml": {"remand": part}})
    assert any(says in finding.message for finding in findings), findings
    assert all("remand.yaml" in finding.place for finding in findings)


def test_the_same_id_twice_is_a_fault() -> None:
    """Two items of one id could not be told apart."""
    part = {"standards": {"s": {"en": "a", "ru": "б", "kk": "в"}}, "items": [item(), item()]}
    _, findings = read_checklist("X", {"remand.yaml": {"remand": part}})
    assert [finding.message for finding in findings] == ["The same id stands twice."]


def test_every_kind_is_in_the_kazakh_checklist() -> None:
    """Grounds, circumstances, statements and conditions all stand there."""
    assert {row.item.kind for row in check(None).rows} == set(ItemKind)
