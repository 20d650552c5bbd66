"""Which words are names of well-known places: the list of airlock-pii (Apache-2.0), in the nominative."""

from functools import cache
from importlib import resources

from habeas.names.letters import key_of


@cache
def _places() -> frozenset[str]:
    text = resources.files("airlock_pii").joinpath("data", "places.txt").read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return frozenset(
        key_of(name.strip()) for line in lines if line and not line.startswith("[") for name in line.split(",")
    )


def is_place(word: str) -> bool:
    """Whether `word` is a listed place in the nominative, in Cyrillic or Latin letters."""
    return key_of(word) in _places()
