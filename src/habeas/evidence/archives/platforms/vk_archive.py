"""The layout of an archive that VK gives an account's owner: a folder of pages in windows-1251 or UTF-8."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from habeas.evidence.archives.export import Chat, Choice, ExportFile, FileReading
from habeas.evidence.archives.gathering import Gathering, together
from habeas.evidence.archives.item import Kind, Platform
from habeas.evidence.archives.platforms.vk_items import Owner, entries_of, read_messages, read_wall
from habeas.evidence.archives.platforms.vk_page import Element, page_of, said
from habeas.evidence.archives.platforms.vk_words import vk_words
from habeas.evidence.text.decoding import decode

_PATH = re.compile(
    r"(?:^|/)(?:(?P<wall>wall/[\w-]*\d+\.html?)|(?P<replies>wall/\d+/[\w-]+\.html?)|(?P<comments>comments/[\w-]*\d+\.html?)|"
    r"(?P<index>messages/index-messages\.html?)|(?P<chat>messages/(?P<peer>-?\d+)/messages\d*\.html?)|"
    r"(?P<profile>profile/page-info\.html?))\Z"
)
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<", re.IGNORECASE)
_ID = re.compile(r"(?:vk\.(?:com|ru))?/id(\d+)\b")
_GROUP = 2_000_000_000
"""Conversations of several people have numbers above this."""


@dataclass(frozen=True, slots=True)
class VkArchive:
    """Implements :class:`habeas.evidence.archives.export.Layout`. Times are local, without a zone."""

    name: str = "vk-html/1"

    def claims(self, file: ExportFile) -> bool:
        """Whether the path is one of the archive's pages of posts, comments, messages or the profile."""
        return _PATH.search(file.path) is not None and _PAGE.match(file.data) is not None

    def read(self, files: Sequence[ExportFile], choice: Choice) -> FileReading:
        """Read all pages; the profile and the list of conversations first, for they say whose the rest is."""
        pages = [(_kind(file.path), file, decode(file.data, "cp1251")) for file in files]
        trees = [(kind, file, decoded, page_of(decoded.text)) for kind, file, decoded in pages]
        owner, titles = Owner(), dict[str, str]()
        for kind, _, decoded, root in trees:
            if kind == "profile":
                owner = _owner(root, decoded.text)
            elif kind == "index":
                titles |= _titles(root, decoded.text)
        gathered: list[Gathering] = []
        chats: dict[str, tuple[Gathering, Chat]] = {}
        for kind, file, decoded, root in trees:
            into = Gathering(file.path, self.name)
            into.findings += [replace(finding, place=file.path) for finding in decoded.findings]
            if kind in ("profile", "index"):
                into.service += 1
            elif kind == "chat":
                _conversation(root, decoded.text, into, owner, choice, titles, chats)
            else:
                read_wall(root, decoded.text, into, owner, choice, Kind.POST if kind == "wall" else Kind.COMMENT)
            _cut(root, decoded.text, into)
            gathered.append(into)
        for first, chat in chats.values():
            first.chats.append(chat)
        return together(gathered)


def _kind(path: str) -> str:
    found = _PATH.search(path)
    return next(
        (name for name in ("wall", "replies", "comments", "index", "chat", "profile") if found and found[name]), ""
    )


def _conversation(
    root: Element,
    source: str,
    into: Gathering,
    owner: Owner,
    choice: Choice,
    titles: dict[str, str],
    chats: dict[str, tuple[Gathering, Chat]],
) -> None:
    found = _PATH.search(into.file)
    peer = found["peer"] if found is not None else into.file
    crumbs = [said(source, crumb.inside, crumb.close) for crumb in root.having("ui_crumb")]
    title = titles.get(peer) or (crumbs[-1] if crumbs else None) or None
    count = len(entries_of(root, "message"))
    number = int(peer) if re.fullmatch(r"-?\d{1,18}", peer) else 0
    kind = "group" if number > _GROUP else "community" if number < 0 else "direct"
    first, known = chats.get(peer, (into, Chat(peer, title, kind, 0, Platform.VK)))
    chats[peer] = (first, replace(known, title=known.title or title, entries=known.entries + count))
    if choice.chats is not None and not choice.chats & {peer, title}:
        into.not_chosen += count
        return
    read_messages(root, source, into, owner, choice, title or peer)


def _titles(root: Element, source: str) -> dict[str, str]:
    """The names of the conversations by their folders, from the list of conversations."""
    found: dict[str, str] = {}
    for link in root.below():
        peer = re.match(r"(-?\d+)/messages", link.attributes.get("href", "")) if link.tag == "a" else None
        name = said(source, link.inside, link.close) if peer is not None else ""
        if peer is not None and name:
            found.setdefault(peer[1], name)
    return found


def _owner(root: Element, source: str) -> Owner:
    """The owner's number where the profile page names only one, and the name in the row that is labelled so."""
    links = {found[1] for link in root.below() if (found := _ID.search(link.attributes.get("href", "")))}
    name = None
    for row in root.having("item"):
        label = row.first("item__tertiary")
        if label is None or said(source, label.inside, label.close).lower().rstrip(":") not in vk_words().name:
            continue
        name = name or said(source, row.inside, row.close, [label]) or None
    return Owner(links.pop() if len(links) == 1 else None, name)


def _cut(root: Element, source: str, into: Gathering) -> None:
    """A page without its end was cut short: how much is missing is not known."""
    if root.children and "</html>" not in source[-4096:].lower():
        into.find("page-cut-short", "The page has no end: it was cut short, and what followed is not there.")
