"""The account of an archive: what became of every entry of its export, without the items themselves."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from habeas.base.finding import Finding, Severity
from habeas.evidence.archives.export import Chat, Gap, ReadArchive, Tally, Unparsed
from habeas.evidence.archives.item import Place, Platform

SUMMED = ("entries", "read", "without_text", "service", "not_chosen", "unparsed", "undelivered", "items")
"""The figures of a tally that are summed; `entries` is the sum of the five that follow it."""


@dataclass(frozen=True, slots=True)
class Account:
    """What a reading of an export says beside its items.

    `chats` are those that were taken; chats that were not chosen are counted in the tallies and named
    nowhere: the files that hold nothing else stand as one tally without a path, and `unchosen_files`
    counts them. `not_read` are paths that no layout claimed, less those beside such files, which
    `unchosen_files` counts too. `left_out` counts by reason the files that were never opened.
    """

    tallies: tuple[Tally, ...]
    unparsed: tuple[Unparsed, ...]
    gaps: tuple[Gap, ...]
    chats: tuple[Chat, ...]
    not_read: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    unchosen_files: int = 0
    left_out: tuple[tuple[str, int], ...] = ()

    def sums(self) -> Tally:
        """The figures of all files together, as one tally whose file and layout are empty."""
        figures = {name: sum(getattr(tally, name) for tally in self.tallies) for name in SUMMED}
        return Tally(file="", layout="", **figures)


def account_of(read: ReadArchive, taken: Iterable[Chat], left_out: Iterable[str] = (), *, every: bool) -> Account:
    """The account of what was read; `left_out` are the reasons, one a file.

    `taken` are the chats that were taken; `every` says that nobody chose among them.
    """
    chosen = tuple(taken)
    hidden = unchosen(read, chosen, every=every)
    folders = {parent for path in hidden if (parent := _folder(path))}
    beside = tuple(path for path in read.not_read if any(path.startswith(folder + "/") for folder in folders))
    return Account(
        tallies=_folded(read.tallies, hidden),
        unparsed=read.unparsed,
        gaps=read.gaps,
        chats=chosen,
        not_read=tuple(path for path in read.not_read if path not in beside),
        findings=tuple(
            finding for finding in read.findings if not any(finding.place.startswith(path) for path in hidden)
        ),
        unchosen_files=len(hidden) + len(beside),
        left_out=tuple(sorted(Counter(left_out).items())),
    )


def unchosen(read: ReadArchive, taken: Iterable[Chat], *, every: bool) -> frozenset[str]:
    """The paths of the files that hold entries of chats that were not chosen, and no others.

    A file without any entry whose folder lies beside those of chats is one of them, as its path may be a
    name; not so where `every` chat was to be taken.
    """
    by_file: dict[str, list[Tally]] = {}
    for tally in read.tallies:
        by_file.setdefault(tally.file, []).append(tally)
    held = frozenset(
        path
        for path, own in by_file.items()
        if any(tally.entries for tally in own) and all(tally.entries == tally.not_chosen for tally in own)
    )
    if every:
        return held
    ids = {chat.id for chat in taken}
    of_chats = held | {path for path in by_file if _folder(path).rpartition("/")[2] in ids}
    beside = {_folder(_folder(path)) for path in of_chats if _folder(path)}
    empty = {path for path, own in by_file.items() if not any(tally.entries for tally in own)}
    return held | {path for path in empty - of_chats if _folder(path) and _folder(_folder(path)) in beside}


def _folded(tallies: Iterable[Tally], hidden: frozenset[str]) -> tuple[Tally, ...]:
    kept, folded = [], Counter[str]()
    for tally in tallies:
        if tally.file in hidden:
            folded[tally.layout] += tally.entries
        else:
            kept.append(tally)
    unnamed = (Tally("", layout, count, 0, not_chosen=count) for layout, count in sorted(folded.items()))
    return (*kept, *unnamed)


def _folder(path: str) -> str:
    return path.rpartition("/")[0]


def account_object(account: Account) -> dict[str, Any]:
    """The account as plain JSON."""
    return {
        "tallies": [asdict(tally) for tally in account.tallies],
        "unparsed": [{"file": u.place.file, "pointer": u.place.pointer, "why": u.why} for u in account.unparsed],
        "gaps": [asdict(gap) for gap in account.gaps],
        "chats": [{**asdict(chat), "platform": chat.platform.value} for chat in account.chats],
        "not_read": list(account.not_read),
        "findings": [[f.code, f.place, f.severity.value, f.message] for f in account.findings],
        "unchosen_files": account.unchosen_files,
        "left_out": dict(account.left_out),
    }


def account_from(data: Mapping[str, Any]) -> Account:
    """The account back from plain JSON; raises ValueError where figures do not add up."""
    return Account(
        tallies=tuple(Tally(**tally) for tally in data["tallies"]),
        unparsed=tuple(Unparsed(Place(u["file"], u["pointer"]), u["why"]) for u in data["unparsed"]),
        gaps=tuple(Gap(**gap) for gap in data["gaps"]),
        chats=tuple(Chat(**{**chat, "platform": Platform(chat["platform"])}) for chat in data["chats"]),
        not_read=tuple(data["not_read"]),
        findings=tuple(
            Finding(code, place, Severity(severity), message) for code, place, severity, message in data["findings"]
        ),
        unchosen_files=data["unchosen_files"],
        left_out=tuple(sorted(data["left_out"].items())),
    )
