"""Reading the fields of a pack's YAML one by one; what is wrong becomes a finding with its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from habeas.base.finding import Finding, Severity
from habeas.base.language import Lang
from habeas.law.pack.provision import Citation, Texts, parse_citation


@dataclass(slots=True)
class Report:
    """The findings of one pack while it is read."""

    findings: list[Finding] = field(default_factory=list)

    def error(self, place: str, message: str) -> None:
        """Keep one thing that makes an entry unusable."""
        self.findings.append(Finding("pack-entry-wrong", place, Severity.ERROR, message))


@dataclass(frozen=True, slots=True)
class Fields:
    """One map of the YAML: each field is taken once by its name; `finish` reports those nobody took."""

    values: Mapping[str, object]
    place: str
    report: Report
    taken: set[str] = field(default_factory=set)

    def wrong(self, name: str, message: str) -> None:
        """Report something wrong with a field."""
        self.report.error(f"{self.place}, {name}" if name else self.place, message)

    def has(self, name: str) -> bool:
        """Whether the field is written."""
        return name in self.values

    def raw(self, name: str) -> object:
        """The value as it stands, None where the field is left out."""
        self.taken.add(name)
        return self.values.get(name)

    def text(self, name: str, default: str | None = None) -> str:
        """A string; reported where it is missing and has no default."""
        value = self.raw(name)
        if isinstance(value, str):
            return value
        if value is not None or default is None:
            self.wrong(name, "A word or a sentence is needed here.")
        return default or ""

    def optional(self, name: str) -> str | None:
        """A string, or None where the field is left out."""
        return self.text(name) if self.has(name) else None

    def day(self, name: str) -> date | None:
        """A day written as YYYY-MM-DD, or None where the field is left out or wrong."""
        return self.read(name, date.fromisoformat) if self.has(name) else None

    def choice[E: StrEnum](self, name: str, kind: type[E], default: E) -> E:
        """One of a few words."""
        if not self.has(name):
            return default
        value = self.raw(name)
        for member in kind:
            if member.value == value:
                return member
        self.wrong(name, f"One of {', '.join(member.value for member in kind)} is needed here, not {value!r}.")
        return default

    def read[T](self, name: str, reader: Callable[[str], T]) -> T | None:
        """A string read by `reader`; its ValueError becomes the finding, and None the value."""
        value = self.raw(name)
        if not isinstance(value, str):
            self.wrong(name, f"A word is needed here, not {value!r}.")
            return None
        try:
            return reader(value)
        except ValueError as error:
            self.wrong(name, str(error))
            return None

    def items(self, name: str) -> list[object]:
        """A list, empty where the field is left out."""
        value = self.raw(name)
        if value is None:
            return []
        if isinstance(value, list):
            return value
        self.wrong(name, "A list is needed here.")
        return []

    def each[T](self, name: str, reader: Callable[[object], T]) -> tuple[T, ...]:
        """Every item of a list read by `reader`; an item that it refuses is reported and left out."""
        read = []
        for place, item in enumerate(self.items(name)):
            try:
                read.append(reader(item))
            except ValueError as error:
                self.wrong(f"{name}[{place + 1}]", str(error))
        return tuple(read)

    def words(self, name: str) -> tuple[str, ...]:
        """A list of strings."""
        return self.each(name, _word)

    def citations(self, name: str = "cites") -> tuple[Citation, ...]:
        """A list of citations."""
        return self.each(name, lambda item: parse_citation(_word(item)))

    def map(self, name: str) -> "Fields":
        """A map inside this one; empty where it is left out or is none."""
        value = self.raw(name)
        if value is not None and not isinstance(value, Mapping):
            self.wrong(name, "A map is needed here.")
            value = None
        return Fields({} if value is None else _named(value), f"{self.place}, {name}", self.report)

    def texts(self, name: str) -> Texts:
        """A text in every language; a missing language is reported."""
        found = self.optional_texts(name)
        if found is None:
            self.wrong(name, "A text with en, ru and kk is needed here.")
        return found or dict.fromkeys(Lang, "")

    def optional_texts(self, name: str) -> Texts | None:
        """A text in every language, or None where the field is left out."""
        if not self.has(name):
            return None
        return texts_of(self.raw(name), f"{self.place}, {name}", self.report)

    def finish(self) -> None:
        """Report every field that nobody took: a misspelt name would otherwise say nothing."""
        for name in self.values:
            if name not in self.taken:
                self.wrong(name, "There is no such field here; see the page on law packs.")


def texts_of(value: object, place: str, report: Report) -> Texts:
    """A map of en, ru and kk to non-empty strings."""
    given = value if isinstance(value, Mapping) else {}
    lacking = [lang.value for lang in Lang if not isinstance(given.get(lang.value), str) or not given[lang.value]]
    extra = [key for key in given if key not in {lang.value for lang in Lang}]
    if lacking or extra:
        report.error(place, f"A text with en, ru and kk is needed; wrong or missing: {', '.join([*lacking, *extra])}.")
    return {lang: str(given.get(lang.value, "")) for lang in Lang}


def maps_in(value: object, place: str, report: Report) -> list[Fields]:
    """Every map of a list, each with its id in its place."""
    if not isinstance(value, list):
        report.error(place, "A list is needed here.")
        return []
    found = []
    for index, item in enumerate(value):
        if isinstance(item, Mapping):
            found.append(Fields(_named(item), f"{place}, {item.get('id', index + 1)}", report))
        else:
            report.error(f"{place}[{index + 1}]", "A map is needed here.")
    return found


def _named(value: Mapping[object, object]) -> Mapping[str, object]:
    return {str(key): item for key, item in value.items()}


def _word(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(f"A word is needed here, not {value!r}.")
    return value
