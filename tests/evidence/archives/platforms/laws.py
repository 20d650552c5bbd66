"""Laws that hold for every layout, whatever the files hold."""

import json
from collections.abc import Sequence

from habeas.evidence.archives.export import Choice, ExportFile, FileReading, Layout
from habeas.evidence.text.decoding import decode


def read_lawfully(layout: Layout, files: Sequence[ExportFile], choice: Choice | None = None) -> FileReading:
    """Read, and check what no input may break: figures that add up, ids that are places, items that hold words."""
    read = layout.read(files, choice or Choice())
    assert sum(tally.items for tally in read.tallies) == len(read.items)
    assert sum(tally.unparsed for tally in read.tallies) == len(read.unparsed)
    assert [tally.file for tally in read.tallies].count(files[0].path) == 1 if files else True
    assert len({item.id for item in read.items}) == len(read.items)
    for item in read.items:
        assert item.text.strip()
        assert item.id == str(item.place)
    for item in read.items:
        assert item.answers is None or item.answers in {other.id for other in read.items}
    return read


def range_of(files: Sequence[ExportFile], place: str, pointer: str) -> str:
    """What stands in the decoded text of a file at a place that is a range of characters."""
    text = decode(next(file.data for file in files if file.path == place), "cp1251").text
    start, end = pointer.removeprefix("char=").split(",")
    return text[int(start) : int(end)]


def at_pointer(document: object, pointer: str) -> object:
    """What a JSON Pointer (RFC 6901) points at; written here anew, not taken from the program."""
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        document = document[int(key)] if isinstance(document, list) else document[key]  # type: ignore[index]
    return document


def script(name: str, value: object, indent: int | None = 2) -> bytes:
    """A script of an X archive."""
    return f"window.YTD.{name}.part0 = {json.dumps(value, ensure_ascii=False, indent=indent)}".encode()
