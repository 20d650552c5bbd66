"""Publishing cases as a static site: what may be told to everybody, recorded before any page of it is written.

A site is always composed anew of everything that stands on it, so that nothing stays that may no longer be told.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from habeas.base.digest import Digest, digest_of
from habeas.base.errors import WrongCall
from habeas.base.finding import Finding
from habeas.base.ids import CaseId
from habeas.base.language import Lang
from habeas.desk.case_file import open_case
from habeas.desk.coming_down import due_today
from habeas.desk.copies import remember_copies
from habeas.desk.delisting import take_down_on
from habeas.desk.releasing import Going, begin_release, record_release
from habeas.desk.session import Session
from habeas.desk.site_folder import files_of_site, replaced, require_site, write_files
from habeas.desk.site_pages import CasePages, case_pages
from habeas.desk.site_record import Standing, note_down, note_site, standing_on
from habeas.desk.site_texts import SiteTexts
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.releases import SITE, HandedFile, still_out
from habeas.disclosure.gate.taking_down import Due, Haste
from habeas.disclosure.site.card import Card, card_of, stems_of
from habeas.disclosure.site.cautions import cautions, offences_in
from habeas.disclosure.site.page import Caution, SitePage
from habeas.output.site.gathering import Gathering
from habeas.output.site.head import Decided
from habeas.output.site.places import case_path
from habeas.output.site.search_data import cards_in, folder_of
from habeas.output.site.site import Site
from habeas.output.site.tombstone import tombstone

_FALLEN = "It may not be told any more."

_TYPES = {".html": "text/html", ".json": "application/json", ".pdf": "application/pdf"}


@dataclass(frozen=True, slots=True)
class SiteAsked:
    """How a site is to be. `langs` begin with the one that a visitor meets first.

    `publisher` is the country of whoever publishes, None where it was not said: then no law of theirs is warned of.
    `indexed` and `previewed` are the reasons why search engines may list it and links may be previewed, each None
    until somebody decides so; `address` is where it will stand. `why` is the reason for sentences that change.
    `copies` asks for copies of public sources beside the pages.
    """

    langs: tuple[Lang, ...]
    texts: SiteTexts = field(default_factory=SiteTexts)
    publisher: str | None = None
    indexed: str | None = None
    previewed: str | None = None
    address: str | None = None
    why: str = ""
    copies: bool = False
    notices: Mapping[Lang, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OnSite:
    """A case on the site: its name in the vault, the name of its page, how much is held back of it, and whether new.

    `copies` counts copies of public sources beside it, `uncopied` the public sources without one where they were asked
    for.
    """

    case: str
    slug: str
    named: bool
    held: int
    new: bool
    copies: int = 0
    uncopied: int = 0


@dataclass(frozen=True, slots=True)
class Published:
    """What was published. `fallen` are cases that were on the site and of which nothing may be told any more.

    `unchanged` of the `files` stood there before with the same bytes.
    """

    folder: Path
    cases: tuple[OnSite, ...]
    fallen: tuple[str, ...]
    files: int
    unchanged: int
    size: int
    cautions: tuple[Caution, ...]
    findings: tuple[Finding, ...]


def publish(
    session: Session, names: Sequence[str], folder: Path, as_of: date, asked: SiteAsked, lang: Lang
) -> Published:
    """Write a site of these cases and of those that stand on it already; `lang` is that of the warnings given back.

    Raises WrongCall where nothing of a named case may be told to everybody, where a second person has to agree first,
    and for a folder that is no site; CannotWrite, leaving the old site as it was.
    """
    require_site(folder)
    standing = standing_on(session, folder)
    known = {case.id: case.name for case in session.vault.record.cases()}
    wanted = {session.case(name).id: name for name in names}
    every = {case: known[case] for case in (*standing.pages, *wanted) if case in known}
    if not every:
        raise WrongCall("No case is named, and none stands on this site.", "Name one: `habeas publish CASE --out DIR`.")
    decided = Decided(asked.indexed, asked.previewed, asked.address)
    site = Site(asked.langs, asked.texts.names(asked.langs), decided)
    work = _Work(session, site, folder, as_of, asked, standing, frozenset(wanted))
    return work.run(every, lang)


class _Work:
    """One publication."""

    def __init__(
        self,
        session: Session,
        site: Site,
        folder: Path,
        as_of: date,
        asked: SiteAsked,
        standing: Standing,
        wanted: frozenset[CaseId],
    ) -> None:
        self._session, self._site, self._folder, self._as_of = session, site, folder, as_of
        self._asked, self._standing, self._wanted = asked, standing, wanted
        self._before = {lang: cards_before(folder, lang) for lang in site.langs}
        self._digests: dict[str, Digest] = {}
        self._findings: list[Finding] = []
        self._countries: dict[str, None] = {}
        self._size = self._same = 0

    def run(self, every: Mapping[CaseId, str], lang: Lang) -> Published:
        """Compose, record and write, case by case; then the whole."""
        done: list[OnSite] = []
        fallen: list[str] = []
        pages: dict[CaseId, str] = {}
        self._session.progress.begin("publishing", len(every))
        with replaced(self._folder, self._session.new_id()[:8]) as new:
            scratch = new / "scratch"
            scratch.mkdir()
            gathering = Gathering(self._site, len(every), scratch)
            for case, name in every.items():
                made = self._case(case, name, gathering, new)
                if made is None:
                    fallen.append(name)
                else:
                    done.append(made)
                    pages[case] = made.slug
                self._session.progress.step()
            self._keep(new, gathering.finish())
            scratch.rmdir()
            gone = {*self._standing.down, *self._standing.pages.values()} - set(pages.values())
            self._keep(new, self._tombstones(gone))
            self._remember(pages)
        for case in every.keys() - pages.keys():
            note_down(self._session, self._folder, case, self._standing.pages[case], _FALLEN)
            take_down_on(self._session, case, self._folder, _FALLEN)
        self._session.progress.end()
        warned = offences_in({self._asked.publisher} if self._asked.publisher else set(), who="publisher")
        return Published(
            self._folder,
            tuple(done),
            tuple(fallen),
            len(self._digests),
            self._same,
            self._size,
            cautions(warned, lang),
            tuple(dict.fromkeys(self._findings)),
        )

    def _case(self, case: CaseId, name: str, gathering: Gathering, new: Path) -> OnSite | None:
        """The pages of one case, recorded as a release and then written; None where nothing may be told any more."""
        opened = open_case(self._session, name, self._as_of)
        due = due_today(self._session, opened)
        if case not in self._wanted and self._comes_down(case, due):
            return None
        begun = begin_release(self._session, [name], Audience.PUBLIC, SITE, due)
        made = case_pages(self._session, opened, begun, self._asked, self._site)
        if made is None:
            if case in self._wanted:
                raise WrongCall(
                    f"Nothing of the case {name} may be told to everybody.",
                    "Consent, or another basis, has to be recorded first: `habeas consent`. Nothing was written.",
                )
            return None
        self._findings += opened.findings
        files = {**dict(gathering.add(self._gathered(made))), **made.copies}
        handed = tuple(
            HandedFile(Path(path).name, digest_of(data), _TYPES[Path(path).suffix], len(data))
            for path, data in files.items()
        )
        why = self._asked.why
        record_release(self._session, begun, Going(str(self._folder.resolve()), (made.told,), handed, why=why))
        self._keep(new, iter(files.items()))
        new_here = case not in self._standing.pages
        return OnSite(name, made.slug, made.named, made.held, new_here, len(made.copies), made.uncopied)

    def _comes_down(self, case: CaseId, due: Sequence[Due]) -> bool:
        """Whether something of the case has to come down, or somebody said that the page that stands here was."""
        gate = self._session.vault.gate
        out = still_out(gate.releases(case), gate.release_acts(case))
        here = any(one.form == SITE and one.title == str(self._folder.resolve()) for one in out)
        return not here or any(one.haste is Haste.TAKE_DOWN for one in due)

    def _gathered(self, made: CasePages) -> dict[Lang, tuple[SitePage, Card, frozenset[str]]]:
        return {
            lang: (page, card_of(page, made.days, self._before[lang].get(page.slug)), stems_of(page))
            for lang, page in made.pages.items()
        }

    def _tombstones(self, slugs: set[str]) -> Iterator[tuple[str, bytes]]:
        for slug in sorted(slugs):
            for lang in self._site.langs:
                yield case_path(lang, slug), tombstone(lang, slug, self._site)

    def _keep(self, new: Path, files: Iterator[tuple[str, bytes]]) -> None:
        for one in write_files(new, files, self._folder):
            self._digests[one.path] = digest_of(one.data)
            self._size += len(one.data)
            self._same += one.same

    def _remember(self, pages: Mapping[CaseId, str]) -> None:
        """Before the site takes its place: copies that nobody knows of would be worse than lines about none."""
        there = self._folder.resolve()
        written = {there / path: digest for path, digest in self._digests.items()}
        remember_copies(self._session, written, [path for path in files_of_site(there) if path not in written])
        added = [case for case in pages if self._standing.pages.get(case) != pages[case]]
        note_site(self._session, self._folder, self._site, pages, added)


def cards_before(folder: Path, lang: Lang) -> dict[str, Card]:
    """The cards that a site has now, by the names of their pages; none where there is no site."""
    found: dict[str, Card] = {}
    for path in sorted((folder / folder_of(lang)).glob("c-*.js")):
        found |= {card.slug: card for card in cards_in(path.read_bytes()) if card is not None}
    return found
