"""Words that stand glued together, and where a space belongs between them.

A token is parted only where both halves are words and the whole is not one. Three witnesses say what
a word is: the frequency lists, the case of the letters, and the same text: a name that stands alone
elsewhere in it is a word.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.base.language import Lang
from habeas.evidence.text.edits import Edit
from habeas.evidence.text.lexicon import in_dictionary, is_word, zipf

TOKEN = re.compile(r"(?<![\w@#/\\.])[^\W\d_]+(?![\w@/\\])(?!\.\w)")
"""Letters without a break that are no part of an address, a tag, a file name or an identifier."""

_HUMP = re.compile(r"(?<=[a-zа-яёәғқңөұүһі])(?=[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ][a-zа-яёәғқңөұүһі])")
_AFTER_CAPITALS = re.compile(r"(?P<head>[A-Z]{2,}|[А-ЯЁ]{2,})(?P<tail>[a-z]{3,}|[а-яё]{3,})")
_KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
_NAME_PREFIXES = frozenset(
    {"mc", "mac", "de", "da", "di", "du", "del", "la", "le", "van", "von", "el", "al", "ibn", "o", "д"}
)
_BRAND_PREFIXES = frozenset({"kaz", "qaz", "каз", "қаз", "euro", "евро", "рос", "ros", "гос", "azer", "tele", "теле"})
_ENGLISH_SHORT = frozenset(
    {"of", "to", "in", "on", "by", "is", "as", "at", "or", "he", "we", "it", "be", "an", "if", "no"}
)
_SHORT_AFTER_NAME = frozenset({"of", "to", "by", "is", "as", "or"})
_RUSSIAN_SHORT = frozenset(
    {"в", "во", "к", "ко", "с", "со", "о", "об", "у", "и", "а", "на", "не", "но", "по", "за", "из", "от"}
)
_COMBINING = re.compile(
    r"(?:anti|counter|cyber|extra|hyper|inter|macro|media|mega|micro|mini|mono|multi|nano|neo|non|over|photo|poly|post|pre|"
    r"pro|pseudo|radio|re|semi|sub|super|trans|ultra|un|under|uni|video|"
    r"авиа|супер|гипер|поли|мульти|мини|вице|экс|контр|анти|медиа|спец|гос|общ[ео]|выше|ниже|средне|поле|море|[а-яё]*(?<![ое]г)о)",
    re.IGNORECASE,
)
"""First halves that make compounds: prefixes, and Russian stems with the joining vowel."""
_RUSSIAN_ENDINGS = frozenset({"том", "она", "нет", "них", "ним", "ком", "тем", "ном", "ими", "мин", "нам", "вам"})
"""Common words that are also the end of an inflected name: "Гамильтоном" is not "Гамиль" and "тоном"."""

_KAZAKH_AFTER = frozenset({"бойынша", "туралы", "арқылы", "ретінде", "дейін", "кейін", "және", "жөнінде", "қарамастан"})
_KAZAKH_BEFORE = frozenset({"және", "бойынша", "туралы", "арқылы"})
"""Kazakh words without endings of their own, which no other word ends or begins with."""

_LONGEST = 60
"""Longer runs of letters are no words of a report."""
_MARGIN = 2.0
"""How much likelier, in powers of ten, two words must be than the whole as one word."""
_LEAST_PAIR = 1.2
"""Least expected frequency of a pair (the sum of both less 9), on wordfreq's scale."""
_LEAST_SHORT_PAIR = 2.5
"""The same where one of the two has one or two letters, which many rare words begin with."""


@dataclass(frozen=True, slots=True)
class _Witness:
    """What the text itself says: how often each token stands alone in it, and its language."""

    alone: Counter[str]
    lang: Lang | None

    def named(self, word: str) -> bool:
        """Whether this capitalised word stands alone in the text, in this form."""
        return word[:1].isupper() and self.alone[word] > 0


def glued(text: str, lang: Lang | None) -> Iterator[Edit]:
    """The spaces that belong into `text`, as insertions in order; none where it is in doubt.

    `lang` is the language of the text. Kazakh words are parted at a change of case, at a
    postposition, or where both halves stand alone elsewhere in the text; there is no list of Kazakh
    words to ask.
    """
    found = [(match.start(), match.group()) for match in TOKEN.finditer(text)]
    witness = _Witness(Counter(token for _, token in found), lang)
    parted: dict[str, tuple[int, ...]] = {}
    for start, token in found:
        if not 4 <= len(token) <= _LONGEST:
            continue
        if token not in parted:
            parted[token] = _places(token, witness)
        for place in parted[token]:
            yield Edit(start + place, start + place, " ", "glued")


def _places(token: str, witness: _Witness) -> tuple[int, ...]:
    """Offsets inside the token at which a space belongs."""
    if token.isupper():
        return ()
    places: list[int] = []
    start = 0
    for piece in _humps(token, witness):
        inner = _best(piece, witness, depth=2)
        if start:
            places.append(start)
        places.extend(start + place for place in inner)
        start += len(piece)
    return tuple(places)


def _humps(token: str, witness: _Witness) -> list[str]:
    """The token in pieces at changes from small to capital letters, or whole where it is a name of that form."""
    cuts = [match.start() for match in _HUMP.finditer(token)]
    if not cuts:
        return [token]
    pieces = [token[first:last] for first, last in zip([0, *cuts], [*cuts, len(token)], strict=True)]
    if zipf(token) >= 1.0 or pieces[0].lower() in _NAME_PREFIXES | _BRAND_PREFIXES:
        return [token]
    if any(len(piece) < 3 for piece in pieces[1:]) or len(pieces) > 4:
        return [token]
    if len(pieces[0]) < 3 and pieces[0].lower() not in _ENGLISH_SHORT | _RUSSIAN_SHORT:
        return [token]
    if witness.alone[token] >= 3 and not all(witness.alone[piece] for piece in pieces):
        return [token]
    return pieces


