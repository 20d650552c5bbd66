"""Destroying what was decided to be erased, with everything that hangs on it, in the order that rows allow."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from django.db.models import Q

from habeas.base.erasure import Destruction, Erased, Erasure
from habeas.base.ids import ArchiveId, CaseId
from habeas.vault.archive_models import ArchiveFileRow, ArchiveIndexRow, ArchiveRow
from habeas.vault.carrying.chains import forget_events, forget_links, telling
from habeas.vault.carrying_models import CaseAliasRow, FieldVersionRow
from habeas.vault.cleaning import clean_after
from habeas.vault.erasures_rows import keep_tombstone
from habeas.vault.find_erasing import unindex
from habeas.vault.gate_models import ReleaseActRow, ReleaseRow, RulingRow
from habeas.vault.gate_rows import forget_in_gate
from habeas.vault.marking import mark_texts
from habeas.vault.models import (
    CaseEntityRow,
    CaseRow,
    CaseSourceRow,
    DecisionRow,
    EntityRow,
    JudgementRow,
    ProposalRow,
    SourceJudgementRow,
    StatementRow,
    WithdrawalRow,
)
from habeas.vault.pages_models import PagesRow
from habeas.vault.pages_rows import without_case
from habeas.vault.sealing import destroy_unused
from habeas.vault.session import Session
from habeas.vault.source_erasing import erase_sources
from habeas.vault.trail_models import CustodyEventRow, CustodyRow

_AT_ONCE = 500


def destroy(session: Session, what: Destruction, tombstones: Sequence[Erasure]) -> None:
    """See :meth:`habeas.base.erasure.ErasureKeeping.destroy`."""
    with session.writing() as alias:
        unindex(alias, what)
        forget_in_gate(alias, {*what.statements, *what.entities, *what.sources})
        for case in what.cases:
            _empty_case(session, alias, case)
        for keys in _batches(what.statements):
            WithdrawalRow.objects.using(alias).filter(statement_id__in=keys).delete()
            StatementRow.objects.using(alias).filter(key__in=keys).delete()
        for keys in _batches(what.proposals):
            DecisionRow.objects.using(alias).filter(proposal_id__in=keys).delete()
            FieldVersionRow.objects.using(alias).filter(owner__in=keys).delete()
            ProposalRow.objects.using(alias).filter(key__in=keys).delete()
        for keys in _batches(what.entities):
            JudgementRow.objects.using(alias).filter(Q(one_id__in=keys) | Q(other_id__in=keys)).delete()
            CaseEntityRow.objects.using(alias).filter(entity_id__in=keys).delete()
            EntityRow.objects.using(alias).filter(key__in=keys).delete()
        for key, name in what.renamed.items():
            EntityRow.objects.using(alias).filter(key=key).update(name=name)
        for case, name in what.named.items():
            CaseRow.objects.using(alias).filter(key=case).update(name=name)
        for case, source in what.unlinked:
            CaseSourceRow.objects.using(alias).filter(case_id=case, source_id=source).delete()
        erase_sources(session, what.sources)
        aliases = CaseAliasRow.objects.using(alias).filter(case_id__in=what.cases)
        owners = [*what.cases, *what.entities, *aliases.values_list("alias", flat=True)]
        aliases.delete()
        CaseRow.objects.using(alias).filter(key__in=what.cases).delete()
        FieldVersionRow.objects.using(alias).filter(owner__in=owners).delete()
        forget_events(alias, what.cases)
        links = list(CustodyRow.objects.using(alias).filter(number__in=what.custody).values_list("link", flat=True))
        if what.marking is not None:
            links += telling(alias, what.marking)
            mark_texts(alias, what.marking)
        forget_links(alias, links)
        for erasure in (*tombstones, *_of_events(links, tombstones)):
            keep_tombstone(alias, erasure, cleaned=False)
        session.known.clear()
        clean_after(session)


def destroy_archive(session: Session, archive: ArchiveId) -> None:
    """Destroy an archive's rows, its custody event and its blobs; only inside `session.writing()`."""
    alias = session.alias
    found = ArchiveRow.objects.using(alias).filter(key=archive)
    digests, custody = set(found.values_list("items_copy_id", flat=True)), list(found.values_list("custody", flat=True))
    files = ArchiveFileRow.objects.using(alias).filter(archive_id=archive)
    indexes = ArchiveIndexRow.objects.using(alias).filter(archive_id=archive)
    digests.update(digest for digest in files.values_list("copy_id", flat=True) if digest is not None)
    digests.update(indexes.values_list("copy_id", flat=True))
    files.delete()
    indexes.delete()
    found.delete()
    session.known.clear()
    CustodyEventRow.objects.using(alias).filter(entry_id__in=[number for number in custody if number]).delete()
    forget_events(alias, [archive])
    destroy_unused(session, digests)


def _of_events(links: Iterable[str], tombstones: Sequence[Erasure]) -> Iterator[Erasure]:
    """Tombstones of links that tell nothing any more, so that no other vault tells it again."""
    for link in dict.fromkeys(links):
        for first in tombstones[:1]:
            yield replace(
                first, kind=Erased.EVENT, id=link.removeprefix("sha256:"), note="", replaced=None, commitment=None
            )


def _empty_case(session: Session, alias: str, case: CaseId) -> None:
    """Everything under the id of a case but the sources and entities themselves, and the row of the case."""
    for archive in ArchiveRow.objects.using(alias).filter(case_id=case).values_list("key", flat=True):
        destroy_archive(session, ArchiveId(archive))
    documents = PagesRow.objects.using(alias).filter(case_id=case)
    FieldVersionRow.objects.using(alias).filter(owner__in=documents.values("key")).delete()
    without_case(alias, case)
    WithdrawalRow.objects.using(alias).filter(statement__case_id=case).delete()
    DecisionRow.objects.using(alias).filter(proposal__case_id=case).delete()
    proposals = ProposalRow.objects.using(alias).filter(case_id=case)
    FieldVersionRow.objects.using(alias).filter(owner__in=proposals.values("key")).delete()
    gate = (RulingRow, ReleaseRow, ReleaseActRow)
    for table in (StatementRow, ProposalRow, JudgementRow, SourceJudgementRow, CaseEntityRow, CaseSourceRow, *gate):
        table._default_manager.using(alias).filter(case_id=case).delete()  # noqa: SLF001


def _batches(keys: Iterable[str]) -> Iterator[list[str]]:
    every = list(keys)
    for at in range(0, len(every), _AT_ONCE):
        yield every[at : at + _AT_ONCE]
