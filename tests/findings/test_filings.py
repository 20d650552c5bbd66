"""Filings: what is overdue, what is silent, and what answers what."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.findings.invented import CASE, SERIK, said

from habeas.findings.filings.filing import Filing, Filings, Limit, Standing
from habeas.findings.filings.finding import filings_of
from habeas.record.fold import fold
from habeas.record.statements import Statement

RANK = {standing: place for place, standing in enumerate(Standing)}


COMPLAINT = said("complaint", "2023-05-10", to="prosecutor", about="detention", number="17/4")


def filings(*statements: Statement, as_of: date = date(2023, 6, 9), **limits: tuple[Limit, ...]) -> Filings:
    """The filings of a case with these statements."""
    person = said("person", name="Serik Ozenov", role="detainee")
    file, _ = fold(CASE, [SERIK], [person, *statements], (), (), as_of)
    return filings_of(file, {COMPLAINT.id: limits["legal"]} if limits else {})


def only(found: Filings) -> Filing:
    """The one filing."""
    [filing] = found.filings
    return filing


def reply(on: str = "2023-05-20", to: Statement = COMPLAINT, outcome: str | None = None) -> Statement:
    """A reply that names a filing."""
    return said("reply", on, answers=to.id, outcome=outcome)


def test_silence_is_counted_from_the_receipt_where_there_is_one() -> None:
    """Thirty days from 10 May to 9 June; twenty-eight from the receipt on 12 May."""
    sent = only(filings(COMPLAINT)).silence
    assert sent is not None
    assert (sent.least, sent.most, sent.since_receipt) == (30, 30, False)
    receipt = said("filing_received", "2023-05-12", answers=COMPLAINT.id, number="4410")
    received = only(filings(COMPLAINT, receipt)).silence
    assert received is not None
    assert (received.least, received.most, received.since_receipt) == (28, 28, True)


def test_an_imprecise_day_gives_bounds_and_no_day_gives_nothing() -> None:
    """A complaint of May was sent 9 to 39 days ago; of one without a day nothing is counted."""
    silence = only(filings(said("complaint", "2023-05", to="prosecutor"))).silence
    assert silence is not None
    assert (silence.least, silence.most) == (9, 39)
    assert only(filings(said("complaint", to="prosecutor"))).silence is None


@pytest.mark.parametrize(
    ("as_of", "standing"),
    [
        (date(2023, 5, 13), Standing.WAITING),
        (date(2023, 5, 14), Standing.OVERDUE_STRICTLY),
        (date(2023, 5, 17), Standing.OVERDUE_STRICTLY),
        (date(2023, 5, 18), Standing.OVERDUE),
    ],
)
def test_a_limit_is_past_on_the_day_after_its_last(as_of: date, standing: Standing) -> None:
    """The last day itself is still in time, by the strict and by the lenient reading."""
    legal = (Limit(date(2023, 5, 13), date(2023, 5, 17)),)
    assert only(filings(COMPLAINT, as_of=as_of, legal=legal)).standing is standing


def test_a_limit_that_may_not_be_its_own_makes_nothing_overdue() -> None:
    """Where the record does not tell whether a rule is about this filing, nothing is overdue by it."""
    legal = (Limit(date(2023, 5, 13), date(2023, 5, 13), sure=False),)
    assert only(filings(COMPLAINT, legal=legal)).standing is Standing.NO_LIMIT


def test_a_day_that_a_source_names_is_a_limit() -> None:
    """A letter that promises an answer by a day makes that day the limit."""
    promise = said("reply_due", date="2023-06-01", answers=COMPLAINT.id)
    filing = only(filings(COMPLAINT, promise))
    assert filing.standing is Standing.OVERDUE
    assert [(limit.rule, limit.earliest, limit.latest) for limit in filing.limits] == [
        (None, date(2023, 6, 1), date(2023, 6, 1))
    ]


def test_without_any_limit_silence_is_not_called_overdue() -> None:
    """No rule and no source: that nobody can tell when a reply is due is said, however long it is."""
    assert only(filings(COMPLAINT, as_of=date(2030, 1, 1))).standing is Standing.NO_LIMIT


def test_a_reply_to_another_filing_ends_nobody_elses_silence() -> None:
    """A reply belongs to the filing it names; one that names none is told apart."""
    other = said("complaint", "2023-05-11", to="court", about="search")
    found = filings(COMPLAINT, other, reply(to=other), said("reply", "2023-05-30", by="prosecutor"))
    told = {filing.id: filing.standing for filing in found.filings}
    assert told == {COMPLAINT.id: Standing.NO_LIMIT, other.id: Standing.ANSWERED}
    assert len(found.loose) == 1


def test_filings_of_one_day_from_two_sources_may_be_one() -> None:
    """What two sources tell of one day in words that cannot be compared may be one; with two numbers it is not."""
    one = said("complaint", "2023-05-10", to="prosecutor", about="the arrest")
    other = said("complaint", "2023-05-10", "two", to="court", about="the night")
    assert [len(filing.perhaps) for filing in filings(one, other).filings] == [1, 1]
    same_source = said("complaint", "2023-05-10", to="court", about="the night")
    assert [len(filing.perhaps) for filing in filings(one, same_source).filings] == [0, 0]


def test_a_limit_of_one_telling_is_shown_at_the_other_and_unsure() -> None:
    """The law's limit stands at one of two tellings; at the other it may hold, and nothing is overdue twice."""
    other = said("complaint", "2023-05-10", "two", to="court", about="the night")
    found = {filing.id: filing for filing in filings(COMPLAINT, other, legal=LEGAL).filings}
    assert (found[COMPLAINT.id].standing, found[other.id].standing) == (Standing.OVERDUE, Standing.NO_LIMIT)
    assert [(limit.latest, limit.sure) for limit in found[other.id].limits] == [(date(2023, 5, 17), False)]


