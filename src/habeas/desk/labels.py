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


def field_label(prop: str, field: str, lang: Lang) -> str:
    """What a field of a property is called; its id where the property has no such field."""
    term = vocabulary().properties.get(prop)
    found = None if term is None else term.fields.get(field)
    return field if found is None else found.labels[lang]


def labelled(prop: str, value: dict[str, Plain], lang: Lang) -> tuple[Labelled, ...]:
    """The fields of a draft's value that are given, in its order."""
    term = vocabulary().properties.get(prop)
    return tuple(
        Labelled(name, field_label(prop, name, lang), _text(told, term.fields.get(name) if term else None, lang))
        for name, told in value.items()
        if told not in (None, [], "")
    )


def _text(told: Plain, field: Field | None, lang: Lang) -> str:
    if isinstance(told, list | tuple):
        return "; ".join(str(each) for each in told)
    if field is None or not isinstance(told, str):
        return str(told)
    if field.codes is not None and told in field.codes.codes:
        return f"{field.codes.codes[told][lang]} ({told})"
    try:
        if field.type is FieldType.WHEN:
            return f"{when_in_words(parse_when(told), 'plain', wording(lang).dates)} ({told})"
        if field.type is FieldType.DURATION:
            return f"{duration_in_words(parse_duration(told), wording(lang).dates)} ({told})"
    except ValueError:
        return told
    return told
