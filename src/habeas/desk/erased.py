"""The tombstones of a vault as they are listed."""

from habeas.base.digest import Json
from habeas.desk.backups import known_backups
from habeas.desk.erasing_shape import tombstone_shape
from habeas.desk.session import Session


def erased_in(session: Session, name: str | None) -> tuple[dict[str, Json], ...]:
    """The tombstones of a case, or of the vault, in the order of erasing.

    Of a case that was itself erased, the list of the whole vault has them. Each names the known snapshots of
    backups that are older than it, which hold what was erased. Raises WrongCall without such a case.
    """
    case = None if name is None else session.case(name).id
    cases = tuple((one.id, one.name) for one in session.vault.record.cases())
    known = known_backups(session)
    return tuple(
        {
            **tombstone_shape(stone, cases),
            "backups": [each.snapshot for each in known if each.taken_at <= stone.at],
        }
        for stone in session.vault.erasures.erasures(case)
    )