def test_a_reply_to_one_telling_leaves_no_other_overdue() -> None:
    """What answers a filing may answer every telling of it, so none of them is surely overdue."""
    other = said("complaint", "2023-05-10", "two", to="court", about="the night")
    found = {filing.id: filing for filing in filings(COMPLAINT, other, reply(to=other), legal=LEGAL).filings}
    assert (found[COMPLAINT.id].standing, found[other.id].standing) == (Standing.NO_LIMIT, Standing.ANSWERED)


DAYS = st.dates(date(2023, 5, 1), date(2023, 7, 1))
EVENTS = st.lists(
    st.one_of(
        DAYS.map(lambda day: reply(day.isoformat())),
        DAYS.map(lambda day: said("filing_received", day.isoformat(), answers=COMPLAINT.id)),
        DAYS.map(lambda day: said("reply_due", date=day.isoformat(), answers=COMPLAINT.id)),
        DAYS.map(lambda day: said("hearing", day.isoformat(), court="Tasköl court")),
    ),
    max_size=5,
    unique_by=lambda one: one.id,
)
LEGAL = (Limit(date(2023, 5, 13), date(2023, 5, 17)),)


@given(EVENTS, DAYS)
def test_a_reply_never_makes_anything_overdue(events: Sequence[Statement], day: date) -> None:
    """Whatever else is recorded, with a reply the filing is answered and not silent."""
    filing = only(filings(COMPLAINT, *events, reply(day.isoformat(), outcome="refused"), legal=LEGAL))
    assert filing.standing is Standing.ANSWERED
    assert filing.silence is None


@given(EVENTS, DAYS, DAYS)
def test_time_only_makes_it_later(events: Sequence[Statement], one: date, other: date) -> None:
    """On a later day nothing overdue is waiting again, and silence is not shorter."""
    early, late = sorted((one, other))
    before = only(filings(COMPLAINT, *events, as_of=early, legal=LEGAL))
    after = only(filings(COMPLAINT, *events, as_of=late, legal=LEGAL))
    assert RANK[after.standing] <= RANK[before.standing]
    if before.silence is not None and after.silence is not None and before.silence.least is not None:
        assert after.silence.least is not None
        assert after.silence.least >= before.silence.least


@given(EVENTS, st.randoms(use_true_random=False))
def test_the_order_of_statements_makes_no_difference(events: Sequence[Statement], chance: object) -> None:
    """The same statements in another order give the same standing, limits and replies."""
    mixed = [COMPLAINT, *events]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert _told(filings(COMPLAINT, *events)) == _told(filings(*mixed))


def _told(found: Filings) -> list[object]:
    return [
        (one.id, one.standing, one.silence, len(one.replies), [(x.earliest, x.latest) for x in one.limits])
        for one in found.filings
    ]


def test_a_reply_that_named_an_earlier_version_still_answers() -> None:
    """A complaint whose date was put right keeps its receipt, its reply and the day that the receipt names."""
    better = replace(said("complaint", "2023-05-11", to="prosecutor", about="detention"), supersedes=COMPLAINT.id)
    receipt = said("filing_received", "2023-05-12", answers=COMPLAINT.id[:10])
    assert only(filings(COMPLAINT, better, receipt)).receipts
    found = filings(COMPLAINT, better, receipt, reply())
    assert only(found).standing is Standing.ANSWERED
    assert not found.loose
