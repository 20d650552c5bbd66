"""The facts of a case as Habeas extracts them for FollowTheMoney (`facts.json`): each fact whole, and who it is of.

The first line says what the file is and names everybody; each further line is a fact. The value's fields become columns
`value.NAME`, in the order of the file.
"""

from collections.abc import Iterator

from habeas.evidence.archives.platforms.table_rows import Cell
from habeas.evidence.foreign.json_objects import is_json, objects_in
from habeas.evidence.foreign.json_tree import Members, cells_of
from habeas.evidence.foreign.record import ForeignFile, Form, Record

FACT, ENTITY = "fact", "entity"
_FORM = "habeas.data/"
_PLAIN = ("fact", "subject", "property", "known", "when", "stance", "attributed_to")


def is_own(members: Members) -> bool:
    """Whether an object is the first line of such a file."""
    form = members.of.get("form")
    return isinstance(form, Cell) and form.words.startswith(_FORM)


def read_own(text: str) -> ForeignFile:
    """The entities and the facts of a file, in its order."""
    records = [one for number, found in objects_in(text) for one in _records(number, found)] if is_json(text) else []
    return ForeignFile(Form.HABEAS, tuple(records))


def _records(number: int, found: Members | str) -> Iterator[Record]:
    if isinstance(found, str):
        yield Record(number, (), (), found)
    elif is_own(found):
        told = found.of.get("entities")
        for each in told if isinstance(told, list) else ():
            if isinstance(each, Members):
                yield Record(number, (ENTITY,), tuple(_entity(each)))
    elif isinstance(found.of.get("property"), Cell):
        yield Record(number, (FACT,), tuple(_fact(found)))
    else:
        yield Record(number, (), (), "not-an-entity")


def _entity(each: Members) -> Iterator[tuple[str, Cell]]:
    for name in ("id", "kind"):
        yield from ((name, cell) for cell in cells_of(each.of.get(name)))
    names = each.of.get("names")
    for one in names if isinstance(names, list) else ():
        if isinstance(one, Members):
            yield from (("name", cell) for cell in cells_of(one.of.get("text")))


def _fact(found: Members) -> Iterator[tuple[str, Cell]]:
    for name in _PLAIN:
        yield from ((name, cell) for cell in cells_of(found.of.get(name)))
    value = found.of.get("value")
    for name, told in value.of.items() if isinstance(value, Members) else ():
        yield from ((f"value.{name}", cell) for cell in cells_of(told))
