"""The model questionnaire of the Working Group on Arbitrary Detention (E/CN.4/1992/20, annex II), all its fields."""

from collections.abc import Iterator

from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.exhibits_part import exhibits
from habeas.disclosure.papers.paper import Block, Choice, Paper
from habeas.disclosure.papers.un.consent import consent_blocks
from habeas.disclosure.papers.un.danger import urgent_box
from habeas.disclosure.papers.un.deprivation import arrest_blocks, detention_blocks
from habeas.disclosure.papers.un.drafting import compared, notices, stamp, working
from habeas.disclosure.papers.un.identity import identity_blocks
from habeas.disclosure.papers.un.reasons import category_blocks, claimed_in, criteria_blocks
from habeas.disclosure.papers.un.steps import abroad_field, domestic_blocks
from habeas.disclosure.papers.un.story import ARREST, BEFORE, PROCEEDINGS, TREATMENT, story
from habeas.disclosure.papers.un.submitter import closing, submitter_blocks
from habeas.disclosure.papers.un.translations import with_translations
from habeas.disclosure.view import plain

PROCEDURES = ("regular", "urgent")
"""The ways in which the Group takes a case: for an opinion, and at once where there is danger."""


def wgad(composer: Composer) -> Paper:
    """The questionnaire on one person. It is a draft until somebody compared it with the official form."""
    parts = (
        composer.part("procedure", _procedure(composer)),
        composer.part("identity", identity_blocks(composer), "I"),
        composer.part("arrest", arrest_blocks(composer), "II"),
        composer.part("detention", detention_blocks(composer), "III"),
        composer.part("circumstances", [story(composer, *BEFORE, *ARREST) or _silent(composer)], "IV"),
        composer.part("treatment", [story(composer, *TREATMENT)], level=2),
        composer.part("proceedings", [story(composer, *PROCEEDINGS)], level=2),
        composer.part("reasons", category_blocks(composer), "V"),
        composer.part("criteria", criteria_blocks(composer), level=2),
        composer.part("domestic", domestic_blocks(composer, "VI"), "VI"),
        composer.part("elsewhere", [abroad_field(composer)], level=2),
        composer.part("submitter", submitter_blocks(composer), "VII"),
        composer.part("consent", consent_blocks(composer, "wgad")),
    )
    return composer.paper(
        with_translations(composer, parts),
        subtitle=plain(composer.name()),
        to=_to(composer),
        stamp=stamp(composer),
        notices=notices(composer, "wgad", "wgad_readers", "one_form_each"),
        closing=closing(composer),
        exhibits=exhibits(composer, composer.footnotes()),
    )


def _silent(composer: Composer) -> Block:
    return composer.field("circumstances", (), *ARREST, number="IV")


def _to(composer: Composer) -> tuple[str, ...]:
    return tuple(composer.text("paper", f"to_{at}") for at in (1, 2, 3, 4))


def _procedure(composer: Composer) -> Iterator[Block | None]:
    """Regular or urgent: what there is of danger now is laid out, and a person chooses."""
    yield compared(composer)
    yield composer.to_fill("procedure")
    chosen = claimed_in(composer, "procedure", PROCEDURES)
    regular = (composer.sentence("regular_lead"),)
    yield Choice(composer.text("fields", "regular"), "regular" in chosen, regular if working(composer) else ())
    yield urgent_box(composer, "urgent" in chosen)
