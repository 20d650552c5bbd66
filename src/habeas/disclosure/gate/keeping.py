"""What the gate needs kept: rulings, releases, and what was done about releases. A vault implements it."""

from typing import Protocol

from habeas.base.ids import CaseId
from habeas.disclosure.gate.releases import Release, ReleaseAct
from habeas.disclosure.gate.rulings import Ruling


class GateKeeping(Protocol):
    """Appended to and read; erasing alone takes something out. Lists come by time, then id."""

    def add_ruling(self, ruling: Ruling) -> None:
        """Keep a ruling; the same twice is one. Raises WrongCall when its case is not kept."""

    def rulings(self, case: CaseId) -> tuple[Ruling, ...]:
        """All rulings of a case, those that were taken back and those that take back among them."""

    def add_release(self, release: Release) -> None:
        """Keep a release; the same twice is one. Raises WrongCall when one of its cases is not kept."""

    def releases(self, case: CaseId | None = None) -> tuple[Release, ...]:
        """The releases that tell of a case, or all; each with all cases that are kept here."""

    def add_release_act(self, act: ReleaseAct) -> None:
        """Keep an act; the same twice is one. Raises WrongCall when its case is not kept."""

    def release_acts(self, case: CaseId | None = None) -> tuple[ReleaseAct, ...]:
        """The acts of a case, or all."""
