"""What is indexed of the rows of a vault: the text of a passage, title, statement, name or proposal."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.evidence.find.keeping import Kind
from habeas.evidence.find.mended import BETWEEN, mended_words
from habeas.evidence.find.passages import language_of, passages
from habeas.evidence.find.tokens import terms
from habeas.evidence.sources.pages import Pages
from habeas.record.vocabulary.loading import vocabulary
from habeas.record.vocabulary.terms import FieldType
from habeas.vault.columns import Row, when_of
from habeas.vault.source_rows import reading_of

_WORDS = frozenset([FieldType.NAME, FieldType.BODY, FieldType.NAMES, FieldType.TEXT, FieldType.KEY])
_FILE_NAME = re.compile(r"[._]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One passage to be indexed. Days are ISO dates, the first and the last that its time allows; None if unknown.

    `mended` are the words of the text as its repair has them, empty where those are its own.
    """

    kind: Kind
    key: str
    text: str
    source: str | None = None
    case: str | None = None
    reading: str | None = None
    start: int | None = None
    end: int | None = None
    lang: Lang | None = None
    days: tuple[str | None, str | None] = (None, None)
    prop: str | None = None
    mended: tuple[str, ...] = ()

    def words(self) -> list[str]:
        """The words it is found by, as the index holds them: those that stand there, then those of the repair."""
        found = terms(self.text)
        return [*found, BETWEEN, *self.mended] if self.mended else found


def of_reading(row: Row, source: Row) -> Iterator[Entry]:
    """The passages of a source's first reading."""
    reading = reading_of(row)
    days = days_of(source["published"])
    for span in passages(reading):
        text = span.slice(reading.text)
        lang = language_of(text, reading.lang)
        key = source["key"]
        mended = tuple(mended_words(reading, span))
        yield Entry(Kind.SOURCE, key, text, key, None, row["key"], span.start, span.end, lang, days, mended=mended)


def of_source(row: Row) -> Entry:
    """What a source is called: title, author, publisher, the name of its file, a person's note."""
    name = _FILE_NAME.sub(" ", row["original_name"] or "")
    told = (row["title"], row["author"], row["publisher"], name, row["note"])
    text = "\n".join(each for each in told if each)
    return Entry(Kind.TITLE, row["key"], text, row["key"], lang=language_of(text, None), days=days_of(row["published"]))


def of_document(document: Pages) -> Entry:
    """The title that a person gave to several sources as one document."""
    title = document.title or ""
    return Entry(Kind.TITLE, document.id, title, case=document.case, lang=language_of(title, None))


def of_statement(row: Row) -> Entry:
    """The words that a statement stands on, the words of its value, and who says it."""
    told = (row["quote"], *value_words(row["prop"], row["value"] or {}), row["unknown_reason"], row["attributed_to"])
    return Entry(
        Kind.STATEMENT,
        row["key"],
        "\n".join(each for each in told if each),
        row["source_id"],
        row["case_id"],
        row["reading_id"],
        row["start"],
        row["end"],
        Lang(row["language"]),
        days_of(row["when"]),
        row["prop"],
    )


def of_proposal(row: Row) -> Entry:
    """The same of a proposal, with the name of what it is about."""
    told = (row["quote"], *value_words(row["type"], row["value"]), row["subject"], row["attributed_to"])
    when = row["value"].get("when")
    return Entry(
        Kind.PROPOSAL,
        row["key"],
        "\n".join(each for each in told if each),
        row["source_id"],
        row["case_id"],
        row["reading_id"],
        row["start"],
        row["end"],
        Lang(row["lang"]),
        days_of(when if isinstance(when, str) else None),
        row["type"],
    )


def of_entity(row: Row) -> Entry:
    """The name of a person, body or other thing."""
    return Entry(Kind.NAME, row["key"], row["name"], lang=language_of(row["name"], None), prop=row["kind"])


def value_words(prop: str, value: Mapping[str, Plain]) -> Iterator[str]:
    """The names and texts in a value; dates, lengths and codes are none. An unknown property gives all its texts."""
    known = vocabulary().properties.get(prop)
    for name, inner in value.items():
        field = None if known is None else known.fields.get(name)
        if field is None or field.type in _WORDS:
            yield from _texts(inner)


def days_of(when: str | None) -> tuple[str | None, str | None]:
    """The first and the last day that a time allows, each None where there is none."""
    told = when_of(when)
    if told is None:
        return None, None
    first, after = told.local_bounds()
    last = None if after is None else after - timedelta(microseconds=1)
    return None if first is None else first.date().isoformat(), None if last is None else last.date().isoformat()


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case list() | tuple():
            for inner in value:
                yield from _texts(inner)
