"""Sources and readings of a vault, each fetched once while one piece of work goes over many quotes."""

from habeas.base.ids import ReadingId, SourceId
from habeas.desk.session import Session
from habeas.evidence.sources.source import Source
from habeas.evidence.text.reading import Reading


class Kept:
    """What was fetched so far; made anew for every piece of work, so that no text outlives it."""

    def __init__(self, session: Session) -> None:
        self._evidence = session.vault.evidence
        self._sources: dict[SourceId, Source | None] = {}
        self._readings: dict[ReadingId, Reading | None] = {}

    def source(self, key: SourceId) -> Source | None:
        """The source, None when it is not kept."""
        if key not in self._sources:
            self._sources[key] = self._evidence.source(key)
        return self._sources[key]

    def reading(self, key: ReadingId) -> Reading | None:
        """The reading, None when it is not kept."""
        if key not in self._readings:
            self._readings[key] = self._evidence.reading(key)
        return self._readings[key]
