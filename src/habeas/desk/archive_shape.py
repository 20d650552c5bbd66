"""Archives as plain objects, for a terminal and for other programs: figures and files, never a listing of authors."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from habeas.base.digest import Json
from habeas.base.when import When
from habeas.desk.archives import Added
from habeas.evidence.archives.account import SUMMED, account_object
from habeas.evidence.archives.archive import Archive, ErasedArchive
from habeas.evidence.archives.export import Chat, Tally
from habeas.evidence.archives.item import Item, Whose
from habeas.evidence.archives.others import count_whose

type Shape = dict[str, Json]
"""An object of the JSON."""


def chat_shape(chat: Chat, *, always: bool) -> Shape:
    """A chat to choose; `always`: it is the person's own page or channel and need not be chosen."""
    return {
        "id": chat.id,
        "title": chat.title,
        "kind": chat.kind,
        "entries": chat.entries,
        "platform": chat.platform.value,
        "always_taken": always,
    }


def archive_shape(archive: Archive) -> Shape:
    """An archive without its files and the parts of its account."""
    return {
        "id": archive.id,
        "digest": archive.digest,
        "platforms": [platform.value for platform in archive.platforms],
        "authority": archive.given.authority.value,
        "given_by": archive.given.by,
        "made_at": None if archive.given.made_at is None else str(archive.given.made_at),
        "how": archive.given.how,
        "arrest": archive.given.arrest.value,
        "own": list(archive.owners),
        "chats": None if archive.chats is None else list(archive.chats),
        "others": archive.others.value,
        "items": archive.items,
        "characters": archive.characters,
        "items_digest": archive.items_digest,
        "taken_in_at": archive.taken_in_at.isoformat(),
        "taken_in_by": archive.taken_in_by,
        "tools": list(archive.tools),
        "sums": _figures(archive.account.sums()),
    }


def full_shape(archive: Archive, items: Iterable[Item]) -> Shape:
    """An archive with its account, its files, whose words it holds and the days they span."""
    known = tuple(items)
    first, last = span_of(known)
    account = account_object(archive.account)
    account["chats_taken"] = account.pop("chats")
    return {
        **archive_shape(archive),
        "from": None if first is None else str(first),
        "until": None if last is None else str(last),
        "undated": sum(item.when is None for item in known),
        "whose": whose_shape(count_whose(known)),
        "files": [
            {
                "path": file.path,
                "size": file.size,
                "digest": file.digest,
                "owners_digest": file.whole,
                "cut": file.cut,
                "preserved": not file.erased,
            }
            for file in archive.files
        ],
        **account,
        "findings": [
            {"code": one.code, "place": one.place, "severity": one.severity.value, "message": one.message}
            for one in archive.account.findings
        ],
    }


def added_shape(added: Added) -> Shape:
    """What became of an export that was to be taken in."""
    return {
        "case": added.case.name,
        "case_made": added.made,
        "new": added.new,
        "whose": whose_shape(added.whose),
        "dropped": added.dropped,
        "renamed": added.renamed,
        "archive": archive_shape(added.archive),
    }


def erased_shape(erased: ErasedArchive) -> Shape:
    """A tombstone."""
    return {
        "id": erased.id,
        "taken_in_at": erased.taken_in_at.isoformat(),
        "erased_at": erased.erased_at.isoformat(),
        "erased_by": erased.erased_by,
        "reason": erased.reason,
    }


def whose_shape(counts: Mapping[Whose, int]) -> Shape:
    """How many items of each kind of words."""
    return {whose.value: number for whose, number in counts.items()}


def span_of(items: Iterable[Item]) -> tuple[When | None, When | None]:
    """The earliest and the latest time of the items, as their clocks show it; None where none has a time."""
    dated = [(start, item.when) for item in items if item.when and (start := item.when.local_bounds()[0])]
    if not dated:
        return None, None
    return min(dated, key=_start)[1], max(dated, key=_start)[1]


def _start(dated: tuple[datetime, When]) -> datetime:
    return dated[0]


def _figures(tally: Tally) -> Shape:
    return {name: getattr(tally, name) for name in SUMMED}
