"""The sentences that errors of the program can say, taken out of its source: `There is no case {0}.`"""

import ast
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from pathlib import Path

import habeas

SOURCE = Path(habeas.__file__).parent
_ERRORS = {
    "HabeasError",
    "WrongCall",
    "Failed",
    "VaultLocked",
    "IntegrityFailure",
    "VaultBusy",
    "CannotWrite",
    "NotRead",
    "TooMuchMemory",
}
_MOST = 12
"""Ways to fill in a name at most, where all that it can stand for is written in the same file."""

type Names = Mapping[str, Sequence[ast.expr]]


@cache
def said() -> Mapping[str, str]:
    """Every template with the place of one error that says it."""
    found: dict[str, str] = {}
    for path in sorted(SOURCE.rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        names = _assigned(tree)
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _ERRORS:
                given = [*node.args[:2], *(each.value for each in node.keywords if each.arg in ("message", "remedy"))]
                for one in given:
                    for words in _templates(one, names, 3) or ():
                        template = _numbered(words)
                        if re.search(r"[A-Za-z]", re.sub(r"\{\d+\}", "", template)):
                            found.setdefault(template, f"{path.relative_to(SOURCE)}:{one.lineno}")
    return found


@cache
def texts() -> frozenset[str]:
    """Every text that stands in the source."""
    trees = (ast.parse(path.read_text("utf-8")) for path in SOURCE.rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant))
    return frozenset(node.value for node in nodes if isinstance(node.value, str))


def _assigned(tree: ast.AST) -> Names:
    """For each name of a file all that is assigned to it anywhere."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    found.setdefault(target.id, []).append(node.value)
    return found


def _templates(node: ast.expr, names: Names, depth: int) -> list[list[str | None]] | None:
    """What an expression can come to, as texts and gaps (None); nothing where it is computed."""
    if isinstance(node, ast.Constant):
        return [[node.value]] if isinstance(node.value, str) else None
    if isinstance(node, ast.IfExp):
        either, other = (_templates(each, names, depth) for each in (node.body, node.orelse))
        return None if either is None or other is None else either + other
    if isinstance(node, ast.Name) and depth:
        ways = [_templates(each, names, depth - 1) for each in names.get(node.id, ())]
        if not ways or any(way is None for way in ways):
            return None
        every = [one for way in ways if way is not None for one in way]
        return every if len(every) <= _MOST else None
    if isinstance(node, ast.JoinedStr):
        return [[text for part in each for text in part] for each in product(*_parts(node, names, depth))]
    return None


def _parts(node: ast.JoinedStr, names: Names, depth: int) -> Iterator[list[list[str | None]]]:
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            known = None if part.conversion != -1 or part.format_spec else _templates(part.value, names, depth)
            yield [[None]] if known is None else known
        else:
            assert isinstance(part, ast.Constant)
            yield [[str(part.value)]]


def _numbered(parts: Sequence[str | None]) -> str:
    number, out = 0, ""
    for part in parts:
        if part is None:
            out += f"{{{number}}}"
            number += 1
        else:
            out += part.replace("{", "{{").replace("}", "}}")
    return out
