"""What proposals say, in a person's language: the words of the vocabulary, dates and lengths in words.

The ids stand beside the labels, because other commands take them.
"""

from typing import NamedTuple

from habeas.base.duration import parse_duration
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.when import parse_when
from habeas.disclosure.dates import duration_in_words, when_in_words
from habeas.disclosure.wording import wording
from habeas.record.vocabulary.loading import vocabulary
from habeas.record.vocabulary.terms import Field, FieldType


class Labelled(NamedTuple):
    """One field of a value: its id, its label, and what it holds, in words where it is no printed text."""

    field: str
    label: str
    text: str


def property_label(prop: str, lang: Lang) -> str:
    """What a property is called; its id where the vocabulary has no such property."""
    term = vocabulary().properties.get(prop)
    return prop if term is None else term.labels[lang]


def code_label(codes: str, code: str, lang: Lang) -> str:
    """What a code of a list is called; the code itself where the list has no such one."""
    found = vocabulary().lists[codes].codes.get(code)
    return code if found is None else found[lang]


def field_label(prop: str, field: str, lang: Lang) -> str:
    """What a field of a property is called; its id where the property has no such field."""
    term = vocabulary().properties.get(prop)
    found = None if term is None else term.fields.get(field)
    return field if found is None else found.labels[lang]


def labelled(prop: str, value: dict[str, Plain], lang: Lang, with_codes: bool = True) -> tuple[Labelled, ...]:
    """The fields of a draft's value that are given, in its order.

    `with_codes` puts behind the words of a code, a date or a length what other commands take.
    """
    term = vocabulary().properties.get(prop)
    return tuple(
        Labelled(
            name, field_label(prop, name, lang), _text(told, term.fields.get(name) if term else None, lang, with_codes)
        )
        for name, told in value.items()
        if told not in (None, [], "")
    )


def _text(told: Plain, field: Field | None, lang: Lang, with_code: bool) -> str:
    if isinstance(told, list | tuple):
        return "; ".join(str(each) for each in told)
    if field is None or not isinstance(told, str):
        return str(told)
    words = _in_words(told, field, lang)
    return told if words is None else f"{words} ({told})" if with_code else words


def _in_words(told: str, field: Field, lang: Lang) -> str | None:
    """A code, a date or a length in words; None where it is a text, or is none of them."""
    if field.codes is not None and told in field.codes.codes:
        return field.codes.codes[told][lang]
    try:
        if field.type is FieldType.WHEN:
            return when_in_words(parse_when(told), "plain", wording(lang).dates)
        if field.type is FieldType.DURATION:
            return duration_in_words(parse_duration(told), wording(lang).dates)
    except ValueError:
        return None
    return None
