"""The pages of one case in every language of a site, and what they tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from habeas.base.ids import StatementId
from habeas.base.language import Lang
from habeas.desk.case_file import Opened, asked_of
from habeas.desk.correcting import Page, log_of_page
from habeas.desk.handing import joined
from habeas.desk.paper_answers import findings_in
from habeas.desk.releasing import Begun
from habeas.desk.session import Session
from habeas.desk.site_copies import SiteCopies, site_copies
from habeas.desk.site_record import ids_of_page, slug_of
from habeas.desk.site_texts import SiteTexts
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.admission import Admitted, decide
from habeas.disclosure.gate.last_look import LastLook, refuse_leaks
from habeas.disclosure.gate.releases import Told, ToldSentence
from habeas.disclosure.papers.answers import Answers
from habeas.disclosure.site.cautions import cautions, offences_in
from habeas.disclosure.site.composing import Beside, compose_told
from habeas.disclosure.site.corrected import with_corrections
from habeas.disclosure.site.page import PublicSource, SitePage
from habeas.disclosure.site.people import least_days
from habeas.disclosure.site.telling_of import told_by_pages
from habeas.output.site.site import Site


class Said(Protocol):
    """What the publisher says beside the cases."""

    @property
    def texts(self) -> SiteTexts:
        """The publisher's own words."""

    @property
    def publisher(self) -> str | None:
        """Their country."""

    @property
    def notices(self) -> Mapping[Lang, tuple[str, ...]]:
        """Sentences that stand first on every page."""

    @property
    def why(self) -> str:
        """The reason for sentences that change."""

    @property
    def copies(self) -> bool:
        """Whether copies of public sources stand beside the pages."""


@dataclass(frozen=True, slots=True)
class CasePages:
    """The pages of a case by language, the name of their file, what they tell, and what is held back.

    `days` are the days in custody at the least, None where they cannot be counted; `named` says that somebody's own
    name stands over the page; `held` is how many things were held back. `copies` are archive copies by their path;
    `uncopied` counts the public sources of the page without one, where copies were asked for.
    """

    slug: str
    pages: Mapping[Lang, SitePage]
    told: Told
    days: int | None
    named: bool
    held: int
    copies: Mapping[str, bytes]
    uncopied: int


def case_pages(session: Session, opened: Opened, begun: Begun, said: Said, site: Site) -> CasePages | None:
    """Compose the pages of an open case for everybody; None where nothing of it may be told.

    Its ids are those of its first publication, so that links to its sentences hold.
    """
    case = opened.casefile.case.id
    ids = ids_of_page(session, case) or begun.ids
    slug = slug_of(ids, case)
    decision = decide(asked_of(opened, Audience.PUBLIC, ids))
    admitted = {lang: decision.admitted(lang) for lang in site.langs}
    first = admitted[site.langs[0]]
    if not first.casefile.facts:
        return None
    copies = SiteCopies()
    if said.copies:
        copies = site_copies(session, decision, first, ids, slug, site.langs[0].value)
    answers, order = findings_in(opened), _order(opened)
    made = {lang: _page(admitted[lang], slug, ids, answers, order, said, copies) for lang in site.langs}
    sentences = [one for _, told in made.values() for one in told]
    cited = [one for page, _ in made.values() for one in page.sources]
    copies = copies.linked(frozenset(one.archived for one in cited if one.archived is not None))
    told = joined(told_by_pages(sentences, list(admitted.values())), (one.told for one in copies.by_source.values()))
    log = log_of_page(session, Page(opened.casefile.case, begun, told, said.why, decision, admitted))
    pages = {lang: with_corrections(page, log, ids) for lang, (page, _) in made.items()}
    for lang, page in pages.items():
        refuse_leaks(LastLook(decision, admitted[lang]).in_value(page))
    return CasePages(
        slug=slug,
        pages=pages,
        told=told,
        days=least_days(first.casefile),
        named=any(one.named for one in pages[site.langs[0]].people),
        held=sum(one.facts for one in first.counts),
        copies={one.path: one.data for one in copies.by_source.values()},
        uncopied=len({one.anchor for one in cited if one.archived is None and _public(one)}) if said.copies else 0,
    )


def _public(source: PublicSource) -> bool:
    return source.digest.startswith("sha256:")


def _order(opened: Opened) -> dict[StatementId, int]:
    """The place of each statement of the case in the order of recording, superseded ones too."""
    ordered = sorted(opened.statements, key=lambda each: (each.recorded_at, each.id))
    return {each.id: place for place, each in enumerate(ordered)}


def _page(
    admitted: Admitted,
    slug: str,
    ids: ReleaseIds,
    answers: Answers,
    order: Mapping[StatementId, int],
    said: Said,
    copies: SiteCopies,
) -> tuple[SitePage, tuple[ToldSentence, ...]]:
    lang, country = admitted.lang, admitted.casefile.case.jurisdiction
    readers = {each for each in (said.publisher, country) if each}
    beside = Beside(
        answers=answers,
        order=order,
        archived=copies.paths,
        help=said.texts.help.get(lang, ()),
        cautions=cautions(offences_in(readers, who="reader"), lang),
        notices=said.notices.get(lang, ()),
    )
    return compose_told(admitted, lang, slug, ids, beside)
