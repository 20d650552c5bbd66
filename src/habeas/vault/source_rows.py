"""Sources and readings as rows, and back."""

import json
import zlib
from collections.abc import Callable
from typing import Any

from habeas.base.digest import Digest
from habeas.base.errors import IntegrityFailure
from habeas.base.finding import Finding, Severity
from habeas.base.ids import CaseId, Handle, SourceId
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.base.when import parse_when
from habeas.evidence.sources.independence import SourceJudgement, Standing
from habeas.evidence.sources.source import Basis, Copy, Described, Description, Method, Secrecy, Source, Transcript
from habeas.evidence.text.reading import Box, Cue, Page, Reading
from habeas.vault.columns import Row, span_pairs, spans_of, utc, when_column, when_of

DESCRIBED = ("title", "author", "publisher", "published", "address", "language")
_FROM_TEXT: dict[str, Callable[[str], Any]] = {"published": parse_when, "language": Lang}


def source_row(source: Source) -> dict[str, Any]:
    """The columns of a source."""
    row: dict[str, Any] = {
        "key": source.id,
        "copy_id": source.copy.digest,
        "size": source.copy.size,
        "media_type": source.copy.media_type,
        "received_at": utc(source.received_at),
        "received_by": source.received_by,
        "method": source.method.value,
        "tool": source.tool,
        "original_name": source.original_name,
        "secrecy": source.secrecy.value,
        "undertaking_on": when_column(source.undertaking_on),
        "grade": source.grade,
        "note": source.note,
    }
    for name in DESCRIBED:
        described: Described[Any] | None = getattr(source.description, name)
        row[name] = None if described is None else str(described.value)
        row[f"{name}_basis"] = None if described is None else described.basis.value
    return row


def source_of(row: Row) -> Source:
    """The source back from its columns."""
    return Source(
        id=SourceId(row["key"]),
        copy=Copy(Digest(row["copy_id"]), row["size"], row["media_type"]),
        received_at=row["received_at"],
        received_by=Handle(row["received_by"]),
        method=Method(row["method"]),
        tool=row["tool"],
        original_name=row["original_name"],
        secrecy=Secrecy(row["secrecy"]),
        undertaking_on=when_of(row["undertaking_on"]),
        description=Description(**{name: _described(row, name) for name in DESCRIBED}),
        grade=row["grade"],
        note=row["note"],
    )


def reading_row(reading: Reading) -> dict[str, Any]:
    """The columns of a reading; its text is deflated."""
    return {
        "key": reading.id,
        "copy_id": reading.copy,
        "reader": reading.reader,
        "text": zlib.compress(reading.text.encode()),
        "main": span_pairs(reading.main),
        "pages": [[page.number, page.span.start, page.span.end] for page in reading.pages],
        "lang": None if reading.lang is None else reading.lang.value,
        "encoding": reading.encoding,
        "findings": [[f.code, f.place, f.severity.value, f.message] for f in reading.findings],
        "places": _places(reading),
    }


def reading_of(row: Row) -> Reading:
    """The reading back from its columns; raises IntegrityFailure when its id is not that of its text."""
    boxes, cues = _places_of(row["places"])
    reading = Reading(
        copy=Digest(row["copy_id"]),
        reader=row["reader"],
        text=zlib.decompress(row["text"]).decode(),
        main=spans_of(row["main"]),
        pages=tuple(Page(number, *spans_of([[start, end]])) for number, start, end in row["pages"]),
        lang=None if row["lang"] is None else Lang(row["lang"]),
        encoding=row["encoding"],
        findings=tuple(
            Finding(code, place, Severity(severity), message) for code, place, severity, message in row["findings"]
        ),
        boxes=boxes,
        cues=cues,
    )
    if reading.id != row["key"]:
        raise IntegrityFailure("A reading is not the one that was kept.", "Open a backup of the vault.")
    return reading


def _described(row: Row, name: str) -> Described[Any] | None:
    text = row[name]
    if text is None:
        return None
    return Described(_FROM_TEXT.get(name, str)(text), Basis(row[f"{name}_basis"]))


def _places(reading: Reading) -> bytes | None:
    """Boxes and cues as deflated JSON: spans first, then the other fields in their order."""
    if not reading.boxes and not reading.cues:
        return None
    boxes = [[b.span.start, b.span.end, b.page, b.left, b.top, b.right, b.bottom, b.confidence] for b in reading.boxes]
    cues = [[c.span.start, c.span.end, c.start, c.end, c.speaker] for c in reading.cues]
    return zlib.compress(json.dumps({"boxes": boxes, "cues": cues}).encode())


def _places_of(column: bytes | None) -> tuple[tuple[Box, ...], tuple[Cue, ...]]:
    if column is None:
        return (), ()
    places = json.loads(zlib.decompress(column))
    boxes = tuple(Box(Span(start, end), *rest) for start, end, *rest in places["boxes"])
    return boxes, tuple(Cue(Span(start, end), *rest) for start, end, *rest in places["cues"])


def judged_row(case: CaseId, judgement: SourceJudgement) -> dict[str, Any]:
    """The columns of a person's word on two sources of a case."""
    return {
        "case_id": case,
        "one_id": judgement.one,
        "other_id": judgement.other,
        "standing": judgement.standing.value,
        "by": judgement.by,
        "at": utc(judgement.at),
        "reason": judgement.reason,
    }


def judged_of(row: Row) -> SourceJudgement:
    """A person's word on two sources from its columns."""
    return SourceJudgement(
        SourceId(row["one_id"]),
        SourceId(row["other_id"]),
        Standing(row["standing"]),
        Handle(row["by"]),
        row["at"],
        row["reason"],
    )


def transcript_row(transcript: Transcript) -> dict[str, Any]:
    """The columns of what ties a transcript to its recording."""
    return {
        "recording_id": transcript.recording,
        "transcript_id": transcript.transcript,
        "made_by": transcript.made_by,
        "machine": transcript.machine,
        "by": transcript.by,
        "at": utc(transcript.at),
    }


def transcript_of(row: Row) -> Transcript:
    """What ties a transcript to its recording from its columns."""
    return Transcript(
        SourceId(row["recording_id"]),
        SourceId(row["transcript_id"]),
        row["made_by"],
        row["machine"],
        Handle(row["by"]),
        row["at"],
    )
