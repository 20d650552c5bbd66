"""Facebook and Instagram, "Download your information" as HTML: the old form of 2018 to 2021 and the new one.

Headings and file titles are in the reader's language; blocks are told by the classes that the
platforms give them, and what a file holds by its name, which is English in all exports.
"""

import re
from collections.abc import Sequence

from habeas.base.finding import Finding, Severity
from habeas.evidence.archives.export import Chat, Choice, ExportFile, FileReading, Tally, Unparsed
from habeas.evidence.archives.gathering import Gathering
from habeas.evidence.archives.html_tree import Element, tree_of
from habeas.evidence.archives.item import Item, Platform
from habeas.evidence.archives.platforms.meta import Owners
from habeas.evidence.archives.platforms.meta_blocks import Block, Page, Reader, comment, message, post, post_of_others
from habeas.evidence.archives.platforms.meta_reading import of_instagram

_MARKS = (b"_a6-g", b"_2pi0")
_BLOCKS = ("_a6-g", "_2pi0")
_MESSAGES = re.compile(r"(?:^|/)message_\d+\.html?$")
_POSTS = re.compile(
    r"(?:^|/)(?:your_posts[^/]*|posts(?:_\d+)?|group_posts[^/]*|your_posts_in_groups|archived_posts|reels|stories|"
    r"archived_stories|notes)\.html?$"
)
_COMMENTS = re.compile(r"(?:^|/)(?:comments|your_comments_in_groups|post_comments(?:_\d+)?|reels_comments)\.html?$")
_OF_OTHERS = re.compile(r"(?:^|/)other_people[^/]*posts[^/]*\.html?$")


class MetaHtml:
    """The HTML files of an export of Facebook or Instagram that hold words."""

    name = "meta-html/1"

    def claims(self, file: ExportFile) -> bool:
        """An HTML file whose name says that it holds words, with the classes of these platforms in it."""
        path = file.path.lower()
        named = any(form.search(path) is not None for form in (_MESSAGES, _POSTS, _COMMENTS, _OF_OTHERS))
        return named and any(mark in file.data for mark in _MARKS)

    def read(self, files: Sequence[ExportFile], choice: Choice) -> FileReading:
        """Read all files; the pages do not say who their owner is, so that messages need an owner named."""
        reading = _Reading(self.name, choice)
        for file in files:
            reading.file(file)
        return reading.whole()


class _Reading:
    """An export while its pages are read."""

    def __init__(self, layout: str, choice: Choice) -> None:
        self._layout = layout
        self._choice = choice
        self._owners = Owners(choice.owners)
        self._items: list[Item] = []
        self._tallies: list[Tally] = []
        self._unparsed: list[Unparsed] = []
        self._chats: dict[str, Chat] = {}
        self._findings: list[Finding] = []

    def whole(self) -> FileReading:
        """All that was read."""
        return FileReading(
            tuple(self._items),
            tuple(self._tallies),
            tuple(self._unparsed),
            chats=tuple(self._chats.values()),
            findings=tuple(self._findings),
        )

    def file(self, file: ExportFile) -> None:
        """Read one page: every block with a time is an entry."""
        platform = Platform.INSTAGRAM if of_instagram(file.path) else Platform.FACEBOOK
        tree = tree_of(file.data.decode("utf-8-sig", "replace"))
        count, page = Gathering(file.path, self._layout), Page(file.path, platform, self._owners)
        blocks = [block for element in tree.all(*_BLOCKS) if (block := Block.of(element)) is not None]
        if _MESSAGES.search(file.path.lower()) is not None:
            self._thread(tree, page, blocks, count)
        else:
            read = _reader(file.path.lower())
            for block in blocks:
                count.take(read(page, block))
        unread = sum(block.when is None for block in blocks)
        if unread:
            message = (
                f"{unread} entries have a time in a language or form that is not read; they are kept without a time."
            )
            self._findings.append(Finding("time-not-read", file.path, Severity.WARNING, message))
        self._items += count.items
        self._tallies.append(count.tally())
        self._unparsed += count.unparsed

    def _thread(self, tree: Element, page: Page, blocks: Sequence[Block], count: Gathering) -> None:
        known = page.path.rpartition("/")[0].rpartition("/")[2] or page.path
        title = next((element.words for element in _titles(tree) if element.words), None)
        before = self._chats.get(known)
        entries = len(blocks) + (before.entries if before else 0)
        senders = {block.heading for block in blocks}
        kind = "group" if len(senders) > 2 else "private"
        self._chats[known] = Chat(known, title, kind, entries, page.platform)
        chats = self._choice.chats
        taken = chats is None or known in chats or title in chats
        for block in blocks:
            if taken:
                count.take(message(page, block, title or known))
            else:
                count.not_chosen += 1


def _reader(path: str) -> Reader:
    """How the blocks of a page are read, by its name."""
    if _OF_OTHERS.search(path) is not None:
        return post_of_others
    return comment if _COMMENTS.search(path) is not None else post


def _titles(element: Element) -> Sequence[Element]:
    """The title elements of a page."""
    found = []
    for child in element.children:
        if isinstance(child, Element):
            found += [child] if child.tag == "title" else list(_titles(child))
    return found
