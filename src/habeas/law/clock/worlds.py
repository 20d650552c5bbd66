"""Versions of a stretch: in each, no two events contradict each other about what happened once.

Sources disagree about when somebody was apprehended or released, or until when an order runs. A result
for each version is honest; a mixture of them is nobody's account.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from habeas.law.clock.stretches import Placed, Stretch, basis, rebuilt, versions

_ONCE = ("custody_order", "extension", "investigation_ended", "case_received_by_court")
"""Events besides the beginning and the end that the days of custody hang on."""

_MOST = 12
"""More versions than anybody reads: beyond these only the versions of the beginning and the end are kept apart."""


@dataclass(frozen=True, slots=True)
class World:
    """One version of a stretch; `version` names the sources it follows, None where nothing is contradicted."""

    stretch: Stretch
    version: str | None


def worlds(stretch: Stretch) -> tuple[World, ...]:
    """The versions of a stretch, that of the earliest dates first; one where nothing is contradicted."""
    edges = [_Choice(stretch.starts[:1] and _of_basis(stretch), stretch.beginnings())] if stretch.starts else []
    if stretch.ends:
        edges.append(_Choice(list(stretch.ends), versions(list(stretch.ends))))
    inner = [choice for kind in _ONCE for choice in _choices(list(stretch.by_type.get(kind, ())))]
    choices = [*edges, *inner]
    count = 1
    for choice in choices:
        count *= len(choice.kept)
    if count > _MOST:
        choices = edges
    found = []
    for picked in product(*(choice.kept for choice in choices)):
        dropped = {
            placed.event.id
            for choice, pick in zip(choices, picked, strict=True)
            for placed in choice.told
            if placed is not pick
        }
        told = [pick for choice, pick in zip(choices, picked, strict=True) if len(choice.kept) > 1]
        named = dict.fromkeys(pick.event.source or "?" for pick in told)
        found.append(World(rebuilt(stretch, dropped), " / ".join(named) or None))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Choice:
    """Events that tell one thing, and the versions of it that cannot all be true."""

    told: Sequence[Placed]
    kept: Sequence[Placed]


def _of_basis(stretch: Stretch) -> list[Placed]:
    return [start for start in stretch.starts if basis(start) == basis(stretch.starts[0])]


def _choices(found: list[Placed]) -> list[_Choice]:
    """Groups of events of one type that tell one thing: by different sources, with times that meet."""
    groups: list[list[Placed]] = []
    for placed in (one for one in found if not one.event.denied):
        home = next((group for group in groups if all(_twin(placed, other) for other in group)), None)
        if home is None:
            groups.append([placed])
        else:
            home.append(placed)
    return [_Choice(group, _contradicting(group)) for group in groups if len(group) > 1]


def _twin(one: Placed, other: Placed) -> bool:
    return one.event.source != other.event.source and one.extent.meets(other.extent)


def _contradicting(group: list[Placed]) -> list[Placed]:
    """Those of a group that give its end or term differently; of those that agree the one that gives most."""
    kept: list[Placed] = []
    for placed in sorted(group, key=lambda one: (-len(one.event.fields), one.event.id)):
        fields = placed.event.fields
        differs = all(
            any(
                name in fields and name in other.event.fields and fields[name] != other.event.fields[name]
                for name in ("until", "term")
            )
            for other in kept
        )
        if differs:
            kept.append(placed)
    return kept
