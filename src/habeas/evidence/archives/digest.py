"""The digest of an export as a whole, whatever of it can be read."""

import hashlib
from collections.abc import Iterable
from unicodedata import normalize

from habeas.base.digest import Digest, digest_of_json
from habeas.evidence.archives.export import ExportFile


def digest_of_export(files: Iterable[ExportFile]) -> Digest:
    """The digest of an export: of the canonical JSON of its `[path, SHA-256]` pairs in the order of paths.

    A folder and a zip of the same files have the same; the order of the files does not matter.
    """
    pairs = sorted([normalize("NFC", file.path), hashlib.sha256(file.data).hexdigest()] for file in files)
    return digest_of_json(pairs)
