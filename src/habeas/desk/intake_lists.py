"""A list read whole under a mapping: its rows, each once, and what is wrong with it."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.base.errors import NotRead
from habeas.base.finding import Finding, Severity
from habeas.base.ids import CaseId
from habeas.base.language import Lang
from habeas.desk.foreign_apart import foreign_apart
from habeas.desk.proposing import proposal_id
from habeas.drafting.draft import Draft
from habeas.drafting.keeping import Proposal
from habeas.evidence.foreign.record import Form
from habeas.evidence.sources.source import Source
from habeas.evidence.text.language import language_of
from habeas.evidence.text.reading import Reading
from habeas.intake.columns import columns_of, header_of
from habeas.intake.items import Item
from habeas.intake.mapping import ListMapping
from habeas.intake.own_rows import rows_of_facts
from habeas.intake.record_rows import Unread, rows_of_records
from habeas.intake.rows import Key, RowRead, read_row
from habeas.intake.table import table_of

_SURE = 0.95
"""How sure a draft of a cell is: the cell says it, and a mapping may be wrong."""

_NAMED = 20
"""Rows of one key that each of them names."""


@dataclass(frozen=True, slots=True)
class ListRead:
    """The rows of a list in their order, and what is wrong with the list as a whole."""

    rows: tuple[RowRead, ...]
    findings: tuple[Finding, ...]
    unread: tuple[Unread, ...] = ()

    @property
    def by_key(self) -> Mapping[Key, RowRead]:
        """The rows that are not refused, by their keys."""
        return {row.key: row for row in self.rows if row.why is None}


def read_list(reading: Reading, mapping: ListMapping) -> ListRead:
    """Read every row; two rows with one key are both refused, since nothing tells which is right."""
    if mapping.form is not Form.LIST:
        return _read_foreign(reading, mapping)
    table = table_of(reading, mapping.sheet, mapping.delimiter)
    if isinstance(table, Finding):
        return ListRead((), (table,))
    header = header_of(table, mapping.header)
    if header is None:
        message = "The row that should hold the names of the columns is empty. Look at `header` in the mapping."
        return ListRead((), (Finding("header-missing", f"row {mapping.header}", Severity.ERROR, message),))
    columns, findings = columns_of(header, mapping, table)
    if columns is None:
        return ListRead((), findings)
    rows = [read_row(row, columns, mapping, reading.text) for row in table.rows() if row.number > mapping.header]
    if not rows:
        empty = Finding("list-empty", "file", Severity.WARNING, "The list has no rows below the names of its columns.")
        return ListRead((), (*findings, empty))
    return ListRead(_told_apart(rows), findings)


def _read_foreign(reading: Reading, mapping: ListMapping) -> ListRead:
    """A file of another system; it is taken apart in a child, and one that fails is a finding."""
    try:
        read = foreign_apart().records(reading.text, mapping.form)
    except NotRead as lost:
        return ListRead((), tuple(one for one in (lost.finding,) if one is not None))
    if not read.records:
        message = f"Nothing in the file looks as files of this kind do ({mapping.form.value}). Say another with --from."
        return ListRead((), (*read.findings, Finding("records-none", "file", Severity.ERROR, message)))
    if mapping.form is Form.AUTO_ARCHIVER:
        # A row of it is a record for each of its files; what is said of the post is said once.
        once = {record.number: record for record in reversed(read.records)}
        rows, unread = rows_of_records([once[number] for number in sorted(once)], mapping, reading.text)
    elif mapping.form is Form.HABEAS:
        rows, unread = rows_of_facts(read.records, reading.text)
    else:
        rows, unread = rows_of_records(read.records, mapping, reading.text)
    return ListRead(_told_apart(rows), read.findings, unread)


def _told_apart(rows: Sequence[RowRead]) -> tuple[RowRead, ...]:
    numbers: dict[Key, list[int]] = defaultdict(list)
    times: Counter[Key] = Counter()
    for row in rows:
        numbers[row.key].append(row.number)
        times[row.key] += row.why is None
    return tuple(row if times[row.key] < 2 else _double(row, numbers[row.key]) for row in rows)


def proposal_of(
    case: CaseId, source: Source, reading: Reading, mapping: ListMapping, row: RowRead, item: Item
) -> Proposal:
    """An item of a row as a proposal; the same item of the same copy has the same id."""
    draft = draft_of(reading, mapping, row, item)
    return Proposal(proposal_id(case, reading.id, draft), source.id, reading.id, draft)


def draft_of(reading: Reading, mapping: ListMapping, row: RowRead, item: Item) -> Draft:
    """An item of a row as a draft."""
    return Draft(
        type=item.prop,
        subject=row.subject,
        value=item.value,
        span=item.span,
        quote=item.quote,
        attributed_to=item.attributed_to or row.attributed_to,
        stance=item.stance,
        confidence=_SURE,
        lang=mapping.language or language_of(item.quote) or reading.lang or Lang.EN,
        extractor=mapping.extractor,
    )


def _double(row: RowRead, numbers: list[int]) -> RowRead:
    told = ", ".join(map(str, numbers[:_NAMED]))
    more = f" and {len(numbers) - _NAMED} more" if len(numbers) > _NAMED else ""
    message = f"Rows {told}{more} have the same key, so that nothing tells them apart. None of them is read."
    return replace(row, items=(), why=Finding("key-double", f"row {row.number}", Severity.WARNING, message))
