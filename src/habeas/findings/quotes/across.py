"""Items in another language that share names, figures, dates or borrowed words with a quotation.

They are offered to a person who reads both languages. None of them is a match, and none counts in the
verdict: a translation cannot be compared letter by letter.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from habeas.base.language import Lang
from habeas.base.moment import Moment
from habeas.base.span import Span
from habeas.drafting.times.dates import find_times
from habeas.evidence.archives.item import Item
from habeas.evidence.text.language import language_of
from habeas.evidence.text.sentences import sentences
from habeas.findings.quotes.answer import Candidate, Languages, Reason, Shared
from habeas.findings.quotes.corpus import Corpus
from habeas.findings.quotes.question import Question
from habeas.law.numerals import in_digits
from habeas.names.sounds import sound_code

MOST = 5
"""So many candidates are offered at most."""

_WEIGHTS = {Shared.NAME: 4, Shared.DATE: 4, Shared.FIGURE: 3, Shared.WORD: 3}
_ENOUGH = 6
"""Least weight of an item's reasons together: two of them."""
_COMMON = 20
"""What more than one item in so many has tells nothing, in archives of more than that."""
_LOOKED_AT = 40
_STEM, _TAIL = 5, 4
"""Words of two languages meet where so many letters of their sound are the same and no more than so many follow."""

_WORD = re.compile(r"[^\W\d_]{4,}(?:[-'’][^\W\d_]+)*")
_WORDS = (Shared.NAME, Shared.WORD)
_DIGITS = re.compile(r"\d+")
_FIGURE = re.compile(r"\d(?:[\d ]*\d)?(?:[.,]\d+)?")
_KAZAKH = frozenset("әғқңөұүһӘҒҚҢӨҰҮҺ")


@dataclass(frozen=True, slots=True)
class _Sign:
    """Something that may be shared: what it is, the key it is compared by, how it is written, and where.

    Dates are compared by month and day, and by the year where both have one.
    """

    shared: Shared
    key: str
    text: str
    start: int
    year: int | None = None


def candidates(
    asked: Question, languages: Languages, corpora: Sequence[Corpus], places: Sequence[Collection[int]]
) -> tuple[Candidate, ...]:
    """Up to five items in another language than the quotation, those with the most reasons first.

    Empty where the quotation's language could not be told, where all items are in it, and where no item
    has two reasons.
    """
    if languages.quote is None or not languages.differ:
        return ()
    wanted = _signs(asked.words, languages.quote)
    if not wanted:
        return ()
    dates = any(sign.shared is Shared.DATE for sign in wanted)
    stems = frozenset(sign.key[:_STEM] for sign in wanted if sign.shared in _WORDS)
    digits = frozenset(_DIGITS.findall(in_digits(asked.words, languages.quote).text))
    met: dict[tuple[int, int], list[tuple[_Sign, _Sign]]] = {}
    for at, corpus in enumerate(corpora):
        for place in sorted(places[at]):
            text = corpus.items[place].text
            if not _may_share(text, stems, digits):
                continue
            pairs = _pairs(wanted, _signs(text, _by_letters(text), dates=dates))
            if pairs:
                met[at, place] = pairs
    searched = sum(len(chosen) for chosen in places)
    usual = _usual(met, searched)
    best = sorted(met, key=lambda where: (-_weight(met[where], usual), where))[:_LOOKED_AT]
    found: list[Candidate] = []
    for at, place in best:
        pairs = [pair for pair in met[at, place] if _key(pair[0]) not in usual]
        item = corpora[at].items[place]
        lang = language_of(item.text)
        if _weight(pairs, usual) >= _ENOUGH and lang not in (None, languages.quote) and len(found) < MOST:
            found.append(_candidate(at, item, lang or languages.quote, pairs))
    return tuple(found)


def _may_share(text: str, stems: frozenset[str], digits: frozenset[str]) -> bool:
    """Whether a text has a word that sounds like one of the quotation's, or one of its figures in digits.

    Only then are its numbers in words and its dates read, which takes a hundred times longer.
    """
    if any(_code(word)[:_STEM] in stems for word in _WORD.findall(text)):
        return True
    return bool(digits) and not digits.isdisjoint(_DIGITS.findall(text))


