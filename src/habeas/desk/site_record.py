"""What stands on which site, as the audit trail knows it: who is on it, under which name, and what was taken down.

The pages of a case keep their names and anchors from one publication to the next: they are made under the key of
the first release of the case to any site.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from habeas.base.ids import CaseId
from habeas.base.keeping import AuditEntry
from habeas.base.language import Lang
from habeas.desk.session import Session
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.releases import SITE
from habeas.output.site.head import Decided
from habeas.output.site.site import Site

SLUG = 10
"""Hexadecimal digits that name the page of a case."""

_PAGE, _DOWN, _SITE = "publish page", "delist page", "publish site"


@dataclass(frozen=True, slots=True)
class Standing:
    """What a site holds: the names of its pages by case, and those of pages that were taken down."""

    pages: Mapping[CaseId, str]
    down: frozenset[str]


def ids_of_page(session: Session, case: CaseId) -> ReleaseIds | None:
    """Under what the pages of a case were first made; None where it was never published."""
    first = next((one for one in session.vault.gate.releases(case) if one.form == SITE), None)
    return None if first is None else ReleaseIds(first.key)


def slug_of(ids: ReleaseIds, case: CaseId) -> str:
    """The name of a case's page: it tells nothing of the case."""
    return ids.of("page", case)[:SLUG]


def standing_on(session: Session, folder: Path) -> Standing:
    """What the site in this folder holds."""
    pages: dict[CaseId, str] = {}
    down: set[str] = set()
    for entry in session.vault.audit.entries(_key(folder)):
        case, slug = CaseId(entry.detail.get("case", "")), entry.detail.get("slug", "")
        if entry.action == _PAGE:
            pages[case] = slug
            down.discard(slug)
        elif entry.action == _DOWN:
            pages.pop(case, None)
            down.add(slug)
    return Standing(pages, frozenset(down))


def site_in(session: Session, folder: Path) -> Site | None:
    """The languages, names and decisions of the site as it was last written; None where none was."""
    last = next((one for one in reversed(session.vault.audit.entries(_key(folder))) if one.action == _SITE), None)
    if last is None:
        return None
    names = {Lang(code): name for code, name in json.loads(last.detail["names"]).items()}
    decided = Decided(last.detail.get("indexed"), last.detail.get("previewed"), last.detail.get("address"))
    return Site(tuple(names), names, decided)


def note_site(session: Session, folder: Path, site: Site, pages: Mapping[CaseId, str], added: Sequence[CaseId]) -> None:
    """Remember what was written: the site, and the pages that came onto it."""
    decided = {
        key: said for key in ("indexed", "previewed", "address") if (said := getattr(site.decided, key)) is not None
    }
    names = json.dumps({lang.value: site.names[lang] for lang in site.langs}, ensure_ascii=False)
    entries = [(_SITE, {"names": names, **decided})]
    entries += [(_PAGE, {"case": case, "slug": pages[case]}) for case in added]
    _append(session, folder, entries)


def note_down(session: Session, folder: Path, case: CaseId, slug: str, why: str) -> None:
    """Remember that a page was taken down, and why."""
    _append(session, folder, [(_DOWN, {"case": case, "slug": slug, "why": why})])


def _append(session: Session, folder: Path, entries: Sequence[tuple[str, dict[str, str]]]) -> None:
    now = session.now()
    with session.vault.transaction():
        session.vault.audit.append_all(
            [AuditEntry(now, session.who, action, _key(folder), detail) for action, detail in entries]
        )


def _key(folder: Path) -> str:
    return str(folder.resolve())
