"""The order of a document's pages as a field of one value, so that two orders made apart are seen as such."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

from habeas.base.ids import CaseId, Handle, SourceId
from habeas.base.plain import Plain
from habeas.evidence.sources.pages import Pages
from habeas.record.versions import Version, heads
from habeas.vault.carrying.scope import Scope
from habeas.vault.columns import utc
from habeas.vault.pages_rows import acts_of, add_pages

PAGES = "pages"
"""The kind of the thing, and the name of its field."""


def standing_pages(scope: Scope) -> Mapping[str, Pages]:
    """The newest act on each document of the case, by the id of the document."""
    return {act.id: act for act in acts_of(scope.alias, CaseId(scope.case))}


def value_of(act: Pages) -> Plain:
    """Title and pages, as a version has them."""
    return {"title": act.title, "pages": list(act.pages)}


def new_orders(scope: Scope, versions: Mapping[tuple[str, str], list[Version]]) -> Iterator[Version]:
    """A version of each document whose newest act no standing version says."""
    for key, act in sorted(standing_pages(scope).items()):
        standing = heads(versions.get((key, PAGES), []))
        if value_of(act) not in [version.value for version in standing]:
            replaced = tuple(sorted(version.id for version in standing))
            yield Version(PAGES, key, PAGES, value_of(act), utc(act.at).isoformat(), act.by, replaced)


def let_stand(scope: Scope, key: str, value: Plain, now: datetime, who: str) -> None:
    """Append the act by which a person lets one order stand."""
    before = standing_pages(scope).get(key)
    if before is None or not isinstance(value, dict):
        return
    title, pages = value["title"], value["pages"]
    chosen = tuple(SourceId(str(page)) for page in pages) if isinstance(pages, list) else ()
    at = max(utc(now), utc(before.at) + timedelta(microseconds=1))
    add_pages(scope.alias, Pages(key, before.case, title if isinstance(title, str) else None, chosen, Handle(who), at))
