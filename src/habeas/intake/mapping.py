"""How the columns of a list are read as facts: a mapping, checked, with a digest that names it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from habeas.base.digest import Digest, Json, digest_of_json
from habeas.base.language import Lang

NORM = "norm"
"""The name under which a fact may give one column for country, code, article, part and point together."""

NORM_FIELDS = ("country", "code", "article", "part", "point")
"""The fields that a column of articles fills."""


class As(StrEnum):
    """How the words of a cell become a value."""

    TEXT = "text"
    DATE = "date"
    NUMBER = "number"
    CHOICE = "choice"
    NAMES = "names"
    NORM = "norm"


class OnChange(StrEnum):
    """What another value in the same cell of a later list means: a correction, or one more thing that happened."""

    REPLACE = "replace"
    ADD = "add"


@dataclass(frozen=True, slots=True)
class FromColumn:
    """A field that a column fills. `forms` are forms of dates for `strptime`; `words` map folded words to values."""

    column: str
    read_as: As
    forms: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FactRule:
    """One fact that a row may state. `id` tells it from the others of a row; `fixed` fields are always the same."""

    id: str
    prop: str
    columns: Mapping[str, FromColumn]
    fixed: Mapping[str, str | bool | int]
    on_change: OnChange = OnChange.REPLACE

    @property
    def main(self) -> str:
        """The column named first: the one that a report calls the fact by."""
        return next(iter(self.columns.values())).column


@dataclass(frozen=True, slots=True)
class ListMapping:
    """A mapping. `header` is the row with the names of the columns, counted from 1.

    `subject` is the column with the name of whom a row is about, `naming` the property that says who or what
    that is (`person`, `organ`) and `role` the part a person has. `key` are the columns whose cells together
    tell a row from all others, this month and the next. `case` is the column with the name of the case, None
    where all rows are of the case that is named in the call. `attributed_to` is who says it all, or
    `attributed_column` the column that tells. `left` are columns that are not read, and known not to be.
    """

    name: str
    subject: str
    key: tuple[str, ...]
    facts: tuple[FactRule, ...]
    naming: str = "person"
    role: str | None = None
    sheet: str | None = None
    header: int = 1
    delimiter: str | None = None
    case: str | None = None
    language: Lang | None = None
    secrecy: str = "case_file"
    grade: str | None = None
    attributed_to: str | None = None
    attributed_column: str | None = None
    left: tuple[str, ...] = ()
    _digest: list[Digest] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of all columns that are read, each once, in the order in which the mapping names them."""
        named = [self.subject, *self.key, *(each.column for rule in self.facts for each in rule.columns.values())]
        more = [each for each in (self.case, self.attributed_column) if each is not None]
        return tuple(dict.fromkeys((*named, *more)))

    @property
    def digest(self) -> Digest:
        """The digest of what the mapping says, however its file was laid out."""
        # Computed once: it is asked for with every cell.
        if not self._digest:
            self._digest.append(digest_of_json(self._form()))
        return self._digest[0]

    @property
    def extractor(self) -> str:
        """What drafts made by this mapping name as their extractor: `intake/NAME@DIGEST`."""
        return f"{extractor_of(self.name)}{self.digest.removeprefix('sha256:')}"

    def _form(self) -> Json:
        facts: list[Json] = [
            {
                "id": rule.id,
                "property": rule.prop,
                "columns": [
                    [name, each.column, each.read_as.value, list(each.forms), dict(each.words)]
                    for name, each in rule.columns.items()
                ],
                "fixed": dict(rule.fixed),
                "on_change": rule.on_change.value,
            }
            for rule in self.facts
        ]
        return {
            "name": self.name,
            "subject": [self.subject, self.naming, self.role],
            "key": list(self.key),
            "facts": facts,
            "sheet": self.sheet,
            "header": self.header,
            "delimiter": self.delimiter,
            "case": self.case,
            "language": None if self.language is None else self.language.value,
            "secrecy": self.secrecy,
            "grade": self.grade,
            "attributed_to": [self.attributed_to, self.attributed_column],
        }


def extractor_of(name: str) -> str:
    """How the extractor of every mapping of this name begins."""
    return f"intake/{name}@"
