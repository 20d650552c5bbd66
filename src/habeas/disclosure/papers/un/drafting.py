"""What is for whoever prepares the paper and not for the body: proposals, warnings, and that the form is a draft.

A paper for the body itself holds claims and facts alone; one for oneself, counsel or the team holds these too.
"""

from collections.abc import Sequence

from habeas.disclosure.audience import Audience
from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Choice, Field, Gap
from habeas.disclosure.papers.un.consent import refused
from habeas.disclosure.view import Sentence


def working(composer: Composer) -> bool:
    """Whether the paper is a working copy and not the one that the body gets."""
    return composer.admitted.audience is not Audience.UN_BODY


def compared(composer: Composer) -> Field | None:
    """The field by which a person says that the form was compared with the official one; None once they said so."""
    field = composer.to_fill("compared")
    return field if field.gap is Gap.TO_FILL else None


def stamp(composer: Composer) -> str:
    """DRAFT, until the form was compared with the official one."""
    return "" if "compared" in composer.wanted.given else composer.text("paper", "stamp_draft")


def notices(composer: Composer, procedure: str, *keys: str) -> tuple[str, ...]:
    """What stands on the first page: a refused consent before everything; `keys` in a working copy alone."""
    told = list(refused(composer, procedure))
    if working(composer):
        told += [] if "compared" in composer.wanted.given else [composer.text("sentences", "form_draft")]
        told += [composer.text("sentences", key) for key in keys]
    return (*told, composer.text("sentences", "no_guilt"))


def box(
    composer: Composer,
    label: str,
    carried: Sequence[Sentence],
    offered: str,
    law: Sequence[Sentence] = (),
    missing: Sequence[Sentence] = (),
    *,
    ticked: bool,
) -> Choice:
    """One box with its grounds and its law. In a working copy it says who decided it and what is missing.

    `offered` is the sentence on grounds that nobody claimed. For the body a box that nobody ticked is empty.
    """
    if not working(composer):
        return Choice(label, ticked, (*carried, *law) if ticked else ())
    with_grounds, without = ("claimed", "claimed_bare") if ticked else (offered, "not_proposed")
    status = composer.sentence(with_grounds if carried else without)
    return Choice(label, ticked, (status, *carried, *law, *(() if carried and ticked else missing)))
