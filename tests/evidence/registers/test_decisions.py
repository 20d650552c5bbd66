"""Decisions: the courts' acts in the words of an entry."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence.registers.decisions import court_name, date_of, decisions_of
from habeas.evidence.registers.entry import Act


def _told(text: str) -> list[tuple[str | None, str, str]]:
    return [(d.court, str(d.date), d.act.value) for d in decisions_of(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Книга (решение Заречного районного суда г. Выдумска от 02.04.2004);",
            [("Заречного районного суда г. Выдумска", "2004-04-02", "decision")],
        ),
        (
            "Книга, решение вынесено Заречным районным судом г. Выдумска от 02.04.2004;",
            [("Заречным районным судом г. Выдумска", "2004-04-02", "decision")],
        ),
        (
            "(заочное решение Заречного районного суда от 5 марта 2010 года и определение об исправлении описки "
            "Заречного районного суда от 19.04.2010)",
            [
                ("Заречного районного суда", "2010-03-05", "default_decision"),
                ("Заречного районного суда", "2010-04-19", "correction"),
            ],
        ),
        (
            "(решение 109 гарнизонного военного суда от 05,03.2010 и от 06.04.2010)",
            [
                ("109 гарнизонного военного суда", "2010-03-05", "decision"),
                ("109 гарнизонного военного суда", "2010-04-06", "decision"),
            ],
        ),
        (
            "(решения Первого районного суда от 16.08.2012, Второго городского суда от 30.08.2012)",
            [
                ("Первого районного суда", "2012-08-16", "decision"),
                ("Второго городского суда", "2012-08-30", "decision"),
            ],
        ),
        ("(решение Озёрского городского суда 18.12.2012);", [("Озёрского городского суда", "2012-12-18", "decision")]),
        (
            "(решение Озёрского городского суда от 27. 05.2008)",
            [("Озёрского городского суда", "2008-05-27", "decision")],
        ),
        ("(решение Озёрского городского суда от 31.02.2008)", [("Озёрского городского суда", "None", "decision")]),
        ("Листовка «Решение» от 09.11.2004 без подписи", []),
        ("Статья «Решение суда» о том, что было 01.02.2003", []),
        ("Приказ директора от 01.02.2003 (приговор народа от 02.02.2003)", []),
    ],
)
def test_acts_are_read_in_their_order(text: str, told: list[tuple[str, str, str]]) -> None:
    """Every act with a court is read with its date and sort, and dates of works are left alone."""
    assert _told(text) == told


def test_clarified_decision_is_one_ruling() -> None:
    """A ruling that explains a decision is one act, of the day of the ruling."""
    acts = decisions_of(
        "(решение А районного суда от 15.03.2012 и определение о разъяснении решения А районного суда от 1.07.2014)"
    )
    assert [(act.act, str(act.date)) for act in acts] == [(Act.DECISION, "2012-03-15"), (Act.CORRECTION, "2014-07-01")]


_COURTS = st.sampled_from(
    ["Заречного районного суда", "Верховного Суда Небывалии", "Озёрского городского суда г. Выдумска"]
)
_ACTS = st.sampled_from(
    [
        ("решение", Act.DECISION),
        ("апелляционное определение", Act.APPEAL_RULING),
        ("кассационное определение", Act.CASSATION_RULING),
        ("заочное решение", Act.DEFAULT_DECISION),
        ("постановление", Act.ORDER),
        ("приговор", Act.VERDICT),
    ]
)


@given(
    st.lists(st.tuples(_ACTS, _COURTS, st.dates()), min_size=1, max_size=5),
    st.text("абв «»\n.;", max_size=30),
    st.sampled_from([", ", " и ", ", и ", "; "]),
)
def test_what_is_written_is_read_back(acts: list[tuple[tuple[str, Act], str, date]], before: str, joined: str) -> None:
    """A random list of acts written as registers write it gives the same acts, and spans that show their words."""
    written = joined.join(
        f"{act} {court} от {day.day:02}.{day.month:02}.{day.year:04}" for (act, _), court, day in acts
    )
    text = f"Книга «Брод»{before}({written});"
    read = decisions_of(text)
    assert [(d.act, d.court, str(d.date)) for d in read] == [(a, c, day.isoformat()) for (_, a), c, day in acts]
    for decision in read:
        assert decision.span is not None
        assert decision.court is not None
        shown = decision.span.slice(text)
        assert decision.court in shown
        assert shown[-4:].isdigit()


@pytest.mark.parametrize(
    ("words", "day"),
    [("05.03.2010", "2010-03-05"), ("5 марта 2010", "2010-03-05"), ("31.02.2010", None), ("2010", None), ("", None)],
)
def test_dates(words: str, day: str | None) -> None:
    """A day of the calendar in figures or words is read; anything else is none."""
    read = date_of(words)
    assert (None if read is None else str(read)) == day


def test_court_in_the_nominative() -> None:
    """A court is named as a reader would look it up."""
    assert court_name("Ленинского районного суда г. Уфы") == "Ленинский районный суд г. Уфы"
