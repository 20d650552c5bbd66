"""How far the words of a quote are the source's own: recognised on a picture, or heard in a recording by a program."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from types import MappingProxyType

from habeas.base.digest import Json
from habeas.base.ids import StatementId


@dataclass(frozen=True, slots=True)
class Marks:
    """The statements of a case whose words want to be compared with what they were read off.

    `recognised` stand on a picture (OCR), `machine` in a transcript that a program made; `times` are the
    milliseconds into a recording at which a transcript has the words of a statement.
    """

    recognised: AbstractSet[StatementId] = frozenset()
    machine: AbstractSet[StatementId] = frozenset()
    times: Mapping[StatementId, int] = MappingProxyType({})

    def form(self, statement: StatementId) -> dict[str, Json]:
        """The marks of one statement for an anchor in JSON; `time` is null where there is none."""
        return {
            "recognised": statement in self.recognised,
            "time": self.times.get(statement),
            "machine": statement in self.machine,
        }

    def time_of(self, statements: Iterable[StatementId]) -> int | None:
        """The earliest second of a recording at which these are said, None where they are in none."""
        return min((self.times[one] // 1000 for one in statements if one in self.times), default=None)


UNMARKED = Marks()
"""Nothing is known to be recognised or heard."""
