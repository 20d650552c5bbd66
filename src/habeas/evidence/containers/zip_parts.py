"""The files of a zip as parts, and its list of contents as a reading."""

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.evidence.containers.inside import Inside, Left, Room
from habeas.evidence.containers.zip_members import bytes_of_member, name_of, opened_zip, refusal
from habeas.evidence.text.decoding import normal_text
from habeas.evidence.text.reading import Reading

READER = "zip/1"
"""Name and version: the same bytes always give the same text under it."""

MOST_LISTED = 100_000
"""Members of a zip that its list of contents names."""

_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_WHY = {
    "no-file": "part-no-file",
    "locked": "part-locked",
    "too-large": "part-too-large",
    "packed-too-tightly": "part-too-large",
}


def zip_parts(data: bytes, room: Room, folders: tuple[str, ...] = ("",)) -> Iterator[Inside | Finding]:
    """Every file of a zip in its own order, then what stays inside and why.

    Folders, empty files and what an operating system adds by itself are no parts. With `folders`, only
    files whose names begin so are.
    """
    packed = opened_zip(data)
    if packed is None:
        return
    left = Left()
    files = [member for member in packed.infolist() if not member.is_dir() and name_of(member).startswith(folders)]
    for place, member in enumerate(files, start=1):
        path = name_of(member)
        why = _left_inside(member, path, room)
        if why is not None:
            left.leave(why, path)
            continue
        contents = bytes_of_member(packed, member, min(room.largest, room.size))
        if contents is None:
            left.leave("part-damaged", path)
        elif len(contents) > min(room.largest, room.size):
            left.leave("part-too-large" if len(contents) > room.largest else "parts-too-many", path)
        elif contents:
            room = room.less(len(contents))
            yield Inside(path, place, contents)
    yield from left.findings()


def read_zip(data: bytes, copy: Digest) -> Reading | tuple[Finding, ...]:
    """The list of contents: a line for each file, its name, size and time as the zip has them, parted by tabs.

    Nothing of it is main text. The files themselves are sources of their own. A zip whose directory is
    gone gives `damaged`.
    """
    packed = opened_zip(data)
    if packed is None:
        message = "The archive is damaged: its list of contents cannot be read. The file is kept as it is."
        return (Finding("damaged", "file", Severity.ERROR, message),)
    members = [member for member in packed.infolist() if not member.is_dir()]
    lines = [_line(member) for member in members[:MOST_LISTED]]
    findings: tuple[Finding, ...] = ()
    if len(members) > MOST_LISTED:
        message = f"The archive has {len(members)} files; the list ends after {MOST_LISTED}."
        findings = (Finding("too-large", "file", Severity.ERROR, message),)
    return Reading(copy, READER, normal_text("\n".join(lines)), (), findings=findings)


def _line(member: zipfile.ZipInfo) -> str:
    year, month, day, hour, minute, second = member.date_time
    # Line ends in a name would make two lines of it.
    name = " ".join(name_of(member).splitlines())
    return f"{name}\t{member.file_size}\t{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"


def _left_inside(member: zipfile.ZipInfo, path: str, room: Room) -> str | None:
    name = PurePosixPath(path)
    if name.name in _LITTER or name.name.startswith("._") or "__MACOSX" in name.parts:
        return "part-litter"
    why = refusal(member, room.largest)
    if why is not None:
        return _WHY[why]
    return "parts-too-many" if room.parts <= 0 or member.file_size > room.size else None
