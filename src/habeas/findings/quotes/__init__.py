"""Quote check: are the quoted words in an archive, where, whose they are, and what was searched."""
