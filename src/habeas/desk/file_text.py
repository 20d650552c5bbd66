"""The text of a file a person names, as spans count it.

It stands apart from reading bytes, because the readers of texts take long to load.
"""

from dataclasses import dataclass

from habeas.base.digest import digest_of
from habeas.base.finding import Finding
from habeas.evidence.text.readers import read_copy
from habeas.evidence.text.reading import Reading


@dataclass(frozen=True, slots=True)
class FileText:
    """The text of a file as spans count it, None where no reader could read it; and what is wrong with it."""

    text: str | None
    findings: tuple[Finding, ...]


def text_of(data: bytes) -> FileText:
    """The whole text of a file, exactly as `start` and `end` count it everywhere."""
    read = read_copy(data, digest_of(data))
    if isinstance(read, Reading):
        return FileText(read.text, read.findings)
    return FileText(None, read)
