"""A submission to the special procedures of the Human Rights Council, as their form asks for it."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.exhibits_part import exhibits
from habeas.disclosure.papers.paper import Block, Choice, Paper, Paragraph
from habeas.disclosure.papers.un.consent import consent_blocks
from habeas.disclosure.papers.un.danger import urgent_box
from habeas.disclosure.papers.un.deprivation import arrest_date, arrest_place, charge_field, duration, places
from habeas.disclosure.papers.un.drafting import box, compared, notices, stamp, working
from habeas.disclosure.papers.un.filling import answered, answers, mine, told
from habeas.disclosure.papers.un.grounds import using
from habeas.disclosure.papers.un.identity import birth_answers, name_fields, occupation_field
from habeas.disclosure.papers.un.reasons import claimed_in
from habeas.disclosure.papers.un.steps import abroad_field, domestic_blocks
from habeas.disclosure.papers.un.story import EVERYTHING, story
from habeas.disclosure.papers.un.submitter import closing, submitter_blocks
from habeas.disclosure.papers.un.translations import with_translations
from habeas.disclosure.papers.weighed import accused
from habeas.disclosure.view import Line, Sentence, plain

KINDS = ("allegation", "urgent")
"""A letter of allegation on what happened, and an urgent appeal on what goes on or is about to happen."""

_BODIES = (
    ("apprehension", "organ"),
    ("re_arrest", "organ"),
    ("search", "organ"),
    ("questioning", "organ"),
    ("custody_order", "court"),
    ("extension", "court"),
    ("verdict", "court"),
)
"""Where the record names a body of the State that did something to the person."""


def _held(composer: Composer) -> Iterator[Sentence]:
    yield from told(composer, "apprehension", "re_arrest", "custody_order")


def _hurt(composer: Composer) -> Iterator[Sentence]:
    yield from told(composer, "ill_treatment")


def _ill(composer: Composer) -> Iterator[Sentence]:
    yield from told(composer, "health", "medical_examination")


def _defended(composer: Composer) -> Iterator[Sentence]:
    yield from told(composer, "own_statement", "irregularity")


MANDATES: Mapping[str, Callable[[Composer], Iterator[Sentence]]] = MappingProxyType(
    {
        "arbitrary-detention": _held,
        "torture": _hurt,
        "expression": using("expression", works=True),
        "judges-lawyers": _defended,
        "health": _ill,
    }
)
"""Mandates that what is recorded may concern, with the facts; there are others, which a person names."""


def special_procedures(composer: Composer) -> Paper:
    """The submission on one person: letter of allegation, urgent appeal, or both."""
    parts = (
        composer.part("kind", _kind(composer)),
        composer.part("mandates", _mandates(composer)),
        composer.part("consent", consent_blocks(composer, "special_procedures")),
        composer.part("submitter", submitter_blocks(composer, "confidential")),
        composer.part("victim", _victim(composer)),
        composer.part("incident", _incident(composer)),
        composer.part("story", [story(composer, *EVERYTHING)], level=2),
        composer.part("perpetrators", _perpetrators(composer)),
        composer.part("domestic", domestic_blocks(composer)),
        composer.part("elsewhere", [abroad_field(composer)]),
    )
    return composer.paper(
        with_translations(composer, parts),
        subtitle=plain(composer.name()),
        to=tuple(composer.text("paper", f"to_{at}") for at in (1, 2, 3)),
        stamp=stamp(composer),
        notices=notices(composer, "special_procedures", "readers"),
        closing=closing(composer),
        exhibits=exhibits(composer, composer.footnotes()),
    )


def _kind(composer: Composer) -> Iterator[Block | None]:
    yield compared(composer)
    yield composer.to_fill("kind")
    chosen = claimed_in(composer, "kind", KINDS)
    past = (composer.sentence("allegation_lead"),) if working(composer) else ()
    yield Choice(composer.text("fields", "allegation_letter"), "allegation" in chosen, past)
    yield urgent_box(composer, "urgent" in chosen, "urgent_letter_lead")


def _mandates(composer: Composer) -> Iterator[Block]:
    """The mandates that a person chose; in a working copy also those that something recorded may concern."""
    yield composer.to_fill("mandates")
    chosen = claimed_in(composer, "mandates", None)
    if working(composer):
        yield Paragraph((composer.sentence("mandates_lead", ids=", ".join(MANDATES)),))
    for name, facts in MANDATES.items():
        carried = tuple(facts(composer)) if working(composer) or name in chosen else ()
        if carried or name in chosen:
            yield box(composer, composer.text("fields", f"mandate_{name}"), carried, "proposed", ticked=name in chosen)


def _victim(composer: Composer) -> Iterator[Block]:
    yield from name_fields(composer, "", "")
    yield answered(composer, "sex", answers(composer, mine(composer, "sex"), "sex"), "sex")
    yield answered(composer, "birth", birth_answers(composer), "birth_date", "age")
    yield answered(composer, "nationality", answers(composer, mine(composer, "nationality"), "country"), "nationality")
    yield occupation_field(composer)
    yield composer.to_fill("group")
    yield answered(composer, "counsel", answers(composer, mine(composer, "counsel"), "name", "organ"), "counsel")


def _incident(composer: Composer) -> Iterator[Block]:
    yield arrest_date(composer)
    yield arrest_place(composer)
    yield duration(composer)
    yield places(composer)
    yield charge_field(composer)
    yield answered(composer, "detention_reasons", accused(composer), "allegation")
    yield composer.to_fill("motive")


def _perpetrators(composer: Composer) -> Iterator[Block]:
    """The bodies that acted, each once with every act that names it. That somebody acted is no finding of guilt."""
    said = [one for prop, name in _BODIES for one in answers(composer, mine(composer, prop), name)]
    found: dict[str, set[int]] = {}
    lines: dict[str, Line] = {}
    for one in said:
        key = plain(one.line)
        lines.setdefault(key, one.line)
        found.setdefault(key, set()).update(one.notes)
    bodies = [Sentence(lines[key], tuple(sorted(notes))) for key, notes in found.items()]
    yield answered(composer, "state_bodies", bodies, "apprehension", "custody_order")
    yield composer.to_fill("others_responsible")
