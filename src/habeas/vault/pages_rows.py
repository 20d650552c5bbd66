"""Documents made of several sources as rows, and what erasing leaves of them."""

from collections.abc import Iterable

from django.db import models

from habeas.base.ids import CaseId, Handle, SourceId
from habeas.evidence.sources.pages import Pages
from habeas.vault.columns import utc
from habeas.vault.find_erasing import untitle
from habeas.vault.pages_models import PagesRow


def add_pages(alias: str, pages: Pages) -> None:
    """Append an act."""
    PagesRow.objects.using(alias).create(
        key=pages.id,
        case_id=pages.case,
        title=pages.title,
        pages=list(pages.pages),
        by=pages.by,
        at=utc(pages.at),
    )


def acts_of(alias: str, case: CaseId) -> tuple[Pages, ...]:
    """All acts on documents of a case: by time, author, then what they say, wherever they were merged."""
    return _ordered(PagesRow.objects.using(alias).filter(case_id=case))


def standing_document(alias: str, key: str) -> Pages | None:
    """A document as its last act left it; None where there is none of this id, or it was taken apart."""
    acts = _ordered(PagesRow.objects.using(alias).filter(key=key))
    return acts[-1] if acts and acts[-1].pages else None


def _ordered(acts: models.QuerySet[PagesRow]) -> tuple[Pages, ...]:
    rows = sorted(acts.values(), key=lambda row: (row["at"], row["by"], row["title"] or "", row["pages"], row["key"]))
    return tuple(
        Pages(
            row["key"],
            CaseId(row["case_id"]),
            row["title"],
            tuple(SourceId(key) for key in row["pages"]),
            Handle(row["by"]),
            row["at"],
        )
        for row in rows
    )


def without_sources(alias: str, gone: Iterable[SourceId]) -> None:
    """Take erased sources out of every act; an act that had no other goes with them.

    Titles of documents that lose a page leave the index, and come back where the document still stands.
    """
    erased = set(gone)
    for row in PagesRow.objects.using(alias).all():
        left = [key for key in row.pages if key not in erased]
        if len(left) < len(row.pages):
            untitle(alias, row.key)
        if row.pages and not left:
            row.delete()
        elif len(left) < len(row.pages):
            PagesRow.objects.using(alias).filter(number=row.number).update(pages=left)


def without_case(alias: str, case: CaseId) -> None:
    """Take every act of a case away."""
    PagesRow.objects.using(alias).filter(case_id=case).delete()
