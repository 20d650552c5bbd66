"""An individual communication to the Human Rights Committee, in the order of the form of the treaty bodies."""

from collections.abc import Iterator

from babel import Locale

from habeas.base.when import parse_when
from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.exhibits_part import exhibits
from habeas.disclosure.papers.paper import Block, Paper, Paragraph, Points
from habeas.disclosure.papers.un.articles import article_blocks
from habeas.disclosure.papers.un.consent import consent_blocks, remedy_row
from habeas.disclosure.papers.un.danger import danger
from habeas.disclosure.papers.un.deprivation import CHARGES
from habeas.disclosure.papers.un.drafting import compared, notices, stamp, working
from habeas.disclosure.papers.un.filling import answered, answers, mine
from habeas.disclosure.papers.un.identity import birth_answers, name_fields
from habeas.disclosure.papers.un.length import length_check
from habeas.disclosure.papers.un.steps import abroad_field, domestic_blocks
from habeas.disclosure.papers.un.story import EVERYTHING, story
from habeas.disclosure.papers.un.submitter import closing, submitter_blocks
from habeas.disclosure.papers.un.translations import with_translations
from habeas.disclosure.view import plain
from habeas.law.remedies.rows import Exhaustion, RemedyRow
from habeas.law.remedies.states import State
from habeas.record.fact_fields import text_of

CHECKLIST = ("authority_copy", "decisions", "laws", "complaints_abroad", "evidence")
"""What the Committee wants copies of."""


def hrc(composer: Composer) -> Paper:
    """The communication on one person, with what is known of its admissibility."""
    row = remedy_row(composer, "hrc")
    parts = (
        composer.part("committee", [compared(composer), Paragraph((composer.sentence("committee"),))], "1"),
        composer.part("state", _state(composer, row), "2"),
        composer.part("complainant", submitter_blocks(composer, "own_behalf"), "3–4"),
        composer.part("victim", _victim(composer), "5"),
        composer.part("counsel", _counsel(composer), "6"),
        composer.part("anonymity", [composer.to_fill("anonymity")], "7"),
        composer.part("elsewhere", _elsewhere(composer, row), "8"),
        composer.part("interim", _interim(composer), "9"),
        composer.part("facts", [story(composer, *EVERYTHING)], "10"),
        composer.part("exhaustion", _exhaustion(composer, row), "11"),
        composer.part("articles", article_blocks(composer), "12"),
        composer.part("asked", [composer.to_fill("asked")], "13"),
        composer.part("consent", consent_blocks(composer, "hrc"), "14"),
        composer.part("checklist", [_checklist(composer) if working(composer) else None], "15"),
    )
    return composer.paper(
        with_translations(composer, parts),
        subtitle=plain(composer.name()),
        to=tuple(composer.text("paper", f"to_{at}") for at in (1, 2, 3)),
        stamp=stamp(composer),
        notices=notices(composer, "hrc", *_shut(row), "committee_readers"),
        closing=closing(composer),
        exhibits=exhibits(composer, composer.footnotes()),
        checks=[length_check(composer, parts)],
    )


def _shut(row: RemedyRow | None) -> tuple[str, ...]:
    """The warning where the door is shut for this State or this matter, or nobody knows."""
    return () if row is None or row.opening.state is State.OPEN else (f"door_{row.opening.state.value}",)


def _state(composer: Composer, row: RemedyRow | None) -> Iterator[Block]:
    remedies = composer.answers.remedies.get(composer.one.entity.id)
    country = None if remedies is None else remedies.facts.country
    if country is None:
        yield composer.to_fill("state_party")
        return
    name = str(Locale.parse(composer.lang.value).territories.get(country, country))
    charged = [fact for fact in mine(composer, *CHARGES) if text_of(fact, "country") == country]
    told = composer.sourced("state_charges", charged, country=name) if charged else None
    yield composer.field("state_party", [told or composer.sentence("state_set", country=name)], number="2")
    if row is None or not working(composer):
        return
    since = None if row.door is None or row.door.since is None else row.door.since.local_bounds()[0]
    until = None if row.door is None or row.door.until is None else row.door.until.local_bounds()[0]
    lines = [composer.sentence(f"protocol_{row.opening.state.value}")]
    if since is not None:
        lines.append(composer.sentence("protocol_since", day=composer.day(since.date())))
    if until is not None:
        lines.append(composer.sentence("protocol_until", day=composer.day(until.date())))
    if row.door is None or not row.door.sure:
        lines.append(composer.sentence("protocol_remembered", day=composer.day(row.procedure.checked_on)))
    yield Paragraph(tuple(lines))


def _victim(composer: Composer) -> Iterator[Block]:
    yield from name_fields(composer, "", "")
    yield answered(composer, "birth_place", birth_answers(composer), "birth_date", "age")
    yield answered(composer, "nationality", answers(composer, mine(composer, "nationality"), "country"), "nationality")
    held = tuple(composer.tell(fact) for fact in mine(composer, "place_of_detention"))
    yield answered(composer, "whereabouts", held, "place_of_detention")


def _counsel(composer: Composer) -> Iterator[Block]:
    yield answered(composer, "counsel", answers(composer, mine(composer, "counsel"), "name", "organ"), "counsel")
    yield composer.to_fill("counsel_contact")


def _elsewhere(composer: Composer, row: RemedyRow | None) -> Iterator[Block]:
    """Article 5(2)(a) of the Optional Protocol: not while another international procedure examines the same matter."""
    yield abroad_field(composer)
    if not working(composer):
        return
    lines = [composer.sentence("same_matter_rule")]
    warned = {} if row is None else {one.code: one for one in row.opening.warnings}
    if "may_be_shut" in warned:
        lines.append(composer.sentence("same_matter_maybe"))
    if "examined_before" in warned:
        lines.append(composer.sentence("same_matter_before"))
    yield Paragraph(tuple(lines))


def _interim(composer: Composer) -> Iterator[Block]:
    yield composer.to_fill("interim")
    if not working(composer) and "interim" not in composer.wanted.given:
        return
    found = tuple(danger(composer))
    if working(composer):
        yield Paragraph((composer.sentence("interim_lead"),))
    yield Points(found) if found else Paragraph((composer.sentence("no_danger"),))


def _exhaustion(composer: Composer, row: RemedyRow | None) -> Iterator[Block]:
    """Article 5(2)(b), and the five years after which a communication may be called an abuse."""
    yield from domestic_blocks(composer)
    yield composer.to_fill("why_late")
    if not working(composer):
        return
    lines = [composer.sentence("exhaustion_rule")]
    decided = [] if row is None or row.exhaustion is not Exhaustion.DECIDED else mine(composer, "appeal_decision")
    if decided:
        lines.append(composer.sourced("exhaustion_decided", decided))
    elif row is not None:
        lines.append(composer.sentence(f"exhaustion_{row.exhaustion.value}"))
    until = None if row is None else row.opening.until
    lines.append(composer.sentence("five_years"))
    if until is not None and decided:
        lines.append(composer.sourced("five_years_until", decided, day=_days(composer, until)))
    yield Paragraph(tuple(lines))


def _days(composer: Composer, edtf: str) -> str:
    bounds = parse_when(edtf).local_bounds()
    days = [composer.day(one.date()) for one in bounds[:1] if one is not None]
    return days[0] if days else edtf


def _checklist(composer: Composer) -> Block:
    return Points(tuple(composer.sentence(f"copy_{name}") for name in CHECKLIST), numbered=True)
