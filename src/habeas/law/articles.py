"""From the groups of a run to articles: which part, point, law and label belongs to which."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from habeas.law.citing import LEVELS, CitingWords, Kind, Token
from habeas.law.grouping import Entry, Group

_RANK = {level: rank for rank, level in enumerate((Kind.PARAGRAPH, Kind.SUBPOINT, Kind.POINT, Kind.PART))}
"""How high a level stands under the article."""

type Chain = dict[Kind, tuple[str, ...]]
"""The numbers of one way down from an article: its part, the point of it, the subpoint of that."""


@dataclass(slots=True)
class Article:
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

    def ways_down(self, *, first_is_point: bool) -> list[tuple[str | None, str | None]]:
        """Every part and point that is named of the article; one pair of None where it is named whole.

        `first_is_point` says what the first number in brackets behind the article is.
        """
        ways: list[tuple[str | None, str | None]] = []
        for chain in self.chains or [{}]:
            brackets = list(self.entry.brackets)
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


def articles_of(items: list[Group | Token], words: CitingWords) -> list[Article]:
    """The articles of one run with everything that belongs to each."""
    articles: list[Article] = []
    pending: list[Group] = []
    law_ahead: Token | None = None
    for index, item in enumerate(items):
        if isinstance(item, Group) and item.level is Kind.ARTICLE:
            first = len(articles)
            articles += [Article(entry, entry.start, entry.end, law=law_ahead) for entry in item.entries]
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
            law_ahead = _take_law(articles, item, words, directly=_behind_number(items, index))
        elif item.kind is Kind.LABEL and articles and _behind(items, index):
            articles[-1].label = item
            articles[-1].reach(item.start, item.end)
    return [_with_law(article, articles, law_ahead) for article in articles]


def _take_law(articles: list[Article], law: Token, words: CitingWords, *, directly: bool) -> Token | None:
    """Give the law to the articles before it; returns it where it must wait for those behind.

    In English and Russian it is theirs where they have none yet, or where it stands right behind the
    last of them and the law they have stood before them ("УК РФ, ст. 5 УПК").
    """
    if not words.number_after:
        return law
    behind = [article for article in articles if article.law is None]
    if not behind and directly and articles:
        waited = articles[-1].law
        behind = [a for a in articles if waited is not None and a.law is waited and waited.start < a.start]
    for article in behind:
        article.law = law
    return None if behind else law


def _with_law(article: Article, articles: list[Article], left: Token | None) -> Article:
    """The article with its law: of its list where it has none of its own, or the one that was left over."""
    if article.law is None:
        article.law = next((other.law for other in reversed(articles) if other.law is not None), left)
    if article.law is not None:
        article.reach(article.law.start, article.law.end)
    return article


def _belongs_ahead(items: list[Group | Token], index: int, last: Article) -> bool:
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


def _behind_number(items: list[Group | Token], index: int) -> bool:
    """Whether nothing but "of the" stands between this item and the numbers before it."""
    while index > 1 and _is(items[index - 1], Kind.OF):
        index -= 1
    return index > 0 and isinstance(items[index - 1], Group)


def _behind(items: list[Group | Token], index: int) -> bool:
    """Whether a label follows numbers or a law, at most a comma or a dash between."""
    before = items[index - 1]
    if _is(before, Kind.AND, Kind.DASH):
        return index > 1 and not _is(items[index - 2], Kind.AND)
    return _is(before, Kind.LAW) or _behind_number(items, index)


def _is(item: Group | Token, *kinds: Kind) -> bool:
    return (item.level if isinstance(item, Group) else item.kind) in kinds
