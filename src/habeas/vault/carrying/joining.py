"""The union of a parcel with a case that is here, or that is new here; see docs/decisions/0011.

Rows are united by what they are, never by when they came. Whatever two vaults unite, and in whichever order, they
end with the same content.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Max

from habeas.base.digest import Digest
from habeas.base.erasure import MARK
from habeas.base.errors import WrongCall
from habeas.base.finding import Finding, Severity
from habeas.vault.appending import append_rows
from habeas.vault.carrying.chains import join_links
from habeas.vault.carrying.checking import Arrived
from habeas.vault.carrying.deciding import write_states
from habeas.vault.carrying.erased_versions import without_outlived
from habeas.vault.carrying.forgetting import erased_keys, finish, forget, strike, take_out, untold
from habeas.vault.carrying.inventory import CARRIED, Table, Twice
from habeas.vault.carrying.parcel import Head
from habeas.vault.carrying.rows import written
from habeas.vault.carrying.scope import Scope
from habeas.vault.carrying.settling import Change, settle, write_back
from habeas.vault.carrying_models import CaseAliasRow
from habeas.vault.erasure_models import ErasureRow
from habeas.vault.find_erasing import index_changed
from habeas.vault.models import BlobRow, CaseRow
from habeas.vault.sealing import destroy_unused, put_sealed
from habeas.vault.session import Session

_AT_ONCE = 500


@dataclass(slots=True)
class Joined:
    """What a union came to. `added` counts new rows by the word of their table, `copies` new copies.

    `sources` are the keys of new sources with the digests of their copies. `kept_out` counts rows that were
    erased here and did not come back, `struck` things that were erased elsewhere and are gone here now.
    """

    case: str
    made: bool
    added: dict[str, int] = field(default_factory=dict)
    changed: int = 0
    copies: int = 0
    sources: tuple[tuple[str, str], ...] = ()
    lowered: tuple[Change, ...] = ()
    kept_out: int = 0
    struck: int = 0
    findings: tuple[Finding, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether anything was not here before."""
        return bool(self.made or self.changed or self.copies or self.struck or any(self.added.values()))


def join(
    session: Session,
    vault: str,
    arrived: Arrived,
    copies: Iterable[tuple[Digest, bytes]],
    name: str,
    into: str | None,
    now: datetime,
    who: str,
    erased_copy: Callable[[Digest], bool],
    keep_copies: bool = True,
) -> Joined:
    """Unite; only inside `session.writing()`, which must fail as a whole where this raises.

    A case that none of the ids means is made under `name`; `into` is the key of a case here that a person
    says is the same. `keep_copies` false only looks at the copies (a dry run, which the caller takes back).
    """
    scope, made, renamed = _case(session.alias, arrived.parcel.head, name, into)
    joined = Joined(scope.case, made, changed=int(renamed))
    settle(scope, now, who)
    erased = erased_keys(scope.alias, arrived)
    again = [Digest(digest) for digest in arrived.parcel.copies if erased_copy(Digest(digest))]
    newest = ErasureRow.objects.using(scope.alias).aggregate(newest=Max("number"))["newest"] or 0
    joined.struck = strike(session, scope, arrived, erased)
    joined.kept_out = take_out(arrived, erased, again)
    joined.kept_out += _leave_versions(scope, arrived, joined)
    joined.findings = tuple(_clashes(scope, arrived))
    if joined.findings:
        return joined
    joined.sources = _new_sources(scope, arrived)
    marked = joined.struck > 0
    session.progress.begin("uniting", sum(map(len, arrived.rows.values())))
    for table in CARRIED:
        count, changed, words = _join_table(session, scope, table, arrived.rows[table.word])
        joined.added[table.word] = count
        joined.changed += changed
        marked = marked or words
    session.progress.end()
    joined.copies = _keep_copies(session, arrived, copies, keep_copies)
    new = {key for key, _ in joined.sources}
    joined.lowered = tuple(change for change in write_back(scope) if change.source not in new)
    write_states(scope)
    joined.added["link"] = join_links(scope, vault, arrived.links, untold(erased))
    forget(scope.alias, erased)
    finish(session, scope, newest, marked)
    session.known.clear()
    return joined


def case_of(alias: str, ids: Iterable[str]) -> str | None:
    """The key of the case here that goes by one of these ids, None when there is none.

    Raises WrongCall where they mean two cases here.
    """
    wanted = list(ids)
    found = set(CaseRow.objects.using(alias).filter(key__in=wanted).values_list("key", flat=True))
    found |= set(CaseAliasRow.objects.using(alias).filter(alias__in=wanted).values_list("case_id", flat=True))
    if len(found) > 1:
        raise WrongCall(
            "The file holds as one case what are two cases here.",
            "Export both, and merge them into one new case in an empty vault. Nothing was changed.",
        )
    return next(iter(found), None)


