"""A package: an extract, and beside it files of its sources, as they may be handed out.

No name of a file tells what the original was called: a file is called by its number in the package.
"""

from dataclasses import dataclass

from habeas.base.digest import Digest
from habeas.disclosure.data.extract import Extract


@dataclass(frozen=True, slots=True)
class PackedFile:
    """One file: its path in the package (ASCII, `/`), what it is, and what was handed out, byte by byte.

    `source` is the id of the source in this release, None for a table of the extract, whose name is `table`.
    `redrawn` says that it was drawn or set anew, so that its digest is not the original's. `sha512` is hexadecimal,
    `size` in bytes.
    """

    path: str
    media_type: str
    digest: Digest
    sha512: str
    size: int
    source: str | None = None
    redrawn: bool = False
    table: str = ""


@dataclass(frozen=True, slots=True)
class Package:
    """The extract and the files, those of sources in the order of its sources."""

    extract: Extract
    files: tuple[PackedFile, ...]
