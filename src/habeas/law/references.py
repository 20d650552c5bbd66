"""References to articles of law in running text: English, Russian and Kazakh."""

import re
from dataclasses import replace

from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.law.articles import Article, articles_of
from habeas.law.citing import CitingWords, Kind, citing_words, tokens
from habeas.law.codes import known_codes
from habeas.law.grouping import grouped
from habeas.law.numerals import Respelled, in_digits
from habeas.law.reference import Reference

_REACH = 300
"""How many code points around the word for an article are read for its parts, law and label."""
_QUOTES = ' ()«»“”„"'
_ONE = r"\d{1,3}(?:[.-]\d{1,2})?(?:\(\d{1,2}\))*"
_BARE = re.compile(rf"\s*{_ONE}(?:(?:\s*[,;–-]\s*|\s+(?:and|и|және|мен)\s+){_ONE})*[\s.]*")
_TOLD = re.compile(r"[(,;–]|\s(?:and|и|және|мен)\s")
"""What tells a list of articles from a mere number."""
_JOINS = re.compile(r";|\b(?:and|и|және|мен)\b")
_WORD = "Article "


def find_references(text: str, lang: Lang | None = None) -> tuple[Reference, ...]:
    """Every reference to an article in `text`, in order of place; empty when there is none.

    Without `lang` the text is read in all three languages, and where two of them find something in
    one place the longer reading stays. An article is found only with its number; a part or point
    without an article is none, nor is a word such as "Article" or "бап" alone. The law is taken from
    the same phrase only; a reference in a list takes the law that the list names.

    A text that is nothing but a list of numbers ("217, 256(1)"), as a form or a column of a table holds
    it, is read as articles of a law that is not named: they are not resolved.
    """
    if _BARE.fullmatch(text) and _TOLD.search(text.strip(" .")):
        listed = _JOINS.sub(lambda found: ",".ljust(len(found[0])), text)
        return tuple(_without_word(item, text) for item in _in_language(_WORD + listed, Lang.EN))
    if lang is not None:
        return tuple(sorted(_in_language(text, lang), key=lambda item: (item.span.start, item.span.end)))
    kept: list[Reference] = []
    by_language = [_in_language(text, each) for each in Lang]
    for own, found in enumerate(by_language):
        others = [item for index, items in enumerate(by_language) if index != own for item in items]
        kept += (item for item in found if not any(_weaker(item, other) for other in others))
    return tuple(sorted(kept, key=lambda item: (item.span.start, item.span.end)))


def _without_word(item: Reference, text: str) -> Reference:
    """A reference read with the word for an article before it, as it stands without the word."""
    shift = len(_WORD)
    span = Span(max(item.span.start - shift, 0), item.span.end - shift)
    return replace(item, span=span, quote=span.slice(text))


def _weaker(item: Reference, other: Reference) -> bool:
    return item.span.overlaps(other.span) and len(item.span) < len(other.span)


def _in_language(text: str, lang: Lang) -> list[Reference]:
    words = citing_words(lang)
    view = in_digits(text, lang)
    out: list[Reference] = []
    for start, end in _windows(view.text, words):
        for run in tokens(view.text, start, end, words):
            if any(token.kind is Kind.ARTICLE for token in run):
                for article in articles_of(grouped(run, view.text, words), words):
                    out += _references(article, view, text)
    return out


def _windows(text: str, words: CitingWords) -> list[tuple[int, int]]:
    """The stretches around the words for an article, joined where they meet, cut at empty lines."""
    windows: list[tuple[int, int]] = []
    for found in words.article.finditer(text):
        start = max(text.rfind("\n\n", 0, found.start()) + 1, found.start() - _REACH, 0)
        stop = text.find("\n\n", found.end())
        end = min(found.end() + _REACH, len(text) if stop < 0 else stop)
        if windows and start <= windows[-1][1]:
            windows[-1] = (windows[-1][0], end)
        else:
            windows.append((start, end))
    return windows


def _references(article: Article, view: Respelled, text: str) -> list[Reference]:
    """The references of one article: one for each of its parts, or each point of its part."""
    law = article.law
    span = view.original(article.start, article.end)
    if law is None:
        code, country = None, None
    else:
        code, country = law.value or view.original(law.start, law.end).slice(text).strip("() "), law.country
    known = known_codes().get(code or "")
    if code is None and span.slice(text).startswith("ARTICLE 19"):
        return []
    resolved = known is not None and (country is not None or known.treaty)
    resolved = resolved and known is not None and known.may_have(country, article.entry.value)
    label = None if article.label is None else view.original(article.label.start, article.label.end).slice(text)
    return [
        Reference(
            span,
            span.slice(text),
            country,
            code,
            article.entry.value,
            part,
            point,
            label and label.strip(_QUOTES),
            resolved,
        )
        for part, point in article.ways_down(first_is_point=known is not None and known.first_is_point)
    ]
