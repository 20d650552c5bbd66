"""All hostile files together."""

from functools import cache

from tests.evidence.hostile import archives, letters, office, pages, pdfs, pictures, rest
from tests.evidence.hostile.sample import Sample


@cache
def hostile_files() -> tuple[Sample, ...]:
    """Every sample; no two have the same bytes and name."""
    makers = (pdfs, pages, archives, office, letters, pictures, rest)
    return tuple(sample for maker in makers for sample in maker.samples())
