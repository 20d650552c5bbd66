"""A question put to the index."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from habeas.base.ids import CaseId, ReadingId, SourceId
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.evidence.find.keeping import COUNTED, Filters, Found, Hit, Kind, Meant
from habeas.evidence.find.query import Part, Query
from habeas.vault.find_index import one
from habeas.vault.find_ranking import VERY, Rows, Scored, Wanted, best
from habeas.vault.find_tables import NUMBERS, is_of
from habeas.vault.find_words import IndexWords
from habeas.vault.full_text.which import full_text

_LOOSE = 5_000
"""Newest passages with all words of a phrase that are looked through for its words standing together."""

_ROOM = 300
"""Names, titles, statements and proposals that are asked for together with passages of sources."""

_PASSAGE = 'p.number, p.kind, p.key, p.source, p.reading, p.start, p."end", p.lang, p.case_key, p.prop'


class Asked:
    """One question with what its words were taken for."""

    def __init__(self, cursor: Any, query: Query, filters: Filters) -> None:
        self._cursor = cursor
        self._words = IndexWords(cursor)
        self._text = full_text(cursor)
        self._query = query
        self._filters = filters
        self._loose = False
        self._meant = {
            word: self._words.meant(word)
            for part in query.parts
            for word in part.words
            if not (part.prefix and word == part.words[-1])
        }

    def answer(self, limit: int) -> Found:
        """The answer; where a phrase is found nowhere as it stands, its words are searched in all their forms."""
        rows = self._rows(COUNTED + 1)
        if not any(rows[kind] for kind in self._filters.kinds) and any(len(p.words) > 1 for p in self._query.parts):
            loose = self._together()
            if any(loose[kind] for kind in self._filters.kinds):
                self._loose, rows = True, loose
        newest = any(len(rows[kind]) > COUNTED for kind in self._filters.kinds)
        found = self._best(rows, limit)
        return Found(
            hits=tuple(self._hit(number, score, words) for score, number, words in found),
            counts={kind: min(len(rows[kind]), COUNTED + 1) for kind in Kind},
            undated=self._undated(),
            meant=tuple(self._meant.values()),
            loose=self._loose,
            passages=sum(row[0] for row in one(self._cursor, "SELECT passages FROM find_state")),
            near=self._near() if not found else (),
            newest=newest,
        )

    def _rows(self, most: int) -> dict[Kind, Rows]:
        """What fits of every kind, at most so many of each, and as many again that have the very words."""
        expression = self._put(loose=self._loose)
        if expression is None:
            return {kind: [] for kind in Kind}
        rows = self._by_kind(expression, most)
        exact = self._put(loose=self._loose, exact=True)
        for kind in self._filters.kinds:
            if len(rows[kind]) >= most and exact not in (None, expression):
                # The very words come first, so they must be among those that are ranked.
                rows[kind] = list(dict([*rows[kind], *self._fitting(str(exact), *self._numbers(kind), most)]).items())
        return rows

    def _by_kind(self, expression: str, most: int) -> dict[Kind, Rows]:
        """What fits of every kind, asked at once where the rarer kinds leave room: a question costs by its words."""
        first = self._numbers(Kind.SOURCE)[0]
        told = self._fitting(expression, first, NUMBERS[Kind.NAME][1], most + _ROOM)
        rows: dict[Kind, Rows] = {kind: [row for row in told if is_of(kind, row[0])] for kind in Kind}
        if len(told) == most + _ROOM and len(rows[Kind.SOURCE]) < most:
            return {kind: self._fitting(expression, *self._numbers(kind), most) for kind in Kind}
        return {kind: fitting[:most] for kind, fitting in rows.items()}

    def _numbers(self, kind: Kind) -> tuple[int, int]:
        """The numbers that hits of a kind have; those of passages narrowed to the source or the sources of the case."""
        first, last = NUMBERS[kind]
        if kind is not Kind.SOURCE or (self._filters.source or self._filters.case) is None:
            return first, last
        where = "= ?" if self._filters.source else "IN (SELECT source_key FROM case_sources WHERE case_key = ?)"
        asked = f"SELECT min(number), max(number) FROM find_passages WHERE source {where} AND number <= ?"
        low, high = one(self._cursor, asked, self._filters.source or self._filters.case, last)[0]
        return (low, high) if low is not None else (first, first - 1)

    def _fitting(self, expression: str, first: int, last: int, most: int) -> Rows:
        """Passages with these numbers for which the expression and the filters hold, the last of them first."""
        where, values = _conditions(self._filters)
        joined = "JOIN find_passages p ON p.number = f.rowid" if where else ""
        asked = (
            f"SELECT f.rowid, f.words FROM find_text f {joined} WHERE {self._text.matches} "
            f"AND f.rowid BETWEEN ? AND ? {f'AND {where}' if where else ''} ORDER BY f.rowid DESC LIMIT ?"
        )
        return [(number, words) for number, words in one(self._cursor, asked, expression, first, last, *values, most)]

    def _best(self, rows: dict[Kind, Rows], limit: int) -> list[Scored]:
        """The best of the kinds that are asked for."""
        told = [row for kind in self._filters.kinds for row in rows[kind]]
        return best(told, [self._wanted(group) for group in self._query.groups], limit)

    def _wanted(self, group: tuple[Part, ...]) -> Wanted:
        """How much each word of the index counts for a group of the question, and the beginnings that count."""
        weights: dict[str, float] = {}
        for part in group:
            for word in part.words:
                meant = self._meant.get(word)
                for term in meant.terms if meant is not None else ():
                    weights[term] = VERY if term == word else max(1.0, weights.get(term, 0.0))
        begun = tuple(end for part in group if part.prefix for end in self._words.begin_with(part.words[-1]))
        return Wanted(weights, begun)

    def _hit(self, number: int, score: float, words: str) -> Hit:
        row = one(self._cursor, f"SELECT {_PASSAGE} FROM find_passages p WHERE p.number = ?", number)[0]
        _, kind, key, source, reading, start, end, lang, case, about = row
        return Hit(
            kind=Kind(kind),
            key=key,
            source=None if source is None else SourceId(source),
            reading=None if reading is None else ReadingId(reading),
            span=None if start is None else Span(start, end),
            lang=None if lang is None else Lang(lang),
            score=score,
            words=tuple(words.split(" ")),
            cases=(CaseId(case),) if case is not None else self._cases(kind, key),
            about=about,
        )

    def _cases(self, kind: str, key: str) -> tuple[CaseId, ...]:
        """The cases that a source serves or a name belongs to."""
        table, column = ("case_entities", "entity_key") if kind == Kind.NAME else ("case_sources", "source_key")
        rows = one(self._cursor, f"SELECT case_key FROM {table} WHERE {column} = ? ORDER BY number", key)
        return tuple(CaseId(row[0]) for row in rows)

    def _together(self) -> dict[Kind, Rows]:
        """Passages that have every phrase with its words in any form, in their order."""
        phrases = [part for part in self._query.parts if len(part.words) > 1]
        expression = self._put(loose=True)
        if expression is None:
            return {kind: [] for kind in Kind}
        return {
            kind: [
                (number, words)
                for number, words in self._fitting(expression, *NUMBERS[kind], _LOOSE)
                if all(self._stands(part, words.split(" ")) for part in phrases)
            ]
            for kind in Kind
        }

    def _stands(self, part: Part, words: Sequence[str]) -> bool:
        """Whether the words of a phrase stand together; one that shares a group with another need not."""
        if any(part in group and len(group) > 1 for group in self._query.groups):
            return True
        forms = [set(self._meant[word].terms) for word in part.words if word in self._meant]
        return any(
            all(word in form for word, form in zip(words[at:], forms, strict=False))
            for at in range(len(words) - len(part.words) + 1)
        )

    def _put(self, *, loose: bool, exact: bool = False) -> str | None:
        """The question in the language of the full-text table; None when a word of it has nothing to be found by.

        `loose` takes phrases for their words, `exact` every word for the very word where the index has it.
        """
        groups = []
        for group in self._query.groups:
            either = [told for part in group if (told := self._part(part, loose=loose, exact=exact))]
            if not either:
                return None
            groups.append(self._text.either(either))
        wanted = self._text.both(groups)
        without = [told for part in self._query.without if (told := self._excluded(part))]
        return self._text.without(wanted, self._text.either(without)) if without else wanted

    def _part(self, part: Part, *, loose: bool, exact: bool) -> str | None:
        if part.prefix:
            return self._prefixed(part)
        if len(part.words) > 1 and not loose:
            return self._phrase([self._exactly(word) for word in part.words])
        told = [self._any(self._meant[word], exact=exact) for word in part.words]
        return None if None in told else self._text.both([str(each) for each in told])

    def _prefixed(self, part: Part) -> str | None:
        *before, last = part.words
        ends = self._words.begin_with(last)
        if not before:
            return self._text.either([self._text.begun(end) for end in ends])
        found = [self._exactly(word) for word in before]
        phrases = [self._phrase(found, end) for end in ends]
        return None if None in phrases else self._text.either([str(each) for each in phrases])

    def _exactly(self, word: str) -> str | None:
        """The word of the index that a word in a phrase is, in the commonest of its spellings."""
        if self._meant[word].instead:
            return None
        return next(iter(self._words.exact(word)), None)

    def _excluded(self, part: Part) -> str | None:
        """What must not occur: a word in all its forms, a phrase as it stands, a beginning."""
        if part.prefix:
            return self._text.either([self._text.begun(end) for end in self._words.begin_with(part.words[-1])])
        if len(part.words) > 1:
            return self._phrase([next(iter(self._words.exact(word)), None) for word in part.words])
        return self._any(Meant(part.words[0], self._words.kin(part.words[0])))

    def _any(self, meant: Meant, *, exact: bool = False) -> str | None:
        """Any form of a word, or the very word where the index has it."""
        if not meant.terms:
            return None
        terms = [meant.word] if exact and meant.word in meant.terms else meant.terms
        return self._text.either([self._text.word(term) for term in terms])

    def _phrase(self, words: Sequence[str | None], beginning: str | None = None) -> str | None:
        return None if None in words else self._text.phrase([str(word) for word in words], beginning)

    def _undated(self) -> int:
        """Hits that the days of the filters leave out only because they have none."""
        expression = self._put(loose=self._loose)
        if expression is None or (self._filters.since is None and self._filters.until is None):
            return 0
        where, values = _conditions(replace(self._filters, since=None, until=None))
        kinds = ", ".join("?" * len(self._filters.kinds))
        asked = (
            f"SELECT 1 FROM find_text f JOIN find_passages p ON p.number = f.rowid WHERE {self._text.matches} "
            f"AND p.kind IN ({kinds}) AND p.first_day IS NULL AND p.last_day IS NULL "
            f"{f'AND {where}' if where else ''} LIMIT {COUNTED + 1}"
        )
        counted = f"SELECT count(*) FROM ({asked}) AS undated"
        return int(one(self._cursor, counted, expression, *(k.value for k in self._filters.kinds), *values)[0][0])

    def _near(self) -> tuple[str, ...]:
        """Words of the index like those asked for that find nothing."""
        asked = [meant.word for meant in self._meant.values() if not meant.terms or len(self._meant) == 1]
        return tuple(dict.fromkeys(term for word in asked for term in self._words.near(word, 5) if term != word))


def _conditions(filters: Filters) -> tuple[str, list[Any]]:
    """The filters besides the kind, as a condition on a passage `p` and its parameters; empty when there are none."""
    told = list(_told(filters))
    return " AND ".join(each for each, _ in told), [value for _, values in told for value in values]


def _told(filters: Filters) -> Iterator[tuple[str, list[Any]]]:
    if filters.case is not None:
        yield _IN_CASE, [filters.case] * 3
    if filters.source is not None:
        yield "p.source = ?", [filters.source]
    if filters.lang is not None:
        yield "p.lang = ?", [filters.lang.value]
    if filters.since is not None:
        yield "coalesce(p.last_day, p.first_day) >= ?", [filters.since.isoformat()]
    if filters.until is not None:
        yield "coalesce(p.first_day, p.last_day) <= ?", [filters.until.isoformat()]


_IN_CASE = (
    "(p.case_key = ? OR (p.case_key IS NULL AND (EXISTS (SELECT 1 FROM case_sources c WHERE c.source_key = p.source "
    "AND c.case_key = ?) OR (p.kind = 'name' AND EXISTS (SELECT 1 FROM case_entities e WHERE e.entity_key = p.key "
    "AND e.case_key = ?)))))"
)
