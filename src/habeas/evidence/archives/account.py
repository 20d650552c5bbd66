"""The account of an archive: what became of every entry of its export, without the items themselves."""

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
    nowhere. `not_read` are paths that no layout claimed.
    """

    tallies: tuple[Tally, ...]
    unparsed: tuple[Unparsed, ...]
    gaps: tuple[Gap, ...]
    chats: tuple[Chat, ...]
    not_read: tuple[str, ...]
    findings: tuple[Finding, ...] = ()

    def sums(self) -> Tally:
        """The figures of all files together, as one tally whose file and layout are empty."""
        figures = {name: sum(getattr(tally, name) for tally in self.tallies) for name in SUMMED}
        return Tally(file="", layout="", **figures)


def account_of(read: ReadArchive, taken: Iterable[Chat]) -> Account:
    """The account of what was read; `taken` are the chats that were taken."""
    return Account(read.tallies, read.unparsed, read.gaps, tuple(taken), read.not_read, read.findings)


def account_object(account: Account) -> dict[str, Any]:
    """The account as plain JSON."""
    return {
        "tallies": [asdict(tally) for tally in account.tallies],
        "unparsed": [{"file": u.place.file, "pointer": u.place.pointer, "why": u.why} for u in account.unparsed],
        "gaps": [asdict(gap) for gap in account.gaps],
        "chats": [{**asdict(chat), "platform": chat.platform.value} for chat in account.chats],
        "not_read": list(account.not_read),
        "findings": [[f.code, f.place, f.severity.value, f.message] for f in account.findings],
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
    )
