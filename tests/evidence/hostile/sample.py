"""A hostile file: what it is called, what it attacks, and its bytes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sample:
    """`name` is the name of the file; `attack` says in a few words what it is made to do."""

    name: str
    attack: str
    data: bytes
