"""The second reading of Latin letters: Kazakh or Russian as people type it where they have no Cyrillic keyboard."""

import re
from functools import cache

from habeas.evidence.archives.search import tables
from habeas.evidence.archives.search.letters import folded_letter, plain

APOSTROPHE = "'"
_SOFT = "ь"
_GLIDE = "и"


@cache
def _patterns() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    head, anywhere = tables.letters("typed_in_latin", "head"), tables.letters("typed_in_latin", "anywhere")
    longest_first = sorted(anywhere, key=len, reverse=True)
    vowels, consonants = re.escape(tables.typed("vowels")), re.escape(tables.typed("consonants"))
    pattern = re.compile(
        rf"(?P<head>(?<![^\W_])(?:{'|'.join(head)})(?=[^\W_]))"
        rf"|(?P<glide>(?<=[{vowels}])j(?![{vowels}]))"
        rf"|(?P<listed>{'|'.join(map(re.escape, longest_first))})"
        rf"|(?P<soft>(?<=[{consonants}])')"
        r"|(?P<other>.)",
        re.DOTALL,
    )
    return pattern, head, anywhere


def typed_in_latin(word: str) -> list[tuple[int, int, str]]:
    """A word of small letters with its accents and apostrophes, as `(start, end, letters)` of the second reading.

    The stretches are code points of the word, end exclusive, without gaps; `letters` are folded and may
    be empty. Letters that are not Latin are folded as they stand. ``typed_in_latin("shyn")`` gives
    ``[(0, 2, "ш"), (2, 3, "и"), (3, 4, "н")]``.
    """
    pattern, head, anywhere = _patterns()
    found: list[tuple[int, int, str]] = []
    for match in pattern.finditer(word):
        said = match.group()
        if match.lastgroup == "head":
            letters = head[said]
        elif match.lastgroup == "glide":
            letters = _GLIDE
        elif match.lastgroup == "listed":
            letters = anywhere[said]
        elif match.lastgroup == "soft":
            letters = _SOFT
        else:
            letters = "" if said == APOSTROPHE else anywhere.get(plain(said), said)
        found.append((match.start(), match.end(), "".join(map(folded_letter, letters))))
    return found
