"""Erased things stay erased: what tombstones take out of a parcel, and out of the vault that they reach."""

from collections.abc import Iterable, Mapping

from django.db import connections
from django.db.models import Q

from habeas.base.digest import Digest
from habeas.base.erasure import Destruction, Erased
from habeas.base.ids import ArchiveId, EntityId, ProposalId, SourceId, StatementId
from habeas.vault.archive_models import ArchiveRow
from habeas.vault.carrying.chains import forget_events, forget_links
from habeas.vault.carrying.checking import Arrived, references_of
from habeas.vault.carrying.inventory import CARRIED
from habeas.vault.carrying.scope import Scope
from habeas.vault.cleaning import clean_after
from habeas.vault.destroying import destroy, destroy_archive
from habeas.vault.erasure_models import ErasureRow
from habeas.vault.find_index import retire
from habeas.vault.gate_rows import forget_in_gate, rulings_without, told_without
from habeas.vault.models import DecisionRow, EntityRow, ProposalRow, SourceRow, StatementRow
from habeas.vault.session import Session


def erased_keys(alias: str, arrived: Arrived) -> dict[str, set[str]]:
    """The keys of what was erased here or where the parcel comes from, by kind."""
    found: dict[str, set[str]] = {kind.value: set() for kind in Erased}
    for kind, key in ErasureRow.objects.using(alias).values_list("kind", "key"):
        found[kind].add(key)
    for row in arrived.rows["erasure"]:
        found.setdefault(row["kind"], set()).add(row["key"])
    return found


def take_out(arrived: Arrived, erased: dict[str, set[str]], same_bytes: Iterable[Digest]) -> int:
    """Take what was erased out of a parcel, with all that stands on it; returns how many rows.

    `same_bytes` are copies whose sources were erased here under other ids.
    """
    gone: dict[str, set[str]] = {table.word: set() for table in CARRIED} | {"copy": set(same_bytes)}
    erased = {**erased, "proposal": erased.get("proposal", set()) | _proposals_of_erased(arrived, erased)}
    taken = 0
    for table in CARRIED:
        if table.word == "erasure":
            continue
        references = references_of(table)
        kept = []
        for row in arrived.rows[table.word]:
            dead = "key" in table.fields and row["key"] in erased.get(table.word, ())
            dead = dead or any(row[column] in gone[word] for column, word in references.items())
            dead = dead or (table.word == "version" and any(row["owner"] in gone[word] for word in _OWNERS))
            if dead:
                gone[table.word].add(row.get("key", ""))
                taken += 1
            else:
                kept.append(row)
        arrived.rows[table.word] = kept
    gone["source"] |= erased.get("source", set())
    _tell_without(arrived, told_in_gate(erased))
    return taken + _pages_without(arrived, gone["source"]) + _readings_of_nobody(arrived)


def strike(session: Session, scope: Scope, arrived: Arrived, erased: dict[str, set[str]]) -> int:
    """Destroy here what was erased where the parcel comes from; returns how many things.

    With a source go all sources of the same bytes, and with a source or an entity the statements that stand on
    it: each gets a tombstone of its own in `erased`, so that none comes back by another way.
    """
    tombstones = {(row["kind"], row["key"]): row for row in arrived.rows["erasure"]}
    told = {kind: {key for k, key in tombstones if k == kind} for kind in erased}
    events = forget_links(scope.alias, _links(told[Erased.EVENT.value]))
    here = _here(scope, told)
    if not any(here.values()):
        return events
    pattern = next(iter(tombstones.values())) | {"note": "", "since": None, "replaced": None}
    replaced = _replaced(scope.alias, here[Erased.STATEMENT.value])
    for kind, keys in here.items():
        for key in sorted(keys - told[kind]):
            erased[kind].add(key)
            case, before = replaced.get(key, (scope.case, None))
            stone = {**pattern, "kind": kind, "key": key, "replaced": before}
            if case == scope.case:
                arrived.rows["erasure"].append(stone)
            else:
                stone |= {"case": case, "commitment": None, "cleaned": False}
                ErasureRow.objects.using(scope.alias).get_or_create(kind=kind, key=key, defaults=stone)
    _destroy(session, scope, here)
    return events + sum(map(len, here.values()))


def finish(session: Session, scope: Scope, before: int, marked: bool) -> None:
    """After a union: what tombstones that are new have superseded stays so in the index, and pages are cleaned.

    `before` is the number of the newest tombstone before it; `marked` tells whether words were taken out of rows.
    """
    stones = ErasureRow.objects.using(scope.alias)
    new = stones.filter(number__gt=before)
    with connections[scope.alias].cursor() as cursor:
        for statement in new.filter(replaced__isnull=False).values_list("replaced", flat=True):
            retire(cursor, statement)
    if marked and not new.exists():
        newest = stones.order_by("-number").values_list("number", flat=True).first()
        stones.filter(number=newest).update(cleaned=False)
    if marked or new.exists():
        clean_after(session)


