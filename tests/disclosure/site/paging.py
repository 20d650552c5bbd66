"""Pages of the invented case, as the gate lets it through for whoever holds the vault."""

from datetime import date

from tests.disclosure.invented import AS_OF, Making, example

from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.admission import Admitted, admit
from habeas.disclosure.gate.asking import Asked
from habeas.disclosure.papers.answers import Answers
from habeas.disclosure.site.composing import Beside, compose_page
from habeas.disclosure.site.page import SitePage
from habeas.findings.filings.finding import filings_of
from habeas.findings.ledger.ledger import ledger_of
from habeas.findings.questions.finding import questions_of

IDS = ReleaseIds(bytes(range(32)))
SLUG = "k7f3q2ma"


def admitted(made: Making | None = None, as_of: date = AS_OF, lang: Lang = Lang.EN) -> Admitted:
    """The invented case, let through whole."""
    made = example() if made is None else made
    return admit(Asked(made.fold(as_of), tuple(made.sources), Audience.SELF), lang)


def answers_of(made: Making, as_of: date = AS_OF) -> Answers:
    """What the rooms below say of the case: its ledger, filings and questions."""
    casefile = made.fold(as_of)
    ledger = ledger_of(casefile, made.statements, (), {}, [source.id for source in made.sources])
    filings = filings_of(casefile, {}, {})
    return Answers(ledger=ledger, filings=filings, questions=questions_of(casefile, ledger, (), filings, {}))


def beside_of(made: Making, as_of: date = AS_OF) -> Beside:
    """What stands beside the case: the answers, and the order in which its statements were recorded."""
    ordered = sorted(made.statements, key=lambda each: (each.recorded_at, each.id))
    order = {each.id: place for place, each in enumerate(ordered)}
    return Beside(answers=answers_of(made, as_of), order=order)


def page_of(lang: Lang = Lang.EN, made: Making | None = None, as_of: date = AS_OF) -> SitePage:
    """Its page in one language."""
    made = example() if made is None else made
    return compose_page(admitted(made, as_of, lang), lang, SLUG, IDS, beside_of(made, as_of))
