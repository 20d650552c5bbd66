"""A mapping proposed for an Uwazi export: its templates that are of people, by their names and the heads of columns."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import yaml

from habeas.evidence.foreign.record import Form, Record
from habeas.evidence.foreign.uwazi import COMMON, TITLE
from habeas.intake.suggesting import Suggested, facts_of, found_in
from habeas.intake.words import head, people_templates

_KEY = COMMON[:3]
"""What tells an entity from all others: an export has no id."""

_FIGURES = re.compile(r"(?P<first>\d{1,2})(?P<sign>[/-])(?P<second>\d{1,2})(?P=sign)\d{4}")
_SUFFIX = re.compile(r"__(?:en|ru|kk)$")


def suggest_uwazi(records: Sequence[Record], name: str) -> Suggested:
    """Propose what the columns of its templates of people state; no text where no template is known to be of people.

    `unknown` are the templates and columns that nothing is known of.
    """
    heads: dict[str, dict[str, None]] = defaultdict(dict)
    for record in records:
        kind = record.kinds[0] if record.kinds else ""
        heads[kind].update((column, None) for column, _ in record.cells)
    people = people_templates()
    sections, unknown = [], []
    for kind, columns in heads.items():
        role = people.get(head(kind))
        if role is None:
            unknown.append(kind)
            continue
        found = found_in({column: _SUFFIX.sub("", column) for column in columns if column not in COMMON})
        sections.append({"of": [kind], "subject": _subject(role), "facts": facts_of(found.by)})
        unknown += [f"{kind}.{column}" for column in found.other]
    if not sections:
        return Suggested(None, 1, tuple(unknown))
    mapping: dict[str, object] = {"name": name, "from": Form.UWAZI.value, "key": list(_KEY)}
    form = date_form(cell.words for record in records for _, cell in record.cells)
    if form is not None:
        mapping["dates"] = [form]
    mapping["records"] = sections
    mapping["left"] = list(COMMON[3:])
    text = yaml.safe_dump(mapping, allow_unicode=True, sort_keys=False, width=100, default_flow_style=None)
    return Suggested(text, 1, tuple(unknown))


def date_form(cells: Iterable[str]) -> str | None:
    """How dates in figures are written, where all cells together say so: one of them has a number above 12.

    An Uwazi writes all its dates in one form. None where none does, or two say otherwise.
    """
    told: set[str] = set()
    for words in cells:
        for found in _FIGURES.finditer(words):
            first, second, sign = int(found["first"]), int(found["second"]), found["sign"]
            if first > 12 >= second:
                told.add(f"%d{sign}%m{sign}%Y")
            elif second > 12 >= first:
                told.add(f"%m{sign}%d{sign}%Y")
    return told.pop() if len(told) == 1 else None


def _subject(role: str) -> Mapping[str, str]:
    return {"column": TITLE} if role == "person" else {"column": TITLE, "role": role}
