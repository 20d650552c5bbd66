"""From the words of an entry to an Entry: everything that is read out of a free text, in one place."""

from habeas.base.when import When
from habeas.evidence.registers.decisions import decisions_of
from habeas.evidence.registers.entry import Entry, Place
from habeas.evidence.registers.kinds import kind_of
from habeas.evidence.registers.makers import authors_of, publishers_of
from habeas.evidence.registers.quotations import quotations_of, titles_of
from habeas.evidence.registers.struck import status_of, struck_of


def described(number: str | None, text: str, place: Place, included: When | None = None) -> Entry:
    """The entry that these words make: decisions, notes, kind, titles and makers as the text marks them."""
    decisions = decisions_of(text)
    struck = struck_of(text, decisions)
    quotations = quotations_of(text)
    return Entry(
        number=number,
        text=text,
        place=place,
        status=status_of(text, struck),
        kind=kind_of(text),
        decisions=decisions,
        included=included,
        struck=struck,
        titles=titles_of(text, quotations),
        authors=authors_of(text, quotations),
        publishers=publishers_of(text, quotations),
    )
