"""What in an order tells something of this one case: a thing, a date, a number or a place, and never a bare name.

Every order names the person, the judge and the investigator. A name shows that the order is about
somebody; it gives no reason. What is done to a person or with a person is told by other words.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from habeas.base.span import Span
from habeas.findings.remand.lexicon import Lexicon
from habeas.findings.remand.tokens import Clause, Token, normal, tokens_of

_INITIAL = r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\."
_BESIDE_INITIALS = re.compile(rf"(\w{{3,}})\s+{_INITIAL}(?:\s?{_INITIAL})?|\b{_INITIAL}\s?(?:{_INITIAL}\s?)?(\w{{3,}})")
"""A word before or behind one or two initials."""


class Particulars:
    """Finds what can be checked in the clauses of one order. `people` are names of the persons concerned."""

    def __init__(self, text: str, words: Lexicon, people: Iterable[str]) -> None:
        self._words = words
        self._names = _stems(text, words, people)

    def tells(self, clauses: Iterable[Clause], first: Token) -> bool:
        """Whether something stands there that can be checked: a thing, a date, a number or a place.

        `first` is the first word of the sentence, whose capital says nothing. Words that stand in a turn of
        phrase of any order ("ban on leaving", "came to the conclusion") tell nothing.
        """
        return any(self._clause_tells(clause.tokens, first) for clause in clauses)

    def _clause_tells(self, tokens: Sequence[Token], first: Token) -> bool:
        formal = {
            at for pattern in self._words.formulas for start, end in pattern.matches(tokens) for at in range(start, end)
        }
        return any(
            self._words.concrete.fits(token)
            or (token.norm.isdigit() and not self._counts_law(tokens, at))
            or (token is not first and self._names_place(tokens, at))
            for at, token in enumerate(tokens)
            if at not in formal
        )

    def _counts_law(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a number is that of an article or the length of a term."""
        beside = [*tokens[max(0, at - 1) : at], *tokens[at + 1 : at + 3]]
        return any(self._words.beside_numbers.fits(one) or one.norm.isdigit() for one in beside)

    def _names_place(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a capital names a place that somebody is at, goes to or comes from.

        The place of a court is none: it stands in another case, or without the words before a place.
        """
        token, words = tokens[at], self._words
        if not token.capital or len(token.norm) < 3 or self._nobody(token):
            return False
        before = at - 1
        while before >= 0 and words.place_nouns.fits(tokens[before]):
            before -= 1
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        last = behind if behind is not None and words.place_nouns.fits(behind) else token
        return (before >= 0 and words.before_places.fits(tokens[before])) or words.place_ends.fits(last)

    def _nobody(self, token: Token) -> bool:
        """Whether a capital is an institution's, or a name of a person: known, beside initials, or by its end."""
        words = self._words
        return words.institutions.fits(token) or words.surnames.fits(token) or token.norm.startswith(self._names)


def _stems(text: str, words: Lexicon, people: Iterable[str]) -> tuple[str, ...]:
    """Beginnings of the names in a text: of those given, of words beside initials, and of those behind ranks."""
    names = [word for pair in _BESIDE_INITIALS.findall(text) for word in pair if word and word[0].isupper()]
    names += [word for name in people for word in name.split()]
    tokens = tokens_of(text, Span(0, len(text))) if text else ()
    names += [two.norm for one, two in pairwise(tokens) if words.bearers.fits(one) and two.capital]
    return tuple({normal(name)[: max(3, len(name) - 2)] for name in names if len(name) >= 3})
