"""What cannot all be true stands side by side, and nothing else does."""

from collections.abc import Callable
from datetime import date

import pytest

from habeas.base.known import Absent, Unknown
from habeas.base.language import Lang
from habeas.record.casefile import CaseFile, Conflict
from habeas.record.fold import fold
from habeas.record.keeping import Case
from habeas.record.people import Entity
from habeas.record.statements import Stance, Statement

type Say = Callable[..., Statement]
type Fold = Callable[..., CaseFile]


@pytest.fixture
def folded(case: Case, aidar: Entity) -> Fold:
    """Folds statements about Aidar Sample as of 28 July 2022."""
    return lambda *statements: fold(case, [aidar], statements, [], [], date(2022, 7, 28))[0]


def _about(file: CaseFile) -> list[tuple[str, str, int]]:
    return [(conflict.prop, conflict.about, len(conflict.facts)) for conflict in file.conflicts]


def test_two_dates_and_two_organs_of_one_apprehension(say: Say, folded: Fold) -> None:
    """They differ in both, and a vague date conflicts with neither."""
    file = folded(
        say("apprehension", {"organ": "City police"}, "2022-04-29"),
        say("apprehension", {"organ": "Border service"}, "2022-04-30"),
        say("apprehension", {}, "2022"),
    )
    assert _about(file) == [("apprehension", "organ", 2), ("apprehension", "when", 2)]


def test_two_stretches_of_custody_do_not_conflict(say: Say, folded: Fold) -> None:
    """A second apprehension after a release is no contradiction."""
    file = folded(
        say("apprehension", {"organ": "City police"}, "2022-04-29"),
        say("release", {}, "2022-05-12"),
        say("apprehension", {"organ": "Border service"}, "2022-06-01"),
    )
    assert _about(file) == []


def test_unlike_names_in_two_languages_are_no_conflict(say: Say, folded: Fold) -> None:
    """The police and полиция may be one body."""
    file = folded(
        say("apprehension", {"organ": "Border service"}, "2022-04-29"),
        say("apprehension", {"organ": "Пограничная служба"}, "2022-04-29", lang=Lang.RU),
    )
    assert len(file.facts) == 2
    assert _about(file) == []


def test_three_birth_dates_are_one_conflict(say: Say, folded: Fold) -> None:
    """All versions stand in it, and those that agree are one fact."""
    file = folded(
        say("birth_date", {"date": "1975-03"}),
        say("birth_date", {"date": "1976"}),
        say("birth_date", {"date": "1977"}),
        say("birth_date", {"date": "1977-01-02"}),
    )
    assert _about(file) == [("birth_date", "date", 3)]


def test_two_places_at_one_time(say: Say, folded: Fold) -> None:
    """Held at A from May to June and at B on 15 May cannot be; at B from 2 June can."""
    stay = say("place_of_detention", {"name": "Prison 18", "from": "2022-05-01", "until": "2022-06-01"})
    assert _about(folded(stay, say("place_of_detention", {"name": "Prison 12"}, "2022-05-15"))) == [
        ("place_of_detention", "name", 2)
    ]
    assert _about(folded(stay, say("place_of_detention", {"name": "Prison 12", "from": "2022-06-02"}))) == []
    assert _about(folded(stay, say("place_of_detention", {"name": "Prison 12"}))) == []


def test_two_parts_of_one_article(say: Say, folded: Fold) -> None:
    """They conflict where nothing parts them in time; after a later charge they are history."""

    def charge(part: str, when: str | None = None, code: str = "criminal") -> Statement:
        return say("charge", {"code": code, "article": "256", "part": part}, when)

    assert _about(folded(charge("1"), charge("2"))) == [("charge", "part", 2)]
    assert _about(folded(charge("1", "2022-05-01"), charge("2", "2022-07-01"))) == []
    assert _about(folded(charge("1"), charge("2", code="administrative"))) == []


def test_two_terms_of_one_extension(say: Say, folded: Fold) -> None:
    """On one day two terms conflict; in one month there may have been two extensions."""
    terms = ("P1M", "P2M")
    same_day = [say("extension", {"term": term}, "2022-06-28") for term in terms]
    same_month = [say("extension", {"term": term}, "2022-06") for term in terms]
    assert _about(folded(*same_day)) == [("extension", "term", 2)]
    assert _about(folded(*same_month)) == []


