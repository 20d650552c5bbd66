"""Pages of the invented case, as the gate lets it through for whoever holds the vault."""

from datetime import date

from tests.disclosure.invented import AS_OF, Making, example

from habeas.base.language import Lang
from habeas.disclosure.audience import Audience
from habeas.disclosure.data.release_ids import ReleaseIds
from habeas.disclosure.gate.admission import Admitted, admit
from habeas.disclosure.gate.asking import Asked
from habeas.disclosure.site.composing import Beside, compose_page
from habeas.disclosure.site.page import SitePage

IDS = ReleaseIds(bytes(range(32)))
SLUG = "k7f3q2ma"


def admitted(made: Making | None = None, as_of: date = AS_OF, lang: Lang = Lang.EN) -> Admitted:
    """The invented case, let through whole."""
    made = example() if made is None else made
    return admit(Asked(made.fold(as_of), tuple(made.sources), Audience.SELF), lang)


def page_of(
    lang: Lang = Lang.EN, made: Making | None = None, as_of: date = AS_OF, beside: Beside | None = None
) -> SitePage:
    """Its page in one language."""
    return compose_page(admitted(made, as_of, lang), lang, SLUG, IDS, Beside() if beside is None else beside)
