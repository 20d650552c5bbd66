"""The script files of an X (Twitter) archive: an assignment, and JSON behind it.

`window.YTD.tweets.part0 = [...]`; in archives made before 2019 `Grailbird.data.tweets_2013_05 = [...]`.
A damaged entry is lost alone; a file that was cut short is read up to the cut.
"""

import re
from dataclasses import dataclass

from habeas.evidence.archives.json_walk import Broken, Into, Path, pointer_of, walk

_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:window\.YTD\.(?P<kind>\w+?)\.part\d+|window\.__THAR_CONFIG|Grailbird\.data\.\w+)\s*="
)
_KINDS = {
    "tweets": "posts",
    "tweet": "posts",
    "community_tweet": "posts",
    "deleted_tweets": "deleted-posts",
    "deleted_tweet": "deleted-posts",
    "note_tweet": "notes",
    "deleted_note_tweet": "deleted-notes",
    "direct_messages": "messages",
    "direct_message": "messages",
    "direct_messages_group": "group-messages",
    "direct_message_group": "group-messages",
    "account": "account",
}
_LISTS: dict[str, Into] = {
    "messages": {"[]": {"dmConversation": {"messages": {}}}},
    "group-messages": {"[]": {"dmConversation": {"messages": {}}}},
}

LOST = object()
"""Stands in a list for an entry that could not be read and is counted already."""


@dataclass(frozen=True, slots=True)
class Script:
    """What a script assigns, and the entries that could not be read: the pointer and why of each."""

    value: object
    lost: tuple[tuple[str, str], ...] = ()


def script_kind(data: bytes) -> str | None:
    """What a file of the archive holds, by what it begins with; None when it is nothing that is read here."""
    head = _HEAD.match(data[:256])
    if head is None:
        return None
    if head["kind"] is not None:
        return _KINDS.get(head["kind"].decode("ascii", "replace"))
    return "manifest" if b"__THAR_CONFIG" in head[0] else "classic"


def read_script(data: bytes, kind: str) -> Script:
    """The JSON that the script assigns, damaged entries replaced by :data:`LOST`; None when nothing could be read."""
    head = _HEAD.match(data[:256])
    # A script may end in a semicolon.
    body = data[head.end() if head is not None else 0 :].rstrip().removesuffix(b";")
    root: list[object] = [None]
    lost: list[tuple[str, str]] = []
    for found in walk(body, _LISTS.get(kind, {})):
        if isinstance(found, Broken):
            lost.append((pointer_of(found.path), found.why))
        else:
            _put(root, (0, *found.path), found.value)
    # An empty list has no entries to walk through.
    empty = root[0] is None and not lost and body.lstrip().startswith(b"[")
    return Script([] if empty else root[0], tuple(lost))


def _put(container: object, path: Path, value: object) -> None:
    """Set the value at this path, making the lists and objects on the way."""
    for position, key in enumerate(path):
        last = position == len(path) - 1
        below: object = value if last else [] if isinstance(path[position + 1], int) else {}
        if isinstance(container, list) and isinstance(key, int):
            container.extend([LOST] * (key + 1 - len(container)))
            if last or container[key] is LOST or container[key] is None:
                container[key] = below
            container = container[key]
        elif isinstance(container, dict):
            if last or key not in container:
                container[key] = below
            container = container[key]
        else:
            return
