"""Which column of a table holds what: by its header, or by a file that a person puts beside the table.

That file is `habeas-columns.yaml`. It names columns for all tables, or for one under its file name:

    text: Запись
    date: Когда
    posts.csv:
      text: column 3
      date_order: mdy

`column 3` is the third column, whatever its header. `date_order` is `dmy`, `mdy` or `ymd`, `header:
no` says that the first row is no header.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from habeas.base.yaml_strings import strings_in

SIDECAR = "habeas-columns.yaml"
"""The name of the file that names columns; it may stand in any folder of the export."""

ROLES = ("text", "date", "author", "id", "url", "edited", "shared", "chat", "reply")
"""What a column can hold."""

_SETTINGS = {"date_order": ("dmy", "mdy", "ymd"), "header": ("yes", "no", "true", "false")}
_NUMBERED = re.compile(r"column\s+(\d{1,5})\Z", re.IGNORECASE)
_SPACE = re.compile(r"[\s_]+")


@dataclass(frozen=True, slots=True)
class Columns:
    """The number of each role's column, from 0. `trouble` says why the text cannot be told, else empty."""

    at: Mapping[str, int]
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class Named:
    """What a person said of tables: for all of them under the empty name, and for single ones by their file name."""

    tables: Mapping[str, Mapping[str, str]]
    trouble: tuple[str, ...] = ()

    def of(self, path: str) -> dict[str, str]:
        """What was said of the table at this path."""
        said = dict(self.tables.get("", {}))
        said.update(self.tables.get(path.rpartition("/")[2], {}))
        said.update(self.tables.get(path, {}))
        return said


def read_named(text: str) -> Named:
    """Read `habeas-columns.yaml`; what is wrong in it is said in `trouble`, the rest still counts."""
    try:
        # Only strings: a column named `no` or `2020-01-01` stays a name.
        loaded = strings_in(text)
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        where = getattr(error, "problem_mark", None)
        return Named({}, (f"it is not YAML (line {where.line + 1})" if where is not None else "it is not YAML",))
    if not isinstance(loaded, dict):
        return Named({}, ("it names no columns; write for example `text: Message`",)) if loaded else Named({})
    tables: dict[str, dict[str, str]] = {"": {}}
    trouble: list[str] = []
    for key, value in loaded.items():
        name, one = ("", {key: value}) if isinstance(value, str) else (str(key), value)
        if not isinstance(one, dict):
            trouble.append(f"`{key}` is neither a column nor a table")
            continue
        for role, column in one.items():
            wrong = _wrong(role, column)
            if wrong:
                trouble.append(wrong)
            else:
                tables.setdefault(name, {})[role] = column
    return Named(tables, tuple(trouble))


def columns_of(header: Sequence[str], said: Mapping[str, str]) -> Columns:
    """The columns by what a person said, else by the header where exactly one column bears a known name."""
    at: dict[str, int] = {}
    known = [_key(name) for name in header]
    for role in ROLES:
        if role in said:
            index = _said_column(said[role], known)
            if index is None:
                return Columns(at, f"there is no column {said[role]!r}; the columns are: {_listed(header)}")
            at[role] = index
    for role in ROLES:
        found = [index for index, name in enumerate(known) if name in _known()[role] and index not in at.values()]
        if role in said or not found:
            continue
        if len(found) == 1:
            at[role] = found[0]
        elif role == "text":
            both = " and ".join(repr(header[index]) for index in found[:4])
            return Columns(at, f"{both} may both be the text; the columns are: {_listed(header)}")
    if "text" not in at:
        return Columns(at, f"no column is known to be the text; the columns are: {_listed(header)}")
    return Columns(at)


def truth(value: str) -> bool | None:
    """Yes or no in English, Russian or Kazakh; an empty cell is no, anything else None."""
    key = value.strip().casefold()
    if key in _known()["true words"]:
        return True
    return False if not key or key in _known()["false words"] else None


def _wrong(role: object, column: object) -> str | None:
    if not isinstance(role, str) or not isinstance(column, str):
        return f"`{role}` needs a column's name"
    if role in _SETTINGS:
        return None if column.lower() in _SETTINGS[role] else f"`{role}` is one of {', '.join(_SETTINGS[role])}"
    return None if role in ROLES else f"`{role}` is none of {', '.join((*ROLES, *_SETTINGS))}"


def _said_column(name: str, known: Sequence[str]) -> int | None:
    key = _key(name)
    if known.count(key) == 1:
        return known.index(key)
    numbered = _NUMBERED.match(name.strip())
    index = int(numbered[1]) - 1 if numbered is not None else -1
    return index if 0 <= index < len(known) else None


def _key(name: str) -> str:
    return _SPACE.sub(" ", name).strip().casefold()


def _listed(header: Sequence[str]) -> str:
    names = [repr(name.strip()[:40]) for name in header[:12]]
    return ", ".join(names) + (f" and {len(header) - 12} more" if len(header) > 12 else "")


@cache
def _known() -> dict[str, frozenset[str]]:
    file = resources.files("habeas.evidence.archives.platforms").joinpath("table_columns.yaml")
    lists: dict[str, list[str]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return {role: frozenset(names) for role, names in lists.items()}
