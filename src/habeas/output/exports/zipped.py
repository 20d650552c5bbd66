"""Zips whose bytes depend on nothing but what is put in: no clock, no user, no order of a folder."""

import io
import zipfile
from collections.abc import Mapping

_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can write."""

_UNIX = 3
_OWNER_READS = 0o600 << 16


def zipped(files: Mapping[str, bytes]) -> bytes:
    """A zip of these files, in the order given, each readable by its owner; the same files give the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.create_system, entry.external_attr = _UNIX, _OWNER_READS
            entry.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(entry, data)
    return out.getvalue()
