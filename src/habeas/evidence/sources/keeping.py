"""What evidence needs kept. A vault implements this and decides nothing."""

from collections.abc import Collection, Mapping
from typing import Protocol

from habeas.base.digest import Digest
from habeas.base.ids import CaseId, ReadingId, SourceId
from habeas.evidence.sources.custody import CustodyEntry, Event
from habeas.evidence.sources.independence import SourceJudgement
from habeas.evidence.sources.pages import Pages
from habeas.evidence.sources.source import Part, Source, Transcript
from habeas.evidence.sources.stamps import Stamp
from habeas.evidence.text.reading import Reading


class EvidenceKeeping(Protocol):
    """Copies, sources, readings and the custody log. Lists come in the order in which things were added."""

    def put_copy(self, data: bytes) -> Digest:
        """Keep these bytes sealed (once, however often they come) and return their digest.

        They are written, synced and renamed into place before this returns. Raises CannotWrite.
        """

    def copy(self, digest: Digest) -> bytes:
        """The bytes of this digest; raises IntegrityFailure when they are missing or altered."""

    def copies(self) -> tuple[Digest, ...]:
        """The digests of all copies that sources name."""

    def add_source(self, source: Source) -> None:
        """Keep a new source; its copy must have been put before. Raises WrongCall when it was not."""

    def link_source(self, case: CaseId, source: SourceId) -> None:
        """Let a source serve a case; doing it twice changes nothing."""

    def replace_source(self, source: Source) -> None:
        """Keep a changed description, secrecy, grade or note of a source that is kept already."""

    def source(self, source: SourceId) -> Source | None:
        """The source of this id, None when there is none."""

    def source_of_copy(self, digest: Digest) -> Source | None:
        """The source whose copy has this digest, None when there is none."""

    def sources(self, case: CaseId | None = None) -> tuple[Source, ...]:
        """The sources of a case, or of the whole vault."""

    def add_part(self, part: Part) -> None:
        """Keep that one source came inside another; twice changes nothing. Raises WrongCall when either is not kept."""

    def parts(self, container: SourceId) -> tuple[Part, ...]:
        """What came inside this source, in its order; empty when it is no container."""

    def containers(self, part: SourceId) -> tuple[Part, ...]:
        """In what this source came, in the order of adding; empty when it came by itself."""

    def parts_of_case(self, case: CaseId) -> tuple[Part, ...]:
        """Which sources of a case came in which, in the order of adding."""

    def add_source_judgement(self, case: CaseId, judgement: SourceJudgement) -> None:
        """Append a person's word on two sources; raises WrongCall when the case or a source is not kept."""

    def source_judgements(self, case: CaseId) -> tuple[SourceJudgement, ...]:
        """Everything people said on the independence of sources of this case."""

    def add_pages(self, pages: Pages) -> None:
        """Append an act on a document of several sources. Raises WrongCall where a source is not kept."""

    def pages(self, case: CaseId) -> tuple[Pages, ...]:
        """All acts on documents of several sources of a case, in their order; the last of an id is how it stands."""

    def add_transcript(self, transcript: Transcript) -> None:
        """Keep that one source gives the words of another; raises WrongCall when either is not kept."""

    def transcripts(self, source: SourceId) -> tuple[Transcript, ...]:
        """The transcripts of a recording, or what this one is a transcript of; in the order of attaching."""

    def transcripts_of_case(self, case: CaseId) -> tuple[Transcript, ...]:
        """Which sources of a case give the words of which recordings, in the order of attaching."""

    def erase_source(self, source: SourceId) -> None:
        """Destroy a source with its copy, its key and its readings, in every case that it serves.

        Its custody entries stay, without their events. Raises WrongCall, and destroys nothing, without
        such a source and where statements of the record stand on it.
        """

    def add_reading(self, reading: Reading) -> None:
        """Keep a reading; the same id twice is one reading."""

    def reading(self, reading: ReadingId) -> Reading | None:
        """The reading of this id, None when there is none."""

    def recognised_readings(self) -> frozenset[ReadingId]:
        """The readings in which words were recognised on pictures, or which have the cues of a transcript."""

    def first_reading(self, copy: Digest) -> Reading | None:
        """The reading of this copy that was kept first, None when it was never read."""

    def first_readings(self, copies: Collection[Digest]) -> Mapping[Digest, Reading]:
        """The first readings of these copies; a copy that was never read is not among them."""

    def append_custody(self, entry: CustodyEntry, salt: bytes, event: Event) -> None:
        """Append to the custody log, the event and its salt beside the entry."""

    def last_custody(self) -> CustodyEntry | None:
        """The newest entry, None while the log is empty."""

    def custody(self) -> tuple[tuple[CustodyEntry, bytes, Event | None], ...]:
        """The whole log with salts and events; the event is None (and the salt empty) where it was erased."""

    def add_stamp(self, stamp: Stamp) -> None:
        """Keep a time stamp on a custody entry; raises WrongCall when the log has no such entry with this link."""

    def stamps(self) -> tuple[Stamp, ...]:
        """All time stamps, in the order of their coming."""