def _candidate(at: int, item: Item, lang: Lang, pairs: Sequence[tuple[_Sign, _Sign]]) -> Candidate:
    first = min(theirs.start for _, theirs in pairs)
    last = max(theirs.start + len(theirs.text) for _, theirs in pairs)
    around = [span for span in sentences(item.text, None, lang) if span.overlaps(Span(first, last))]
    start, end = (around[0].start, around[-1].end) if around else (first, last)
    reasons = tuple(Reason(ours.shared, ours.text, theirs.text) for ours, theirs in pairs)
    return Candidate(at, item, lang, start, end, reasons)


def _usual(met: Mapping[tuple[int, int], list[tuple[_Sign, _Sign]]], searched: int) -> frozenset[tuple[Shared, str]]:
    """The signs that so many items have that sharing one tells nothing."""
    counts = Counter(key for pairs in met.values() for key in {_key(ours) for ours, _ in pairs})
    return frozenset(key for key, count in counts.items() if count > 3 and count * _COMMON > searched)


def _weight(pairs: Iterable[tuple[_Sign, _Sign]], usual: Collection[tuple[Shared, str]]) -> int:
    return sum(_WEIGHTS[ours.shared] for ours, _ in pairs if _key(ours) not in usual)


def _key(sign: _Sign) -> tuple[Shared, str]:
    return sign.shared, sign.key


def _pairs(wanted: Sequence[_Sign], there: Sequence[_Sign]) -> list[tuple[_Sign, _Sign]]:
    """Each sign of the quotation with the first of the item's that means the same."""
    pairs = []
    taken: set[int] = set()
    for ours in wanted:
        for place, theirs in enumerate(there):
            if place not in taken and _meets(ours, theirs):
                pairs.append((ours, theirs))
                taken.add(place)
                break
    return pairs


def _meets(ours: _Sign, theirs: _Sign) -> bool:
    if ours.shared not in _WORDS:
        years = {ours.year, theirs.year} - {None}
        return ours.shared is theirs.shared and ours.key == theirs.key and len(years) < 2
    if theirs.shared not in _WORDS or ours.key[:_STEM] != theirs.key[:_STEM]:
        return False
    same = next((at for at, (a, b) in enumerate(zip(ours.key, theirs.key, strict=False)) if a != b), None)
    same = min(len(ours.key), len(theirs.key)) if same is None else same
    return max(len(ours.key), len(theirs.key)) - same <= _TAIL


def _signs(text: str, lang: Lang, *, dates: bool = True) -> list[_Sign]:
    """The names, words, figures and dates of a text; a figure that belongs to a date is told as the date."""
    found = [
        _Sign(_sort(text, match), code, match[0], match.start())
        for match in _WORD.finditer(text)
        if len(code := _code(match[0])) >= _STEM
    ]
    respelled = in_digits(text, lang)
    if not any(sign.isdigit() for sign in respelled.text):
        return _once(found)
    days: list[Span] = []
    for mention in find_times(text, lang) if dates else ():
        if isinstance(first := mention.when.first, Moment) and first.day is not None and first.month is not None:
            day = mention.span
            days.append(day)
            found.append(_Sign(Shared.DATE, f"{first.month}-{first.day}", day.slice(text), day.start, first.year))
    for figure in _FIGURE.finditer(respelled.text):
        digits = re.sub(r"\D", "", figure[0])
        place = respelled.original(figure.start(), figure.end())
        if len(digits) >= 2 and not any(place.overlaps(day) for day in days):
            found.append(_Sign(Shared.FIGURE, digits, place.slice(text), place.start))
    return _once(found)


def _sort(text: str, match: re.Match[str]) -> Shared:
    """A name where it has a capital and does not begin a sentence; else a word."""
    before = text[: match.start()].rstrip(" «“„\"'([")
    opens = not before or before[-1] in ".!?…:\n"
    return Shared.NAME if match[0][0].isupper() and not match[0].isupper() and not opens else Shared.WORD


def _once(signs: Sequence[_Sign]) -> list[_Sign]:
    seen: dict[tuple[Shared, str], _Sign] = {}
    for sign in signs:
        seen.setdefault(_key(sign), sign)
    return list(seen.values())


@lru_cache(maxsize=1 << 17)
def _code(word: str) -> str:
    return sound_code(word)


def _by_letters(text: str) -> Lang:
    """The language by its letters alone: enough to read numbers and dates."""
    if not _KAZAKH.isdisjoint(text):
        return Lang.KK
    return Lang.RU if any("\u0400" <= sign <= "\u04ff" for sign in text) else Lang.EN
