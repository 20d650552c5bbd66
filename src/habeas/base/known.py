"""A value, or that it is unknown, or that there is none: three different things."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unknown:
    """Something exists but is not known; `reason` says why, in a few words."""

    reason: str


@dataclass(frozen=True, slots=True)
class Absent:
    """It is known that there is none."""


type Known[T] = T | Unknown | Absent
"""A value of T, or :class:`Unknown`, or :class:`Absent`."""
