"""Posts of an X (Twitter) archive: tweets, deleted tweets, long posts, and the monthly files of old archives.

In every file but that of long posts and messages, X writes `&`, `<` and `>` as HTML entities; nothing
else is escaped, so nothing else is undone. What stands at an item's pointer, with these three undone,
is the item's text.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from habeas.base.when import When, on_day
from habeas.evidence.archives.gathering import Gathering
from habeas.evidence.archives.item import Item, Kind, Platform, Whose
from habeas.evidence.archives.platforms.x_script import LOST
from habeas.evidence.archives.shapes import mapping, mark, sequence, step, words
from habeas.evidence.archives.times import iso_moment, moment_of

_RETWEET = re.compile(r"RT @(\w{1,30})\b:?\s")
_INSIDE = re.compile(r"\S\s+RT @\w{1,30}\b")
_STATUS = re.compile(r"https?://(?:\w+\.)?(?:twitter|x)\.com/(?P<name>\w+)/status/\d+")
_CUT_FROM = 139
"""Code points from which on an own post that ends in … was probably cut by the platform."""
_CUT = re.compile(r"…(?:\s+https://t\.co/\w+)?\s*\Z")

CUT_SHORT = (
    "cut-short",
    "The archive holds only the beginning of these posts (they end with …); the rest of their words was not searched.",
)
QUOTED = (
    "quoted-post-absent",
    "These posts quote another's post by its address; the quoted words are not in the archive.",
)
REPEATED = (
    "repeats-another",
    "These posts hold `RT @…` behind other words: a part repeats somebody else, and where it ends is not marked.",
)
UNDATED = ("date-unreadable", "The date of these entries could not be read; they are kept without one.")
DELETED = ("deleted-post", "These posts were deleted by the account before the archive was made, and are in it still.")
EARLIER = ("earlier-version-absent", "These posts name other versions of themselves that are not in the archive.")


@dataclass(frozen=True, slots=True)
class Account:
    """Whose archive it is: the account's number and its name without `@`; None for what nothing says."""

    id: str | None = None
    username: str | None = None


def unescaped(text: str) -> str:
    """The text with X's three entities undone, once."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def read_posts(entries: list[object], into: Gathering, account: Account, *, deleted: bool) -> dict[str, str]:
    """Take every post; the ids of the posts and their items', for replies and versions."""
    taken: dict[str, str] = {}
    for index, entry in enumerate(entries):
        if entry is LOST:
            continue
        outer = mapping(entry)
        post = outer if outer is None or "tweet" not in outer else mapping(outer["tweet"])
        at = step("", index) if outer is None or post is outer else step("", index, "tweet")
        if post is None:
            into.fail(at, "not-an-object")
            continue
        item = _post(post, at, into, account)
        if item is None:
            continue
        number = mark(post.get("id_str")) or mark(post.get("id"))
        if number is not None:
            taken.setdefault(number, item.id)
        if deleted:
            into.remark(*DELETED, at)
    return taken


def read_notes(entries: list[object], into: Gathering, account: Account, *, deleted: bool) -> None:
    """Take every long post: its whole text, of which the tweet of the same id holds the beginning."""
    for index, entry in enumerate(entries):
        if entry is LOST:
            continue
        outer = mapping(entry)
        note = None if outer is None else mapping(outer.get("noteTweet", outer))
        core = None if note is None else mapping(note.get("core"))
        text = None if core is None else words(core.get("text"))
        if outer is None or note is None or text is None:
            into.fail(step("", index), "not-an-object" if outer is None else "no-text-field")
            continue
        at = step("", index, "noteTweet", "core", "text") if "noteTweet" in outer else step("", index, "core", "text")
        when = time_of(note.get("createdAt"))
        if when is None:
            into.remark(*UNDATED, at)
        if deleted:
            into.remark(*DELETED, at)
        into.take(
            [_item(into, at, Kind.POST, account.username, Whose.OWN, text, when, None, None)] if text.strip() else []
        )


def time_of(value: object) -> When | None:
    """A time as the archives write it: `Wed Nov 16 12:34:56 +0000 2022`, ISO 8601, `2013-05-01 10:00:00 +0000`.

    Archives of the old kind write midnight for posts whose hour they do not know: then only the day.
    """
    text = mark(value)
    if text is None:
        return None
    if text.endswith(" 00:00:00 +0000"):
        return _day(text[:10])
    try:
        return moment_of(datetime.strptime(text, "%a %b %d %H:%M:%S %z %Y"))
    except ValueError:
        return iso_moment(re.sub(r" ([+-]\d{4})\Z", r"\1", text))


