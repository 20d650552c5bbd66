"""What a browser made of a page, kept in a web archive beside what the server sent: its words, its picture.

Such records have addresses of their own, `urn:text:…`, `urn:view:…`, `urn:fullPage:…`, with the page's address
behind, as Webrecorder's tools write them and a capture here does. A page that a script fills has its words there
and not in what the server sent. Whoever made the archive answers for them: no server does.
"""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

_WORDS, _VIEW, _WHOLE = "urn:text:", "urn:view:", "urn:fullPage:"


class Kind(StrEnum):
    """What of the page it is."""

    WORDS = "words"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Shown:
    """A record of what a browser showed: what it is, and the address of the page."""

    kind: Kind
    address: str

    @property
    def file_name(self) -> str:
        """A name for it as a file: the page's host, and what it is."""
        ending = "txt" if self.kind is Kind.WORDS else "png"
        return f"{urlsplit(self.address).hostname or 'page'} shown.{ending}"


def shown(path: str) -> Shown | None:
    """What a record of this address shows; None where it is not of a browser's making."""
    for prefix, kind in ((_WORDS, Kind.WORDS), (_VIEW, Kind.PICTURE), (_WHOLE, Kind.PICTURE)):
        if path.startswith(prefix):
            return Shown(kind, path.removeprefix(prefix))
    return None


def whole_of(path: str) -> str | None:
    """The address of the picture of the whole page, where this is the one of a window; None for everything else."""
    return _WHOLE + path.removeprefix(_VIEW) if path.startswith(_VIEW) else None
