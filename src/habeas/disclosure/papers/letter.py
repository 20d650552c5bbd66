"""The letter to the place where somebody is held: whom it is about, what is asked, and the law it stands on."""

from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.domestic import COUNTRY, closing, head
from habeas.disclosure.papers.paper import Block, Paper, Paragraph, Part, Points
from habeas.disclosure.reckoned import NotReckoned

MATTERS = ("other", "medical", "lawyer", "family", "place", "complaint")
"""What the letter can ask for; for `other` the person writes it in the field `request`."""


def letter(composer: Composer) -> Paper:
    """The letter about one person; the field `matter` says what is asked."""
    matter = composer.choice("matter", MATTERS)
    from_, to = head(composer)
    parts = (_who(matter, composer), _asked(matter, composer), _law(matter, composer))
    return composer.paper(
        parts,
        cite_in_notes=True,
        from_=from_,
        to=to,
        closing=closing(composer),
        stamp=composer.own_stamp(),
        subtitle=composer.names(),
    )


def _who(matter: str, composer: Composer) -> Part:
    """Who is meant: birth, since when held, where the sources place the person, and where to they were moved.

    A letter that asks for a doctor tells what is recorded of their health.
    """
    told = (
        *composer.told("birth_date"),
        *map(composer.spell, composer.one.spells),
        *composer.told("place_of_detention", "transfer"),
        *(composer.told("health", "medical_examination", "hunger_strike") if matter == "medical" else ()),
    )
    return composer.part("who", [Points(told) if told else None])


def _asked(matter: str, composer: Composer) -> Part:
    blocks: list[Block] = [Paragraph((composer.sentence("lead"),))]
    if matter == "other":
        blocks.append(composer.to_fill("request"))
    else:
        blocks.append(Points((composer.sentence(f"ask_{matter}"), composer.sentence("ask_reply")), numbered=True))
    return composer.part("asked", blocks)


def _law(matter: str, composer: Composer) -> Part:
    """The articles that the templates cite for this matter; none for a case that is not under the law of Kazakhstan."""
    clock = composer.answers.clock
    here = not isinstance(clock, NotReckoned) and any(one.packs[0].id == COUNTRY for one in clock)
    cited = [composer.sentence("law_complaints")] if here else []
    if here and matter == "lawyer":
        cited.insert(0, composer.sentence("law_lawyer"))
    return composer.part("rights", [Points(tuple(cited)) if cited else None])
