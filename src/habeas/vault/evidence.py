"""Keeps copies, sources, readings and the custody log; see :mod:`habeas.evidence.sources.keeping`."""

from collections.abc import Collection
from itertools import batched

from django.db import connections
from django.db.models import Q

from habeas.base.digest import Digest
from habeas.base.errors import WrongCall
from habeas.base.ids import CaseId, ReadingId, SourceId
from habeas.evidence.sources.custody import CustodyEntry, Event
from habeas.evidence.sources.independence import SourceJudgement
from habeas.evidence.sources.pages import Pages
from habeas.evidence.sources.source import Part, Source, Transcript
from habeas.evidence.sources.stamps import Stamp
from habeas.evidence.text.reading import Reading
from habeas.vault import pages_rows
from habeas.vault.find_index import mark_stale
from habeas.vault.models import (
    BlobRow,
    CaseRow,
    CaseSourceRow,
    PartRow,
    ReadingRow,
    SourceJudgementRow,
    SourceRow,
    TranscriptRow,
)
from habeas.vault.presence import demand, is_there
from habeas.vault.sealing import put_sealed, sealed_bytes
from habeas.vault.session import Session
from habeas.vault.source_erasing import erase_source
from habeas.vault.source_rows import (
    judged_of,
    judged_row,
    reading_of,
    reading_row,
    source_of,
    source_row,
    transcript_of,
    transcript_row,
)
from habeas.vault.trail_models import CustodyEventRow, CustodyRow, StampRow


