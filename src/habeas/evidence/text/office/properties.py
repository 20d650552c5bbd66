"""What a document says of itself in its properties (Dublin Core, as Office Open XML and OpenDocument keep it)."""

from dataclasses import dataclass

from habeas.base.when import When
from habeas.evidence.text.compound_kinds import DOCX, XLSX
from habeas.evidence.text.decoding import normal_text
from habeas.evidence.text.office.markup import MarkupError, marks_of
from habeas.evidence.text.office.package import package_of
from habeas.evidence.text.page_facts import exact_time

_TITLE = ("dc:title",)
_AUTHOR = ("dc:creator", "meta:initial-creator")
_MADE = ("dcterms:created", "meta:creation-date")
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class Properties:
    """Title, author and the time at which the document was made; None for what it does not say."""

    title: str | None = None
    author: str | None = None
    made: When | None = None


def properties_of(data: bytes, kind: str) -> Properties:
    """The properties of an office document of this media type; nothing where it has none that can be read."""
    package = package_of(data)
    part = package.part("docProps/core.xml" if kind in (DOCX, XLSX) else "meta.xml") if package else None
    return Properties() if part is None else _properties(part)


def _properties(part: bytes) -> Properties:
    found: dict[str, str] = {}
    inside = ""
    try:
        for mark in marks_of(part):
            if mark.what == "words" and inside:
                found[inside] = found.get(inside, "") + mark.name
            elif mark.what != "words":
                inside = mark.name if mark.what == "start" and mark.name in (*_TITLE, *_AUTHOR, *_MADE) else ""
    except MarkupError:
        pass
    made = _first(found, _MADE)
    return Properties(_first(found, _TITLE), _first(found, _AUTHOR), None if made is None else exact_time(made))


def _first(found: dict[str, str], names: tuple[str, ...]) -> str | None:
    for name in names:
        words = " ".join(normal_text(found.get(name, "")).split())
        if words and len(words) <= _LONGEST:
            return words
    return None
