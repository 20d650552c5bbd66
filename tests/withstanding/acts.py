"""Each act that changes a vault, done on a copy of the model, and what must hold whatever cut it short."""

import os
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from tests.withstanding.laws import (
    accepted,
    added,
    backed_up,
    changed,
    destroyed,
    erased,
    exported,
    indexed,
    merged,
    migrated,
    renewed,
    restored,
    travelled,
)
from tests.withstanding.model import CASE, CHEAP, OTHER, PASSPHRASE, Place, opened, take, take_mail

from habeas.base.erasure import Reason
from habeas.base.progress import UNWATCHED
from habeas.desk.backups import back_up
from habeas.desk.carrying import export_case, merge_file
from habeas.desk.deciding import accept
from habeas.desk.erasing import Ground, erase
from habeas.desk.erasing_source import plan_source
from habeas.desk.travelling import make_travel_vault
from habeas.vault.backup.restoring import open_backup, restore
from habeas.vault.emergency import destroy
from habeas.vault.opening import change_passphrase, renew_recovery

DAY = date(2026, 3, 2)
MANY = 400
"""More than an act that goes on until it is killed comes to."""

type Tell = Callable[[str], None]


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


def _accept(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    with opened(place.vault) as session:
        waiting = session.vault.proposals.proposals(session.case(CASE).id)
        begun()
        for proposal in waiting:
            accept(session, [proposal.id])
            tell(proposal.id)


def _erase(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    with opened(place.vault) as session:
        sources = session.vault.evidence.sources()
        begun()
        for source in sources[:2]:
            erase(session, plan_source(session, CASE, source.id, DAY), Ground(Reason.ASKED))
            tell(source.id)


def _merge(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    with opened(place.vault) as session:
        begun()
        for parcel in place.model.parcels:
            merge_file(session, parcel.path, PASSPHRASE)
            tell(parcel.path.name)


def _export(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    with opened(place.vault) as session:
        begun()
        for number in range(MANY // 4):
            path = place.folder / f"sent-{number:03}"
            export_case(session, CASE, path, PASSPHRASE)
            tell(path.name)


def _travel(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    with opened(place.vault) as session:
        begun()
        for number in range(MANY // 4):
            folder = place.folder / f"road-{number:03}"
            tell(f"{folder.name} {make_travel_vault(session, (CASE,), folder, OTHER).recovery_key}")


def _migrate(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    begun()
    with opened(place.vault) as session:
        tell("upgraded" if session.vault.upgraded else "was")


def _index(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    with opened(place.vault) as session:
        session.vault.find.clear()
        begun()
        session.vault.find.bring_up(session.progress)
        tell("indexed")


def _back_up(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    with opened(place.vault) as session:
        begun()
        for number in range(400, 400 + MANY // 4):
            tell(back_up(session, place.stick).snapshot.id)
            take(session, number)


def _with_a_backup(place: Place) -> None:
    place.model.copied("vault", place.vault)
    with opened(place.vault) as session:
        back_up(session, place.stick)
        take(session, 300)


def _restore(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    backup = open_backup(place.stick, PASSPHRASE, None, os.urandom)
    begun()
    restore(backup, backup.chosen(None), place.back, UNWATCHED)
    tell("restored")


def _change(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    begun()
    change_passphrase(place.vault, PASSPHRASE, OTHER, argon=CHEAP)
    tell("changed")


def _renew(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    begun()
    tell(renew_recovery(place.vault, PASSPHRASE, None))


def _destroy(place: Place, tell: Tell, begun: Callable[[], None]) -> None:
    begun()
    destroy(place.vault, os.urandom, told=lambda: tell("keys"))


ACTS = {
    act.name: act
    for act in (
        Act("add", _copy("vault"), _add, added, endless=True),
        Act("accept", _copy("vault"), _accept, accepted),
        Act("erase", _copy("vault"), _erase, erased),
        Act("backup", _with_a_backup, _back_up, backed_up, endless=True),
        Act("migrate", _copy("old"), _migrate, migrated),
        Act("merge", _copy("vault"), _merge, merged),
        Act("export", _copy("vault"), _export, exported, endless=True),
        Act("travel", _copy("vault"), _travel, travelled, endless=True),
        Act("restore", _with_a_backup, _restore, restored),
        Act("find", _copy("vault"), _index, indexed),
        Act("passphrase", _copy("vault"), _change, changed),
        Act("recovery", _copy("vault"), _renew, renewed),
        Act("destroy", _copy("vault"), _destroy, destroyed),
    )
}
"""Every act by its name."""
