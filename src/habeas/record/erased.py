"""What is left of erased statements in those that count: ids that lead nowhere any more, and say so."""

from collections.abc import Iterable, Iterator, Mapping

from habeas.base.erasure import Erased, Erasure
from habeas.base.finding import Finding, Severity
from habeas.base.ids import StatementId
from habeas.base.plain import Plain
from habeas.record.statements import Statement

SHORTEST = 8
"""Least number of signs by which a value may name a statement by the beginning of its id."""


def erased_references(counting: Mapping[StatementId, Statement], erased: Iterable[Erasure]) -> tuple[Finding, ...]:
    """A note `refers-to-erased` for each erased statement that a statement names, with the day of erasing.

    Named is what a field of a value holds: the whole id, or at least :data:`SHORTEST` signs of its beginning.
    """
    gone = {one.id: one for one in erased if one.kind is Erased.STATEMENT}
    if not gone:
        return ()
    by_beginning = {key[:SHORTEST]: key for key in gone}
    found = []
    for key, statement in counting.items():
        for word in _words(statement.value if isinstance(statement.value, Mapping) else None):
            named = by_beginning.get(word[:SHORTEST]) if len(word) >= SHORTEST else None
            if named is not None and named.startswith(word):
                message = f"It refers to a statement that was erased on {gone[named].at.date().isoformat()}."
                found.append(Finding("refers-to-erased", f"statement {key}", Severity.NOTE, message))
    return tuple(found)


def _words(value: Plain) -> Iterator[str]:
    """Every string in a value, however deep."""
    match value:
        case str():
            yield value
        case Mapping():
            for inner in value.values():
                yield from _words(inner)
        case list() | tuple():
            for inner in value:
                yield from _words(inner)
