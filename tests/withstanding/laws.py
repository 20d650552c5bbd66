"""What must hold after each act, whatever cut it short: what was told is there, and nothing by halves."""

import os
from collections.abc import Collection
from pathlib import Path

from tests.vault.pages import clear_pages
from tests.withstanding.model import (
    CASE,
    NEIGHBOURS,
    OTHER,
    PASSPHRASE,
    SOURCES,
    Place,
    mail,
    opened,
    word_of,
)

from habeas.base.digest import Digest, digest_of
from habeas.base.erasure import Erased
from habeas.base.errors import HabeasError, WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.ids import SourceId
from habeas.base.keeping import Sent
from habeas.base.progress import UNWATCHED
from habeas.desk.backups import back_up
from habeas.desk.carrying import export_case, merge_file
from habeas.desk.finding import Wanted, find
from habeas.desk.session import Session
from habeas.desk.travelling import make_travel_vault
from habeas.desk.verifying import verify
from habeas.drafting.keeping import State
from habeas.vault.backup.restoring import check_backup, open_backup, restore
from habeas.vault.emergency import destroy
from habeas.vault.opening import open_vault


class Half(AssertionError):
    """Something is there by halves, or the vault is not sound."""


class Lost(AssertionError):
    """Something that was acknowledged is not there."""


def demand(holds: object, what: object = "") -> None:
    """Raises Half where it does not hold."""
    if not holds:
        raise Half(str(what))


def demand_kept(told: Collection[str], there: Collection[str]) -> None:
    """Raises Lost where something told is not there."""
    if missing := set(told) - set(there):
        raise Lost(str(sorted(missing)))


def sound(session: Session) -> None:
    """Raises Half unless the check finds nothing, nor anything that a crash left."""
    found = [each for each in verify(session).findings if each.code != "journal-cut"]
    demand(all(each.severity is Severity.NOTE for each in found), found)


def swept(folder: Path) -> None:
    """Raises Half where a temporary file of a write that was cut short is left in the vault."""
    left = [
        path for path in folder.rglob("*") if path.name.endswith((".part", ".unfinished")) or "before-up" in path.name
    ]
    demand(not left, left)


def added(place: Place, told: Collection[str]) -> None:
    """What was taken in is there with its parts, its reading and its entries, once."""
    with opened(place.vault) as session:
        evidence, kept = session.vault.evidence, set[Digest]()
        came = ("received", "taken_out")
        received = [event["source"] for _, _, event in evidence.custody() if event and event["action"] in came]
        case = session.case(CASE)
        sources = evidence.sources()
        demand({each.id for each in sources} == {each.id for each in evidence.sources(case.id)}, "a case is missing")
        demand(sorted(received) == sorted(each.id for each in sources), "custody and sources differ")
        demand(len(set(evidence.copies())) == len(sources), "copies and sources differ")
        demand([each.obj for each in session.vault.audit.entries() if each.action == "add"] == received, "audit")
        for source in sources:
            reading = evidence.first_reading(source.copy.digest)
            demand(reading is not None, "no reading")
            demand(evidence.containers(source.id) or source.method.value != "part", "a part without its container")
            kept.add(source.copy.digest)
        demand_kept({digest_of(mail(number)) for number in map(int, told) if number % 2}, kept)
        texts = [reading.text for key in kept if (reading := evidence.first_reading(key)) is not None]
        for number in map(int, told):
            names = [word_of(number)] if number % 2 == 0 else [word_of(number + at) for at in (1, 2)]
            demand_kept(names, [name for name in names if any(text.startswith(name) for text in texts)])
        sound(session)
    swept(place.vault)


def accepted(place: Place, told: Collection[str]) -> None:
    """Each acceptance is there with its statement, and none that was not told but the last."""
    with opened(place.vault) as session:
        case = session.case(CASE).id
        proposals = session.vault.proposals.proposals(case)
        done = {each.id for each in proposals if each.state is State.ACCEPTED}
        decided = {each.proposal: each.statement for each in session.vault.proposals.decisions(case)}
        recorded = {each.id for each in session.vault.record.statements(case) if each.prop == "person"}
        demand(len(proposals) == SOURCES)
        demand(done == set(decided), "a decision without its state")
        demand(recorded == set(decided.values()), "a statement without its decision")
        demand_kept(told, done)
        demand(len(done) <= len(told) + 1, "more than one was not told")
        sound(session)
    swept(place.vault)


