"""Every table of a vault: what of it goes with a case, or why nothing does.

A table that is missing here fails a test, so that nobody adds one and forgets the road.
"""

import json
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import partial
from typing import Any

from django.db.models import Model

from habeas.vault import models
from habeas.vault.archive_models import ArchiveFileRow, ArchiveIndexRow, ArchiveRow, RegisterVersionRow
from habeas.vault.archive_rows import archive_of
from habeas.vault.carrying.rows import fields_of, into, out
from habeas.vault.carrying.scope import Rows, Scope
from habeas.vault.carrying.version_rows import version_of
from habeas.vault.carrying_models import CaseAliasRow, FieldVersionRow, ForeignCustodyRow, SentCopyRow
from habeas.vault.erasure_models import ErasureRow, FormerKeyRow
from habeas.vault.erasures_rows import erasure_of
from habeas.vault.gate_models import ReleaseActRow, ReleaseRow, RulingRow
from habeas.vault.gate_rows import act_of, release_of, ruling_of
from habeas.vault.mapping_models import MappingRow
from habeas.vault.pages_models import PagesRow
from habeas.vault.proposal_rows import decision_of, proposal_of
from habeas.vault.record_rows import entity_of, judgement_of, statement_of, withdrawal_of
from habeas.vault.source_rows import DESCRIBED, judged_of, reading_of, source_of
from habeas.vault.trail_models import AuditRow, CustodyEventRow, CustodyRow, QueuedTaskRow, StampRow


