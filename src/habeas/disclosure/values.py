"""The fields of a value in words: dates, lengths and codes in the View's language, the rest as printed."""

from collections.abc import Mapping

from babel import Locale

from habeas.base.duration import parse_duration
from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.when import parse_when
from habeas.disclosure.dates import count_in_words, duration_in_words, when_in_words
from habeas.disclosure.template import fill
from habeas.disclosure.view import Line, Run
from habeas.disclosure.wording import Wording
from habeas.record.casefile import Fact
from habeas.record.vocabulary.terms import Field, FieldType, Property

SHORT_ID = 10
"""How many signs of a statement's id name it for a reader, as `habeas say` does."""

REFERENCES = frozenset({"answers", "asked_in", "statement", "opinion", "other_opinion", "pressure_in"})
"""Fields that hold ids of statements."""

_IDS = REFERENCES | {"kept_as"}
"""Fields that hold the id of a statement or a source."""


def field_in_words(fact: Fact, term: Property, name: str, form: str, words: Wording) -> Line | None:
    """One field of a fact, None where no source gives it.

    `form` is the form of a date. `norm` and `norm_before` are fields made of an article's parts.
    """
    if name == "when":
        return None if fact.when is None else (Run(when_in_words(fact.when, form or "plain", words.dates)),)
    if not isinstance(fact.value, Mapping):
        return None
    if name in ("norm", "norm_before"):
        return _norm(fact.value, "" if name == "norm" else "from_", words)
    value = fact.value.get(name)
    if value is None or name not in term.fields:
        return None
    return _in_words(fact, term.fields[name], value, form or "plain", words)


def _in_words(fact: Fact, field: Field, value: Plain, form: str, words: Wording) -> Line:
    text = value if isinstance(value, str) else ""
    match field.type:
        case FieldType.WHEN | FieldType.DURATION:
            return (Run(_time(text, field.type, form, words)),)
        case FieldType.INTEGER:
            number = value if isinstance(value, int) else 0
            return (Run(count_in_words(number, "days", words.dates) if field.id == "days" else str(number)),)
        case FieldType.YES_NO:
            return (Run(words.yes_no[field.id]["true" if value else "false"]),)
        case FieldType.CODE:
            return (Run(_label(field, text, words) or text),)
        case FieldType.TEXT if label := _label(field, text, words):
            return (Run(label),)
        case FieldType.KEY if field.id == "country":
            return (Run(country_in_words(text, words.locale)),)
        case FieldType.KEY:
            return (Run(text[:SHORT_ID] if field.id in _IDS else text),)
        case FieldType.NAMES:
            return _names(fact, field.id, value, words.native)
    return (_printed(fact, field.id, text, words),)


def _label(field: Field, text: str, words: Wording) -> str | None:
    """The label of a code; None for what is none of the field's list, or where it has no list."""
    labels = None if field.codes is None else field.codes.codes.get(text)
    return None if labels is None or field.codes is None else words.label(field.codes.id, text, labels)


def _time(text: str, kind: FieldType, form: str, words: Wording) -> str:
    """A date or length in words; one that cannot be read stands as it was recorded."""
    try:
        if kind is FieldType.WHEN:
            return when_in_words(parse_when(text), form, words.dates)
        return duration_in_words(parse_duration(text), words.dates)
    except ValueError:
        return text


def country_in_words(code: str, locale: str) -> str:
    """The name of a country by its ISO 3166-1 code (CLDR); the code itself where there is no name."""
    return str(Locale.parse(locale).territories.get(code.upper(), code))


def _printed(fact: Fact, name: str, value: str, words: Wording) -> Run:
    """The words of a source in the View's language where one has them, else as printed, with their language.

    In a language abroad those of the language next to it are taken, and say so.
    """
    given = _given(fact, name)
    own = next((text for text, said_in in given if said_in is words.lang and isinstance(text, str) and text), None)
    if own is not None:
        return Run(own, None if words.native else words.lang)
    return Run(value, next((said_in for text, said_in in given if text == value), None))


def _names(fact: Fact, name: str, value: Plain, lang: Lang | None) -> Line:
    runs: list[Run] = []
    for item in value if isinstance(value, list | tuple) else []:
        said_in = {said for held, said in _given(fact, name) if isinstance(held, list | tuple) and item in held}
        foreign = None if lang in said_in or not said_in else min(said_in)
        runs += [*([Run(", ")] if runs else []), Run(str(item), foreign)]
    return tuple(runs)


def _norm(value: Mapping[str, Plain], prefix: str, words: Wording) -> Line | None:
    def lookup(name: str, _form: str) -> Line | None:
        part = value.get(name if name in ("code", "country") else prefix + name)
        if not isinstance(part, str) or not part:
            return None
        if name == "code":
            return (Run(words.groups["codes"].get(part, part)),)
        return (Run(country_in_words(part, words.locale) if name == "country" else part),)

    return fill(words.norm, lookup) if value.get(prefix + "article") else None


def _given(fact: Fact, name: str) -> list[tuple[Plain, Lang]]:
    """What each statement gives for a field, with the language it says it in."""
    return [(s.value.get(name), s.language) for s in fact.statements if isinstance(s.value, Mapping)]
