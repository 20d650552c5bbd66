"""Custody chains on the road: each vault's chain stays its own, and goes on verifying where it was brought.

A chain is a set of links. Where a vault was put back from a backup and went on, its chain has two ends;
both are kept and said.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from habeas.base.erasure import Marking
from habeas.base.finding import Finding, Severity
from habeas.evidence.sources.custody import GENESIS, CustodyEntry, next_entry, opens
from habeas.vault.appending import append_rows
from habeas.vault.carrying.rows import fields_of, into, out
from habeas.vault.carrying.scope import Scope
from habeas.vault.carrying_models import ForeignCustodyRow
from habeas.vault.trail_models import CustodyEventRow, CustodyRow

_AT_ONCE = 500
_FIELDS = fields_of(ForeignCustodyRow, ())

type Link = Mapping[str, Any]
type Concerns = Callable[[Mapping[str, Any]], bool]


def concerns(scope: Scope) -> Concerns:
    """Whether an event is about this case: one of its sources or archives, or the case itself."""
    about = set(scope.sources().values_list("key", flat=True)) | set(scope.archives().values_list("key", flat=True))
    about |= set(scope.ids)
    return lambda event: not about.isdisjoint(_about(event))


def links_of(scope: Scope, vault: str) -> list[dict[str, Any]]:
    """The own chain and those of others that hold an event of the case, whole; events only where they concern it."""
    mine = concerns(scope)
    rows = CustodyRow.objects.using(scope.alias).values_list(
        "number", "previous", "commitment", "link", "event_row__salt", "event_row__event"
    )
    found = [
        {"vault": vault, "entry": number, "previous": previous, "commitment": commitment, "link": link}
        | ({"salt": bytes(salt), "event": event} if event is not None and mine(event) else _NOTHING)
        for number, previous, commitment, link, salt, event in rows.iterator()
    ]
    foreign = list(ForeignCustodyRow.objects.using(scope.alias).values())
    concerned = {row["vault"] for row in foreign if row["event"] is not None and mine(row["event"])}
    for row in foreign:
        if row["vault"] in concerned:
            shown = row["event"] is not None and mine(row["event"])
            found.append({**row, **({} if shown else _NOTHING)})
    return [out(_FIELDS, row) for row in found]


def read_links(links: Sequence[Any]) -> tuple[list[dict[str, Any]], list[str]]:
    """The rows of links that came, and what is wrong with them."""
    rows, wrong = [], []
    for place, link in enumerate(links, 1):
        try:
            row = into(_FIELDS, link)
        except ValueError as error:
            wrong.append(f"custody link {place}: {error}")
            continue
        if _is_sound(row):
            rows.append(row)
        else:
            wrong.append(f"custody link {place}: it is not what was written")
    return rows, wrong


def join_links(scope: Scope, vault: str, rows: Iterable[Mapping[str, Any]], erased: AbstractSet[str]) -> int:
    """Keep the links that are new here, and events of links whose event was not here; returns how many links.

    `erased` are ids of things of which no event is kept, and links that tell nothing any more.
    """
    own = set(CustodyRow.objects.using(scope.alias).values_list("link", flat=True))
    kept = {(row["vault"], row["link"]): row for row in ForeignCustodyRow.objects.using(scope.alias).values()}
    new = []
    for row in rows:
        if row["vault"] == vault and row["link"] in own:
            continue
        event = row["event"]
        told = event is not None and erased.isdisjoint({row["link"], *_about(event)})
        before = kept.get((row["vault"], row["link"]))
        if before is None:
            fresh = {**row, **({} if told else _NOTHING)}
            kept[row["vault"], row["link"]] = {**fresh, "event": row["event"]}
            new.append(ForeignCustodyRow(**fresh))
        elif told and before["event"] is None:
            held = ForeignCustodyRow.objects.using(scope.alias).filter(number=before["number"])
            held.update(salt=row["salt"], event=event)
    append_rows(scope.alias, new)
    return len(new)


def forget_events(alias: str, about: Iterable[str]) -> None:
    """Take away what the chains of others tell of these sources, archives and cases; their links stay."""
    gone = set(about)
    if gone:
        _empty(alias, [link for link, event in _told(alias) if not gone.isdisjoint(_about(event))])


def telling(alias: str, marking: Marking) -> list[str]:
    """The links of others' chains whose event holds something that the marking takes away."""
    return [link for link, event in _told(alias) if any(marking(word) != word for word in event.values())]


def forget_links(alias: str, links: Iterable[str]) -> int:
    """Take away what these links tell, of the own chain and of others'; the links stay. Returns how many did."""
    wanted = set(links)
    if not wanted:
        return 0
    own = CustodyEventRow.objects.using(alias).values_list("entry_id", "entry__link")
    mine = [number for number, link in own.iterator() if link in wanted]
    for at in range(0, len(mine), _AT_ONCE):
        CustodyEventRow.objects.using(alias).filter(entry_id__in=mine[at : at + _AT_ONCE]).delete()
    theirs = [link for link, _ in _told(alias) if link in wanted]
    _empty(alias, theirs)
    return len(mine) + len(theirs)


def _told(alias: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    rows = ForeignCustodyRow.objects.using(alias).filter(event__isnull=False)
    yield from list(rows.values_list("link", "event"))


def _empty(alias: str, links: Sequence[str]) -> None:
    for at in range(0, len(links), _AT_ONCE):
        rows = ForeignCustodyRow.objects.using(alias).filter(link__in=links[at : at + _AT_ONCE])
        rows.update(salt=None, event=None)


def _about(event: Mapping[str, Any]) -> set[Any]:
    return {event.get("source"), event.get("archive"), event.get("case")}


def check_foreign(alias: str) -> tuple[Finding, ...]:
    """What is wrong with the chains of other vaults; a chain with two ends is a note."""
    chains: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in ForeignCustodyRow.objects.using(alias).order_by("vault", "entry", "link").values():
        chains[row["vault"]].append(row)
    own = set(CustodyRow.objects.using(alias).values_list("link", flat=True))
    return tuple(finding for vault, rows in chains.items() for finding in _chain(vault, rows, own))


def _chain(vault: str, rows: Sequence[Mapping[str, Any]], own: set[str]) -> Iterator[Finding]:
    links = {row["link"] for row in rows} | own | {GENESIS}
    for row in rows:
        place = f"vault {vault[:8]}, custody entry {row['entry']}"
        if not _is_sound(row):
            yield Finding("custody-altered", place, Severity.ERROR, "The entry is not what was written.")
        if row["previous"] not in links:
            yield Finding("custody-gap", place, Severity.ERROR, "The entry before it is missing.")
    followed = [row["previous"] for row in rows]
    if len(set(followed)) < len(followed):
        message = "This vault's log goes on in two ways: it was put back from a backup, or copied whole, and used on."
        yield Finding("custody-forked", f"vault {vault[:8]}", Severity.NOTE, message)


def _is_sound(row: Mapping[str, Any]) -> bool:
    number, previous, event, salt = row["entry"], row["previous"], row["event"], row["salt"]
    if number < 1 or (number == 1) != (previous == GENESIS) or (event is None) != (salt is None):
        return False
    before = None if number == 1 else CustodyEntry(number - 1, previous, previous, previous)
    if next_entry(before, row["commitment"]).link != row["link"]:
        return False
    if event is None:
        return True
    plain = isinstance(event, dict) and all(isinstance(part, str) for pair in event.items() for part in pair)
    return plain and opens(row["commitment"], event, bytes(salt))


_NOTHING: dict[str, Any] = {"salt": None, "event": None}
