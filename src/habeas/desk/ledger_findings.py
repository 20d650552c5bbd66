"""Keep what another room found as a source of the case, so that it can be tied to an allegation."""

from habeas.base.errors import WrongCall
from habeas.base.when import When
from habeas.desk.preserving import Circumstances, Taken, keep
from habeas.desk.session import Session
from habeas.evidence.sources.source import Method, Secrecy
from habeas.findings.ledger.case_finding import CaseFinding, finding_text


def keep_finding(
    session: Session, name: str, finding: CaseFinding, secrecy: Secrecy, undertaking_on: When | None = None
) -> Taken:
    """Keep the record of a finding; `habeas ledger CASE tie ALLEGATION SOURCE` then quotes its sentence.

    `secrecy` is at least that of what the finding stands on: a found quote is privileged. Under an
    undertaking `undertaking_on` is its day. Raises WrongCall where a field of the finding is empty or is more
    than one line.
    """
    try:
        text = finding_text(finding)
    except ValueError as error:
        raise WrongCall(f"The finding cannot be kept: {error}.", "Nothing was kept.") from None
    case = session.case(name)
    return keep(
        session, case, text.encode(), f"{finding.code}.txt", Method.TYPED, Circumstances(secrecy, undertaking_on)
    )
