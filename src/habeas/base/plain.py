"""What a value is made of."""

from collections.abc import Mapping

type Plain = str | int | bool | list["Plain"] | Mapping[str, "Plain"] | None
"""JSON without floating-point numbers: what a person can type and a machine can digest."""
