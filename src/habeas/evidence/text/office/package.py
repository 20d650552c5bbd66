"""The zip around an office document: its parts by name, with limits."""

import zipfile

from habeas.base.finding import Finding, Severity
from habeas.evidence.containers.zip_members import bytes_of_member, opened_zip, refusal

LARGEST_MARKUP = 128 << 20
"""Bytes of one part of a document, unpacked; a thousand pages of text have about 10 MiB."""

MACROS = Finding(
    "macros", "file", Severity.WARNING, "The document contains macros. They were not run, and are not read."
)


class Package:
    """An opened office document. Nothing of it is unpacked but what is asked for."""

    def __init__(self, packed: zipfile.ZipFile) -> None:
        self._packed = packed
        self._members = {member.filename: member for member in packed.infolist()}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts in the order of the file."""
        return tuple(self._members)

    def part(self, name: str) -> bytes | None:
        """The bytes of a part; None where there is none, or it is damaged, locked or too large."""
        member = self._members.get(name)
        if member is None or refusal(member, LARGEST_MARKUP) is not None:
            return None
        contents = bytes_of_member(self._packed, member, LARGEST_MARKUP)
        return contents if contents is not None and len(contents) <= LARGEST_MARKUP else None


def package_of(data: bytes) -> Package | None:
    """The document in these bytes, None where the zip around it is damaged."""
    packed = opened_zip(data)
    return None if packed is None else Package(packed)


def damaged() -> tuple[Finding, ...]:
    """What is said of a document that cannot be opened at all."""
    message = "The document is damaged and cannot be opened. The file is kept as it is; get another copy if you can."
    return (Finding("damaged", "file", Severity.ERROR, message),)


def cut_short(part: str) -> Finding:
    """What is said of a part that was read up to a broken place, or not at all."""
    message = "The document is damaged here, or was made to do harm; what stands before that place was read."
    return Finding("damaged", part, Severity.ERROR, message)
