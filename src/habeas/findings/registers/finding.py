"""What a register shows of a work on the date of an act, as findings that an allegation can be tied to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.base.digest import Digest
from habeas.base.ids import SourceId, StatementId
from habeas.base.language import Lang
from habeas.base.when import When
from habeas.evidence.registers.entry import Entry
from habeas.findings.registers.standing import Answer, Standing
from habeas.findings.registers.telling import DateText, sentence


@dataclass(frozen=True, slots=True)
class RegisterSource:
    """The entry that a finding stands on: register, day of the version (None where nobody said), file, number."""

    register: str
    version: date | None
    digest: Digest
    number: str | None


@dataclass(frozen=True, slots=True)
class ActDate:
    """The date of the act. `statement` and `source` say where the case has it, None where it was typed."""

    when: When
    statement: StatementId | None = None
    source: SourceId | None = None


@dataclass(frozen=True, slots=True)
class RegisterFinding:
    """One thing that follows from an entry and the date of an act, without a standard of proof or a side.

    `code` names a sentence of `sentences.yaml`; `told` fills it in. The two sources are the entry and
    the statement of the act's date.
    """

    code: str
    told: Mapping[str, When | str]
    entry: RegisterSource
    act: ActDate

    def sentence(self, lang: Lang, date_text: DateText = str) -> str:
        """The finding as one sentence of a language."""
        return sentence("findings", self.code, lang, self.told, date_text)


def register_findings(
    entry: Entry, standing: Standing, source: RegisterSource, act: ActDate
) -> tuple[RegisterFinding, ...]:
    """What follows for the date of the act: on the decision, on the listing, and on what nobody published."""
    told: dict[str, When | str] = {"on": act.when, "number": entry.number or "—"}
    codes: list[tuple[str, dict[str, When | str]]] = []
    if standing.unpublished:
        codes.append(("decision_unpublished", told))
    codes.append(_on_decision(entry, standing, told))
    codes.append(_on_listing(entry, standing, told))
    return tuple(RegisterFinding(code, filled, source, act) for code, filled in codes)


def _on_decision(entry: Entry, standing: Standing, told: dict[str, When | str]) -> tuple[str, dict[str, When | str]]:
    dates = sorted((one.date for one in entry.decisions if one.date is not None), key=_begins)
    if not dates or standing.decided is Answer.CANNOT_TELL:
        return "decision_unknown_at_act", told
    key = "decided_before_act" if standing.decided is Answer.YES else "decided_after_act"
    return key, {**told, "decided": dates[0]}


def _on_listing(entry: Entry, standing: Standing, told: dict[str, When | str]) -> tuple[str, dict[str, When | str]]:
    codes: Sequence[str] = [reason.code for reason in standing.reasons]
    if standing.listed is Answer.CANNOT_TELL:
        return "listing_unknown_at_act", told
    if entry.included is not None and "included" in codes and standing.listed is Answer.YES:
        return "listed_before_act", {**told, "included": entry.included}
    if entry.included is not None and "included_after" in codes:
        return "listed_after_act", {**told, "included": entry.included}
    return ("listed_by_act" if standing.listed is Answer.YES else "not_listed_at_act"), told


def _begins(when: When) -> str:
    return str(when.local_bounds()[0])
