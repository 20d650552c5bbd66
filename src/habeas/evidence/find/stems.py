"""What a word is found by: the dictionary forms it can come from, its stem, and how it sounds in Latin letters."""

import re
from functools import lru_cache

from rumorph import Analyzer
from snowballstemmer import stemmer

from habeas.base.language import Lang
from habeas.evidence.find.kazakh import kazakh_stem
from habeas.evidence.find.tokens import has_kazakh_letters, is_latin, plain
from habeas.names.sounds import sound_code
from habeas.names.transliteration import to_cyrillic

EDITION = "5"
"""Changes whenever a word or a text would be indexed otherwise than before; an index of another one is made anew."""

_LIKELY = 0.04
"""The least share of its uses by which a form is counted to a dictionary word: `были` is hardly ever from `быль`."""

_SURNAME = re.compile(r"(.{2,}(?:[оеё]в|[иы]н))(?:а|у|ым|ой|е|ых|ыми|ы)")
_ANALYZER = Analyzer()
_ENGLISH = stemmer("english")


@lru_cache(maxsize=1 << 17)
def stems(term: str) -> frozenset[str]:
    """The stems and dictionary forms of a word, itself included; two words are kin when they share one.

    Cyrillic words are read as Russian, and as Kazakh where they have its letters or are no Russian words.
    """
    if term.isdigit() or len(term) < 3:
        return frozenset([term])
    if is_latin(term):
        return frozenset([term, _ENGLISH.stemWord(term)])
    if has_kazakh_letters(term):
        return frozenset([term, kazakh_stem(term)])
    found = {term, *_russian(term)}
    return frozenset(found if _ANALYZER.is_known(term) else found | {kazakh_stem(term)} | _surname(term))


def _russian(term: str) -> set[str]:
    return {
        each.lemma.replace("ё", "е")
        for each in _ANALYZER.analyze(term)
        if (each.prob or 0) >= _LIKELY and len(each.lemma) > 1
    }


def _surname(term: str) -> set[str]:
    """A surname in -ов or -ин without its ending: the dictionary has few of them."""
    found = _SURNAME.fullmatch(term)
    return {found[1]} if found else set()


@lru_cache(maxsize=1 << 17)
def sounds(term: str) -> frozenset[str]:
    """How the stems of a word sound, in one code for all alphabets; empty for a word of one or two letters."""
    if len(term) < 3 or not term.isalpha():
        return frozenset()
    return frozenset(code for stem in stems(term) if len(code := sound_code(stem).lower()) > 1)


@lru_cache(maxsize=1 << 12)
def in_cyrillic(term: str) -> frozenset[str]:
    """What a word typed in Latin letters may be in Cyrillic, Russian and Kazakh; empty for any other word."""
    if len(term) < 3 or not term.isalpha() or not is_latin(term):
        return frozenset()
    return frozenset(to_cyrillic(term, lang).replace("ё", "е") for lang in (Lang.RU, Lang.KK))


def same_letters(asked: str, term: str) -> bool:
    """Whether two words that are kin in plain letters are so as they were typed.

    Who typed no Kazakh letters may have meant any, and so may who wrote the text.
    """
    if plain(asked) == asked or plain(term) == term:
        return True
    return not stems(asked).isdisjoint(stems(term))
