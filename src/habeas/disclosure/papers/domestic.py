"""What the papers to authorities of Kazakhstan share: whose law it is, the head, the facts, warnings of the law."""

from collections.abc import Iterator

from habeas.base.errors import WrongCall
from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.exhibits_part import exhibits
from habeas.disclosure.papers.law_wording import law_wording
from habeas.disclosure.papers.paper import Blank, Gap, Paper, Part, Points
from habeas.disclosure.reckoned import NotReckoned, Reckoned
from habeas.law.clock.row import Row
from habeas.law.pack.pack import Pack
from habeas.law.pack.rule import Status

COUNTRY = "KZ"
"""The pack whose articles the templates of these papers cite."""

_FACTS = (
    "apprehension", "re_arrest", "delivery", "protocol", "custody_motion", "hearing", "custody_order", "measure",
    "extension_motion", "extension", "charge", "charge_announced", "reclassification", "place_of_detention",
    "transfer", "release",
)  # fmt: skip
"""What is told as the circumstances of the case."""


def require_law(composer: Composer) -> Reckoned:
    """The person's clock by the law of Kazakhstan.

    Raises WrongCall where the record does not tell that the case is under that law: these papers cite no other.
    """
    clock, person = composer.answers.clock, composer.one.entity.id
    if not isinstance(clock, NotReckoned):
        for one in clock:
            if one.person == person and one.packs[0].id == COUNTRY:
                return one
    raise WrongCall(
        "This paper cites the law of Kazakhstan, and no charge on record is under it.",
        "Record the charge with its country and code: `habeas say`.",
    )


def head(composer: Composer) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """From whom and to whom, a line each; a line that nobody filled in is a blank."""
    to = (composer.line("addressee"),)
    submitter = [composer.line(key) for key in ("submitter_name", "submitter_capacity", "submitter_address")]
    interest = composer.text("paper", "in_interest", name=composer.name())
    return (*submitter, interest), to


def closing(composer: Composer) -> tuple[str, ...]:
    """Place, date and signature."""
    return composer.line("place_and_date"), composer.line("signature")


def facts_part(composer: Composer) -> Part:
    """The circumstances as the record holds them, in the order of time; sources that contradict stay side by side."""
    told = composer.told(*_FACTS)
    known = Points(told) if told else None
    return composer.part("facts", [known])


def requests(composer: Composer, *keys: str) -> Part:
    """What is asked, point by point: sentences of the template."""
    return composer.part("asked", [Points(tuple(composer.sentence(key) for key in keys), numbered=True)])


def warnings_of(rows: list[Row], composer: Composer) -> Iterator[Blank]:
    """What a lawyer has to check in the law before it is filed: drafts, and wording not proven for the day."""
    if any(row.said.status is Status.DRAFT for row in rows):
        yield _check("check_draft", composer)
    if any(not row.plain and row.text_of is not None for row in rows):
        yield _check("check_wording", composer)


def domestic_paper(
    composer: Composer,
    parts: list[Part],
    checks: list[Blank],
    subtitle: str,
    ends: tuple[tuple[str, ...], ...],
    law: Pack,
) -> Paper:
    """The whole: head, parts, the wording of what they cite of the `law`, annexes, signature.

    `checks` are told with the blanks and never printed. `ends` are the lines from whom, to whom, and of the closing.
    """
    from_, to, signed = ends
    wording = law_wording(composer, parts, law)
    checks = list(dict.fromkeys([*checks, *wording.checks]))
    cited = exhibits(composer, composer.footnotes())
    return composer.paper(
        [*parts, *wording.parts],
        subtitle=subtitle,
        from_=from_,
        to=to,
        closing=signed,
        stamp=composer.own_stamp(),
        exhibits=cited,
        checks=checks,
        brief=True,
    )


def _check(key: str, composer: Composer) -> Blank:
    return Blank("", composer.text("fields", key), Gap.TO_FILL, composer.text("todo", key))
