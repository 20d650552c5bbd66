"""Taking a case off a site at once: its pages first, then every list that names it, and nothing of any other case.

The other cases are not composed anew: what they say stays as it was when somebody looked at it and let it go.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from habeas.base.digest import Digest, digest_of
from habeas.base.errors import WrongCall
from habeas.base.ids import CaseId
from habeas.base.language import Lang
from habeas.desk.copies import remember_copies
from habeas.desk.recording import audit
from habeas.desk.session import Session
from habeas.desk.site_folder import MARK, files_of_site, remove_file, replace_file
from habeas.desk.site_record import note_down, site_in, standing_on
from habeas.disclosure.gate.releases import INSIDE, SITE, Act, ReleaseAct, taken_down
from habeas.disclosure.site.card import Card
from habeas.output.site.gathering import index_files
from habeas.output.site.places import case_path
from habeas.output.site.search_data import cards_in, folder_of, without
from habeas.output.site.site import Site
from habeas.output.site.tombstone import tombstone


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where else something of the case went: what was made, for whom, and when."""

    form: str
    audience: str
    title: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Delisted:
    """What was taken down: the name of the page, how many files went and were written anew, and where else it went."""

    slug: str
    removed: int
    rewritten: int
    elsewhere: tuple[Elsewhere, ...]


def delist(session: Session, name: str, folder: Path, why: str) -> Delisted:
    """Take a case off the site in this folder, and leave a page without a name where it stood.

    Raises WrongCall where the site does not have it and where no reason is given, CannotWrite where a file stays.
    """
    if not why.strip():
        raise WrongCall("Taking down needs a reason.", "Add --why TEXT; nothing was taken down.")
    case = session.case(name)
    site, slug = site_in(session, folder), standing_on(session, folder).pages.get(case.id)
    if site is None or slug is None or not (folder / MARK).is_file():
        raise WrongCall(f"The case {name} does not stand on a site in {folder}.", "Name the site's folder with --out.")
    there = folder.resolve()
    removed = list(_pages_of(there, slug, site))
    written: dict[Path, Digest] = {}
    for lang in site.langs:
        written |= _put(there, case_path(lang, slug), tombstone(lang, slug, site))
    removed = [path for path in removed if path not in written]
    for path in removed:
        remove_file(path)
    for lang in site.langs:
        for listed, data in _lists_without(there, slug, lang, site):
            written |= _put(there, listed, data)
    surplus = _surplus(there, written, site)
    for path in surplus:
        remove_file(path)
    remember_copies(session, written, [*removed, *surplus])
    note_down(session, folder, case.id, slug, why.strip())
    take_down_on(session, case.id, folder, why.strip())
    return Delisted(slug, len(removed), len(written), tuple(_elsewhere(session, case.id)))


def _put(there: Path, path: str, data: bytes) -> dict[Path, Digest]:
    replace_file(there / path, data)
    return {there / path: digest_of(data)}


def _pages_of(there: Path, slug: str, site: Site) -> Iterator[Path]:
    """Every file of the case: its pages and those beside them, its quotes, its counter, its archive copies."""
    for lang in site.langs:
        yield from sorted((there / case_path(lang, slug)).parent.glob(f"{slug}.*"))
    yield from (path for path in files_of_site(there) if (there / "archive" / slug) in path.parents)


def _lists_without(there: Path, slug: str, lang: Lang, site: Site) -> Iterator[tuple[str, bytes]]:
    """The index, the places, the feeds and the search of a language without this case."""
    cards: list[Card | None] = []
    data = there / folder_of(lang)
    for path in sorted(data.glob("c-*.js"), key=lambda each: int(each.stem.partition("-")[2])):
        cards += cards_in(path.read_bytes())
    number = next((at for at, card in enumerate(cards) if card is not None and card.slug == slug), None)
    if number is None:
        return
    cards[number] = None
    yield from index_files(cards, lang, site)
    for path in sorted(data.glob("t-[0-9]*.js")):
        before = path.read_bytes()
        after = without(before, number)
        if after != before:
            yield path.relative_to(there).as_posix(), after


def _surplus(there: Path, written: dict[Path, Digest], site: Site) -> list[Path]:
    """Pages of the index and of places that there are too many of, now that they are shorter."""
    found = (path for lang in site.langs for path in sorted((there / lang.value).glob("*-*.html")))
    return [path for path in found if path not in written]


def take_down_on(session: Session, case: CaseId, folder: Path, why: str) -> None:
    """Keep that every release of this case to this site was taken down."""
    gone = taken_down(session.vault.gate.release_acts(case))
    with session.vault.transaction():
        for one in session.vault.gate.releases(case):
            if one.form == SITE and one.title == str(folder.resolve()) and one.id not in gone:
                act = ReleaseAct(session.new_id(), case, Act.TAKE_DOWN, session.who, session.now(), why, one.id)
                session.vault.gate.add_release_act(act)
                audit(session, "take down release", one.id, {"case": case})


def _elsewhere(session: Session, case: CaseId) -> Iterator[Elsewhere]:
    """Releases of the case that still stand: whoever has them is to be asked, or takes them down."""
    gone = taken_down(session.vault.gate.release_acts(case))
    for one in session.vault.gate.releases(case):
        if one.id not in gone and one.audience not in INSIDE:
            yield Elsewhere(one.form, one.audience.value, one.title, one.at)
