"""Footnotes: numbered in the order of first use, one for each place and speaker."""

from collections.abc import Mapping, Sequence

from habeas.base.errors import WrongCall
from habeas.base.ids import SourceId, StatementId
from habeas.base.language import Lang
from habeas.disclosure.view import Footnote, Line, Run
from habeas.evidence.sources.source import Source
from habeas.record.marks import UNMARKED, Marks
from habeas.record.statements import Statement

type _Place = tuple[str, str, int, int, str, str | None]


class NoteBook:
    """The footnotes of one View while it is being made.

    Statements from the same place by the same speaker share a footnote. Sources are numbered in the
    order of first use, those that nothing cites after them. `lang` is the language that needs no mark, None for none.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        citations: Mapping[SourceId, Line],
        lang: Lang | None,
        marks: Marks = UNMARKED,
    ) -> None:
        self._marks = marks
        self._sources = {source.id: source for source in sources}
        self._citations = citations
        self._lang = lang
        self._places: dict[_Place, list[Statement]] = {}
        self._numbers: dict[_Place, int] = {}
        self._source_numbers: dict[SourceId, int] = {}

    def numbers(self, statements: Sequence[Statement]) -> tuple[int, ...]:
        """The numbers of the footnotes of these statements, ascending.

        Raises WrongCall when a statement's source was not handed over.
        """
        return tuple(sorted({self._number(statement) for statement in statements}))

    def source_order(self) -> tuple[tuple[int, Source], ...]:
        """All sources with their numbers, from 1."""
        for source in self._sources:
            self._source_numbers.setdefault(source, len(self._source_numbers) + 1)
        return tuple((number, self._sources[source]) for source, number in self._source_numbers.items())

    def footnotes(self) -> tuple[Footnote, ...]:
        """All footnotes used so far, in the order of their numbers."""
        return tuple(self._footnote(place, statements) for place, statements in self._places.items())

    def _number(self, statement: Statement) -> int:
        if statement.source not in self._sources:
            raise WrongCall(
                "The case cites a source that was not handed over.", "Give every source of the case to the view."
            )
        anchor = statement.anchor
        span = anchor.span
        # Where the words do not go out, neither does their place: a page of a source is then one place.
        at = (span.start, span.end) if anchor.quote else (anchor.page or 0, 0)
        place = (statement.source, anchor.reading, *at, anchor.quote, statement.attributed_to)
        said = self._places.setdefault(place, [])
        if statement not in said:
            said.append(statement)
        self._source_numbers.setdefault(statement.source, len(self._source_numbers) + 1)
        return self._numbers.setdefault(place, len(self._numbers) + 1)

    def _footnote(self, place: _Place, statements: Sequence[Statement]) -> Footnote:
        first = statements[0]
        foreign = None if first.language is self._lang else first.language
        source = self._sources[first.source]
        ids = sorted({StatementId(statement.id) for statement in statements})
        return Footnote(
            number=self._numbers[place],
            quote=Run(first.anchor.quote, foreign),
            start=first.anchor.span.start if first.anchor.quote else 0,
            end=first.anchor.span.end if first.anchor.quote else 0,
            page=first.anchor.page,
            speaker=None if first.attributed_to is None else Run(first.attributed_to, foreign),
            source=self._source_numbers[first.source],
            citation=self._citations[first.source],
            digest=source.copy.digest,
            statements=tuple(ids),
            recognised=not self._marks.recognised.isdisjoint(ids),
            machine=not self._marks.machine.isdisjoint(ids),
            time=self._marks.time_of(ids),
        )