def test_asserted_and_denied(say: Say, folded: Fold) -> None:
    """A denial meets the assertion that holds all it denies, and no other."""
    asserted = say("hearing", {"court": "City court"}, "2022-05-01")
    assert _about(folded(asserted, say("hearing", {}, "2022-05-01", stance=Stance.DENIES))) == [
        ("hearing", "stance", 2)
    ]
    assert _about(folded(asserted, say("hearing", stance=Stance.DENIES))) == [("hearing", "stance", 2)]
    assert _about(folded(asserted, say("hearing", {"about": "bail"}, "2022-05-01", stance=Stance.DENIES))) == []
    assert _about(folded(asserted, say("hearing", {}, "2022-05-02", stance=Stance.DENIES))) == []


def test_a_claim_asserted_by_one_and_denied_by_another(say: Say, folded: Fold) -> None:
    """The same words with the other stance are side by side, whoever says them."""
    claim = {"claim": "He posted texts that call for violence."}
    file = folded(
        say("allegation", claim, by="the service"), say("allegation", claim, by="Aidar", stance=Stance.DENIES)
    )
    assert _about(file) == [("allegation", "stance", 2)]


def test_said_to_be_and_said_not_to_exist(say: Say, folded: Fold) -> None:
    """No complaint at all against a complaint in June; that something is unknown contradicts nothing."""
    there = say("complaint", {"to": "prosecutor"}, "2022-06")
    assert _about(folded(there, say("complaint", Absent()))) == [("complaint", "existence", 2)]
    assert _about(folded(there, say("complaint", Absent(), "2022-05"))) == []
    assert _about(folded(there, say("complaint", Unknown("papers lost")))) == []


@pytest.mark.parametrize(
    ("days", "when", "conflicts"), [(90, "2022-07-28", 0), (89, "2022-07-28", 1), (89, "2022-07", 0)]
)
def test_a_count_of_days_against_the_dates(say: Say, folded: Fold, days: int, when: str, conflicts: int) -> None:
    """Ninety days on 28 July fit an apprehension on 29 April, 89 do not; in July it may be either."""
    file = folded(say("apprehension", {}, "2022-04-29"), say("days_held", {"days": days}, when))
    assert len(file.conflicts) == conflicts
    assert all(conflict.about == "days" and len(conflict.facts) == 2 for conflict in file.conflicts)


def test_a_count_of_days_without_its_day_is_not_checked(say: Say, folded: Fold) -> None:
    """Nobody knows on which day the source counted."""
    assert _about(folded(say("apprehension", {}, "2022-04-29"), say("days_held", {"days": 5}))) == []


def test_a_count_of_days_may_mean_all_stretches(say: Say, folded: Fold) -> None:
    """13 days and 77 days: 90 in all, 77 in the last, and 80 in none."""
    spells = say("apprehension", {}, "2022-04-29"), say("release", {}, "2022-05-12"), say("re_arrest", {}, "2022-05-12")
    for days, conflicts in ((90, 0), (77, 0), (13, 0), (80, 1)):
        assert len(folded(*spells, say("days_held", {"days": days, "as_of": "2022-07-28"})).conflicts) == conflicts


def test_an_age_against_the_date_of_birth(say: Say, folded: Fold) -> None:
    """Born in 1975: 46 or 47 in April 2022, not 40."""
    born = say("birth_date", {"date": "1975"})
    assert _about(folded(born, say("age", {"years": 47}, "2022-04-29"))) == []
    assert _about(folded(born, say("age", {"years": 40}, "2022-04-29"))) == [("age", "years", 2)]
    assert _about(folded(born, say("age", {"years": 40}))) == []


def test_every_conflict_has_two_sides(say: Say, folded: Fold) -> None:
    """No fact conflicts with itself, and the facts of a conflict are facts of the case."""
    file = folded(
        *(
            say("apprehension", {"organ": organ}, when)
            for organ in ("City police", "Navy")
            for when in ("2022-04", "2023")
        )
    )

    def sound(conflict: Conflict) -> bool:
        return len(conflict.facts) > 1 and all(any(fact is other for other in file.facts) for fact in conflict.facts)

    assert file.conflicts
    assert all(sound(conflict) for conflict in file.conflicts)
