"""An urgent appeal: a short letter where holding the person endangers life, health or integrity."""

from collections.abc import Iterator

from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.exhibits_part import exhibits
from habeas.disclosure.papers.paper import Block, Choice, Paper, Paragraph, Points
from habeas.disclosure.papers.un.consent import consent_blocks
from habeas.disclosure.papers.un.danger import DANGERS, danger
from habeas.disclosure.papers.un.deprivation import (
    arrest_date,
    arrest_forces,
    arrest_place,
    charge_field,
    duration,
    places,
)
from habeas.disclosure.papers.un.drafting import compared, notices, stamp, working
from habeas.disclosure.papers.un.filling import answered, mine
from habeas.disclosure.papers.un.identity import birth_answers, name_fields
from habeas.disclosure.papers.un.reasons import claimed_in
from habeas.disclosure.papers.un.steps import domestic_blocks
from habeas.disclosure.papers.un.submitter import closing, submitter_blocks
from habeas.disclosure.papers.un.translations import with_translations
from habeas.disclosure.view import plain

ASKED = ("release", "care", "access", "protect", "inform")
"""What a State can be asked for at once."""


def urgent_appeal(composer: Composer) -> Paper:
    """The appeal for one person. Without a recorded danger it says so at its head."""
    warned = [] if mine(composer, *DANGERS) else ["no_danger"]
    parts = (
        composer.part("form", [compared(composer)]),
        composer.part("danger", _danger(composer), "1"),
        composer.part("victim", _who(composer), "2"),
        composer.part("held", _held(composer), "3"),
        composer.part("asked", _asked(composer), "4"),
        composer.part("domestic", domestic_blocks(composer), "5"),
        composer.part("submitter", submitter_blocks(composer), "6"),
        composer.part("consent", consent_blocks(composer, "wgad_urgent"), "7"),
    )
    return composer.paper(
        with_translations(composer, parts),
        subtitle=plain(composer.name()),
        to=tuple(composer.text("paper", f"to_{at}") for at in (1, 2, 3, 4)),
        stamp=stamp(composer),
        notices=notices(composer, "wgad_urgent", *warned, "readers"),
        closing=closing(composer),
        exhibits=exhibits(composer, composer.footnotes()),
    )


def _danger(composer: Composer) -> Iterator[Block]:
    found = tuple(danger(composer))
    if found:
        yield Points(found)
    yield composer.to_fill("danger_now")


def _who(composer: Composer) -> Iterator[Block]:
    yield from name_fields(composer, "", "")
    yield answered(composer, "birth", birth_answers(composer), "birth_date", "age")


def _held(composer: Composer) -> Iterator[Block]:
    yield arrest_date(composer)
    yield arrest_place(composer)
    yield arrest_forces(composer)
    yield duration(composer)
    yield places(composer)
    yield charge_field(composer)


def _asked(composer: Composer) -> Iterator[Block]:
    """What is asked of the State: a person chooses, and may add."""
    yield composer.to_fill("requests")
    chosen = claimed_in(composer, "requests", ASKED)
    if working(composer):
        yield Paragraph((composer.sentence("requests_lead", ids=", ".join(ASKED)),))
    for name in ASKED:
        if working(composer) or name in chosen:
            yield Choice(composer.text("fields", f"request_{name}"), name in chosen, ())
    yield composer.to_fill("other_requests")
