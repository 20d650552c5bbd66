"""The tombstones of a vault as they are listed."""

from habeas.base.digest import Json
from habeas.desk.erasing_shape import tombstone_shape
from habeas.desk.session import Session


def erased_in(session: Session, name: str | None) -> tuple[dict[str, Json], ...]:
    """The tombstones of a case, or of the vault, in the order of erasing.

    Of a case that was itself erased, the list of the whole vault has them. Raises WrongCall without such a case.
    """
    case = None if name is None else session.case(name).id
    cases = tuple((one.id, one.name) for one in session.vault.record.cases())
    return tuple(tombstone_shape(stone, cases) for stone in session.vault.erasures.erasures(case))
