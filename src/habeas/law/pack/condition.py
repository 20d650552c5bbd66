"""What a rule asks of a case before it applies, answered yes, no or unknown."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from habeas.base.duration import parse_duration


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


@dataclass(frozen=True, slots=True)
class Answer:
    """What a case answers: the truth, whether the law that decides it is plain on the day, and why.

    `because` are the plain conditions that decided it, each with what in the case answered it (an
    article, an age; empty where nothing did) and its own truth.
    """

    truth: Truth
    plain: bool = True
    because: tuple[tuple["Condition", str, Truth], ...] = ()


class Asked(Protocol):
    """A case that answers plain conditions on the day of one trigger."""

    def answer(self, condition: "Condition") -> Answer:
        """The answer to one plain condition, one whose word is not `any`, `all` or `not`."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition: a word of the format and what it asks; `inner` for `any`, `all`, `not`."""

    word: str
    of: tuple[str, ...] = ()
    selector: Selector | None = None
    inner: tuple["Condition", ...] = ()

    def ask(self, case: Asked) -> Answer:
        """The answer of this case: `any` is the highest of its inner answers, `all` the lowest.

        It is plain where what decides it is plain: one plain yes for `any`, one plain no for `all`,
        otherwise every answer.
        """
        if self.word == "not":
            inner = self.inner[0].ask(case)
            return Answer(Truth(2 - inner.truth.value), inner.plain, inner.because)
        if self.word not in ("any", "all"):
            return case.answer(self)
        answers = [inner.ask(case) for inner in self.inner]
        deciding = Truth.YES if self.word == "any" else Truth.NO
        pick = max if self.word == "any" else min
        truth = pick((answer.truth for answer in answers), key=lambda truth: truth.value)
        used = [answer for answer in answers if answer.truth is truth]
        plain = any(a.plain for a in used) if truth is deciding else all(a.plain for a in answers)
        if truth is deciding:
            used = [answer for answer in used if answer.plain] or used
            used = used[:1]
        return Answer(truth, plain, tuple(why for answer in used for why in answer.because))

    def leaves(self) -> tuple["Condition", ...]:
        """The plain conditions in it, in the order in which they are written."""
        if not self.inner:
            return (self,)
        return tuple(plain for inner in self.inner for plain in inner.leaves())


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
