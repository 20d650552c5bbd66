"""Make several sources one document, and change the order of its pages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from habeas.base.digest import Json
from habeas.base.errors import WrongCall
from habeas.base.ids import SourceId
from habeas.desk.bound_pages import acts_of, page_numbers, pages_now
from habeas.desk.recording import audit
from habeas.desk.saying import find_source
from habeas.desk.session import Session
from habeas.desk.titles import title_of
from habeas.evidence.sources.pages import Pages
from habeas.record.keeping import Case

_LEAST = 4


@dataclass(frozen=True, slots=True)
class Bound:
    """A document as it stands: its acts, the first to the last, and what its pages are called, in their order."""

    acts: tuple[Pages, ...]
    names: tuple[str, ...]

    @property
    def now(self) -> Pages:
        """As it stands."""
        return self.acts[-1]


def documents(session: Session, name: str) -> tuple[Bound, ...]:
    """The documents of a case that have pages, in the order of making."""
    case = session.case(name)
    with session.vault.transaction():
        audit(session, "read pages", case.id)
    return tuple(_bound(session, acts) for acts in acts_of(session, case.id).values() if acts[-1].pages)


def bind(session: Session, name: str, words: Sequence[str], title: str | None) -> Bound:
    """Make these sources one document, in this order.

    Raises WrongCall for fewer than two, one named twice, and one that is a page of another document.
    """
    case = session.case(name)
    pages = tuple(find_source(session, case, word).id for word in words)
    if len(pages) < 2:
        raise WrongCall("A document is bound of two sources or more.", "Name them in their order.")
    _refuse_pages(session, case, pages)
    return _keep(session, Pages(session.new_id(), case.id, title, pages, session.who, session.now()), "bind pages")


def reorder(session: Session, name: str, word: str, order: Sequence[int]) -> Bound:
    """Put the pages of a document in another order: `order` names each page now standing, from 1, once."""
    case = session.case(name)
    now = _find(session, case, word)
    if sorted(order) != list(range(1, len(now.pages) + 1)):
        numbers = ",".join(str(number) for number in range(1, len(now.pages) + 1))
        raise WrongCall("The order names every page once.", f"Its pages are {numbers}; nothing was changed.")
    return _change(session, now, pages=tuple(now.pages[number - 1] for number in order))


def add_page(session: Session, name: str, word: str, source: str) -> Bound:
    """Add a source as the last page. Raises WrongCall where it is a page of a document already."""
    case = session.case(name)
    now = _find(session, case, word)
    page = find_source(session, case, source).id
    _refuse_pages(session, case, (page,))
    return _change(session, now, pages=(*now.pages, page))


def remove_page(session: Session, name: str, word: str, number: int) -> Bound:
    """Take a page out, by its number from 1; its source stays. With the last but one the document is taken apart."""
    case = session.case(name)
    now = _find(session, case, word)
    if not 1 <= number <= len(now.pages):
        raise WrongCall(f"There is no page {number}.", f"It has {len(now.pages)}; nothing was changed.")
    left = now.pages[: number - 1] + now.pages[number:]
    return _change(session, now, pages=left if len(left) > 1 else ())


def retitle(session: Session, name: str, word: str, title: str) -> Bound:
    """Give a document another title."""
    now = _find(session, session.case(name), word)
    return _keep(session, replace(now, title=title or None, by=session.who, at=_after(session, now)), "change pages")


def document_shape(bound: Bound) -> dict[str, Json]:
    """A document as JSON: its pages in their order, and who changed it when."""
    now = bound.now
    pages: list[Json] = [
        {"page": number, "source": key, "name": name}
        for number, (key, name) in enumerate(zip(now.pages, bound.names, strict=True), 1)
    ]
    history: list[Json] = [
        {"at": act.at.isoformat(), "by": act.by, "title": act.title, "pages": list(act.pages)} for act in bound.acts
    ]
    return {"id": now.id, "title": now.title, "pages": pages, "history": history}


def _find(session: Session, case: Case, word: str) -> Pages:
    standing = pages_now(session, case.id)
    found = [each for each in standing if word == each.title or (len(word) >= _LEAST and each.id.startswith(word))]
    if len(found) != 1:
        many = "Several documents are" if found else "No document is"
        raise WrongCall(f"{many} called {word!r} in this case.", f"List them with `habeas pages {case.name}`.")
    return found[0]


def _refuse_pages(session: Session, case: Case, pages: tuple[SourceId, ...]) -> None:
    bound = page_numbers(pages_now(session, case.id))
    if len(set(pages)) < len(pages) or any(page in bound for page in pages):
        raise WrongCall("A source is a page of one document, once.", "Take it out there first: --remove N.")


def _change(session: Session, now: Pages, pages: tuple[SourceId, ...]) -> Bound:
    return _keep(session, replace(now, pages=pages, by=session.who, at=_after(session, now)), "change pages")


def _after(session: Session, now: Pages) -> datetime:
    """A time after the last act, which may have come from a laptop whose clock is ahead."""
    return max(session.now(), now.at + timedelta(microseconds=1))


def _keep(session: Session, pages: Pages, action: str) -> Bound:
    with session.vault.transaction():
        session.vault.evidence.add_pages(pages)
        audit(session, action, pages.id, {"case": pages.case, "pages": str(len(pages.pages))})
    return _bound(session, acts_of(session, pages.case)[pages.id])


def _bound(session: Session, acts: tuple[Pages, ...]) -> Bound:
    sources = (session.vault.evidence.source(key) for key in acts[-1].pages)
    return Bound(acts, tuple(title_of(source) if source else "?" for source in sources))
