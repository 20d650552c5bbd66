"""YAML in which every scalar is a string and every value knows its line and column."""

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from habeas.base.finding import Finding, Severity

_DEEPEST = 12
"""Levels that a mapping may be nested; a deeper one is made to do harm."""


@dataclass(frozen=True, slots=True)
class Node:
    """One value: words, a list or a mapping, and where it stands, counted from 1."""

    value: "str | tuple[Node, ...] | dict[str, Node]"
    line: int
    column: int

    @property
    def place(self) -> str:
        """Where it stands, as findings say it."""
        return f"line {self.line}, column {self.column}"

    @property
    def words(self) -> str | None:
        """The words of a scalar that is not empty, None for anything else."""
        return self.value.strip() or None if isinstance(self.value, str) else None

    @property
    def items(self) -> "tuple[Node, ...]":
        """The items of a list; a scalar that is not empty is a list of itself."""
        if isinstance(self.value, tuple):
            return self.value
        return (self,) if self.words is not None else ()

    @property
    def members(self) -> "dict[str, Node] | None":
        """The members of a mapping, None for anything else."""
        return self.value if isinstance(self.value, dict) else None


def read_places(text: str, findings: list[Finding]) -> Node | None:
    """The value of a YAML text; None, with a finding, where it is none. Aliases and tags are refused."""
    try:
        if any(isinstance(token, yaml.AliasToken | yaml.AnchorToken | yaml.TagToken) for token in yaml.scan(text)):
            findings.append(
                _fault("line 1, column 1", "A mapping has no anchors, aliases or tags; write each value out.")
            )
            return None
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = "line 1, column 1" if mark is None else f"line {mark.line + 1}, column {mark.column + 1}"
        findings.append(_fault(place, "This is not YAML: here it cannot be read on."))
        return None
    if root is None:
        findings.append(_fault("line 1, column 1", "The mapping is empty."))
        return None
    return _node(root, findings, 0)


def _node(raw: yaml.Node, findings: list[Finding], depth: int) -> Node:
    line, column = raw.start_mark.line + 1, raw.start_mark.column + 1
    if depth > _DEEPEST:
        findings.append(_fault(f"line {line}, column {column}", "The mapping is nested too deep."))
        return Node("", line, column)
    if isinstance(raw, yaml.ScalarNode):
        return Node(str(raw.value), line, column)
    if isinstance(raw, yaml.SequenceNode):
        return Node(tuple(_node(each, findings, depth + 1) for each in raw.value), line, column)
    members: dict[str, Node] = {}
    for key, value in _pairs(raw, findings):
        members[key] = _node(value, findings, depth + 1)
    return Node(members, line, column)


def _pairs(raw: yaml.Node, findings: list[Finding]) -> Iterator[tuple[str, yaml.Node]]:
    seen: set[str] = set()
    for key, value in raw.value:
        place = f"line {key.start_mark.line + 1}, column {key.start_mark.column + 1}"
        if not isinstance(key, yaml.ScalarNode):
            findings.append(_fault(place, "A name is expected here."))
        elif key.value in seen:
            findings.append(_fault(place, f"{key.value!r} stands here a second time."))
        else:
            seen.add(key.value)
            yield str(key.value), value


def _fault(place: str, message: str) -> Finding:
    return Finding("mapping-not-yaml", place, Severity.ERROR, message)
