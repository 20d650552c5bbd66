"""Whether two values of a field agree: yes, no, or it cannot be told.

Whole columns of values are compared at once, each distinct pair one time; the answers are small
square matrices, so that a case of ten thousand statements folds in a moment.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process

from habeas.base.duration import Duration, parse_duration
from habeas.base.language import Lang
from habeas.base.moment import Moment
from habeas.base.plain import Plain
from habeas.base.when import When, parse_when
from habeas.record.polarity import polarity_of
from habeas.record.vocabulary.terms import Field, FieldType

type Matrix = NDArray[np.int8]
type NameAgreement = Callable[[str, Lang, str, Lang, bool], "Agreement"]
"""Whether two names, each printed in a text of some language, are of the same person (False) or body (True)."""

NEAR_IDENTICAL = 92
"""The least `rapidfuzz.fuzz.ratio` (0 to 100) of two texts that say the same in the same words."""

_BEYOND = 4 * 10**18
_SLACK = timedelta(days=366) // timedelta(microseconds=1)


class Agreement(IntEnum):
    """How two values of one field stand to each other. `NOT_SHARED`: one of them was not given."""

    DIFFERENT = 0
    UNCLEAR = 1
    SAME = 2
    NOT_SHARED = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """One value of a field, with the language of the text it stands in."""

    value: Plain | When
    lang: Lang


def column(field: Field | None, cells: Sequence[Cell], names: NameAgreement, zone: tzinfo | None) -> Matrix:
    """How the values of one field agree, each with each: a square matrix of :class:`Agreement`.

    None is a value that was not given. `field` is None for a field the vocabulary does not know:
    equal values agree, and of others nothing can be told.
    """
    keys = [None if cell.value is None else _key(field, cell) for cell in cells]
    distinct = {key: cell for key, cell in zip(keys, cells, strict=True) if key is not None}
    order = {key: index for index, key in enumerate(distinct)}
    small = np.full((len(order) + 1, len(order) + 1), Agreement.NOT_SHARED, np.int8)
    small[1:, 1:] = _distinct(field, list(distinct.values()), names, zone)
    where = np.array([0 if key is None else order[key] + 1 for key in keys], np.intp)
    return small[where[:, None], where[None, :]]


def normal_text(text: str) -> str:
    """Text for comparison: case folded, white space and final punctuation made one."""
    return " ".join(text.casefold().split()).rstrip(" .!?;:…")


def _key(field: Field | None, cell: Cell) -> tuple[str, str]:
    if isinstance(cell.value, When):
        return "", str(cell.value)
    if (
        field is not None
        and field.type in (FieldType.NAME, FieldType.BODY, FieldType.TEXT)
        and isinstance(cell.value, str)
    ):
        return cell.lang.value, normal_text(cell.value)
    return type(cell.value).__name__, repr(_frozen(cell.value))


def _frozen(value: Plain) -> object:
    if isinstance(value, Mapping):
        return tuple(sorted((key, _frozen(inner)) for key, inner in value.items()))
    if isinstance(value, list | tuple):
        return tuple(_frozen(inner) for inner in value)
    return value


def _distinct(field: Field | None, cells: list[Cell], names: NameAgreement, zone: tzinfo | None) -> Matrix:
    if field is None:
        return _alone(len(cells), Agreement.UNCLEAR)
    match field.type:
        case FieldType.WHEN:
            return _whens(cells, zone)
        case FieldType.TEXT:
            return _texts(cells) if field.codes is None else _texts_or_codes(cells, field.codes.codes)
        case FieldType.NAME | FieldType.BODY:
            return _names(cells, names, field.type is FieldType.BODY)
        case FieldType.DURATION:
            return _by_pair(cells, _durations)
        case FieldType.CODE if field.codes is not None and field.codes.open:
            known = field.codes.codes
            return _by_pair(cells, lambda a, b: _open_codes(str(a.value) in known, str(b.value) in known))
    return _alone(len(cells), Agreement.DIFFERENT)


def _alone(size: int, others: Agreement) -> Matrix:
    """Each value agrees with itself; with all others it stands as given."""
    out = np.full((size, size), others, np.int8)
    np.fill_diagonal(out, Agreement.SAME)
    return out


def _by_pair(cells: list[Cell], judge: Callable[[Cell, Cell], Agreement]) -> Matrix:
    out = _alone(len(cells), Agreement.DIFFERENT)
    for i, one in enumerate(cells):
        for j in range(i):
            out[i, j] = out[j, i] = judge(one, cells[j])
    return out


def _names(cells: list[Cell], names: NameAgreement, body: bool) -> Matrix:
    out = _alone(len(cells), Agreement.UNCLEAR)
    printed = [(str(cell.value), cell.lang) for cell in cells]
    for i, (one, one_lang) in enumerate(printed):
        out[i, :i] = [names(one, one_lang, other, other_lang, body) for other, other_lang in printed[:i]]
        out[:i, i] = out[i, :i]
    return out


def _open_codes(one_known: bool, other_known: bool) -> Agreement:
    """A law in printed words may be one of the list, or another printed one, in other words."""
    return Agreement.DIFFERENT if one_known and other_known else Agreement.UNCLEAR


def _durations(one: Cell, other: Cell) -> Agreement:
    try:
        first, second = _lengths(parse_duration(str(one.value))), _lengths(parse_duration(str(other.value)))
    except ValueError:
        return Agreement.UNCLEAR
    if first == second:
        return Agreement.SAME
    # Two months and sixty days may be the same length or not: it hangs on the day they begin.
    same_units = (first[0] == 0) == (second[0] == 0) and (first[1] == 0) == (second[1] == 0)
    return Agreement.DIFFERENT if same_units else Agreement.UNCLEAR


def _lengths(length: Duration) -> tuple[int, int]:
    months = length.years * 12 + length.months
    return months, ((length.weeks * 7 + length.days) * 24 + length.hours) * 60 + length.minutes


def _texts(cells: list[Cell]) -> Matrix:
    texts = [normal_text(str(cell.value)) for cell in cells]
    near = process.cdist(texts, texts, scorer=fuzz.ratio, score_cutoff=NEAR_IDENTICAL, dtype=np.uint8) > 0
    langs = np.array([list(Lang).index(cell.lang) for cell in cells], np.int8)
    near &= langs[:, None] == langs[None, :]
    # A few letters can turn a claim round: "no signs were found" is near "signs were found", and the contrary.
    turned = [polarity_of(text, cell.lang) for text, cell in zip(texts, cells, strict=True)]
    order = {polarity: place for place, polarity in enumerate(dict.fromkeys(turned))}
    kinds = np.array([order[polarity] for polarity in turned], np.intp)
    near &= kinds[:, None] == kinds[None, :]
    out = np.where(near, np.int8(Agreement.SAME), np.int8(Agreement.UNCLEAR))
    np.fill_diagonal(out, Agreement.SAME)
    return out


def _texts_or_codes(cells: list[Cell], codes: Collection[str]) -> Matrix:
    """Words in one language as texts; codes letter by letter, whatever the language of the source they stand on."""
    out = _texts(cells)
    for i, one in enumerate(cells):
        for j, other in enumerate(cells[:i]):
            if str(one.value) in codes and str(other.value) in codes:
                out[i, j] = out[j, i] = Agreement.SAME if one.value == other.value else Agreement.DIFFERENT
    return out


def _whens(cells: list[Cell], zone: tzinfo | None) -> Matrix:
    whens = [_when(cell.value) for cell in cells]
    out = np.where(may_meet(whens, zone), np.int8(Agreement.SAME), np.int8(Agreement.DIFFERENT))
    for place, when in enumerate(whens):
        if when is None:
            out[place, :] = out[:, place] = Agreement.UNCLEAR
    np.fill_diagonal(out, Agreement.SAME)
    return out


def may_meet(whens: Sequence[When | None], zone: tzinfo | None = None) -> NDArray[np.bool_]:
    """:meth:`When.may_equal` of each with each; None, a time that was not given, meets everything."""
    local = _overlap(whens, [(None, None) if when is None else when.local_bounds() for when in whens])
    zoned = np.array([when is not None and when.zoned for when in whens], np.bool_)
    meet = local
    if zone is not None or zoned.any():
        instants = _overlap(whens, [(None, None) if when is None else when.instants(zone) for when in whens])
        meet = np.where((zone is None) & ~(zoned[:, None] | zoned[None, :]), local, instants)
    for place, when in enumerate(whens):
        if when is not None and isinstance(when.first, Moment) and when.first.year is None:
            meet[place] = [other is None or when.may_equal(other, zone) for other in whens]
            meet[:, place] = meet[place]
    return meet


def _overlap(
    whens: Sequence[When | None], bounds: Sequence[tuple[datetime | None, datetime | None]]
) -> NDArray[np.bool_]:
    start = np.array([_microseconds(low, -_BEYOND) for low, _ in bounds], np.int64)
    end = np.array([_microseconds(high, _BEYOND) for _, high in bounds], np.int64)
    about = np.array([when is not None and when.approximate for when in whens], np.bool_)
    before = end[:, None] <= start[None, :]
    if about.any():
        before &= (end[:, None] + _SLACK <= start[None, :]) | ~(about[:, None] | about[None, :])
    return ~(before | before.T)


def _microseconds(instant: datetime | None, otherwise: int) -> int:
    if instant is None:
        return otherwise
    zero = datetime(1, 1, 1, tzinfo=UTC) if instant.tzinfo else datetime(1, 1, 1)  # noqa: DTZ001  (local bounds have no zone)
    return (instant - zero) // timedelta(microseconds=1)


def _when(value: Plain | When) -> When | None:
    if isinstance(value, When):
        return value
    try:
        return parse_when(str(value))
    except ValueError:
        return None
