"""The laws of updating: nothing is blanked, nothing is done twice, and nothing that a person did is undone."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from habeas.base.ids import StatementId
from habeas.base.span import Span
from habeas.intake.items import Item
from habeas.intake.mapping import OnChange
from habeas.intake.updating import Before, Standing, Step, What, Why, says_already, steps


def item(**value: str) -> Item:
    """One fact with these fields, all given by cells."""
    return Item("hearing", "hearing", value, frozenset(value), Span(0, 1), "x", "Суд")


CELLS = st.fixed_dictionaries(
    {}, optional={"when": st.sampled_from(["2022-05", "2022-06"]), "court": st.sampled_from("AB")}
)
ITEMS = CELLS.filter(bool).map(lambda value: item(**value))
MONTHS = st.lists(st.tuples(CELLS, st.sampled_from(["nothing", "withdrawn", "corrected"])), min_size=1, max_size=6)


def kept(before: list[Before], made: tuple[Step, ...]) -> list[Before]:
    """What stands after these steps were taken."""
    gone = {one.supersedes for one in made} - {None}
    left = [one for one in before if one.statement not in gone]
    new = [step for step in made if step.what in (What.NEW, What.CHANGED, What.CONFLICT)]
    return left + [
        Before(step.item, Standing.COUNTS, StatementId(f"{len(before)}-{number}-{id(step)}"))
        for number, step in enumerate(new)
    ]


@given(MONTHS)
def test_months_of_lists_blank_nothing_and_undo_nobody(months: list[tuple[dict[str, str], str]]) -> None:
    """After any months every field that was ever stated still stands, and what a person touched is not superseded."""
    before: list[Before] = []
    fields: set[str] = set()
    for cells, act in months:
        now = [item(**cells)] if cells else []
        made = steps(now, before)
        touched = {one.statement for one in before if one.standing is Standing.TOUCHED}
        assert not touched & {one.supersedes for one in made}
        before = kept(before, made)
        fields |= cells.keys()
        assert {name for one in before for name in one.item.value} >= fields
        assert all(step.what is What.SAME for step in steps(now, before)), "the same list twice adds nothing"
        if act != "nothing" and before:
            before[-1] = replace(before[-1], standing=Standing.TOUCHED)


@given(ITEMS, ITEMS)
def test_one_value_gives_way_to_another_or_both_stand(old: Item, new: Item) -> None:
    """Same, changed with the old one superseded, or side by side where the list lacks a part of it."""
    [step] = steps([new], [Before(old, Standing.COUNTS, StatementId("s"))])
    if says_already(old, new):
        assert (step.what, step.supersedes) == (What.SAME, None)
    elif old.given <= new.given:
        assert (step.what, step.supersedes) == (What.CHANGED, "s")
    else:
        assert (step.what, step.why, step.supersedes) == (What.CONFLICT, Why.LACKS, None)


@given(ITEMS)
def test_an_empty_row_says_nothing(old: Item) -> None:
    """A cell that is empty, or a column that is missing, makes no step at all."""
    assert steps([], [Before(old, Standing.COUNTS, StatementId("s"))]) == ()


def test_unknown_takes_the_place_of_nothing_that_is_known() -> None:
    """The list says that it does not know any more: both stand."""
    unknown = replace(item(), value={"unknown": "?"}, given=frozenset(["unknown"]))
    [step] = steps([unknown], [Before(item(when="2022"), Standing.COUNTS, StatementId("s"))])
    assert (step.what, step.why) == (What.CONFLICT, Why.UNKNOWN)
    [back] = steps([item(when="2022")], [Before(unknown, Standing.COUNTS, StatementId("s"))])
    assert (back.what, back.supersedes) == (What.CHANGED, "s")


def test_one_more_thing_that_happened_takes_the_place_of_nothing() -> None:
    """Where the mapping says that a change is one more event, the earlier one stays."""
    one, other = (replace(item(when=day), on_change=OnChange.ADD) for day in ("2022-05", "2022-06"))
    before = [Before(one, Standing.COUNTS, StatementId("s"))]
    assert [step.what for step in steps([other], before)] == [What.NEW]
    assert [step.what for step in steps([one], [*before, Before(other, Standing.COUNTS, StatementId("t"))])] == [
        What.SAME
    ]


@given(st.permutations(["174", "256", "274"]), st.permutations(["174", "256", "405"]))
def test_the_order_of_articles_in_a_cell_makes_no_difference(old: list[str], new: list[str]) -> None:
    """Of several articles those that stand stay, and only the one that changed gives way."""

    def many(articles: list[str]) -> list[Item]:
        return [replace(item(article=article), many=True) for article in articles]

    before = [Before(one, Standing.COUNTS, StatementId(str(one.value["article"]))) for one in many(old)]
    made = steps(many(new), before)
    assert sorted(step.what for step in made) == [What.CHANGED, What.SAME, What.SAME]
    assert [step.supersedes for step in made if step.what is What.CHANGED] == ["274"]


def test_what_a_person_rejected_is_not_brought_again() -> None:
    """The same value is nothing new; another value is."""
    before = [Before(item(when="2022-05"), Standing.REJECTED, None)]
    assert [step.what for step in steps([item(when="2022-05")], before)] == [What.SAME]
    assert [step.what for step in steps([item(when="2022-06")], before)] == [What.NEW]
