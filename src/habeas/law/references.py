"""References to articles of law in running text: English, Russian and Kazakh."""

from dataclasses import dataclass, field

from habeas.base.language import Lang
from habeas.law.citing import LEVELS, CitingWords, Kind, Token, citing_words, tokens
from habeas.law.codes import known_codes
from habeas.law.grouping import Entry, Group, grouped
from habeas.law.numerals import Respelled, in_digits
from habeas.law.reference import Norm, Reference

_REACH = 300
"""How many code points around the word for an article are read for its parts, law and label."""


@dataclass(slots=True)
class _Article:
    """One article while its run is read: what has been attached to it, and how far it reaches."""

    entry: Entry
    start: int
    end: int
    lower: dict[Kind, list[str]] = field(default_factory=dict)
    law: Token | None = None
    label: str | None = None

    def attach(self, group: Group) -> None:
        """Take the numbers of a lower level and reach as far as it does."""
        for entry in group.entries:
            under = "".join(f"({mark})" for mark in entry.brackets)
            if group.level is Kind.PART:
                self.lower.setdefault(Kind.PART, []).append(entry.value)
                self.lower.setdefault(Kind.POINT, []).extend(entry.brackets)
            else:
                self.lower.setdefault(group.level, []).append(entry.value + under)
        self.reach(group.start, group.end)

    def reach(self, start: int, end: int) -> None:
        """Cover this stretch too."""
        self.start, self.end = min(self.start, start), max(self.end, end)


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
            for group in pending:
                articles[first].attach(group)
            pending = []
        elif isinstance(item, Group):
            if articles and not _belongs_ahead(items, index, articles[-1]):
                articles[-1].attach(item)
            else:
                pending.append(item)
        elif item.kind is Kind.LAW:
            law_ahead = _take_law(articles, item, words)
        elif item.kind is Kind.LABEL and articles and _directly_behind(items, index):
            articles[-1].label = item.value
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
    """Whether a part stands before its own article: "ст. 30, ч. 2 ст. 105" against "ст. 205, ч. 2"."""
    later = index + 1
    while later < len(items) and _is(items[later], *LEVELS[1:], Kind.OF):
        later += 1
    if later >= len(items) or not _is(items[later], Kind.ARTICLE):
        return False
    before = items[index - 1]
    return _is(before, Kind.AND, Kind.DASH, Kind.LAW, *LEVELS[1:]) or bool(last.lower)


def _directly_behind(items: list[Group | Token], index: int) -> bool:
    before = items[index - 1]
    return (
        isinstance(before, Group)
        or before.kind is Kind.LAW
        or (before.kind is Kind.AND and index > 1 and not _is(items[index - 2], Kind.AND))
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
    norms = _norms(article, country, code, first_is_point=known is not None and known.first_is_point)
    return [
        Reference(span, span.slice(text), n.country, n.code, n.article, n.part, n.point, article.label, resolved)
        for n in norms
    ]


def _norms(article: _Article, country: str | None, code: str | None, *, first_is_point: bool) -> list[Norm]:
    brackets = list(article.entry.brackets)
    parts: list[str | None] = list(article.lower.get(Kind.PART, []))
    points: list[str | None] = list(article.lower.get(Kind.POINT, []))
    if not parts and not first_is_point and brackets:
        parts = [brackets.pop(0)]
    if not points and brackets:
        points = [brackets.pop(0)]
    under = "".join(f"({mark})" for mark in (*brackets, *article.lower.get(Kind.SUBPOINT, [])))
    return [
        Norm(country, code, article.entry.value, part, f"{point}{under}" if point else under.strip("()") or None)
        for part in parts or [None]
        for point in points or [None]
    ]
