"""The reader of plain text."""

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.evidence.text.decoding import decode
from habeas.evidence.text.language import language_of
from habeas.evidence.text.main_text import main_of_lines
from habeas.evidence.text.reading import Reading
from habeas.evidence.text.transcript import transcript_cues

READER = "text/1"
"""Name and version: the same bytes always give the same text under it."""


def read_plain(data: bytes, copy: Digest) -> Reading:
    """The text as it is: decoded, NFC, LF, byte-order mark off; nothing else is changed.

    A transcript of a recording (subtitles, or lines that begin with a time) has cues, and their words are
    its main text. Text without a single letter or digit gives the finding `no-text`.
    """
    decoded = decode(data)
    text = decoded.text
    cues = transcript_cues(text)
    main = tuple(cue.span for cue in cues) or main_of_lines(text)
    findings = decoded.findings
    if not any(char.isalnum() for char in text):
        findings = (*findings, Finding("no-text", "file", Severity.WARNING, "The file holds no words."))
    return Reading(
        copy=copy,
        reader=READER,
        text=text,
        main=main,
        lang=language_of("\n".join(span.slice(text) for span in main)),
        encoding=decoded.encoding,
        findings=findings,
        cues=cues,
    )
