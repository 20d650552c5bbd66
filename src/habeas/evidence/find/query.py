"""The question a person types, in its parts.

Words must all occur in one passage; "several words" in quotation marks stand together in that order; `-word`
must not occur; `OR` between two parts lets either do; `word*` stands for all words that begin so.
"""

import re
from dataclasses import dataclass

from habeas.base.errors import WrongCall
from habeas.evidence.find.tokens import terms

_OR = frozenset(["OR", "ИЛИ", "НЕМЕСЕ", "|"])
_OPEN = {'"': '"', "«": "»", "“": "”", "„": '“”"'}
_PART = re.compile(r"\s*(?P<minus>[-−–](?=[\S]))?(?P<rest>\S)")
LONGEST = 1_000
"""Code points of a question; more is a text, not a question."""

MOST = 32
"""Words of a question, those of phrases included."""

_HOW = 'Type words, "a phrase", -word, word* or word OR word.'


@dataclass(frozen=True, slots=True)
class Part:
    """Words that stand together: one for a word, several for a phrase. `prefix` lets the last one go on."""

    words: tuple[str, ...]
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked: of every group one part must occur, and no part of `without`."""

    groups: tuple[tuple[Part, ...], ...]
    without: tuple[Part, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts that are to occur, in their order."""
        return tuple(part for group in self.groups for part in group)


def parse_query(text: str) -> Query:
    """The parts of a question; raises WrongCall, saying what is wrong with it, when it cannot be understood."""
    if len(text) > LONGEST:
        raise WrongCall(f"The question is longer than {LONGEST} signs.", "Ask for a few words of it.")
    groups: list[tuple[Part, ...]] = []
    without: list[Part] = []
    either = False
    for minus, piece, prefix, bare in _pieces(text):
        if bare and piece in _OR:
            if either or not groups:
                raise WrongCall(f"{piece} needs a word before it and one after it.", _HOW)
            either = True
            continue
        part = _part(piece, prefix, bare)
        if part is None:
            continue
        if minus:
            if either:
                raise WrongCall("A word that must not occur cannot stand beside OR.", _HOW)
            without.append(part)
        elif either:
            groups[-1] = (*groups[-1], part)
        else:
            groups.append((part,))
        either = False
    if either:
        raise WrongCall("OR needs a word before it and one after it.", _HOW)
    return _sound(Query(tuple(groups), tuple(without)))


def _sound(query: Query) -> Query:
    if not query.groups:
        raise WrongCall("There is no word to search for.", _HOW)
    if sum(len(part.words) for part in (*query.parts, *query.without)) > MOST:
        raise WrongCall(f"These are more than {MOST} words.", "Ask for the few that matter.")
    return query


def _pieces(text: str) -> list[tuple[bool, str, bool, bool]]:
    """Each piece: whether it is to be without, its text, whether a star follows, whether it stood without marks."""
    found = []
    at = 0
    while begun := _PART.match(text, at):
        minus, start = begun["minus"] is not None, begun.start("rest")
        closing = _OPEN.get(begun["rest"])
        if closing is not None:
            end = min((place for sign in closing if (place := text.find(sign, start + 1)) >= 0), default=-1)
            if end < 0:
                raise WrongCall("A quotation mark is not closed.", _HOW)
            found.append((minus, text[start + 1 : end], False, False))
            at = end + 1
            continue
        end = next((i for i in range(start, len(text)) if text[i].isspace() or text[i] in '"«“„'), len(text))
        piece = text[start:end]
        found.append((minus, piece.rstrip("*"), piece.endswith("*"), True))
        at = end
    return found


def _part(piece: str, prefix: bool, bare: bool) -> Part | None:
    words = tuple(terms(piece))
    if not words:
        if bare and not prefix:
            return None
        raise WrongCall("There is no word in the quotation marks, or before the star.", _HOW)
    if prefix and len(words[-1]) < 2:
        raise WrongCall("A star needs two letters before it.", _HOW)
    return Part(words, prefix)
