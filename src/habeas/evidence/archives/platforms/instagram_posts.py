"""The entries of Instagram's JSON files that hold words: captions of posts, reels and stories, and comments."""

import re
from collections.abc import Mapping

from habeas.base.when import When
from habeas.evidence.archives.item import Item, Kind, Whose
from habeas.evidence.archives.platforms.meta import MetaFile, Owners, UnknownFormError, object_in, objects_in, words_in
from habeas.evidence.archives.times import instant, written_time

_ACCOUNT = re.compile(r"[a-z0-9._]{1,30}")
_TEXT = "Comment"
_CAPTION = "Caption"


def posted(file: MetaFile, entry: Mapping[str, object], pointer: str, owners: Owners) -> list[Item]:
    """A post, a reel or a story: its caption, and those of its pictures where they differ from it.

    The caption of a single picture stands with the picture, that of several on the entry. In exports
    from 2024 on both stand in a list of values with labels in the reader's language: a value under
    another label than `Caption` that looks like words is kept as `unknown`.
    """
    when = _taken(entry) or next((_taken(one) for _, one in objects_in(entry.get("media")) if _taken(one)), None)
    items = _captions(file, entry, pointer, owners, when)
    for index, one in objects_in(entry.get("media")):
        items += _captions(file, one, f"{pointer}/media/{index}", owners, _taken(one) or when)
    for index, labelled in objects_in(entry.get("label_values")):
        items += _labelled(file, labelled, f"{pointer}/label_values/{index}", owners, when)
    return _each_once(items)


def _captions(
    file: MetaFile, entry: Mapping[str, object], pointer: str, owners: Owners, when: When | None
) -> list[Item]:
    items: list[Item] = []
    for key in ("title", "caption"):
        items += file.item(entry.get(key), f"{pointer}/{key}", Kind.CAPTION, Whose.OWN, when, author=owners.name)
    return items


def _labelled(
    file: MetaFile, labelled: Mapping[str, object], pointer: str, owners: Owners, when: When | None
) -> list[Item]:
    items: list[Item] = []
    for index, one in objects_in(labelled.get("media")):
        items += _captions(file, one, f"{pointer}/media/{index}", owners, _taken(one) or when)
    value = labelled.get("value")
    if not isinstance(value, str) or "://" in value.split(" ")[0]:
        return items
    if labelled.get("label") == _CAPTION:
        return items + file.item(value, f"{pointer}/value", Kind.CAPTION, Whose.OWN, when, author=owners.name)
    return items + (file.item(value, f"{pointer}/value", Kind.CAPTION, Whose.UNKNOWN, when) if " " in value else [])


def _taken(entry: Mapping[str, object]) -> When | None:
    """When it was posted; the exports before 2020 write a time in words."""
    when = instant(entry.get("creation_timestamp")) or instant(entry.get("timestamp"))
    return when or written_time(entry.get("taken_at"))


def _each_once(items: list[Item]) -> list[Item]:
    """Without the captions that repeat an earlier one word for word."""
    kept: dict[str, Item] = {}
    for item in items:
        kept.setdefault(item.text, item)
    return list(kept.values())


def comment(file: MetaFile, entry: Mapping[str, object], pointer: str, owners: Owners) -> list[Item]:
    """A comment that the owner wrote, under labels that are in the reader's language.

    The words stand under `Comment`; where no label is that, they are the first value, unless it has
    the form of an account's name and another value has not. The account under whose post they stand
    is the container.
    """
    values: list[tuple[str, str]] = []
    when = None
    for label, one in object_in(entry.get("string_map_data")).items():
        inside = object_in(one)
        when = when or instant(inside.get("timestamp"))
        if words_in(inside.get("value")):
            values.append((label, words_in(inside.get("value"))))
    values.sort(key=lambda pair: (pair[0] != _TEXT, _ACCOUNT.fullmatch(pair[1]) is not None))
    if not values:
        return []
    label = values[0][0].replace("~", "~0").replace("/", "~1")
    return file.item(
        values[0][1],
        f"{pointer}/string_map_data/{label}/value",
        Kind.COMMENT,
        Whose.OWN,
        when,
        author=owners.name,
        container=file.name(values[1][1]) if len(values) > 1 else None,
    )


def old_comment(file: MetaFile, entry: Mapping[str, object], pointer: str, owners: Owners) -> list[Item]:
    """A comment of the exports before 2020: a list of its time, its words and the account it was left with."""
    if "1" not in entry:
        raise UnknownFormError
    return file.item(
        entry["1"],
        f"{pointer}/1",
        Kind.COMMENT,
        Whose.OWN,
        written_time(entry["0"]),
        author=owners.name,
        container=file.name(entry.get("2")),
    )