def _case(alias: str, head: Head, name: str, into: str | None) -> tuple[Scope, bool, bool]:
    key = case_of(alias, head.ids)
    if into is not None and key not in (None, into):
        raise WrongCall("The file belongs to another case here.", "Merge it without --into. Nothing was changed.")
    if ErasureRow.objects.using(alias).filter(kind="case", key__in=head.ids).exists():
        raise WrongCall("This case was erased here.", "Nothing was changed.")
    key, made, changed = (into or key), False, False
    opened = datetime.fromisoformat(head.opened_at)
    if key is None:
        key, made = head.ids[0], True
        CaseRow.objects.using(alias).create(key=key, name=name, opened_at=opened, opened_by=head.opened_by)
    row = CaseRow.objects.using(alias).filter(key=key)
    here = row.values("opened_at", "opened_by").get()
    if (opened, head.opened_by) < (here["opened_at"], here["opened_by"]):
        row.update(opened_at=opened, opened_by=head.opened_by)
    for other in head.ids:
        if other != key:
            new_id = CaseAliasRow.objects.using(alias).get_or_create(alias=other, defaults={"case_id": key})[1]
            changed = changed or new_id
    return Scope(alias, key), made, changed


def _leave_versions(scope: Scope, arrived: Arrived, joined: Joined) -> int:
    """Leave out versions of fields in whose place an erasure stands, here and there; returns how many came."""
    came = arrived.rows["version"]
    arrived.rows["version"], struck = without_outlived(scope.alias, came)
    joined.struck += struck
    return len(came) - len(arrived.rows["version"])


def _clashes(scope: Scope, arrived: Arrived) -> Iterator[Finding]:
    for table in CARRIED:
        if "key" not in table.fields:
            continue
        kept = _here(scope, table, arrived.rows[table.word], everywhere=True)
        for number, row in enumerate(arrived.rows[table.word], 1):
            held = kept.get(_key(table, row))
            if held is None:
                continue
            other_case = table.in_case and held["case_id"] != scope.case
            if other_case or (table.twice is Twice.REFUSE and _contradict(held, row)):
                message = "The same id means something else, or belongs to another case, in this vault."
                yield Finding("case-file-clash", f"case file, {table.word} {number}", Severity.ERROR, message)


def _new_sources(scope: Scope, arrived: Arrived) -> tuple[tuple[str, str], ...]:
    table = next(table for table in CARRIED if table.word == "source")
    kept = _here(scope, table, arrived.rows["source"])
    return tuple((row["key"], row["copy_id"]) for row in arrived.rows["source"] if _key(table, row) not in kept)


def _join_table(session: Session, scope: Scope, table: Table, rows: list[dict[str, Any]]) -> tuple[int, int, bool]:
    """How many rows are new, how many changed, and whether words were taken out of one."""
    kept = _here(scope, table, rows)
    new, changed, marked = [], 0, False
    for row in rows:
        session.progress.step()
        held = kept.get(_key(table, row))
        if held is None:
            new.append(table.model(**row, **_local(table, scope.case)))
        elif _rank(table, row) > _rank(table, held):
            gone = [held[name] for name, value in row.items() if name == "copy_id" and value is None]
            table.every(scope.alias).filter(number=held["number"]).update(**row)
            destroy_unused(session, gone)
            index_changed(scope.alias, table.word, held["key"] if table.word in ("source", "pages") else "")
            marked = marked or _rank(table, row)[0] > _rank(table, held)[0]
            changed += 1
    append_rows(scope.alias, new)
    return len(new), changed, marked


def _here(
    scope: Scope, table: Table, rows: list[dict[str, Any]], everywhere: bool = False
) -> dict[tuple[str, ...], dict[str, Any]]:
    """The rows here with the keys of these; of the case alone unless `everywhere`."""
    column = table.key[1] if table.key[0] == "kind" else table.key[0]
    wanted = sorted({row[column] for row in rows})
    found = {}
    for at in range(0, len(wanted), _AT_ONCE):
        held = table.every(scope.alias).filter(**{f"{column}__in": wanted[at : at + _AT_ONCE]})
        if table.in_case and not everywhere:
            held = held.filter(case_id=scope.case)
        found.update({_key(table, row): row for row in held.values()})
    return found


def _contradict(held: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Whether two rows of one key differ in anything but words that were erased in one of them."""
    pairs = ((held[name], value) for name, value in row.items() if held[name] != value)
    return any(not any(isinstance(value, str) and MARK in value for value in pair) for pair in pairs)


def _key(table: Table, row: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in table.key)


def _local(table: Table, case: str) -> dict[str, Any]:
    filled = dict(table.local)
    if table.in_case:
        filled["case_id"] = case
    if "case" in filled:
        filled["case"] = case
    return filled


def _rank(table: Table, row: Mapping[str, Any]) -> tuple[int, int, bytes]:
    form = written(table.out(row))
    nothing = sum(value is None for value in row.values()) if table.twice is Twice.LESSER else 0
    return form.count(MARK.encode()), nothing, form if table.twice is Twice.GREATER else _turned(form)


def _turned(form: bytes) -> bytes:
    """Bytes that sort the other way round."""
    return bytes(255 - byte for byte in form) + b"\xff"


def _keep_copies(session: Session, arrived: Arrived, copies: Iterable[tuple[Digest, bytes]], keep: bool) -> int:
    needed = {row["copy_id"] for word in ("source", "reading", "archive_file") for row in arrived.rows[word]}
    needed |= {row["items_copy_id"] for row in arrived.rows["archive"]}
    here = set(BlobRow.objects.using(session.alias).values_list("digest", flat=True))
    new = 0
    session.progress.begin("copying", len(arrived.parcel.copies))
    for digest, data in copies:
        session.progress.step()
        if digest in needed and digest not in here:
            new += 1
            if keep:
                put_sealed(session, data)
    session.progress.end()
    return new
