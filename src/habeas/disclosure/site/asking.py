"""What was asked of the authorities, and for how long no answer is on record."""

from collections.abc import Mapping, Sequence

from habeas.disclosure.dates import count_in_words
from habeas.disclosure.reckoned import NotReckoned, Reckoned
from habeas.disclosure.site.page import Asked, Waiting
from habeas.disclosure.site.telling import PublicTeller
from habeas.findings.filings.filing import Filing, Filings, Limit, Silence, Standing
from habeas.findings.filings.finding import filings_of
from habeas.findings.filings.limits import answered_by_clock, legal_limits
from habeas.findings.ledger.ledger import Ledger
from habeas.findings.questions.asking import Answered, Put
from habeas.findings.questions.finding import questions_of
from habeas.record.casefile import CaseFile

ASKED = ("complaint", "appeal", "question", "question_closed", "filing_received", "reply_due", "reply")
"""Properties that this part tells."""

_WAITING = {
    Standing.OVERDUE: Waiting.LATE,
    Standing.OVERDUE_STRICTLY: Waiting.OPEN,
    Standing.WAITING: Waiting.OPEN,
    Standing.NO_LIMIT: Waiting.OPEN,
    Standing.ANSWERED: Waiting.ANSWERED,
}
"""Late only where it is so by every reading of the law."""


def filings_by(casefile: CaseFile, clock: Sequence[Reckoned] | NotReckoned) -> Filings:
    """The filings of a case that was let through, with the limits that its clocks give."""
    limits: dict[str, tuple[Limit, ...]] = {}
    answered: dict[str, frozenset[str]] = {}
    for one in () if isinstance(clock, NotReckoned) else clock:
        limits |= legal_limits(one.reckoning.rows, one.packs, one.zone)
        answered |= answered_by_clock(one.reckoning.rows, one.packs)
    return filings_of(casefile, limits, answered)


def asked(casefile: CaseFile, filings: Filings, ledger: Ledger, teller: PublicTeller) -> tuple[Asked, ...]:
    """Filings and questions that were put: what waits first, the longest silence before the others.

    Questions that only a program proposes are not among them, nor those that a person let go.
    """
    put = questions_of(casefile, ledger, (), filings, {}).put
    made = [
        *((_weight(one), _filing(one, teller)) for one in filings.filings),
        *((_weight(one.filing), _question(one, teller)) for one in put if one.state is not Answered.DROPPED),
    ]
    return tuple(one for _, one in sorted(made, key=lambda pair: (_RANK[pair[1].waiting], -pair[0])))


_RANK: Mapping[Waiting, int] = {Waiting.LATE: 0, Waiting.OPEN: 1, Waiting.ANSWERED: 2}


def _weight(filing: Filing | None) -> int:
    silence = None if filing is None else filing.silence
    return 0 if silence is None else (silence.least or silence.most or 0)


def _filing(one: Filing, teller: PublicTeller) -> Asked:
    waiting = _WAITING[one.standing]
    return Asked(
        told=teller.tell(one.what, "q"),
        waiting=waiting,
        standing=teller.words[f"standing_{waiting.value}"],
        waits=_waits(one.silence, teller),
        answers=tuple(teller.tell(reply, "q") for reply in one.replies),
    )


def _question(one: Put, teller: PublicTeller) -> Asked:
    late = one.filing is not None and _WAITING[one.filing.standing] is Waiting.LATE
    waiting = Waiting.ANSWERED if one.state is Answered.ANSWERED else Waiting.LATE if late else Waiting.OPEN
    silence = None if one.filing is None or waiting is Waiting.ANSWERED else one.filing.silence
    return Asked(
        told=teller.tell(one.fact, "q"),
        waiting=waiting,
        standing=teller.words[f"standing_{waiting.value}"],
        waits=_waits(silence, teller),
        answers=tuple(teller.tell(reply, "q") for reply in one.answers),
    )


def _waits(silence: Silence | None, teller: PublicTeller) -> str:
    """For how long nothing is on record; empty where no date tells it."""
    if silence is None or (silence.least is None and silence.most is None):
        return ""
    words = teller.teller.words
    least, most = silence.least, silence.most
    days = count_in_words(most if most is not None else least or 0, "days", words.dates)
    if least is not None and most is not None and least != most:
        days = f"{least}–{days}"
    return teller.words["waits_since_receipt" if silence.since_receipt else "waits"].format(days=days)
