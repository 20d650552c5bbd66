"""Items as canonical JSON Lines, and back: the form in which they are kept and digested.

One item a line, keys in order, no spaces, UTF-8 (RFC 8785 for objects of strings, booleans and null).
"""

import json
from collections.abc import Iterable
from typing import Any

from habeas.base.digest import Digest, digest_of
from habeas.base.errors import IntegrityFailure
from habeas.base.when import parse_when
from habeas.evidence.archives.item import Item, Kind, Place, Platform, Whose


def item_object(item: Item) -> dict[str, str | bool | None]:
    """An item as a flat object; `when` is EDTF, `file` and `pointer` are its place."""
    return {
        "id": item.id,
        "platform": item.platform.value,
        "kind": item.kind.value,
        "author": item.author,
        "whose": item.whose.value,
        "text": item.text,
        "when": None if item.when is None else str(item.when),
        "edited": item.edited,
        "container": item.container,
        "address": item.address,
        "file": item.place.file,
        "pointer": item.place.pointer,
        "answers": item.answers,
    }


def lines_of(items: Iterable[Item]) -> bytes:
    """The items as lines, each ended by LF; the same items give the same bytes."""
    return b"".join(
        json.dumps(item_object(item), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"
        for item in items
    )


def items_digest(items: Iterable[Item]) -> Digest:
    """The digest of the items' lines: what a search over them stands on."""
    return digest_of(lines_of(items))


def items_from(lines: bytes) -> tuple[Item, ...]:
    """The items back from their lines; raises IntegrityFailure when these are not lines of items."""
    try:
        return tuple(_item(json.loads(line)) for line in lines.decode().split("\n") if line)
    except (ValueError, KeyError, TypeError) as error:
        raise IntegrityFailure("The items of an archive are not as they were kept.", "Open a backup.") from error


def _item(data: dict[str, Any]) -> Item:
    return Item(
        id=data["id"],
        platform=Platform(data["platform"]),
        kind=Kind(data["kind"]),
        author=data["author"],
        whose=Whose(data["whose"]),
        text=data["text"],
        when=None if data["when"] is None else parse_when(data["when"]),
        edited=data["edited"],
        container=data["container"],
        address=data["address"],
        place=Place(data["file"], data["pointer"]),
        answers=data["answers"],
    )
