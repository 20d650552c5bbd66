"""The law as data: references to articles; later packs, clock and remedies."""
