"""From the cells of a row to an item, the same for every sort of table."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from habeas.base.when import When
from habeas.evidence.archives.dating import Stamp, orders_of, stamp_in, when_of
from habeas.evidence.archives.export import Choice
from habeas.evidence.archives.gathering import Gathering
from habeas.evidence.archives.item import Item, Kind, Platform, Whose
from habeas.evidence.archives.naming import name_key, whose_words
from habeas.evidence.archives.platforms.table_columns import truth
from habeas.evidence.archives.platforms.x_posts import time_of
from habeas.evidence.archives.times import iso_moment, moment_of

_SECONDS = re.compile(r"\d{9,10}(?:\.\d+)?\Z")
_MILLISECONDS = re.compile(r"\d{12,13}\Z")

UNDATED = ("date-unreadable", "The date of these entries could not be read; they are kept without one.")
UNORDERED = (
    "date-order-unknown",
    "Nothing in the table tells whether these dates put the day or the month first: only the year is given. "
    "Say it in habeas-columns.yaml: `date_order: dmy` or `date_order: mdy`.",
)


@dataclass(slots=True)
class Entry:
    """One row by its roles, each as text; `pointer` is the place of its words, `row` of the row."""

    roles: Mapping[str, str]
    pointer: str
    row: str
    stamp: Stamp | None = field(default=None)


def take_entries(
    entries: Sequence[Entry], into: Gathering, choice: Choice, said: Mapping[str, str], known: Mapping[str, bool]
) -> None:
    """Take the rows of one table. `known` says which roles have a column at all."""
    for entry in entries:
        entry.stamp = stamp_in(entry.roles.get("date", ""))
    orders = _orders(entries, said.get("date_order", "").lower())
    authors = {name_key(entry.roles.get("author", "")) for entry in entries}
    present = any(name_key(owner) in authors for owner in choice.owners)
    ids: dict[str, str] = {}
    replies: dict[str, str] = {}
    for entry in entries:
        chat = entry.roles.get("chat", "").strip() or None
        if choice.chats is not None and chat is not None and chat not in choice.chats:
            into.not_chosen += 1
            continue
        if not entry.roles.get("text", "").strip():
            into.take([])
            continue
        item = _item(entry, into, choice, orders, known, chat, present)
        into.take([item])
        if number := entry.roles.get("id", "").strip():
            ids.setdefault(number, item.id)
        if answered := entry.roles.get("reply", "").strip():
            replies[item.id] = answered
    into.items[:] = [replace(item, answers=_answered(item.id, replies, ids)) for item in into.items]


def _answered(item: str, replies: Mapping[str, str], ids: Mapping[str, str]) -> str | None:
    before = ids.get(replies.get(item, ""))
    return before if before != item else None


def _item(
    entry: Entry,
    into: Gathering,
    choice: Choice,
    orders: Callable[[Stamp], frozenset[str]],
    known: Mapping[str, bool],
    chat: str | None,
    present: bool,
) -> Item:
    roles = entry.roles
    author = roles.get("author", "").strip() or None
    whose = whose_words(author, choice.owners, present)
    if truth(roles.get("shared", "")) and whose is not Whose.OTHERS:
        whose = Whose.SHARED
    place = into.place(entry.pointer)
    return Item(
        id=str(place),
        platform=Platform.TABLE,
        kind=Kind.POST if chat is None else Kind.MESSAGE,
        author=author,
        whose=whose,
        text=roles["text"],
        when=_when(entry, into, orders),
        edited=truth(roles["edited"]) if known.get("edited") and "edited" in roles else None,
        container=chat,
        address=roles.get("url", "").strip() or None,
        place=place,
    )


def _orders(entries: Sequence[Entry], said: str) -> Callable[[Stamp], frozenset[str]]:
    """The orders of day, month and year for the dates of each shape; what a person said holds for all."""
    shapes: dict[tuple[str, bool, bool], list[Stamp]] = {}
    for entry in entries:
        if entry.stamp is not None:
            shapes.setdefault(entry.stamp.shape, []).append(entry.stamp)
    found = {shape: orders_of(stamps, in_time=False) for shape, stamps in shapes.items()}

    def orders(stamp: Stamp) -> frozenset[str]:
        fitting = found[stamp.shape]
        return frozenset([said]) if said and len(fitting) > 1 else fitting

    return orders


def _when(entry: Entry, into: Gathering, orders: Callable[[Stamp], frozenset[str]]) -> When | None:
    written = entry.roles.get("date", "").strip()
    if not written:
        return None
    found = _counted(written) or iso_moment(written) or time_of(written)
    if found is None and entry.stamp is not None:
        fitting = orders(entry.stamp)
        found = when_of(entry.stamp, fitting)
        if len(fitting) > 1:
            into.remark(*UNORDERED, entry.row)
    if found is None:
        into.remark(*UNDATED, entry.row)
    return found


def _counted(written: str) -> When | None:
    """Seconds or milliseconds since 1970, told by how many figures there are: an instant."""
    if _SECONDS.match(written):
        seconds = int(float(written))
    elif _MILLISECONDS.match(written):
        seconds = int(written) // 1000
    else:
        return None
    return moment_of(datetime.fromtimestamp(seconds, UTC))
