"""What stands inside a value: all of it, with its place, and nothing but it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from habeas.base.deep import deep, place_in_words, rebuilt


class Colour(StrEnum):
    """A sign of the program, though it is a text."""

    RED = "red"


@dataclass(frozen=True)
class Leaf:
    """A leaf."""

    text: str
    colour: Colour = Colour.RED
    _mark: str = "mark"
    reckoned: int = field(default=0, init=False)


@dataclass(frozen=True)
class Tree:
    """A tree."""

    id: str
    leaves: tuple[Leaf, ...]
    words: Mapping[str, str]
    notes: list[object]


TREE = Tree("t1", (Leaf("one"), Leaf("two")), {"foot": "three"}, ["four", {"five"}, None, 6])


def test_every_text_is_found_with_its_place() -> None:
    """In fields, mappings, lists and sets; not in members of enumerations, private fields and those left out."""
    found = {place_in_words(place): text for place, text in deep(TREE, str, {"id"})}
    assert found == {
        "leaves[0].text": "one",
        "leaves[1].text": "two",
        "words.foot": "three",
        "notes[0]": "four",
        "notes[1][0]": "five",
    }
    assert [place_in_words(place) for place, _ in deep(TREE.leaves[0], str, where="tree")] == ["tree.text"]


def test_what_is_wanted_is_not_looked_into() -> None:
    """Values of a type come whole, in the order of the parts."""
    assert [leaf for _, leaf in deep(TREE, Leaf)] == list(TREE.leaves)
    assert deep(TREE, float) == []


def test_what_changes_is_made_anew_and_all_else_stays_the_same_object() -> None:
    """Only the parts that a change reaches are other objects; a part without parts is itself."""

    def change(_: str, part: object) -> object:
        return "2" if part == "two" else rebuilt(part, change)

    changed = rebuilt(TREE, change)
    assert changed.leaves == (Leaf("one"), Leaf("2"))
    assert changed.leaves[0] is TREE.leaves[0]
    assert changed.words is TREE.words
    assert changed.notes is TREE.notes
    assert rebuilt(TREE, lambda _, part: part) is TREE
    assert rebuilt("two", change) == "two"
    assert rebuilt({"a": ["two"]}, change) == {"a": ["2"]}


def test_a_change_is_told_the_name_of_the_part() -> None:
    """Fields and keys by their names, members of a list without one."""
    names: list[str] = []

    def noted(name: str, part: object) -> object:
        names.append(name)
        return rebuilt(part, noted)

    rebuilt(TREE, noted)
    leaf = ["", "text", "colour", "_mark"]
    assert names == ["id", "leaves", *leaf, *leaf, "words", "foot", "notes", "", "", "", ""]
