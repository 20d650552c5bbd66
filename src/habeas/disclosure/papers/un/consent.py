"""What was agreed to: the filing itself, telling the State the name, publishing it, a signed authority."""

from collections.abc import Iterator

from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Block, Field, Gap
from habeas.disclosure.papers.un.filling import answered, commas, mine, said, value
from habeas.disclosure.view import Sentence
from habeas.law.remedies.lacking import Held
from habeas.law.remedies.rows import RemedyRow
from habeas.record.casefile import Fact

CONSENT = "consent"
"""The property that holds an answer to one use."""

ASKED = ("consent_to_file", "consent_name_to_state", "consent_name_public", "authority")
"""What every one of these bodies, or whoever files with it, has to know of consent."""


def remedy_row(composer: Composer, procedure: str) -> RemedyRow | None:
    """What the remedies say of this procedure for the person; None where nobody asked."""
    remedies = composer.answers.remedies.get(composer.one.entity.id)
    rows = () if remedies is None else remedies.rows
    return next((row for row in rows if row.procedure.id == procedure), None)


def consent_blocks(composer: Composer, procedure: str) -> Iterator[Block]:
    """A field for each answer. Nothing recorded is an open field; "no" is told as no."""
    row = remedy_row(composer, procedure)
    for key in ASKED:
        yield _field(composer, key, row)


def refused(composer: Composer, procedure: str) -> tuple[str, ...]:
    """What must stand at the head of the paper where something was refused or taken back: it is not to be sent."""
    row = remedy_row(composer, procedure)
    held = {} if row is None else {field.term.id: field.held for field in row.fields}
    return tuple(composer.text("sentences", f"{key}_refused") for key in ASKED if held.get(key) is Held.REFUSED)


def _field(composer: Composer, key: str, row: RemedyRow | None) -> Field:
    found = None if row is None else next((field for field in row.fields if field.term.id == key), None)
    ids = set() if found is None else set(found.ids)
    facts = [fact for fact in mine(composer, CONSENT) if any(one.id in ids for one in fact.statements)]
    told = tuple(_answer(composer, fact) for fact in facts)
    field = answered(composer, key, told, CONSENT)
    return field if field.gap is not Gap.UNKNOWN else composer.to_fill(key)


def _answer(composer: Composer, fact: Fact) -> Sentence:
    lines = [line for name in ("answer", "by", "when") if (line := value(composer, fact, name))]
    return said(composer, fact, commas(lines))
