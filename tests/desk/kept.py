"""All that a vault holds, decrypted, to look for what must not be there."""

import re
import zlib

from habeas.desk.session import Session


def everything_kept(session: Session, *, files: bool = False) -> str:
    """Every row of every table, and every blob but the preserved files of archives (`files`: these too)."""
    from django.db import connections

    from habeas.vault.archive_models import ArchiveFileRow
    from habeas.vault.models import BlobRow
    from habeas.vault.sealing import sealed_bytes

    alias = session.vault.archives._session.alias  # type: ignore[attr-defined]
    connections[alias].ensure_connection()
    with session.vault.transaction(), connections[alias].cursor() as cursor:
        parts = []
        for table in connections[alias].introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            parts += [repr(row) for row in cursor.fetchall()]
        left = () if files else ArchiveFileRow.objects.using(alias).values_list("copy_id", flat=True)
        digests = set(BlobRow.objects.using(alias).values_list("digest", flat=True)) - set(left)
    for digest in digests:
        data = sealed_bytes(session.vault.archives._session, digest)  # type: ignore[attr-defined]
        if data.startswith(b"\x78"):
            data = zlib.decompress(data)
        parts.append(data.decode("utf-8", "replace"))
    return re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), "\n".join(parts))