class VaultEvidence:
    """Implements `EvidenceKeeping` in a vault."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put_copy(self, data: bytes) -> Digest:
        """Seal, write and sync these bytes, then name them in a row; a copy that is there is left alone."""
        return put_sealed(self._session, data)

    def copy(self, digest: Digest) -> bytes:
        """The bytes of this digest; raises IntegrityFailure when they are missing or altered."""
        return sealed_bytes(self._session, digest)

    def copies(self) -> tuple[Digest, ...]:
        """The digests of all copies that sources name."""
        with self._session.reading() as alias:
            found = SourceRow.objects.using(alias).order_by("number").values_list("copy_id", flat=True)
            return tuple(Digest(digest) for digest in found)

    def add_source(self, source: Source) -> None:
        """Keep a new source; raises WrongCall when its copy was not put, or either is a source already."""
        row = source_row(source)
        with self._session.writing() as alias:
            demand(self._session, BlobRow, source.copy.digest, "copy", column="digest")
            if is_there(self._session, SourceRow, source.id):
                raise WrongCall("A source of this id is kept already.")
            if SourceRow.objects.using(alias).filter(copy_id=source.copy.digest).exists():
                raise WrongCall("The same bytes are a source already.", "Link that source to the case.")
            SourceRow.objects.using(alias).create(**row)

    def link_source(self, case: CaseId, source: SourceId) -> None:
        """Let a source serve a case; raises WrongCall when either is not kept."""
        with self._session.writing() as alias:
            demand(self._session, CaseRow, case, "case")
            demand(self._session, SourceRow, source, "source")
            CaseSourceRow.objects.using(alias).get_or_create(case_id=case, source_id=source)

    def replace_source(self, source: Source) -> None:
        """Keep a changed source; raises WrongCall when no such source is kept, or its copy is another."""
        row = source_row(source)
        with self._session.writing() as alias:
            rows = SourceRow.objects.using(alias).filter(key=source.id, copy_id=source.copy.digest)
            if not rows.update(**row):
                raise WrongCall("There is no such source with this copy in the vault.", "Add the source first.")
            with connections[alias].cursor() as cursor:
                mark_stale(cursor, source.id)

    def source(self, source: SourceId) -> Source | None:
        """The source of this id, None when there is none."""
        with self._session.reading() as alias:
            row = SourceRow.objects.using(alias).filter(key=source).values().first()
        return None if row is None else source_of(row)

    def source_of_copy(self, digest: Digest) -> Source | None:
        """The source whose copy has this digest, None when there is none."""
        with self._session.reading() as alias:
            row = SourceRow.objects.using(alias).filter(copy_id=digest).values().first()
        return None if row is None else source_of(row)

    def sources(self, case: CaseId | None = None) -> tuple[Source, ...]:
        """The sources of a case in the order in which they were linked, or all of the vault."""
        with self._session.reading() as alias:
            if case is None:
                return tuple(source_of(row) for row in SourceRow.objects.using(alias).order_by("number").values())
            linked = CaseSourceRow.objects.using(alias).filter(case_id=case).order_by("number")
            order = list(linked.values_list("source_id", flat=True))
            found = SourceRow.objects.using(alias).filter(key__in=linked.values("source_id")).values()
            by_key = {row["key"]: source_of(row) for row in found}
        return tuple(by_key[key] for key in order)

    def add_part(self, part: Part) -> None:
        """Keep that one source came inside another; twice changes nothing. Raises WrongCall when either is not kept."""
        with self._session.writing() as alias:
            demand(self._session, SourceRow, part.container, "source")
            demand(self._session, SourceRow, part.part, "source")
            PartRow.objects.using(alias).get_or_create(
                container_id=part.container, part_id=part.part, path=part.path, place=part.place
            )

    def parts(self, container: SourceId) -> tuple[Part, ...]:
        """What came inside this source, in its order; empty when it is no container."""
        with self._session.reading() as alias:
            rows = PartRow.objects.using(alias).filter(container_id=container).order_by("place", "number")
            return tuple(Part(*row) for row in rows.values_list(*_PART))

    def containers(self, part: SourceId) -> tuple[Part, ...]:
        """In what this source came, in the order of adding; empty when it came by itself."""
        with self._session.reading() as alias:
            rows = PartRow.objects.using(alias).filter(part_id=part).order_by("number")
            return tuple(Part(*row) for row in rows.values_list(*_PART))

    def parts_of_case(self, case: CaseId) -> tuple[Part, ...]:
        """Which sources of a case came in which, in the order of adding."""
        with self._session.reading() as alias:
            linked = CaseSourceRow.objects.using(alias).filter(case_id=case).values("source_id")
            rows = PartRow.objects.using(alias).filter(part_id__in=linked).order_by("number")
            return tuple(Part(*row) for row in rows.values_list(*_PART))

    def add_source_judgement(self, case: CaseId, judgement: SourceJudgement) -> None:
        """Append a person's word on two sources; raises WrongCall when the case or a source is not kept."""
        row = judged_row(case, judgement)
        with self._session.writing() as alias:
            demand(self._session, CaseRow, case, "case")
            demand(self._session, SourceRow, judgement.one, "source")
            demand(self._session, SourceRow, judgement.other, "source")
            SourceJudgementRow.objects.using(alias).create(**row)

    def source_judgements(self, case: CaseId) -> tuple[SourceJudgement, ...]:
        """Everything people said on the independence of sources of this case, in the order of saying."""
        with self._session.reading() as alias:
            rows = SourceJudgementRow.objects.using(alias).filter(case_id=case).order_by("number")
            return tuple(judged_of(row) for row in rows.values())

    def add_pages(self, pages: Pages) -> None:
        """Append an act on a document of several sources. Raises WrongCall where a source is not kept."""
        with self._session.writing() as alias:
            for source in pages.pages:
                demand(self._session, SourceRow, source, "source")
            pages_rows.add_pages(alias, pages)

    def pages(self, case: CaseId) -> tuple[Pages, ...]:
        """All acts on documents of several sources of a case, in their order."""
        with self._session.reading() as alias:
            return pages_rows.acts_of(alias, case)

    def add_transcript(self, transcript: Transcript) -> None:
        """Keep that one source gives the words of another; raises WrongCall when either is not kept."""
        with self._session.writing() as alias:
            demand(self._session, SourceRow, transcript.recording, "source")
            demand(self._session, SourceRow, transcript.transcript, "source")
            TranscriptRow.objects.using(alias).create(**transcript_row(transcript))

    def transcripts(self, source: SourceId) -> tuple[Transcript, ...]:
        """The transcripts of a recording, or what this one is a transcript of; in the order of attaching."""
        with self._session.reading() as alias:
            rows = TranscriptRow.objects.using(alias).filter(Q(recording_id=source) | Q(transcript_id=source))
            return tuple(transcript_of(row) for row in rows.order_by("number").values())

    def transcripts_of_case(self, case: CaseId) -> tuple[Transcript, ...]:
        """Which sources of a case give the words of which recordings, in the order of attaching."""
        with self._session.reading() as alias:
            linked = CaseSourceRow.objects.using(alias).filter(case_id=case).values("source_id")
            rows = TranscriptRow.objects.using(alias).filter(transcript_id__in=linked)
            return tuple(transcript_of(row) for row in rows.order_by("number").values())

    def erase_source(self, source: SourceId) -> None:
        """Destroy a source; raises WrongCall where there is none, or where statements stand on it."""
        erase_source(self._session, source)

    def add_reading(self, reading: Reading) -> None:
        """Keep a reading; raises WrongCall when its copy was not put."""
        row = reading_row(reading)
        with self._session.writing() as alias:
            demand(self._session, BlobRow, reading.copy, "copy", column="digest")
            if not is_there(self._session, ReadingRow, row["key"]):
                ReadingRow.objects.using(alias).create(**row)

    def reading(self, reading: ReadingId) -> Reading | None:
        """The reading of this id, None when there is none."""
        with self._session.reading() as alias:
            row = ReadingRow.objects.using(alias).filter(key=reading).values().first()
        return None if row is None else reading_of(row)

    def recognised_readings(self) -> frozenset[ReadingId]:
        """The readings in which words were recognised on pictures, or which have the cues of a transcript."""
        with self._session.reading() as alias:
            rows = ReadingRow.objects.using(alias).filter(places__isnull=False)
            return frozenset(ReadingId(key) for key in rows.values_list("key", flat=True))

    def first_reading(self, copy: Digest) -> Reading | None:
        """The reading of this copy that was kept first, None when it was never read."""
        with self._session.reading() as alias:
            rows = ReadingRow.objects.using(alias).filter(copy_id=copy).order_by("number")
            row = rows.values().first()
        return None if row is None else reading_of(row)

    def first_readings(self, copies: Collection[Digest]) -> dict[Digest, Reading]:
        """The first readings of these copies; a copy that was never read is not among them."""
        found: dict[Digest, Reading] = {}
        for some in batched(copies, _AT_ONCE):
            with self._session.reading() as alias:
                rows = ReadingRow.objects.using(alias).filter(copy_id__in=some).order_by("number")
                for row in rows.values().iterator(_AT_ONCE):
                    if row["copy_id"] not in found:
                        found[Digest(row["copy_id"])] = reading_of(row)
        return found

    def append_custody(self, entry: CustodyEntry, salt: bytes, event: Event) -> None:
        """Append to the custody log; raises WrongCall when another entry has this number already."""
        with self._session.writing() as alias:
            last = CustodyRow.objects.using(alias).order_by("-number").values_list("number", flat=True).first()
            if entry.number != (last or 0) + 1:
                raise WrongCall(
                    "The custody log has gone on since its last entry was read.", "Read it inside the transaction."
                )
            CustodyRow.objects.using(alias).create(
                number=entry.number, previous=entry.previous, commitment=entry.commitment, link=entry.link
            )
            CustodyEventRow.objects.using(alias).create(entry_id=entry.number, salt=salt, event=dict(event))

    def last_custody(self) -> CustodyEntry | None:
        """The newest entry, None while the log is empty."""
        with self._session.reading() as alias:
            row = CustodyRow.objects.using(alias).order_by("-number").values(*_LINK).first()
        return None if row is None else CustodyEntry(**row)

    def custody(self) -> tuple[tuple[CustodyEntry, bytes, Event | None], ...]:
        """The whole log; the event is None and the salt empty where they were erased."""
        with self._session.reading() as alias:
            rows = list(CustodyRow.objects.using(alias).order_by("number").values_list(*_LINK, *_EVENT))
        return tuple((CustodyEntry(*link), b"" if salt is None else bytes(salt), event) for *link, salt, event in rows)

    def add_stamp(self, stamp: Stamp) -> None:
        """Keep a time stamp on a custody entry; raises WrongCall when the log has no such entry with this link."""
        with self._session.writing() as alias:
            if not CustodyRow.objects.using(alias).filter(number=stamp.entry, link=stamp.link).exists():
                raise WrongCall("The custody log has no such entry.", "Stamp its newest one.")
            StampRow.objects.using(alias).create(
                entry_id=stamp.entry,
                link=stamp.link,
                token=stamp.token,
                authority=stamp.authority,
                nonce=str(stamp.nonce),
                roots=[root.hex() for root in stamp.roots],
            )

    def stamps(self) -> tuple[Stamp, ...]:
        """All time stamps, in the order of their coming."""
        with self._session.reading() as alias:
            rows = list(StampRow.objects.using(alias).order_by("number").values_list(*_STAMP))
        return tuple(
            Stamp(
                entry, Digest(link), bytes(token), authority, int(nonce), tuple(bytes.fromhex(root) for root in roots)
            )
            for entry, link, token, authority, nonce, roots in rows
        )


_AT_ONCE = 200
_LINK = ("number", "previous", "commitment", "link")
_EVENT = ("event_row__salt", "event_row__event")
_PART = ("container_id", "part_id", "path", "place")
_STAMP = ("entry_id", "link", "token", "authority", "nonce", "roots")
