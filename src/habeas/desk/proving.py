"""A proof pack of a case's public page: the page as it is published, and what each of its sentences stands on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from habeas.base.digest import Digest, digest_of
from habeas.base.errors import Failed, WrongCall
from habeas.base.finding import Finding
from habeas.base.language import Lang
from habeas.desk.case_file import open_case
from habeas.desk.copies import remember_copy
from habeas.desk.publishing import SiteAsked
from habeas.desk.releasing import Going, begin_release, record_release
from habeas.desk.session import Session
from habeas.desk.site_pages import CasePages, case_pages
from habeas.desk.stamping import stamps_of
from habeas.desk.writing_clear import write_clear
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.releases import HandedFile
from habeas.disclosure.proof.checking import check_proof
from habeas.disclosure.proof.proof import Proof, ProvedTime, proof_form
from habeas.evidence.sources.stamps import Stamped
from habeas.output.proof.check_page import check_page
from habeas.output.proof.pack import manifest_digest, pack_bytes
from habeas.output.proof.proving import prove
from habeas.output.site.assets import style_css
from habeas.output.site.case_page import case_files
from habeas.output.site.places import STYLE
from habeas.output.site.site import Site

FORM = "proof"
"""The form of a release that is a proof pack."""


@dataclass(frozen=True, slots=True)
class Proved:
    """A pack that was written. `digest` stands for all of it.

    `unshown` counts public sources with a time stamp whose receipt is not told; `told` are the receipts that are:
    by whom, when, and under which file name a source came in.
    """

    path: Path
    digest: Digest
    sentences: int
    quotes: int
    sources: int
    committed: int
    times: int
    unshown: int
    told: tuple[Mapping[str, str], ...]
    findings: tuple[Finding, ...]


def prove_case(
    session: Session, name: str, path: Path, as_of: date, asked: SiteAsked, *, receipts: bool = False
) -> Proved:
    """Write the proof pack of a case; it holds the pages that `publish` would write on this day.

    `receipts` lets out when, by whom and under which file name the stamped public sources came in: without that,
    their time stamps cannot be followed. Raises WrongCall where nothing may be told to everybody, and CannotWrite.
    """
    begun = begin_release(session, [name], Audience.PUBLIC, FORM)
    opened = open_case(session, name, as_of)
    site = Site(asked.langs, asked.texts.names(asked.langs))
    made = case_pages(session, opened, begun, asked, site)
    if made is None:
        raise WrongCall(
            f"Nothing of the case {name} may be told to everybody.",
            "Consent, or another basis, has to be recorded first: `habeas consent`. Nothing was written.",
        )
    times, unshown = _times(session, _public(made), receipts)
    proof, files = _proof(made, site, times, unshown)
    data = pack_bytes(proof_form(proof), files | _beside(made, asked.langs, as_of))
    handed = HandedFile(path.name, digest_of(data), "application/zip", len(data))
    record_release(session, begun, Going(name, (made.told,), (handed,), why=asked.why))
    remember_copy(session, path, digest_of(data))
    write_clear(path, data)
    sources = {source.digest for page in proof.pages for source in page.sources}
    return Proved(
        path=path,
        digest=manifest_digest(data),
        sentences=sum(len(page.sentences) for page in proof.pages),
        quotes=sum(note.quote is not None for page in made.pages.values() for note in page.notes),
        sources=len(sources),
        committed=sum(not digest.startswith("sha256:") for digest in sources),
        times=len(times),
        unshown=unshown,
        told=tuple(time.event for time in times),
        findings=opened.findings,
    )


def _proof(made: CasePages, site: Site, times: Sequence[ProvedTime], unshown: int) -> tuple[Proof, dict[str, bytes]]:
    """The proof and the pages that it is of; raises Failed where it does not hold, which would be a fault of ours."""
    pages = [(page, dict(case_files(page, site))) for page in made.pages.values()]
    files = {path: html for _, held in pages for path, html in held.items()}
    proof = prove(pages, times, unshown)
    wrong = check_proof(proof, {path: html.decode() for path, html in files.items()}, ()).findings
    if wrong:
        raise Failed(f"The proof does not hold at {wrong[0].place}.", "Nothing was written; report this.")
    return proof, files


def _beside(made: CasePages, langs: Iterable[Lang], as_of: date) -> dict[str, bytes]:
    """What the pages need to be seen, and the page in each language that checks the pack."""
    checks = {f"check-{lang.value}.html": check_page(lang, made.slug, as_of) for lang in langs}
    return {STYLE: style_css(), **checks}


def _public(made: CasePages) -> frozenset[str]:
    """The digests of the public sources that the pages stand on."""
    return frozenset(
        source.digest for page in made.pages.values() for source in page.sources if source.digest.startswith("sha256:")
    )


def _times(session: Session, public: frozenset[str], receipts: bool) -> tuple[tuple[ProvedTime, ...], int]:
    """For each public source the earliest stamp after its receipt, and how many such are not told."""
    log = session.vault.evidence.custody()
    entries = {entry.number: entry for entry, _, _ in log}
    stamps = sorted(
        (each.said.at, each.stamp.entry, at, each.stamp)
        for at, each in enumerate(stamps_of(session))
        if isinstance(each.said, Stamped)
        and each.stamp.entry in entries
        and entries[each.stamp.entry].link == each.stamp.link
    )
    found: dict[str, ProvedTime] = {}
    for entry, salt, event in log:
        digest = "" if event is None else event.get("copy", "")
        if event is None or digest not in public or digest in found:
            continue
        stamp = next((stamp for _, number, _, stamp in stamps if number >= entry.number), None)
        if stamp is not None:
            chain = tuple(entries[number] for number in range(entry.number, stamp.entry + 1))
            found[digest] = ProvedTime(Digest(digest), event, salt, chain, stamp)
    return (tuple(found[digest] for digest in sorted(found)), 0) if receipts else ((), len(found))
