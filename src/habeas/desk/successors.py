"""Which statements of a case count today in the place of one that was recorded before."""

from habeas.base.ids import StatementId
from habeas.desk.session import Session
from habeas.record.following import Following
from habeas.record.keeping import Case
from habeas.record.living import living


class Successors(dict[StatementId, frozenset[StatementId]]):
    """The statements that count in the place of each; worked out when asked."""

    def __init__(self, following: Following) -> None:
        super().__init__()
        self._following = following

    def __missing__(self, key: StatementId) -> frozenset[StatementId]:
        self[key] = frozenset(one.id for one in self._following.now(key))
        return self[key]


def successors_in(session: Session, case: Case) -> Successors:
    """What stands in the place of every statement of a case."""
    record, erased = session.vault.record, session.vault.erasures.erasures(case.id)
    everything = record.statements(case.id)
    counting = living(everything, record.withdrawals(case.id), erased)
    return Successors(Following(counting.statements, everything, erased))
