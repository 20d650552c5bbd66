"""Destroying a source: its copy and key, readings, drafts, links, and what the custody log says of it."""

from django.db.models import Q

from habeas.base.errors import WrongCall
from habeas.base.ids import SourceId
from habeas.vault.models import (
    CaseSourceRow,
    CustodyEventRow,
    DecisionRow,
    PartRow,
    ProposalRow,
    ReadingRow,
    SourceRow,
    StatementRow,
)
from habeas.vault.sealing import destroy_unused
from habeas.vault.session import Session


def erase_source(session: Session, source: SourceId) -> None:
    """Destroy a source in all cases that it serves; the custody entries stay, without events and salts.

    Raises WrongCall, and destroys nothing, without such a source and where statements stand on it.
    """
    with session.writing() as alias:
        found = SourceRow.objects.using(alias).filter(key=source)
        copy = found.values_list("copy_id", flat=True).first()
        if copy is None:
            raise WrongCall("There is no such source in the vault.", "Nothing was erased.")
        readings = ReadingRow.objects.using(alias).filter(copy_id=copy)
        statements = StatementRow.objects.using(alias).filter(source_id=source)
        statements |= StatementRow.objects.using(alias).filter(reading_id__in=readings.values("key"))
        if standing := statements.count():
            raise WrongCall(
                f"Statements of the record stand on it and hold its words: {standing}. Nothing was erased.",
                "A statement that is withdrawn keeps its words too, and none can be erased by itself: "
                "the words go only with the whole vault.",
            )
        proposals = ProposalRow.objects.using(alias).filter(source_id=source)
        DecisionRow.objects.using(alias).filter(proposal_id__in=proposals.values("key")).delete()
        proposals.delete()
        CaseSourceRow.objects.using(alias).filter(source_id=source).delete()
        PartRow.objects.using(alias).filter(Q(container_id=source) | Q(part_id=source)).delete()
        found.delete()
        readings.delete()
        events = CustodyEventRow.objects.using(alias)
        told = [entry for entry, event in events.values_list("entry_id", "event") if event.get("source") == source]
        events.filter(entry_id__in=told).delete()
        session.known.clear()
        destroy_unused(session, [copy])
