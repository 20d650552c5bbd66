"""A finding of another room, kept as a source of the case so that it can be quoted and tied like any other.

It is a plain text that a person can read and print, and that can be read back: one line `key: value` for
each field, `source` once for each source of the case it stands on, `also` for what else it stands on.
"""

from dataclasses import dataclass
from datetime import date

from habeas.base.digest import Digest
from habeas.base.ids import SourceId
from habeas.base.language import Lang
from habeas.base.span import Span

HEAD = "Habeas: record of a finding"
"""The first line of every such record."""


@dataclass(frozen=True, slots=True)
class StandsOn:
    """A source that a finding stands on; `span` counts code points of its first reading, None for the whole."""

    source: SourceId
    digest: Digest
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class CaseFinding:
    """What another room found: a stable `code`, and one `sentence` in the person's language.

    `made_by` is program and version, `on` the day. A sentence is one line. `also` names what it stands on that
    is no source of the case, each on one line: the entry of a register by name, version, number and digest.
    """

    code: str
    sentence: str
    lang: Lang
    sources: tuple[StandsOn, ...]
    made_by: str
    on: date
    also: tuple[str, ...] = ()


def finding_text(finding: CaseFinding) -> str:
    """The record as text; raises ValueError where a field would not stand on one line, or is empty."""
    fields = [
        ("code", finding.code),
        ("language", finding.lang.value),
        ("made by", finding.made_by),
        ("on", finding.on.isoformat()),
        *(("source", _written(source)) for source in finding.sources),
        *(("also", told) for told in finding.also),
        ("finding", finding.sentence),
    ]
    for key, told in fields:
        if not told.strip() or "\n" in told or "\r" in told or told != told.strip():
            raise ValueError(f"the {key} of a finding is one line that is not empty: {told!r}")
    return "\n".join([HEAD, *(f"{key}: {told}" for key, told in fields)]) + "\n"


def finding_in(text: str) -> CaseFinding | None:
    """The finding that a text is the record of, None where it is no such record or was changed."""
    lines = text.splitlines()
    if not lines or lines[0] != HEAD:
        return None
    fields = [line.partition(": ")[::2] for line in lines[1:]]
    told = dict(fields)
    try:
        finding = CaseFinding(
            code=told["code"],
            sentence=told["finding"],
            lang=Lang(told["language"]),
            sources=tuple(_read(value) for key, value in fields if key == "source"),
            made_by=told["made by"],
            on=date.fromisoformat(told["on"]),
            also=tuple(value for key, value in fields if key == "also"),
        )
        return finding if finding_text(finding) == text else None
    except (KeyError, ValueError):
        return None


def _written(source: StandsOn) -> str:
    place = "" if source.span is None else f" {source.span.start}-{source.span.end}"
    return f"{source.source} {source.digest}{place}"


def _read(value: str) -> StandsOn:
    source, digest, *place = value.split(" ")
    if not place:
        return StandsOn(SourceId(source), Digest(digest))
    start, end = place[0].split("-")
    return StandsOn(SourceId(source), Digest(digest), Span(int(start), int(end)))
