"""A draft: one proposed statement, with its place, its extractor and how sure it is."""

from collections.abc import Mapping
from dataclasses import dataclass

from habeas.base.language import Lang
from habeas.base.plain import Plain
from habeas.base.span import Span
from habeas.record.statements import Stance


@dataclass(frozen=True, slots=True)
class Draft:
    """One proposal, in the shape of CONTRACTS `habeas draft FILE --json`.

    `type` is an id of the vocabulary. `subject` is a name in normal form, None where the text names
    nobody. `value` holds only what this span and its sentence carry; times are EDTF strings,
    lengths ISO 8601. `span` is in code points of the first reading and `quote` is exactly its text.
    `attributed_to` is who says so in the text, None where it is the text's own author.
    `confidence` is 0 to 1, an honest guess of the share of such drafts that a person would accept.
    `extractor` is `name/version`.
    """

    type: str
    subject: str | None
    value: Mapping[str, Plain]
    span: Span
    quote: str
    attributed_to: str | None
    stance: Stance
    confidence: float
    lang: Lang
    extractor: str

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence is 0 to 1: {self.confidence}")
        if len(self.quote) != len(self.span):
            raise ValueError("the quote is not the text of the span")
