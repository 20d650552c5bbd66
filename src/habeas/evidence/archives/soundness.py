"""What no item may hold, whatever an export says: letters that no file can hold, and times at which nobody posted."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from habeas.base.finding import Finding, Severity
from habeas.base.moment import Moment
from habeas.base.when import When
from habeas.evidence.archives.export import FileReading
from habeas.evidence.archives.item import Item, Place
from habeas.evidence.archives.wording import clean

_FIRST_YEAR, _LAST_YEAR = 1970, 2100
"""Years of a time that may be true. Users may set a post's day back, to before there was the platform."""

_HALF = re.compile("[\ud800-\udfff]")
"""One half of a surrogate pair: JSON can spell it, and nothing can hold it."""

_SAID_BY_LAYOUT = frozenset({"date-unreadable", "time-not-read", "date-order-unknown"})


def sound(read: FileReading) -> FileReading:
    """The same with every lone surrogate replaced by U+FFFD, in names and places too."""
    return replace(
        read,
        items=tuple(_encodable(item) for item in read.items),
        unparsed=tuple(replace(one, place=_encodable_place(one.place)) for one in read.unparsed),
        gaps=tuple(replace(gap, container=_whole(gap.container)) for gap in read.gaps),
        chats=tuple(replace(chat, id=_whole(chat.id), title=_perhaps(chat.title)) for chat in read.chats),
        findings=tuple(replace(one, place=_whole(one.place), message=_whole(one.message)) for one in read.findings),
    )


def timed(items: Sequence[Item], findings: Sequence[Finding]) -> tuple[tuple[Item, ...], list[Finding]]:
    """The items without times that cannot be true, and what is to be said of times that are not there.

    `time-out-of-range`: entries had a time before 1970 or after 2100; it was left out. `no-time`:
    entries of a file in which others have a time have none, and the layout has not said so itself.
    """
    said = {finding.place for finding in findings if finding.code in _SAID_BY_LAYOUT}
    kept, absurd, absent, present = [], Counter[str](), Counter[str](), set[str]()
    for item in items:
        true = item.when is not None and _may_be_true(item.when)
        if true:
            present.add(item.place.file)
        else:
            (absent if item.when is None else absurd)[item.place.file] += 1
        kept.append(item if true or item.when is None else replace(item, when=None))
    found = [
        Finding("time-out-of-range", file, Severity.WARNING, f"{count} items have a time before 1970 or after 2100.")
        for file, count in sorted(absurd.items())
    ]
    found += [
        Finding("no-time", file, Severity.NOTE, f"{count} items have no time that could be read.")
        for file, count in sorted(absent.items())
        if file in present and file not in said
    ]
    return tuple(kept), found


def _may_be_true(when: When) -> bool:
    years = [side.year for side in (when.first, when.last) if isinstance(side, Moment)]
    return all(year is None or _FIRST_YEAR <= year <= _LAST_YEAR for year in years)


def _encodable(item: Item) -> Item:
    known = (item.id, item.text, item.author, item.container, item.address, item.answers)
    if all(part is None or part.isascii() or _HALF.search(part) is None for part in known):
        return item
    place = _encodable_place(item.place)
    return replace(
        item,
        id=str(place),
        text=clean(item.text),
        author=_perhaps(item.author),
        container=_perhaps(item.container),
        address=_perhaps(item.address),
        place=place,
        answers=_perhaps(item.answers),
    )


def _encodable_place(place: Place) -> Place:
    return Place(_whole(place.file), _whole(place.pointer))


def _perhaps(text: str | None) -> str | None:
    return None if text is None else _whole(text)


def _whole(text: str) -> str:
    return text if text.isascii() else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
