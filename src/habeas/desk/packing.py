"""A case with files of its sources, in a folder that others can read: an RO-Crate, alone or in a bag (BagIt).

What was decrypted lies nowhere but in the folder that was asked for: it is made beside it, checked there, and then
put in its place, so that nothing half written bears its name.
"""

import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import bagit

from habeas.base.digest import Digest, digest_of, digest_of_json
from habeas.base.errors import Failed, WrongCall
from habeas.base.finding import Finding
from habeas.base.language import Lang
from habeas.desk.case_file import asked_of, open_case
from habeas.desk.copies import remember_copies
from habeas.desk.handing import Handed, Hands, joined
from habeas.desk.recording import audit
from habeas.desk.redrawing import Numbered
from habeas.desk.releasing import Begun, Going, begin_release, record_release, trial_ids
from habeas.desk.session import Session
from habeas.desk.site_folder import replaced
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.extract import Extract
from habeas.disclosure.data.extracting import extract_case
from habeas.disclosure.data.package import Package, PackedFile
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.data.telling import told_by
from habeas.disclosure.gate.admission import Admitted, Decision, decide
from habeas.disclosure.gate.audiences import rules_of
from habeas.disclosure.gate.handing import Handing, handing_of
from habeas.disclosure.gate.last_look import Kind, LastLook, refuse_leaks
from habeas.disclosure.gate.releases import HandedFile, Told
from habeas.evidence.sources.source import Source
from habeas.evidence.text.compound_kinds import WACZ
from habeas.output.exports.csv_zip import delimited
from habeas.output.exports.tables import tables
from habeas.output.packages.bag import PAYLOAD, bag_tags
from habeas.output.packages.crate import METADATA, crate_json
from habeas.output.packages.endings import ending_of

PACKAGES = ("bagit", "ro-crate", "wacz")
"""The formats of a package, in the order in which they are listed."""

_OWNER_ONLY = 0o600
_LONG_AGO = (315532800, 315532800)
"""The first of January 1980, as the zips have it: no file says when it was made."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What was written: the folder, the digest of the file that lists all others, and what is in it.

    `held` are, by protection, how many things were held back. `findings` tell of sources that had to be left out, and
    what is odd about the case.
    """

    path: Path
    digest: Digest
    package: Package
    held: Mapping[str, int]
    findings: tuple[Finding, ...]


def write_package(
    session: Session,
    name: str,
    form: str,
    audience: Audience,
    folder: Path,
    lang: Lang,
    as_of: date,
    *,
    why: str = "",
) -> Packed:
    """Write what this audience may be told of a case, with its sources as they may be handed out, into a new folder.

    Every file of it is remembered as a clear copy, and a release is kept where it is for anybody but oneself. Raises
    WrongCall for a form there is none of, a folder that is there already, and where nothing may go to this audience;
    CannotWrite and Failed, leaving nothing, where it cannot be written or does not hold when it is checked.
    """
    if form not in PACKAGES:
        raise WrongCall(f"There is no format {form!r}.", f"It is one of {', '.join(PACKAGES)}.")
    if folder.exists():
        raise WrongCall(f"{folder} is there already.", "Name another folder; nothing was written.")
    begun = None if audience is Audience.SELF else begin_release(session, [name], audience, f"extract/{form}")
    ids = trial_ids(session) if begun is None else begun.ids
    opened = open_case(session, name, as_of)
    decision = decide(asked_of(opened, audience, ids))
    admitted = decision.admitted(lang)
    extract = extract_case(admitted, ids)
    if not extract.facts and not extract.sources:
        message = f"Nothing of the case {name!r} may be told to the audience '{audience.value}'."
        raise WrongCall(message, "Look at its sources and at consent; nothing was written.")
    refuse_leaks(LastLook(decision, admitted).in_value(extract))
    packing = _Packing(session, decision, admitted, extract, ids, lang)
    if form == "wacz":
        packing.demand_captures()
    with replaced(folder, session.new_id()[:8]) as new:
        new.chmod(0o700)
        package = packing.captures(new) if form == "wacz" else packing.write(new / PAYLOAD if form == "bagit" else new)
        if form == "bagit":
            _bag(new, package)
        written = _settle(new)
        if begun is not None:
            said = Told(admitted.casefile.case.id) if form == "wacz" else told_by(admitted, extract, ids, lang)
            told = joined(said, packing.told)
            _record(session, begun, name, told, written, package, why)
        with session.vault.transaction():
            detail = {"format": form, "audience": audience.value}
            audit(session, "extract case", admitted.casefile.case.id, detail)
        remember_copies(session, {folder / path: digest for path, (digest, _) in written.items()})
    held = Counter(one.value for each in admitted.held for one in each.why)
    findings = (*opened.findings, *packing.findings)
    return Packed(folder, _digest(form, written), package, dict(sorted(held.items())), findings)


def _digest(form: str, written: Mapping[str, tuple[Digest, int]]) -> Digest:
    """The digest of the file that names all others with theirs; of captures alone, that of their digests."""
    if form == "wacz":
        return digest_of_json({path: digest for path, (digest, _) in written.items()})
    return written["tagmanifest-sha256.txt" if form == "bagit" else METADATA][0]


