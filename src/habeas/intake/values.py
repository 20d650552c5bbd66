"""From the words of a cell to the value of a field, or why it is none."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from habeas.base.finding import Finding, Severity
from habeas.base.language import Lang
from habeas.base.moment import Moment
from habeas.base.plain import Plain
from habeas.base.when import When, on_day, parse_when
from habeas.evidence.archives.platforms.table_rows import Cell
from habeas.intake.dates import Doubtful, date_in
from habeas.intake.mapping import As, Coarse, FromColumn
from habeas.intake.words import folded, plain, truth
from habeas.law.references import find_references
from habeas.record.vocabulary.terms import Field, FieldType

_LONGEST = 10_000
"""Code points of the longest cell that is taken as a value."""
_NUMBERS = re.compile(r"\d{2,}")
_PARTED = re.compile(r"\s*[;\n]\s*")
_LAW_WORDS = ("ст. {}", "Article {}", "{}-бап")
"""How a bare number of an article is written out, so that the law room can read it."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a cell is no value: the code of a finding and its English sentence."""

    code: str
    message: str

    def finding(self, place: str) -> Finding:
        """The refusal of the cell at this place."""
        return Finding(self.code, place, Severity.WARNING, self.message)


def value_of(cell: Cell, how: FromColumn, field: Field, coarse: Coarse | None = None) -> Plain | Refusal:
    """The value of one field by its column; `coarse` where another column says how finely its date is known."""
    words = plain(cell.words)
    if len(words) > _LONGEST:
        return Refusal("cell-too-long", f"The cell has {len(words)} letters and signs; at most {_LONGEST} are taken.")
    match how.read_as:
        case As.DATE:
            return _date(words, how, coarse)
        case As.NUMBER:
            return _number(words)
        case As.CHOICE:
            return _choice(words, how, field)
        case As.COUNTRY:
            return _country(words)
        case As.NAMES:
            return [name for name in (plain(part) for part in _PARTED.split(cell.words)) if name]
    return words


def norms_of(cell: Cell, language: Lang | None) -> tuple[Mapping[str, str], ...] | Refusal:
    """The articles that a cell names, each as its fields; a refusal where a number in it was not understood."""
    words = plain(cell.words)
    if len(words) > _LONGEST:
        return Refusal("cell-too-long", f"The cell has {len(words)} letters and signs; at most {_LONGEST} are taken.")
    return _norms_in(words, language)


@lru_cache(maxsize=1 << 10)
def _norms_in(words: str, language: Lang | None) -> tuple[Mapping[str, str], ...] | Refusal:
    """The articles that these words name; a list says the same of many people, so that each is read once."""
    for form, spoken in (("{}", language), ("{}", None), *((each, None) for each in _LAW_WORDS)):
        written = form.format(words)
        found = find_references(written, spoken)
        covered = {at for each in found for at in range(each.span.start, each.span.end)}
        if found and all(hit.start() in covered for hit in _NUMBERS.finditer(written)):
            norms = (
                {
                    "country": each.country,
                    "code": each.code,
                    "article": each.article,
                    "part": each.part,
                    "point": each.point,
                    "label": each.label,
                }
                for each in found
            )
            return tuple({name: told for name, told in norm.items() if told is not None} for norm in norms)
    return Refusal("cell-not-an-article", f"No article can be read here, or not all of them: {words[:60]!r}.")


def between(first: Plain | Refusal, last: Plain | Refusal) -> Plain | Refusal:
    """The interval between two dates, one of which may be None: then it is not known. Equal ends are one date."""
    for end in (first, last):
        if isinstance(end, Refusal):
            return end
    if last is None or first == last:
        # Nothing says that what began has ended, or that it goes on.
        return first if last is not None else f"{first}/"
    try:
        return str(parse_when(f"{'' if first is None else first}/{last}"))
    except ValueError:
        return Refusal("cell-not-a-date", f"{last!r} is before {first!r}, or one of them is no single date.")


def _date(words: str, how: FromColumn, coarse: Coarse | None) -> Plain | Refusal:
    found = date_in(words, how.forms)
    if not isinstance(found, Doubtful):
        return str(found if coarse is None else _known_to(found, coarse))
    if found.ambiguous:
        message = f'{words[:40]!r} can be read in two ways. Say the form in the mapping: `dates: ["%d/%m/%Y"]`.'
        return Refusal("cell-ambiguous-date", message)
    return Refusal("cell-not-a-date", f"{words[:40]!r} is no date that can be read.")


def _known_to(day: When, coarse: Coarse) -> When:
    """The month or the year of a day; an interval, and what is known less finely already, stays as it is."""
    first = day.first
    if day.is_interval or not isinstance(first, Moment) or first.year is None or first.month is None:
        return day
    return on_day(first.year, first.month if coarse is Coarse.MONTH else None)


def _number(words: str) -> Plain | Refusal:
    bare = words.replace(" ", "")
    if bare.isascii() and bare.isdecimal() and len(bare) <= 9:
        return int(bare)
    return Refusal("cell-not-a-number", f"{words[:40]!r} is no whole number.")


def _country(words: str) -> Plain | Refusal:
    if len(words) == 2 and words.isascii() and words.isalpha():
        return words.upper()
    return Refusal("cell-not-a-country", f"{words[:40]!r} is no country's code of two letters.")


def _choice(words: str, how: FromColumn, field: Field) -> Plain | Refusal:
    meant = how.words.get(folded(words))
    if field.type is FieldType.YES_NO:
        said = truth(words if meant is None else meant)
        return said if said is not None else Refusal("cell-not-a-choice", f"{words[:40]!r} is neither yes nor no.")
    if meant is not None:
        return meant
    if field.codes is None or field.codes.open:
        return words
    known = ", ".join(field.codes.codes)
    return Refusal(
        "cell-not-a-choice", f"{words[:40]!r} is no word for one of: {known}. Say it in the mapping: `words:`."
    )
