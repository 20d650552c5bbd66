"""Each act that changes a vault, done on a copy of the model, and what must hold whatever cut it short."""

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tests.vault.pages import clear_pages
from tests.withstanding.model import (
    CASE,
    CHEAP,
    NEIGHBOUR,
    OTHER,
    PASSPHRASE,
    SOURCES,
    Model,
    mail,
    opened,
    take,
    take_mail,
    word_of,
)

from habeas.base.digest import Digest, digest_of
from habeas.base.erasure import Erased, Reason
from habeas.base.errors import HabeasError, WrongCall
from habeas.base.finding import Finding, Severity
from habeas.base.ids import SourceId
from habeas.base.progress import UNWATCHED
from habeas.desk.backups import back_up
from habeas.desk.carrying import merge_file
from habeas.desk.deciding import accept
from habeas.desk.erasing import Ground, erase
from habeas.desk.erasing_source import plan_source
from habeas.desk.finding import Wanted, find
from habeas.desk.session import Session
from habeas.desk.verifying import verify
from habeas.drafting.keeping import State
from habeas.vault.backup.restoring import check_backup, open_backup, restore
from habeas.vault.emergency import destroy
from habeas.vault.opening import change_passphrase, open_vault, renew_recovery

DAY = date(2026, 3, 2)
MANY = 400
"""More than an act that goes on until it is killed comes to."""

type Tell = Callable[[str], None]


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


@dataclass(frozen=True)
class Place:
    """Where one act is done: the model, and a folder of its own with `vault`, and `stick` where a backup is made."""

    model: Model
    folder: Path

    @property
    def vault(self) -> Path:
        """The vault's folder."""
        return self.folder / "vault"

    @property
    def stick(self) -> Path:
        """The backup's folder."""
        return self.folder / "stick"

    @property
    def back(self) -> Path:
        """Where a vault is restored."""
        return self.folder / "back"


@dataclass(frozen=True)
class Act:
    """An act. `before` is done whole, `ready` gives what is done (the vault is open then); `after` demands its law.

    `again` says whether doing it once more ends as it should; `endless` that it goes on until it is cut.
    """

    name: str
    before: Callable[[Place], None]
    do: Callable[[Place, Tell, Callable[[], None]], None]
    after: Callable[[Place, Collection[str]], None]
    endless: bool = False


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


def _copy(name: str) -> Callable[[Place], None]:
    return lambda place: (place.model.copied(name, place.vault), None)[1]


