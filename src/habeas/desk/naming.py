"""Compare two names, without a vault."""

from typing import TypedDict

from habeas.names.comparison import compare


class MetPart(TypedDict):
    """Which part met which (None where it met nothing), and how."""

    a: str | None
    b: str | None
    how: str


class NameAnswer(TypedDict):
    """The shape of CONTRACTS `habeas names compare`: `score` is 0 to 1, `same` likely, possible or unlikely."""

    schema: str
    score: float
    same: str
    parts: list[MetPart]


def compare_names(one: str, other: str) -> NameAnswer:
    """Whether two printed names can be one person's name, with an account of every part of both."""
    answer = compare(one, other)
    parts: list[MetPart] = [{"a": met.ours, "b": met.theirs, "how": met.how.value} for met in answer.parts]
    return {"schema": "habeas.names.compare/1", "score": answer.score, "same": answer.same.value, "parts": parts}
