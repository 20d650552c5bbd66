"""The wording of papers: that of the languages Habeas speaks, and one of its own for those it only writes papers in."""

from functools import cache
from importlib import resources

from habeas.disclosure.papers.languages import PaperLang
from habeas.disclosure.papers.spacing import spaced
from habeas.disclosure.wording import Wording, wording, wording_from


@cache
def paper_wording(lang: PaperLang) -> Wording:
    """How facts are told in a paper of this language; read on the first call.

    A language abroad has sentences for the properties that papers to bodies abroad tell, and for no others.
    Raises Failed when a file of the package is damaged.
    """
    if not lang.borrowed:
        return wording(lang.facts)
    text = (resources.files("habeas.disclosure.papers") / "wording" / f"{lang.value}.yaml").read_text("utf-8")
    return wording_from(spaced(text, lang.value), lang.facts, lang.value)
