"""What tests of papers to bodies of the United Nations look for, and what the remedies answer of the invented case."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from tests.disclosure.invented import AS_OF, Making
from tests.disclosure.papers.making import admitted

from habeas.disclosure.audience import Audience
from habeas.disclosure.papers.answers import Answers
from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.papers.paper import Blank, Choice, Field, Paper, PaperKind
from habeas.disclosure.papers.registry import compose
from habeas.disclosure.papers.telling import Wanted
from habeas.disclosure.view import plain
from habeas.law.remedies.from_case import facts_of_detainee
from habeas.law.remedies.loading import remedy_book
from habeas.law.remedies.rows import Remedies, remedies_of

EN = PaperLang.EN
ABROAD = [PaperLang.FR, PaperLang.ES]
UN = [PaperKind.WGAD, PaperKind.URGENT_APPEAL, PaperKind.SPECIAL_PROCEDURES, PaperKind.WGEID, PaperKind.HRC]
NOTHING: Mapping[str, str] = {}

FORM = (
    *("I.1", "I.2", "I.3", "I.4", "I.5", "I.6 (a)", "I.6 (b)", "I.6 (c)", "I.6 (d)", "I.7", "I.8"),
    *(f"II.{at}" for at in range(1, 8)),
    *(f"III.{at}" for at in range(1, 8)),
)
"""The numbered fields of the questionnaire on arbitrary detention, as copies of it show them."""


def field(paper: Paper, number: str) -> Field:
    """The field with this number."""
    return next(one for part in paper.parts for one in part.blocks if isinstance(one, Field) and one.number == number)


def answers_of(found: Field) -> list[str]:
    """The answers of a field as text."""
    return [plain(one.line) for one in found.answers]


def choices(paper: Paper, part: str) -> list[Choice]:
    """The boxes of a part."""
    return [one for each in paper.parts if each.id == part for one in each.blocks if isinstance(one, Choice)]


def carried(choice: Choice) -> str:
    """What a box is carried by, as one text."""
    return "\n".join(plain(one.line) for one in choice.carried_by)


def blank(paper: Paper, label: str) -> Blank:
    """The blank with this in its label."""
    return next(one for one in paper.blanks if label in one.label)


def remedies(made: Making, country: str | None = "KZ", as_of: date = AS_OF) -> Remedies:
    """What the remedies say of the one person held."""
    file = made.fold(as_of)
    facts = facts_of_detainee(file, file.detainees[0], country, remedy_book())
    return remedies_of(facts, remedy_book(), as_of)


def made_for(made: Making, kind: PaperKind, audience: Audience, given: Mapping[str, str] = NOTHING) -> Paper:
    """A paper for another audience than oneself, of what the gate lets through to oneself."""
    return compose(Wanted(kind, EN, given=given), replace(admitted(made), audience=audience), Answers())
