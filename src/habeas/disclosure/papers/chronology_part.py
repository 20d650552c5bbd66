"""The chronology: every dated fact of whom the paper is about, as a table by day."""

from dataclasses import replace

from habeas.disclosure.dates import when_in_words
from habeas.disclosure.layout import PERSONAL, SECTIONS
from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Block, Paragraph, Part, Points, Table
from habeas.disclosure.view import Sentence
from habeas.record.casefile import Fact

LEDGER = frozenset(dict(SECTIONS)["ledger"])
"""Properties that say how an allegation was put together: they stand with the allegation."""


def chronology(composer: Composer) -> Part:
    """The dated facts by time, then those whose day nobody tells."""
    props = composer.teller.vocabulary.properties
    events = composer.facts(*(key for key in props if key not in LEDGER and key not in PERSONAL))
    dated = [fact for fact in events if _day(fact) is not None]
    rest = [fact for fact in events if _day(fact) is None and props[fact.prop].event]
    blocks: list[Block] = []
    if dated:
        heading = tuple(composer.texts.raw("words", key) for key in ("when", "what"))
        blocks.append(Table("", heading, tuple(_row(fact, composer) for fact in dated), (1,)))
    if rest:
        blocks += [Paragraph((composer.sentence("undated"),)), Points(tuple(composer.tell(fact) for fact in rest))]
    return composer.part("chronology", blocks)


def _day(fact: Fact) -> str | None:
    start = None if fact.when is None else fact.when.local_bounds()[0]
    return None if start is None else start.isoformat()


def _row(fact: Fact, composer: Composer) -> tuple[Sentence, Sentence]:
    when = "" if fact.when is None else when_in_words(fact.when, "plain", composer.teller.words.dates)
    # The day stands beside the sentence and need not stand in it again.
    return Sentence(composer.borrowed(when), ()), composer.tell(replace(fact, when=None))
