"""The spaces that French sets before and inside its marks: they never end a line."""

import re

_BEFORE = re.compile(r" (?=[:;?!»])|(?<=«) ")
_NO_BREAK = "\N{NO-BREAK SPACE}"


def spaced(text: str, language: str) -> str:
    """The text of a file of words with these spaces made unbreakable; of another language than French as it is."""
    return _BEFORE.sub(_NO_BREAK, text) if language == "fr" else text
