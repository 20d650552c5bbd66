"""Charges gather everything that is said about one article."""

from collections.abc import Callable

from habeas.record.casefile import Charge, Fact
from habeas.record.charges import charges_of
from habeas.record.merging import merged
from habeas.record.statements import Stance, Statement

type Say = Callable[..., Statement]


def _charges(*statements: Statement) -> tuple[Charge, ...]:
    def fact(statement: Statement) -> Fact:
        return merged(statement.subject, [statement], None)

    return charges_of([fact(statement) for statement in statements])


def _short(charge: Charge) -> tuple[str | None, str, str | None, int]:
    return charge.code, charge.article, charge.part, len(charge.history)


def test_a_later_part_is_history_and_the_charge_has_the_latest(say: Say) -> None:
    """Charged under part 1 in May and part 2 in July: part 2, with both in the history, oldest first."""
    (charge,) = _charges(
        say("charge", {"code": "criminal", "article": "256", "part": "2"}, "2022-07-01"),
        say("charge", {"code": "criminal", "article": "256", "part": "1"}, "2022-05-01"),
    )
    assert _short(charge) == ("criminal", "256", "2", 2)
    assert [str(fact.when) for fact in charge.history] == ["2022-05-01", "2022-07-01"]


def test_a_part_that_cannot_be_told_is_none(say: Say) -> None:
    """Two parts without dates leave the part unknown; one part and none leave the one."""
    parts = [say("charge", {"code": "criminal", "article": "256", "part": part}) for part in ("1", "2")]
    bare = say("charge", {"code": "criminal", "article": "256"})
    assert _short(_charges(*parts)[0]) == ("criminal", "256", None, 2)
    assert _short(_charges(parts[0], bare)[0]) == ("criminal", "256", "1", 2)


def test_a_reclassification_stands_in_both_histories(say: Say) -> None:
    """From 174 to 256: the change is the end of the one and the beginning of the other."""
    old, new = _charges(
        say("charge", {"code": "criminal", "article": "174"}, "2022-05-01"),
        say("reclassification", {"article": "256", "part": "1", "from_article": "174"}, "2022-06-01"),
    )
    assert _short(old) == ("criminal", "174", None, 2)
    assert _short(new) == (None, "256", "1", 1)


def test_a_fact_without_a_code_joins_the_only_code_of_its_article(say: Say) -> None:
    """An announced charge under 256 is of the criminal code when no other code has an article 256 here."""
    announced = say("charge_announced", {"article": "256"}, "2022-05-02")
    criminal = say("charge", {"country": "KZ", "code": "criminal", "article": "256"})
    administrative = say("charge", {"code": "administrative", "article": "256"})
    assert [_short(charge) for charge in _charges(announced, criminal)] == [("criminal", "256", None, 2)]
    assert [_short(charge) for charge in _charges(announced, criminal, administrative)] == [
        (None, "256", None, 1),
        ("administrative", "256", None, 1),
        ("criminal", "256", None, 1),
    ]


def test_a_verdict_belongs_to_a_charge_and_makes_none(say: Say) -> None:
    """Convicted under an article nobody was charged with is no charge; a denied charge is none either."""
    verdict = say("verdict", {"article": "256", "court": "City court"}, "2022-11-01")
    assert _charges(verdict) == ()
    assert _charges(say("charge", {"code": "criminal", "article": "256"}, stance=Stance.DENIES)) == ()
    (charge,) = _charges(verdict, say("charge", {"code": "criminal", "article": "256"}))
    assert [fact.prop for fact in charge.history] == ["verdict", "charge"]
