"""What was found over the whole record, with every fact and statement in it as it may be told.

For composers that have to know the whole to say nothing wrong ("no such act is recorded"), and tell only what was let
through. A fact or statement that was not let through stays as it is: whoever tells checks first that it was.
"""

from collections.abc import Mapping
from enum import Enum
from typing import Any, cast

from habeas.base.deep import rebuilt
from habeas.base.ids import StatementId
from habeas.disclosure.gate.admission import Admitted
from habeas.law.pack.pack import Pack
from habeas.record.casefile import CaseFile, Fact
from habeas.record.statements import Statement


def retold[T](value: T, admitted: Admitted) -> T:
    """The value with every fact and statement that was let through in the words in which it was, however deep."""
    facts = {one.id: fact for fact in admitted.casefile.facts for one in fact.statements}
    statements = {one.id: one for fact in admitted.casefile.facts for one in fact.statements}
    return cast("T", _Retelling(admitted.casefile, facts, statements).of(value))


class _Retelling:
    def __init__(
        self, casefile: CaseFile, facts: Mapping[StatementId, Fact], statements: Mapping[StatementId, Statement]
    ) -> None:
        self._casefile, self._facts, self._statements = casefile, facts, statements
        self._known: dict[int, tuple[object, object]] = {}

    def of(self, value: Any) -> Any:
        """The value retold; the same object where nothing in it changes."""
        # A pack of law is large and holds nothing of a case.
        if value is None or isinstance(value, str | int | float | Enum | Pack):
            return value
        if id(value) not in self._known:
            # The value is kept beside what it became, so that no other object can take its id.
            self._known[id(value)] = (value, self._new(value))
        return self._known[id(value)][1]

    def _new(self, value: Any) -> Any:
        if isinstance(value, CaseFile):
            return self._casefile
        if isinstance(value, Fact):
            return next((self._facts[one.id] for one in value.statements if one.id in self._facts), value)
        if isinstance(value, Statement):
            return self._statements.get(value.id, value)
        return rebuilt(value, lambda _, part: self.of(part))
