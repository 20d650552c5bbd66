"""Which quotes were recognised on pictures (OCR), and so may be misread; and when in a recording they are said."""

from collections.abc import Iterable

from habeas.base.ids import ReadingId, StatementId
from habeas.base.span import Span
from habeas.desk.kept import Kept
from habeas.desk.session import Session
from habeas.record.statements import Statement


class Recognition:
    """Tells of quotes whether they were recognised; each reading is fetched once, and only if it has boxes."""

    def __init__(self, session: Session) -> None:
        self._kept = Kept(session)
        self._recognised = session.vault.evidence.recognised_readings()

    def of(self, reading: ReadingId, span: Span) -> bool:
        """Whether any word of this span was recognised on a picture; False where the reading is not kept."""
        if reading not in self._recognised:
            return False
        found = self._kept.reading(reading)
        return found is not None and found.recognised(span)

    def among(self, statements: Iterable[Statement]) -> frozenset[StatementId]:
        """Those of these statements whose quotes were recognised."""
        return frozenset(each.id for each in statements if self.of(each.anchor.reading, each.anchor.span))

    def times(self, statements: Iterable[Statement]) -> dict[StatementId, int]:
        """For those that stand in the transcript of a recording: the milliseconds at which their words begin."""
        found: dict[StatementId, int] = {}
        for each in statements:
            key = each.anchor.reading
            reading = self._kept.reading(key) if key in self._recognised else None
            cues = () if reading is None else reading.cues_of(each.anchor.span)
            if cues:
                found[each.id] = cues[0].start
        return found
