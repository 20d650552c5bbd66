"""Look one work or quotation up in a local file of a register, or in every kept version of one."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from habeas.base.errors import WrongCall
from habeas.base.finding import Finding
from habeas.base.ids import SourceId
from habeas.base.when import When
from habeas.desk.lists_apart import lists_apart
from habeas.evidence.registers.entry import Entry, Status
from habeas.evidence.registers.lookup import look_up
from habeas.evidence.registers.mapping import TableMapping, parse_mapping
from habeas.evidence.registers.matching_account import ACCOUNTED, Match
from habeas.evidence.registers.matching_question import LONGEST, NotOne, Question, read_question
from habeas.evidence.registers.reading import Layout
from habeas.findings.registers.finding import ActDate, RegisterFinding, RegisterSource, register_findings
from habeas.findings.registers.seen import Version, neighbours_of, sightings_of
from habeas.findings.registers.standing import Standing, standing

_REFUSED = {
    NotOne.EMPTY: ("There is nothing to look up in this question.", "Give a title, an author with a title, or words."),
    NotOne.TOO_LONG: (
        f"The question is longer than {LONGEST} characters.",
        "Ask about one work, by its title or by a sentence of it; whole texts are not run against a register.",
    ),
    NotOne.LIST: (
        "This looks like a list of several works.",
        "Ask about one work or one quotation; a register is not run against lists, libraries or accounts.",
    ),
}
"""Why a question is refused, and what to do."""


@dataclass(frozen=True, slots=True)
class Row:
    """One entry that may mean the work: how it was met, how it stood on the day, and where it is printed.

    `findings` follow only where the work is accounted for and a day was asked about.
    """

    match: Match
    standing: Standing
    source: RegisterSource
    findings: tuple[RegisterFinding, ...]

    @property
    def accounted(self) -> bool:
        """Whether the title, or author and work, is accounted for."""
        return self.match.account.score >= ACCOUNTED


@dataclass(frozen=True, slots=True)
class Lookup:
    """The answer to one question. `versions` are those that were read, oldest first; `findings` are about the files."""

    rows: tuple[Row, ...]
    act: ActDate
    versions: tuple[Version, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class KeptFinding:
    """A finding as a source of the case: its sentence as it was kept, and the source that holds it."""

    finding: RegisterFinding
    sentence: str
    source: SourceId


def question_of(text: str) -> Question:
    """The question; raises WrongCall where it is not about one work."""
    question = read_question(text)
    if isinstance(question, NotOne):
        raise WrongCall(*_REFUSED[question])
    return question


def lookup_in_file(
    file: tuple[str, bytes], question: Question, act: ActDate, version: date | None = None, mapping: str | None = None
) -> Lookup:
    """Look the question up in one file, named and given whole; `version` is the day its list is as of.

    Raises WrongCall where the file's layout can't be told and no mapping is given.
    """
    name, data = file
    layout: Layout | TableMapping | None = (
        parse_mapping(mapping) if mapping is not None else lists_apart().layout_of(data)
    )
    if layout is None:
        raise WrongCall(
            f"{name} does not begin as the federal list does, so its columns can't be told.",
            "Say how it is read with --mapping FILE.",
        )
    read = lists_apart().read_register(data, layout)
    return answer((Version(name, version, read.digest, read.entries),), None, question, act, read.findings)


def act_on(when: When) -> ActDate:
    """A date of the act that a person typed."""
    return ActDate(when)


def answer(
    versions: Sequence[Version],
    chosen: date | None,
    question: Question,
    act: ActDate,
    findings: tuple[Finding, ...],
) -> Lookup:
    """Look the question up in the version of the day `chosen`, or the newest; the others tell what stood when.

    What older versions held and the searched one no longer describes is found in their words.
    """
    searched = next((one for one in versions if one.day == chosen), versions[-1]) if chosen else versions[-1]
    printed = _with_taken_out(searched, versions)
    holder = {id(entry): version for version in versions for entry in version.entries}
    rows = []
    for match in look_up(question, printed):
        now = _as_now(match.entry, searched)
        stood = standing(
            now, sightings_of(match.entry, versions), neighbours_of(match.entry, searched.entries), act.when
        )
        version = holder[id(match.entry)]
        source = RegisterSource(version.register, version.day, version.digest, match.entry.number)
        told = register_findings(now, stood, source, act) if match.account.score >= ACCOUNTED else ()
        rows.append(Row(match, stood, source, told))
    return Lookup(tuple(rows), act, tuple(versions), findings)


def _with_taken_out(searched: Version, versions: Sequence[Version]) -> tuple[Entry, ...]:
    """The entries to search: those of the version, and in older words those it no longer describes."""
    own = {entry.number for entry in searched.entries if entry.number is not None and _describes(entry)}
    printed = [entry for entry in searched.entries if _describes(entry) or entry.number is None]
    for version in reversed([one for one in versions if one is not searched]):
        for entry in version.entries:
            if entry.number is not None and entry.number not in own and _describes(entry):
                own.add(entry.number)
                printed.append(entry)
    return tuple(printed)


def _describes(entry: Entry) -> bool:
    """Whether the entry still says what work it is about; one that was struck often does not."""
    if entry.status in (Status.STRUCK, Status.DUPLICATE):
        return bool(entry.titles)
    return entry.status is not Status.VOID


def _as_now(entry: Entry, searched: Version) -> Entry:
    """The entry with what the searched version says of its striking out and its inclusion."""
    now = next((one for one in searched.entries if entry.number is not None and one.number == entry.number), entry)
    if now is entry:
        return entry
    return replace(entry, status=now.status, struck=now.struck, included=now.included or entry.included)
