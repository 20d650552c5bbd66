"""The tag files of a bag (BagIt 1.0, RFC 8493): what its payload is, with SHA-256 and SHA-512 of every file.

The library of the Library of Congress checks each bag after it was written. It does not write it: it would put its own
name and the time of the run into the bag, and change the folder that the whole program is in while it works.
"""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import date

from habeas.disclosure.data.package import PackedFile

PAYLOAD = "data"
"""The folder of a bag that holds everything but its tag files."""

_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_ALGORITHMS = ("sha256", "sha512")


def bag_tags(payload: Iterable[PackedFile], identifier: str, day: date) -> Mapping[str, bytes]:
    """The tag files by name. Paths of the payload are those inside `data/` and are ASCII without line ends or `%`."""
    files = sorted(payload, key=lambda one: one.path)
    info = {
        "External-Identifier": identifier,
        "Bagging-Date": day.isoformat(),
        "Payload-Oxum": f"{sum(one.size for one in files)}.{len(files)}",
    }
    tags = {
        "bagit.txt": _DECLARATION,
        "bag-info.txt": "".join(f"{name}: {value}\n" for name, value in info.items()).encode(),
        "manifest-sha256.txt": _manifest(
            (one.digest.removeprefix("sha256:"), f"{PAYLOAD}/{one.path}") for one in files
        ),
        "manifest-sha512.txt": _manifest((one.sha512, f"{PAYLOAD}/{one.path}") for one in files),
    }
    tagged = dict(tags)
    for algorithm in _ALGORITHMS:
        lines = ((hashlib.new(algorithm, data).hexdigest(), name) for name, data in sorted(tagged.items()))
        tags[f"tagmanifest-{algorithm}.txt"] = _manifest(lines)
    return tags


def _manifest(lines: Iterable[tuple[str, str]]) -> bytes:
    return "".join(f"{figures}  {path}\n" for figures, path in lines).encode()
