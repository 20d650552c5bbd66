"""Words erased from a field of one value: which versions go, whatever is united afterwards."""

from itertools import permutations

from habeas.base.plain import Plain
from habeas.record.versions import ERASED, Version, erasing, heads, outlived


def version(value: Plain, at: int, *replaces: str) -> Version:
    """A version of a title, written on a day."""
    return Version("source", "a", "title", value, f"2026-03-0{at}T00:00:00+00:00", "reed", replaces)


def marked(value: Plain) -> Plain:
    """The value without a name."""
    return value.replace("Testov", "[—]") if isinstance(value, str) else value


def test_what_holds_nothing_of_it_stays_as_it_is() -> None:
    """Without a word to erase no version is made."""
    assert erasing([version("A letter", 1)], marked) == ()


def test_one_version_stands_in_the_place_of_all() -> None:
    """It has no id of an erased one in it, and stands for those of which nobody here knew."""
    first = version("Letter of Testov", 1)
    second = version("A letter", 3, first.id)
    (eraser,) = erasing([first, second], marked)
    assert (eraser.value, eraser.at, eraser.replaces) == ("A letter", second.at, (ERASED,))
    elsewhere = version("Testov's words", 2)
    assert outlived([eraser, first, second, elsewhere]) == {first.id, second.id, elsewhere.id}


def test_what_was_written_later_or_knowing_it_stays() -> None:
    """A later version stands beside it, one that replaces it stands alone, also where its clock is behind."""
    (eraser,) = erasing([version("Letter of Testov", 5)], marked)
    later, knowing = version("Another", 6), version("Mended", 2, eraser.id)
    assert outlived([eraser, later, knowing]) == frozenset()
    assert heads([eraser, knowing]) == (knowing,)


def test_two_values_that_stood_side_by_side_stand_so_still() -> None:
    """An erasure decides no conflict."""
    erasers = erasing([version("Testov said", 1), version("Testov wrote", 2)], marked)
    assert {each.value for each in erasers} == {"[—] said", "[—] wrote"}
    assert outlived(erasers) == frozenset()


def test_any_order_of_uniting_ends_the_same() -> None:
    """Two erasures on two laptops and other versions leave the same, in whichever order they meet."""
    old = version("Testov and Testova", 1)
    (one,) = erasing([old], lambda value: str(value).replace("Testova", "[—]"))
    (two,) = erasing([old, version("Testov again", 3, old.id)], marked)
    ends = set()
    for order in permutations([old, one, two, version("Elsewhere", 2), version("After", 4, two.id)]):
        kept: list[Version] = []
        for each in order:
            gone = outlived([*kept, each])
            kept = [held for held in [*kept, each] if held.id not in gone]
        ends.add(frozenset(held.id for held in kept))
    assert len(ends) == 1
