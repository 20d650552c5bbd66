"""What is between a person and counsel, and who may read it.

Words found in a person's own archive are privileged: whoever records a statement of them marks it
`PROTECTED`, or takes its source in as `PRIVILEGED`. Nothing of it goes into a View for anybody else,
not even a count: that there is something is already an answer.
"""

from collections.abc import Iterable

from habeas.base.ids import SourceId
from habeas.disclosure.audience import Audience
from habeas.evidence.sources.source import Secrecy, Source
from habeas.record.casefile import Fact
from habeas.record.statements import Confidentiality

READERS = frozenset({Audience.SELF, Audience.COUNSEL})
"""The audiences that may read what is privileged; there is no list that widens them."""


def open_to(audience: Audience, sources: Iterable[Source]) -> tuple[Source, ...]:
    """The sources that may be named to this audience."""
    return tuple(source for source in sources if audience in READERS or source.secrecy is not Secrecy.PRIVILEGED)


def may_be_told(fact: Fact, audience: Audience, named: Iterable[SourceId]) -> bool:
    """Whether a fact may be told to this audience: none of its statements is privileged, all sources are `named`.

    A fact that several statements carry is held back whole where one of them is privileged, because
    its value is made of all.
    """
    if audience in READERS:
        return True
    known = frozenset(named)
    return all(
        statement.confidentiality is not Confidentiality.PROTECTED and statement.source in known
        for statement in fact.statements
    )
