"""Destroying a source: its copy and key, readings, drafts, links, and what the custody log says of it."""

from collections.abc import Iterable

from django.db import connections
from django.db.models import Q

from habeas.base.errors import WrongCall
from habeas.base.ids import SourceId
from habeas.vault.carrying.chains import forget_events
from habeas.vault.carrying.erased_versions import erase_from_versions, without_words
from habeas.vault.carrying_models import FieldVersionRow
from habeas.vault.find_index import take_out
from habeas.vault.models import (
    CaseSourceRow,
    DecisionRow,
    PartRow,
    ProposalRow,
    ReadingRow,
    SourceJudgementRow,
    SourceRow,
    StatementRow,
    TranscriptRow,
)
from habeas.vault.pages_rows import without_sources
from habeas.vault.sealing import destroy_unused
from habeas.vault.session import Session
from habeas.vault.trail_models import CustodyEventRow

_AT_ONCE = 500


def erase_source(session: Session, source: SourceId) -> None:
    """Destroy a source in all cases that it serves; the custody entries stay, without events and salts.

    Raises WrongCall, and destroys nothing, without such a source and where statements stand on it.
    """
    erase_sources(session, [source])


def erase_sources(session: Session, sources: Iterable[SourceId]) -> None:
    """As :func:`erase_source` for several at once."""
    with session.writing() as alias:
        copies = [_refused_or_copy(alias, source) for source in sources]
        if not copies:
            return
        with connections[alias].cursor() as cursor:
            for _, source in copies:
                take_out(cursor, "source = ?", source)
        for copy, source in copies:
            proposals = ProposalRow.objects.using(alias).filter(source_id=source)
            keys = list(proposals.values_list("key", flat=True))
            for at in range(0, len(keys), _AT_ONCE):
                batch = keys[at : at + _AT_ONCE]
                DecisionRow.objects.using(alias).filter(proposal_id__in=batch).delete()
                FieldVersionRow.objects.using(alias).filter(owner__in=batch).delete()
            proposals.delete()
            CaseSourceRow.objects.using(alias).filter(source_id=source).delete()
            PartRow.objects.using(alias).filter(Q(container_id=source) | Q(part_id=source)).delete()
            TranscriptRow.objects.using(alias).filter(Q(recording_id=source) | Q(transcript_id=source)).delete()
            SourceJudgementRow.objects.using(alias).filter(Q(one_id=source) | Q(other_id=source)).delete()
            SourceRow.objects.using(alias).filter(key=source).delete()
            if not SourceRow.objects.using(alias).filter(copy_id=copy).exists():
                ReadingRow.objects.using(alias).filter(copy_id=copy).delete()
        gone = {source for _, source in copies}
        without_sources(alias, gone)
        erase_from_versions(alias, lambda value: without_words(value, gone))
        FieldVersionRow.objects.using(alias).filter(owner__in=gone).delete()
        forget_events(alias, gone)
        events = CustodyEventRow.objects.using(alias)
        told = [entry for entry, event in events.values_list("entry_id", "event") if event.get("source") in gone]
        events.filter(entry_id__in=told).delete()
        session.known.clear()
        destroy_unused(session, [copy for copy, _ in copies])


def _refused_or_copy(alias: str, source: SourceId) -> tuple[str, SourceId]:
    copy = SourceRow.objects.using(alias).filter(key=source).values_list("copy_id", flat=True).first()
    if copy is None:
        raise WrongCall("There is no such source in the vault.", "Nothing was erased.")
    statements = StatementRow.objects.using(alias).filter(source_id=source)
    if SourceRow.objects.using(alias).filter(copy_id=copy).count() == 1:
        readings = ReadingRow.objects.using(alias).filter(copy_id=copy)
        statements |= StatementRow.objects.using(alias).filter(reading_id__in=readings.values("key"))
    if standing := statements.count():
        raise WrongCall(
            f"Statements of the record stand on it and hold its words: {standing}. Nothing was erased.",
            "A statement that is withdrawn keeps its words too; `habeas erase source CASE ID` shows them and "
            "destroys them with the source.",
        )
    return copy, source
