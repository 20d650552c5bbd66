"""One field of a fact, by its kind; None where the fact has none."""

from collections.abc import Mapping

from habeas.base.when import When, parse_when
from habeas.record.casefile import Fact
from habeas.record.statements import Stance


def asserted(fact: Fact) -> bool:
    """Whether a fact says that something is so, with a value."""
    return fact.stance is Stance.ASSERTS and isinstance(fact.value, Mapping)


def text_of(fact: Fact, name: str) -> str | None:
    """A field of a fact as text, None where it has none or nothing but white space."""
    inner = fact.value.get(name) if isinstance(fact.value, Mapping) else None
    return inner if isinstance(inner, str) and inner.strip() else None


def time_in(fact: Fact, name: str) -> When | None:
    """A field of a fact as a time, None where it has none or it cannot be read."""
    text = text_of(fact, name)
    try:
        return None if text is None else parse_when(text)
    except ValueError:
        return None
