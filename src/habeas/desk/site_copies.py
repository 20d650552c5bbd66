"""Copies of sources beside a public page: the words of public papers in which nothing is held back, set anew."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from habeas.base.ids import SourceId
from habeas.base.span import Span
from habeas.desk.exhibits import screened, told_in
from habeas.desk.handing import Hands
from habeas.desk.session import Session
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.admission import Admitted, Decision
from habeas.disclosure.gate.handing import Handing, handing_of, words_held_of
from habeas.disclosure.gate.last_look import LastLook
from habeas.disclosure.gate.releases import Told
from habeas.disclosure.papers.redrawn import RedrawnExhibit, pieces_of
from habeas.evidence.sources.source import Secrecy, Source
from habeas.evidence.text.kinds import PDF, PICTURES
from habeas.evidence.text.reading import Reading
from habeas.output.exhibits.exhibit_pdf import exhibit_pdf
from habeas.output.site.places import archive_path

NO_DAY = date(1980, 1, 1)
"""The day in the properties of a copy: always the same, so that the same words are the same bytes on every day."""


@dataclass(frozen=True, slots=True)
class SiteCopy:
    """A copy of a source: where it stands on the site, its bytes, and what a reader of it is told."""

    path: str
    data: bytes
    told: Told


@dataclass(frozen=True, slots=True)
class SiteCopies:
    """The copies of one case, by source; none unless they were asked for."""

    by_source: Mapping[SourceId, SiteCopy] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def paths(self) -> Mapping[SourceId, str]:
        """Where each stands."""
        return {key: one.path for key, one in self.by_source.items()}

    def linked(self, paths: frozenset[str]) -> "SiteCopies":
        """Those to which a page leads; no other goes out."""
        return SiteCopies({key: one for key, one in self.by_source.items() if one.path in paths})


def site_copies(
    session: Session, decision: Decision, admitted: Admitted, ids: ReleaseIds, slug: str, language: str
) -> SiteCopies:
    """The copies that may stand beside the page of a case; `language` is that of their stamp."""
    return SiteCopies(dict(_copies(session, decision, admitted, ids, slug, language)))


def _copies(
    session: Session, decision: Decision, admitted: Admitted, ids: ReleaseIds, slug: str, language: str
) -> Iterator[tuple[SourceId, SiteCopy]]:
    look = LastLook(decision, admitted)
    for source in Hands(session, decision, admitted).wanted():
        reading = session.vault.evidence.first_reading(source.copy.digest)
        data = copy_of(decision, look, source, reading, language)
        if data is not None:
            told = told_in(decision.deciding.asked.casefile, frozenset(), source, reading, ())
            name = f"{ids.of('source', source.id)[:10]}.pdf"
            yield source.id, SiteCopy(archive_path(slug, name), data, told)


def copy_of(decision: Decision, look: LastLook, source: Source, reading: Reading | None, language: str) -> bytes | None:
    """The words of a source as PDF; None unless it is public and nothing of it is held back.

    Nothing in it is covered: where a statement of it, a name or a number is held back, there is no copy. A source with
    pages or sound gets none either: a face or a voice in it is shown without anybody having been asked.
    """
    kind = source.copy.media_type
    if source.secrecy is not Secrecy.PUBLIC or handing_of(decision, source) is Handing.KEPT:
        return None
    if kind in (PDF, *PICTURES) or kind.startswith(("audio/", "video/")) or words_held_of(decision, source):
        return None
    if reading is None or not reading.text.strip():
        return None
    if any(True for _ in screened(decision, reading)) or any(True for _ in look.in_text(reading.text, "source")):
        return None
    pieces = pieces_of(reading.text, (), reading.main or (Span(0, len(reading.text)),))
    lang = "" if reading.lang is None else reading.lang.value
    return exhibit_pdf(RedrawnExhibit(0, language, NO_DAY, pieces=pieces, text_language=lang))
