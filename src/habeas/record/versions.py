"""A field that holds one value, as a set of versions: the union of two vaults' sets is again such a set.

Each version names those whose place it took. What nobody replaced stands; where several stand that
were written without knowledge of each other, all are shown, until a person writes one that replaces
them. This is the multi-value register of Shapiro, Preguiça, Baquero and Zawirski ("A comprehensive
study of Convergent and Commutative Replicated Data Types", INRIA RR-7506, 2011), with ids in the place of
version vectors.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from dataclasses import field as kept

from habeas.base.digest import Json, canonical, digest_of_json
from habeas.base.plain import Plain

ERASED = "erased"
"""Stands among what a version replaces where it takes the place of all that was written before an erasure."""


@dataclass(frozen=True, slots=True)
class Version:
    """One value that the field of a thing had. `kind` and `owner` name the thing, `at` is RFC 3339 in UTC.

    `replaces` are the ids of the versions that stood when it was written, in their order.
    """

    kind: str
    owner: str
    field: str
    value: Plain
    at: str
    by: str
    replaces: tuple[str, ...]
    _id: list[str] = kept(default_factory=list, init=False, repr=False, compare=False)

    @property
    def id(self) -> str:
        """The SHA-256 of the canonical form of all fields, 64 hexadecimal digits."""
        if not self._id:
            form: Json = {
                "kind": self.kind,
                "owner": self.owner,
                "field": self.field,
                "value": as_json(self.value),
                "at": self.at,
                "by": self.by,
                "replaces": list(self.replaces),
            }
            self._id.append(digest_of_json(form).removeprefix("sha256:"))
        return self._id[0]


def heads(versions: Iterable[Version]) -> tuple[Version, ...]:
    """The versions that no other one replaced, by time, then author, then value; empty without versions."""
    known = {version.id: version for version in versions}
    replaced = {key for version in known.values() for key in version.replaces}
    standing = [version for key, version in known.items() if key not in replaced]
    return tuple(sorted(standing, key=lambda v: (v.at, v.by, canonical(as_json(v.value)), v.id)))


def contested(versions: Iterable[Version]) -> tuple[Version, ...]:
    """The versions that stand with different values, empty where they agree; a value without basis counts."""
    standing = heads(versions)
    return standing if len({canonical(as_json(_bare(v.value))) for v in standing}) > 1 else ()


def latest(versions: Iterable[Version]) -> Plain:
    """The value that is used: a person's before a program's, then a value before none, then the latest; else None."""
    standing = heads(versions)
    if not standing:
        return None
    order = {version.id: place for place, version in enumerate(standing)}
    return max(standing, key=lambda v: (_stated(v.value), v.value is not None, order[v.id])).value


def erasing(versions: Iterable[Version], change: Callable[[Plain], Plain]) -> tuple[Version, ...]:
    """What stands after words were erased from the versions of one field, as versions that take the place of all.

    `change` gives a value without the words. An erasing version names nothing that it replaces, for an id is a
    digest over the words: it stands as written when the last of all was. Empty where nothing changes.
    """
    known = tuple(versions)
    if all(change(version.value) == version.value for version in known):
        return ()
    last = max(version.at for version in known)
    made = (Version(v.kind, v.owner, v.field, change(v.value), last, v.by, (ERASED,)) for v in heads(known))
    return tuple({version.id: version for version in made}.values())


def outlived(versions: Iterable[Version]) -> frozenset[str]:
    """The ids of versions of one field in whose place an erasing one stands: none of them is kept.

    They are those that were not written later than it, and not with knowledge of it.
    """
    known = {version.id: version for version in versions}
    gone: set[str] = set()
    for eraser in (version for version in known.values() if ERASED in version.replaces):
        after = _descendants(eraser.id, known)
        gone |= {
            key
            for key, version in known.items()
            if key not in after
            and (version.at < eraser.at or (version.at == eraser.at and ERASED not in version.replaces))
        }
    return frozenset(gone)


def _descendants(key: str, known: Mapping[str, Version]) -> set[str]:
    found = {key}
    while more := {
        each for each, version in known.items() if each not in found and not found.isdisjoint(version.replaces)
    }:
        found |= more
    return found


def as_json(value: Plain) -> Json:
    """A plain value as what is digested."""
    if isinstance(value, Mapping):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_json(inner) for inner in value]
    return value


def _stated(value: Plain) -> bool:
    return not (isinstance(value, Mapping) and value.get("basis") == "proposed")


def _bare(value: Plain) -> Plain:
    return value.get("value") if isinstance(value, Mapping) and "basis" in value else value
