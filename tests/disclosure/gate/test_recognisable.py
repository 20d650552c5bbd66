"""Who is told of without a name and could be recognised all the same."""

from tests.disclosure.gate.full import AGENT, OFFICER, full, told
from tests.disclosure.invented import HELD, Making

from habeas.base.plain import Plain
from habeas.disclosure.audience import Audience
from habeas.disclosure.gate.recognisable import Because, recognisable


def unnamed(*props: str) -> Making:
    """The case of somebody who agreed to being told of and not to the name, of whom this is known."""
    made = full()
    made.statements[:] = [one for one in made.statements if "name" not in one.anchor.quote]
    values: dict[str, dict[str, Plain]] = {"age": {"years": 36}, "occupation": {"text": "painter"}, "sex": {"sex": "m"}}
    for prop in props:
        made.say(0, prop, values[prop], f"{prop} is told", when="2023-05-01")
    return made


def test_traits_that_stand_together_are_said() -> None:
    """Age, trade and sex of somebody without a name stand together: that is said, with each of them."""
    found = recognisable(told(unnamed("age", "occupation", "sex"), Audience.PUBLIC))
    traits = [one for one in found if one.person == HELD and one.because is Because.TRAITS]
    assert [one.props for one in traits] == [("age", "sex", "occupation")]


def test_two_traits_are_not_enough() -> None:
    """Fewer traits than three are not said to tell anybody."""
    found = recognisable(told(unnamed("age", "sex"), Audience.PUBLIC))
    assert not [one for one in found if one.because is Because.TRAITS]


def test_the_only_one_in_a_part_is_said() -> None:
    """An agent that is the only one of the case can be known by that; one official of two cannot."""
    found = {one.person: one.role for one in recognisable(told(full(), Audience.PUBLIC))}
    assert found == {AGENT: "agent"}
    assert OFFICER not in found


def test_whoever_is_named_is_not_recognised() -> None:
    """For oneself everybody is named, and nobody is told as recognisable."""
    assert recognisable(told(full(), Audience.SELF)) == ()
