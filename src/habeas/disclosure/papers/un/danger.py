"""What makes a case urgent: danger to life, health or integrity that the record tells of, while the person is held."""

from collections.abc import Iterator

from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Choice
from habeas.disclosure.papers.un.drafting import working
from habeas.disclosure.papers.un.filling import told
from habeas.disclosure.view import Sentence

DANGERS = ("health", "ill_treatment", "hunger_strike", "medical_examination")
"""Properties that can tell of danger."""


def danger(composer: Composer) -> Iterator[Sentence]:
    """What is recorded of danger, by time; nothing where the record tells of none."""
    yield from told(composer, *DANGERS)


def urgent_box(composer: Composer, ticked: bool, lead: str = "urgent_lead") -> Choice:
    """The box of an urgent appeal with what is recorded of danger; `lead` is the sentence before it."""
    found = tuple(danger(composer)) if working(composer) or ticked else ()
    bare = () if found or not working(composer) else (composer.sentence("no_danger"),)
    led = (composer.sentence(lead),) if found or bare else ()
    return Choice(composer.text("fields", "urgent"), ticked, (*led, *found, *bare))