def erased(place: Place, told: Collection[str]) -> None:
    """What was told to be erased is gone with every word of it; all else is there."""
    with opened(place.vault) as session:
        vault, case = session.vault, session.case(CASE).id
        kept = {source.id for source in vault.evidence.sources()}
        gone = {SourceId(each.id) for each in vault.erasures.erasures() if each.kind is Erased.SOURCE}
        demand(not kept & gone, "erased and there")
        demand(len(kept | gone) == SOURCES, "neither there nor erased")
        demand_kept(told, gone)
        demand({each.source for each in vault.record.statements(case)} == kept, "statements")
        demand({each.source for each in vault.proposals.proposals(case)} == kept, "proposals")
        logged = {event["source"] for _, _, event in vault.evidence.custody() if event and "erased" in event["action"]}
        demand(logged == gone, "custody")
        texts = [r.text for each in vault.evidence.sources() if (r := vault.evidence.first_reading(each.copy.digest))]
        sound(session)
    swept(place.vault)
    every = b"".join(clear_pages(place.vault, PASSPHRASE))
    words = {text.split()[0] for text in texts}
    for number in range(SOURCES):
        demand((word_of(number).encode() in every) == (word_of(number) in words), "words of an erased source")


def merged(place: Place, told: Collection[str]) -> None:
    """Each case is there as one of its parcels has it, none older than what was told; all of them after once more."""
    for again in (False, True):
        with opened(place.vault) as session:
            if again:
                for parcel in place.model.parcels:
                    merge_file(session, parcel.path, PASSPHRASE)
            held = {case: _held(session, case) for case in NEIGHBOURS}
            there = [each.path.name for each in place.model.parcels if each.sources <= held[each.case]]
            demand_kept([each.path.name for each in place.model.parcels] if again else told, there)
            demand(again or len(there) <= len(told) + 1, "more than one was not told")
            demand(set(held.values()) <= {0, SOURCES // 2, SOURCES}, held)
            demand(len(session.vault.evidence.sources()) == SOURCES + sum(held.values()), "sources")
            sound(session)
        swept(place.vault)


def _held(session: Session, name: str) -> int:
    """How many sources, and as many statements and proposals, a case has; 0 where it is not there."""
    found = session.vault.record.case_named(name)
    if found is None:
        return 0
    vault = session.vault
    kinds = vault.evidence.sources(found.id), vault.record.statements(found.id), vault.proposals.proposals(found.id)
    counts = {len(each) for each in kinds}
    demand(len(counts) == 1, counts)
    return counts.pop()


def exported(place: Place, told: Collection[str]) -> None:
    """Every file under its name is whole, and was written down before; a half one goes with the next export."""
    files = sorted(place.folder.glob("sent-*"))
    demand_kept(told, [file.name for file in files])
    place.model.copied("other", place.back)
    with opened(place.back) as session:
        for file in files:
            demand(merge_file(session, file, PASSPHRASE).case, file.name)
        demand(_held(session, CASE) == (SOURCES if files else 0), "the case in the files")
        sound(session)
    with opened(place.vault) as session:
        _demand_written_down(session, Sent.CASE, len(files))
        export_case(session, CASE, place.folder / f"sent-{len(files):03}", PASSPHRASE)
        sound(session)
    swept(place.folder)


def travelled(place: Place, told: Collection[str]) -> None:
    """Every vault under its name is whole, opens by what was told, and was written down before."""
    folders = sorted(place.folder.glob("road-*"))
    demand_kept([word.split()[0] for word in told], [folder.name for folder in folders])
    for name, _, key in (word.partition(" ") for word in told):
        demand_kept([name], [name] if opens(place.folder / name, None, key) else [])
    for folder in folders:
        with opened(folder, OTHER) as session:
            demand(_held(session, CASE) == SOURCES, folder.name)
            sound(session)
        swept(folder)
    with opened(place.vault) as session:
        _demand_written_down(session, Sent.TRAVEL, len(folders))
        make_travel_vault(session, (CASE,), place.folder / f"road-{len(folders):03}", OTHER)
        sound(session)
    swept(place.folder)


def _demand_written_down(session: Session, kind: Sent, left: int) -> None:
    """Raises Half unless the copies sent, and at most one that was about to be, stand in the log of every source."""
    sent = [copy.id for copy in session.vault.sent.sent_copies() if copy.kind is kind]
    demand(left <= len(sent) <= left + 1, f"{left} left, {len(sent)} written down")
    events = [event for _, _, event in session.vault.evidence.custody() if event and event["action"] == "exported"]
    for source in session.vault.evidence.sources():
        demand([event["export"] for event in events if event["source"] == source.id] == sent, "custody")


def migrated(place: Place, told: Collection[str]) -> None:
    """Everything of the released version is there."""
    with opened(place.vault) as session:
        vault = session.vault
        [case] = vault.record.cases()
        if told:
            demand_kept(["upgraded"], [] if vault.upgraded else ["upgraded"])
        held = (
            len(vault.evidence.sources()),
            len(vault.record.statements(case.id)),
            sum(archive.items for archive in vault.archives.archives(case.id)),
            len(vault.registers.versions()),
            len(vault.proposals.decisions(case.id)),
        )
        demand(held == (1, 4, 4, 2, 3), held)
        sound(session)
    swept(place.vault)


def indexed(place: Place, told: Collection[str]) -> None:
    """What was told to be indexed is found, and the rest after the next search."""
    with opened(place.vault) as session:
        if told:
            demand_kept(["indexed"], ["indexed"] if session.vault.find.behind() == 0 else [])
        demand(find(session, Wanted("lawyer", limit=50)).behind == 0)
        every = SOURCES - len([1 for each in session.vault.erasures.erasures() if each.kind is Erased.SOURCE])
        found = {each.source for each in find(session, Wanted("Tasköl", limit=50)).found.hits}
        demand(len(found) == every, found)
        sound(session)
    swept(place.vault)


def snapshots(place: Place) -> dict[str, tuple[Finding, ...]]:
    """Each snapshot that counts, with what is wrong with it."""
    backup = open_backup(place.stick, PASSPHRASE, None, os.urandom)
    return {each.id: check_backup(backup, each, UNWATCHED).findings for each in backup.snapshots()}


def backed_up(place: Place, told: Collection[str]) -> None:
    """Every snapshot that counts is whole, and those told are among them; the next one joins them."""
    found = snapshots(place)
    demand(found, "the earlier backup")
    demand(not any(found.values()), found)
    demand_kept(told, found)
    with opened(place.vault) as session:
        sound(session)
        back_up(session, place.stick)
    later = snapshots(place)
    demand(len(later) == len(found) + 1 and set(found) <= set(later))
    demand(not any(later.values()), later)
    swept(place.vault)
    swept(place.stick)


def restored(place: Place, told: Collection[str]) -> None:
    """The vault that came back is whole, or not there and can be brought back."""
    demand(not any(snapshots(place).values()))
    if not opens(place.back, PASSPHRASE, None):
        demand_kept(told, [])
        backup = open_backup(place.stick, PASSPHRASE, None, os.urandom)
        restore(backup, backup.chosen(None), place.back, UNWATCHED)
    with opened(place.back) as session:
        demand(len(session.vault.evidence.sources()) == SOURCES)
        sound(session)
    swept(place.back)


def opens(folder: Path, passphrase: str | None, recovery: str | None) -> bool:
    """Whether this key opens the vault; raises Half where it does and the vault is not sound."""
    try:
        with open_vault(folder, passphrase, recovery) as vault:
            wrong = [each for each in vault.check() if each.code not in ("journal-cut", "unused-originals")]
            demand(not wrong, wrong)
            return True
    except HabeasError:
        return False


def changed(place: Place, told: Collection[str]) -> None:
    """Exactly one of the two passphrases opens the vault, the new one where that was told."""
    new = opens(place.vault, OTHER, None)
    demand(opens(place.vault, PASSPHRASE, None) != new, "both passphrases, or neither")
    demand_kept(told, ["changed"] if new else [])
    demand(opens(place.vault, None, place.model.recovery_key), "the recovery key")
    swept(place.vault)


def renewed(place: Place, told: Collection[str]) -> None:
    """The passphrase opens the vault, and so does the recovery key that was told, alone."""
    demand(opens(place.vault, PASSPHRASE, None), "the passphrase")
    demand_kept(told, [key for key in told if opens(place.vault, None, key)])
    if told:
        demand(not opens(place.vault, None, place.model.recovery_key), "the old recovery key still opens")
    swept(place.vault)


def destroyed(place: Place, told: Collection[str]) -> None:
    """No key opens what was told to be destroyed, and the rest goes with the next call."""
    keys = (PASSPHRASE, None), (None, place.model.recovery_key)
    left = [opens(place.vault, *key) for key in keys] if place.vault.exists() else [False, False]
    demand(left[0] == left[1], "one key opens and the other does not")
    demand_kept(told, [] if left[0] else ["keys"])
    try:
        destroy(place.vault, os.urandom)
    except WrongCall:
        demand(not any(place.vault.rglob("*.db")), "not taken up again")
