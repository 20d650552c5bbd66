"""What a rule asks of a case before it applies, answered yes, no or unknown."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from habeas.base.duration import Duration, parse_duration


class Truth(Enum):
    """Three-valued: a condition that the record cannot answer is unknown, never taken as no."""

    NO = 0
    UNKNOWN = 1
    YES = 2

    @staticmethod
    def of(value: bool | None) -> "Truth":
        """True, false, or None for unknown."""
        return Truth.UNKNOWN if value is None else Truth.YES if value else Truth.NO


@dataclass(frozen=True, slots=True)
class Selector:
    """Which events: of this type, with these fields (each one of the values given)."""

    type: str
    fields: Mapping[str, tuple[str, ...]]


class Asked(Protocol):
    """A case that answers conditions; each answer is for the day of one trigger."""

    def minor(self) -> Truth:
        """Whether the person was under 18."""

    def age_from(self, years: int) -> Truth:
        """Whether the person was this old or older."""

    def sex(self, sex: str) -> Truth:
        """Whether the person is of this sex, `f` or `m`."""

    def in_list(self, name: str) -> Truth:
        """Whether some offence of the case is in the pack's list of this name."""

    def in_category(self, names: tuple[str, ...]) -> Truth:
        """Whether some offence of the case is of one of these categories."""

    def penalty_over(self, length: Duration) -> Truth:
        """Whether the longest imprisonment of some offence is over this length."""

    def circumstance(self, name: str) -> Truth:
        """Whether a circumstance of the pack is recorded."""

    def trigger_field(self, name: str, values: tuple[str, ...]) -> Truth:
        """Whether a field of the trigger has one of these values."""

    def recorded(self, selector: Selector) -> Truth:
        """Whether such an event is recorded, not surely after the trigger."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: a word of the format and what it asks; `inner` for `any`, `all`, `not`."""

    word: str
    of: tuple[str, ...] = ()
    selector: Selector | None = None
    inner: tuple["Condition", ...] = ()

    def ask(self, case: Asked) -> Truth:
        """The answer of this case: `any` is the highest of its inner answers, `all` the lowest."""
        match self.word:
            case "any":
                return max((inner.ask(case) for inner in self.inner), key=lambda truth: truth.value)
            case "all":
                return min((inner.ask(case) for inner in self.inner), key=lambda truth: truth.value)
            case "not":
                return Truth(2 - self.inner[0].ask(case).value)
            case "recorded":
                assert self.selector is not None
                return case.recorded(self.selector)
            case _:
                return _plain(self.word, self.of, case)

    def words(self) -> tuple["Condition", ...]:
        """The plain conditions in it, in the order in which they are written."""
        if not self.inner:
            return (self,)
        return tuple(plain for inner in self.inner for plain in inner.words())


def _plain(word: str, of: tuple[str, ...], case: Asked) -> Truth:
    match word:
        case "minor":
            answer = case.minor()
            return answer if of[0] == "yes" else Truth(2 - answer.value)
        case "age_from":
            return case.age_from(int(of[0]))
        case "sex":
            return case.sex(of[0])
        case "list":
            return max((case.in_list(name) for name in of), key=lambda truth: truth.value)
        case "category":
            return case.in_category(of)
        case "penalty_over":
            return case.penalty_over(parse_duration(of[0]))
        case "circumstance":
            return max((case.circumstance(name) for name in of), key=lambda truth: truth.value)
        case "trigger":
            return case.trigger_field(of[0], of[1:])
        case _:
            raise ValueError(f"no such condition: {word}")


PLAIN_WORDS = ("minor", "age_from", "sex", "list", "category", "penalty_over", "circumstance")
"""Conditions that ask one thing and take one value or a list of them."""


def parse_condition(value: object) -> Condition:
    """Read a condition of the format; raises ValueError that names what is wrong."""
    if not isinstance(value, Mapping) or len(value) != 1:
        raise ValueError(f"a condition is a map of one word, such as {{minor: yes}}: {value!r}")
    word, asked = next(iter(value.items()))
    if word in ("any", "all"):
        if not isinstance(asked, list) or not asked:
            raise ValueError(f"{word} takes a list of conditions")
        return Condition(word, inner=tuple(parse_condition(item) for item in asked))
    if word == "not":
        return Condition(word, inner=(parse_condition(asked),))
    if word == "recorded":
        return Condition(word, selector=parse_selector(asked))
    if word == "trigger":
        if not isinstance(asked, Mapping) or len(asked) != 1:
            raise ValueError("trigger takes one field with its value or a list of values")
        name, values = next(iter(asked.items()))
        return Condition(word, (name, *_values(values)))
    if word not in PLAIN_WORDS:
        raise ValueError(f"no such condition: {word!r}")
    return Condition(word, _checked(word, _values(asked)))


def parse_selector(value: object) -> Selector:
    """Read an event type, or a map of a type and the fields it must have; raises ValueError."""
    if isinstance(value, str):
        return Selector(value, {})
    if not isinstance(value, Mapping) or not isinstance(value.get("type"), str):
        raise ValueError(f"a selector is an event type, or a map with one: {value!r}")
    fields = {str(name): _values(asked) for name, asked in value.items() if name != "type"}
    return Selector(value["type"], fields)


def _values(value: object) -> tuple[str, ...]:
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return tuple(value)
    if isinstance(value, str):
        return (value,)
    raise ValueError(f"a value is a word or a list of words: {value!r}")


def _checked(word: str, of: tuple[str, ...]) -> tuple[str, ...]:
    if word == "minor" and of[0] not in ("yes", "no"):
        raise ValueError("minor is yes or no")
    if word == "age_from" and not of[0].isdigit():
        raise ValueError("age_from is a number of years")
    if word == "sex" and of[0] not in ("f", "m"):
        raise ValueError("sex is f or m")
    if word == "penalty_over":
        parse_duration(of[0])
    return of