def _add(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    with opened(place.vault) as session:
        begun()
        for number in range(200, 200 + MANY, 3):
            if number % 2:
                take_mail(session, number)
            else:
                take(session, number)
            tell(str(number))


def _added(place: Place, told: Collection[str]) -> None:
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


def _accept(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    with opened(place.vault) as session:
        waiting = session.vault.proposals.proposals(session.case(CASE).id)
        begun()
        for proposal in waiting:
            accept(session, [proposal.id])
            tell(proposal.id)


def _accepted(place: Place, told: Collection[str]) -> None:
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


def _erase(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    with opened(place.vault) as session:
        sources = session.vault.evidence.sources()
        begun()
        for source in sources[:2]:
            erase(session, plan_source(session, CASE, source.id, DAY), Ground(Reason.ASKED))
            tell(source.id)


def _erased(place: Place, told: Collection[str]) -> None:
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


def _merge(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    with opened(place.vault) as session:
        begun()
        merge_file(session, place.model.parcel, PASSPHRASE)
        tell("merged")


def _merged(place: Place, told: Collection[str]) -> None:
    for again in (False, True):
        with opened(place.vault) as session:
            if again:
                merge_file(session, place.model.parcel, PASSPHRASE)
            found = session.vault.record.case_named(NEIGHBOUR)
            if told or again:
                demand_kept(["merged"], ["merged"] if found else [])
            held = (0, 0, 0)
            if found is not None:
                record, evidence = session.vault.record, session.vault.evidence
                held = (
                    len(evidence.sources(found.id)),
                    len(record.statements(found.id)),
                    len(session.vault.proposals.proposals(found.id)),
                )
            demand(held == ((SOURCES,) * 3 if found else (0, 0, 0)), held)
            demand(len(session.vault.evidence.sources()) == SOURCES + held[0])
            sound(session)
        swept(place.vault)


def _migrate(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    begun()
    with opened(place.vault) as session:
        tell("upgraded" if session.vault.upgraded else "was")


def _migrated(place: Place, told: Collection[str]) -> None:
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


def _index(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    with opened(place.vault) as session:
        session.vault.find.clear()
        begun()
        session.vault.find.bring_up(session.progress)
        tell("indexed")


def _indexed(place: Place, told: Collection[str]) -> None:
    with opened(place.vault) as session:
        if told:
            demand_kept(["indexed"], ["indexed"] if session.vault.find.behind() == 0 else [])
        demand(find(session, Wanted("lawyer", limit=50)).behind == 0)
        every = SOURCES - len([1 for each in session.vault.erasures.erasures() if each.kind is Erased.SOURCE])
        found = {each.source for each in find(session, Wanted("Tasköl", limit=50)).found.hits}
        demand(len(found) == every, found)
        sound(session)
    swept(place.vault)


def _back_up(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    with opened(place.vault) as session:
        begun()
        tell(back_up(session, place.stick).snapshot.id)


def _with_a_backup(place: Place) -> None:
    place.model.copied("vault", place.vault)
    with opened(place.vault) as session:
        back_up(session, place.stick)
        take(session, 300)


def snapshots(place: Place) -> dict[str, tuple[Finding, ...]]:
    """Each snapshot that counts, with what is wrong with it."""
    backup = open_backup(place.stick, PASSPHRASE, None, os.urandom)
    return {each.id: check_backup(backup, each, UNWATCHED).findings for each in backup.snapshots()}


def _backed_up(place: Place, told: Collection[str]) -> None:
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


def _restore(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    backup = open_backup(place.stick, PASSPHRASE, None, os.urandom)
    begun()
    restore(backup, backup.chosen(None), place.back, UNWATCHED)
    tell("restored")


def _restored(place: Place, told: Collection[str]) -> None:
    demand(not any(snapshots(place).values()))
    if not opens(place.back, PASSPHRASE, None):
        demand_kept(told, [])
        _restore(place, lambda _: None, lambda: None)
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


def _change(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    begun()
    change_passphrase(place.vault, PASSPHRASE, OTHER, argon=CHEAP)
    tell("changed")


def _changed(place: Place, told: Collection[str]) -> None:
    new = opens(place.vault, OTHER, None)
    demand(opens(place.vault, PASSPHRASE, None) != new, "both passphrases, or neither")
    demand_kept(told, ["changed"] if new else [])
    demand(opens(place.vault, None, place.model.recovery_key), "the recovery key")
    swept(place.vault)


def _renew(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    begun()
    tell(renew_recovery(place.vault, PASSPHRASE, None))


def _renewed(place: Place, told: Collection[str]) -> None:
    demand(opens(place.vault, PASSPHRASE, None), "the passphrase")
    demand_kept(told, [key for key in told if opens(place.vault, None, key)])
    if told:
        demand(not opens(place.vault, None, place.model.recovery_key), "the old recovery key still opens")
    swept(place.vault)


def _destroy(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    begun()
    destroy(place.vault, os.urandom, told=lambda: tell("keys"))


def _destroyed(place: Place, told: Collection[str]) -> None:
    keys = (PASSPHRASE, None), (None, place.model.recovery_key)
    left = [opens(place.vault, *key) for key in keys] if place.vault.exists() else [False, False]
    demand(left[0] == left[1], "one key opens and the other does not")
    demand_kept(told, [] if left[0] else ["keys"])
    try:
        destroy(place.vault, os.urandom)
    except WrongCall:
        demand(not any(place.vault.rglob("*.db")), "not taken up again")


ACTS = {
    act.name: act
    for act in (
        Act("add", _copy("vault"), _add, _added, endless=True),
        Act("accept", _copy("vault"), _accept, _accepted),
        Act("erase", _copy("vault"), _erase, _erased),
        Act("backup", _with_a_backup, _back_up, _backed_up),
        Act("migrate", _copy("old"), _migrate, _migrated),
        Act("merge", _copy("vault"), _merge, _merged),
        Act("restore", _with_a_backup, _restore, _restored),
        Act("find", _copy("vault"), _index, _indexed),
        Act("passphrase", _copy("vault"), _change, _changed),
        Act("recovery", _copy("vault"), _renew, _renewed),
        Act("destroy", _copy("vault"), _destroy, _destroyed),
    )
}
"""Every act by its name."""
