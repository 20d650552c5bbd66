"""Whose word something is: told from how the source names the speaker, never guessed beyond that."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from habeas.base.ids import EntityId, SourceId
from habeas.base.language import Lang
from habeas.findings.ledger.items import Voice
from habeas.findings.ledger.stems import lexicon
from habeas.findings.ledger.terms import Side
from habeas.names.comparison import Same, compare
from habeas.record.statements import Statement

_ORDER = (Side.AGENT, Side.DEFENCE, Side.EXPERT, Side.OTHER, Side.ACCUSER)
"""Sides by the words for them; a court goes before the accuser, whose name an investigating court shares."""

_QUOTES = str.maketrans("«»„“”‘’\"'", " " * 9)


@dataclass(frozen=True, slots=True)
class Speakers:
    """Who is known in the case: names of agents, of those held, of lawyers and of experts.

    `authors` says who made a source, in its own words: who speaks where a statement has no other speaker.
    """

    agents: Mapping[str, EntityId]
    held: tuple[str, ...]
    lawyers: tuple[str, ...]
    experts: tuple[str, ...]
    authors: Mapping[SourceId, str]

    def voice(self, statement: Statement) -> Voice:
        """Who says it; the side is None where neither a name nor a word of the lists tells."""
        said = statement.attributed_to
        name = said if said is not None else self.authors.get(statement.source)
        if name is None:
            return Voice(said, None)
        agent = self._agent(name)
        if agent is not None:
            return Voice(said, Side.AGENT, agent)
        return Voice(said, self._side(name))

    def _side(self, name: str) -> Side | None:
        for side, names in ((Side.ACCUSED, self.held), (Side.DEFENCE, self.lawyers), (Side.EXPERT, self.experts)):
            if _is_one_of(name, names):
                return side
        words = _plain(name)
        for side in _ORDER:
            for lang in Lang:
                if any(f" {begin}" in words for begin in lexicon(lang).sides[side.value]):
                    return side
        return Side.ACCUSER if _is_accusers_paper(name) else None

    def _agent(self, name: str) -> EntityId | None:
        """The agent whose code name stands in it as a word, an ending left aside; None where several do."""
        words = _plain(name)
        found = {key for code, key in self.agents.items() if len(code) >= 3 and _plain(code).rstrip() in words}
        return found.pop() if len(found) == 1 else None


def author_of(author: str | None, publisher: str | None, title: str | None) -> str | None:
    """Who speaks in a source of this author, publisher and title; None where nothing is known of it.

    A title counts only where it begins as the accusing side's own papers do: a report may have the
    prosecutor in its headline.
    """
    if title is not None and _is_accusers_paper(title):
        return title
    return author or publisher


def _is_accusers_paper(name: str) -> bool:
    begin = _plain(name).strip()
    return any(begin.startswith(paper) for lang in Lang for paper in lexicon(lang).papers)


def _is_one_of(name: str, names: Iterable[str]) -> bool:
    return any(name == other or compare(name, other).same is Same.LIKELY for other in names)


def _plain(name: str) -> str:
    return " " + " ".join(name.casefold().replace("ё", "е").translate(_QUOTES).split()) + " "
