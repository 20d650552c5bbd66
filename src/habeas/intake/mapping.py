"""How the columns of a list are read as facts: a mapping, checked, with a digest that names it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from habeas.base.digest import Digest, Json, digest_of_json
from habeas.base.language import Lang
from habeas.evidence.foreign.record import Form

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
    COUNTRY = "country"
    NORM = "norm"


class OnChange(StrEnum):
    """What another value in the same cell of a later list means: a correction, or one more thing that happened."""

    REPLACE = "replace"
    ADD = "add"


class Coarse(StrEnum):
    """How finely a date is known where another column says that it is not known to the day."""

    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class FromColumn:
    """A field that a column fills. `forms` are forms of dates for `strptime`; `words` map folded words to values.

    `otherwise` is the column that fills it where the first one says nothing, `last` the one with the end of the
    interval that it begins. `coarse` is the column that says how finely a date is known (the date in `otherwise`,
    where there is such a column), and `coarsely` what its folded words mean. `parted` says that `|` parts values.
    """

    column: str
    read_as: As
    forms: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    otherwise: str | None = None
    last: str | None = None
    coarse: str | None = None
    coarsely: Mapping[str, Coarse] = field(default_factory=dict)
    parted: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of all columns that it looks at."""
        return tuple(name for name in (self.column, self.otherwise, self.last, self.coarse) if name is not None)


@dataclass(frozen=True, slots=True)
class FactRule:
    """One fact that a row may state. `id` tells it from the others of a row; `fixed` fields are always the same.

    It is stated only where a cell of the column `where` is one of the folded words `only`; without `columns` that
    cell is all that states it.
    """

    id: str
    prop: str
    columns: Mapping[str, FromColumn]
    fixed: Mapping[str, str | bool | int]
    on_change: OnChange = OnChange.REPLACE
    where: str | None = None
    only: frozenset[str] = frozenset()

    @property
    def named(self) -> tuple[str, ...]:
        """The names of all columns that it looks at."""
        looked_at = (name for each in self.columns.values() for name in each.columns)
        return (*looked_at, *(() if self.where is None else (self.where,)))


@dataclass(frozen=True, slots=True)
class Section:
    """How records of some kinds are read, where a file holds records of several. No kinds: all of them.

    `subject` is the column with the name of whom a record is about. `about` is instead the column that refers to
    another record: what this one states is then stated of that.
    """

    of: tuple[str, ...]
    subject: str
    facts: tuple[FactRule, ...]
    naming: str = "person"
    role: str | None = None
    about: str | None = None


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
    form: Form = Form.LIST
    sections: tuple[Section, ...] = ()
    _digest: list[Digest] = field(default_factory=list, init=False, repr=False, compare=False)

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of all columns that are read, each once, in the order in which the mapping names them."""
        named = [self.subject, *self.key, *(name for rule in self.facts for name in rule.named)]
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
        told: dict[str, Json] = {
            "name": self.name,
            "subject": [self.subject, self.naming, self.role],
            "key": list(self.key),
            "facts": [_rule_form(rule) for rule in self.facts],
            "sheet": self.sheet,
            "header": self.header,
            "delimiter": self.delimiter,
            "case": self.case,
            "language": None if self.language is None else self.language.value,
            "secrecy": self.secrecy,
            "grade": self.grade,
            "attributed_to": [self.attributed_to, self.attributed_column],
        }
        # What came later is told only where it is used: the digest of an older mapping stays what it was.
        if self.form is not Form.LIST:
            told["from"] = self.form.value
            told["records"] = [
                [list(each.of), each.subject, each.naming, each.role, each.about, [_rule_form(r) for r in each.facts]]
                for each in self.sections
            ]
        return told


def _rule_form(rule: FactRule) -> Json:
    told: dict[str, Json] = {
        "id": rule.id,
        "property": rule.prop,
        "columns": [_column_form(name, each) for name, each in rule.columns.items()],
        "fixed": dict(rule.fixed),
        "on_change": rule.on_change.value,
    }
    if rule.where is not None:
        told["only"] = [rule.where, sorted(rule.only)]
    return told


def _column_form(name: str, each: FromColumn) -> Json:
    told: list[Json] = [name, each.column, each.read_as.value, list(each.forms), dict(each.words)]
    if each.parted:
        told.append("parted")
    if each.otherwise is each.last is each.coarse is None:
        return told
    return [*told, each.otherwise, each.last, each.coarse, {word: known.value for word, known in each.coarsely.items()}]


def extractor_of(name: str) -> str:
    """How the extractor of every mapping of this name begins."""
    return f"intake/{name}@"
