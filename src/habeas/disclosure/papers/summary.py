"""The summary: one page on who is held, for how long, what is alleged, what the law required, what is asked."""

from habeas.disclosure.audience import Audience
from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Paper, Paragraph, Part, Points
from habeas.disclosure.view import Run, Sentence, plain


def summary(composer: Composer) -> Paper:
    """The summary of one person's case."""
    parts = (_who(composer), _held(composer), _alleged(composer), _law(composer))
    self_only = composer.admitted.audience is Audience.SELF
    return composer.paper(
        parts,
        subtitle=plain(composer.name()),
        stamp=composer.text("paper", "stamp_self") if self_only else "",
        brief=True,
        notices=(composer.text("sentences", "no_guilt"),),
    )


def _who(composer: Composer) -> Part:
    told = composer.told("birth_date", "age", "occupation", "nationality")
    return composer.part("who", [Paragraph(told) if told else None])


def _held(composer: Composer) -> Part:
    spells = tuple(composer.spell(spell) for spell in composer.one.spells)
    return composer.part("held", [Paragraph((*spells, *composer.told("place_of_detention")))])


def _alleged(composer: Composer) -> Part:
    told = composer.told("charge", "allegation", "denial")
    return composer.part("alleged", [Points(told) if told else None])


def _law(composer: Composer) -> Part:
    lines = [line for view in composer.custody() for line in (view.lead, *view.lines)]
    return composer.part("law", [Paragraph(tuple(Sentence((Run(line),), ()) for line in lines)) if lines else None])
