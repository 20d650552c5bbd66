"""The same words twice in one export: pages in HTML beside the JSON of the same chat or list.

Telegram Desktop and Meta give both forms where a person asks for both. A page is left unread only where every
text that it holds stands in the JSON too, so that no word is lost by it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from habeas.base.finding import Finding, Severity
from habeas.evidence.archives.export import Choice, ExportFile, FileReading, Layout
from habeas.evidence.archives.item import Item, Kind, Whose

_FORMS: Mapping[str, frozenset[str]] = {
    "telegram-html/1": frozenset({"telegram-json/1"}),
    "meta-html/1": frozenset({"facebook-json/1", "instagram-json/1"}),
}
"""The layouts of pages, and those of the JSON that may say the same."""

_CHAT_OF_ACCOUNT = re.compile(r"/?chats/chat_\d+\Z")
"""The folder of one chat's pages beside the one JSON file of a whole account."""


def doubles(claimed: Iterable[tuple[Layout, Sequence[ExportFile]]], choice: Choice) -> tuple[set[str], list[Finding]]:
    """The paths of pages whose words all stand in the JSON beside them, and what is to be said of each pair.

    `same-as-json`: the page is not read. `partly-in-json`: it holds words that the JSON has not; both
    are read, and what they share is there twice.
    """
    by_name = {layout.name: (layout, files) for layout, files in claimed}
    everything = Choice(owners=choice.owners)
    left: set[str] = set()
    findings: list[Finding] = []
    for name, sources in _FORMS.items():
        pages = by_name.get(name)
        if pages is None:
            continue
        beside = {page.path: _beside(page.path, by_name, sources) for page in pages[1]}
        if not any(beside.values()):
            continue
        said = _lines_by_file(by_name, sources, {path for paths in beside.values() for path in paths}, everything)
        read = pages[0].read([page for page in pages[1] if beside[page.path]], everything)
        for path, items in _by_file(read).items():
            if not beside[path]:
                continue
            known = set().union(*(said.get(other, set()) for other in beside[path]))
            absent = sum(not _stands_in(item, known) for item in items)
            findings.append(_finding(path, min(beside[path]), len(items), absent))
            if not absent:
                left.add(path)
    return left, findings


def _beside(
    page: str, by_name: Mapping[str, tuple[Layout, Sequence[ExportFile]]], sources: frozenset[str]
) -> frozenset[str]:
    """The paths of the JSON files that stand where those with the same words would."""
    found = (file.path for name in sources & by_name.keys() for file in by_name[name][1])
    if "telegram-json/1" not in sources:
        return frozenset(path for path in found if path.rpartition(".")[0] == page.rpartition(".")[0])
    folder = page.rpartition("/")[0]
    return frozenset(
        path
        for path in found
        if (own := path.rpartition("/")[0]) == folder
        or (folder.startswith(own) and _CHAT_OF_ACCOUNT.fullmatch(folder[len(own) :]) is not None)
    )


def _lines_by_file(
    by_name: Mapping[str, tuple[Layout, Sequence[ExportFile]]],
    sources: frozenset[str],
    paths: set[str],
    choice: Choice,
) -> dict[str, set[str]]:
    lines: dict[str, set[str]] = {}
    for name in sources & by_name.keys():
        layout, files = by_name[name]
        read = layout.read([file for file in files if file.path in paths], choice)
        for item in read.items:
            lines.setdefault(item.place.file, set()).update(_lines(item.text))
    return lines


def _by_file(read: FileReading) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = {tally.file: [] for tally in read.tallies}
    for item in read.items:
        found[item.place.file].append(item)
    return found


def _stands_in(item: Item, known: set[str]) -> bool:
    # What a post has attached is of unknown author, and JSON may have it in another form.
    attached = item.whose is Whose.UNKNOWN and item.kind is not Kind.MESSAGE
    return attached or all(line in known for line in _lines(item.text))


def _lines(text: str) -> Iterator[str]:
    """The lines of a text without white space, which the two forms write differently."""
    for line in text.split("\n"):
        bare = "".join(line.split())
        if bare:
            yield bare


def _finding(page: str, source: str, items: int, absent: int) -> Finding:
    if not absent:
        message = f"Its {items} texts stand in {source} too. That was read and this page was not."
        return Finding("same-as-json", page, Severity.NOTE, message)
    message = f"{absent} of its {items} texts are not in {source}. Both were read: the other texts are there twice."
    return Finding("partly-in-json", page, Severity.WARNING, message)
