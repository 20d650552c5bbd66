"""A report to the Working Group on Enforced or Involuntary Disappearances: its six elements, and what helps."""

from collections.abc import Iterator

from habeas.base.when import When
from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.exhibits_part import exhibits
from habeas.disclosure.papers.paper import Block, Field, Paper, Paragraph
from habeas.disclosure.papers.un.consent import consent_blocks
from habeas.disclosure.papers.un.deprivation import arrest_date, arrest_forces, arrest_place
from habeas.disclosure.papers.un.drafting import compared, notices, stamp
from habeas.disclosure.papers.un.filling import answered, answers, mine, told
from habeas.disclosure.papers.un.identity import (
    ARRESTS,
    birth_answers,
    name_fields,
    occupation_field,
    residence_field,
)
from habeas.disclosure.papers.un.steps import abroad_field, domestic_blocks
from habeas.disclosure.papers.un.story import ARREST, BEFORE, story
from habeas.disclosure.papers.un.submitter import closing, submitter_blocks
from habeas.disclosure.papers.un.translations import with_translations
from habeas.disclosure.view import plain
from habeas.record.days import days_of

SEEN = ("place_of_detention", "visit", "access_to_counsel", "hearing")
"""What speaks of a detention that somebody acknowledged, or of the person being seen."""


def wgeid(composer: Composer) -> Paper:
    """The report on one person. The six elements come first: without any of them the Group does not take a case."""
    parts = (
        composer.part("form", [compared(composer)]),
        composer.part("element_1", _identity(composer), "1"),
        composer.part("element_2", _when(composer), "2"),
        composer.part("element_3", _where(composer), "3"),
        composer.part("element_4", [arrest_forces(composer, key="forces_responsible")], "4"),
        composer.part("element_5", domestic_blocks(composer), "5"),
        composer.part("element_6", submitter_blocks(composer, "confidential"), "6"),
        composer.part("circumstances", [story(composer, *BEFORE, *ARREST)], "7"),
        composer.part("acknowledged", _acknowledged(composer), "8"),
        composer.part("elsewhere", [abroad_field(composer)], "9"),
        composer.part("consent", consent_blocks(composer, "wgeid"), "10"),
    )
    seen = ["place_recorded"] if mine(composer, "place_of_detention") else []
    return composer.paper(
        with_translations(composer, parts),
        subtitle=plain(composer.name()),
        to=tuple(composer.text("paper", f"to_{at}") for at in (1, 2, 3, 4)),
        stamp=stamp(composer),
        notices=notices(composer, "wgeid", *seen, "six_elements", "readers"),
        closing=closing(composer),
        exhibits=exhibits(composer, composer.footnotes()),
    )


def _identity(composer: Composer) -> Iterator[Block]:
    yield from name_fields(composer, "1.1", "1.2")
    yield answered(composer, "sex", answers(composer, mine(composer, "sex"), "sex"), "sex")
    yield answered(composer, "birth", birth_answers(composer), "birth_date", "age")
    yield answered(composer, "nationality", answers(composer, mine(composer, "nationality"), "country"), "nationality")
    yield composer.to_fill("identity_document")
    yield occupation_field(composer)
    yield residence_field(composer)
    yield answered(composer, "family", told(composer, "family", "dependants"), "family", "dependants")


def _when(composer: Composer) -> Iterator[Block]:
    """The date, of which month and year at least are required."""
    field = arrest_date(composer, key="disappeared_on")
    yield field
    if field.gap is None and not any(_month_known(fact.when) for fact in mine(composer, *ARRESTS)):
        yield Paragraph((composer.sentence("month_missing"),))
    yield composer.to_fill("last_seen_on")


def _month_known(when: object) -> bool:
    days = days_of(when) if isinstance(when, When) else None
    if days is None or days.first is None or days.last is None:
        return False
    return (days.first.year, days.first.month) == (days.last.year, days.last.month)


def _where(composer: Composer) -> Iterator[Field]:
    yield arrest_place(composer, key="disappeared_at")
    yield composer.to_fill("last_seen_at")


def _acknowledged(composer: Composer) -> Iterator[Block]:
    """What the record holds of the person being seen or held at a known place: the Group asks about it."""
    yield answered(composer, "acknowledged", told(composer, *SEEN), *SEEN)
