"""The laws of JSON with places: it says what the standard library says, and where each word stands."""

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence.archives.platforms.table_rows import Cell
from habeas.evidence.foreign.json_objects import objects_in
from habeas.evidence.foreign.json_tree import Members, NotJson, Tree, behind_space, tree_at

WORDS = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=12,
)


def plainly(tree: Tree, text: str) -> object:
    """A tree as the standard library would give it; figures are read from where they stand."""
    if isinstance(tree, Cell):
        before = text[tree.start - 1 : tree.start]
        return tree.words if before == '"' else json.loads(text[tree.start : tree.end])
    if isinstance(tree, Members):
        return {name: plainly(value, text) for name, value in tree.of.items()}
    return None if tree is None else [plainly(each, text) for each in tree]


def cells(tree: Tree) -> Iterator[Cell]:
    """All words of a tree."""
    if isinstance(tree, Cell):
        yield tree
    elif tree is not None:
        for each in tree.of.values() if isinstance(tree, Members) else tree:
            yield from cells(each)


@given(VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_it_reads_what_the_standard_library_reads(value: object, ascii_only: bool, indent: int | None) -> None:
    """The same value, and every word stands where its place says, with its escapes as they are written."""
    text = "  " + json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    tree, end = tree_at(text, 0)
    assert (plainly(tree, text), end) == (value, len(text))
    for cell in cells(tree):
        assert text[cell.start - 1] != '"' or json.loads(f'"{text[cell.start : cell.end]}"') == cell.words


@given(st.text('{}[]",:01.eE-+tfn\\u \n', max_size=40))
def test_broken_json_is_said_and_breaks_nothing(text: str) -> None:
    """Whatever the standard library refuses is refused here, with no other error than its own."""
    try:
        tree, end = tree_at(text, 0)
    except NotJson:
        whole = False
    else:
        whole = behind_space(text, end) == len(text)
    try:
        json.loads(text, strict=False)
    except ValueError:
        assert not whole
    else:
        assert whole
        assert tree is None or isinstance(tree, Cell | Members | list)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[" * 100_000, "nested-too-deep"),
        ('{"a":' * 1000, "nested-too-deep"),
        ('{"a": "b', "not-json"),
        ("", "not-json"),
    ],
)
def test_what_harms_is_refused(text: str, why: str) -> None:
    """Depth beyond sense and text that ends inside a value are told apart."""
    with pytest.raises(NotJson, match=why):
        tree_at(text, 0)


def test_the_last_of_two_values_of_a_name_counts_and_is_said() -> None:
    """As in every reader of JSON; and half a letter becomes the sign that stands for it."""
    tree, _ = tree_at('{"a": "one", "a": "\\ud800 two"}', 0)
    assert isinstance(tree, Members)
    assert tree.double
    assert [cell.words for cell in cells(tree)] == ["\ufffd two"]


def test_objects_are_found_in_lines_in_lists_and_in_answers() -> None:
    """They are numbered by line, or by their place in the list, and a broken one costs only itself in lines."""
    for text in ('[{"a": "1"}, {"a": "2"}]', '{"next": null, "results": [{"a": "1"}, {"a": "2"}]}'):
        assert [number for number, found in objects_in(text) if isinstance(found, Members)] == [1, 2]
    broken = '{"a": "1"}\n\n{"a": \n[1]\n{"a": "2"}'
    found = [(number, each if isinstance(each, str) else "whole") for number, each in objects_in(broken)]
    assert found == [(1, "whole"), (3, "not-json"), (4, "not-an-object"), (5, "whole")]
