"""Checking archives: are the items those that were kept, and do they lead into the files and figures beside them?"""

from collections.abc import Iterator

from habeas.base.errors import IntegrityFailure
from habeas.base.finding import Finding, Severity
from habeas.evidence.archives.archive import Archive, OthersWords
from habeas.evidence.archives.keeping import ArchiveKeeping

_SHOWN = 8


def check_archives(keeping: ArchiveKeeping) -> tuple[Finding, ...]:
    """Everything that is wrong with the archives kept; empty when they hold.

    That the sealed bytes of their files are whole is the vault's own check.
    """
    return tuple(finding for archive in keeping.archives() for finding in _check(keeping, archive))


def _check(keeping: ArchiveKeeping, archive: Archive) -> Iterator[Finding]:
    place = f"archive {archive.id[:_SHOWN]}"
    try:
        items = keeping.items(archive.id)
    except IntegrityFailure as failure:
        yield Finding("archive-items-broken", place, Severity.ERROR, failure.message)
        return
    paths = {file.path for file in archive.files}
    astray = sum(item.place.file not in paths for item in items)
    if astray:
        message = f"{astray} items stand in files that the archive does not have."
        yield Finding("archive-items-astray", place, Severity.ERROR, message)
    read = archive.account.sums().items
    if len(items) > read or (len(items) < read and archive.others is not OthersWords.DROP):
        message = f"It holds {len(items)} items; its account says that {read} were read."
        yield Finding("archive-figures-differ", place, Severity.ERROR, message)
