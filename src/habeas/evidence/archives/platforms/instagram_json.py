"""Instagram, "Download your information" as JSON: posts, reels, stories, comments and messages."""

import re
from collections.abc import Mapping, Sequence

from habeas.evidence.archives.export import Choice, ExportFile, FileReading
from habeas.evidence.archives.item import Item, Platform
from habeas.evidence.archives.json_walk import Entry, Into, Path, walk
from habeas.evidence.archives.platforms import instagram_posts
from habeas.evidence.archives.platforms.meta import MetaFile, Owners
from habeas.evidence.archives.platforms.meta_reading import (
    MetaReading,
    Reader,
    begins_as_messages,
    head_of,
    of_instagram,
)

_OLD = ("photos", "videos", "stories", "profile", "direct")
_INTO: Into = {"*": {}}
_PROFILE = "profile_user"

_MEDIA = re.compile(r'^\s*\[\s*\{(?=.*?"media"\s*:\s*\[)(?=.*?"(?:uri|label_values)"\s*:)', re.DOTALL)
_KEYS = re.compile(
    r'^\s*\{\s*"(?:ig_(?!search|profile_picture)[a-z_]+|comments_media_comments|comments_reels_comments|profile_user)"\s*:'
)
_OLD_MEDIA = re.compile(
    r'^\s*\{\s*"(?:photos|videos|stories|profile|direct)"\s*:\s*\[\s*\{(?=.*?"taken_at"\s*:)', re.DOTALL
)
_OLD_COMMENTS = re.compile(r'^\s*\{\s*"media_comments"\s*:\s*\[\s*\[')
_COMMENTS = re.compile(r'^\s*\[\s*\{(?=.*?"string_map_data"\s*:)', re.DOTALL)
_OLD_MESSAGES = re.compile(
    r'^\s*\[\s*(?:\{"messages":\[\]\}\s*,\s*)*\{(?=.{0,4000}?"conversation"\s*:\s*\[)\s*"(?:participants|conversation)"\s*:\s*\[',
    re.DOTALL,
)
"""A list of conversations; those that were not chosen may have been cut out before it."""

_INTO_CONVERSATIONS: Into = {"[]": {"participants": {}, "conversation": {}}}


class InstagramJson:
    """The JSON files of an Instagram export, old and new, wherever they lie."""

    name = "instagram-json/1"

    def claims(self, file: ExportFile) -> bool:
        """A JSON file that begins as one of Instagram's with words does."""
        path = file.path.lower()
        if not path.endswith(".json"):
            return False
        head = head_of(file)
        if any(form.match(head) is not None for form in (_KEYS, _OLD_MEDIA, _OLD_COMMENTS, _OLD_MESSAGES)):
            return True
        if "comment" in path.rpartition("/")[2] and "like" not in path and _COMMENTS.match(head) is not None:
            return True
        if _MEDIA.match(head) is not None:
            return "/saved/" not in path and '"attachments"' not in head[:4096]
        return of_instagram(path) and begins_as_messages(head)

    def read(self, files: Sequence[ExportFile], choice: Choice) -> FileReading:
        """Read all files; the personal information among them, if any, says who the owner is."""
        reading = MetaReading(self.name, Platform.INSTAGRAM, choice, _reader)
        for file in files:
            if f'"{_PROFILE}"' in head_of(file):
                _learn_owner(reading, file)
        for file in files:
            if _OLD_MESSAGES.match(head_of(file)) is not None:
                reading.conversations(file.path, list(walk(file.data, _INTO_CONVERSATIONS)))
            else:
                reading.file(file.path, list(walk(file.data, _INTO)))
        return reading.whole()


def _reader(path: Path) -> Reader | None:
    """How the entry at this path is read; None where no entry stands."""
    first = path[0]
    if isinstance(first, int):
        return _posted_or_comment
    if len(path) != 2 or not isinstance(path[1], int):
        return None
    if first == "media_comments":
        return instagram_posts.old_comment
    if first.startswith("comments_"):
        return instagram_posts.comment
    return _posted_or_comment if first.startswith("ig_") or first in _OLD else None


def _posted_or_comment(file: MetaFile, entry: Mapping[str, object], pointer: str, owners: Owners) -> list[Item]:
    """An element of a bare list: a comment has its words under labels, a post has not."""
    if "string_map_data" in entry:
        return instagram_posts.comment(file, entry, pointer, owners)
    return instagram_posts.posted(file, entry, pointer, owners)


def _learn_owner(reading: MetaReading, file: ExportFile) -> None:
    """Learn from the personal information the owner's names: all its values, as their labels are in any language."""
    letters = MetaFile(file.path, Platform.INSTAGRAM)
    for entry in walk(file.data, _INTO):
        if not isinstance(entry, Entry) or entry.path[:1] != (_PROFILE,) or not isinstance(entry.value, dict):
            continue
        values = entry.value.get("string_map_data")
        labelled = values if isinstance(values, dict) else {}
        for label in sorted(labelled, key=lambda label: label not in ("Name", "Username")):
            value = labelled[label].get("value") if isinstance(labelled[label], dict) else None
            if label in ("Name", "Username"):
                reading.owners.add(letters.name(value))
            else:
                reading.owners.also(letters.name(value))
