"""Keeps rulings, releases and acts on releases; see :mod:`habeas.disclosure.gate.keeping`."""

from collections import defaultdict
from typing import Any

from habeas.base.ids import CaseId
from habeas.disclosure.gate.releases import Release, ReleaseAct
from habeas.disclosure.gate.rulings import Ruling
from habeas.vault.gate_models import ReleaseActRow, ReleaseRow, RulingRow
from habeas.vault.gate_rows import act_of, act_row, release_of, release_rows, ruling_of, ruling_row
from habeas.vault.models import CaseRow
from habeas.vault.presence import demand
from habeas.vault.session import Session


class VaultGate:
    """Implements `GateKeeping` in a vault."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add_ruling(self, ruling: Ruling) -> None:
        """Keep a ruling; the same twice is one. Raises WrongCall when its case is not kept."""
        with self._session.writing() as alias:
            demand(self._session, CaseRow, ruling.case, "case")
            RulingRow.objects.using(alias).get_or_create(
                ruling=ruling.id, case_id=ruling.case, defaults=ruling_row(ruling)
            )

    def rulings(self, case: CaseId) -> tuple[Ruling, ...]:
        """All rulings of a case, those that were taken back and those that take back among them."""
        with self._session.reading() as alias:
            rows = RulingRow.objects.using(alias).filter(case_id=case).order_by("at", "ruling")
            return tuple(ruling_of(row) for row in rows.values())

    def add_release(self, release: Release) -> None:
        """Keep a release; the same twice is one. Raises WrongCall when one of its cases is not kept."""
        with self._session.writing() as alias:
            for case in release.cases:
                demand(self._session, CaseRow, case, "case")
            for row in release_rows(release):
                ReleaseRow.objects.using(alias).get_or_create(release=release.id, case_id=row["case_id"], defaults=row)

    def releases(self, case: CaseId | None = None) -> tuple[Release, ...]:
        """The releases that tell of a case, or all; each with all cases that are kept here."""
        with self._session.reading() as alias:
            rows = ReleaseRow.objects.using(alias).order_by("at", "release", "case_id")
            if case is not None:
                mine = list(rows.filter(case_id=case).values_list("release", flat=True))
                rows = rows.filter(release__in=mine)
            found: dict[str, list[dict[str, Any]]] = defaultdict(list)
            for row in rows.values():
                found[row["release"]].append(row)
        return tuple(release_of(each) for each in found.values())

    def add_release_act(self, act: ReleaseAct) -> None:
        """Keep an act; the same twice is one. Raises WrongCall when its case is not kept."""
        with self._session.writing() as alias:
            demand(self._session, CaseRow, act.case, "case")
            ReleaseActRow.objects.using(alias).get_or_create(act_key=act.id, case_id=act.case, defaults=act_row(act))

    def release_acts(self, case: CaseId | None = None) -> tuple[ReleaseAct, ...]:
        """The acts of a case, or all."""
        with self._session.reading() as alias:
            rows = ReleaseActRow.objects.using(alias).order_by("at", "act_key")
            return tuple(act_of(row) for row in (rows if case is None else rows.filter(case_id=case)).values())
