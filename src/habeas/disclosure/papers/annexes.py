"""The list of annexes: every original that its reader may have, numbered, with pages and digest or commitment."""

from dataclasses import replace

from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.exhibits_part import exhibits
from habeas.disclosure.papers.paper import Paper, Paragraph


def annexes(composer: Composer) -> Paper:
    """The list; it tells nothing of the case but which papers there are."""
    found = tuple(replace(one, source=None) for one in exhibits(composer))
    counted = [one.pages for one in found if one.pages is not None]
    lead = [composer.sentence("lead", count=str(len(found)), pages=str(sum(counted)) if counted else None)]
    if any(one.digest.startswith("commitment:") for one in found):
        lead.append(composer.sentence("commitments"))
    parts = (composer.part("list", [Paragraph(tuple(lead))]),)
    return composer.paper(parts, subtitle=composer.names(), stamp=composer.own_stamp(), exhibits=found)
