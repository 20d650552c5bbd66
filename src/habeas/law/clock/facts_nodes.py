"""A facts file as YAML: every word with the line it stands on, so that each fault can be shown in its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

import yaml

from habeas.base.errors import WrongCall
from habeas.base.finding import Finding, Severity

NOTHING = ("", "~", "null")
"""How YAML writes that a value is left out."""


@dataclass(frozen=True, slots=True)
class Block:
    """One map of the file. `path` is where it is (`events[2]`), `line` its first line, counted from one.

    `nodes` are its values by key, `lines` the line of each key. `findings` gathers what is wrong, for
    the whole file.
    """

    path: str
    line: int
    nodes: Mapping[str, yaml.Node]
    lines: Mapping[str, int]
    findings: list[Finding] = field(default_factory=list)

    def place(self, key: str = "") -> str:
        """Where a key of this block stands, or the block itself."""
        inside = ".".join(part for part in (self.path, key) if part)
        return f"line {self.lines.get(key, self.line)}, {inside}" if inside else f"line {self.line}"

    def word(self, key: str) -> str | None:
        """A word of the block; None where it is left out, or is a list or a map, which is reported."""
        node = self.nodes.get(key)
        if node is None or _empty(node):
            return None
        if not isinstance(node, yaml.ScalarNode):
            message = f"`{key}` is one word or date, not a list or a map; write `{key}: …` on one line."
            self.findings.append(Finding("facts-wrong-shape", self.place(key), Severity.ERROR, message))
            return None
        return str(node.value).strip()

    def block(self, key: str) -> "Block | None":
        """The map under a key; None where it is left out or is no map, which is reported."""
        node = self.nodes.get(key)
        return None if node is None or _empty(node) else self._inner(node, key, key)

    def blocks(self, key: str) -> Iterator["Block"]:
        """The maps of the list under a key; what is no list, or no map in it, is reported and left out."""
        node = self.nodes.get(key)
        if node is None or _empty(node):
            return
        if not isinstance(node, yaml.SequenceNode):
            message = f"`{key}` is a list: begin each entry with a hyphen, `- {{…}}`."
            self.findings.append(Finding("facts-wrong-shape", self.place(key), Severity.ERROR, message))
            return
        for number, item in enumerate(node.value, 1):
            inner = self._inner(item, f"{key}[{number}]", key)
            if inner is not None:
                yield inner

    def report_unknown(self, known: tuple[str, ...]) -> None:
        """Report every key that is none of these."""
        for key in self.nodes:
            if key not in known:
                near = get_close_matches(key, known, 1)
                meant = f"Did you mean `{near[0]}`?" if near else f"Keys here are {', '.join(known)}."
                message = f"Nothing is read from `{key}`. {meant}"
                self.findings.append(Finding("facts-unknown-key", self.place(key), Severity.WARNING, message))

    def _inner(self, node: yaml.Node, path: str, key: str) -> "Block | None":
        inside = f"{self.path}.{path}" if self.path else path
        if isinstance(node, yaml.MappingNode):
            return block_of(node, inside, self.findings)
        message = f"An entry of `{key}` is a map of names and values: `{{name: value, …}}`."
        place = f"line {node.start_mark.line + 1}, {inside}"
        self.findings.append(Finding("facts-wrong-shape", place, Severity.ERROR, message))
        return None


def facts_document(data: bytes) -> Block:
    """The whole file as a block; raises WrongCall where it is no YAML map at all, with the line at fault."""
    try:
        text = data.decode("utf-8-sig")
        node = yaml.compose(text, Loader=yaml.CBaseLoader)  # only nodes: nothing is made from tags
    except UnicodeDecodeError:
        raise WrongCall("The facts file is not UTF-8 text.", "Save it as UTF-8, then try again.") from None
    except yaml.MarkedYAMLError as error:
        line = f" at line {error.problem_mark.line + 1}" if error.problem_mark is not None else ""
        message = f"The facts file is no YAML{line}: {error.problem}."
        raise WrongCall(message, "Look there for a bracket, a quote or a blank too many or too few.") from None
    except yaml.YAMLError:
        message = "The facts file is no YAML: it holds signs that are no text."
        raise WrongCall(message, "Copy its text into a new file.") from None
    if node is None or _empty(node):
        raise WrongCall("The facts file is empty.", "See docs/reference/clock.md for what stands in one.")
    if not isinstance(node, yaml.MappingNode):
        message = "The facts file is no map of `jurisdiction`, `person`, `offences` and `events`."
        raise WrongCall(message, "See docs/reference/clock.md for what stands in one.")
    return block_of(node, "", [])


def block_of(node: yaml.MappingNode, path: str, findings: list[Finding]) -> Block:
    """A map as a block; of a key that is written twice the first counts, and the second is reported."""
    nodes: dict[str, yaml.Node] = {}
    lines: dict[str, int] = {}
    block = Block(path, node.start_mark.line + 1, nodes, lines, findings)
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            message = "A name before a colon is one word, not a list or a map."
            place = f"line {key.start_mark.line + 1}"
            findings.append(Finding("facts-wrong-shape", place, Severity.ERROR, message))
            continue
        name = str(key.value).strip()
        if name in nodes:
            place = f"line {key.start_mark.line + 1}, {'.'.join(part for part in (path, name) if part)}"
            message = f"`{name}` stands here twice; the first counts. Take one of them out."
            findings.append(Finding("facts-given-twice", place, Severity.ERROR, message))
            continue
        nodes[name] = value
        lines[name] = key.start_mark.line + 1
    return block


def _empty(node: yaml.Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in NOTHING
