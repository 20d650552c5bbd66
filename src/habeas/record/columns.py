"""The fields of several values side by side: which agree with which."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import tzinfo

import numpy as np
from numpy.typing import NDArray

from habeas.base.known import Known
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.when import When
from habeas.record.agreement import Agreement, Cell, Matrix, NameAgreement, column
from habeas.record.vocabulary.terms import Property

type Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Row:
    """One value with its time and the language of its text; `langs` has the fields in another language."""

    value: Known[Mapping[str, Plain]]
    when: When | None
    lang: Lang
    langs: Mapping[str, Lang] = field(default_factory=dict)

    def cell(self, name: str) -> Cell:
        """The value of one field, `when` included; None where it is not given."""
        if name == "when":
            return Cell(self.when, self.lang)
        value = self.value.get(name) if isinstance(self.value, Mapping) else None
        return Cell(value, self.langs.get(name, self.lang))

    def given(self) -> frozenset[str]:
        """The fields it gives."""
        own = self.value if isinstance(self.value, Mapping) else {}
        names = {name for name, inner in own.items() if inner is not None}
        return frozenset(names if self.when is None else names | {"when"})


@dataclass(frozen=True, slots=True)
class Columns:
    """How the rows agree field by field; fields that no row gives, and printed ones, are not there."""

    rows: int
    by_field: Mapping[str, Matrix]

    @property
    def agree(self) -> Bools:
        """Where every field that both rows give agrees."""
        return self._all(matrix >= Agreement.SAME for matrix in self.by_field.values())

    def linked(self, fields: Iterable[str]) -> Bools:
        """Where at least one of these fields is given in both rows and agrees."""
        out = np.zeros((self.rows, self.rows), np.bool_)
        for name in fields:
            if name in self.by_field:
                out |= self.by_field[name] == Agreement.SAME
        return out

    def differ(self, name: str) -> Bools:
        """Where both rows give this field and it surely differs."""
        if name not in self.by_field:
            return np.zeros((self.rows, self.rows), np.bool_)
        out: Bools = self.by_field[name] == Agreement.DIFFERENT
        return out

    def clash(self, fields: Iterable[str]) -> Bools:
        """Where one of these fields differs or cannot be told."""
        clear = self._all(self.by_field[name] >= Agreement.SAME for name in fields if name in self.by_field)
        return np.logical_not(clear)

    def _all(self, parts: Iterable[Bools]) -> Bools:
        out = np.ones((self.rows, self.rows), np.bool_)
        for part in parts:
            out &= part
        return out


def columns_of(rows: Sequence[Row], prop: Property | None, names: NameAgreement, zone: tzinfo | None = None) -> Columns:
    """The columns of these rows. `prop` is None for a property the vocabulary does not know."""
    given = frozenset[str]().union(*(row.given() for row in rows))
    fields = {} if prop is None else prop.fields
    return Columns(
        rows=len(rows),
        by_field={
            name: column(fields.get(name), [row.cell(name) for row in rows], names, zone)
            for name in sorted(given)
            if name not in fields or not fields[name].printed
        },
    )
