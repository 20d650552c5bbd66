"""What a source that was found belongs to: a document of several sheets, a file it came in, a recording."""

from dataclasses import dataclass
from enum import StrEnum

from habeas.base.ids import SourceId
from habeas.desk.bound_pages import page_numbers, pages_now
from habeas.desk.kept import Kept
from habeas.desk.session import Session
from habeas.desk.titles import title_of
from habeas.record.keeping import Case


class How(StrEnum):
    """How it belongs: a sheet of a document, something out of another file, the words of a recording."""

    SHEET = "sheet"
    PART = "part"
    TRANSCRIPT = "transcript"


@dataclass(frozen=True, slots=True)
class Within:
    """What it belongs to. `id` is the containing source, None for a document of sheets, whose title may be unknown.

    `machine` says of a transcript that a program made it, and that no person answers for it as its maker too.
    `sheet` and `sheets` are the number of the sheet from 1 and how many there are, 0 otherwise.
    """

    how: How
    title: str | None
    id: SourceId | None = None
    sheet: int = 0
    sheets: int = 0
    machine: bool = False


class Belonging:
    """Tells of each source what it belongs to, asking each thing once."""

    def __init__(self, session: Session, kept: Kept) -> None:
        self._session = session
        self._kept = kept
        self._sheets: dict[str, dict[SourceId, Within]] = {}

    def of(self, source: SourceId, cases: tuple[Case, ...]) -> tuple[Within, ...]:
        """What the source belongs to; documents of sheets are those of these cases."""
        evidence = self._session.vault.evidence
        around = [(How.PART, part.container) for part in evidence.containers(source)]
        spoken = [each for each in evidence.transcripts(source) if each.transcript == source]
        around += [(How.TRANSCRIPT, each.recording) for each in spoken]
        machine = bool(spoken) and all(each.machine for each in spoken)
        sheets = [found for case in cases if (found := self._in_case(case).get(source)) is not None]
        return (
            *dict.fromkeys(sheets),
            *(self._within(how, key, machine=machine) for how, key in dict.fromkeys(around)),
        )

    def _within(self, how: How, key: SourceId, *, machine: bool) -> Within:
        source = self._kept.source(key)
        title = None if source is None else title_of(source)
        return Within(how, title, key, machine=machine and how is How.TRANSCRIPT)

    def _in_case(self, case: Case) -> dict[SourceId, Within]:
        if case.id not in self._sheets:
            numbers = page_numbers(pages_now(self._session, case.id))
            self._sheets[case.id] = {
                key: Within(How.SHEET, title, None, sheet, sheets) for key, (title, sheet, sheets) in numbers.items()
            }
        return self._sheets[case.id]
