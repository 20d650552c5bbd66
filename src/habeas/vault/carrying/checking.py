"""A parcel that a stranger may have made: every row, id, reference, digest and anchor, before anything is kept."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from habeas.base.errors import HabeasError
from habeas.base.finding import Finding, Severity
from habeas.base.progress import UNWATCHED, Progress
from habeas.evidence.sources.checking import check_anchor
from habeas.vault.carrying.chains import read_links
from habeas.vault.carrying.inventory import BY_WORD, CARRIED, Table
from habeas.vault.carrying.parcel import Parcel, content_digest
from habeas.vault.models import BlobRow, CaseRow

_MOST = 20
"""Findings that are told one by one."""


@dataclass(slots=True)
class Arrived:
    """A parcel whose every row was found right. `rows` are columns by the word of their table."""

    parcel: Parcel
    rows: dict[str, list[dict[str, Any]]]
    links: list[dict[str, Any]]
    values: dict[tuple[str, str], Any] = field(default_factory=dict)

    def keys(self, word: str) -> set[str]:
        """The keys of a table's rows."""
        return {row["key"] for row in self.rows.get(word, ())}


def check(parcel: Parcel, progress: Progress = UNWATCHED) -> tuple[Arrived, tuple[Finding, ...]]:
    """The rows of a parcel, and what is wrong with it; it may be joined only where nothing is."""
    links, wrong_links = read_links(parcel.links)
    arrived = Arrived(parcel, {}, links)
    wrong = [_finding("case-file-altered", place) for place in wrong_links]
    unknown = sorted(parcel.rows.keys() - BY_WORD.keys())
    wrong += [_finding("case-file-unknown", word[:40]) for word in unknown]
    progress.begin("checking", sum(map(len, parcel.rows.values())))
    for table in CARRIED:
        wrong += _read(table, parcel.rows.get(table.word, ()), arrived, progress)
    progress.end()
    if not wrong and content_digest(parcel.head.ids, parcel.rows) != parcel.head.content:
        wrong.append(_finding("case-file-altered", "content"))
    if not wrong:
        wrong += _references(arrived)
        wrong += _places(arrived)
    told = tuple(wrong[:_MOST])
    if len(wrong) > _MOST:
        more = f"and {len(wrong) - _MOST} more places"
        told += (Finding("case-file-altered", more, Severity.ERROR, _MESSAGES["case-file-altered"]),)
    return arrived, told


def references_of(table: Table) -> dict[str, str]:
    """Which columns of a table hold the key of a row of which other; copies are `copy`."""
    words = {other.model: other.word for other in CARRIED if "key" in other.fields} | {BlobRow: "copy"}
    return {
        name: words[column.related_model]
        for name, column in table.fields.items()
        if column.remote_field and column.related_model is not CaseRow
    }


def _read(table: Table, rows: Sequence[Any], arrived: Arrived, progress: Progress) -> Iterator[Finding]:
    seen = set()
    kept = arrived.rows.setdefault(table.word, [])
    for number, plain in enumerate(rows, 1):
        place = f"{table.word} {number}"
        progress.step()
        try:
            row = table.into(plain)
            value = (
                table.value_of({**row, **table.local, "case_id": arrived.parcel.head.ids[0]})
                if table.value_of
                else None
            )
        except (
            ValueError,
            TypeError,
            KeyError,
            AttributeError,
            IndexError,
            OverflowError,
            RecursionError,
            HabeasError,
        ):
            yield _finding("case-file-altered", place)
            continue
        key = tuple(repr(row[name]) for name in table.key)
        if key in seen:
            yield _finding("case-file-twice", place)
        elif table.id_of is not None and table.id_of(value) != row["key"]:
            yield _finding("case-file-id", place)
        seen.add(key)
        kept.append(row)
        if table.word in ("reading", "statement", "proposal"):
            arrived.values[table.word, row["key"]] = value


def _references(arrived: Arrived) -> Iterator[Finding]:
    known = {table.word: arrived.keys(table.word) for table in CARRIED if "key" in table.fields}
    known["copy"] = set(arrived.parcel.copies)
    for table in CARRIED:
        references = references_of(table)
        for number, row in enumerate(arrived.rows[table.word], 1):
            for column, word in references.items():
                if row[column] is not None and row[column] not in known[word]:
                    yield _finding("case-file-reference", f"{table.word} {number}: {column}")
    used = {row[column] for word in _WITH_COPIES for row in arrived.rows[word] for column in _WITH_COPIES[word]}
    if known["copy"] != used - {None}:
        yield _finding("case-file-reference", "copies")
    gone = {row["key"] for row in arrived.rows["erasure"]} | known["statement"]
    for number, row in enumerate(arrived.rows["statement"], 1):
        if row["supersedes"] is not None and row["supersedes"] not in gone:
            yield _finding("case-file-reference", f"statement {number}: supersedes")
    sizes = arrived.parcel.copies
    for number, row in enumerate(arrived.rows["source"], 1):
        if row["size"] != sizes.get(row["copy_id"]):
            yield _finding("case-file-altered", f"source {number}: size")


def _places(arrived: Arrived) -> Iterator[Finding]:
    values = arrived.values
    for number, row in enumerate(arrived.rows["statement"], 1):
        reading = values["reading", row["reading_id"]]
        if check_anchor(values["statement", row["key"]].anchor, reading) is not None:
            yield _finding("case-file-quote", f"statement {number}")
    for number, row in enumerate(arrived.rows["proposal"], 1):
        draft = values["proposal", row["key"]].draft
        if draft.span.slice(values["reading", row["reading_id"]].text) != draft.quote:
            yield _finding("case-file-quote", f"proposal {number}")


_WITH_COPIES: Mapping[str, tuple[str, ...]] = {
    "source": ("copy_id",),
    "reading": ("copy_id",),
    "archive": ("items_copy_id",),
    "archive_file": ("copy_id",),
}

_MESSAGES = {
    "case-file-altered": "It is not what a case file has there.",
    "case-file-unknown": "This version does not know rows of this kind.",
    "case-file-twice": "The same row stands there twice.",
    "case-file-id": "Its id is not the digest of what it says.",
    "case-file-reference": "It names something that is not in the file.",
    "case-file-quote": "Its quote does not stand at its place in the text.",
}


def _finding(code: str, place: str) -> Finding:
    return Finding(code, f"case file, {place}", Severity.ERROR, _MESSAGES[code])
