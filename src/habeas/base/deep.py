"""What stands inside a value, however deep: in the fields of dataclasses, in mappings, in sequences and sets."""

from collections.abc import Callable, Hashable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from functools import cache
from typing import Any, cast

type Place = tuple[Place | None, str]
"""Where something stands: in what, and as which part of it."""

NOTHING: AbstractSet[str] = frozenset()


def deep[T](
    value: object, wanted: type[T], without: AbstractSet[str] = NOTHING, where: str = ""
) -> list[tuple[Place, T]]:
    """Everything of one type in a value, in the order of its parts, with its place; empty where there is nothing.

    What is inside something that is wanted is not looked at, nor are members of enumerations, fields of dataclasses
    that `without` names, and those whose names begin with an underscore. `where` is the place of the value itself.
    """
    found: list[tuple[Place, T]] = []
    parts_of = _reading(frozenset(without))

    def take(value: object, place: Place) -> None:
        if value is None or isinstance(value, Enum):
            return
        if isinstance(value, wanted):
            found.append((place, value))
        elif isinstance(value, str):
            return
        elif parts := parts_of(cast("Hashable", value.__class__)):
            for name, part in parts:
                take(getattr(value, name), (place, part))
        elif isinstance(value, Mapping):
            for key, inner in value.items():
                take(inner, (place, f".{key}"))
        elif isinstance(value, list | tuple | set | frozenset):
            for number, inner in enumerate(value):
                take(inner, (place, f"[{number}]"))

    take(value, (None, where))
    return found


def place_in_words(place: Place) -> str:
    """A place as Python writes it: `parts[2].heading`."""
    within, part = place
    return part if within is None else f"{place_in_words(within)}{part}".removeprefix(".")


def rebuilt[T](value: T, change: Callable[[str, Any], Any]) -> T:
    """The value with each of its parts as `change` makes it from the part's name and itself.

    Parts are the fields of a dataclass, the values of a mapping, and the members of a list or tuple, whose name is
    empty. The same object comes back where no part changes, and where the value has none.
    """
    before: dict[Any, Any]
    if isinstance(value, Mapping):
        before = dict(value)
    elif type(value) in (list, tuple):
        before = dict(enumerate(cast("list[Any]", value)))
    elif is_dataclass(value) and not isinstance(value, type):
        before = {one.name: getattr(value, one.name) for one in fields(value) if one.init}
    else:
        return value
    after = {key: change(key if isinstance(key, str) else "", part) for key, part in before.items()}
    if all(part is before[key] for key, part in after.items()):
        return value
    if isinstance(value, Mapping):
        return cast("T", after)
    if type(value) in (list, tuple):
        return cast("T", type(cast("list[Any]", value))(after.values()))
    return cast("T", replace(cast("Any", value), **after))


@cache
def _reading(without: frozenset[str]) -> Callable[[Hashable], tuple[tuple[str, str], ...]]:
    """What tells the fields of a type that are looked at, each as it is named in a place; none of most types."""

    @cache
    def parts_of(kind: Hashable) -> tuple[tuple[str, str], ...]:
        every = fields(kind) if isinstance(kind, type) and is_dataclass(kind) else ()
        names = (one.name for one in every)
        return tuple((name, f".{name}") for name in names if name not in without and not name.startswith("_"))

    return parts_of
