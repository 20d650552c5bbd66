"""The objects of a JSON text: of JSON Lines, of a list, or of the list that an answer of a server holds."""

from collections.abc import Iterator

from habeas.evidence.foreign.json_tree import Members, NotJson, Tree, behind_space, tree_at

_LISTS = ("results", "entities", "incidents")
"""The names under which servers and tools put the list that was asked for."""

type Found = tuple[int, Members | str]
"""The number of an object, and the object or why it is none: `not-json`, `nested-too-deep`, `not-an-object`."""


def is_json(text: str) -> bool:
    """Whether the text begins as JSON objects do."""
    return text[behind_space(text, 0) :][:1] in ("{", "[")


def objects_in(text: str) -> Iterator[Found]:
    """Every object, numbered by its line in JSON Lines and by its place in a list, from 1.

    A broken line is one object; in a list nothing can be read behind what is broken.
    """
    start = behind_space(text, 0)
    if text[start : start + 1] == "[":
        yield from _in_list(text, start)
        return
    try:
        tree, end = tree_at(text, start)
    except NotJson:
        tree, end = None, start
    if isinstance(tree, Members) and behind_space(text, end) >= len(text):
        yield from _in_answer(tree)
    else:
        yield from _in_lines(text)


def _in_answer(tree: Members) -> Iterator[Found]:
    held = next((tree.of[name] for name in _LISTS if isinstance(tree.of.get(name), list)), None)
    if held is None:
        yield 1, tree
    elif isinstance(held, list):
        yield from ((number, _object(each)) for number, each in enumerate(held, 1))


def _in_list(text: str, at: int) -> Iterator[Found]:
    number, at = 0, behind_space(text, at + 1)
    while text[at : at + 1] != "]":
        number += 1
        try:
            tree, at = tree_at(text, at)
        except NotJson as fault:
            yield number, fault.why
            return
        yield number, _object(tree)
        at = behind_space(text, at)
        if text[at : at + 1] not in (",", "]"):
            yield number + 1, "not-json"
            return
        at += text[at] == ","


def _in_lines(text: str) -> Iterator[Found]:
    at, number = 0, 0
    while at < len(text):
        number += 1
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if not text[at:end].isspace() and at < end:
            yield number, _line(text[at:end], at)
        at = end + 1


def _line(line: str, at: int) -> Members | str:
    try:
        tree, stop = tree_at(line, 0, at)
    except NotJson as fault:
        return fault.why
    return _object(tree) if behind_space(line, stop) >= len(line) else "not-json"


def _object(tree: Tree) -> Members | str:
    return tree if isinstance(tree, Members) else "not-an-object"