def _replaced(alias: str, statements: set[str]) -> dict[str, tuple[str, str | None]]:
    """The case of each statement, and what it supersedes."""
    every = StatementRow.objects.using(alias).filter(key__in=statements)
    return {key: (case, before) for key, case, before in every.values_list("key", "case_id", "supersedes")}


def _here(scope: Scope, wanted: Mapping[str, set[str]]) -> dict[str, set[str]]:
    """What of this is here, with the sources of the same bytes and the statements that must go too."""
    alias = scope.alias
    sources = SourceRow.objects.using(alias).filter(key__in=wanted[Erased.SOURCE.value])
    twins = SourceRow.objects.using(alias).filter(copy_id__in=list(sources.values_list("copy_id", flat=True)))
    entities = EntityRow.objects.using(alias).filter(key__in=wanted[Erased.ENTITY.value])
    statements = StatementRow.objects.using(alias).filter(
        Q(key__in=wanted[Erased.STATEMENT.value])
        | Q(source_id__in=list(twins.values_list("key", flat=True)))
        | Q(subject_id__in=list(entities.values_list("key", flat=True)))
    )
    archives = ArchiveRow.objects.using(alias).filter(key__in=wanted[Erased.ARCHIVE.value])
    proposals = ProposalRow.objects.using(alias).filter(key__in=wanted[Erased.PROPOSAL.value])
    return {
        Erased.SOURCE.value: set(twins.values_list("key", flat=True)),
        Erased.ENTITY.value: set(entities.values_list("key", flat=True)),
        Erased.STATEMENT.value: set(statements.values_list("key", flat=True)),
        Erased.ARCHIVE.value: set(archives.values_list("key", flat=True)),
        Erased.PROPOSAL.value: set(proposals.values_list("key", flat=True)),
    }


def _destroy(session: Session, scope: Scope, here: Mapping[str, set[str]]) -> None:
    """Destroy it; the tombstones come with the parcel."""
    alias, gone = scope.alias, here[Erased.STATEMENT.value]
    proposals = DecisionRow.objects.using(alias).filter(statement__in=gone).values_list("proposal_id", flat=True)
    what = Destruction(
        sources=tuple(map(SourceId, sorted(here[Erased.SOURCE.value]))),
        statements=tuple(map(StatementId, sorted(gone))),
        entities=tuple(map(EntityId, sorted(here[Erased.ENTITY.value]))),
        proposals=tuple(map(ProposalId, sorted({*proposals, *here[Erased.PROPOSAL.value]}))),
    )
    destroy(session, what, ())
    for archive in here[Erased.ARCHIVE.value]:
        destroy_archive(session, ArchiveId(archive))


def forget(alias: str, erased: dict[str, set[str]]) -> None:
    """Take what the chains of others tell of erased things away."""
    forget_events(alias, set().union(*(erased[kind.value] for kind in (Erased.SOURCE, Erased.ARCHIVE, Erased.CASE))))
    forget_in_gate(alias, told_in_gate(erased))
    forget_links(alias, _links(erased[Erased.EVENT.value]))


def untold(erased: Mapping[str, set[str]]) -> set[str]:
    """The ids of erased things, and the links that tell nothing any more."""
    return set().union(*erased.values()) | _links(erased[Erased.EVENT.value])


def told_in_gate(erased: Mapping[str, set[str]]) -> set[str]:
    """The ids of erased things that rulings and releases may name."""
    return set().union(*(erased.get(kind.value, set()) for kind in (Erased.STATEMENT, Erased.ENTITY, Erased.SOURCE)))


def _tell_without(arrived: Arrived, gone: set[str]) -> None:
    arrived.rows["ruling"] = rulings_without(arrived.rows["ruling"], gone)
    for word in ("release", "release_act"):
        arrived.rows[word] = [told_without(row, gone) for row in arrived.rows[word]]


def _links(keys: Iterable[str]) -> set[str]:
    return {f"sha256:{key}" for key in keys}


def _pages_without(arrived: Arrived, sources: set[str]) -> int:
    """Take erased sources out of documents of several; one that had no other goes. Returns how many rows went."""
    kept = []
    for row in arrived.rows["pages"]:
        left = [key for key in row["pages"] if key not in sources]
        if left or not row["pages"]:
            kept.append({**row, "pages": left})
    taken = len(arrived.rows["pages"]) - len(kept)
    arrived.rows["pages"] = kept
    return taken


def _proposals_of_erased(arrived: Arrived, erased: dict[str, set[str]]) -> set[str]:
    """Proposals from which an erased statement came: they hold its words."""
    gone = erased[Erased.STATEMENT.value]
    return {row["proposal_id"] for row in arrived.rows["decision"] if row["statement"] in gone}


def _readings_of_nobody(arrived: Arrived) -> int:
    copies = {row["copy_id"] for row in arrived.rows["source"]}
    kept = [row for row in arrived.rows["reading"] if row["copy_id"] in copies]
    taken = len(arrived.rows["reading"]) - len(kept)
    arrived.rows["reading"] = kept
    return taken


_OWNERS = ("source", "proposal")
