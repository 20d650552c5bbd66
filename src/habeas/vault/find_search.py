"""A question put to the index on SQLite."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from habeas.base.ids import CaseId, ReadingId, SourceId
from habeas.base.language import Lang
from habeas.base.span import Span
from habeas.evidence.find.keeping import COUNTED, Filters, Found, Hit, Kind, Meant
from habeas.evidence.find.query import Part, Query
from habeas.vault.find_index import one
from habeas.vault.find_tables import COLUMNS
from habeas.vault.find_words import IndexWords

_LOOSE = 2_000
"""Best passages with all words of a phrase that are looked through for its words standing together."""

_PASSAGE = "p.number, p.kind, p.key, p.source, p.reading, p.start, p.end, p.lang, p.case_key, p.prop"


class Asked:
    """One question with what its words were taken for."""

    def __init__(self, cursor: Any, query: Query, filters: Filters) -> None:
        self._cursor = cursor
        self._words = IndexWords(cursor)
        self._query = query
        self._filters = filters
        self._loose = False
        self._told: dict[bool, str | None] = {}
        self._meant = {
            word: self._words.meant(word)
            for part in query.parts
            for word in part.words
            if not (part.prefix and word == part.words[-1])
        }

    def answer(self, limit: int) -> Found:
        """The answer; where a phrase is found nowhere as it stands, its words are searched in all their forms."""
        hits = self._hits(limit)
        if not hits and any(len(part.words) > 1 for part in self._query.parts):
            self._loose = True
            hits = self._together(limit)
            self._loose = bool(hits)
        nothing = not hits
        return Found(
            hits=tuple(hits),
            counts={kind: self._count((kind,)) for kind in Kind} if not self._loose else _counted(hits),
            undated=self._undated(),
            meant=tuple(self._meant.values()),
            loose=self._loose,
            passages=sum(row[0] for row in one(self._cursor, "SELECT passages FROM find_state")),
            near=self._near() if nothing else (),
        )

    def _hits(self, limit: int) -> list[Hit]:
        expression = self._expression()
        if expression is None:
            return []
        match = _in_columns(self._filters.kinds, expression)
        where, values = _conditions(self._filters)
        if not where:
            found = one(
                self._cursor,
                "SELECT rowid, rank FROM find_text WHERE find_text MATCH ? ORDER BY rank, rowid LIMIT ?",
                match,
                limit,
            )
        else:
            found = one(
                self._cursor,
                "SELECT f.rowid, f.rank FROM find_text f JOIN find_passages p ON p.number = f.rowid "
                f"WHERE f.find_text MATCH ? AND {where} ORDER BY f.rank, f.rowid LIMIT ?",
                match,
                *values,
                limit,
            )
        return [self._hit(number, -rank) for number, rank in found]

    def _hit(self, number: int, score: float) -> Hit:
        row = one(self._cursor, f"SELECT {_PASSAGE} FROM find_passages p WHERE p.number = ?", number)[0]
        _, kind, key, source, reading, start, end, lang, case, about = row
        text = one(self._cursor, f"SELECT {kind} FROM find_text WHERE rowid = ?", number)[0][0]
        return Hit(
            kind=Kind(kind),
            key=key,
            source=None if source is None else SourceId(source),
            reading=None if reading is None else ReadingId(reading),
            span=None if start is None else Span(start, end),
            lang=None if lang is None else Lang(lang),
            score=score,
            words=tuple(text.split(" ")),
            cases=(CaseId(case),) if case is not None else self._cases(kind, key),
            about=about,
        )

    def _cases(self, kind: str, key: str) -> tuple[CaseId, ...]:
        """The cases that a source serves or a name belongs to."""
        table, column = ("case_entities", "entity_key") if kind == Kind.NAME else ("case_sources", "source_key")
        rows = one(self._cursor, f"SELECT case_key FROM {table} WHERE {column} = ? ORDER BY number", key)
        return tuple(CaseId(row[0]) for row in rows)

    def _together(self, limit: int) -> list[Hit]:
        """The best passages that have every phrase with its words in any form, in their order."""
        phrases = [part for part in self._query.parts if len(part.words) > 1]
        found = (hit for hit in self._hits(_LOOSE) if all(self._stands(part, hit.words) for part in phrases))
        return [hit for hit, _ in zip(found, range(limit), strict=False)]

    def _stands(self, part: Part, words: tuple[str, ...]) -> bool:
        """Whether the words of a phrase stand together; one that shares a group with another need not."""
        if any(part in group and len(group) > 1 for group in self._query.groups):
            return True
        forms = [set(self._meant[word].terms) for word in part.words if word in self._meant]
        return any(
            all(word in form for word, form in zip(words[at:], forms, strict=False))
            for at in range(len(words) - len(part.words) + 1)
        )

    def _expression(self) -> str | None:
        """The question in the language of FTS5; None when a word of it has nothing to be found by."""
        if self._loose not in self._told:
            self._told[self._loose] = self._put()
        return self._told[self._loose]

    def _put(self) -> str | None:
        groups = []
        for group in self._query.groups:
            either = [told for part in group if (told := self._part(part))]
            if not either:
                return None
            groups.append(f"({' OR '.join(either)})")
        wanted = " AND ".join(groups)
        without = [told for part in self._query.without if (told := self._excluded(part))]
        return f"({wanted}) NOT ({' OR '.join(without)})" if without else wanted

    def _part(self, part: Part) -> str | None:
        if part.prefix:
            return self._prefixed(part)
        if len(part.words) > 1 and not self._loose:
            return _phrase(self._exactly(word) for word in part.words)
        told = [_any(self._meant[word]) for word in part.words]
        return None if None in told else f"({' AND '.join(map(str, told))})"

    def _prefixed(self, part: Part) -> str | None:
        *before, last = part.words
        ends = self._words.begin_with(last)
        if not before:
            return " OR ".join(f'"{end}" *' for end in ends)
        told = _phrase(self._exactly(word) for word in before)
        return None if told is None else " OR ".join(f'{told} + "{end}" *' for end in ends)

    def _exactly(self, word: str) -> str | None:
        """The word of the index that a word in a phrase is, in the commonest of its spellings."""
        if self._meant[word].instead:
            return None
        return next(iter(self._words.exact(word)), None)

    def _excluded(self, part: Part) -> str | None:
        """What must not occur: a word in all its forms, a phrase as it stands, a beginning."""
        if part.prefix:
            return " OR ".join(f'"{end}" *' for end in self._words.begin_with(part.words[-1]))
        if len(part.words) > 1:
            return _phrase(next(iter(self._words.exact(word)), None) for word in part.words)
        return _any(Meant(part.words[0], self._words.kin(part.words[0])))

    def _count(self, kinds: tuple[Kind, ...]) -> int:
        expression = self._expression()
        if expression is None:
            return 0
        where, values = _conditions(replace(self._filters, kinds=kinds))
        table = "find_text f JOIN find_passages p ON p.number = f.rowid" if where else "find_text f"
        asked = f"SELECT 1 FROM {table} WHERE f.find_text MATCH ? {f'AND {where}' if where else ''} LIMIT {COUNTED}"
        return int(one(self._cursor, f"SELECT count(*) FROM ({asked})", _in_columns(kinds, expression), *values)[0][0])

    def _undated(self) -> int:
        """Hits that the days of the filters leave out only because they have none."""
        expression = self._expression()
        if expression is None or (self._filters.since is None and self._filters.until is None):
            return 0
        where, values = _conditions(replace(self._filters, since=None, until=None))
        asked = (
            "SELECT 1 FROM find_text f JOIN find_passages p ON p.number = f.rowid WHERE f.find_text MATCH ? "
            f"AND p.first_day IS NULL AND p.last_day IS NULL {f'AND {where}' if where else ''} LIMIT {COUNTED}"
        )
        match = _in_columns(self._filters.kinds, expression)
        return int(one(self._cursor, f"SELECT count(*) FROM ({asked})", match, *values)[0][0])

    def _near(self) -> tuple[str, ...]:
        """Words of the index like those asked for that find nothing."""
        asked = [meant.word for meant in self._meant.values() if not meant.terms or len(self._meant) == 1]
        return tuple(dict.fromkeys(term for word in asked for term in self._words.near(word, 5) if term != word))


def _counted(hits: Iterable[Hit]) -> dict[Kind, int]:
    counts = dict.fromkeys(Kind, 0)
    for hit in hits:
        counts[hit.kind] += 1
    return counts


def _any(meant: Meant) -> str | None:
    """Any form of a word; the very word counts twice, so that it comes before the others."""
    if not meant.terms:
        return None
    own = [meant.word] if meant.word in meant.terms else []
    return f"({' OR '.join(f'"{term}"' for term in (*own, *meant.terms))})"


def _phrase(words: Iterable[str | None]) -> str | None:
    found = list(words)
    return None if None in found else f'"{" ".join(map(str, found))}"'


def _in_columns(kinds: Iterable[Kind], expression: str) -> str:
    wanted = set(kinds)
    return f"{{{' '.join(column.value for column in COLUMNS if column in wanted)}}} : ({expression})"


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
