"""What the first lines of a plain text say of it: title, date, author, address.

Only what stands there in so many words; a first line that is a sentence is no title.
"""

import re
from dataclasses import dataclass

from habeas.base.when import When, on_day
from habeas.evidence.text.furniture import is_furniture
from habeas.evidence.text.paragraphs import paragraphs

_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan", "января", "янв", "қаңтар"),
            ("february", "feb", "февраля", "фев", "ақпан"),
            ("march", "mar", "марта", "мар", "наурыз"),
            ("april", "apr", "апреля", "апр", "сәуір"),
            ("may", "мая", "мамыр"),
            ("june", "jun", "июня", "июн", "маусым"),
            ("july", "jul", "июля", "июл", "шілде"),
            ("august", "aug", "августа", "авг", "тамыз"),
            ("september", "sep", "sept", "сентября", "сен", "қыркүйек"),
            ("october", "oct", "октября", "окт", "қазан"),
            ("november", "nov", "ноября", "ноя", "қараша"),
            ("december", "dec", "декабря", "дек", "желтоқсан"),
        ),
        start=1,
    )
    for name in names
}
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATES = (
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<day>\d{1,2})\.(?P<month>\d{1,2})\.(?P<year>(?:19|20)\d\d)(?!\d)"),
    re.compile(
        rf"(?<!\w)(?P<name>{_NAME})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)", re.IGNORECASE
    ),
    re.compile(
        rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<name>{_NAME})\.?,?\s+(?P<year>(?:19|20)\d\d)", re.IGNORECASE
    ),
    re.compile(
        rf"(?P<year>(?:19|20)\d\d)\s*(?:жылғы|жылы|ж\.)\s*(?P<day>\d{{1,2}})\s*(?P<name>{_NAME})", re.IGNORECASE
    ),
)
_AUTHOR = re.compile(r"(?:by|author|автор|текст|авторы)\s*[:—–-]?\s+(?P<name>[^\W\d_][^\n,;:]{3,60})", re.IGNORECASE)
_PERSON = re.compile(r"[^\W\d_][\w.’'-]*(?:\s+[^\W\d_][\w.’'-]*){1,3}")
_ADDRESS = re.compile(
    r"(?:source|url|link|источник|ссылка|дереккөз|сілтеме)?\s*:?\s*(?P<url>https?://\S+)", re.IGNORECASE
)

_YEAR_WORD = re.compile(r"^\s*(?:года|год|г\.?|жылы|жыл|ж\.?)(?!\w)")
_MOST_BESIDE = 5
_LOOKED_AT = 6
"""Paragraphs at the head (and, for an address, at the foot) that are looked at."""
_LONGEST_TITLE = 200
_LONGEST_DATELINE = 80


@dataclass(frozen=True, slots=True)
class Heading:
    """What the head of a text says; None for what it does not say."""

    title: str | None = None
    author: str | None = None
    published: When | None = None
    address: str | None = None


def heading_of(text: str) -> Heading:
    """Title, author, date and address from the first lines of a plain text.

    A title is a first line of at most 200 code points that ends no sentence and has something below
    it; a date, an author or an address stands alone in a short line near the head.
    """
    lines = [" ".join(part.slice(text).split()) for part in paragraphs(text)]
    head = lines[:_LOOKED_AT]
    return Heading(
        title=_title(lines),
        author=next(filter(None, map(_author, head)), None),
        published=next(filter(None, map(dateline, head)), None),
        address=next(filter(None, map(_address, (*head, *lines[-_LOOKED_AT:]))), None),
    )


def dateline(line: str) -> When | None:
    """The day a short line gives ("January 27, 2016 — Baku"); None for a sentence, or when it gives none.

    The date begins or ends the line, and at most five other words stand beside it.
    """
    line = line.strip()
    if len(line) > _LONGEST_DATELINE:
        return None
    for form in _DATES:
        found = form.search(line)
        if found is None:
            continue
        before, after = line[: found.start()], _YEAR_WORD.sub("", line[found.end() :])
        words = re.findall(r"[^\W\d_]{2,}", before + after)
        at_edge = not before.strip(" (") or not re.search(r"[^\W\d_]", after)
        return (
            _day(found)
            if at_edge and len(words) <= _MOST_BESIDE and not after.rstrip().endswith((".", "!", "?"))
            else None
        )
    return None


def _day(found: re.Match[str]) -> When | None:
    part = found.groupdict()
    month = _MONTHS[part["name"].lower()] if part.get("name") else int(part["month"])
    try:
        return on_day(int(part["year"]), month, int(part["day"]))
    except ValueError:
        return None


def _title(lines: list[str]) -> str | None:
    if len(lines) < 2:
        return None
    first, second = lines[0], lines[1]
    if len(first) > _LONGEST_TITLE or not any(char.isalpha() for char in first) or is_furniture(first):
        return None
    if first.endswith((".", ",", ";", ":")) or dateline(first) is not None or _address(first) is not None:
        return None
    below = dateline(second) is not None or _author(second) is not None or len(second) > len(first)
    return first if below or first.isupper() else None


def _author(line: str) -> str | None:
    found = _AUTHOR.fullmatch(line)
    if found is None or _PERSON.fullmatch(found["name"].strip()) is None:
        return None
    return found["name"].strip()


def _address(line: str) -> str | None:
    found = _ADDRESS.fullmatch(line)
    return None if found is None else found["url"]
