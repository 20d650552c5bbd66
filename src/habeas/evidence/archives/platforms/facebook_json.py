"""Facebook, "Download your information" as JSON: posts, comments, groups, notes, captions and messages."""

import re
from collections.abc import Mapping, Sequence

from habeas.evidence.archives.export import Choice, ExportFile, FileReading
from habeas.evidence.archives.item import Platform
from habeas.evidence.archives.json_walk import Broken, Into, Path, walk
from habeas.evidence.archives.platforms import facebook_posts
from habeas.evidence.archives.platforms.meta import MetaFile
from habeas.evidence.archives.platforms.meta_reading import (
    MetaReading,
    Reader,
    begins_as_messages,
    head_of,
    of_instagram,
)

_LISTS: Mapping[str, Reader] = {
    "status_updates": facebook_posts.post,
    "posts": facebook_posts.post,
    "group_posts": facebook_posts.post,
    "group_posts_v2": facebook_posts.post,
    "archived_stories_v2": facebook_posts.post,
    "comments": facebook_posts.comment,
    "comments_v2": facebook_posts.comment,
    "group_comments": facebook_posts.comment,
    "group_comments_v2": facebook_posts.comment,
    "notes": facebook_posts.note,
    "notes_v2": facebook_posts.note,
    "photos": facebook_posts.picture,
    "other_photos_v2": facebook_posts.picture,
    "videos": facebook_posts.picture,
    "videos_v2": facebook_posts.picture,
}
"""What stands under each key of a file that is an object. Without a key, in a bare list, stand posts."""

_WALL = "wall_posts_sent_to_you"
_INTO: Into = {key: {} for key in _LISTS} | {
    _WALL: {"activity_log_data": {}, "activity_log": {}},
    "messages": {},
    "participants": {},
}
_PROFILES = ("profile_v2", "profile_information_v2", "profile")
_PROFILE = re.compile(r'"(?:profile_v2|profile_information_v2|profile)"\s*:\s*\{')

_BARE_POSTS = re.compile(
    r'^\s*\[\s*\{\s*"(?:timestamp|attachments|data|title|tags)"\s*:(?=.*?"(?:data|attachments)"\s*:\s*\[)', re.DOTALL
)
_NAME_OF_POSTS = re.compile(r"(?:^|/)your_posts[^/]*\.json$")
_SURE = re.compile(
    r'^\s*\{\s*"(?:status_updates|group_posts|group_posts_v2|archived_stories_v2|comments_v2|group_comments|'
    r'group_comments_v2|notes_v2|other_photos_v2|videos_v2|wall_posts_sent_to_you|profile_v2|profile_information_v2)"'
)
_IN_ITS_FOLDER = re.compile(r'^\s*\{\s*"(?:posts|comments|notes|photos|videos|profile|name)"\s*:')
_FOLDERS = re.compile(
    r"(?:^|/)(?:posts|comments|comments_and_reactions|notes|album|profile_information)/[^/]+$|/album/"
)


class FacebookJson:
    """The JSON files of a Facebook export, old and new, wherever they lie."""

    name = "facebook-json/1"

    def claims(self, file: ExportFile) -> bool:
        """A JSON file that begins as one of Facebook's does, and does not lie in an export of Instagram."""
        path = file.path.lower()
        if not path.endswith(".json") or of_instagram(path):
            return False
        head = head_of(file)
        if _BARE_POSTS.match(head) is not None:
            return '"label_values"' not in head and '"string_map_data"' not in head
        if _NAME_OF_POSTS.search(path) is not None and head.lstrip().startswith("["):
            return True
        if _SURE.match(head) is not None or begins_as_messages(head):
            return True
        return _FOLDERS.search(path) is not None and _IN_ITS_FOLDER.match(head) is not None

    def read(self, files: Sequence[ExportFile], choice: Choice) -> FileReading:
        """Read all files; the profile among them, if any, says who the owner is."""
        reading = MetaReading(self.name, Platform.FACEBOOK, choice, _reader)
        for file in files:
            if _PROFILE.search(head_of(file)) is not None:
                _learn_owner(reading, file)
        for file in files:
            reading.file(file.path, list(walk(file.data, _INTO)))
        return reading.whole()


def _reader(path: Path) -> Reader | None:
    """How the entry at this path is read; None where no entry stands."""
    if isinstance(path[0], int):
        return facebook_posts.post
    if len(path) == 3 and path[0] == _WALL:
        return facebook_posts.post_of_others
    return _LISTS.get(path[0]) if len(path) == 2 and isinstance(path[1], int) else None


def _learn_owner(reading: MetaReading, file: ExportFile) -> None:
    """Learn from a profile the owner's name, and those they had before."""
    letters = MetaFile(file.path, Platform.FACEBOOK)
    for entry in walk(file.data, _INTO):
        if isinstance(entry, Broken) or len(entry.path) != 1 or entry.path[0] not in _PROFILES:
            continue
        profile = entry.value if isinstance(entry.value, dict) else {}
        name, former = profile.get("name"), profile.get("previous_names")
        names = [name.get("full_name") if isinstance(name, dict) else name]
        names += [one.get("name") for one in former if isinstance(one, dict)] if isinstance(former, list) else []
        for one in names:
            reading.owners.add(letters.name(one))