class _Packing:
    """Writes the files of one package; `told` and `findings` grow with what was handed out."""

    def __init__(
        self, session: Session, decision: Decision, admitted: Admitted, extract: Extract, ids: ReleaseIds, lang: Lang
    ) -> None:
        self._hands = Hands(session, decision, admitted)
        self._look = LastLook(decision, admitted)
        self._session, self._extract, self._ids, self._lang = session, extract, ids, lang
        self.told: list[Told] = []
        self.findings: list[Finding] = []

    def write(self, folder: Path) -> Package:
        """Sources one after another, so that no two are in memory; then the tables, then what tells of them all."""
        files = [*self._sources(folder), *self._tables(folder)]
        package = Package(self._extract, tuple(files))
        data = crate_json(package, self._lang)
        mine = {one.digest.removeprefix("sha256:") for one in files}
        # The figures of a file that is handed out are no secret from whoever holds the file.
        leaks = self._look.in_text(data.decode(), METADATA)
        refuse_leaks(one for one in leaks if one.kind is not Kind.SIGN or one.words not in mine)
        _write(folder / METADATA, data)
        return package

    def demand_captures(self) -> None:
        """Raise WrongCall where the audience may not have captures, or the case holds none that may go to it.

        A capture cannot be drawn anew: it goes as it is, with all that stands in it beside the words, or not at all.
        """
        audience = self._extract.audience
        if not rules_of(audience).originals:
            raise WrongCall(
                f"A capture is handed out as it is or not at all, and '{audience.value}' has no originals.",
                "Take --as bagit, in which the page is set anew; nothing was written.",
            )
        if not self._captured():
            raise WrongCall(
                f"No captured page of the case may go to the audience '{audience.value}'.",
                "Capture a page with `habeas add CASE URL --online`; nothing was written.",
            )

    def captures(self, folder: Path) -> Package:
        """The captured pages, byte by byte as they are kept, and nothing beside them."""
        return Package(self._extract, tuple(self._handed(self._captured(), folder)))

    def _captured(self) -> list[Source]:
        decision = self._hands.decision
        whole = [one for one in self._wanted() if handing_of(decision, one) is Handing.ORIGINAL]
        return [one for one in whole if one.copy.media_type == WACZ]

    def _wanted(self) -> list[Source]:
        by_id = {self._ids.of("source", one.id): one for one in self._hands.wanted()}
        return [by_id[one.id] for one in self._extract.sources if one.id in by_id]

    def _sources(self, folder: Path) -> Iterator[PackedFile]:
        return self._handed(self._wanted(), folder)

    def _handed(self, wanted: list[Source], folder: Path) -> Iterator[PackedFile]:
        self._session.progress.begin("drawing", len(wanted))
        for number, source in enumerate(wanted, 1):
            made = self._hands.hand(source, Numbered(number, self._lang.value, self._extract.as_of))
            self._session.progress.step(str(number))
            if isinstance(made, Finding):
                self.findings.append(made)
                continue
            self.told.append(made.told)
            path = f"sources/{number:04}.{ending_of(made.media_type)}"
            _write(folder / path, made.data)
            yield _packed(path, made, self._ids.of("source", source.id))
        self._session.progress.end()

    def _tables(self, folder: Path) -> Iterator[PackedFile]:
        for table in tables(self._extract, self._lang):
            data, path = delimited([table.columns, *table.rows], mark=True), f"facts/{table.name}.csv"
            _write(folder / path, data)
            figures = hashlib.sha512(data).hexdigest()
            yield PackedFile(path, "text/csv", digest_of(data), figures, len(data), table=table.name)


def _packed(path: str, made: Handed, source: str) -> PackedFile:
    figures = hashlib.sha512(made.data).hexdigest()
    return PackedFile(path, made.media_type, digest_of(made.data), figures, len(made.data), source, made.redrawn)


def _bag(folder: Path, package: Package) -> None:
    """Make the folder a bag, checked by the library of the Library of Congress; raises Failed where it is none."""
    metadata = (folder / PAYLOAD / METADATA).read_bytes()
    figures = hashlib.sha512(metadata).hexdigest()
    itself = PackedFile(METADATA, "application/ld+json", digest_of(metadata), figures, len(metadata))
    extract = package.extract
    for name, data in bag_tags((*package.files, itself), extract.id, extract.as_of).items():
        _write(folder / name, data)
    try:
        bagit.Bag(str(folder)).validate(processes=1)
    except bagit.BagError as why:
        raise Failed(f"The bag is not valid: {why}.", "Report it; nothing was written.") from None


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with open(path, "xb", opener=lambda name, flags: os.open(name, flags, _OWNER_ONLY)) as file:
        file.write(data)


def _settle(folder: Path) -> Mapping[str, tuple[Digest, int]]:
    """Take the time out of every file; their digests and sizes by path."""
    found = {}
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file():
            data = path.read_bytes()
            found[path.relative_to(folder).as_posix()] = (digest_of(data), len(data))
        os.utime(path, _LONG_AGO)
    return dict(sorted(found.items()))


def _record(
    session: Session,
    begun: Begun,
    name: str,
    told: Told,
    written: Mapping[str, tuple[Digest, int]],
    package: Package,
    why: str,
) -> None:
    kinds = {one.path: one.media_type for one in package.files}
    files = tuple(
        HandedFile(path, digest, kinds.get(path.removeprefix(f"{PAYLOAD}/"), _kind_of(path)), size)
        for path, (digest, size) in written.items()
    )
    record_release(session, begun, Going(name, (told,), files, why=why))


def _kind_of(path: str) -> str:
    return "application/ld+json" if path.endswith(".json") else "text/plain"
