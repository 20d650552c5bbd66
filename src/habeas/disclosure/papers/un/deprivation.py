"""Arrest and detention, kept apart as the forms keep them: by whom, when, where, on what ground."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Block, Field, Gap
from habeas.disclosure.papers.un.filling import answered, answers, commas, differing, mine, said, told, value
from habeas.disclosure.papers.un.identity import ARRESTS
from habeas.disclosure.papers.weighed import accused
from habeas.disclosure.view import Run, Sentence
from habeas.record.agreement import normal_text
from habeas.record.casefile import Fact
from habeas.record.days import days_of
from habeas.record.fact_fields import asserted, text_of

ORDERS = ("custody_order", "extension")
"""Decisions by which detention goes on after the arrest."""

CHARGES = ("charge_ordered", "charge_announced", "charge", "reclassification", "indictment")
"""What names the article that somebody is held under."""


def arrest_blocks(composer: Composer, part: str = "II.") -> Iterator[Block]:
    """The seven fields on the arrest: the moment when liberty was taken, whatever a paper calls it."""
    facts = mine(composer, *ARRESTS)
    yield arrest_date(composer, f"{part}1")
    yield arrest_place(composer, f"{part}2")
    yield arrest_forces(composer, f"{part}3")
    yield answered(composer, "warrant_shown", _warrant(composer), "warrant", number=f"{part}4")
    issued = answers(composer, [fact for fact in mine(composer, "warrant") if text_of(fact, "by")], "by")
    yield answered(composer, "warrant_by", issued, "warrant", number=f"{part}5")
    bases = answers(composer, [fact for fact in facts if text_of(fact, "basis")], "basis")
    then = told(composer, "rights_explained", "protocol")
    yield _or_see(composer, "arrest_reasons", ("allegation",), f"{part}6", (*bases, *then))
    yield _or_see(composer, "arrest_law", CHARGES, f"{part}7")


def arrest_date(composer: Composer, number: str = "", key: str = "arrest_date") -> Field:
    """The day of each arrest, as exact as it is recorded."""
    found = answers(composer, mine(composer, *ARRESTS), "when")
    return answered(composer, key, (*found, *_differ(composer, "when")), *ARRESTS, number=number)


def arrest_place(composer: Composer, number: str = "", key: str = "arrest_place") -> Field:
    """Where each arrest was made."""
    found = answers(composer, mine(composer, *ARRESTS), "place", "country")
    return answered(composer, key, (*found, *_differ(composer, "place")), *ARRESTS, number=number)


def arrest_forces(composer: Composer, number: str = "", key: str = "arrest_forces") -> Field:
    """Who made each arrest."""
    found = answers(composer, mine(composer, *ARRESTS), "organ")
    return answered(composer, key, (*found, *_differ(composer, "organ")), *ARRESTS, number=number)


def detention_blocks(composer: Composer, part: str = "III.") -> Iterator[Block]:
    """The seven fields on the detention: what followed the arrest, until now or until the release."""
    orders = mine(composer, *ORDERS)
    firsts = [fact for fact in orders if fact.prop == "custody_order"]
    dates = (*answers(composer, firsts, "when"), *differing(composer, "custody_order", "when"))
    yield answered(composer, "detention_date", dates, "custody_order", number=f"{part}1")
    yield duration(composer, f"{part}2")
    yield answered(composer, "holding_forces", _holders(composer), "organ", number=f"{part}3")
    yield places(composer, f"{part}4")
    ordered = tuple(_ordered(composer, fact) for fact in orders if asserted(fact) and text_of(fact, "court"))
    yield answered(composer, "ordering_authorities", ordered, *ORDERS, number=f"{part}5")
    reasons = accused(composer, lambda fact: fact.prop != "allegation" or not given_at_arrest(composer, fact))
    yield answered(composer, "detention_reasons", reasons, "allegation", number=f"{part}6")
    yield answered(composer, "detention_law", _later(composer, *CHARGES), *CHARGES, number=f"{part}7")


def duration(composer: Composer, number: str = "") -> Field:
    """How long, for each stretch of custody, in the words of the case sheet."""
    spells = [one for one in composer.one.spells if one.apprehension or one.orders or one.places]
    return answered(composer, "duration", tuple(composer.spell(spell) for spell in spells), *ARRESTS, number=number)


def places(composer: Composer, number: str = "") -> Field:
    """Each place with its days, and each move."""
    held = [composer.tell(fact) for fact in mine(composer, "place_of_detention")]
    moved = [composer.tell(fact) for fact in mine(composer, "transfer")]
    return answered(composer, "places", (*held, *moved), "place_of_detention", "transfer", number=number)


def charge_field(composer: Composer) -> Field:
    """Every article that the person is held under, whenever it was named."""
    return answered(composer, "detention_law", told(composer, *CHARGES), *CHARGES)


def given_at_arrest(composer: Composer, fact: Fact) -> bool:
    """Whether a reason or an article was surely given before the first custody order: then it goes with the arrest.

    Where no order is recorded only what is of the day of an arrest does. What has no date goes with the detention.
    """
    days = None if fact.when is None else days_of(fact.when)
    if days is None or days.last is None:
        return False
    orders = [d.first for one in mine(composer, "custody_order") if one.when and (d := days_of(one.when))]
    if orders:
        return all(first is not None and days.last < first for first in orders)
    taken = [d.last for one in mine(composer, *ARRESTS) if one.when and (d := days_of(one.when))]
    return any(last is not None and days.last <= last for last in taken)


def _or_see(composer: Composer, key: str, props: tuple[str, ...], number: str, also: Sequence[Sentence] = ()) -> Field:
    """What was given at the arrest; where the record dates none of it so, where it stands, and the field is open."""
    facts = mine(composer, *props)
    then = tuple(composer.tell(fact) for fact in facts if given_at_arrest(composer, fact))
    field = answered(composer, key, (*also, *then), *props, number=number)
    if field.gap is Gap.UNKNOWN and facts:
        return replace(field, answers=(composer.sentence("not_dated"),))
    return field


def _later(composer: Composer, *props: str) -> tuple[Sentence, ...]:
    return tuple(composer.tell(fact) for fact in mine(composer, *props) if not given_at_arrest(composer, fact))


def _warrant(composer: Composer) -> tuple[Sentence, ...]:
    made = []
    for fact in mine(composer, "warrant"):
        shown = fact.value.get("shown") if isinstance(fact.value, Mapping) else None
        if not isinstance(shown, bool):
            made.append(composer.tell(fact))
        else:
            made.append(said(composer, fact, (Run(composer.text("sentences", "yes" if shown else "no")),)))
    return tuple(made)


def _differ(composer: Composer, about: str) -> tuple[Sentence, ...]:
    return tuple(one for prop in ARRESTS for one in differing(composer, prop, about))[:1]


def _holders(composer: Composer) -> tuple[Sentence, ...]:
    """What the record says of the bodies that run the places of detention: their kind, and what they are part of."""
    names = {normal_text(name) for fact in mine(composer, "place_of_detention") if (name := text_of(fact, "name"))}
    bodies = [
        fact
        for fact in mine(composer, "organ")
        if normal_text(text_of(fact, "name") or "") in names and (text_of(fact, "parent") or text_of(fact, "kind"))
    ]
    return (
        *answers(composer, bodies, "name", "parent", "kind"),
        *answers(composer, mine(composer, "transfer"), "organ"),
    )


def _ordered(composer: Composer, fact: Fact) -> Sentence:
    lines = [line for name in ("court", "when", "term") if (line := value(composer, fact, name))]
    until = value(composer, fact, "until", "until")
    return said(composer, fact, commas([*lines, until] if until else lines))
