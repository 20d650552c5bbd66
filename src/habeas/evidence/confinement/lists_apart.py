"""Reading a register's file in a child: what comes back is checked, and a child that fails is a finding."""

import json
from collections.abc import Callable

from habeas.base.digest import digest_of
from habeas.evidence.confinement.asking import asked
from habeas.evidence.confinement.confinement import Confinement
from habeas.evidence.confinement.limits import Limits, limits_for_export
from habeas.evidence.confinement.lists import layout_told, register_told
from habeas.evidence.confinement.order_names import LAYOUT, LISTS, READ_REGISTER
from habeas.evidence.registers.mapping import TableMapping
from habeas.evidence.registers.reading import Layout, kept_form
from habeas.evidence.registers.register_file import RegisterFile


class ListsApart:
    """Reads registers by a confinement. `limits` tells what reading so many bytes may use."""

    def __init__(self, confinement: Confinement, limits: Callable[[int], Limits] = limits_for_export) -> None:
        self._confinement = confinement
        self._limits = limits

    def layout_of(self, data: bytes) -> Layout | None:
        """The layout that a register's file shows, None where it shows none; raises NotRead."""
        self._confinement.prepare(LISTS)
        with asked(self._confinement, LAYOUT, "file", self._limits(len(data)), (data,), len(data)) as child:
            return layout_told(child.answer())

    def read_register(self, data: bytes, how: Layout | TableMapping) -> RegisterFile:
        """The entries of a register's file, read as it is said to be laid out.

        Raises WrongCall where it is not laid out so or is a list of persons, NotRead where the child failed.
        """
        self._confinement.prepare(LISTS)
        pieces = (json.dumps(kept_form(how)).encode() + b"\n", data)
        with asked(self._confinement, READ_REGISTER, "file", self._limits(len(data)), pieces, len(data)) as child:
            return register_told(child.answers(), digest_of(data))
