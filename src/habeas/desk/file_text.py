"""The text of a file a person names, as spans count it, and repaired.

It stands apart from reading bytes, because the readers of texts take long to load.
"""

from dataclasses import dataclass

from habeas.base.digest import Json, digest_of
from habeas.base.finding import Finding
from habeas.base.span import Span
from habeas.desk.apart import apart
from habeas.evidence.text.edits import Change
from habeas.evidence.text.reading import Box, Reading


@dataclass(frozen=True, slots=True)
class RepairedText:
    """The text that machines read in place of the first reading, and every change, in the order of places."""

    text: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file as spans count it, None where no reader could read it; and what is wrong with it.

    `lang` and `encoding` are codes, None where not told; `repaired` is None unless it was asked for. `boxes` are the
    words that were recognised on pictures.
    """

    text: str | None
    findings: tuple[Finding, ...]
    lang: str | None = None
    encoding: str | None = None
    repaired: RepairedText | None = None
    boxes: tuple[Box, ...] = ()


def text_of(data: bytes, *, repaired: bool = False) -> FileText:
    """The whole text of a file, exactly as `start` and `end` count it everywhere, and repaired where that is asked."""
    read = apart().read(data, digest_of(data)).outcome
    if not isinstance(read, Reading):
        return FileText(None, (*read, *apart().findings()))
    made = None
    if repaired:
        from habeas.evidence.text.repair import repair_part  # noqa: PLC0415  (it loads long, and is rarely asked for)

        done = repair_part(read, Span(0, len(read.text))) if read.text else None
        made = RepairedText("", ()) if done is None else RepairedText(done.text, done.changes())
    lang = None if read.lang is None else read.lang.value
    findings = (*read.findings, *apart().findings())
    return FileText(read.text, findings, lang, read.encoding, made, read.boxes)


def text_shape(answer: FileText) -> Json:
    """The text, its repair and the changes, each with its place in the text, as JSON without schema and findings."""
    repaired: Json = None
    if answer.repaired is not None:
        changes: list[Json] = [
            {"start": each.start, "end": each.end, "was": each.was, "became": each.became, "why": each.why}
            for each in answer.repaired.changes
        ]
        repaired = {"text": answer.repaired.text, "changes": changes}
    recognised: list[Json] = [
        {
            "start": box.span.start,
            "end": box.span.end,
            "page": box.page,
            "box": [box.left, box.top, box.right, box.bottom],
            "confidence": box.confidence,
        }
        for box in answer.boxes
    ]
    return {
        "text": answer.text,
        "language": answer.lang,
        "encoding": answer.encoding,
        "repaired": repaired,
        "recognised": recognised,
    }
