"""Which sources are pages of one document, as it stands."""

from collections.abc import Mapping, Sequence

from habeas.base.ids import CaseId, SourceId
from habeas.desk.session import Session
from habeas.evidence.sources.pages import Pages


def pages_now(session: Session, case: CaseId) -> tuple[Pages, ...]:
    """The documents of a case as they stand."""
    return tuple(acts[-1] for acts in acts_of(session, case).values() if acts[-1].pages)


def page_numbers(standing: Sequence[Pages]) -> Mapping[SourceId, tuple[str | None, int, int]]:
    """For each source that is a page: title of its document, its number from 1, how many there are."""
    return {
        source: (document.title, number, len(document.pages))
        for document in standing
        for number, source in enumerate(document.pages, 1)
    }


def acts_of(session: Session, case: CaseId) -> dict[str, tuple[Pages, ...]]:
    """All acts on the documents of a case, by the id of the document."""
    found: dict[str, tuple[Pages, ...]] = {}
    for act in session.vault.evidence.pages(case):
        found[act.id] = (*found.get(act.id, ()), act)
    return found
