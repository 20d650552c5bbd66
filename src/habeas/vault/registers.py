"""Keeps versions of registers; see :mod:`habeas.evidence.registers.keeping`."""

from datetime import date

from habeas.base.digest import Digest, digest_of
from habeas.base.errors import WrongCall
from habeas.base.ids import Handle
from habeas.evidence.registers.keeping import RegisterVersion
from habeas.vault.archive_models import RegisterVersionRow
from habeas.vault.columns import Row, plain, utc
from habeas.vault.sealing import destroy_unused, put_sealed, sealed_bytes
from habeas.vault.session import Session


class VaultRegisters:
    """Implements `RegisterKeeping` in a vault."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def put_version(self, version: RegisterVersion, data: bytes) -> bool:
        """Keep a version and its file; returns whether it is new. Raises WrongCall for another file of that version."""
        _refuse_other(version, data)
        with self._session.writing() as alias:
            rows = RegisterVersionRow.objects.using(alias)
            kept = rows.filter(name=version.name, version=version.version).values_list("copy_id", flat=True).first()
            if kept is not None and kept != version.digest:
                raise WrongCall(
                    f"Another file is kept as version {version.version} of the register {version.name}.",
                    "Look at the date of the list; a corrected list needs a date of its own.",
                )
            put_sealed(self._session, data)
            if kept is None:
                rows.create(
                    name=version.name,
                    version=version.version,
                    publisher=version.publisher,
                    jurisdiction=version.jurisdiction,
                    imported_at=utc(version.imported_at),
                    imported_by=version.imported_by,
                    mapping=plain(version.mapping),
                    copy_id=version.digest,
                    size=version.size,
                    original_name=version.original_name,
                )
        return kept is None

    def grow_version(self, version: RegisterVersion, data: bytes) -> None:
        """Keep a version in the place of the one of its day, whose file `data` begins with; raises WrongCall."""
        _refuse_other(version, data)
        with self._session.writing() as alias:
            rows = RegisterVersionRow.objects.using(alias).filter(name=version.name, version=version.version)
            before = self.data(version.name, version.version)
            if not data.startswith(before):
                raise WrongCall("The file does not begin with the one that is kept.", "Nothing was changed.")
            put_sealed(self._session, data)
            rows.update(
                imported_at=utc(version.imported_at),
                imported_by=version.imported_by,
                copy_id=version.digest,
                size=version.size,
            )
            destroy_unused(self._session, [digest_of(before)])

    def versions(self, name: str | None = None) -> tuple[RegisterVersion, ...]:
        """All versions of a register, or of all registers, by name and then by version, oldest first."""
        with self._session.reading() as alias:
            rows = RegisterVersionRow.objects.using(alias).order_by("name", "version")
            if name is not None:
                rows = rows.filter(name=name)
            return tuple(_version_of(row) for row in rows.values())

    def data(self, name: str, version: date) -> bytes:
        """The bytes of a version's file; raises WrongCall when there is none, IntegrityFailure when altered."""
        with self._session.reading() as alias:
            rows = RegisterVersionRow.objects.using(alias).filter(name=name, version=version)
            digest = rows.values_list("copy_id", flat=True).first()
        if digest is None:
            raise WrongCall(f"The vault has no version {version} of the register {name}.", "Import it first.")
        return sealed_bytes(self._session, Digest(digest))


def _refuse_other(version: RegisterVersion, data: bytes) -> None:
    if (digest_of(data), len(data)) != (version.digest, version.size):
        raise WrongCall("The file is not the one that the version names.", "Nothing was kept.")


def _version_of(row: Row) -> RegisterVersion:
    return RegisterVersion(
        name=row["name"],
        version=row["version"],
        publisher=row["publisher"],
        jurisdiction=row["jurisdiction"],
        imported_at=row["imported_at"],
        imported_by=Handle(row["imported_by"]),
        mapping=row["mapping"],
        digest=Digest(row["copy_id"]),
        size=row["size"],
        original_name=row["original_name"],
    )
