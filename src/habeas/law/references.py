"""References to articles of law in running text: English, Russian and Kazakh."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas.base.language import Lang
from habeas.law.citing import LEVELS, CitingWords, Kind, Token, citing_words, tokens
from habeas.law.codes import known_codes
from habeas.law.grouping import Entry, Group, grouped
from habeas.law.numerals import Respelled, in_digits
from habeas.law.reference import Reference

_REACH = 300
"""How many code points around the word for an article are read for its parts, law and label."""
_QUOTES = ' ()«»“”„"'


_RANK = {level: rank for rank, level in enumerate((Kind.PARAGRAPH, Kind.SUBPOINT, Kind.POINT, Kind.PART))}
"""How high a level stands under the article."""

type Chain = dict[Kind, tuple[str, ...]]
"""The numbers of one way down from an article: its part, the point of it, the subpoint of that."""


@dataclass(slots=True)
class _Article:
    """One article while its run is read: the ways down from it, and how far it reaches."""

    entry: Entry
    start: int
    end: int
    chains: list[Chain] = field(default_factory=list)
    law: Token | None = None
    label: Token | None = None

    def attach_behind(self, group: Group) -> None:
        """Take a level that stands behind the article: below the last one, or beside it."""
        last = self.chains[-1] if self.chains else {}
        above: Chain = {level: numbers for level, numbers in last.items() if _RANK[level] > _RANK[group.level]}
        if self.chains and above == last:
            self.chains.pop()
        self.chains.append(above | _chain(group))
        self.reach(group.start, group.end)

    def attach_ahead(self, groups: list[Group]) -> None:
        """Take the levels that stand before the article, from the lowest up; a level no higher begins anew."""
        highest = len(_RANK)
        for group in groups:
            if (_RANK[group.level] <= highest and highest < len(_RANK)) or not self.chains:
                self.chains.append({})
            self.chains[-1] |= _chain(group)
            highest = _RANK[group.level]
            self.reach(group.start, group.end)

    def reach(self, start: int, end: int) -> None:
        """Cover this stretch too."""
        self.start, self.end = min(self.start, start), max(self.end, end)


def _chain(group: Group) -> Chain:
    """The numbers of a group; marks in brackets behind a part are its points ("Part 2(a)")."""
    if group.level is not Kind.PART:
        return {group.level: tuple(entry.value + _bracketed(entry.brackets) for entry in group.entries)}
    points = tuple(mark for entry in group.entries for mark in entry.brackets)
    chain: Chain = {Kind.PART: tuple(entry.value for entry in group.entries)}
    return chain | {Kind.POINT: points} if points else chain


def _bracketed(marks: Iterable[str]) -> str:
    return "".join(f"({mark})" for mark in marks)


def find_references(text: str, lang: Lang | None = None) -> tuple[Reference, ...]:
    """Every reference to an article in `text`, in order of place; empty when there is none.

    Without `lang` the text is read in all three languages, and where two of them find something in
    one place the longer reading stays. An article is found only with its number; a part or point
    without an article is none, nor is a word such as "Article" or "бап" alone. The law is taken from
    the same phrase only; a reference in a list takes the law that the list names.
    """
    if lang is not None:
        return tuple(sorted(_in_language(text, lang), key=lambda item: (item.span.start, item.span.end)))
    kept: list[Reference] = []
    by_language = [_in_language(text, each) for each in Lang]
    for own, found in enumerate(by_language):
        others = [item for index, items in enumerate(by_language) if index != own for item in items]
        kept += (item for item in found if not any(_weaker(item, other) for other in others))
    return tuple(sorted(kept, key=lambda item: (item.span.start, item.span.end)))


def _weaker(item: Reference, other: Reference) -> bool:
    return item.span.overlaps(other.span) and len(item.span) < len(other.span)


def _in_language(text: str, lang: Lang) -> list[Reference]:
    words = citing_words(lang)
    view = in_digits(text, lang)
    out: list[Reference] = []
    for start, end in _windows(view.text, words):
        for run in tokens(view.text, start, end, words):
            if any(token.kind is Kind.ARTICLE for token in run):
                for article in _articles(grouped(run, view.text, words), words):
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


def _articles(items: list[Group | Token], words: CitingWords) -> list[_Article]:
    """The articles of one run with everything that belongs to each."""
    articles: list[_Article] = []
    pending: list[Group] = []
    law_ahead: Token | None = None
    for index, item in enumerate(items):
        if isinstance(item, Group) and item.level is Kind.ARTICLE:
            first = len(articles)
            articles += [_Article(entry, entry.start, entry.end, law=law_ahead) for entry in item.entries]
            articles[first].reach(item.start, item.entries[0].end)
            if not words.number_after:
                articles[-1].reach(articles[-1].start, item.end)
            articles[first].attach_ahead(pending)
            pending = []
        elif isinstance(item, Group):
            if articles and not _belongs_ahead(items, index, articles[-1]):
                articles[-1].attach_behind(item)
            else:
                pending.append(item)
        elif item.kind is Kind.LAW:
            law_ahead = _take_law(articles, item, words)
        elif item.kind is Kind.LABEL and articles and _directly_behind(items, index):
            articles[-1].label = item
            articles[-1].reach(item.start, item.end)
    return [_with_law(article, articles) for article in articles]


def _take_law(articles: list[_Article], law: Token, words: CitingWords) -> Token | None:
    """Give the law to the articles before it that have none; returns it where it must wait for those behind."""
    without = [article for article in articles if article.law is None]
    if not without or not words.number_after:
        return law
    for article in without:
        article.law = law
    return None


def _with_law(article: _Article, articles: list[_Article]) -> _Article:
    if article.law is None:
        article.law = next((other.law for other in reversed(articles) if other.law is not None), None)
    if article.law is not None:
        article.reach(article.law.start, article.law.end)
    return article


def _belongs_ahead(items: list[Group | Token], index: int, last: _Article) -> bool:
    """Whether a part stands before its own article: "ст. 30, ч. 2 ст. 105" against "ст. 205, ч. 2".

    Where nothing joins ("статьёй 65 частью 7 статьи 84"), it does unless the next article has a part
    of its own behind it, as in "ст. 205 ч. 2 ст. 206 ч. 1".
    """
    later = index + 1
    while later < len(items) and _is(items[later], *LEVELS[1:], Kind.OF):
        later += 1
    if later >= len(items) or not _is(items[later], Kind.ARTICLE):
        return False
    if last.chains or _is(items[index - 1], Kind.AND, Kind.DASH, Kind.LAW, Kind.LABEL, *LEVELS[1:]):
        return True
    return not (later + 1 < len(items) and _is(items[later + 1], *LEVELS[1:]))


def _directly_behind(items: list[Group | Token], index: int) -> bool:
    before = items[index - 1]
    return (
        isinstance(before, Group)
        or before.kind is Kind.LAW
        or (before.kind in (Kind.AND, Kind.DASH) and index > 1 and not _is(items[index - 2], Kind.AND))
    )


def _is(item: Group | Token, *kinds: Kind) -> bool:
    return (item.level if isinstance(item, Group) else item.kind) in kinds


def _references(article: _Article, view: Respelled, text: str) -> list[Reference]:
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
        for part, point in _ways_down(article, first_is_point=known is not None and known.first_is_point)
    ]


def _ways_down(article: _Article, *, first_is_point: bool) -> list[tuple[str | None, str | None]]:
    """Every part and point that is named of the article; one pair of None where it is named whole."""
    ways: list[tuple[str | None, str | None]] = []
    for chain in article.chains or [{}]:
        brackets = list(article.entry.brackets)
        parts: tuple[str | None, ...] = chain.get(Kind.PART, ())
        points: tuple[str | None, ...] = chain.get(Kind.POINT, ())
        if not parts and not first_is_point and brackets:
            parts = (brackets.pop(0),)
        if not points and brackets:
            points = (brackets.pop(0),)
        under = _bracketed((*brackets, *chain.get(Kind.SUBPOINT, ())))
        ways += (
            (part, f"{point}{under}" if point else under.strip("()") or None)
            for part in parts or (None,)
            for point in points or (None,)
        )
    return ways
