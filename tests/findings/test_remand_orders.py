"""What the check reads in invented orders, good and bad, in Russian and Kazakh."""

import pytest
from tests.findings.orders_read import FOLDER, check, expected, order

from habeas.findings.remand.check import OrderSays
from habeas.findings.remand.checklist import ItemKind
from habeas.findings.remand.passages import Role

NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))


def test_every_order_has_been_read_by_a_person() -> None:
    """Each order of the folder has its answers, in one group and one only."""
    groups = expected()
    assert sorted([*groups["seen"], *groups["held_back"]]) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_every_quote_is_the_text_of_its_span(name: str) -> None:
    """Spans count in code points of the first reading, and the quote is exactly what stands there."""
    text = order(name)
    passages = [passage for row in check(text).rows for passage in row.passages]
    assert passages
    assert all(passage.quote == text.text[passage.span.start : passage.span.end] for passage in passages)


@pytest.mark.parametrize("name", sorted(expected()["seen"]))
def test_an_order_is_read_as_a_person_reads_it(name: str) -> None:
    """Formulaic, careful, half-careful orders and a decision on appeal: every item has its state."""
    wanted = expected()["seen"][name]
    rows = {row.item.id: row.order for row in check(order(name)).rows}
    assert {item: state for item, state in wanted.items() if rows[item] is not state} == {}


def test_orders_that_were_held_back_are_mostly_read_right() -> None:
    """Of the items of orders that the words were not tuned on, at least nine in ten are right."""
    wanted = [(name, item, state) for name, items in expected()["held_back"].items() for item, state in items.items()]
    rows = {name: {row.item.id: row.order for row in check(order(name)).rows} for name in expected()["held_back"]}
    right = [rows[name][item] is state for name, item, state in wanted]
    assert sum(right) / len(right) >= 0.9


@pytest.mark.parametrize("name", ["ru_formulaic", "kk_formulaic"])
def test_a_formula_repeated_from_the_code_is_no_answer(name: str) -> None:
    """An order that lists article 138 and nothing of the person weighs no circumstance but gravity."""
    found = check(order(name))
    weighed = [row.item.id for row in found.of_kind(ItemKind.CIRCUMSTANCE) if row.order is OrderSays.ADDRESSED]
    assert weighed == ["KZ-R-138.1.1"]
    assert not found.grounds_shown()


@pytest.mark.parametrize("name", ["ru_formulaic", "kk_formulaic"])
def test_what_a_party_says_is_not_what_the_court_weighs(name: str) -> None:
    """The lawyer spoke of the children and asked for house arrest; the court answered neither."""
    rows = {row.item.id: row for row in check(order(name)).rows}
    assert Role.PARTY in {passage.role for passage in rows["KZ-R-138.1.4a"].passages}
    assert rows["KZ-R-138.1.4a"].order is OrderSays.ONLY_NAMED
    assert "circumstance.only_named.party" in [one.code for one in rows["KZ-R-138.1.4a"].follows]


def test_a_text_that_says_not_taken_into_account_weighs_nothing() -> None:
    """A decision on appeal that finds the family unweighed is not read as weighing it."""
    rows = {row.item.id: row for row in check(order("ru_appeal")).rows}
    assert rows["KZ-R-138.1.4a"].order is OrderSays.NOT_ADDRESSED
    assert "circumstance.not_addressed.unweighed" in [one.code for one in rows["KZ-R-138.1.4a"].follows]


@pytest.mark.parametrize("name", ["ru_careful", "kk_careful"])
def test_a_ground_that_the_order_finds_unproven_is_told(name: str) -> None:
    """The order says that nothing shows pressure on the victims: it deals with the ground, and rejects it."""
    rows = {row.item.id: row for row in check(order(name)).rows}
    assert {passage.role for passage in rows["KZ-R-136.1b"].passages} == {Role.REJECTED}
    assert "ground.addressed.rejected" in [one.code for one in rows["KZ-R-136.1b"].follows]


def test_without_an_order_nothing_is_said_of_one() -> None:
    """Without the text every item is `no_text`, and no row has a passage."""
    rows = check(None).rows
    assert {row.order for row in rows} == {OrderSays.NO_TEXT}
    assert not any(row.passages for row in rows)
