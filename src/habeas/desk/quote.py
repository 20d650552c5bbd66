"""The quote check on the archives of a case, or on an export without any vault; and a record checked again."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from habeas.base.errors import WrongCall
from habeas.base.finding import Finding
from habeas.desk.preserving import TOOL, Circumstances, Taken, keep
from habeas.desk.quote_corpus import corpora_of_case, corpus_of_export, corpus_of_record
from habeas.desk.session import Session
from habeas.evidence.confinement.apart import TakenApart
from habeas.evidence.sources.source import Method, Secrecy
from habeas.evidence.text.kinds import JSON
from habeas.findings.quotes.check import check_quote
from habeas.findings.quotes.corpus import Corpus
from habeas.findings.quotes.question import Question
from habeas.findings.quotes.record import SearchRecord, read_record
from habeas.findings.quotes.verifying import Verification, verify


@dataclass(frozen=True, slots=True)
class Asked:
    """The answer with its search record, and what is odd about the archives it was found in."""

    record: SearchRecord
    findings: tuple[Finding, ...]


def quote_in_export(asked: Question, path: Path, owners: Sequence[str], now: Callable[[], datetime]) -> Asked:
    """Look for a quotation in a folder, a zip or a file, without any vault; every chat in it is searched.

    `owners` are the names that are the person's own. Raises WrongCall where nothing can be read.
    """
    return _asked(asked, (corpus_of_export(path, tuple(owners)),), now)


def quote_in_case(session: Session, name: str, asked: Question, archive: str | None = None) -> Asked:
    """Look for a quotation in all archives of a case, or in one, named by the beginning of its id.

    That somebody looked is in the audit trail; the words are not. Raises WrongCall where the case has no
    archive.
    """
    return _asked(asked, corpora_of_case(session, name, archive), session.now)


def keep_record(session: Session, case_name: str, record: SearchRecord) -> Taken:
    """Keep a search record in the case as a source between the person and counsel, which nobody else is shown."""
    case = session.case(case_name)
    circumstances = Circumstances(Secrecy.PRIVILEGED, note="Search record of a quotation.")
    name = f"search-record-{record.digest[7:15]}.json"
    # Without a reading: nothing is to be drafted from it, found in it or quoted.
    unread = TakenApart(JSON, ())
    return keep(session, case, record.data, name, Method.TYPED, circumstances, read=unread)


def verify_in_export(data: bytes, path: Path, now: Callable[[], datetime]) -> Verification:
    """Run the search of a record again on an export, as the archive of the record was read, and compare.

    Raises WrongCall where the record is of several archives: those are checked in their case.
    """
    read = read_record(data)
    if len(read.archives) != 1:
        raise WrongCall(
            f"The record is of {len(read.archives)} archives; one was given.",
            "Check it in its case: --verify RECORD CASE.",
        )
    corpus = corpus_of_record(path, read.archives[0])
    return verify(read, _asked(read.asked, (corpus,), now).record)


def verify_in_case(session: Session, name: str, data: bytes) -> Verification:
    """Run the search of a record again on the archives of a case, and compare.

    Where the case still has the archives of the record these are searched, in the order of the record;
    otherwise all that it has now, so that the difference is seen.
    """
    read = read_record(data)
    corpora = corpora_of_case(session, name, None)
    known = {str(corpus.digest): corpus for corpus in corpora}
    recorded = [str(archive["digest"]) for archive in read.archives]
    if all(digest in known for digest in recorded):
        corpora = tuple(known[digest] for digest in recorded)
    return verify(read, _asked(read.asked, corpora, session.now).record)


def _asked(asked: Question, corpora: tuple[Corpus, ...], now: Callable[[], datetime]) -> Asked:
    record = SearchRecord(check_quote(asked, corpora), now().astimezone(UTC), TOOL)
    return Asked(record, tuple(finding for corpus in corpora for finding in corpus.account.findings))
