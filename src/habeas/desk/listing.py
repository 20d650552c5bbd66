"""The cases of a vault, with what each one holds."""

from typing import TypedDict

from habeas.desk.session import Session
from habeas.drafting.keeping import State


class CaseLine(TypedDict):
    """One case. `opened` is the day it was opened, in UTC."""

    name: str
    id: str
    opened: str
    sources: int
    statements: int
    waiting: int


def cases(session: Session) -> list[CaseLine]:
    """All cases in the order in which they were opened."""
    vault = session.vault
    return [
        {
            "name": case.name,
            "id": case.id,
            "opened": case.opened_at.date().isoformat(),
            "sources": len(vault.evidence.sources(case.id)),
            "statements": len(vault.record.statements(case.id)),
            "waiting": len(vault.proposals.proposals(case.id, State.WAITING)),
        }
        for case in vault.record.cases()
    ]
