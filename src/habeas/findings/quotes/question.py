"""What is asked: one quotation, and which items it is looked for in."""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from habeas.base.digest import Digest, digest_of
from habeas.base.errors import WrongCall
from habeas.base.when import When

LONGEST = 4_000
"""Signs of the longest quotation; more is a document, not a quotation."""

WIDEST = Fraction(1, 2)
"""The widest distance that may be asked for: beyond it nearly everything is near nearly everything."""

NEAREST = Fraction(2, 5)
"""How far the nearest passage may lie to be shown at all."""

_MARKED = re.compile(r"\s*(?:\d{1,3}[.)]|[-*•–—])\s+\S")
_QUOTED = re.compile(r"\s*[«“„\"'].{3,}[»”“\"'][\s,;.]*")


@dataclass(frozen=True, slots=True)
class Question:
    """One quotation to look for. `words` are as given, in NFC, without white space at both ends.

    `by` is an author's name as the export has it; `since` and `until` are the first and the last day or
    moment, both included. `max_distance` is edits divided by the length of the normalised quote, 0 to 1/2.
    """

    words: str
    by: str | None = None
    since: When | None = None
    until: When | None = None
    max_distance: Fraction = Fraction(1, 5)

    @property
    def digest(self) -> Digest:
        """The digest of the words in UTF-8."""
        return digest_of(self.words.encode())

    @property
    def wider(self) -> Fraction:
        """How far a near miss may lie: twice the distance, at most 40 %; never less than the distance itself."""
        return max(self.max_distance, min(NEAREST, 2 * self.max_distance))


def question(
    words: str,
    by: str | None = None,
    since: When | None = None,
    until: When | None = None,
    max_distance: Fraction = Fraction(1, 5),
) -> Question:
    """One question; raises WrongCall where there are no words in it, or several quotations, or dates run backwards."""
    text = unicodedata.normalize("NFC", words).replace("\r\n", "\n").strip()
    if not text:
        raise WrongCall("The quotation is empty.", "Give the words that are said to have been written.")
    if not any(sign.isalnum() for sign in text):
        raise WrongCall(
            "The quotation has no letter and no figure, so there is nothing to compare.",
            "Signs and pictures alone cannot be looked for; give words.",
        )
    if len(text) > LONGEST:
        raise WrongCall(
            f"That is no quotation but a document: it has more than {LONGEST} signs.",
            "Ask for one quotation at a time.",
        )
    if _several(text):
        raise WrongCall("These are several quotations.", "Ask for one quotation at a time.")
    if not 0 <= max_distance <= WIDEST:
        raise WrongCall("The distance lies between 0 and 50 %.", "Leave --max-distance out for 20 %.")
    if since is not None and until is not None and until.ends_before(since):
        raise WrongCall(f"The search would end ({until}) before it begins ({since}).", "Turn --from and --to round.")
    return Question(text, None if by is None else " ".join(by.split()), since, until, max_distance)


def _several(text: str) -> bool:
    """Whether this is a list: two lines or more, each numbered, marked, or in quotation marks of its own."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < 2:
        return False
    return all(_MARKED.match(line) for line in lines) or all(_QUOTED.fullmatch(line) for line in lines)
