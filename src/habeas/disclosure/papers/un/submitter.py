"""Who files: always for a person to fill in, since no record of the case holds it."""

from collections.abc import Iterator

from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Block

FIELDS = ("submitter_name", "submitter_capacity", "submitter_address", "submitter_email", "submitter_telephone")
"""What every body asks of who files."""


def submitter_blocks(composer: Composer, *more: str) -> Iterator[Block]:
    """The fields on who files, and those that this body asks besides."""
    for key in (*FIELDS, *more):
        yield composer.to_fill(key)


def closing(composer: Composer) -> tuple[str, ...]:
    """Place and date, and the signature."""
    return (composer.line("place_and_date"), composer.line("signature"))
