"""Evidence kept in memory, for tests: what a vault does, without the vault."""

from collections.abc import Collection
from dataclasses import dataclass, field

from habeas.base.digest import Digest, digest_of
from habeas.base.errors import IntegrityFailure, WrongCall
from habeas.base.ids import CaseId, ReadingId, SourceId
from habeas.evidence.sources.custody import CustodyEntry, Event
from habeas.evidence.sources.independence import SourceJudgement
from habeas.evidence.sources.pages import Pages
from habeas.evidence.sources.source import Part, Source, Transcript
from habeas.evidence.sources.stamps import Stamp
from habeas.evidence.text.reading import Reading


@dataclass
class KeptInMemory:
    """An EvidenceKeeping whose every part a test can reach into and break."""

    blobs: dict[Digest, bytes] = field(default_factory=dict)
    kept: dict[SourceId, Source] = field(default_factory=dict)
    links: list[tuple[CaseId, SourceId]] = field(default_factory=list)
    readings: dict[ReadingId, Reading] = field(default_factory=dict)
    inside: list[Part] = field(default_factory=list)
    acts: list[Pages] = field(default_factory=list)
    stamped: list[Stamp] = field(default_factory=list)
    told: list[Transcript] = field(default_factory=list)
    judged: list[tuple[CaseId, SourceJudgement]] = field(default_factory=list)
    log: list[tuple[CustodyEntry, bytes, Event | None]] = field(default_factory=list)

    def put_copy(self, data: bytes) -> Digest:
        """Keep the bytes once."""
        self.blobs[digest_of(data)] = data
        return digest_of(data)

    def copy(self, digest: Digest) -> bytes:
        """The bytes as they are now, altered or not."""
        if digest not in self.blobs:
            raise IntegrityFailure("The blob is missing.")
        return self.blobs[digest]

    def copies(self) -> tuple[Digest, ...]:
        """What sources name."""
        return tuple(dict.fromkeys(source.copy.digest for source in self.kept.values()))

    def add_source(self, source: Source) -> None:
        """Keep a new source."""
        if source.copy.digest not in self.blobs:
            raise WrongCall("Put the copy first.")
        self.kept[source.id] = source

    def link_source(self, case: CaseId, source: SourceId) -> None:
        """Link it once."""
        if (case, source) not in self.links:
            self.links.append((case, source))

    def replace_source(self, source: Source) -> None:
        """Keep the changed source."""
        self.kept[source.id] = source

    def source(self, source: SourceId) -> Source | None:
        """The source of this id."""
        return self.kept.get(source)

    def source_of_copy(self, digest: Digest) -> Source | None:
        """The source of this copy."""
        return next((source for source in self.kept.values() if source.copy.digest == digest), None)

    def sources(self, case: CaseId | None = None) -> tuple[Source, ...]:
        """All sources, or those of a case."""
        return tuple(s for s in self.kept.values() if case is None or (case, s.id) in self.links)

    def add_part(self, part: Part) -> None:
        """Keep that one source came inside another."""
        if part not in self.inside:
            self.inside.append(part)

    def parts(self, container: SourceId) -> tuple[Part, ...]:
        """What came inside this source, in its order."""
        return tuple(sorted((p for p in self.inside if p.container == container), key=lambda p: p.place))

    def containers(self, part: SourceId) -> tuple[Part, ...]:
        """In what this source came."""
        return tuple(p for p in self.inside if p.part == part)

    def parts_of_case(self, case: CaseId) -> tuple[Part, ...]:
        """Which sources of a case came in which."""
        return tuple(p for p in self.inside if (case, p.part) in self.links)

    def add_source_judgement(self, case: CaseId, judgement: SourceJudgement) -> None:
        """Append a word on two sources."""
        self.judged.append((case, judgement))

    def source_judgements(self, case: CaseId) -> tuple[SourceJudgement, ...]:
        """What was said on sources of this case."""
        return tuple(said for one, said in self.judged if one == case)

    def add_pages(self, pages: Pages) -> None:
        """Append an act."""
        self.acts.append(pages)

    def pages(self, case: CaseId) -> tuple[Pages, ...]:
        """The acts of a case."""
        return tuple(each for each in self.acts if each.case == case)

    def add_transcript(self, transcript: Transcript) -> None:
        """Keep that one source gives the words of another; raises WrongCall when either is not kept."""
        self.told.append(transcript)

    def transcripts(self, source: SourceId) -> tuple[Transcript, ...]:
        """The transcripts of a recording, or what this one is a transcript of; in the order of attaching."""
        return tuple(each for each in self.told if source in (each.recording, each.transcript))

    def transcripts_of_case(self, case: CaseId) -> tuple[Transcript, ...]:
        """Which sources of a case give the words of which recordings."""
        return tuple(each for each in self.told if (case, each.transcript) in self.links)

    def erase_source(self, source: SourceId) -> None:
        """Destroy a source, its copy and readings, and the events of its custody."""
        copy = self.kept.pop(source).copy.digest
        del self.blobs[copy]
        self.links = [link for link in self.links if link[1] != source]
        self.readings = {key: reading for key, reading in self.readings.items() if reading.copy != copy}
        self.log = [
            (entry, b"", None) if event is not None and event.get("source") == source else (entry, salt, event)
            for entry, salt, event in self.log
        ]

    def add_reading(self, reading: Reading) -> None:
        """Keep a reading."""
        self.readings.setdefault(reading.id, reading)

    def reading(self, reading: ReadingId) -> Reading | None:
        """The reading kept under this id."""
        return self.readings.get(reading)

    def recognised_readings(self) -> frozenset[ReadingId]:
        """Those with boxes or cues."""
        return frozenset(key for key, reading in self.readings.items() if reading.boxes or reading.cues)

    def first_reading(self, copy: Digest) -> Reading | None:
        """The first reading of this copy."""
        return next((reading for reading in self.readings.values() if reading.copy == copy), None)

    def first_readings(self, copies: Collection[Digest]) -> dict[Digest, Reading]:
        """The first readings of these copies."""
        found = {copy: self.first_reading(copy) for copy in copies}
        return {copy: reading for copy, reading in found.items() if reading is not None}

    def append_custody(self, entry: CustodyEntry, salt: bytes, event: Event) -> None:
        """Append to the log."""
        self.log.append((entry, salt, event))

    def last_custody(self) -> CustodyEntry | None:
        """The newest entry."""
        return self.log[-1][0] if self.log else None

    def custody(self) -> tuple[tuple[CustodyEntry, bytes, Event | None], ...]:
        """The whole log."""
        return tuple(self.log)

    def add_stamp(self, stamp: Stamp) -> None:
        """Keep a time stamp."""
        self.stamped.append(stamp)

    def stamps(self) -> tuple[Stamp, ...]:
        """All time stamps."""
        return tuple(self.stamped)
