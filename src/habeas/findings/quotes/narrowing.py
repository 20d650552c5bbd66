"""Which items a question is put to. What is not known of an item never leaves it out."""

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.base.errors import WrongCall
from habeas.base.when import When
from habeas.evidence.archives.item import Item, Whose
from habeas.findings.quotes.corpus import Corpus
from habeas.findings.quotes.question import Question

_FEW = 5
"""So many names of the person's own are listed where an author is not there; other people's never are."""


@dataclass(frozen=True, slots=True)
class Narrowed:
    """The items searched of each archive, by their places; and how many were left out for what.

    `undated` and `unnamed` are items searched although their date, or their author, is not known.
    """

    places: tuple[frozenset[int], ...]
    by_author: int
    by_date: int
    undated: int
    unnamed: int


def narrowed(asked: Question, corpora: Sequence[Corpus]) -> Narrowed:
    """The items that the question is put to; raises WrongCall where there are none, or nobody is called so."""
    if asked.by is not None:
        _require_author(asked.by, corpora)
    places, by_author, by_date, undated, unnamed = [], 0, 0, 0, 0
    for corpus in corpora:
        chosen = set()
        for place, item in enumerate(corpus.items):
            if asked.by is not None and item.author is not None and _key(item.author) != _key(asked.by):
                by_author += 1
            elif not _may_lie(item.when, asked):
                by_date += 1
            else:
                chosen.add(place)
                undated += item.when is None
                unnamed += item.author is None
        places.append(frozenset(chosen))
    if not any(places):
        raise WrongCall(
            f"No item is left to search: {by_author} are by other authors, {by_date} lie outside the dates.",
            "Widen --by, --from or --to; nothing was searched.",
        )
    return Narrowed(tuple(places), by_author, by_date, undated, unnamed)


def _may_lie(when: When | None, asked: Question) -> bool:
    """Whether an item may lie within the dates: only one that surely lies outside is left out."""
    if when is None:
        return True
    if asked.since is not None and when.ends_before(asked.since):
        return False
    return asked.until is None or not asked.until.ends_before(when)


def _require_author(name: str, corpora: Sequence[Corpus]) -> None:
    items: list[Item] = [item for corpus in corpora for item in corpus.items]
    authors = {item.author for item in items if item.author is not None}
    if _key(name) in {_key(author) for author in authors}:
        return
    own = sorted({item.author for item in items if item.author is not None and item.whose is Whose.OWN})
    told = f"The person's own: {', '.join(own)}." if 0 < len(own) <= _FEW else "Look at the export for the name."
    raise WrongCall(f"Nobody in the archive is called {name!r} (authors there: {len(authors)}).", told)


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()
