"""From a folded case to the facts of one person."""

from collections.abc import Collection

from habeas.base.ids import SourceId
from habeas.law.remedies.facts import Item, RemedyFacts
from habeas.law.remedies.filed import told_apart
from habeas.law.remedies.procedure import Book
from habeas.law.remedies.recorded_consents import CONSENT, consents_of
from habeas.record.casefile import CaseFile, Detainee, Fact
from habeas.record.statements import Stance


def facts_of_detainee(
    casefile: CaseFile, detainee: Detainee, country: str | None, book: Book, guarded: Collection[SourceId] = ()
) -> RemedyFacts:
    """What the record says of one detainee; the ids are those of statements.

    `country` is the State that holds the person, None where nobody has said. `guarded` are the sources
    that may not be shown to everybody.
    """
    told = [fact for fact in detainee.facts if fact.prop != CONSENT]
    items, filings = told_apart((_item(fact, guarded) for fact in told), book.procedures)
    return RemedyFacts(
        country=country,
        person=detainee.names[0],
        items=items,
        consents=consents_of(detainee.facts, tuple(one.id for one in book.procedures)),
        filings=filings,
        disputed=frozenset(
            (conflict.prop, conflict.about) for conflict in casefile.conflicts if conflict.subject == detainee.entity.id
        ),
    )


def _item(fact: Fact, guarded: Collection[SourceId]) -> Item:
    return Item(
        ids=tuple(statement.id for statement in fact.statements),
        prop=fact.prop,
        value=fact.value,
        when=fact.when,
        denied=fact.stance is Stance.DENIES,
        guarded=all(statement.source in guarded for statement in fact.statements),
    )