def _day(text: str) -> When | None:
    try:
        year, month, day = (int(part) for part in text.split("-"))
        return on_day(year, month, day)
    except ValueError:
        return None


def _post(post: Mapping[str, object], at: str, into: Gathering, account: Account) -> Item | None:
    original = mapping(post.get("retweeted_status"))
    whole = None if original is None else words(original.get("text"))
    key = next((key for key in ("full_text", "text") if isinstance(post.get(key), str)), None)
    if key is None:
        into.fail(at, "no-text-field")
        return None
    text = unescaped(words(post[key]) or "")
    shared = _RETWEET.match(text)
    pointer = step(at, key)
    if shared and whole is not None and whole.strip():
        text, pointer = unescaped(whole), step(at, "retweeted_status", "text")
    if not text.strip():
        into.take([])
        return None
    when = time_of(post.get("created_at"))
    if when is None:
        into.remark(*UNDATED, at)
    _remark(post, text, pointer, into, account)
    author = f"@{shared[1]}" if shared else _author(post, account)
    kind = Kind.COMMENT if _answers_another(post, account) and not shared else Kind.POST
    whose = Whose.SHARED if shared else Whose.UNKNOWN if _INSIDE.search(text) else Whose.OWN
    item = _item(into, pointer, kind, author, whose, text, when, _edited(post), _address(post, account))
    into.take([item])
    return item


def _item(
    into: Gathering,
    pointer: str,
    kind: Kind,
    author: str | None,
    whose: Whose,
    text: str,
    when: When | None,
    edited: bool | None,
    address: str | None,
) -> Item:
    place = into.place(pointer)
    return Item(str(place), Platform.X, kind, author, whose, text, when, edited, None, address, place)


def _remark(post: Mapping[str, object], text: str, pointer: str, into: Gathering, account: Account) -> None:
    if _CUT.search(text) and (post.get("truncated") is True or _RETWEET.match(text) or len(text) >= _CUT_FROM):
        into.remark(*CUT_SHORT, pointer)
    if _INSIDE.search(text) and not _RETWEET.match(text):
        into.remark(*REPEATED, pointer)
    if _quotes(post, account):
        into.remark(*QUOTED, pointer)


def _quotes(post: Mapping[str, object], account: Account) -> bool:
    if mark(post.get("quoted_status_id_str")) or mark(post.get("quoted_status_id")):
        return True
    entities = mapping(post.get("entities")) or {}
    for link in sequence(entities.get("urls")) or []:
        expanded = (mapping(link) or {}).get("expanded_url")
        status = _STATUS.match(expanded) if isinstance(expanded, str) else None
        if status is not None and status["name"].lower() != (account.username or "").lower():
            return True
    return False


def _author(post: Mapping[str, object], account: Account) -> str | None:
    user = mapping(post.get("user")) or {}
    return account.username or mark(user.get("screen_name"))


def _answers_another(post: Mapping[str, object], account: Account) -> bool:
    to = mark(post.get("in_reply_to_user_id_str")) or mark(post.get("in_reply_to_user_id"))
    name = mark(post.get("in_reply_to_screen_name"))
    if to is None and name is None:
        return mark(post.get("in_reply_to_status_id_str")) is not None
    own = (account.id is not None and to == account.id) or (
        account.username is not None and name is not None and name.lower() == account.username.lower()
    )
    return not own


def _edited(post: Mapping[str, object]) -> bool | None:
    info = mapping(post.get("edit_info"))
    if info is None:
        return None
    return True if "edit" in info else False if "initial" in info else None


def versions(post: Mapping[str, object]) -> list[str]:
    """The ids of all versions of this post that it names, its own among them; empty where it names none."""
    info = mapping(post.get("edit_info")) or {}
    edit = mapping(info.get("edit")) or {}
    first = mapping(info.get("initial")) or mapping(edit.get("editControlInitial")) or {}
    return [number for value in sequence(first.get("editTweetIds")) or [] if (number := mark(value))]


def _address(post: Mapping[str, object], account: Account) -> str | None:
    number = mark(post.get("id_str")) or mark(post.get("id"))
    if number is None or not number.isdecimal() or account.username is None:
        return None
    return f"https://twitter.com/{account.username}/status/{number}"
