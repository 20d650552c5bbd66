"""From the files of an export to its items: every file is claimed by one layout or said not to be read."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

from habeas.base.finding import Finding, Severity
from habeas.evidence.archives.doubles import doubles
from habeas.evidence.archives.export import Choice, ExportFile, FileReading, Layout, ReadArchive
from habeas.evidence.archives.item import Item
from habeas.evidence.archives.layouts import LAYOUTS
from habeas.evidence.archives.platforms.known_unread import known_unread
from habeas.evidence.archives.soundness import sound, timed

_UNREADABLE = "\ufffd"
_NUMBER = re.compile(r"(\d+)")
_NEVER = datetime.max.replace(tzinfo=UTC)


def read_export(files: Iterable[ExportFile], choice: Choice, layouts: Sequence[Layout] = LAYOUTS) -> ReadArchive:
    """Read an export. Files are taken one by one, and those that no layout claims are not kept.

    A page in HTML whose words all stand in the JSON beside it is not read (:mod:`.doubles`).
    Items come in the order of time (those without a time last), then of their place; the order of
    the files changes nothing. Every item's id is there once: a second file of a path that was there
    is not read (`file-twice`), and an item of an id that was there already is left out
    (`item-twice`); both are errors among the findings. Files with items that hold U+FFFD, a letter that
    could not be read, are named too (`unreadable-letters`), and so are those with items whose time cannot be
    true (`time-out-of-range`, left out of them) or is not there (`no-time`).
    """
    claimed: dict[int, list[ExportFile]] = {}
    not_read: list[str] = []
    findings: list[Finding] = []
    seen: set[str] = set()
    for file in files:
        if file.path in seen:
            findings.append(_error("file-twice", file.path, "Two files have this path; the second was not read."))
            continue
        seen.add(file.path)
        index = next((index for index, layout in enumerate(layouts) if layout.claims(file)), None)
        if index is None:
            not_read.append(file.path)
            findings += [one for one in [known_unread(file)] if one is not None]
        else:
            claimed.setdefault(index, []).append(file)
    twofold, doubled = doubles(((layouts[index], claimed[index]) for index in claimed), choice)
    claimed = {index: [file for file in claimed[index] if file.path not in twofold] for index in claimed}
    not_read += twofold
    readings = [sound(layouts[index].read(sorted(claimed[index], key=_path), choice)) for index in sorted(claimed)]
    items, twice = _once(readings)
    said = [finding for one in readings for finding in one.findings]
    items, times = timed(items, said)
    return ReadArchive(
        items=tuple(sorted(items, key=_order)),
        tallies=tuple(sorted((tally for one in readings for tally in one.tallies), key=lambda tally: tally.file)),
        unparsed=tuple(entry for one in readings for entry in one.unparsed),
        gaps=tuple(gap for one in readings for gap in one.gaps),
        chats=tuple(chat for one in readings for chat in one.chats),
        not_read=tuple(sorted(not_read)),
        findings=(*findings, *doubled, *said, *twice, *times, *_torn(items)),
    )


def _path(file: ExportFile) -> str:
    return file.path


def _once(readings: Sequence[FileReading]) -> tuple[tuple[Item, ...], list[Finding]]:
    """All items, each id once; and what was left out because its id was there already."""
    kept: dict[str, Item] = {}
    twice: list[Finding] = []
    for item in (item for reading in readings for item in reading.items):
        if item.id in kept:
            twice.append(_error("item-twice", item.id, "Two items claim this place; the second was left out."))
        else:
            kept[item.id] = item
    return tuple(kept.values()), twice


def _torn(items: Sequence[Item]) -> list[Finding]:
    """The files with items that hold letters which could not be read, for a quotation may be missed in them."""
    counts = Counter(item.place.file for item in items if _UNREADABLE in item.text)
    return [
        Finding(
            "unreadable-letters",
            file,
            Severity.WARNING,
            f"{count} items hold letters that could not be read (U+FFFD): a quotation may be missed in them.",
        )
        for file, count in sorted(counts.items())
    ]


def _order(item: Item) -> tuple[datetime, str, list[tuple[int, str]]]:
    start = item.when.instants()[0] if item.when is not None else None
    return start or _NEVER, item.place.file, _natural(item.place.pointer)


def _natural(pointer: str) -> list[tuple[int, str]]:
    """A key that sorts `/2` before `/10`."""
    return [(int(part[:18]), part) if part.isdecimal() else (-1, part) for part in _NUMBER.split(pointer)]


def _error(code: str, place: str, message: str) -> Finding:
    return Finding(code, place, Severity.ERROR, message)