def _best(token: str, witness: _Witness, depth: int) -> tuple[int, ...]:
    """The best way to part a token of one case pattern; empty when it should stay whole."""
    if len(token) < 4 or witness.alone[token] >= 4:
        return ()
    capitals = _AFTER_CAPITALS.fullmatch(token)
    if capitals is not None:
        return _after_capitals(capitals)
    whole = zipf(token)
    if whole >= 4.0 or in_dictionary(token):
        return ()
    asked = _Asked(whole, is_word(token), witness.lang is Lang.KK or _KAZAKH.search(token) is not None)
    candidates = [
        (score, place)
        for place in range(1, len(token))
        if (score := _score(token[:place], token[place:], asked, witness)) is not None
    ]
    if candidates:
        return (max(candidates)[1],)
    return _in_three(token, witness, depth) if depth and whole == 0.0 else ()


def _in_three(token: str, witness: _Witness, depth: int) -> tuple[int, ...]:
    """A common first word, and a rest that itself parts into words."""
    for place in range(len(token) - 4, 1, -1):
        head, rest = token[:place], token[place:]
        if (zipf(head) >= 4.0 and head.islower() and len(head) >= 3) or witness.named(head):
            inner = _best(rest, witness, depth - 1)
            if inner:
                return (place, *(place + cut for cut in inner))
    return ()


def _after_capitals(capitals: re.Match[str]) -> tuple[int, ...]:
    """An abbreviation glued to a common word: "KNBarrested" is KNB and arrested."""
    if zipf(capitals["tail"]) >= 4.0 and len(capitals["head"]) >= 2:
        return (len(capitals["head"]),)
    return ()


@dataclass(frozen=True, slots=True)
class _Asked:
    """The token that is to be parted, as one word: how frequent, whether known, whether it may be Kazakh."""

    frequency: float
    known: bool
    kazakh: bool


def _score(head: str, tail: str, asked: _Asked, witness: _Witness) -> float | None:
    """How likely head and tail are two words, None when they are not; higher is better."""
    if not asked.known and _by_text(head, tail, witness):
        return 20.0 + len(head)
    if asked.kazakh and not head.isascii():
        return _kazakh(head, tail)
    if not _long_enough(head, tail):
        return None
    if head[:1].isupper():
        return None if asked.known else _capitalised(head, tail)
    return _plain(head, tail, asked)


def _kazakh(head: str, tail: str) -> float | None:
    """A Kazakh postposition or conjunction glued to a word of three letters or more."""
    if (tail in _KAZAKH_AFTER and len(head) >= 3) or (head.lower() in _KAZAKH_BEFORE and len(tail) >= 3):
        return float(max(len(head), len(tail)))
    return None


def _plain(head: str, tail: str, asked: _Asked) -> float | None:
    """Two words of small letters: a common pair, or two long words that make no compound."""
    first, second = zipf(head), zipf(tail)
    pair = first + second - 9.0
    if asked.known and pair - asked.frequency < _MARGIN:
        return None
    if min(len(head), len(tail)) <= 2:
        return pair if pair >= _LEAST_SHORT_PAIR + (len(head) + len(tail) == 4) * 0.5 and second >= 3.5 else None
    if _COMBINING.fullmatch(head) is not None and first < 6.0:
        return None
    if pair >= _LEAST_PAIR and min(first, second) >= 3.5:
        return pair
    return None if asked.known else _two_of_content(head, tail, pair)


def _two_of_content(head: str, tail: str, pair: float) -> float | None:
    """Two words of which neither is one of the commonest; the dictionary lets Russian ones be rarer."""
    (short, common), (long, rare) = sorted((len(word), zipf(word)) for word in (head, tail))
    if in_dictionary(head) and in_dictionary(tail):
        sure = (short >= 4 and min(common, rare) >= 3.0) or (short == 3 and common >= 4.8 and long >= 5 and rare >= 3.5)
        return pair if sure else None
    sure = min(common, rare) >= (3.5 if short >= 5 else 4.0)
    return pair if short >= 4 and sure else None


def _by_text(head: str, tail: str, witness: _Witness) -> bool:
    """Whether the text itself has both halves, which together are no word, as words of their own."""
    if witness.named(head):
        if len(tail) >= 3 and zipf(tail) >= 5.0 and tail not in _RUSSIAN_ENDINGS:
            return True
        if tail in _SHORT_AFTER_NAME:
            return True
    return min(len(head), len(tail)) >= 5 and witness.alone[head] >= 1 and witness.alone[tail] >= 1 and tail.islower()


def _long_enough(head: str, tail: str) -> bool:
    short = _ENGLISH_SHORT if head.isascii() else _RUSSIAN_SHORT
    if len(head) <= 2 and head.lower() not in short:
        return False
    return len(tail) >= 3 or (tail.isascii() and tail in short)


def _capitalised(head: str, tail: str) -> float | None:
    """A name glued to one of the commonest words, or one of the commonest words to a common one."""
    if min(len(head), len(tail)) < 3:
        return None
    second = zipf(tail)
    if head.isascii() and len(head) >= 4 and second >= 6.0:
        return second
    return second if len(tail) >= 4 and second >= 4.5 and zipf(head) >= 6.5 else None
