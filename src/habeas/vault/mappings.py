"""Keeps mappings of lists; see :mod:`habeas.intake.keeping`."""

from habeas.base.digest import Digest
from habeas.base.ids import Handle
from habeas.intake.keeping import KeptMapping
from habeas.vault.columns import Row, utc
from habeas.vault.mapping_models import MappingRow
from habeas.vault.session import Session


class VaultMappings:
    """Implements `MappingKeeping` in a vault."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add_mapping(self, mapping: KeptMapping) -> bool:
        """Keep a version and put it in use; returns whether what it says is new."""
        with self._session.writing() as alias:
            rows = MappingRow.objects.using(alias)
            same = rows.filter(name=mapping.name, digest=mapping.digest)
            if same.exists():
                same.update(text=mapping.text, by=mapping.by, at=utc(mapping.at))
                return False
            rows.create(name=mapping.name, digest=mapping.digest, text=mapping.text, by=mapping.by, at=utc(mapping.at))
        return True

    def mappings(self, name: str | None = None) -> tuple[KeptMapping, ...]:
        """All versions of a name, or of all names, the one in use last."""
        with self._session.reading() as alias:
            rows = MappingRow.objects.using(alias).order_by("name", "at", "digest")
            return tuple(_mapping_of(row) for row in (rows if name is None else rows.filter(name=name)).values())


def _mapping_of(row: Row) -> KeptMapping:
    return KeptMapping(row["name"], Digest(row["digest"]), row["text"], Handle(row["by"]), row["at"])
