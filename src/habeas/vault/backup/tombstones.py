"""What was erased from the vault as a snapshot of a backup knows it.

The database is put together in a temporary file, encrypted as it is, which is gone afterwards.
"""

import tempfile
from pathlib import Path

from habeas.base.errors import IntegrityFailure
from habeas.vault.backup.checking import connected
from habeas.vault.backup.manifest import Snapshot
from habeas.vault.backup.restoring import OpenBackup
from habeas.vault.keys import Purpose, sub_key
from habeas.vault.sqlcipher.library import dbapi2


def erased_after(backup: OpenBackup, older: Snapshot) -> int:
    """How many things the newest readable snapshot knows to be erased and this one has; 0 where none is newer."""
    newer = [each for each in backup.snapshots() if each.taken_at > older.taken_at]
    for snapshot in reversed(newer):
        try:
            return len(_tombstones(backup, snapshot) - _tombstones(backup, older))
        except IntegrityFailure:
            continue
    return 0


def _tombstones(backup: OpenBackup, snapshot: Snapshot) -> frozenset[tuple[str, str]]:
    """The kind and id of everything erased; none for a vault of before there were tombstones."""
    key = sub_key(backup.master, backup.folder.vault, Purpose.DATABASE)
    with tempfile.NamedTemporaryFile(prefix="sealed-") as file:
        for name in backup.folder.manifest(snapshot.id).database:
            file.write(backup.folder.part(name))
        file.flush()
        try:
            connection = connected(Path(file.name), key)
            try:
                there = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'erasures'").fetchone()
                rows = connection.execute("SELECT kind, key FROM erasures").fetchall() if there[0] else []
            finally:
                connection.close()
        except dbapi2.DatabaseError as error:
            raise IntegrityFailure("The database of the snapshot cannot be read.", "Use another snapshot.") from error
    return frozenset((kind, key) for kind, key in rows)