class Twice(Enum):
    """What becomes of two rows with one key that are not the same.

    `REFUSE`: no honest history makes them and the file is refused, unless they differ in erased words alone.
    `GREATER`, `LESSER`: the one whose written form comes later, or earlier, holds in every vault. In all of
    them the one in which more was erased goes before.
    """

    REFUSE = "refuse"
    GREATER = "greater"
    LESSER = "lesser"


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose rows go with a case. `word` names it in the file.

    Two rows are the same where all of `key` are; a row that is nothing but its key is in a set. `local`
    are the columns that stay here, with the value that a new row gets for each. `value_of` makes the value
    of a row, and raises where none can be made; `id_of` gives the id that the value must have.
    """

    word: str
    model: type[Model]
    rows: Callable[[Scope], Rows]
    key: tuple[str, ...]
    twice: Twice = Twice.REFUSE
    local: Mapping[str, Any] = field(default_factory=dict)
    value_of: Callable[[Mapping[str, Any]], object] | None = None
    id_of: Callable[[Any], str] | None = None
    write: Callable[[Mapping[str, Any]], dict[str, Any]] = dict
    read: Callable[[Mapping[str, Any]], dict[str, Any]] = dict

    @property
    def fields(self) -> dict[str, Any]:
        """The columns that travel; the case is filled in on arrival."""
        return fields_of(self.model, {"case_id", *self.local})

    @property
    def in_case(self) -> bool:
        """Whether each row names the case."""
        return any(column.attname == "case_id" for column in self.model._meta.concrete_fields)  # noqa: SLF001

    def every(self, alias: str) -> Rows:
        """All rows of the table, of whichever case."""
        return self.model._default_manager.using(alias).all()  # noqa: SLF001

    def out(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """A row as it travels."""
        return self.write(out(self.fields, row))

    def into(self, plain: object) -> dict[str, Any]:
        """The columns of a row that came; raises ValueError where it cannot be one."""
        return into(self.fields, self.read(plain) if isinstance(plain, Mapping) else plain)


def _written_reading(row: Mapping[str, Any]) -> dict[str, Any]:
    """Text and places as they are: deflating gives other bytes with another version of its library."""
    places = row["places"]
    return {
        **row,
        "text": zlib.decompress(b64decode(row["text"])).decode(),
        "places": None if places is None else json.loads(zlib.decompress(b64decode(places))),
    }


def _read_reading(row: Mapping[str, Any]) -> dict[str, Any]:
    text, places = row.get("text"), row.get("places")
    if not isinstance(text, str):
        raise ValueError("text is not what it has to be")
    packed = None if places is None else b64encode(zlib.compress(json.dumps(places).encode())).decode()
    return {**row, "text": b64encode(zlib.compress(text.encode())).decode(), "places": packed}


_SAID = {f"{name}{end}": None for name in DESCRIBED for end in ("", "_basis")} | {
    "secrecy": "privileged",
    "undertaking_on": None,
    "grade": None,
    "note": "",
}
"""What people say of a source travels as versions of fields; until these are joined it is kept most closely."""

CARRIED: tuple[Table, ...] = (
    Table(
        "erasure",
        ErasureRow,
        Scope.erasures,
        ("kind", "key"),
        Twice.LESSER,
        {"commitment": None, "cleaned": False, "case": None},
        erasure_of,
    ),
    Table("entity", models.EntityRow, Scope.entities, ("key",), value_of=entity_of),
    Table("entity_in_case", models.CaseEntityRow, Scope.linked_entities, ("entity_id",)),
    Table("source", models.SourceRow, Scope.sources, ("key",), local=_SAID, value_of=source_of),
    Table("source_in_case", models.CaseSourceRow, Scope.linked_sources, ("source_id",)),
    Table("part", models.PartRow, Scope.parts, ("container_id", "part_id", "path", "place")),
    Table(
        "reading",
        models.ReadingRow,
        Scope.readings,
        ("key",),
        Twice.GREATER,
        value_of=reading_of,
        write=_written_reading,
        read=_read_reading,
    ),
    Table("version", FieldVersionRow, Scope.versions, ("key",), value_of=version_of, id_of=lambda v: v.id),
    Table(
        "statement",
        models.StatementRow,
        Scope.statements,
        ("key",),
        Twice.GREATER,
        value_of=statement_of,
        id_of=lambda s: s.id,
    ),
    Table(
        "withdrawal",
        models.WithdrawalRow,
        Scope.withdrawals,
        ("statement_id", "by", "at"),
        Twice.GREATER,
        value_of=withdrawal_of,
    ),
    Table(
        "judgement",
        models.JudgementRow,
        Scope.judgements,
        ("one_id", "other_id", "sameness", "by", "at"),
        Twice.GREATER,
        value_of=judgement_of,
    ),
    Table(
        "transcript",
        models.TranscriptRow,
        Scope.transcripts,
        ("recording_id", "transcript_id", "by", "at"),
        Twice.GREATER,
    ),
    Table("pages", PagesRow, Scope.pages, ("key", "by", "at"), Twice.GREATER),
    Table(
        "source_judgement",
        models.SourceJudgementRow,
        Scope.source_judgements,
        ("one_id", "other_id", "standing", "by", "at"),
        Twice.GREATER,
        value_of=judged_of,
    ),
    Table(
        "proposal",
        models.ProposalRow,
        Scope.proposals,
        ("key",),
        Twice.GREATER,
        {"state": "waiting"},
        value_of=proposal_of,
    ),
    Table(
        "decision",
        models.DecisionRow,
        Scope.decisions,
        ("proposal_id", "state", "by", "at", "statement"),
        Twice.GREATER,
        value_of=decision_of,
    ),
    Table("ruling", RulingRow, Scope.rulings, ("ruling",), Twice.GREATER, value_of=ruling_of),
    Table(
        "release",
        ReleaseRow,
        Scope.releases,
        ("release",),
        Twice.GREATER,
        value_of=lambda row: release_of([row]),
    ),
    Table("release_act", ReleaseActRow, Scope.release_acts, ("act_key",), Twice.GREATER, value_of=act_of),
    Table("mapping", MappingRow, Scope.mappings, ("name", "digest"), Twice.LESSER),
    Table(
        "archive", ArchiveRow, Scope.archives, ("key",), local={"custody": None}, value_of=partial(archive_of, files=())
    ),
    Table("archive_file", ArchiveFileRow, Scope.archive_files, ("archive_id", "path"), Twice.LESSER),
)
"""The tables whose rows go with a case, each after those that its rows name."""

BY_WORD = {table.word: table for table in CARRIED}

APART: Mapping[type[Model], str] = {
    models.CaseRow: "its fields stand at the head of the file; the name is each vault's own",
    CaseAliasRow: "the ids of the case stand at the head of the file",
    models.BlobRow: "the bytes travel; their key and the name of their file belong to a vault",
    CustodyRow: "travels as a chain of its own, which goes into foreign_custody",
    CustodyEventRow: "travels with its link where it is about a source or archive of the case",
    ForeignCustodyRow: "travels with the own chain where it holds an event of the case",
}
"""Tables that travel in a form of their own."""

LEFT: Mapping[type[Model], str] = {
    models.VaultRow: "says which vault this is, and whose",
    FormerKeyRow: "belongs to this vault",
    AuditRow: "says what was done on this machine, to other cases too",
    QueuedTaskRow: "is work of this machine",
    StampRow: "stands on an entry of this vault's own chain, and proves it here",
    SentCopyRow: "says which copies left this vault",
    ArchiveIndexRow: "is made anew from the items",
    RegisterVersionRow: "is a public list that serves all cases; what was found in it is kept in the case as a source",
}
"""Tables of which nothing travels, and why."""
