"""Why the detention is arbitrary: the Group's five categories, and beside them the criteria of PACE Resolution 1900.

A program ticks nothing. It lays the grounds out, says what is missing, and a person decides.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from habeas.base.errors import WrongCall
from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Block, Choice, Paragraph
from habeas.disclosure.papers.un.drafting import box, working
from habeas.disclosure.papers.un.grounds import CATEGORIES, no_offence, out_of_proportion
from habeas.disclosure.view import Sentence

CRITERIA: Mapping[str, str] = MappingProxyType({"a": "II", "b": "", "c": "", "d": "V", "e": "III"})
"""The criteria of the Resolution, with the category whose grounds each shares (none for those with its own)."""

_OWN = {"b": no_offence, "c": out_of_proportion}


def category_blocks(composer: Composer) -> Iterator[Block]:
    """The choice of categories, which a person makes, and each with its grounds, its law and what is missing."""
    yield composer.to_fill("categories", "V")
    claimed = claimed_in(composer, "categories", tuple(CATEGORIES))
    if working(composer):
        yield Paragraph((composer.sentence("categories_lead"),))
    for name, grounds in CATEGORIES.items():
        told = tuple(grounds(composer)) if working(composer) or name in claimed else ()
        yield _choice(composer, f"category_{name}", told, "proposed", ticked=name in claimed)


def criteria_blocks(composer: Composer) -> Iterator[Block]:
    """The five criteria, told beside the categories and claimed by a person alone; for the body only where claimed."""
    asked = composer.to_fill("criteria")
    claimed = claimed_in(composer, "criteria", tuple(CRITERIA))
    if not working(composer) and not claimed:
        return
    yield asked
    yield Paragraph((composer.sentence("criteria_lead"),))
    for name, shared in CRITERIA.items():
        told = (composer.sentence("see_category", category=shared),) if shared else tuple(_OWN[name](composer))
        yield _choice(composer, f"criterion_{name}", told, "weighed", ticked=name in claimed)


def claimed_in(composer: Composer, field: str, known: tuple[str, ...] | None) -> frozenset[str]:
    """What a person claimed in a field: ids with commas or spaces between; raises WrongCall for one there is not.

    `known` is None where any word may stand there.
    """
    given = composer.wanted.given.get(field, "")
    found = [word for word in re.split(r"[\s,;]+", given) if word]
    unknown = [] if known is None else [word for word in found if word not in known]
    if unknown and known is not None:
        told = ", ".join(unknown)
        raise WrongCall(f"There is no {told} in the field '{field}'.", f"Take of: {', '.join(known)}.")
    return frozenset(found)


def _choice(composer: Composer, key: str, told: tuple[Sentence, ...], offered: str, *, ticked: bool) -> Choice:
    """One box with its grounds, its law and what is missing; `offered` says what unclaimed grounds are."""
    law, missing = (composer.sentence(f"{key}_law"),), (composer.sentence(f"{key}_missing"),)
    return box(composer, composer.text("fields", key), told, offered, law, missing, ticked=ticked)
