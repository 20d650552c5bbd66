"""What earlier copies of a list came to in a case: by the key of the row and the fact, never by likeness of names."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from habeas.base.erasure import Erased
from habeas.base.finding import Finding, Severity
from habeas.base.ids import EntityId, ProposalId, ReadingId, SourceId
from habeas.desk.intake_lists import ListRead, proposal_of, read_list
from habeas.desk.session import Session
from habeas.drafting.keeping import ProposalMark, State
from habeas.intake.items import Item
from habeas.intake.mapping import ListMapping, extractor_of
from habeas.intake.mapping_file import read_mapping
from habeas.intake.rows import Key
from habeas.intake.updating import Before, Standing
from habeas.record.keeping import Case
from habeas.record.living import counting

INTAKE = "intake"
"""The act of the audit trail that says that a copy was taken in to its end."""


@dataclass(slots=True)
class Earlier:
    """What stands of earlier copies. `known` are all proposals that any copy came to, with their states.

    `subjects` are the entities that rows are about, `waiting` the proposals that wait, by key and fact; `erased`
    are the keys of which nothing stands any more although an earlier copy stated it: a person had it erased.
    """

    facts: dict[tuple[Key, str], list[Before]] = field(default_factory=lambda: defaultdict(list))
    waiting: dict[tuple[Key, str], list[ProposalId]] = field(default_factory=lambda: defaultdict(list))
    subjects: dict[Key, EntityId] = field(default_factory=dict)
    names: dict[Key, str] = field(default_factory=dict)
    known: dict[ProposalId, State] = field(default_factory=dict)
    erased: set[Key] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)


def earlier_of(session: Session, case: Case, mapping: ListMapping, now: ReadingId, read: ListRead) -> Earlier:
    """Everything that copies of the list of this mapping's name came to in a case.

    `now` is the copy at hand, `read` its rows under this mapping.
    """
    earlier = Earlier()
    start = extractor_of(mapping.name)
    found = session.vault.proposals.proposal_marks(case.id, start)
    if not found:
        return earlier
    earlier.known = {one.id: one.state for one in found}
    copies: dict[tuple[ReadingId, str], dict[ProposalId, ProposalMark]] = defaultdict(dict)
    for one in found:
        copies[one.reading, one.extractor][one.id] = one
    stands = _Stands(session, case, start)
    for (reading, extractor), proposals in copies.items():
        again = read if (reading, extractor) == (now, mapping.extractor) else None
        _read_again(session, case, mapping, reading, extractor, proposals, stands, earlier, again, here=reading == now)
    return earlier


class _Stands:
    """How what came of each proposal stands now."""

    def __init__(self, session: Session, case: Case, start: str) -> None:
        keeping = session.vault.record
        gone = session.vault.erasures.erasures(case.id)
        self.erased_any = any(one.kind in (Erased.STATEMENT, Erased.ENTITY) for one in gone)
        self._by_id = {one.id: one for one in keeping.statement_marks(case.id)}
        supersedes = {key: one.supersedes for key, one in self._by_id.items()}
        self._counting = counting(supersedes, keeping.withdrawals(case.id), gone)
        self._start = start
        self._over = {other: key for key, other in supersedes.items() if other is not None}

    def before(self, proposal: ProposalMark, item: Item) -> Before | None:
        """How it stands; None where a later copy of the list took its place."""
        if proposal.state is State.WAITING:
            return Before(item, Standing.WAITING, None)
        statement = None if proposal.statement is None else self._by_id.get(proposal.statement)
        if proposal.state is State.REJECTED or statement is None:
            return Before(item, Standing.REJECTED, None)
        over = self._over.get(statement.id)
        if over is not None and (self._by_id[over].extractor or "").startswith(self._start):
            return None
        touched = proposal.state is State.CORRECTED or statement.id not in self._counting
        standing = Standing.TOUCHED if touched else Standing.COUNTS
        return Before(item, standing, statement.id, statement.subject)


def _read_again(
    session: Session,
    case: Case,
    mapping: ListMapping,
    reading: ReadingId,
    extractor: str,
    proposals: Mapping[ProposalId, ProposalMark],
    stands: _Stands,
    earlier: Earlier,
    again: ListRead | None,
    *,
    here: bool,
) -> None:
    """Read an earlier copy again under the mapping it was read by, and find its rows' proposals.

    `again` are its rows where they were read already, `here` says that it is the copy at hand.
    """
    used = _version(session, mapping, extractor)
    text = session.vault.evidence.reading(reading)
    source = session.vault.evidence.source(next(iter(proposals.values())).source)
    if used is None or text is None or source is None:
        message = f"{len(proposals)} facts of an earlier copy of this list cannot be compared: its mapping is not kept."
        earlier.findings.append(Finding("mapping-not-kept", f"reading {reading[:8]}", Severity.WARNING, message))
        return
    rows = (read_list(text, used) if again is None else again).by_key
    absent: dict[Key, int] = {}
    last = 0
    for key, row in rows.items():
        if row.case is not None and row.case != case.name:
            continue
        met = False
        for item in row.items:
            proposal = proposals.get(proposal_of(case.id, source, text, used, row, item).id)
            if proposal is not None:
                met = True
                _note(earlier, key, item, proposal, stands)
        if met:
            earlier.names[key] = row.subject
            last = max(last, row.number)
        else:
            absent[key] = row.number
    if stands.erased_any:
        # Of the copy at hand the rows behind the last that was kept may be those of a call that was stopped.
        whole = not here or _went_through(session, source.id, used)
        earlier.erased |= {key for key, number in absent.items() if whole or number < last}
    earlier.erased -= earlier.names.keys()


def _went_through(session: Session, source: SourceId, mapping: ListMapping) -> bool:
    """Whether a call took this copy in to its end by this mapping, on this machine."""
    entries = session.vault.audit.entries(source)
    return any(entry.action == INTAKE and entry.detail.get("mapping") == mapping.digest for entry in entries)


def _note(earlier: Earlier, key: Key, item: Item, proposal: ProposalMark, stands: _Stands) -> None:
    before = stands.before(proposal, item)
    if proposal.state is State.WAITING:
        earlier.waiting[key, item.fact].append(proposal.id)
    if before is not None:
        earlier.facts[key, item.fact].append(before)
        if before.subject is not None:
            earlier.subjects.setdefault(key, before.subject)


def _version(session: Session, mapping: ListMapping, extractor: str) -> ListMapping | None:
    """The version of a mapping that an extractor names; None where it is not kept."""
    if extractor == mapping.extractor:
        return mapping
    for kept in session.vault.mappings.mappings(mapping.name):
        if extractor.endswith(f"@{kept.digest.removeprefix('sha256:')}"):
            return read_mapping(kept.text, kept.name)[0]
    return None


def vanished(earlier: Earlier, now: Sequence[Key]) -> tuple[tuple[Key, str], ...]:
    """The rows of earlier copies that this one has no more, with whom they are about."""
    there = set(now)
    return tuple((key, name) for key, name in earlier.names.items() if key not in there)
