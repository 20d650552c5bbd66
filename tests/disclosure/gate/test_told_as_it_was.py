"""What goes through the gate keeps its shape: what was one fact stays one, and nothing comes along unasked."""

from datetime import UTC, datetime

import pytest
from tests.disclosure.gate.full import asked, full, told

from habeas.base.ids import EntityId, Handle
from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.admission import admit
from habeas.record.people import Entity, EntityKind, Judgement, Sameness

_PRISON, _SIZO, _OTHER = (EntityId(sign * 32) for sign in ("7", "8", "9"))


@pytest.mark.parametrize("audience", [Audience.SELF, Audience.TEAM])
def test_an_empty_list_of_names_stays(audience: Audience) -> None:
    """A value without other names is the same value inside, and the case file the very same."""
    made = full()
    made.say(0, "person", {"name": "Timur Esenov", "aliases": [], "role": "detainee"}, "Timur Esenov, a painter")
    question = asked(made, audience)
    assert admit(question, Lang.EN).casefile is question.casefile


@pytest.mark.parametrize("audience", list(Audience))
def test_two_names_of_one_place_stay_one(audience: Audience) -> None:
    """A place that somebody judged to be the same under two names is told once, and no name comes along."""
    made = full()
    names = {_PRISON: "Zhelsai remand prison", _SIZO: "СИЗО города Жельсая", _OTHER: "Жетісай тергеу изоляторы"}
    made.entities += [Entity(key, EntityKind.FACILITY, name) for key, name in names.items()]
    at = datetime(2023, 6, 1, tzinfo=UTC)
    made.judgements += [
        Judgement(_PRISON, key, Sameness.SAME, Handle("lantern"), at, "One house.") for key in (_SIZO, _OTHER)
    ]
    made.say(0, "place_of_detention", {"name": names[_PRISON]}, "in the remand prison")
    made.say(1, "place_of_detention", {"name": names[_SIZO]}, "в СИЗО")
    admitted = told(made, audience)
    places = [fact for fact in admitted.casefile.facts if fact.prop == "place_of_detention"]
    assert [len(fact.statements) for fact in places] == [2]
    known = {entity.name for entity in admitted.casefile.entities.values()}
    if audience not in (Audience.SELF, Audience.TEAM, Audience.COUNSEL):
        assert names[_PRISON] in known
        assert names[_OTHER] not in known


@pytest.mark.parametrize("audience", [one for one in Audience if one not in (Audience.SELF, Audience.TEAM)])
def test_a_paper_that_nothing_told_stands_on_is_not_named(audience: Audience) -> None:
    """Outside only papers are told of that a told statement stands on."""
    made = full()
    gone = made.sources[1].id
    made.statements[:] = [one for one in made.statements if one.source != gone]
    sources = {one.id for one in told(made, audience).sources}
    assert gone not in sources
    assert made.sources[0].id in sources
