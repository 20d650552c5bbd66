"""A session: an open vault, who is at it, and where time and chance come from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from habeas.base.errors import WrongCall
from habeas.base.ids import EntityId, Handle
from habeas.base.progress import UNWATCHED, Progress
from habeas.record.keeping import Case
from habeas.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Session:
    """What every desk function works with. `now` gives aware instants in UTC, `chance(n)` n random bytes.

    `progress` is told how far long work has come.
    """

    vault: Vault
    who: Handle
    now: Callable[[], datetime]
    chance: Callable[[int], bytes]
    progress: Progress = UNWATCHED

    def case(self, name: str) -> Case:
        """The case of this name; raises WrongCall, naming the cases there are, when there is none."""
        found = self.vault.record.case_named(name)
        if found is None:
            names = ", ".join(case.name for case in self.vault.record.cases()) or "none yet"
            raise WrongCall(f"There is no case {name!r}.", f"Cases in this vault: {names}.")
        return found

    def case_name(self, case: str) -> str:
        """The name of the case of this id; raises WrongCall when there is none."""
        for each in self.vault.record.cases():
            if each.id == case:
                return each.name
        raise WrongCall("There is no such case in this vault.", "Choose one from the list of cases.")

    def new_id(self) -> str:
        """32 hexadecimal digits from 128 random bits."""
        return self.chance(16).hex()

    def new_entity_id(self) -> EntityId:
        """A new entity's id."""
        return EntityId(self.new_id())
