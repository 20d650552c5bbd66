"""What belongs to one case of a vault, as queries."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from habeas.vault import models
from habeas.vault.archive_models import ArchiveFileRow, ArchiveRow
from habeas.vault.carrying_models import CaseAliasRow, FieldVersionRow
from habeas.vault.erasure_models import ErasureRow
from habeas.vault.gate_models import ReleaseActRow, ReleaseRow, RulingRow
from habeas.vault.mapping_models import MappingRow
from habeas.vault.pages_models import PagesRow

type Rows = QuerySet[Any]


@dataclass(frozen=True, slots=True)
class Scope:
    """A case (by its key here) in an open database."""

    alias: str
    case: str

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id under which some vault keeps this case, in their order."""
        aliases = CaseAliasRow.objects.using(self.alias).filter(case_id=self.case)
        return tuple(sorted({self.case, *aliases.values_list("alias", flat=True)}))

    def statements(self) -> Rows:
        """Its statements."""
        return models.StatementRow.objects.using(self.alias).filter(case_id=self.case)

    def proposals(self) -> Rows:
        """Its proposals."""
        return models.ProposalRow.objects.using(self.alias).filter(case_id=self.case)

    def mappings(self) -> Rows:
        """The mappings by which lists of it were read, without which a later copy of a list cannot be compared."""
        named = self.proposals().filter(extractor__startswith="intake/").values_list("extractor", flat=True).distinct()
        digests = [f"sha256:{extractor.rpartition('@')[2]}" for extractor in named]
        return MappingRow.objects.using(self.alias).filter(digest__in=digests)

    def linked_sources(self) -> Rows:
        """Which sources serve it."""
        return models.CaseSourceRow.objects.using(self.alias).filter(case_id=self.case)

    def linked_entities(self) -> Rows:
        """Which entities play a part in it."""
        return models.CaseEntityRow.objects.using(self.alias).filter(case_id=self.case)

    def judgements(self) -> Rows:
        """Its judgements of sameness."""
        return models.JudgementRow.objects.using(self.alias).filter(case_id=self.case)

    def transcripts(self) -> Rows:
        """Which of its sources give the words of a recording among them."""
        sources = self.sources().values("key")
        return models.TranscriptRow.objects.using(self.alias).filter(
            recording_id__in=sources, transcript_id__in=sources
        )

    def pages(self) -> Rows:
        """The documents made of several pictures, after each act on them."""
        return PagesRow.objects.using(self.alias).filter(case_id=self.case)

    def rulings(self) -> Rows:
        """Its rulings on what may leave."""
        return RulingRow.objects.using(self.alias).filter(case_id=self.case)

    def releases(self) -> Rows:
        """What releases told of it."""
        return ReleaseRow.objects.using(self.alias).filter(case_id=self.case)

    def release_acts(self) -> Rows:
        """What was done about releases of it."""
        return ReleaseActRow.objects.using(self.alias).filter(case_id=self.case)

    def source_judgements(self) -> Rows:
        """Its judgements on sources that tell the same."""
        return models.SourceJudgementRow.objects.using(self.alias).filter(case_id=self.case)

    def sources(self) -> Rows:
        """The sources that serve it, and those on which something of it stands."""
        keys = (
            Q(key__in=self.linked_sources().values("source_id"))
            | Q(key__in=self.statements().values("source_id"))
            | Q(key__in=self.proposals().values("source_id"))
        )
        return models.SourceRow.objects.using(self.alias).filter(keys)

    def entities(self) -> Rows:
        """The entities that play a part in it, and those of which something in it is said."""
        keys = (
            Q(key__in=self.linked_entities().values("entity_id"))
            | Q(key__in=self.statements().values("subject_id"))
            | Q(key__in=self.judgements().values("one_id"))
            | Q(key__in=self.judgements().values("other_id"))
        )
        return models.EntityRow.objects.using(self.alias).filter(keys)

    def readings(self) -> Rows:
        """Every reading of its sources' copies."""
        keys = (
            Q(copy_id__in=self.sources().values("copy_id"))
            | Q(key__in=self.statements().values("reading_id"))
            | Q(key__in=self.proposals().values("reading_id"))
        )
        return models.ReadingRow.objects.using(self.alias).filter(keys)

    def parts(self) -> Rows:
        """What came inside what, where both are its sources."""
        sources = self.sources().values("key")
        return models.PartRow.objects.using(self.alias).filter(container_id__in=sources, part_id__in=sources)

    def withdrawals(self) -> Rows:
        """Its statements taken back."""
        return models.WithdrawalRow.objects.using(self.alias).filter(statement__case_id=self.case)

    def decisions(self) -> Rows:
        """What was decided on its proposals."""
        return models.DecisionRow.objects.using(self.alias).filter(proposal__case_id=self.case)

    def archives(self) -> Rows:
        """The archives taken into it."""
        return ArchiveRow.objects.using(self.alias).filter(case_id=self.case)

    def archive_files(self) -> Rows:
        """The preserved files of its archives."""
        return ArchiveFileRow.objects.using(self.alias).filter(archive__case_id=self.case)

    def erasures(self) -> Rows:
        """The tombstones of what was erased in it, under whichever of its ids."""
        return ErasureRow.objects.using(self.alias).filter(case__in=self.ids)

    def versions(self) -> Rows:
        """The versions of its own fields, of its sources' and its proposals'."""
        owners = (
            Q(owner__in=self.ids)
            | Q(owner__in=self.sources().values("key"))
            | Q(owner__in=self.proposals().values("key"))
            | Q(owner__in=self.pages().values("key"))
        )
        return FieldVersionRow.objects.using(self.alias).filter(owners)

    def copies(self) -> dict[str, int]:
        """The digests of all bytes that it needs, with their sizes."""
        found: set[str | None] = set(self.readings().values_list("copy_id", flat=True))
        found |= set(self.sources().values_list("copy_id", flat=True))
        found |= set(self.archives().values_list("items_copy_id", flat=True))
        found |= set(self.archive_files().values_list("copy_id", flat=True))
        rows = models.BlobRow.objects.using(self.alias).values_list("digest", "size")
        return {digest: size for digest, size in rows.iterator() if digest in found}
