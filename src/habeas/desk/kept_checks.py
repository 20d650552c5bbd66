"""The checks that are kept as sources of a case, read back: search records of quotations, findings of registers."""

from collections.abc import Iterator
from datetime import datetime

from habeas.base.errors import IntegrityFailure, WrongCall
from habeas.desk.case_file import Opened
from habeas.desk.session import Session
from habeas.disclosure.papers.answers import KeptCheck
from habeas.evidence.sources.source import Source
from habeas.evidence.text.language import language_of
from habeas.findings.ledger.case_finding import finding_in
from habeas.findings.quotes.answer import Verdict
from habeas.findings.quotes.record import read_record

_RECORD = "application/json"


def kept_checks(session: Session, opened: Opened) -> tuple[KeptCheck, ...]:
    """Every check kept with the case, by day; a source that is no record of one is left out."""
    evidence = session.vault.evidence
    found: list[KeptCheck] = []
    for source in opened.sources.values():
        reading = evidence.first_reading(source.copy.digest)
        if reading is not None:
            found += _finding(source, reading.text)
        elif source.copy.media_type.partition(";")[0] == _RECORD:
            found += _quote(source, evidence.copy(source.copy.digest))
    return tuple(sorted(found, key=lambda one: (one.on, one.source)))


def _finding(source: Source, text: str) -> Iterator[KeptCheck]:
    finding = finding_in(text)
    if finding is not None:
        about = "; ".join(finding.also) or finding.code
        yield KeptCheck(source.id, finding.on, about, finding.sentence, finding.lang)


def _quote(source: Source, data: bytes) -> Iterator[KeptCheck]:
    try:
        record = read_record(data)
    except (WrongCall, IntegrityFailure):
        # Another JSON of the case, or a record that was changed: `habeas quote --verify` says which.
        return
    answer, day = record.whole["answer"], datetime.fromisoformat(record.whole["run_at"]).date()
    yield KeptCheck(
        source=source.id,
        on=day,
        words=record.asked.words,
        lang=language_of(record.asked.words),
        verdict=Verdict(answer["verdict"]),
        places=len(answer["matches"]),
        unattributed=answer["whose"] == "unknown",
    )
