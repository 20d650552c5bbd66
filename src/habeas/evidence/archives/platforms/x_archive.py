"""The layout of an X (Twitter) archive: `data/*.js`, and the monthly files of archives made before 2019."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.base.finding import Severity
from habeas.evidence.archives.export import Choice, ExportFile, FileReading
from habeas.evidence.archives.gathering import Gathering, together
from habeas.evidence.archives.platforms.x_messages import read_conversations
from habeas.evidence.archives.platforms.x_posts import EARLIER, Account, read_notes, read_posts, versions
from habeas.evidence.archives.platforms.x_script import Script, read_script, script_kind
from habeas.evidence.archives.shapes import mapping, mark, sequence, step

_POSTS = ("posts", "deleted-posts", "classic")
_NOTES = ("notes", "deleted-notes")
_PLAIN_NUMBER = re.compile(r"\d{1,12}\Z")


@dataclass(frozen=True, slots=True)
class XArchive:
    """Implements :class:`habeas.evidence.archives.export.Layout`. Pointers count in the JSON behind the assignment."""

    name: str = "x-archive/1"

    def claims(self, file: ExportFile) -> bool:
        """Whether the file assigns posts, messages, the account or the manifest."""
        return file.path.lower().endswith(".js") and script_kind(file.data) is not None

    def read(self, files: Sequence[ExportFile], choice: Choice) -> FileReading:
        """Read all of them; the account and the manifest first, for they say whose the rest is."""
        kinds = [script_kind(file.data) or "" for file in files]
        scripts = [(file, kind, read_script(file.data, kind)) for file, kind in zip(files, kinds, strict=True)]
        account = _account(scripts)
        gathered: list[Gathering] = []
        posts: list[tuple[Gathering, list[object]]] = []
        texts: dict[str, str] = {}
        for file, kind, script in scripts:
            into = Gathering(file.path, self.name)
            entries = sequence(script.value)
            if kind in ("account", "manifest"):
                _count_plain(script, into)
            elif entries is None:
                for pointer, why in script.lost or (("", "not-a-list"),):
                    into.fail(pointer, why)
            else:
                for pointer, why in script.lost:
                    into.fail(pointer, why)
                if kind in _POSTS:
                    texts |= read_posts(entries, into, account, deleted=kind == "deleted-posts")
                    posts.append((into, entries))
                elif kind in _NOTES:
                    read_notes(entries, into, account, deleted=kind == "deleted-notes")
                else:
                    read_conversations(entries, into, account, choice, group=kind == "group-messages")
            gathered.append(into)
        for into, entries in posts:
            _tie(into, entries, texts)
        _compare(scripts, gathered)
        return together(gathered)


def _count_plain(script: Script, into: Gathering) -> None:
    """The account and the manifest are the platform's own notes."""
    if script.lost or (mapping(script.value) is None and not sequence(script.value)):
        into.fail("", "not-understood")
    else:
        into.service += 1


def _account(scripts: Sequence[tuple[ExportFile, str, Script]]) -> Account:
    found = Account()
    for _, kind, script in scripts:
        said: Mapping[str, object] = {}
        if kind == "account":
            for entry in sequence(script.value) or []:
                said = mapping((mapping(entry) or {}).get("account")) or said
        elif kind == "manifest":
            said = mapping((mapping(script.value) or {}).get("userInfo")) or {}
        found = Account(
            found.id or mark(said.get("accountId")),
            found.username or mark(said.get("username")) or mark(said.get("userName")),
        )
    return found


def _tie(into: Gathering, entries: list[object], texts: Mapping[str, str]) -> None:
    """Say which item each reply answers, and which versions of an edited post are missing."""
    answers: dict[str, str] = {}
    for index, entry in enumerate(entries):
        outer = mapping(entry) or {}
        post = mapping(outer.get("tweet", outer)) or {}
        own = mark(post.get("id_str")) or mark(post.get("id"))
        if own is None:
            continue
        before = mark(post.get("in_reply_to_status_id_str")) or mark(post.get("in_reply_to_status_id"))
        if before is not None and own in texts and texts.get(before, texts[own]) != texts[own]:
            answers[texts[own]] = texts[before]
        if any(other not in texts for other in versions(post) if other != own):
            into.remark(*EARLIER, step("", index))
    into.items[:] = [replace(item, answers=answers.get(item.id)) for item in into.items]


def _compare(scripts: Sequence[tuple[ExportFile, str, Script]], gathered: Sequence[Gathering]) -> None:
    """Check what was read of files of posts against the archive's own manifest."""
    for (file, kind, script), into in zip(scripts, gathered, strict=True):
        if kind != "manifest":
            continue
        folder = file.path.rpartition("data/")[0]
        read = {one.file: one for one in gathered}
        kinds = {other.path: what for other, what, _ in scripts}
        for path, count in _listed(script.value):
            whole = folder + path
            if whole not in read:
                if (
                    re.search(r"/(?:tweets?|deleted-tweets?|note-tweet|direct-messages?)(?:-\w+)?\.js\Z", path)
                    and count
                ):
                    message = (
                        f"The manifest lists {path} with {count} entries; the export that was given does not hold it."
                    )
                    into.find("listed-file-absent", message)
            elif kinds[whole] in (*_POSTS, *_NOTES) and read[whole].tally().entries != count:
                message = f"The manifest counts {count} entries in {path}; {read[whole].tally().entries} were found."
                into.find("count-differs", message, Severity.WARNING)


def _listed(manifest: object) -> list[tuple[str, int]]:
    found: list[tuple[str, int]] = []
    for kind in (mapping((mapping(manifest) or {}).get("dataTypes")) or {}).values():
        for entry in sequence((mapping(kind) or {}).get("files")) or []:
            listed = mapping(entry) or {}
            path, count = mark(listed.get("fileName")), mark(listed.get("count"))
            if path is not None and count is not None and _PLAIN_NUMBER.match(count):
                found.append((path, int(count)))
    return found
