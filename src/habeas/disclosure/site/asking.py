"""What was asked of the authorities, and for how long no answer is on record."""

from collections.abc import Container, Mapping, Sequence

from habeas.base.ids import StatementId
from habeas.disclosure.custody_groups import cited_by
from habeas.disclosure.dates import count_in_words
from habeas.disclosure.gate.admission import Admitted
from habeas.disclosure.papers.answers import Answers, let_through, told_whole
from habeas.disclosure.site.page import Asked, Basis, Told, Waiting
from habeas.disclosure.site.telling import PublicTeller
from habeas.disclosure.view import Cited, Run
from habeas.findings.filings.filing import Filing, Silence, Standing
from habeas.findings.questions.asking import Answered, Put
from habeas.record.casefile import Fact

ASKED = ("complaint", "appeal", "question", "question_closed", "filing_received", "reply_due", "reply")
"""Properties that this part tells."""

STANDS, WAITS = "w", "y"
"""How the anchors of the sentences on how something stands, and for how long it waits, begin."""

_WAITING = {
    Standing.OVERDUE: Waiting.LATE,
    Standing.OVERDUE_STRICTLY: Waiting.OPEN,
    Standing.WAITING: Waiting.OPEN,
    Standing.NO_LIMIT: Waiting.OPEN,
    Standing.ANSWERED: Waiting.ANSWERED,
}
"""Late only where it is so by every reading of the law."""


def asked(admitted: Admitted, answers: Answers, teller: PublicTeller) -> tuple[Asked, ...]:
    """Filings and questions that were put: what waits first, the longest silence before the others.

    One of which anything was held back is left out whole: without it neither its silence nor its answer would be true.
    Questions that only a program proposes are not among them, nor those that a person let go.
    """
    let = let_through(admitted)
    filings = () if answers.filings is None else answers.filings.filings
    put = () if answers.questions is None else answers.questions.put
    made = [
        *((_weight(one), _filing(one, admitted, teller)) for one in filings if _filing_told(one, let)),
        *(
            (_weight(one.filing), _question(one, admitted, teller))
            for one in put
            if one.state is not Answered.DROPPED and _question_told(one, let)
        ),
    ]
    return tuple(one for _, one in sorted(made, key=lambda pair: (_RANK[pair[1].waiting], -pair[0])))


def _filing_told(one: Filing, let: Container[StatementId]) -> bool:
    due = tuple(limit.told for limit in one.limits if limit.told is not None)
    return told_whole((one.what, *one.receipts, *one.replies, *due), let)


def _question_told(one: Put, let: Container[StatementId]) -> bool:
    return told_whole((one.fact, *one.answers), let) and (one.filing is None or _filing_told(one.filing, let))


def _told(facts: Sequence[Fact], admitted: Admitted, teller: PublicTeller) -> tuple[Told, ...]:
    known = (admitted.told(fact) for fact in facts)
    return tuple(teller.tell(fact, "q") for fact in known if fact is not None)


_RANK: Mapping[Waiting, int] = {Waiting.LATE: 0, Waiting.OPEN: 1, Waiting.ANSWERED: 2}


def _weight(filing: Filing | None) -> int:
    silence = None if filing is None else filing.silence
    return 0 if silence is None else (silence.least or silence.most or 0)


def _filing(one: Filing, admitted: Admitted, teller: PublicTeller) -> Asked:
    waiting = _WAITING[one.standing]
    what, answers = _told((one.what,), admitted, teller)[0], _told(one.replies, admitted, teller)
    return _asked(what, waiting, one, one.silence, answers, admitted, teller)


def _question(one: Put, admitted: Admitted, teller: PublicTeller) -> Asked:
    late = one.filing is not None and _WAITING[one.filing.standing] is Waiting.LATE
    waiting = Waiting.ANSWERED if one.state is Answered.ANSWERED else Waiting.LATE if late else Waiting.OPEN
    silence = None if one.filing is None or waiting is Waiting.ANSWERED else one.filing.silence
    what, answers = _told((one.fact,), admitted, teller)[0], _told(one.answers, admitted, teller)
    return _asked(what, waiting, one.filing, silence, answers, admitted, teller)


def _asked(
    what: Told,
    waiting: Waiting,
    filing: Filing | None,
    silence: Silence | None,
    answers: tuple[Told, ...],
    admitted: Admitted,
    teller: PublicTeller,
) -> Asked:
    """What was asked, how it stands and since when: reckoned from sending, receipt, answers, and the law."""
    receipts = () if filing is None else filing.receipts
    known = [fact for each in receipts if (fact := admitted.told(each)) is not None]
    received = teller.teller.notes.numbers([each for fact in known for each in fact.statements])
    notes = tuple(sorted({*what.notes, *received, *(note for one in answers for note in one.notes)}))
    told = (what.anchor, *(one.anchor for one in answers))
    basis = Basis(told, _laws(filing, teller), absent=not answers)
    waits = _waits(silence, teller)
    standing = teller.words[f"standing_{waiting.value}"]
    return Asked(
        told=what,
        waiting=waiting,
        standing=Told(teller.anchor(STANDS, what.anchor), (Run(standing),), notes, basis=basis),
        waits=Told(teller.anchor(WAITS, what.anchor), (Run(waits),), notes, basis=basis) if waits else None,
        answers=answers,
    )


def _laws(filing: Filing | None, teller: PublicTeller) -> tuple[Cited, ...]:
    """The law by which an answer is due, where a rule tells it."""
    rows = () if filing is None else (limit.row for limit in filing.limits if limit.row is not None)
    speakers = teller.speakers
    return tuple(cited for row in rows if row.pack in speakers for cited in cited_by(row, speakers[row.pack]))


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
