"""What became of a register's entries over its versions: two versions compared, one entry followed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.base.errors import WrongCall
from habeas.desk.register import KeptRegister, all_versions, read_version
from habeas.desk.session import Session
from habeas.evidence.registers.comparing import Change, ChangeKind, Comparison, WordChange, compare
from habeas.evidence.registers.entry import Entry
from habeas.evidence.registers.keeping import RegisterVersion

_BROKEN = ("entry-cut-short", "number-in-words")
"""Findings by which a copy, and not the list, is the reason for a change."""


CHANGES = tuple(ChangeKind)
"""The kinds of changes, in the order in which they are told."""

type ChangeOf = Change
"""A change, by a name that shells may use."""


class Step(StrEnum):
    """What a version shows of an entry that the version before it did not."""

    FIRST = "first_seen"
    CHANGED = "changed"
    STRUCK = "struck"
    BACK = "back"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """A step in the history of an entry: in which version, which words changed, or what it said before it went."""

    version: date
    step: Step
    words: tuple[WordChange, ...] = ()
    before: str | None = None


@dataclass(frozen=True, slots=True)
class Shown:
    """Entries of one number in a version, none where it has none; their history through all versions kept."""

    version: RegisterVersion
    number: str
    entries: tuple[Entry, ...]
    skipped: bool
    history: tuple[HistoryStep, ...]
    versions: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions and what changed. `broken` are the numbers at which one of the copies is known to be broken."""

    old: KeptRegister
    new: KeptRegister
    comparison: Comparison
    broken: frozenset[str]


def compare_versions(session: Session, name: str, old: date, new: date) -> Compared:
    """The changes from one kept version of a register to another; raises WrongCall when one isn't kept."""
    before, after = read_version(session, name, old), read_version(session, name, new)
    broken = frozenset(_broken(before) | _broken(after))
    return Compared(before, after, compare(before.file.entries, after.file.entries), broken)


def show_entry(session: Session, name: str, number: str, version: date | None) -> Shown:
    """The entries of a number as printed, with their history; raises WrongCall when no version has the number."""
    asked = read_version(session, name, version)
    versions = all_versions(session, name)
    number = number.strip().lstrip("№#").strip()
    if not any(_of(one, number) for one in versions):
        skipped = " The list skips it." if number.isdecimal() and int(number) in asked.file.skipped else ""
        raise WrongCall(
            f"No version of the register {name} has an entry {number!r}.{skipped}", "`habeas register list` shows them."
        )
    return Shown(
        asked.version,
        number,
        _of(asked, number),
        number.isdecimal() and int(number) in asked.file.skipped,
        _history(versions, number),
        tuple(one.version.version for one in versions),
    )


def _history(versions: Sequence[KeptRegister], number: str) -> tuple[HistoryStep, ...]:
    steps: list[HistoryStep] = []
    before: tuple[Entry, ...] = ()
    for one in versions:
        now, day = _of(one, number), one.version.version
        if now and not before:
            steps.append(HistoryStep(day, Step.BACK if steps else Step.FIRST))
        elif before and not now:
            steps.append(HistoryStep(day, Step.GONE, before="\n".join(entry.text for entry in before)))
        else:
            steps += [_step(change, day) for change in compare(before, now).changes]
        before = now
    return tuple(steps)


def _step(change: Change, day: date) -> HistoryStep:
    if change.kind is ChangeKind.STRUCK:
        return HistoryStep(day, Step.STRUCK, before=None if change.old is None else change.old.text)
    if change.kind is ChangeKind.ADDED:
        return HistoryStep(day, Step.BACK)
    return HistoryStep(day, Step.CHANGED, change.words)


def _of(kept: KeptRegister, number: str) -> tuple[Entry, ...]:
    return tuple(entry for entry in kept.file.entries if entry.number == number)


def _broken(kept: KeptRegister) -> set[str]:
    """The numbers of the entries that a finding says this copy has broken."""
    rows = {finding.place for finding in kept.file.findings if finding.code in _BROKEN}
    return {
        entry.number
        for entry in kept.file.entries
        if entry.number is not None and rows & {f"row {entry.place.row}", f"entry {entry.number}"}
    }
