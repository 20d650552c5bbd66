"""All hostile files together."""

from functools import cache

from tests.evidence.hostile import archives, documents, letters, office, pages, pdfs, pictures, rest
from tests.evidence.hostile.sample import Sample

UNHARMED = frozenset({
    "xref-outside.pdf", "size-lie.pdf", "headless.pdf", "font-map-huge.pdf", "laughs.html", "long-name.zip", "count-lie.zip",
    "disks.zip", "many-parts.eml", "never-ends.eml", "coding-nobody.eml", "head-long.eml", "encoded-bomb.eml", "many.mbox",
    "number.json", "objects.json", "sound-flipped-8.pdf", "sound-cut-3.eml", "two-bodies.docx", "deep-whole.docx", "sound-flipped-2.docx",
    "target-outside.docx", "target-climbs.docx", "rows.odt", "meta-bomb.odt", "far.xlsx", "error-type.xlsx",
    "sheet-name.xlsx", "sheet-bomb.xlsx", "unicode-skip.rtf", "number-lie.rtf", "never-ends.mhtml", "letters-broken.rtf",
    "climbs.wacz",
})  # fmt: skip
"""Files whose attack comes to nothing: their words are read whole, so that there may be nothing to say of them."""


@cache
def hostile_files() -> tuple[Sample, ...]:
    """Every sample; no two have the same bytes and name."""
    makers = (pdfs, pages, archives, office, documents, letters, pictures, rest)
    return tuple(sample for maker in makers for sample in maker.samples())
