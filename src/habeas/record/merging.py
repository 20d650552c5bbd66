"""One fact out of statements that agree."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from habeas.base.ids import EntityId
from habeas.base.known import Known
from habeas.base.plain import Plain
from habeas.base.when import When, parse_when
from habeas.record.agreement import normal_text
from habeas.record.casefile import Fact
from habeas.record.statements import Statement
from habeas.record.vocabulary.terms import Field, FieldType, Property


def merged(subject: EntityId, statements: Sequence[Statement], prop: Property | None) -> Fact:
    """One fact with every field that any of these statements gives; there is at least one.

    Of several forms the fact carries the most precise time, the name of a body with the most words,
    and of other words and names the form that most statements use; then the longest, then the first in
    the order of code points. Lists are united.
    """
    first = statements[0]
    speakers = {statement.attributed_to for statement in statements}
    return Fact(
        subject=subject,
        prop=first.prop,
        value=_value(statements, prop),
        when=most_precise(statement.when for statement in statements),
        stance=first.stance,
        attributed_to=None if None in speakers else _commonest([s.attributed_to or "" for s in statements]),
        statements=tuple(statements),
    )


def most_precise(whens: Iterable[When | None]) -> When | None:
    """The most finely known of several times; None where none is given."""
    known = [when for when in whens if when is not None]
    return max(known, key=_fineness, default=None)


def _fineness(when: When) -> tuple[object, ...]:
    return when.precision, not when.is_interval, not when.approximate, when.zoned, str(when)


def _value(statements: Sequence[Statement], prop: Property | None) -> Known[Mapping[str, Plain]]:
    values = [statement.value for statement in statements if isinstance(statement.value, Mapping)]
    if not values:
        return statements[0].value
    order = {name: place for place, name in enumerate(prop.fields)} if prop is not None else {}
    names = {name for value in values for name in value}
    out: dict[str, Plain] = {}
    for name in sorted(names, key=lambda name: (order.get(name, len(order)), name)):
        given: list[Plain] = [inner for value in values if (inner := value.get(name)) is not None]
        if given:
            out[name] = given[0] if len(given) == 1 else _one_of(given, None if prop is None else prop.fields.get(name))
    return out


def _one_of(given: list[Plain], field: Field | None) -> Plain:
    if field is not None and field.type is FieldType.NAMES:
        lists = [inner for inner in given if isinstance(inner, list | tuple)]
        return [*sorted({name for names in lists for name in names if isinstance(name, str)})]
    if field is not None and field.type is FieldType.WHEN:
        return str(most_precise_text([str(inner) for inner in given]))
    if all(isinstance(inner, str) for inner in given):
        texts = [str(inner) for inner in given]
        return _fullest(texts) if field is not None and field.type is FieldType.BODY else _commonest(texts)
    return min(given, key=repr)


def most_precise_text(texts: list[str]) -> str:
    """The most precise of several EDTF strings; of strings that are none, the commonest."""
    try:
        return str(most_precise(parse_when(text) for text in texts))
    except ValueError:
        return _commonest(texts)


def _fullest(texts: list[str]) -> str:
    times = Counter(normal_text(text) for text in texts)
    return min(texts, key=lambda text: (-len(text.split()), -times[normal_text(text)], -len(text), text))


def _commonest(texts: list[str]) -> str:
    times = Counter(normal_text(text) for text in texts)
    return min(texts, key=lambda text: (-times[normal_text(text)], -len(text), text))
