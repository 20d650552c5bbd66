"""Which statements of a case cannot both be true, in pairs."""

from dataclasses import dataclass
from datetime import date

from habeas.base.digest import Json
from habeas.base.language import Lang
from habeas.desk.case_file import Opened, open_case
from habeas.desk.session import Session
from habeas.disclosure.audience import Audience
from habeas.disclosure.contradictions import ContradictionsView, view_contradictions
from habeas.findings.contradictions.finding import contradictions_of
from habeas.findings.contradictions.pair import Contradiction
from habeas.findings.contradictions.shape import contradiction_json
from habeas.record.following import Following
from habeas.record.living import living


@dataclass(frozen=True, slots=True)
class Contradictions:
    """The pairs of a case, with the case they were found in."""

    opened: Opened
    found: tuple[Contradiction, ...]


def find_contradictions(session: Session, name: str, as_of: date) -> Contradictions:
    """Find the pairs; nothing is written but that the case was opened."""
    opened = open_case(session, name, as_of)
    return Contradictions(opened, pairs_of_opened(opened))


def pairs_of_opened(opened: Opened) -> tuple[Contradiction, ...]:
    """The pairs of a case that is open already."""
    counting = living(opened.statements, opened.withdrawals, opened.erased).statements
    return contradictions_of(opened.casefile, Following(counting, opened.statements, opened.erased))


def contradictions_json(answer: Contradictions) -> list[dict[str, Json]]:
    """Each pair as a JSON object, in order."""
    opened = answer.opened
    count = None if opened.independence is None else opened.independence.count
    return [contradiction_json(one, opened.casefile, count, opened.marks) for one in answer.found]


def contradictions_for_self(answer: Contradictions, lang: Lang) -> ContradictionsView:
    """The pairs as the case's own defender may see them."""
    opened = answer.opened
    sources = list(opened.sources.values())
    return view_contradictions(
        answer.found, opened.casefile, sources, Audience.SELF, lang, opened.independence, opened.marks
    )
